"""``xxd``: ``00000010: 1800 0000 a5a5 a5a5  ........``, in groups of any size, with -a, -d, -e.

Also what looks the same: U-Boot's ``md.b``, lldb's ``memory read`` and ``print_hex_dump`` without
a prefix string. ``xxd -e`` writes each group as a little-endian value; only its text column tells.
"""

from __future__ import annotations

import re

from typing_extensions import override

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.columns import body, spells
from vfioviz.capture.hexdump.form import ENOUGH, Block, ByteOrder, Plainly, Reading
from vfioviz.capture.hexdump.likeness import CLEARLY, is_likely, points
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules, swap
from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_GROUP = r"[ \t]+(?:[0-9a-fA-F]{2})+(?!\S)"
# Where the offset has no 0 in front, two groups must follow: "deadbeef: fd leak" is prose.
_START = rf"(?=0|(?<=[xX])|[0-9a-fA-F]{{4,16}}:{_GROUP}{_GROUP})"
_ROW = re.compile(rf"[ \t]*(0[xX])?{_START}([0-9a-fA-F]{{4,16}}):(?={_GROUP})")
_SHORT = re.compile(
    r"[ \t]*(0[xX])?([0-9a-fA-F]{8,16}):(?=[ \t]+(?:[0-9a-fA-F]{2})+(?:[ \t]{2,}|[ \t]*\Z))"
)
"""A last row of one group, whose address has no 0 in front."""
_NEAR = re.compile(r"[ \t]*(0[xX])?(0[0-9a-fA-F]{6,15}):(?=[ \t]|\Z)")

_ANSWER = 1 << 16
"""Bytes; an offset from here on is an address."""

_USUAL = 2
"""xxd's default group size in bytes: such groups are never values."""


class Xxd(Plainly):
    """Offsets with a colon, then groups of hex digits."""

    key = "xxd"
    title = "xxd"
    values = False
    """Whether groups are little-endian values; else text column or reading tell."""

    def count(self, page: Page) -> int:
        """Return how many lines have an offset with a colon and hex behind it."""
        found = 0
        for line in page.dense:
            found += _ROW.match(line.text) is not None
            if found == ENOUGH:
                break
        return found

    @override
    def usual(self, page: Page) -> ByteOrder:
        """Return the order of the digits for an offset, that of values for an address."""
        return "little" if _is_address(page) else "big"

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps; a text column that spells the bytes decides on their order."""
        swapped, sure = _swapped(page)
        width = _width(page)
        address = _is_address(page)
        # xxd writes groups of two bytes unasked: these are values only where the user says so.
        usual = width == _USUAL and not (reading.asked or address)
        is_open = not sure and width > 1 and not usual
        if self.values:
            swapped, is_open = width, False
        elif is_open:
            swapped = width if reading.order == "little" else 0
        blocks = _rows(page, swapped, words=is_open and address)
        if not sure and usual and not swapped and (values := _values(page, blocks)):
            blocks, swapped = values, width
        note = ""
        if swapped and not is_open:
            note = tr("groups are little-endian values, as xxd -e writes them")
        elif is_open and not swapped:
            note = tr("groups of {width} bytes taken in the order of their digits", width=width)
        return tuple(
            block._replace(
                note="; ".join(filter(None, (note, block.note))), words=width if is_open else 1
            )
            for block in blocks
        )


def _rows(page: Page, swapped: int, *, words: bool) -> tuple[Block, ...]:
    """Return the dumps with groups of ``swapped`` bytes turned round (0: none).

    ``words``: groups are words, so that none may be cut, whatever their order.
    """

    def parse(line: Line) -> Row | None:
        match = _ROW.match(line.text) or _NEAR.match(line.text) or _SHORT.match(line.text)
        if match is None:
            return None
        parsed = body(page, line, match.end())
        if swapped and parsed.width > swapped:
            message = tr(
                "a group of {number} digits where others have {number2}",
                number=2 * parsed.width,
                number2=2 * swapped,
            )
            raise page.error(line, match.end() + 1, message)
        if (swapped or words) and len(parsed.data) % parsed.width:
            raise page.error(line, match.end(), tr("the last word of the row is cut"))
        data = swap(parsed.data, parsed.width) if swapped else parsed.data
        return Row(line, match.start(2), match[2], data, parsed.sure, parsed.width, parsed.text)

    def group(token: str) -> bytes:
        if swapped and len(token) != 2 * swapped:
            raise ValueError(token)
        return swap(bytes.fromhex(token), swapped)

    return read_rows(page, parse, Rules((16, 10), group, absolute=_is_address(page)))


def _values(page: Page, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the dumps with groups as values, where only so they look like answers; else ()."""
    try:
        values = _rows(page, _USUAL, words=False)
    except CaptureError:
        return ()
    better = all(
        is_likely(value.data) and points(value.data) >= points(block.data) + CLEARLY
        for value, block in zip(values, blocks, strict=False)
    )
    return values if better and len(values) == len(blocks) else ()


class Values(Xxd):
    """The same where each group is a value; chosen by hand where no text column tells."""

    key = "xxd-e"
    title = "xxd -e, md (values)"
    values = True


def _is_address(page: Page) -> bool:
    """Whether the first row's offset is a memory address rather than an offset in the answer."""
    first = next((found for line in page.lines if (found := _ROW.match(line.text))), None)
    return first is not None and int(first[2], 16) >= _ANSWER


def _width(page: Page) -> int:
    """Return the bytes in a group of the first row."""
    found = ((line, match.end()) for line in page.lines if (match := _ROW.match(line.text)))
    return next((body(page, line, start).width for line, start in found), 1)


def _swapped(page: Page) -> tuple[int, bool]:
    """Return the size of groups that the text columns spell backwards (0: they do not), if sure."""
    straight = backwards = width = 0
    for line in page.lines:
        match = _ROW.match(line.text)
        if match is None:
            continue
        parsed = body(page, line, match.end())
        if parsed.width == 1 or not parsed.text:
            continue
        width = width or parsed.width
        straight += spells(parsed.text, parsed.data)
        backwards += spells(parsed.text, swap(parsed.data, parsed.width))
        if straight + backwards >= ENOUGH:
            break
    return width if backwards > straight else 0, backwards != straight
