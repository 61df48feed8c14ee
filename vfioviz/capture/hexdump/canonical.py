"""``hexdump -C``: ``00000010  18 00 00 00 a5 a5 a5 a5  02 00 01 00 38 00 00 00  |........|``."""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows, hex_byte, tokens_row
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import tr

_LIKE = re.compile(
    r"[ \t]*([0-9a-fA-F]{8,16})[ \t]+[0-9a-fA-F]{2}(?:[ \t]+[0-9a-fA-F]{2})*(?:[ \t]+\||[ \t]*\Z)"
)
# A row that is damaged; without the 0 it would be a commit and its subject.
_NEAR = re.compile(r"[ \t]*(0[0-9a-fA-F]{7,15})(?=[ \t]+[^\s|]{1,32}(?:[\s|]|\Z))")
_END = re.compile(r"[ \t]*([0-9a-fA-F]{8,16})[ \t]*\Z")


class Canonical(Plainly):
    """Eight digits of offset, sixteen bytes, the text between bars."""

    key = "hexdump-C"
    title = "hexdump -C"

    def count(self, page: Page) -> int:
        """Return how many lines have an offset, bytes, and nothing else but a text column."""
        return count_rows(page, _LIKE)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading

        def parse(line: Line) -> Row | None:
            match = _LIKE.match(line.text) or _NEAR.match(line.text)
            if match is None:
                return None
            return tokens_row(page, line, match, 2, hex_byte, tr("bytes of two hex digits"))

        return read_rows(page, parse, Rules((16,), hex_byte, end=_END))
