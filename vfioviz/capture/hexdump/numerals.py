"""The numbers of an array: in which base they are, what they tell of their size, their values.

Languages print the same bytes as ``[40, 0, 131]``, ``[28, 0, 83]`` (Rust's ``{:x?}``, Java's
``toHexString``), ``{050, 0, 0203}`` (gdb's ``p/o``), ``{101000, 0, 10000011}`` (``p/t``) and
``{0x28, 0x0, 0xffffff83}`` (a signed char that became an int). Where the digits do not tell the
base, each that fits is possible, and the reading decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

SIZES = (1, 2, 4, 8)
PREFIX = re.compile(r"-?0(?:[xX][0-9a-fA-F]|[oO][0-7]|[bB][01])")

_SUFFIX = r"(?:_?[ui](8|16|32|64)|[uU]?[lL]{0,2}[uU]?|n)"
_PREFIXED = {
    16: re.compile(rf"-?0[xX]([0-9a-fA-F][0-9a-fA-F_]*?){_SUFFIX}\Z"),
    8: re.compile(rf"-?0[oO]([0-7][0-7_]*?){_SUFFIX}\Z"),
    2: re.compile(rf"-?0[bB]([01][01_]*?){_SUFFIX}\Z"),
}
_BARE = {
    16: re.compile(r"-?([0-9a-fA-F]+)()\Z"),
    10: re.compile(rf"-?([0-9][0-9_]*?){_SUFFIX}\Z"),
    8: re.compile(r"-?([0-7]+)()\Z"),
    2: re.compile(r"-?([01]+)()\Z"),
}
_LONGEST = 72
"""Characters: 64 bits in binary, with prefix and suffix."""

_PADDED = {2: 1, 4: 2, 8: 4, 16: 8}
"""Hex digits to which numbers are padded with zeros -> bytes."""

_BITS = 5
"""argsz has at least as many binary digits."""

_EXTENDED = (32, 64)
"""Bits of an int and of a long, which a signed char becomes when C prints it."""


class Number(NamedTuple):
    """One number."""

    value: int
    digits: str
    """Without sign, prefix and suffix."""
    base: int
    suffix: int
    """Bytes that a suffix such as ``u32`` names, or 0."""


def parse(text: str, base: int) -> Number | None:
    """Return a number; None where the text is none, or longer than 64 bits.

    Args:
        text: with a sign, prefix and suffix, or without.
        base: of a number without a prefix.
    """
    return _parsed(text, base) if len(text) <= _LONGEST else None


@lru_cache(maxsize=4096)
def _parsed(text: str, base: int) -> Number | None:
    """Parse it once: an array of a million bytes has few that differ, and is read in many ways."""
    candidates = {**_PREFIXED, base: _BARE[base]} if not PREFIX.match(text) else _PREFIXED
    for one, pattern in candidates.items():
        found = pattern.match(text)
        if found is not None:
            digits = found[1].replace("_", "")
            value = int(digits, one)
            if value >> 64:
                return None
            suffix = int(found[2] or 0) // 8
            return Number(-value if text[0] == "-" else value, digits, one, suffix)
    return None


def bases(elements: Collection[str]) -> tuple[int, ...]:
    """Return the possible bases of the numbers without a prefix, likeliest first; () for none."""
    bare = {one.removeprefix("-") for one in elements if not PREFIX.match(one)}
    if any(not one.isalnum() or not one.isascii() for one in bare):
        return (10,)
    digits = "".join(bare).lower()
    widths = {len(one) for one in bare}
    if not digits.isdigit():
        return (16,) if set(digits) <= set("0123456789abcdef") else (10,)
    padded = any(len(one) > 1 and one[0] == "0" for one in bare)
    if any(map(PREFIX.match, elements)):
        # Zeros are zeros: C's %#04x writes 0000 among 0x28.
        return () if any(one[0] == "0" and one.strip("0") for one in bare) else (10,)
    if padded:
        return _padded(bare, widths, digits)
    if set(digits) <= {"0", "1"} and max(widths) >= _BITS:
        return 2, 10
    return (10, 16, 8) if set(digits) <= set("01234567") else (10, 16)


def _padded(bare: set[str], widths: set[int], digits: str) -> tuple[int, ...]:
    """Return the bases of numbers of which some begin with a zero."""
    is_octal = set(digits) <= set("01234567")
    if len(widths) == 1:
        width = next(iter(widths))
        if width == 8 and set(digits) <= {"0", "1"}:
            return 16, 2
        if width in _PADDED:
            return (16,)
        return ((10, 8) if is_octal else (10,)) if width == 3 else ()
    # One zero in front of all but zero itself: C's octal, as gdb and Go write it.
    one_zero = all(one == "0" or (one[0] == "0" and one[1:2] not in {"", "0"}) for one in bare)
    return (8,) if is_octal and one_zero else ()


def padded_size(numbers: Collection[Number]) -> int:
    """Return the bytes of hex numbers to which zeros are padded, or 0."""
    numbers = [one for one in numbers if one.base in {2, 16} or one.value]
    if not numbers or any(one.base not in {2, 16} for one in numbers):
        return 0
    if not any(len(one.digits) > 1 and one.digits[0] == "0" for one in numbers):
        return 0
    widest = max(numbers, key=lambda one: len(one.digits))
    if widest.base == 2:
        return len(widest.digits) // 8 if len(widest.digits) in {8, 16, 32, 64} else 0
    return _PADDED.get(len(widest.digits), 1)


def sizes(numbers: Collection[Number]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the sizes that all numbers fit in, and those that they fit in sign-extended."""
    plain = tuple(size for size in SIZES if all(fits(one.value, size) for one in numbers))
    extended = tuple(
        size
        for size in SIZES
        if size not in plain and all(narrowed(one.value, size) is not None for one in numbers)
    )
    return plain, extended


def fits(value: int, size: int) -> bool:
    """Whether a number fits in ``size`` bytes, signed or not."""
    return -(1 << (8 * size - 1)) <= value < 1 << (8 * size)


def narrowed(value: int, size: int) -> int | None:
    """Return the number of ``size`` bytes that C extended to this int or long; None for none."""
    half = 1 << (8 * size - 1)
    if -half <= value < half:
        return value
    for bits in _EXTENDED:
        if value >> bits == 0 and bits > 8 * size and value - (1 << bits) >= -half:
            return value - (1 << bits)
    return None
