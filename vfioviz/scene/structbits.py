"""Bit-fields by the bytes that they have together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from vfioviz.headers.record import Declared


class Bits(NamedTuple):
    """A bit-field's part of a piece."""

    name: str
    """Full path; "" for bits of no name."""
    high: int
    low: int
    """Of one byte: 7 is the most significant bit."""
    start: int
    """Where the whole bit-field begins, in bits from the start of the struct."""
    width: int
    """Of the whole bit-field."""


class BitRun(NamedTuple):
    """Bytes ``[start, stop)`` that the same bit-fields have."""

    start: int
    stop: int
    first: Declared
    """The one that is declared first."""
    parts: tuple[Bits, ...]
    """The most significant first. Where there are several, or bits to spare, it is one byte."""


def bit_runs(run: Sequence[Declared], prefix: str, base: int, *, big: bool) -> Iterator[BitRun]:
    """Yield bit-fields that are declared one after the other, by their bytes.

    Args:
        run: The bit-fields.
        prefix: Path of the struct that declares them, with a dot behind it; "" for the outermost.
        base: Where that struct begins, in bytes.
        big: Whether the ABI is big-endian: its first bit is the most significant one.
    """
    by_byte: dict[int, list[Declared]] = {}
    for each in run:
        start, bits = 8 * base + each.start, each.bits or 0
        for byte in range(start // 8, (start + bits + 7) // 8 if each.name else start // 8):
            by_byte.setdefault(byte, []).append(each)
    for _, group in groupby(
        sorted(by_byte.items()), key=lambda one: (len(one[1]) == 1, [id(each) for each in one[1]])
    ):
        shared = list(group)
        bytes_ = [byte for byte, _ in shared]
        fields = shared[0][1]
        if len(fields) == 1 and all(_covers(fields[0], base, byte) for byte in bytes_):
            part = _bits(fields[0], prefix, base, bytes_[0], big=big)
            yield BitRun(bytes_[0], bytes_[-1] + 1, fields[0], (part,))
            continue
        for byte in bytes_:
            parts = [_bits(each, prefix, base, byte, big=big) for each in fields]
            parts.sort(key=lambda part: -part.high)
            yield BitRun(byte, byte + 1, fields[0], tuple(_with_spare(parts)))


def _covers(each: Declared, base: int, byte: int) -> bool:
    start = 8 * base + each.start
    return start <= 8 * byte and start + (each.bits or 0) >= 8 * byte + 8


def _bits(each: Declared, prefix: str, base: int, byte: int, *, big: bool) -> Bits:
    start, width = 8 * base + each.start, each.bits or 0
    first = max(start, 8 * byte) - 8 * byte
    last = min(start + width, 8 * byte + 8) - 8 * byte - 1
    # The first bit of a big-endian struct is the most significant one of its byte.
    high, low = (7 - first, 7 - last) if big else (last, first)
    return Bits(prefix + each.name, high, low, start, width)


def _with_spare(parts: Sequence[Bits]) -> Iterator[Bits]:
    """Yield the parts of a byte, and the bits between them that have no name."""
    at = 7
    for each in parts:
        if each.high < at:
            yield Bits("", at, each.high + 1, 0, 0)
        yield each
        at = each.low - 1
    if at >= 0:
        yield Bits("", at, 0, 0, 0)
