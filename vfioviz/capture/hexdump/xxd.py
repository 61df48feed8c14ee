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
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import tr

_GROUP = r"[ \t]+(?:[0-9a-fA-F]{2})+(?!\S)"
# Where the offset has no 0 in front, two groups must follow: "deadbeef: fd leak" is prose.
_START = rf"(?=0|(?<=[xX])|[0-9a-fA-F]{{4,16}}:{_GROUP}{_GROUP})"
_ROW = re.compile(rf"[ \t]*(0[xX])?{_START}([0-9a-fA-F]{{4,16}}):(?={_GROUP})")
_NEAR = re.compile(r"[ \t]*(0[xX])?(0[0-9a-fA-F]{6,15}):(?=[ \t]|\Z)")

_ANSWER = 1 << 16
"""Bytes; an offset from here on is an address."""

_USUAL = 2
"""Bytes in a group as xxd writes it unasked: these are never values."""


class Xxd(Plainly):
    """Offsets with a colon, then groups of hex digits."""

    key = "xxd"
    title = "xxd"
    values = False
    """Whether groups are little-endian values; else text column or reading tell."""

    def count(self, page: Page) -> int:
        """Return how many lines have an offset with a colon and hex behind it."""
        found = 0
        for line in page.lines:
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
        # xxd writes groups of two bytes unasked: these are values only where the user says so.
        open_order = not sure and (
            width > _USUAL or (width > 1 and (reading.asked or _is_address(page)))
        )
        if self.values:
            swapped, open_order = width, False
        elif open_order:
            swapped = width if reading.order == "little" else 0

        def parse(line: Line) -> Row | None:
            match = _ROW.match(line.text) or _NEAR.match(line.text)
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
            data = swap(parsed.data, parsed.width) if swapped else parsed.data
            return Row(line, match.start(2), match[2], data, parsed.sure, parsed.width, parsed.text)

        def group(token: str) -> bytes:
            if swapped and len(token) != 2 * swapped:
                raise ValueError(token)
            return swap(bytes.fromhex(token), swapped)

        blocks = read_rows(page, parse, Rules((16, 10), group, absolute=_is_address(page)))
        note = ""
        if swapped and not open_order:
            note = tr("groups are little-endian values, as xxd -e writes them")
        elif open_order and not swapped:
            note = tr("groups of {width} bytes taken in the order of their digits", width=width)
        return tuple(
            block._replace(
                note="; ".join(filter(None, (note, block.note))),
                words=width if open_order else 1,
            )
            for block in blocks
        )


class Values(Xxd):
    """The same where each group is a value; chosen by hand where no text column tells."""

    key = "xxd-e"
    title = "xxd -e, md (values)"
    values = True


def _is_address(page: Page) -> bool:
    """Whether the first row's offset is no offset in an answer but where it lay in memory."""
    first = next((found for line in page.lines if (found := _ROW.match(line.text))), None)
    return first is not None and int(first[2], 16) >= _ANSWER


def swap(data: bytes, width: int) -> bytes:
    """Return the bytes with each group of ``width`` reversed; a short one at the end as well."""
    if width <= 1:
        return data
    return b"".join(data[at : at + width][::-1] for at in range(0, len(data), width))


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
