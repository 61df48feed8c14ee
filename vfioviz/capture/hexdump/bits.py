"""Bytes as bits: ``xxd -b``, gdb's ``x/tb`` and ``x/th``: ``00000000: 01010000 00000000  P.``.

Groups of 0 and 1 may as well be hex: the step from row to row decides, or the text column.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.gdb import ADDRESS
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import mark, tr

_ROW = re.compile(ADDRESS + r"((?:[ \t]+(?:[01]{8}){1,8}(?!\S))+)(?:[ \t]{2,}(.*)|[ \t]*)\Z")
_NEAR = re.compile(ADDRESS + r"(?=[ \t]|\Z)")
_GROUP = re.compile(r"(?:[01]{8}){1,8}\Z")
_MANY = 5
"""With this many groups a single row counts as xxd -b, which writes six."""


class _Bits(NamedTuple):
    offset: int
    size: int
    """Bytes in the row."""
    hexes: int
    """Bytes if the digits were hex."""
    text: str


class Bits(Plainly):
    """An address with a colon, then groups of bits."""

    key = "bits"
    title = mark("bits (xxd -b, gdb x/tb)")

    def count(self, page: Page) -> int:
        """Return how many rows there are, unless they are hex."""
        rows = []
        for line in page.dense:
            found = _ROW.match(line.text)
            if found is not None:
                digits = sum(map(len, found[2].split()))
                rows.append(_Bits(int(found[1], 16), digits // 8, digits // 2, found[3] or ""))
                if len(rows) == ENOUGH:
                    break
        if not rows:
            return 0
        steps = [(below.offset - row.offset, row) for row, below in pairwise(rows)]
        bits = sum(step == row.size for step, row in steps)
        hexes = sum(step == row.hexes for step, row in steps)
        if bits == hexes:
            row = rows[0]
            bits += len(row.text) == row.size or (not row.text and row.size >= _MANY)
        return len(rows) if bits > hexes else 0

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        width = 0

        def convert(token: str) -> bytes:
            if not _GROUP.match(token) or (width and len(token) != width):
                raise ValueError(token)
            return int(token, 2).to_bytes(len(token) // 8, reading.order)

        def parse(line: Line) -> Row | None:
            nonlocal width
            found = _ROW.match(line.text)
            if found is None:
                if _NEAR.match(line.text):
                    message = tr("{shown} is no row of bits", shown=shown(line.text.strip()))
                    raise page.error(line, 0, message)
                return None
            tokens = found[2].split()
            width = width or len(tokens[0])
            try:
                data = b"".join(map(convert, tokens))
            except ValueError as problem:
                message = tr(
                    "{shown} is no group of {width} bits", shown=shown(str(problem)), width=width
                )
                raise page.error(line, found.start(2), message) from None
            return Row(line, found.start(1), found[1], data, len(data), 1, found[3] or "")

        blocks = read_rows(page, parse, Rules((16,), convert, absolute=True))
        return tuple(block._replace(note="", words=max(width // 8, 1)) for block in blocks)
