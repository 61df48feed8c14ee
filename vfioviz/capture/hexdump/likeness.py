"""How much bytes look like an info answer; decides between two readings of a text.

Points are for what every handler writes (facts: argsz and flags first, cap_offset into the answer,
capabilities with small id and version, a region's offset, page sizes); a wrong order of words, or
a number that is no dump at all, loses them. Only the head is looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

ORDERS: tuple[Literal["little", "big"], ...] = ("little", "big")

LIKELY = 3
"""Points from which bytes are taken for an answer."""

CLEARLY = 2
"""Lead in points that makes a reading more than a guess."""

SURE = 8
"""Points beyond chance: argsz is the length, and the fields after it fit too."""

_SMALL = 256
_PAGE = 4096
_TOP = 1 << 16
"""Bytes that an answer never needs in practice."""


def points(data: bytes, only: Literal["little", "big"] | None = None) -> int:
    """Return how much the bytes look like an answer; negative: not at all.

    Args:
        data: the bytes.
        only: the byte order that its fields are in; None: either.
    """
    if len(data) < 8:
        return 0
    return max(_points(data, order) for order in ([only] if only else ORDERS))


def is_body_likely(data: bytes) -> bool:
    """Whether what stands behind argsz and flags does not speak against an answer."""
    order = max(ORDERS, key=lambda one: _points(data, one)) if len(data) >= 8 else "little"
    argsz, flags = (int.from_bytes(data[at : at + 4], order) for at in (0, 4))
    return len(data) < 8 or _points(data, order) >= _head(data, argsz, flags)


def is_likely(data: bytes) -> bool:
    """Whether the bytes look like an answer."""
    return points(data) >= LIKELY


def is_whole(data: bytes) -> bool:
    """Whether argsz, in either byte order, is the number of bytes."""
    told = {int.from_bytes(data[:4], "little"), int.from_bytes(data[:4], "big")}
    return len(data) in told and is_likely(data)


def missing_of(data: bytes) -> frozenset[int]:
    """Return how many bytes argsz, in either byte order, counts behind those of an answer."""
    told = (int.from_bytes(data[:4], order) - len(data) for order in ORDERS)
    return frozenset(left for left in told if 0 < left <= _TOP) if is_likely(data) else frozenset()


def is_short(data: bytes) -> bool:
    """Whether argsz, in the byte order that fits better, is more than the bytes there are."""
    order = max(ORDERS, key=lambda one: _points(data, one)) if len(data) >= 8 else "little"
    return int.from_bytes(data[:4], order) > len(data)


def _points(data: bytes, order: Literal["little", "big"]) -> int:
    argsz = int.from_bytes(data[:4], order)
    flags = int.from_bytes(data[4:8], order)
    found = _head(data, argsz, flags)
    if len(data) < 16:
        return found
    words = [int.from_bytes(data[at : at + 4], order) for at in range(0, min(len(data), 40), 4)]
    return found + max(
        _device(data, order, words), _region(data, order, words), _iommu(data, order, words)
    )


def _head(data: bytes, argsz: int, flags: int) -> int:
    found = 2 if 16 <= argsz <= _TOP else -6
    found += 3 if argsz == len(data) else (1 if argsz >= len(data) else -1)
    return found + (1 if flags < 1 << 12 else -6)


def _device(data: bytes, order: Literal["little", "big"], words: list[int]) -> int:
    found = 2 if 0 < words[2] <= _SMALL and words[3] <= _SMALL else -3
    return found + (_chain(data, order, words[4]) if len(words) > 4 else 0)


def _region(data: bytes, order: Literal["little", "big"], words: list[int]) -> int:
    found = 1 if words[2] <= _SMALL else -3
    found += _chain(data, order, words[3])
    if len(data) < 32:
        return found
    size, offset = (int.from_bytes(data[at : at + 8], order) for at in (16, 24))
    if size:
        found += (2 if size & (size - 1) == 0 else 0) if size < 1 << 48 else -3
    return found + (3 if words[2] and offset == words[2] << 40 else 0)


def _iommu(data: bytes, order: Literal["little", "big"], words: list[int]) -> int:
    sizes = int.from_bytes(data[8:16], order)
    lowest = sizes & -sizes
    found = (3 if _PAGE <= lowest <= 1 << 30 else -3) if sizes else -1
    return found + (_chain(data, order, words[4]) if len(words) > 4 else 0)


def _chain(data: bytes, order: Literal["little", "big"], start: int) -> int:
    if start == 0:
        return 0
    if not 16 <= start <= _TOP:
        return -3
    return max(-3, min(4, sum(_capabilities(data, order, start))))


def _capabilities(data: bytes, order: Literal["little", "big"], start: int) -> Iterator[int]:
    for _ in range(4):
        if not 16 <= start <= len(data) - 8:
            return
        number, version = (int.from_bytes(data[at : at + 2], order) for at in (start, start + 2))
        # Only zPCI's two have a second version: (1, 2) read backwards is (2, 1).
        known = version == 1 or (version == 2 and number <= 2)
        yield 2 if known and 0 < number <= 16 else -2
        start = int.from_bytes(data[start + 4 : start + 8], order)
