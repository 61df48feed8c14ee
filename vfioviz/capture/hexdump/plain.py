"""``xxd -p`` and other bare hex: ``18000000a5a5``, ``18 00 00 00``, ``18:00:00:00``.

Lines that hold nothing else are the dump, so prose may stand around it, but not on its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from vfioviz.capture.hexdump.form import ENOUGH, Block, ByteOrder
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.language import mark, tr

_PARTS = re.compile(r"[0-9a-fA-F]+")
_LINE = re.compile(
    r"[ \t]*(?:0[xX](?=[0-9a-fA-F]{17}))?[0-9a-fA-F]+(?:[ \t:,\-]+[0-9a-fA-F]+)*[ \t,;]*\Z"
)
_NOT_HEX = re.compile(r"[^0-9a-fA-F \t:,\-]")
_ENDS_IN_HEX = re.compile(
    r"\s(?:[0-9a-fA-F]{2}\s+){3}[0-9a-fA-F]{2}\s*\Z|\s(?:[0-9a-fA-F]{4}){1,4}(?:\s+(?:[0-9a-fA-F]{4}){1,4})+\s*\Z"
)
_VALUE = 18
"""Characters of 0x and a u64; what is longer is a stream of bytes with 0x in front."""

_CERTAIN = 8
"""Digits in a line above which prose can no longer be meant."""


class Plain:
    """Hex digits and nothing else."""

    key = "hex"
    title = mark("plain hex (xxd -p)")

    def count(self, page: Page) -> int:
        """Return how many lines hold nothing but hex, if any of them is long enough to be sure."""
        matching = [line for line in page.lines if _LINE.match(line.text)]
        sure = any(_is_sure(line) for line in matching)
        alone = bool(matching) and len(matching) == len(page.lines)
        return min(len(matching), ENOUGH) if sure or alone else 0

    def read(self, page: Page, byte_order: ByteOrder) -> tuple[Block, ...]:
        """Return the dumps."""
        del byte_order
        blocks = list(_blocks(page))
        if not any(_is_sure(line) for block in blocks for line in block):
            return tuple(_block(page, block) for block in blocks)
        sure = [block for block in blocks if any(_is_sure(line) for line in block)]
        _check_parted(page, sure)
        return tuple(_block(page, block) for block in sure)


def _is_sure(line: Line) -> bool:
    parts = _digits(line.text)
    return sum(map(len, parts)) >= _CERTAIN and any(char.isdigit() for char in line.text)


def _digits(text: str) -> list[str]:
    return _PARTS.findall(_bare(text))


def _bare(text: str) -> str:
    """Blank the 0x that may stand in front."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 2] in {"0x", "0X"} and len(text) > start + _VALUE:
        return text[:start] + "  " + text[start + 2 :]
    return text


def _blocks(page: Page) -> Iterator[list[Line]]:
    """Yield runs of lines of hex; blank lines do not end one."""
    block: list[Line] = []
    before: Line | None = None
    for line in page.lines:
        text, above, before = line.text, before, line
        if _LINE.match(text):
            if not block and above is not None:
                _check_above(page, above, line)
            block.append(line)
            continue
        if block and line.number == block[-1].number + 1 and (at := _nearly(text)) is not None:
            raise page.error(
                line, at, tr("{shown} is no hex digit, in a line of hex", shown=shown(text[at]))
            )
        if block:
            yield block
        block = []
    if block:
        yield block


def _check_above(page: Page, line: Line, first: Line) -> None:
    """Make sure that the line above the first one was not meant to be part of the dump."""
    if line.number + 1 != first.number:
        return
    if (at := _nearly(line.text)) is not None:
        raise page.error(
            line, at, tr("{shown} is no hex digit, in a line of hex", shown=shown(line.text[at]))
        )
    if _ENDS_IN_HEX.search(line.text):
        message = tr(
            "the line above holds hex too, but not alone; put all bytes on lines of their own"
        )
        raise page.error(first, 0, message)


def _check_parted(page: Page, blocks: list[list[Line]]) -> None:
    """Make sure that other lines between two dumps are parted from one of them by a blank one."""
    numbers = {line.number for line in page.lines}
    for here, there in pairwise(blocks):
        if numbers.issuperset(range(here[-1].number, there[0].number)):
            message = tr(
                "lines of hex and other lines take turns; two dumps need a blank line between "
                "them, and rows with offsets must not be broken"
            )
            raise page.error(there[0], 0, message)


def _nearly(text: str) -> int | None:
    """Return the index of the digit to blame where a line is hex but for a few characters."""
    digits = sum(map(len, _PARTS.findall(text)))
    if digits < _CERTAIN or digits < 0.75 * len(text.replace(" ", "")):
        return None
    bad = _NOT_HEX.search(text)
    return bad.start() if bad else None


def _block(page: Page, lines: list[Line]) -> Block:
    joined = [_digits(line.text) for line in lines]
    # A stream that was broken at a fixed width may be cut within a byte.
    width = len(joined[0][0])
    stream = all(len(parts) == 1 for parts in joined)
    even_width = stream and all(len(parts[0]) == width for parts in joined[:-1])
    digits = "".join("".join(parts) for parts in joined)
    if not even_width or len(digits) % 2 or len(joined[-1][0]) > width:
        for line in lines:
            _check(page, line)
    return Block(bytes.fromhex(digits), lines[0].number)


def _check(page: Page, line: Line) -> None:
    for part in _PARTS.finditer(_bare(line.text)):
        if len(part.group()) % 2:
            message = tr(
                "{shown} has an odd number of digits; each byte needs two",
                shown=shown(part.group()),
            )
            raise page.error(line, part.start(), message)
