"""What was worked out of many captures, kept for as long as the same ones are shown.

They are known by their identity: to compare fifty thousand of them costs as much as to work it out.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import lru_cache, wraps
from itertools import islice
from typing import Concatenate, ParamSpec, TypeVar

from vfioviz.capture.source import Capture
from vfioviz.codec.same import Same

P = ParamSpec("P")
T = TypeVar("T")
_Work = Callable[Concatenate[tuple[Capture, ...], P], T]

_KEPT = 4
"""Tuples of captures, as many as projects are kept derived."""
_FEW = 64
"""Captures that may be other ones than in a tuple that is kept."""


def kept(work: _Work[P, T]) -> _Work[P, T]:
    """Keep what a pure function returns of the last few tuples, and of what else it takes."""
    return kept_for(lambda _capture: None)(work)


def kept_for(seen: Callable[[Capture], object]) -> Callable[[_Work[P, T]], _Work[P, T]]:
    """Keep what a pure function returns, also when a few captures give way to others.

    Args:
        seen: What the function sees of a capture; None where it sees all. Of those for which it is
            equal, one is as good as the other: an edit of bytes lets the rest be what it was.
    """

    def decorated(work: _Work[P, T]) -> _Work[P, T]:
        recent: deque[tuple[Capture, ...]] = deque(maxlen=_KEPT)

        @lru_cache(maxsize=_KEPT)
        def known(same: Same[tuple[Capture, ...]], *more: P.args, **named: P.kwargs) -> T:
            return work(same.it, *more, **named)

        @wraps(work)
        def asked(captures: tuple[Capture, ...], /, *more: P.args, **named: P.kwargs) -> T:
            stands = next((one for one in tuple(recent) if _stands(one, captures, seen)), None)
            if stands is None:
                recent.appendleft(captures)
                stands = captures
            return known(Same(stands), *more, **named)  # type: ignore[arg-type]  # all are hashable

        return asked

    return decorated


def _stands(
    one: tuple[Capture, ...], other: tuple[Capture, ...], seen: Callable[[Capture], object]
) -> bool:
    """Whether a function that sees so much of captures can not tell two tuples of them apart."""
    if one is other:
        return True
    if len(one) != len(other):
        return False
    differing = islice(((a, b) for a, b in zip(one, other, strict=True) if a is not b), _FEW + 1)
    pairs = list(differing)
    return len(pairs) <= _FEW and all(seen(a) is not None and seen(a) == seen(b) for a, b in pairs)
