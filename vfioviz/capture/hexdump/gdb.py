"""gdb's ``x/32xb``: ``0x7ffe1230 <info+8>:  0x10  0x00``, and ``xh``, ``xw``, ``xg``.

gdb fills each value with zeros to the size of its unit, so the digits tell the unit; the byte
order of bigger units is the target's, which the text does not tell.
"""

from __future__ import annotations

import re
from collections import Counter

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import tr

ADDRESS = (
    r"[ \t]*(?:\((?:gdb|lldb|qemu)\)[ \t]*)?(?:=>[ \t]*)?"
    r"(?:0[xX](?=[0-9a-fA-F]{1,16}\b)|(?=[0-9a-fA-F]{8,16}:))([0-9a-fA-F]{1,16})"
    r"(?:[ \t]*<[^>]{0,200}>)?:"
)
"""An address as debuggers and QEMU's monitor write it: group 1."""

_LIKE = re.compile(ADDRESS + r"(?:[ \t]+0[xX][0-9a-fA-F]+)+[ \t]*\Z")
_ROW = re.compile(ADDRESS + r"(?=[ \t]+0[xX])")
_TOKEN = re.compile(r"\S+")
_VALUE = re.compile(r"0[xX]((?:[0-9a-fA-F]{2}){1,8})\Z")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+\Z")
_SIZES = (1, 2, 4, 8)


class Gdb(Plainly):
    """Addresses, perhaps with a symbol, then values with 0x."""

    key = "gdb"
    title = "gdb x/xb"

    def count(self, page: Page) -> int:
        """Return how many lines have an address and values with 0x, all filled to one size."""
        widths: Counter[int] = Counter()
        found: list[set[int]] = []
        for line in page.dense:
            match = _LIKE.match(line.text)
            if match is None:
                continue
            row = {len(token) for token in line.text[match.end(1) :].split() if token[:2] == "0x"}
            found.append(row)
            widths.update(row)
            if len(found) == ENOUGH:
                break
        usual = widths.most_common(1)[0][0] if widths else 0
        return sum(row == {usual} for row in found) if usual % 2 == 0 else 0

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        size = 0

        def parse(line: Line) -> Row | None:
            nonlocal size
            match = _ROW.match(line.text)
            if match is None:
                return None
            data = bytearray()
            for token in _TOKEN.finditer(line.text, match.end()):
                digits = _digits(page, line, token, size)
                size = size or len(digits) // 2
                data += int(digits, 16).to_bytes(size, reading.order)
            return Row(line, match.start(1), match[1], bytes(data), len(data), size)

        def group(token: str) -> bytes:
            value = _VALUE.match(token)
            if value is None or len(value[1]) != 2 * size:
                raise ValueError(token)
            return int(value[1], 16).to_bytes(size, reading.order)

        blocks = read_rows(page, parse, Rules((16,), group, absolute=True))
        return tuple(block._replace(note="", words=max(size, 1)) for block in blocks)


def _digits(page: Page, line: Line, token: re.Match[str], size: int) -> str:
    """Return the digits of a value of ``size`` bytes (0: of any), or say what is wrong."""
    text = token.group()
    value = _VALUE.match(text)
    if value and len(value[1]) // 2 in _SIZES and size in {0, len(value[1]) // 2}:
        return value[1]
    digits = tr("{number} hex digits", number=2 * size) if size else tr("2, 4, 8 or 16 hex digits")
    if size == 1 and _NUMBER.match(text) and int(text, 16) > 0xFF:
        message = tr("{shown} is over 0xff, but the other values are bytes", shown=shown(text))
    elif _NUMBER.match(text) and len(text) % 2:
        message = tr(
            "{shown} has an odd number of digits; expected 0x and {digits}",
            shown=shown(text),
            digits=digits,
        )
    else:
        message = tr(
            "{shown} is no value of this row; expected 0x and {digits}",
            shown=shown(text),
            digits=digits,
        )
    raise page.error(line, token.start(), message)
