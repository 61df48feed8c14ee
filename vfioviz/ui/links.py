"""What a link in a text opens: ``handbook:TOPIC``, ``lesson:KEY``."""

from __future__ import annotations

from collections.abc import Callable


class Links:
    """Openers by what stands before the colon."""

    def __init__(self) -> None:
        self._openers: dict[str, Callable[[str], object]] = {}

    def add(self, scheme: str, opener: Callable[[str], object]) -> None:
        """Let what stands behind ``scheme:`` be opened."""
        self._openers[scheme] = opener

    def follow(self, target: str) -> bool:
        """Open what a link names; False where nothing opens its kind."""
        scheme, _, name = target.partition(":")
        opener = self._openers.get(scheme)
        if opener is None:
            return False
        opener(name)
        return True
