"""Numbers from a seed: the same in every release of Python, as paper lasts longer than one."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import TypeVar

_T = TypeVar("_T")


class Draw:
    """Draws one number after the other; the same seed, the same numbers."""

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def below(self, top: int) -> int:
        """Return a number from 0 to ``top`` - 1."""
        self._drawn += 1
        digest = sha256(f"{self._seed} {self._drawn}".encode()).digest()
        return int.from_bytes(digest[:8], "big") % top

    def pick(self, values: Sequence[_T]) -> _T:
        """Return one of some values, of which there is at least one."""
        return values[self.below(len(values))]

    def shuffled(self, values: Sequence[_T]) -> tuple[_T, ...]:
        """Return all values in another order (Fisher and Yates)."""
        left = list(values)
        return tuple(left.pop(self.below(len(left))) for _ in values)
