"""``od -t x1``: bytes behind a bare offset, in octal, hex (``-A x``) or decimal (``-A d``).

Also ``od -b`` and ``hexdump -b``, whose bytes are three octal digits, and ``od -t x1z`` with text.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows, hex_byte, tokens_row
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import tr

_OFFSET = r"[ \t]*([0-9a-fA-F]{6,16})"
_HEX = re.compile(_OFFSET + r"(?:[ \t]+[0-9a-fA-F]{2})+(?:[ \t]+>.*)?[ \t]*\Z")
_OCTAL = re.compile(_OFFSET + r"(?:[ \t]+[0-3][0-7]{2})+[ \t]*\Z")
_NEAR = re.compile(r"[ \t]*(0[0-9a-fA-F]{5,15})(?=[ \t]+[^\s>]{1,32}(?:[\s>]|\Z))")
_END = re.compile(_OFFSET + r"[ \t]*\Z")


def octal_byte(digits: str) -> bytes:
    """Return the byte of three octal digits; ValueError beyond 377."""
    if len(digits) != 3 or int(digits, 8) > 0xFF:
        raise ValueError(digits)
    return bytes([int(digits, 8)])


class Od(Plainly):
    """An offset without a colon, then bytes of two hex or three octal digits."""

    key = "od"
    title = "od -t x1"

    def count(self, page: Page) -> int:
        """Return how many lines have an offset and bytes of one width."""
        return max(count_rows(page, _HEX), count_rows(page, _OCTAL))

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading
        octal = count_rows(page, _OCTAL) > count_rows(page, _HEX)
        lengths = [len(match[1]) for line in page.lines if (match := _HEX.match(line.text))]
        # od writes seven digits in octal and decimal and six in hex; hexdump -b seven in hex.
        bases = (8, 16, 10) if octal else (8, 10, 16)
        if lengths and min(lengths) == 6:
            bases = (16, 8, 10)

        like = _OCTAL if octal else _HEX

        def parse(line: Line) -> Row | None:
            match = like.match(line.text) or _NEAR.match(line.text)
            if match is None:
                return None
            if octal:
                return tokens_row(
                    page, line, match, 3, octal_byte, tr("bytes of three octal digits")
                )
            return tokens_row(page, line, match, 2, hex_byte, tr("bytes of two hex digits"))

        return read_rows(page, parse, Rules(bases, octal_byte if octal else hex_byte, end=_END))
