"""How well an entry fits what was typed."""

from __future__ import annotations

import re

_START = 40
_INSIDE = 15
_LETTERS = 1


def score(typed: str, name: str, more: str = "") -> int:
    """Return how well it fits: 0 for not at all; every word must occur.

    Args:
        typed: What the user typed.
        name: What the entry is called.
        more: What else it is known by; counts less.
    """
    words = typed.casefold().split()
    folded, other = name.casefold(), more.casefold()
    starts = [word for word in re.split(r"[^\w+]+", folded) if word]
    total = 0
    for word in words:
        if any(start.startswith(word) for start in starts):
            total += _START + 20 * (word in starts)
        elif word in folded:
            total += _INSIDE
        elif word in other:
            total += _INSIDE // 2
        elif _in_order(word, folded):
            total += _LETTERS
        else:
            return 0
    if words and folded.startswith(" ".join(words)):
        total += _START
    # Of two that fit alike the shorter one is meant.
    return max(1, total * 100 - len(name)) if words else 1


def _in_order(letters: str, text: str) -> bool:
    """Whether the letters occur in this order, as in ``cmpv`` for "Compare all variants"."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
