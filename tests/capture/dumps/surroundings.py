"""What stands around a dump where people paste it, and in front of its lines: nothing is lost.

Each returns a text that a reader sees the same dump in, so that two or three of them may follow
one another: a log's lines in a quoted mail in a web page.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from random import Random

Surrounding = Callable[[str, Random], str]


def _each(text: str, front: str, behind: str = "") -> str:
    return "".join(f"{front}{line}{behind}\n" for line in text.splitlines())


def quoted(text: str, draw: Random) -> str:
    return _each(text, draw.choice(["> ", ">", "> > ", ">> ", "| "]))


def indented(text: str, draw: Random) -> str:
    return _each(text, draw.choice(["  ", "    ", "\t", "        "]))


def carriage_returns(text: str, draw: Random) -> str:
    return text.replace("\n", draw.choice(["\r\n", "\r"]))


def no_break_spaces(text: str, draw: Random) -> str:
    return text.replace(*draw.choice([(" ", "\u00a0"), ("  ", "\u00a0 ")]))


def no_width(text: str, draw: Random) -> str:
    return text.replace("\n", draw.choice(["\u200b\n", "\u2060\n"]))


def byte_order_mark(text: str, draw: Random) -> str:
    return "\ufeff" + text


def fenced(text: str, draw: Random) -> str:
    fence = draw.choice(["```", "~~~", "````"])
    return f"{fence}{draw.choice(['', 'c', 'text'])}\n{text}{fence}\n"


def literal_block(text: str, draw: Random) -> str:
    return "::\n\n" + indented(text, draw)


def noformat(text: str, draw: Random) -> str:
    return "{noformat}\n" + text + "{noformat}\n"


def in_a_mail(text: str, draw: Random) -> str:
    return (
        f"Hi,\n\nthis is what I see on my machine (6.1.0, argsz 24):\n\n{text}\n"
        "Any idea why cap_offset is 0x14 there?\n\nThanks,\nAda\n"
    )


def trailer(text: str, draw: Random) -> str:
    return text + '\nFixes: a881b496941f ("vfio: align capability structures")\n'


def signature(text: str, draw: Random) -> str:
    return text + "\n-- \nAda Dee <ada@example.org>\n"


def coloured(text: str, draw: Random) -> str:
    if draw.random() < 0.5:
        return _each(text, "\x1b[1;32m", "\x1b[0m\x1b[K")
    return re.sub(r"([0-9a-f]{2,})", lambda m: f"\x1b[3{draw.randint(1, 7)}m{m[0]}\x1b[0m", text)


def journal(text: str, draw: Random) -> str:
    return _each(
        text,
        draw.choice(
            [
                "Nov 29 15:00:01 host prog[123]: ",
                "2026-11-29T15:00:01.123456+0000 host kernel: ",
                "[Sun Nov 29 15:00:01 2026] ",
                "[   12.345678][  T123] vfio: ",
            ]
        ),
    )


def kernel_log(text: str, draw: Random) -> str:
    return "".join(
        f"[{100 + at * 0.000012:12.6f}] {line}\n" for at, line in enumerate(text.splitlines())
    )


def web_page(text: str, draw: Random) -> str:
    escaped = html.escape(text)
    if draw.random() < 0.5:
        return f"<pre>{escaped.replace('|', '&#124;')}</pre>\n"
    return escaped.replace(" ", "&nbsp;").replace("\n", "<br>\n")


def wrapped(text: str, draw: Random) -> str:
    width, lines = draw.choice([60, 66, 72, 78]), []
    for line in text.splitlines():
        rest = line
        while len(rest) > width and (at := rest.rfind(" ", 1, width + 1)) > 0:
            lines.append(rest[:at].rstrip())
            rest = rest[at + 1 :]
        lines.append(rest)
    return "\n".join(lines) + "\n"


def spaced(text: str, draw: Random) -> str:
    return text.replace("\n", "\n\n")


def trailing_spaces(text: str, draw: Random) -> str:
    return _each(text, "", "   ")


def patch(text: str, draw: Random) -> str:
    return _each(text, "+")


def comment(text: str, draw: Random) -> str:
    return _each(text, draw.choice(["# ", "// ", " * ", "; ", "-- "]))


def line_numbers(text: str, draw: Random) -> str:
    form = draw.choice(["{:6}\t{}", "{}:{}"])
    return "".join(form.format(*each) + "\n" for each in enumerate(text.splitlines(), 1))


def in_bold(text: str, draw: Random) -> str:
    stripped = text.strip("\n")
    return f"*{stripped}*\n"


def cell(text: str, draw: Random) -> str:
    return _each(text, "| ", " |")


SURROUNDINGS: Mapping[str, Surrounding] = {
    one.__name__: one
    for one in (
        quoted,
        indented,
        carriage_returns,
        no_break_spaces,
        no_width,
        byte_order_mark,
        fenced,
        literal_block,
        noformat,
        in_a_mail,
        trailer,
        signature,
        coloured,
        journal,
        kernel_log,
        web_page,
        wrapped,
        spaced,
        trailing_spaces,
        patch,
        comment,
        line_numbers,
        in_bold,
        cell,
    )
}
