"""Seeded random numbers, stable across Python releases, because printed sheets outlive them."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

_T = TypeVar("_T")


class Draw:
    """Random number generator: the same seed gives the same numbers."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, top: int) -> int:
        """Return a random number from 0 to ``top`` - 1."""
        self._drawn += 1
        digest = sha256(f"{self._seed} {self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % top

    def pick(self, values: Sequence[_T]) -> _T:
        """Return one of the values, of which there must be at least one."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[_T]) -> tuple[_T, ...]:
        """Return the values in random order (Fisher-Yates)."""
        left = list(values)
        return tuple(left.pop(self.below(len(left))) for _ in values)
