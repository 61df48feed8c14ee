"""A value known by which one it is: for caches of what takes longer to hash than to work out."""

from __future__ import annotations

from typing import Generic, TypeVar

from typing_extensions import override

T = TypeVar("T")


class Same(Generic[T]):
    """Equal only where it holds the very same object; it is held, so that its id stays its own."""

    __slots__ = ("it",)

    def __init__(self, it: T) -> None:
        self.it = it

    @override
    def __hash__(self) -> int:
        return id(self.it)

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.it is other.it
