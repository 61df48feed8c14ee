r"""Escapes without quotes: bare ``\x10\x00``, and bpftrace's ``buf``, ``P\x00\x00\x00 \x00``.

bpftrace writes printable bytes as they are, a space and a backslash too, so every character of the
line counts. What a program printed in front of them is told by ``@name[key]:`` of a map, or by what
looks like an answer behind it.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.form import Block
from vfioviz.capture.hexdump.likeness import is_likely
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_BARE = re.compile(r"\s*(?:\\x[0-9a-fA-F]{2}|\\[0-7]{3}|\s)+\\?\s*\Z")
_SOME = re.compile(r"\\x[0-9a-fA-F]{2}")
_MAP = re.compile(r"[ \t]*@[\w]{0,64}(?:\[[^\]\\]{0,200}\])?: ")
_STARTS = re.compile(r"(?:: |:|= ?|\t| )")
_BYTE = re.compile(r"\\x([0-9a-fA-F]{2})|([\x20-\x7e])")
_LONGEST = 1 << 20
_MOST_STARTS = 64


def blocks(page: Page) -> tuple[Block, ...]:
    """Return the dumps of the lines that hold escapes and no quotes.

    Raises:
        CaptureError: naming line and column.
    """
    found: list[Block] = []
    bare: list[Line] = []
    for line in page.lines:
        if "\\x" not in line.text and not (bare and "\\" in line.text):
            continue
        if _BARE.match(line.text):
            bare.append(line)
            continue
        if bare and bare[-1].number + 1 == line.number:
            raise _stray(page, line)
        found.append(_printed(page, line))
    numbers = {line.number for line in bare}
    data = bytearray()
    first = 0
    used: set[int] = set()
    for line in bare:
        if data and line.number - 1 not in numbers:
            found.append(Block(bytes(data), first, lines=frozenset(used)))
            data, used = bytearray(), set()
        first = line.number if not data else first
        data += _bytes(page, line)
        used.add(line.number)
    if data:
        found.append(Block(bytes(data), first, lines=frozenset(used)))
    _refuse_wrapped(page, found)
    return tuple(sorted(found, key=lambda block: block.line))


def _bytes(page: Page, line: Line) -> bytes:
    data = bytearray()
    for part in re.finditer(r"\\x([0-9a-fA-F]{2})|\\([0-7]{3})|(\\)\s*\Z", line.text):
        if part[1]:
            data += bytes.fromhex(part[1])
        elif part[2]:
            if int(part[2], 8) > 0xFF:
                message = tr("{shown} is over 0xff (octal 377)", shown=shown(part[0]))
                raise page.error(line, part.start(), message)
            data.append(int(part[2], 8))
    return bytes(data)


def _printed(page: Page, line: Line) -> Block:
    """Return what bpftrace printed in one line."""
    text = line.text[:_LONGEST]
    quote = text.find("\\x")
    if text[quote - 1 : quote] in {'"', "'"}:
        raise page.error(line, quote - 1, tr("the quote that opens here is not closed on its line"))
    known = _MAP.match(text)
    starts = [known.end()] if known else _candidates(text, quote)
    likely: list[bytes] = []
    whole: bytes | None = None
    for start in starts:
        data = _decoded(text, start)
        if data is None:
            continue
        if start == starts[0]:
            whole = data
        if is_likely(data):
            likely.append(data)
    if known and whole is not None:
        return Block(whole, line.number, lines=frozenset({line.number}))
    if len(likely) == 1:
        note = tr("as bpftrace's buf writes it: every character is a byte")
        return Block(likely[0], line.number, note, frozenset({line.number}))
    bad = next((at for at in _backslashes(text) if not _SOME.match(text, at)), None)
    if bad is not None:
        piece = text[bad : bad + 4]
        message = tr("{shown}: an odd digit or none; \\x needs two hex digits", shown=shown(piece))
        raise page.error(line, bad, message)
    end = _SOME.match(text, quote)
    at = end.end() if end else quote
    while (more := _SOME.match(text, at)) is not None:
        at = more.end()
    if quote > len(text) - len(text.lstrip()):
        at = len(text) - len(text.lstrip())
    message = tr(
        "{shown} is no byte; expected \\x and two hex digits, or one line of bpftrace's buf and "
        "nothing in front of it",
        shown=shown(text[at : at + 1]),
    )
    raise page.error(line, at, message)


def _backslashes(text: str) -> list[int]:
    return [found.start() for found in re.finditer(r"\\", text)]


def _candidates(text: str, first: int) -> list[int]:
    """Return where the bytes may begin: at the line's start, or behind what ends a label."""
    indent = len(text) - len(text.lstrip())
    head = text[: first + 1]
    starts = dict.fromkeys([0, indent])
    for found in _STARTS.finditer(head):
        starts.setdefault(found.end())
        if len(starts) == _MOST_STARTS:
            break
    starts.setdefault(first)
    return list(starts)


def _decoded(text: str, start: int) -> bytes | None:
    data = bytearray()
    position = start
    while position < len(text):
        part = _BYTE.match(text, position)
        if part is None:
            return None
        data += bytes.fromhex(part[1]) if part[1] else part[2].encode("ascii")
        position = part.end()
    return bytes(data)


def _stray(page: Page, line: Line) -> CaptureError:
    found = re.search(r"(?!\\x[0-9a-fA-F]{2})\S", re.sub(r"\\x[0-9a-fA-F]{2}", "    ", line.text))
    at = found.start() if found else 0
    message = tr(
        "{shown} is no byte; expected \\x and two hex digits", shown=shown(line.text[at : at + 1])
    )
    return page.error(line, at, message)


def _refuse_wrapped(page: Page, found: list[Block]) -> None:
    """Refuse lines of bpftrace that follow one another: a mail program may have broken one."""
    ordered = sorted(found, key=lambda block: block.line)
    for here, there in zip(ordered, ordered[1:], strict=False):
        near = there.line - max(here.lines) <= 1
        if near and not (is_likely(here.data) and is_likely(there.data)):
            line = next(line for line in page.lines if line.number == there.line)
            message = tr("two lines of escapes follow one another; join them if they are one dump")
            raise page.error(line, 0, message)
