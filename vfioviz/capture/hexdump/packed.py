"""Python's ``struct.pack("<4I2Q", 80, 15, ...)``: the format says sizes and order, so none is open.

The arguments are numbers; what is computed (``1 << 40``) or named is refused.
"""

from __future__ import annotations

import re
import struct

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.capture.source import MAX_SIZE
from vfioviz.language import mark, tr

_CALL = re.compile(r"\bpack\(\s*b?(['\"])([<>=!@]?[0-9xbBhHiIlLqQ ]{1,200})\1\s*,([^()]*)\)")
_PLUS = re.compile(r"[\s\\]*\+[\s\\]*(?:struct\.)?")
_NUMBER = re.compile(
    r"-?(?:0[xX][0-9a-fA-F_]{1,40}|0[bB][01_]{1,100}|0[oO][0-7_]{1,60}|[0-9_]{1,40})"
)
_ARGUMENT = re.compile(r"[^,]+")


class Packed(Plainly):
    """Calls of ``struct.pack``."""

    key = "pack"
    title = mark("struct.pack (Python)")

    def count(self, page: Page) -> int:
        """Return how many lines there are in such calls."""
        if not any("pack(" in line.text for line in page.lines):
            return 0
        found = _CALL.finditer(page.joined().text)
        return min(sum(2 + call[0].count("\n") for call in found), ENOUGH)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each call."""
        del reading
        joined = page.joined()
        blocks: list[Block] = []
        stop = 0
        for call in _CALL.finditer(joined.text):
            block = _block(joined, call)
            if blocks and _PLUS.fullmatch(joined.text, stop, call.start()):
                last = blocks.pop()
                block = last._replace(data=last.data + block.data, lines=last.lines | block.lines)
            blocks.append(block)
            stop = call.end()
        return tuple(blocks)


def _block(joined: Joined, call: re.Match[str]) -> Block:
    values: list[int] = []
    for argument in _ARGUMENT.finditer(call[3]):
        text = argument[0].strip()
        if not text and argument.end() == len(call[3]):
            break
        at = call.start(3) + argument.start() + len(argument[0]) - len(argument[0].lstrip())
        if not _NUMBER.fullmatch(text):
            message = tr("{shown} is no number; expected the value itself", shown=shown(text))
            raise joined.error(min(at, len(joined.text) - 1), message)
        try:
            values.append(int(text, 0))
        except ValueError:
            message = tr("{shown} is no number; expected the value itself", shown=shown(text))
            raise joined.error(at, message) from None
    try:
        size = struct.calcsize(call[2])
        data = struct.pack(call[2], *values) if size <= MAX_SIZE else b""
    except (struct.error, ValueError) as error:
        message = tr(
            "{shown} does not fit the numbers: {reason}", shown=shown(call[2]), reason=str(error)
        )
        raise joined.error(call.start(2), message) from None
    lines = frozenset(line.number for line in joined.lines_between(call.start(), call.end()))
    return Block(data, joined.line_at(call.start()).number, lines=lines)
