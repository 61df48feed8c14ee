"""What mail, terminals and hands do to a dump: each returns another text, whole or not."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Mapping
from random import Random

Damage = Callable[[str, Random], str]

STRAY = (
    "face",
    "Ed",
    "deadbeef",
    "a881b496941f",
    "10",
    "2023",
    "0x18",
    "1234 5678",
    "cafe babe",
    "Thanks,",
    'Fixes: a881b496941f ("vfio: Align capabilities")',
    "offset 0x48 (72, that is 9 * 8):",
    "On Thu, 3 Aug 2023 10:41:09 -0400 a reviewer wrote:",
    "-- ",
    "*",
    "00000000",
    "0000020",
    "add",
    "the cap at 00000020 is wrong",
    "see 0000:01:00.0 [8086:1889]",
    "#define X 0x10",
    "{ 0x8086, 0x1889 },",
    "\\x1b[0m",
    "$1 = 5",
    "drivers/vfio/pci/vfio_pci_core.c",
    "VGhhbmtz",
    "+++ b/drivers/vfio/vfio_main.c",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "12 34 56 78 9a bc de f0",
)


def _at(text: str, draw: Random) -> int:
    return draw.randrange(len(text))


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _text(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def drop(text: str, draw: Random) -> str:
    at = _at(text, draw)
    return text[:at] + text[at + 1 :]


def double(text: str, draw: Random) -> str:
    at = _at(text, draw)
    return text[:at] + text[at] + text[at:]


def wrap(text: str, draw: Random) -> str:
    width = draw.randint(20, 100)
    mark = draw.choice(["", "", "> "])
    out: list[str] = []
    for line in _lines(text.expandtabs()):
        rest = line
        while len(rest) > width and (at := rest.rfind(" ", 1, width + 1)) > 0:
            out.append(rest[:at].rstrip())
            rest = rest[at + 1 :]
        out.append(rest)
    return _text([mark + line for line in out])


def fill(text: str, draw: Random) -> str:
    """A paragraph filled anew."""
    return textwrap.fill(text, draw.randint(40, 100), break_on_hyphens=False) + "\n"


def quote(text: str, draw: Random) -> str:
    mark = draw.choice(["> ", ">", "> > ", ">> ", "| ", "  > "])
    return _text([mark + line for line in _lines(text)])


def indent(text: str, draw: Random) -> str:
    mark = draw.choice([" ", "    ", "\t", "\t\t"])
    return _text([mark + line for line in _lines(text)])


def tabs(text: str, draw: Random) -> str:
    return re.sub(r"  +", "\t", text)


def collapse(text: str, draw: Random) -> str:
    return re.sub(r"[ \t]+", " ", text)


def strip(text: str, draw: Random) -> str:
    return _text([line.strip() for line in _lines(text)])


def trail(text: str, draw: Random) -> str:
    return _text([line + "  " for line in _lines(text)])


def crlf(text: str, draw: Random) -> str:
    return text.replace("\n", "\r\n")


def nbsp(text: str, draw: Random) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def colour(text: str, draw: Random) -> str:
    return (
        re.sub(r"([0-9a-f]{2})(?= )", "\x1b[32m\\1\x1b[0m", text)
        if draw.random() < 0.5
        else ("\x1b[1m" + text.replace("\n", "\x1b[0m\n\x1b[1m"))
    )


def stamp(text: str, draw: Random) -> str:
    mark = draw.choice(
        [
            "[   12.345678] ",
            "Nov 20 14:39:00 host qemu[12]: ",
            "2023-11-20T14:39:00.345678+00:00 host prog[7]: ",
            "[   12.345678][  T123] vfio: ",
        ]
    )
    return _text([mark + line for line in _lines(text)])


def number(text: str, draw: Random) -> str:
    return _text([f"{at:3}: {line}" for at, line in enumerate(_lines(text), start=1)])


def blank(text: str, draw: Random) -> str:
    return text.replace("\n", "\n\n")


def cut_line(text: str, draw: Random) -> str:
    lines = _lines(text)
    del lines[draw.randrange(len(lines))]
    return _text(lines)


def cut_end(text: str, draw: Random) -> str:
    return text[: draw.randint(len(text) // 2, len(text))]


def cut_start(text: str, draw: Random) -> str:
    return text[draw.randint(1, len(text) // 2) :]


def repeat_line(text: str, draw: Random) -> str:
    lines = _lines(text)
    at = draw.randrange(len(lines))
    return _text(lines[: at + 1] + lines[at:])


def swap_lines(text: str, draw: Random) -> str:
    lines = _lines(text)
    at = draw.randrange(len(lines))
    lines[at - 1], lines[at] = lines[at], lines[at - 1]
    return _text(lines)


def join_lines(text: str, draw: Random) -> str:
    lines = _lines(text)
    at = draw.randrange(len(lines))
    return _text([*lines[:at], " ".join(lines[at : at + 2]), *lines[at + 2 :]])


def split_line(text: str, draw: Random) -> str:
    at = _at(text, draw)
    return text[:at] + "\n" + text[at:]


def no_offset(text: str, draw: Random) -> str:
    """One line's first word goes."""
    lines = _lines(text)
    at = draw.randrange(len(lines))
    lines[at] = re.sub(r"^\s*\S+\s?", "", lines[at])
    return _text(lines)


def no_offsets(text: str, draw: Random) -> str:
    return _text([re.sub(r"^\s*\S+\s?", "", line) for line in _lines(text)])


def stray_before(text: str, draw: Random) -> str:
    return draw.choice(STRAY) + draw.choice(["\n", "\n\n", " ", ": "]) + text


def stray_behind(text: str, draw: Random) -> str:
    return (
        text.rstrip("\n") + draw.choice(["\n", "\n\n", " ", "  <-- "]) + draw.choice(STRAY) + "\n"
    )


def stray_between(text: str, draw: Random) -> str:
    lines = _lines(text)
    at = draw.randint(0, len(lines))
    return _text([*lines[:at], draw.choice(STRAY), *lines[at:]])


def digit(text: str, draw: Random) -> str:
    """A digit becomes what no dump has."""
    at = _at(text, draw)
    return text[:at] + draw.choice("gOl?") + text[at + 1 :]


DAMAGES: Mapping[str, Damage] = {
    damage.__name__: damage
    for damage in (
        drop,
        double,
        wrap,
        fill,
        quote,
        indent,
        tabs,
        collapse,
        strip,
        trail,
        crlf,
        nbsp,
        colour,
        stamp,
        number,
        blank,
        cut_line,
        cut_end,
        cut_start,
        repeat_line,
        swap_lines,
        join_lines,
        split_line,
        no_offset,
        no_offsets,
        stray_before,
        stray_behind,
        stray_between,
        digit,
    )
}
