"""Match the capabilities of two layouts.

Rule 1: a capability of the request is the same one in every column, wherever it is placed.
Rule 2: the rest, where at least one side is not from the request, are matched by id and by
occurrence of that id along the chain.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from functools import lru_cache

from typing_extensions import override

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import INFO_INDEX, CapId, FieldRef


class _Two:
    """Two layouts, by identity: to hash their bytes takes longer than to pair them."""

    __slots__ = ("source", "target")

    def __init__(self, source: Layout, target: Layout) -> None:
        self.source = source
        self.target = target

    @override
    def __hash__(self) -> int:
        return hash((id(self.source), id(self.target)))

    @override
    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Two):
            return NotImplemented
        return self.source is other.source and self.target is other.target


def pairs(source: Layout, target: Layout) -> Mapping[int, int]:
    """Map position in ``source`` to position in ``target`` for the capabilities that both have.

    Empty for layouts of different ioctls, where an id means nothing in common.
    """
    return _pairs(_Two(source, target))


@lru_cache(maxsize=16)
def _pairs(two: _Two) -> Mapping[int, int]:
    source, target = two.source, two.target
    if source.ioctl.key != target.ioctl.key:
        return {}
    # Read by another ABI, an answer may have fewer capabilities than identities.
    theirs = target.ids[: len(target.caps)]
    there = {known: index for index, known in enumerate(theirs) if known is not None}
    found = {
        index: there[known]
        for index, known in enumerate(source.ids[: len(source.caps)])
        if known is not None and known in there
    }
    taken = set(found.values())
    left: defaultdict[int, deque[int]] = defaultdict(deque)
    for node in target.caps:
        if node.index not in taken:
            left[node.id].append(node.index)
    for node in source.caps:
        if node.index not in found and left[node.id]:
            place = left[node.id].popleft()
            if not (_own(source, node.index) and _own(target, place)):
                found[node.index] = place
    return found


def twin(source: Layout, target: Layout, index: int) -> int | None:
    """Return the position in ``target`` of a capability of ``source``; None if it is not there."""
    return pairs(source, target).get(index)


def same(source: Layout, target: Layout, ref: FieldRef) -> FieldRef | None:
    """Translate a reference from one layout to the other; None if it has no such thing."""
    index = source.index_of(ref.owner)
    if index is None:
        return None
    if index != INFO_INDEX:
        other = twin(source, target, index)
        if other is None:
            return None
        ref = ref._replace(owner=target.owner(other))
    return None if target.span(ref) is None else ref


def counterpart(source: Layout, target: Layout, leaf: Leaf) -> Leaf | None:
    """Return the leaf of ``target`` that is the same field; None where there is none."""
    found = same(source, target, source.ref(leaf))
    return None if found is None else target.leaf(found)


def identified(layout: Layout, known: Layout) -> Layout:
    """Return a layout whose capabilities have the identities of their matches in ``known``."""
    there = pairs(layout, known)
    ids: list[CapId | None] = [None] * len(layout.caps)
    for index, place in there.items():
        ids[index] = known.ids[place] if place < len(known.ids) else None
    return layout._replace(ids=tuple(ids))


def _own(layout: Layout, index: int) -> bool:
    return index < len(layout.ids) and layout.ids[index] is not None
