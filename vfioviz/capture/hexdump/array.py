"""Arrays of C, Python, Rust, Go or JSON: ``{0x10, 0x00}``, ``[16, 0]``, with what stands around.

Also what gdb's ``p/x`` writes, with ``<repeats 16 times>``, and values with 0x and no commas.
Elements are bytes: a value over 0xff is an error, never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.capture.hexdump.form import ENOUGH, Block, ByteOrder
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.capture.source import MAX_SIZE
from vfioviz.language import mark, tr

_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"//[^\n]*|#[^\n]*")
_CAST = re.compile(r"\((?:unsigned\s+char|(?:signed\s+)?char|__u8|u8|uint8_t|int8_t|byte)\)")
_NUMBER = r"-?[0-9][0-9A-Za-z_]*"
_REPEATS = r"(?:\s*<repeats\s+[0-9]{1,12}\s+times>)?"
_ELEMENT = re.compile(rf"({_NUMBER})(?:\s*<repeats\s+([0-9]{{1,12}})\s+times>)?")
_RUN = re.compile(rf"(?<![\w.]){_NUMBER}{_REPEATS}(?:(?:\s*,\s*|\s+){_NUMBER}{_REPEATS})*+")
_HEX = re.compile(r"0[xX]([0-9a-fA-F][0-9a-fA-F_]*?)(?:_?[ui]8|[uU]?[lL]{0,2})\Z")
_DECIMAL = re.compile(r"(-?(?:0+|[1-9][0-9]*))(?:_?[ui]8|[uU]?[lL]{0,2})\Z")
_SIMPLE = re.compile(
    r"0x[0-9a-fA-F]{2}(?:(?:\s*+,\s*+0x[0-9a-fA-F]{2})*+|(?:\s++0x[0-9a-fA-F]{2})*+)"
)
_PAIR = re.compile(r"[0-9a-fA-F]{2}\Z")
_LIKE = re.compile(r".*?(?:\b0[xX][0-9a-fA-F]{1,2}(?![0-9a-fA-F])|[{\[(,]\s*-?[0-9]{1,3}\s*,)")
_LENGTH = re.compile(r"\}\s*;\s*unsigned int \w{1,200}_len\s*=\s*([0-9]{1,9})\s*;")
_CLOSERS = {"{": "}", "[": "]", "(": ")"}
_STOPS = frozenset({"}", "]", ")", ";", ""})
_MORE = re.compile(r"\S*[\s,]+0[xX]")
_FEW = 8


class _Run(NamedTuple):
    start: int
    stop: int
    opener: str
    """The bracket in front, or ""."""
    size: int
    """Elements, repeats not counted."""
    hexes: int
    """Elements with 0x."""
    repeats: bool
    """Whether any element says how often it repeats."""


class Array:
    """Numbers between commas, in brackets or not."""

    key = "array"
    title = mark("array of bytes")

    def count(self, page: Page) -> int:
        """Return how many lines of arrays there are."""
        if not count_rows(page, _LIKE):
            return 0
        joined = page.joined()
        text = _blank(joined.text)
        runs = _runs(text)
        found = last = 0
        for run in runs:
            first = joined.line_at(run.start).number
            stop = first + text.count("\n", run.start, run.stop)
            found += max(stop - max(first - 1, last), 0)
            last = stop
        return min(found, ENOUGH)

    def read(self, page: Page, byte_order: ByteOrder) -> tuple[Block, ...]:
        """Return the bytes of each array."""
        del byte_order
        joined = page.joined()
        text = _blank(joined.text)
        runs = _runs(text)
        return tuple(_block(joined, text, run) for run in runs)


def _blank(text: str) -> str:
    """Return the text with comments and casts made blank, all positions kept."""

    def spaces(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group())

    # Without an end the search for one would begin again at each "/*".
    whole = text.rfind("*/") + 2
    text = _BLOCK_COMMENT.sub(spaces, text[:whole]) + text[whole:]
    return _CAST.sub(spaces, _LINE_COMMENT.sub(spaces, text))


def _runs(text: str) -> list[_Run]:
    """Return the arrays: in brackets, or with 0x; small ones only where there is no bigger."""
    runs = [run for run in _all_runs(text) if _is_array(run)]
    if any(run.size >= _FEW for run in runs):
        runs = [run for run in runs if run.size >= _FEW]
    return runs


def _all_runs(text: str) -> Iterator[_Run]:
    for match in _RUN.finditer(text):
        before = text[max(match.start() - 4096, 0) : match.start()].rstrip()
        opener = before[-1:] if before[-1:] in _CLOSERS else ""
        count = hexes = 0
        repeats = False
        for element in _ELEMENT.finditer(text, match.start(), match.end()):
            count += 1
            hexes += element[1][:2] in {"0x", "0X"}
            repeats = repeats or element[2] is not None
        yield _Run(match.start(), match.end(), opener, count, hexes, repeats)


def _is_array(run: _Run) -> bool:
    if run.hexes * 2 > run.size:
        return run.size >= 2 or run.repeats
    return bool(run.opener) and (run.size >= 4 or run.repeats)


def _block(joined: Joined, text: str, run: _Run) -> Block:
    _check_start(joined, text, run)
    _check_end(joined, text, run)
    block = _bytes(joined, text, run)
    length = _LENGTH.search(text, run.stop, run.stop + 256)
    if length and int(length[1]) != len(block.data):
        message = tr(
            "the array has {count} elements, but its length is given here", count=len(block.data)
        )
        raise joined.error(length.start(1), message)
    return block


def _bytes(joined: Joined, text: str, run: _Run) -> Block:
    line = joined.line_at(run.start).number
    if _SIMPLE.fullmatch(text, run.start, run.stop):
        digits = text[run.start : run.stop].replace("0x", "").replace(",", "")
        return Block(bytes.fromhex(digits), line)
    pairs = _bare_hex(text, run)
    data = bytearray()
    stop, commas = run.start, "," in text[run.start : run.stop]
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        element, times = match[1], int(match[2] or 1)
        if commas and data and "," not in text[stop : match.start()]:
            raise joined.error(
                match.start(), tr("a comma is missing before {shown}", shown=shown(element))
            )
        stop = match.end()
        value = int(element, 16) if pairs else _value(joined, match.start(), element)
        if len(data) + times > MAX_SIZE:
            message = tr(
                "the array describes more than {number} MiB, the most that is read",
                number=MAX_SIZE >> 20,
            )
            raise joined.error(match.start(), message)
        data += bytes([value]) * times
    return Block(bytes(data), line)


def _bare_hex(text: str, run: _Run) -> bool:
    """Whether the elements are hex without 0x: two digits each, and not all decimal."""
    if run.hexes:
        return False
    decimal = True
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        if not _PAIR.match(match[1]):
            return False
        decimal = decimal and match[1].isdigit() and match[1][0] != "0"
    return not decimal


def _value(joined: Joined, position: int, element: str) -> int:
    match = _HEX.match(element)
    if match:
        value = int(match[1].replace("_", ""), 16)
    else:
        match = _DECIMAL.match(element)
        if match is None or len(element) > 20:
            if element.isdigit():
                message = tr(
                    "{shown} is octal in C and decimal elsewhere; write 0x..", shown=shown(element)
                )
            else:
                message = tr("{shown} is no number; expected 0x00 to 0xff", shown=shown(element))
            raise joined.error(position, message)
        value = int(match[1])
    if value > 0xFF or value < -0x80:
        message = tr(
            "{shown} does not fit a byte; expected elements from 0x00 to 0xff", shown=shown(element)
        )
        raise joined.error(position, message)
    return value & 0xFF


def _check_start(joined: Joined, text: str, run: _Run) -> None:
    """Make sure that no element in front of the first was unreadable."""
    before = text[max(run.start - 4096, 0) : run.start].rstrip()
    if before.endswith(","):
        words = before[:-1].split()
        word = words[-1] if words else ""
        start = before.rfind(word, 0, len(before) - 1)
        word = word.lstrip("{[(")
        position = max(run.start - 4096, 0) + before.find(word, start)
        message = tr("{shown} in an array of bytes; expected a number", shown=shown(word))
        raise joined.error(max(position, 0), message)


def _check_end(joined: Joined, text: str, run: _Run) -> None:
    """Make sure that the array was not broken off by something that is no number."""
    rest = re.compile(r"\s*,?\s*").match(text, run.stop)
    stop = rest.end() if rest else run.stop
    comma = "," in text[run.stop : stop]
    behind = text[stop : stop + 3]
    if behind == "...":
        message = tr(
            "the array is cut off by '...'; in gdb, 'set print elements unlimited' shows it whole"
        )
        raise joined.error(stop, message)
    if run.opener:
        if behind[:1] == _CLOSERS[run.opener]:
            return
        if not behind:
            message = tr(
                "the text ends before the '{item}' of the array", item=_CLOSERS[run.opener]
            )
            raise joined.error(max(run.stop - 1, 0), message)
    line_end = text.find("\n", run.stop)
    same_line = line_end < 0 or stop <= line_end
    broken = comma or _MORE.match(text, stop, stop + 64) is not None
    if (run.opener or (same_line and broken)) and behind[:1] not in _STOPS:
        word = text[stop : stop + 64].split(maxsplit=1)[0]
        expected = tr("a number or the closing bracket") if run.opener else tr("a number")
        raise joined.error(
            stop,
            tr(
                "{shown} in an array of bytes; expected {expected}",
                shown=shown(word),
                expected=expected,
            ),
        )
