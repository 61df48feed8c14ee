"""hexyl: offset, panels of bytes and of text between borders.

``│00000000│ 50 00 00 00 0f 00 00 00 ┊ 02 00 00 00 20 00 00 00 │P⋄⋄⋄•⋄⋄⋄┊•⋄⋄⋄ ⋄⋄⋄│``, with
``--border ascii`` between bars. Groups of several bytes (``--group-size``) are bytes in order
unless ``--endianness little`` was given, which the text does not tell.
"""

from __future__ import annotations

import re

from typing_extensions import override

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, ByteOrder, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules, swap
from vfioviz.language import tr

_LIKE = re.compile(r"[ \t]*[│|]([0-9a-fA-F]{8})[│|][ \t0-9a-fA-F]{11,}[│┊|]")
_NEAR = re.compile(r"[ \t]*[│|]([0-9a-fA-F*]{1,16})[ ]*[│|]")
_BORDER = re.compile(r"[│┊|]")
_CELL = re.compile(r"[ ]*(?:(?:[0-9a-fA-F]{2})+[ ]+)*\Z")
_WIDEST = 11
"""Columns that only a panel of bytes has; one of text has eight."""


class Panels(Plainly):
    """Bytes in panels between borders."""

    key = "hexyl"
    title = "hexyl"

    def count(self, page: Page) -> int:
        """Return how many rows there are."""
        return count_rows(page, _LIKE)

    @override
    def usual(self, page: Page) -> ByteOrder:
        """Return "big": groups are bytes in order unless hexyl was asked for another."""
        del page
        return "big"

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        width = 0

        def parse(line: Line) -> Row | None:
            nonlocal width
            found = _LIKE.match(line.text) or _NEAR.match(line.text)
            if found is None:
                return None
            if found[1][0] == "*":
                return None
            groups: list[str] = []
            start = _BORDER.search(line.text, found.end(1))
            position = start.end() if start else found.end()
            while stop := _BORDER.search(line.text, position):
                cell = line.text[position : stop.start()]
                if len(cell) < _WIDEST:
                    break
                if not _CELL.match(cell):
                    message = tr("{shown} is no panel of hex bytes", shown=shown(cell.strip()))
                    raise page.error(line, position, message)
                groups += cell.split()
                position = stop.end()
            if not groups:
                return None
            width = width or len(groups[0]) // 2
            if any(len(group) != 2 * width for group in groups[:-1]) or len(groups[-1]) > 2 * width:
                message = tr("groups of different sizes in one row")
                raise page.error(line, found.end(1), message)
            data = bytes.fromhex("".join(groups))
            if reading.order == "little":
                data = swap(data, width)
            return Row(line, found.start(1), found[1], data, len(data), width)

        marked = Page(page.source, tuple(_plain(line) for line in page.lines))
        blocks = read_rows(marked, parse, Rules((16,), bytes.fromhex, end=_STOP, absolute=False))
        return tuple(block._replace(words=max(width, 1)) for block in blocks)


_STOP = re.compile(r"[ \t]*[│|]([0-9a-fA-F]{8})[│|][ │┊|]*\Z")
_STAR = re.compile(r"[ \t]*[│|]\*[ │┊|]*\Z")


def _plain(line: Line) -> Line:
    """Return the line; a row of ``*`` as other tools write it."""
    return line._replace(text="*") if _STAR.match(line.text) else line
