"""What particular tools print around the bytes or between them, taken out before forms are tried.

bpftool's keys, perf's ``BPF output:``, PowerShell's text column, drgn's notes behind an address,
SLUB's zones, IDA's segment in front of an address, a checksum of standard input, and KASAN's memory
state, whose bytes are no memory at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from string import hexdigits

from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_BPF_OUTPUT = re.compile(r"[ \t]*BPF output:(?=[ ]+[0-9a-f]{4}:)")
"""tools/perf/builtin-script.c: in front of the first row alone."""

_KEY = re.compile(r"key:[0-9a-f ]{0,800}\Z")
_VALUE = re.compile(r"(?:key: [0-9a-f ]{2,800})?value(?: \(CPU \d{1,4}\))?:[ ]?")
_OTHER_CPU = re.compile(r"CPU 0*[1-9]")
_PAIRS = re.compile(r"[0-9a-f]{2}(?: {1,2}[0-9a-f]{2}){0,15} ?\Z")
_FOUND = re.compile(r"Found \d+ elements?\Z")

_FORMAT_HEX = re.compile(r"[ ]*Offset Bytes[ ]+Ascii[ ]*\Z")
_FORMAT_HEX_ROW = re.compile(r"[0-9A-F]{16} ((?:[0-9A-F]{2} )*[0-9A-F]{2})")
_FORMAT_HEX_BYTES = 64
"""Columns up to the end of sixteen bytes."""

_ANNOTATED = re.compile(r"([0-9a-f]{16}): ([0-9a-f]{16})(?: \[[^\[\]]*\])?\s*\Z")
_ANNOTATION = re.compile(r"ADDRESS\s+VALUE\s*\Z")
"""drgn's ``print_annotated_memory``: an address, a u64, and what it points to."""

_SLUB = re.compile(r"(?:.{0,80}[\]:] )?\s{0,8}(?:Redzone|Padding|Bytes b4)\s{1,9}[0-9a-fx]{8,18}: ")
_OBJECT = re.compile(r"(?:.{0,80}[\]:] )?\s{0,8}Object\s{1,9}[0-9a-fx]{8,18}: ")
_RULER = re.compile(
    r"87654321\s+0011 2233 .*|-\s?offset\s?-\s+(?:[0-9A-F]{4} ){4,}\s*[0-9A-F]{16}\s*"
)
"""Above the rows of Emacs' hexl-mode, and of radare2 since 5.9."""

_BYTEA = re.compile(
    r"(?<![\\\w])(?<!b['\"])(?:E?(['\"])|(?<!['\"]))\\{1,2}x((?:[0-9a-fA-F]{2}){8,})"
    r"(?(1)\1|(?![\w\\]))"
)
"""PostgreSQL's bytea: one ``\\x``, and all bytes behind it."""
_BYTEA_DAMAGED = re.compile(r"(?<![\\\w])(?<!b['\"])\\{1,2}x([^\\\s'\"]{16,})(?![\w\\])")

_LONGEST = 65_536

_SEGMENT = re.compile(
    r"[ \t]*[.A-Za-z_][\w.]{0,40}:"
    r"(?=(?:[0-9A-F]{8}|[0-9A-F]{16})[ \t]+(?:[0-9A-F]{2}[ \t]+)*[0-9A-F]{2}\b)"
)
_DIGEST = re.compile(
    r"\s*(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})"
    r" [ *]-\s*\Z"
)
"""``md5sum``, ``sha1sum`` ... of what was piped into it."""

_SHADOW = re.compile(r".{0,80}\bMemory state around the buggy address:\s*\Z")
_SHADOW_ROW = re.compile(r".{0,80}?[0-9a-f]{8,16}:[0-9a-f \[\]]{0,64}\Z")
_CARET = re.compile(r".{0,120}?\^\s*\Z")


def bare(page: Page) -> Page | None:
    """Return the page with the bytes alone; None where no such tool wrote it."""
    changed = False
    for view in (_bpftool, _format_hex, _slub, _lines):
        found = view(page)
        if found is not None and found.lines:
            page, changed = found, True
    return page if changed else None


def without_shadow(page: Page) -> tuple[Page, CaptureError] | None:
    """Return the page without KASAN's memory state, and why that is none; None without one."""
    kept: list[Line] = []
    title: Line | None = None
    inside = False
    for line in page.lines:
        if _SHADOW.match(line.text[:200]):
            title, inside = title or line, True
        elif inside and (_SHADOW_ROW.match(line.text[:200]) or _CARET.match(line.text[:200])):
            continue
        else:
            inside = False
            kept.append(line)
    if title is None:
        return None
    message = tr(
        "KASAN's memory state is no memory: each of its bytes tells which of 8 or 16 bytes may be "
        "used; paste a dump of the answer"
    )
    return Page(page.source, tuple(kept)), page.error(title, 0, message)


def _lines(page: Page) -> Page | None:
    """Return the page with single lines changed.

    Raises:
        CaptureError: there is nothing but checksums.
    """
    annotated = _annotated(page)
    if all(_DIGEST.match(line.text) for line in page.lines) and page.lines:
        message = tr("a checksum, as md5sum or sha256sum prints it, is no dump of the bytes")
        raise page.error(page.lines[0], 0, message)

    def change(line: Line) -> Line | None:
        text = line.text
        if line.number in annotated and (note := _ANNOTATED.match(text)):
            return line._replace(text=f"0x{note[1]}: 0x{note[2]}")
        if whole := _BYTEA.search(text[:_LONGEST]):
            before = text[: whole.start()].ljust(whole.start(2))
            return line._replace(text=f"{before}{whole[2]} {text[whole.end() :]}")
        if (damaged := _BYTEA_DAMAGED.search(text[:_LONGEST])) and not _is_text(damaged[1]):
            message = tr(
                "expected two hex digits a byte behind the one '\\x', up to the closing quote, as "
                "PostgreSQL writes bytea"
            )
            raise page.error(line, damaged.start(), message)
        if _RULER.fullmatch(text.strip()) or _DIGEST.match(text):
            return None
        if segment := _SEGMENT.match(text):
            return line._replace(shift=line.shift + segment.end(), text=text[segment.end() :])
        if output := _BPF_OUTPUT.match(text):
            return line._replace(text=" " * output.end() + text[output.end() :])
        return line

    return _changed(page, change)


def _is_text(run: str) -> bool:
    """Whether more than one character in ten is no hex digit."""
    return 10 * sum(char not in hexdigits for char in run) > len(run)


def _annotated(page: Page) -> frozenset[int]:
    """Return the lines below drgn's title.

    Raises:
        CaptureError: at a line among them that is none.
    """
    found: set[int] = set()
    due = 0
    for line in page.lines:
        if _ANNOTATION.match(line.text):
            due = line.number + 1
        elif line.number == due:
            if _ANNOTATED.match(line.text) is None:
                message = tr("expected an address, a colon and sixteen hex digits, as drgn writes")
                raise page.error(line, 0, message)
            found.add(due)
            due += 1
    return frozenset(found)


def _changed(page: Page, change: Callable[[Line], Line | None]) -> Page | None:
    lines = tuple(new for line in page.lines if (new := change(line)) is not None)
    return Page(page.source, lines) if lines != page.lines else None


def _bpftool(page: Page) -> Page | None:
    """Return the values of ``bpftool map dump`` without their keys."""
    keys = any(line.text.startswith("key:") for line in page.lines)
    if not keys or not any(_VALUE.match(line.text) for line in page.lines):
        return None
    return Page(page.source, tuple(_values(page)))


def _values(page: Page) -> Iterator[Line]:
    in_key = False
    for line in page.lines:
        value = _VALUE.match(line.text)
        if value is not None:
            in_key = False
            stop = value.end()
            if _OTHER_CPU.search(value[0]):
                yield line
            elif line.text[stop:].strip():
                yield line._replace(shift=line.shift + stop, text=line.text[stop:])
        elif _KEY.match(line.text):
            in_key = True
        elif not (in_key and _PAIRS.match(line.text)) and not _FOUND.match(line.text):
            in_key = False
            yield line


def _format_hex(page: Page) -> Page | None:
    """Return the rows of PowerShell 7's Format-Hex without their text, which its columns part.

    Zeros are blanks in it, so it can't be told from what no row holds in any other way.
    """
    if not any(_FORMAT_HEX.match(line.text) for line in page.lines):
        return None

    def change(line: Line) -> Line | None:
        if _FORMAT_HEX.match(line.text):
            return None
        row = _FORMAT_HEX_ROW.match(line.text[:_FORMAT_HEX_BYTES])
        text = line.text[_FORMAT_HEX_BYTES + 1 :]
        apart = not line.text[row.end() : _FORMAT_HEX_BYTES + 1].strip() if row else False
        if row is None or not apart or not _is_text_of(text, bytes.fromhex(row[1])):
            return line
        return line._replace(text=f"{line.text[:16]}  {row[1]}")

    return _changed(page, change)


def _is_text_of(text: str, data: bytes) -> bool:
    """Whether PowerShell writes these bytes so; blanks at the end of a line may be gone."""
    shown = "".join(
        " " if not byte else chr(byte) if 0x20 <= byte < 0x7F else "\N{REPLACEMENT CHARACTER}"
        for byte in data
    ).ljust(len(text))
    padded = text.ljust(len(shown))
    return len(padded) == len(shown) and all(
        one == two or (two == "\N{REPLACEMENT CHARACTER}" and (one == " " or not one.isascii()))
        for one, two in zip(padded, shown, strict=True)
    )


def _slub(page: Page) -> Page | None:
    """Return an object's bytes without the zones that SLUB keeps around it."""
    if not any(_OBJECT.match(line.text[:200]) for line in page.lines):
        return None

    def change(line: Line) -> Line | None:
        # Where lines were joined, an object's first row must not go with what stands before it.
        alone = _SLUB.match(line.text[:200]) and "Object" not in line.text
        return None if alone else line

    return _changed(page, change)
