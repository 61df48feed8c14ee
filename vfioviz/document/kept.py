"""What was worked out of many captures, kept for as long as the same ones are shown.

They are known by their identity: to compare fifty thousand of them costs as much as to work it out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from vfioviz.capture.source import Capture
from vfioviz.codec.same import Same

T = TypeVar("T")

_KEPT = 4
"""Tuples of captures, as many as projects are kept derived."""


def kept(work: Callable[[tuple[Capture, ...]], T]) -> Callable[[tuple[Capture, ...]], T]:
    """Keep what a pure function returns of the last few tuples."""

    @lru_cache(maxsize=_KEPT)
    def known(same: Same[tuple[Capture, ...]]) -> T:
        return work(same.it)

    @wraps(work)
    def asked(captures: tuple[Capture, ...]) -> T:
        return known(Same(captures))

    return asked
