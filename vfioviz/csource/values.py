"""What compiling gives: runs over a frame, values, places for values, names in scopes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from tree_sitter import Node

from vfioviz.csource.reports import NotUnderstoodError, Place
from vfioviz.csource.types import CType, Function, Int, Pointer

Frame = list[Any]
"""Slot 0 takes the result; the others hold numbers, or addresses of what lies in memory."""
Run = Callable[[Frame], Any]
Fill = Callable[[Frame, int], None]
"""Initialises the bytes at an address."""


class Value(NamedTuple):
    """An expression that was compiled; of a struct or array ``run`` gives the address."""

    type: CType
    run: Run
    const: int | None = None
    """Its value, where it is an integer constant expression."""


class Spot(NamedTuple):
    """An lvalue that was compiled: a slot of the frame, or bytes at an address."""

    type: CType
    kind: Literal["slot", "memory", "bits"]
    slot: int
    address: Run
    bits: tuple[int, int] = (0, 0)
    near: tuple[int, int] | None = None
    """A slot and an offset, where the address is what the slot holds plus the offset."""


class Variable(NamedTuple):
    """A name in a scope."""

    type: CType
    slot: int
    """-1: a static, whose address ``address`` gives."""
    in_memory: bool
    address: Run | None = None


class Scope:
    """Names of a block; tags and typedefs are apart."""

    __slots__ = ("constants", "names", "outer", "tags", "typedefs")

    def __init__(self, outer: Scope | None = None) -> None:
        self.outer = outer
        self.names: dict[str, Variable] = {}
        self.constants: dict[str, int] = {}
        self.tags: dict[str, CType] = {}
        self.typedefs: dict[str, CType] = {}

    def all(self) -> Iterator[Scope]:
        """Yield this scope and those around it, from the inside."""
        scope: Scope | None = self
        while scope is not None:
            yield scope
            scope = scope.outer


FREES = "__csource_free_"
"""What ``__free(x)`` names: a function of a value, where a plain cleanup(x) is one of a pointer."""


def constant(kind: CType, value: int) -> Value:
    """Return a constant."""
    return Value(kind, lambda _: value, value)


class Compiled:
    """A function that was compiled."""

    __slots__ = ("kind", "name", "place", "run")

    def __init__(self, name: str) -> None:
        self.name = name
        self.kind: Function | None = None
        self.place = Place("", 0, 0)
        self.run: Callable[[Sequence[int]], object] = self.early

    def early(self, _: Sequence[int]) -> object:
        """Stand in for what is not compiled yet."""
        message = f"{self.name}() is called while it is compiled"
        raise NotUnderstoodError(message)


def text(node: Node | None) -> str:
    """Return a node's text, as it was rewritten."""
    return (node.text or b"").decode() if node is not None else ""


def children(node: Node) -> list[Node]:
    """Return the named children without comments."""
    return [child for child in node.named_children if child.type != "comment"]


def scalar(kind: CType) -> bool:
    """Whether values of a type are plain numbers."""
    return isinstance(kind, Int | Pointer)
