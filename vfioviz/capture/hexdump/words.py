"""Plain ``hexdump`` and ``od`` with units of 2, 4 or 8 bytes: values in the writer's byte order.

``hexdump`` writes ``0000010 0018 0000``, two bytes a word; ``od`` the same in octal;
``od -t x2|x4|x8`` in hex. Which machine wrote them is not in the text.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows, tokens_row
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import mark, tr


class _Unit(NamedTuple):
    digits: int
    size: int
    base: int
    bases: tuple[int, ...]
    """Of the offsets, likeliest first."""

    def like(self) -> re.Pattern[str]:
        digit = "[0-7]" if self.base == 8 else "[0-9a-fA-F]"
        return re.compile(rf"{_OFFSET}(?:[ \t]+{digit}{{{self.digits}}})+(?:[ \t]+>.*)?[ \t]*\Z")


_OFFSET = r"[ \t]*([0-9a-fA-F]{6,7})"
_NEAR = re.compile(r"[ \t]*(0[0-9a-fA-F]{5,6})(?=[ \t]+\S{1,32}(?:\s|\Z))")
_END = re.compile(_OFFSET + r"[ \t]*\Z")

_FEW = 2
_OCTAL = 6
"""Digits of an octal word, and of an offset that might be one."""

_UNITS = (
    _Unit(4, 2, 16, (16, 8, 10)),
    _Unit(6, 2, 8, (8, 10, 16)),
    _Unit(8, 4, 16, (8, 10, 16)),
    _Unit(16, 8, 16, (8, 10, 16)),
)
_LIKE = tuple(unit.like() for unit in _UNITS)


def _are_all_words(page: Page, like: re.Pattern[str]) -> bool:
    """Whether the first column holds words too, as ``od -An -o`` writes them: no offsets."""
    found = [match for line in page.dense[:_FEW] if (match := like.match(line.text))]
    if len(found) < _FEW:
        return not any(_END.match(line.text) for line in page.lines)
    here, there = found
    if any(set(row[1]) > set("01234567") for row in found) or len(here[1]) != _OCTAL:
        return False
    try:
        step = int(there[1], 8) - int(here[1], 8)
    except ValueError:
        return False
    return step <= 0 or step % (2 * (len(here[0].split()) - 1)) > 0


class Words(Plainly):
    """An offset without a colon, then words."""

    key = "hexdump"
    title = mark("hexdump (words)")

    def count(self, page: Page) -> int:
        """Return how many lines have an offset and words of one width."""
        return max(
            0 if unit.base == 8 and _are_all_words(page, pattern) else count_rows(page, pattern)
            for unit, pattern in zip(_UNITS, _LIKE, strict=True)
        )

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        counts = [count_rows(page, pattern) for pattern in _LIKE]
        unit, like = list(zip(_UNITS, _LIKE, strict=True))[counts.index(max(counts))]
        base = "octal" if unit.base == 8 else "hex"
        expected = tr("words of {digits} {base} digits", digits=unit.digits, base=base)

        def convert(digits: str) -> bytes:
            if len(digits) != unit.digits:
                raise ValueError(digits)
            try:
                return int(digits, unit.base).to_bytes(unit.size, reading.order)
            except OverflowError:
                raise ValueError(digits) from None

        def parse(line: Line) -> Row | None:
            match = like.match(line.text) or _NEAR.match(line.text)
            if match is None:
                return None
            return tokens_row(page, line, match, unit.digits, convert, expected)

        rules = Rules(unit.bases, convert, end=_END, padding=unit.size - 1)
        return tuple(block._replace(words=unit.size) for block in read_rows(page, parse, rules))
