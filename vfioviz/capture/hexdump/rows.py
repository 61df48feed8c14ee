"""Rows with offsets: what xxd, hexdump, od, the kernel and gdb share.

Rule 1: rows that start again at the first offset behind a blank line or prose are another dump.
Rule 2: the number base of the offsets (16, 8 or 10) is the first of the form's own list in which
all rows follow one another; tools differ, and the digits alone do not tell.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from vfioviz.capture.hexdump.page import Line, Page


class Row(NamedTuple):
    """An offset and the bytes at it."""

    line: Line
    start: int
    """Index in the line's text of the offset."""
    offset: str
    """Digits; "" where the form gives none: the row follows the one before."""
    data: bytes
    sure: int
    """The first bytes, that are certainly data and no text column."""
    width: int = 1
    """Bytes in a group of digits."""
    text: str = ""
    """The text column; "" where there is none."""


class Repeat(NamedTuple):
    """A line ``*``."""

    line: Line


class EndOffset(NamedTuple):
    """An offset alone, behind the last row."""

    line: Line
    start: int
    offset: str


class Other(NamedTuple):
    """A line that is no row."""

    line: Line
    near: bool
    """Whether no blank line parts it from the row before."""


Item = Row | Repeat | EndOffset | Other


class Rules(NamedTuple):
    """How a form's offsets are to be taken."""

    bases: tuple[int, ...]
    """Number bases of the offsets, likeliest first."""
    group: Callable[[str], bytes] = bytes.fromhex
    """One group of a row -> its bytes; ValueError where it is none."""
    end: re.Pattern[str] | None = None
    """A line with the offset behind the last byte, as group 1."""
    absolute: bool = False
    """Whether the offsets are addresses, so that any start will do."""
    stray: Callable[[str], bool] | None = None
    """Whether a line that is no row was meant to be one, where the form can tell."""
    padding: int = 0
    """Bytes of the last word that may be padding, where the last offset says so."""


def items(page: Page, parse: Callable[[Line], Row | None], rules: Rules) -> Iterator[Item]:
    """Yield the rows of a page and what stands next to them.

    Raises:
        CaptureError: what ``parse`` raises.
    """
    begun = near = alone = False
    before: Line | None = None
    for line in page.lines:
        next_to = before is not None and line.number == before.last + 1
        row = parse(line)
        if row is not None:
            if not begun and before is not None and next_to:
                yield Other(before, near=True)
            begun = near = alone = True
            yield row
        elif begun:
            near = near and next_to
            if line.text.strip() == "*":
                yield Repeat(line)
            elif rules.end is not None and (near or alone) and (end := rules.end.match(line.text)):
                yield EndOffset(line, end.start(1), end.group(1))
            else:
                alone = False
                yield Other(line, near)
        before = line


def segments(found: Iterator[Item]) -> Iterator[list[Item]]:
    """Yield the items of each dump."""
    segment: list[Item] = []
    first: Row | None = None
    last = 0
    for item in found:
        if isinstance(item, Row):
            again = first is not None and item.offset and item.offset == first.offset
            if again and (item.line.number > last + 1 or isinstance(segment[-1], EndOffset)):
                yield segment
                segment, first = [], None
            first = first or item
            last = item.line.last
        segment.append(item)
    if segment:
        yield segment


def swap(data: bytes, width: int) -> bytes:
    """Return the bytes with each group of ``width`` reversed; a short one at the end as well."""
    if width <= 1:
        return data
    return b"".join(data[at : at + width][::-1] for at in range(0, len(data), width))
