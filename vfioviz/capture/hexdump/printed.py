r"""Escapes without quotes: bare ``\x10\x00``, and bpftrace's ``buf``, ``P\x00\x00\x00 \x00``.

bpftrace writes printable bytes as they are, a space and a backslash too, so every character of the
line counts; Rust's ``escape_ascii`` writes ``\t``, ``\n``, ``\\`` and quotes too.
What a program printed in front of them is told by ``@name[key]:`` of a map, or by what looks like
an answer behind it.
"""

from __future__ import annotations

import re
from itertools import pairwise

from vfioviz.capture.hexdump.form import Block
from vfioviz.capture.hexdump.likeness import CLEARLY, ORDERS, is_likely, is_short, is_whole, points
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_BARE = re.compile(r"\s*(?:\\x[0-9a-fA-F]{2}|\\[0-7]{3}|\s)+\\?\s*\Z")
_SOME = re.compile(r"\\x[0-9a-fA-F]{2}")
_MAP = re.compile(r"[ \t]*@[\w]{0,64}(?:\[[^\]\\]{0,200}\])?: ")
_STARTS = re.compile(r"(?:: |:|= ?|\t| )")
_BYTE = re.compile(r"\\x([0-9a-fA-F]{2})|([\x20-\x7e])")
_RUST = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([trn\\'\"]))|([\x20-\x5b\x5d-\x7e])")
_SIMPLE = {"t": "\t", "r": "\r", "n": "\n"}
_LONGEST = 1 << 20
_MOST_STARTS = 64
_FRONT = re.compile(r"[+|>*# ]{1,6}")
_MARKS = 8
"""Characters of markup that may follow on a line: ``*@info: ...*``."""


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
            if _counts_spaces(line):
                found.append(_printed(page, line))
            else:
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
        _refuse_lost_space(page, bare[0], bytes(data))
        found.append(Block(bytes(data), first, lines=frozenset(used)))
    _refuse_wrapped(page, found)
    _refuse_rest(page, found)
    return tuple(sorted(found, key=lambda block: block.line))


def _counts_spaces(line: Line) -> bool:
    """Whether the spaces of a line of escapes are bytes, as bpftrace writes them."""
    if " " not in line.text.rstrip():
        return False
    with_spaces = _decoded(line.text, 0)
    without = bytes.fromhex("".join(_SOME.findall(line.text)).replace("\\x", ""))
    return with_spaces is not None and is_likely(with_spaces) and not is_likely(without)


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
    decoded = [(start, data) for start in starts if (data := _decoded(text, start)) is not None]
    whole = next((data for start, data in decoded if start == starts[0]), None)
    if not known and "\\" in _SOME.sub("", text):
        rust = [data for start in starts if (data := _escaped(text.rstrip(), start)) is not None]
        best = max(rust, key=points, default=b"")
        if not is_whole(best):
            best = next((end for one in rust for end in _ends(one) if is_whole(end)), best)
        if is_likely(best):
            _refuse_text(page, line, best)
            return Block(best, line.number, lines=frozenset({line.number}))
    read = _chosen(whole, [data for _, data in decoded if is_likely(data)], known=known is not None)
    if read is not None:
        if known:
            _refuse_lost_space(page, line, read[0])
        _refuse_text(page, line, read[0])
        return Block(read[0], line.number, read[1], frozenset({line.number}))
    _refuse_escape(page, line, quote)
    start = len(text) - len(text.lstrip())
    if quote <= start:
        while (more := _SOME.match(text, quote)) is not None:
            quote = more.end()
        start = quote
    message = tr(
        "{shown} is no byte; expected \\x and two hex digits, or one line of bpftrace's buf and "
        "nothing in front of it",
        shown=shown(text[start : start + 1]),
    )
    raise page.error(line, start, message)


def _chosen(whole: bytes | None, likely: list[bytes], *, known: bool) -> tuple[bytes, str] | None:
    """Return the bytes of a line and what is to be said of them; None where nothing decides."""
    if not any(map(is_whole, likely)):
        for read in ([whole] if whole is not None else []) + likely:
            for data in filter(is_whole, _ends(read)):
                note = tr(
                    "what follows the bytes on the line is left out: argsz says where they end"
                )
                return data, note
    if known and whole is not None:
        return whole, ""
    ordered = sorted(likely, key=points, reverse=True)
    if ordered and (len(ordered) == 1 or points(ordered[0]) >= points(ordered[1]) + CLEARLY):
        return ordered[0], tr("as bpftrace's buf writes it: every character is a byte")
    return None


def _refuse_escape(page: Page, line: Line, start: int) -> None:
    """Refuse a backslash that begins no escape."""
    at = line.text.find("\\", start)
    while at >= 0:
        if not _SOME.match(line.text, at):
            piece = line.text[at : at + 4]
            message = tr(
                "{shown}: an odd digit or none; \\x needs two hex digits", shown=shown(piece)
            )
            raise page.error(line, at, message)
        at = line.text.find("\\", at + 1)


def _ends(data: bytes) -> list[bytes]:
    """Return the bytes up to where argsz says that they end, if a space and text follow."""
    found = []
    for order in ORDERS:
        size = int.from_bytes(data[:4], order)
        rest = data[size:]
        ends = rest[:1] == b" " or (len(rest) <= _MARKS and not rest.strip(b" *_|`'\"~)>"))
        if 8 <= size < len(data) and ends and rest.decode("latin-1").isprintable():
            found.append(data[:size])
    return found


def _refuse_text(page: Page, line: Line, data: bytes) -> None:
    """Refuse bytes that go on, behind those that argsz counts, as text on the line would."""
    if not is_likely(data):
        return
    for order in ORDERS:
        rest = data[int.from_bytes(data[:4], order) :]
        printable = sum(0x20 <= byte < 0x7F for byte in rest)
        if rest[:1] == b" " and 2 * printable > len(rest):
            text = line.text.rstrip()
            at = max(text.rfind("  "), text.rfind(" ", 0, len(text) - 1))
            message = tr(
                "{shown} may be text or bytes: argsz counts those in front of it alone; take it "
                "out if it is none of them",
                shown=shown(text[at:].strip()),
            )
            raise page.error(line, at + 1, message)


def _refuse_lost_space(page: Page, line: Line, data: bytes) -> None:
    """Refuse bytes that are an answer but for a space in front, which a mail program took."""
    if not is_likely(data) and is_likely(b" " + data):
        message = tr("with one space in front the bytes are an answer: put it back if it was lost")
        raise page.error(line, 0, message)


def _candidates(text: str, first: int) -> list[int]:
    """Return where the bytes may begin: at the line's start, or behind what ends a label."""
    indent = len(text) - len(text.lstrip())
    head = text[: first + 1]
    starts = dict.fromkeys([0, indent])
    front = _FRONT.match(text, indent)
    for start in range(indent + 1, front.end() + 1 if front else 0):
        starts.setdefault(start)
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


def _escaped(text: str, start: int) -> bytes | None:
    """Return the bytes of a line that Rust's ``escape_ascii`` wrote; None where it did not."""
    data = bytearray()
    position = start
    while position < len(text):
        part = _RUST.match(text, position)
        if part is None:
            return None
        if part[1]:
            data += bytes.fromhex(part[1])
        else:
            data += (part[3] or _SIMPLE.get(part[2], part[2])).encode("ascii")
        position = part.end()
    return bytes(data)


def _stray(page: Page, line: Line) -> CaptureError:
    found = re.search(r"(?!\\x[0-9a-fA-F]{2})\S", re.sub(r"\\x[0-9a-fA-F]{2}", "    ", line.text))
    at = found.start() if found else 0
    message = tr(
        "{shown} is no byte; expected \\x and two hex digits", shown=shown(line.text[at : at + 1])
    )
    return page.error(line, at, message)


def _refuse_rest(page: Page, found: list[Block]) -> None:
    """Refuse a line of escapes below bytes that end before argsz says."""
    ends = {max(block.lines) + 1 for block in found if is_short(block.data)}
    for line in page.lines if ends else ():
        if line.number in ends and _SOME.search(line.text):
            message = tr("two lines of escapes follow one another; join them if they are one dump")
            raise page.error(line, 0, message)


def _refuse_wrapped(page: Page, found: list[Block]) -> None:
    """Refuse lines of bpftrace that follow one another: a mail program may have broken one."""
    ordered = sorted(found, key=lambda block: block.line)
    for here, there in pairwise(ordered):
        near = there.line - max(here.lines) <= 1
        if near and not (is_likely(here.data) and is_likely(there.data)):
            line = next(line for line in page.lines if line.number == there.line)
            message = tr("two lines of escapes follow one another; join them if they are one dump")
            raise page.error(line, 0, message)
