"""Which of some numbers is none of an answer's: mail and hands leave one beside them.

One number that fits no byte makes words of all others: ``14 0 0 0 ... a881b496941f``. Where they
are an answer without it, and with it they are none, it is no element.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from vfioviz.capture.hexdump import numerals
from vfioviz.capture.hexdump.form import ByteOrder
from vfioviz.capture.hexdump.likeness import ORDERS, is_whole

_MANY = 4096
"""Numbers above which nothing is taken out to see what the others are."""
_FEW = 16
"""Numbers that may stand in front, or behind."""


def may_be_whole(values: Sequence[int]) -> bool:
    """Whether the numbers are an answer and nothing else in words of any size."""
    few = len(values) <= _MANY
    return few and any(_is_whole(values, size) for size in numerals.SIZES)


def stray(values: Sequence[int], alone: Collection[int]) -> int | None:
    """Return the index of a number without which the others are a whole answer; None for none.

    Args:
        values: the numbers, in the order in which they stand, no answer as they are.
        alone: indices of those that stand alone on a line.
    """
    if len(values) > _MANY:
        return None
    for size in numerals.SIZES:
        wide = [at for at, word in enumerate(_words(values, size)) if word is None]
        if wide and (at := _beside(values, wide, size)) is not None:
            return at
        if len(wide) > 1:
            continue
        for at in wide or {0, len(values) - 1, *alone}:
            if _is_whole([*values[:at], *values[at + 1 :]], size):
                return at
    return None


def _beside(values: Sequence[int], wide: list[int], size: int) -> int | None:
    """Return the first of the numbers behind an answer or in front of it, one too wide for it."""
    for length in _lengths(values[: wide[0]], size):
        if _is_whole(values[:length], size):
            return length if len(values) - length <= _FEW else wide[0]
    behind = range(wide[-1] + 1, min(_FEW, len(values)) + 1)
    return 0 if any(_is_whole(values[start:], size) for start in behind) else None


def _lengths(values: Sequence[int], size: int) -> Iterator[int]:
    """Yield how many of the numbers argsz counts, in either byte order."""
    for order in ORDERS:
        head = _data(values[:4], size, order) or b""
        length, rest = divmod(int.from_bytes(head[:4], order), size)
        if not rest and 0 < length <= len(values):
            yield length


def _is_whole(values: Sequence[int], size: int) -> bool:
    """Whether the numbers are an answer and nothing else in words of this size."""
    found = (_data(values, size, order) for order in ORDERS)
    return any(data is not None and is_whole(data) for data in found)


def _data(values: Sequence[int], size: int, order: ByteOrder) -> bytes | None:
    words = _words(values, size)
    whole = [word for word in words if word is not None]
    if len(whole) < len(words):
        return None
    return b"".join((word % (1 << (8 * size))).to_bytes(size, order) for word in whole)


def _words(values: Sequence[int], size: int) -> list[int | None]:
    """Return numbers as they are, or the shorter ones that C extended to them; None: too wide.

    C extends all of them or none, so that 9a is no byte beside ffffff84.
    """
    wide = [value for value in values if not numerals.fits(value, size)]
    if any(numerals.narrowed(value, size) is not None for value in wide):
        return [numerals.narrowed(value, size) for value in values]
    return [value if numerals.fits(value, size) else None for value in values]
