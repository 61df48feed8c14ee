"""Two capabilities beside each other, field by field: of one answer, or of two."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import Part
from vfioviz.scene import text

MOST = 4096
"""Bytes of each capability that are compared; more would be no short column."""

_Key = tuple[Part, str, int, str, int]


class Pair(NamedTuple):
    """A field of the one, of the other, or of both."""

    name: str
    one: Leaf | None
    other: Leaf | None
    here: int
    """Offset in its capability, of the one where it has it."""
    there: int

    @property
    def differs(self) -> bool:
        """Whether the two do not say the same."""
        if self.one is None or self.other is None:
            return True
        return self.one.value != self.other.value


def pairs(a: Layout, one: CapNode, b: Layout, other: CapNode) -> Iterator[Pair]:
    """Yield the fields in the order of the one; what only the other has follows what it follows.

    Fields are the same by name, wherever they are; holes, pads and payloads by their order.
    """
    ours, theirs = _fields(a, one), _fields(b, other)
    order = list(ours)
    place = -1
    for key in theirs:
        if key in ours:
            place = order.index(key)
        else:
            place += 1
            order.insert(place, key)
    for key in order:
        mine, its = ours.get(key), theirs.get(key)
        named = mine or its
        if named is not None:
            here = -1 if mine is None else mine.start - one.start
            there = -1 if its is None else its.start - other.start
            yield Pair(_name(named), mine, its, here, there)


def _fields(layout: Layout, node: CapNode) -> dict[_Key, Leaf]:
    found: dict[_Key, Leaf] = {}
    seen: dict[Role, int] = {}
    for leaf in layout.leaves_between(node.start, min(node.stop, node.start + MOST)):
        place = leaf.place
        if place.cap != node.index:
            continue
        number, name = 0, leaf.field.name
        if leaf.role in text.FILLERS or leaf.role is Role.UNKNOWN:
            number, name = seen.get(leaf.role, 0) + 1, leaf.role.value
            seen[leaf.role] = number
        found[place.part, place.array, place.element, name, number] = leaf
    return found


def _name(leaf: Leaf) -> str:
    """Return ``header.next``, ``iova_ranges[1].end``, ``hole 4``."""
    if leaf.role in text.FILLERS or leaf.role is Role.UNKNOWN:
        return text.cell_name(leaf)
    return leaf.path.partition("].")[2] or leaf.path
