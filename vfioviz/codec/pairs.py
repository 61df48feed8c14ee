"""Match the capabilities of two layouts.

Rule 1: a capability of the request is the same one in every column, wherever it is placed.
Rule 2: the rest, where at least one side is not from the request, are matched by id and by
occurrence of that id along the chain.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from functools import lru_cache

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import INFO_INDEX, CapId, FieldRef
from vfioviz.codec.same import Same

_LARGE = 1 << 16
"""Bytes of a layout of which few are kept: a cache keeps the bytes as well."""


def pairs(source: Layout, target: Layout) -> Mapping[int, int]:
    """Map position in ``source`` to position in ``target`` for the capabilities that both have.

    Empty for layouts of different ioctls, where an id means nothing in common.
    """
    kept = _few if max(source.size, target.size) > _LARGE else _many
    return kept(Same(source), Same(target))


def _pairs(one: Same[Layout], other: Same[Layout]) -> Mapping[int, int]:
    source, target = one.it, other.it
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


_many, _few = lru_cache(maxsize=64)(_pairs), lru_cache(maxsize=8)(_pairs)


def twin(source: Layout, target: Layout, index: int) -> int | None:
    """Return the position in ``target`` of a capability of ``source``; None if it is not there."""
    return pairs(source, target).get(index)


def same(source: Layout, target: Layout, ref: FieldRef) -> FieldRef | None:
    """Translate a reference from one layout to the other; None if it has no such thing."""
    found = _translated(source, target, ref)
    return None if found is None or target.span(found) is None else found


def _translated(source: Layout, target: Layout, ref: FieldRef) -> FieldRef | None:
    """Return the reference with the owner that the other layout has; None where it has none."""
    index = source.index_of(ref.owner)
    if index is None:
        return None
    if index != INFO_INDEX:
        other = twin(source, target, index)
        if other is None:
            return None
        ref = ref._replace(owner=target.owner(other))
    return ref


def counterpart(source: Layout, target: Layout, leaf: Leaf) -> Leaf | None:
    """Return the leaf of ``target`` that is the same field; None where there is none."""
    found = _translated(source, target, source.ref(leaf))
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
