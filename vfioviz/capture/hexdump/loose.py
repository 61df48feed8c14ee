"""Numbers without an offset: ``od -An -tu1``, ``-td4``, ``-to1``, ``hexdump -e``, rows of a text.

Decimal, or hex that lacks its zeros (``28 0 0 0 83``, Java's ``toHexString``), where a token has an
odd number of digits or a sign; octal where all tokens are filled with zeros to od's widths. Hex
without an offset is plain hex. Prose has numbers too, so the bytes must
look like an answer, in the size and order of words that do so most.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump import numerals
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading, StrayError
from vfioviz.capture.hexdump.likeness import is_whole
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.strays import may_be_whole, stray
from vfioviz.language import mark, tr

_LINE = re.compile(r"[ \t]*-?[0-9]+(?:[ \t]+-?[0-9]+)*[ \t]*\Z")
_HEX_LINE = re.compile(r"[ \t]*[0-9a-fA-F]{1,16}(?:[ \t]+[0-9a-fA-F]{1,16}){7,}[ \t]*\Z")
_SOME_HEX = re.compile(r"[ \t]*[0-9a-fA-F]{1,16}(?:[ \t]+[0-9a-fA-F]{1,16})*[ \t]*\Z")
_TOKEN = re.compile(r"-?[0-9a-fA-F]+")
_NUMBERS = re.compile(r"(?<![^\s*_|>])-?[0-9]+(?![^\s*_|<])")
_OCTAL = {3: 1, 6: 2, 11: 4, 22: 8}
_DECIMAL = {4: 1, 5: 1, 6: 2, 7: 2, 11: 4, 12: 4, 21: 8}
"""Columns from number to number, as od writes them: bytes."""
_SIZES = (1, 2, 4, 8)
_LONGEST = 65_536
"""Characters of a line that is looked at."""
_LONG = 16_384
"""Numbers above which the smallest size that fits is taken: no answer is as long."""
_FEW = 2
_DIGITS = frozenset("0123456789- \t")


class _Style(NamedTuple):
    lines: tuple[Line, ...]
    octal: int
    """Bytes of a number where they are octal; 0: decimal."""
    sizes: tuple[int, ...]
    bases: tuple[int, ...] = (0,)
    extended: tuple[int, ...] = ()
    """Sizes that the numbers fit in if C sign-extended them."""


class Loose(Plainly):
    """Lines of decimal or octal numbers, and nothing else."""

    key = "numbers-only"
    title = mark("od -An -t u1, -t d4 (numbers alone)")

    def count(self, page: Page) -> int:
        """Return how many lines of numbers there are."""
        style = _style(page)
        return min(len(style.lines), ENOUGH) if style else 0

    @override
    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return the sizes that the numbers fit in."""
        style = _style(page)
        return style.sizes if style else _SIZES

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return decimal and hex, where the digits are those of both."""
        style = _style(page)
        return style.bases if style else (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dump; the lines must stand together."""
        style = _style(page)
        if style is None:
            return ()
        for here, there in pairwise(style.lines):
            if there.number - here.number > 1:
                message = tr("lines of numbers stand apart; expected one block of them")
                raise page.error(there, 0, message)
        size = reading.size or style.octal or style.sizes[0]
        data = bytearray()
        for line in style.lines:
            for token in _TOKEN.finditer(line.text):
                value = int(token[0], 8 if style.octal else reading.base or 10)
                if size in style.extended:
                    narrowed = numerals.narrowed(value, size)
                    value = value if narrowed is None else narrowed
                if not numerals.fits(value, size):
                    message = tr(
                        "{shown} is no number of {size} bytes", shown=shown(token[0]), size=size
                    )
                    raise page.error(line, token.start(), message)
                data += (value & ((1 << (8 * size)) - 1)).to_bytes(size, reading.order)
        _refuse_uneven(page, style, bytes(data))
        first = style.lines[0].number
        lines = frozenset(line.number for line in style.lines)
        return (Block(bytes(data), first, lines=lines, words=size, weak=True, doubtful=True),)


def _refuse_uneven(page: Page, style: _Style, data: bytes) -> None:
    """Refuse a number that stands alone in front of rows or behind them, unless argsz counts it."""
    counts = [len(_TOKEN.findall(line.text)) for line in style.lines]
    if is_whole(data):
        return
    first = style.lines[0]
    size = len(data) // sum(len(_TOKEN.findall(line.text)) for line in style.lines)
    if is_whole(data[size:]):
        message = tr("argsz counts all numbers but the first; take it out if it is none of them")
        raise StrayError.of(page.error(first, 0, message))
    _refuse_forced(page, style)
    used = {line.number for line in style.lines}
    for line in page.lines:
        near = line.number not in used and used & {line.number - 1, line.number + 1}
        text = line.text[:_LONGEST]
        alone = text.strip() and not any(map(str.isalpha, text))
        if near and len(_NUMBERS.findall(text)) >= (1 if alone else _FEW):
            message = tr("the line holds numbers too, and more; give the numbers alone")
            raise StrayError.of(page.error(line, 0, message))
    if len(counts) < _FEW:
        return
    odd = 0 if counts[0] < counts[1] else len(counts) - 1 if counts[-1] == 1 < counts[0] else None
    rest = data[: len(data) - counts[-1] * size]
    if odd == 0 or (odd is not None and is_whole(rest)):
        line = style.lines[odd]
        message = tr(
            "{shown} may be a number or bytes; join it with the line below, or take it out",
            shown=shown(line.text.strip()),
        )
        raise StrayError.of(page.error(line, 0, message))


def _refuse_forced(page: Page, style: _Style) -> None:
    """Refuse a number beside others that are an answer without it."""
    tokens = [(line, token) for line in style.lines for token in _TOKEN.finditer(line.text)]
    if style.octal:
        return
    counts = Counter(line.number for line, _ in tokens)
    alone = [at for at, (line, _) in enumerate(tokens) if counts[line.number] == 1]
    bases = style.bases if style.bases != (0,) else (10,)
    numbers = [[int(token[0], base) for _, token in tokens] for base in bases]
    found = [] if any(map(may_be_whole, numbers)) else [stray(one, alone) for one in numbers]
    places = sorted((at for at in found if at is not None), key=lambda at: at not in alone)
    if places:
        line, token = tokens[places[0]]
        message = tr(
            "{shown} stands beside numbers that argsz counts without it; take it out if it is none "
            "of them",
            shown=shown(token[0]),
        )
        raise StrayError.of(page.error(line, token.start(), message))


def _style(page: Page) -> _Style | None:
    if "loose" not in page.memo:
        page.memo["loose"] = _find_style(page)
    found: _Style | None = page.memo["loose"]
    return found


def _find_style(page: Page) -> _Style | None:
    short = [line for line in page.lines if len(line.text) < _LONGEST]
    lines = tuple(line for line in short if _LINE.match(line.text))
    hexes = tuple(line for line in short if _HEX_LINE.match(line.text))
    if len(hexes) > len(lines) or any(not set(line.text) <= _DIGITS for line in hexes):
        return _hex_style(tuple(line for line in short if _SOME_HEX.match(line.text)))
    tokens = [token for line in lines for token in _TOKEN.findall(line.text)]
    if len(tokens) < _FEW or any(len(token) > 22 for token in tokens):
        return None
    widths = {len(token) for token in tokens}
    zeros = any(len(token) > 1 and token[0] == "0" for token in tokens)
    if zeros:
        width = widths.pop() if len(widths) == 1 else 0
        if width not in _OCTAL or not all(set(token) <= set("01234567") for token in tokens):
            return None
        size = _OCTAL[width]
        fits = all(int(token, 8) < 1 << (8 * size) for token in tokens)
        return _Style(lines, size, (size,)) if fits else None
    if not any(len(token) % 2 for token in tokens):
        return None
    numbers = [int(token) for token in tokens]
    sizes = tuple(
        size
        for size in _SIZES
        if min(numbers) >= -(1 << (8 * size - 1)) and max(numbers) < 1 << (8 * size)
    )
    pitch = _pitch(lines)
    told = _DECIMAL.get(pitch, 0)
    if len(numbers) > _LONG:
        sizes = sizes[:1]
    if not sizes:
        return None
    pitched = told in sizes
    sure = pitched or min(numbers) < 0 or max(numbers) < 10 or len(numbers) > _LONG
    bases = (0,) if sure else (10, 16)
    return _Style(lines, 0, (told,) if pitched else sizes, bases)


def _hex_style(lines: tuple[Line, ...]) -> _Style | None:
    """Return the style of hex that lacks its zeros: lines that no plain hex can be."""
    tokens = [token for line in lines for token in _TOKEN.findall(line.text)]
    letters = sum(token.isalpha() for token in tokens)
    if any(token[0] == "0" and len(token) > 1 for token in tokens):
        return None
    if tokens.count("0") * 4 < len(tokens) or letters * 2 > len(tokens):
        return None
    numbers = [found for token in tokens if (found := numerals.parse(token, 16)) is not None]
    plain, extended = numerals.sizes(numbers)
    if len(numbers) > _LONG:
        plain, extended = plain[:1], extended[: 0 if plain else 1]
    sizes = (*plain, *extended)
    return _Style(lines, 0, sizes, (16,), extended) if sizes else None


def _pitch(lines: tuple[Line, ...]) -> int:
    """Return the columns from number to number, where they are the same everywhere; else 0."""
    found = set()
    for line in lines[:ENOUGH]:
        ends = [0, *(token.end() for token in _TOKEN.finditer(line.text))]
        # The first is as far from the margin as the others from one another.
        found |= {there - here for here, there in pairwise(ends)}
    return found.pop() if len(found) == 1 else 0
