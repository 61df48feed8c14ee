"""What was worked out of many captures, kept for as long as the same ones are shown.

They are known by their identity: to compare fifty thousand of them costs as much as to work it out.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import TypeVar

from typing_extensions import override

from vfioviz.capture.source import Capture

T = TypeVar("T")

_KEPT = 4
"""Tuples of captures, as many as projects are kept derived."""


class _Same:
    """Equal to what holds the very same tuple; it is held, so that its id stays its own."""

    __slots__ = ("captures",)

    def __init__(self, captures: tuple[Capture, ...]) -> None:
        self.captures = captures

    @override
    def __hash__(self) -> int:
        return id(self.captures)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.captures is self.captures


def kept(work: Callable[[tuple[Capture, ...]], T]) -> Callable[[tuple[Capture, ...]], T]:
    """Keep what a pure function returns of the last few tuples."""

    @lru_cache(maxsize=_KEPT)
    def known(same: _Same) -> T:
        return work(same.captures)

    @wraps(work)
    def asked(captures: tuple[Capture, ...]) -> T:
        return known(_Same(captures))

    return asked
