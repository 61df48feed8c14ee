"""What was worked out of many captures, kept for as long as the same ones are shown.

They are known by their identity: to compare fifty thousand of them costs as much as to work it out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from vfioviz.capture.source import Capture
from vfioviz.codec.same import Same

P = ParamSpec("P")
T = TypeVar("T")
_Work = Callable[Concatenate[tuple[Capture, ...], P], T]

_KEPT = 4
"""Tuples of captures, as many as projects are kept derived."""


def kept(work: _Work[P, T]) -> _Work[P, T]:
    """Keep what a pure function returns of the last few tuples, and of what else it takes."""

    @lru_cache(maxsize=_KEPT)
    def known(same: Same[tuple[Capture, ...]], *more: P.args, **named: P.kwargs) -> T:
        return work(same.it, *more, **named)

    @wraps(work)
    def asked(captures: tuple[Capture, ...], /, *more: P.args, **named: P.kwargs) -> T:
        return known(Same(captures), *more, **named)  # type: ignore[arg-type]  # all are hashable

    return asked
