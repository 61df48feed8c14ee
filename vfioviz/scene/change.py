"""What changed between two columns, or between a column and itself before an edit: marks, a line.

The line names the first capability that moved, and what lies before it that made it move.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from vfioviz.codec.differences import Difference, Kind, differences
from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import pairs
from vfioviz.codec.ref import CapId
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.sync import MANY

MOST_BYTES = 1 << 14
"""Of an answer; what is larger is not compared here: it would hold the window up."""
_MOST_MARKS = 1024
_MARKED = frozenset({Kind.VALUE, Kind.LINK, Kind.RESIZED, Kind.ADDED})
_STEP = 8
"""Bytes that kernels round capabilities up to."""


class _Before(NamedTuple):
    """What lies before a capability: the one before it, or the info struct."""

    cap: int
    """Place in the chain; -1 for the info struct."""
    name: str
    size: int
    room: int
    """Bytes up to the capability."""


def marks(reference: DerivedColumn, column: DerivedColumn) -> tuple[tuple[int, int], ...]:
    """Return the bytes of a column that say otherwise than the reference, in order of offset."""
    if not _comparable(reference, column):
        return ()
    spans = {
        each.b
        for each in islice(differences(reference.layout, column.layout), _MOST_MARKS)
        if each.kind in _MARKED and each.b is not None and each.b[0] < each.b[1]
    }
    return tuple(sorted(spans))


def line(before: DerivedColumn, after: DerivedColumn) -> str:
    """Return ``iova_range 68 → 72: dma_avail takes 16 bytes, ALIGN(12, 8)``; "" for nothing."""
    if not _comparable(before, after):
        return ""
    here, there = before.layout, after.layout
    needed = after.stats.needed
    if needed is not None and before.stats.needed is None and here.caps and not there.caps:
        return tr("cut short: needs {needed}, got {got}", needed=needed, got=after.stats.argsz_in)
    both = pairs(here, there)
    moved = sorted(
        (there.caps[new].start, old, new)
        for old, new in both.items()
        if here.caps[old].start != there.caps[new].start
    )
    said = [*_lost(before, after), *_added(here, there)]
    if moved:
        _, old, new = moved[0]
        words = tr(
            "{name} {start} → {end}",
            name=text.capability(there.caps[new]),
            start=here.caps[old].start,
            end=there.caps[new].start,
        )
        why = _cause(here, there, old, new)
        more = tr(", {count} more moved", count=len(moved) - 1) if len(moved) > 1 else ""
        said.append(f"{words}: {why}{more}" if why else f"{words}{more}")
    return "; ".join(said) or _values(here, there)


def _comparable(one: DerivedColumn, other: DerivedColumn) -> bool:
    a, b = one.layout, other.layout
    return (
        a is not b
        and not (one.veiled or other.veiled)
        and a.ioctl.key == b.ioctl.key
        and max(a.size, b.size) <= MOST_BYTES
        and max(len(a.caps), len(b.caps)) <= MANY
    )


def _lost(before: DerivedColumn, after: DerivedColumn) -> Iterator[str]:
    """Tell of capabilities that are gone, or that the chain does not lead to any more."""
    here, there = before.layout, after.layout
    left = {} if after.run is None else {each.identity: each for each in after.run.caps}
    kept = pairs(here, there)
    for node in here.caps:
        if node.index in kept:
            continue
        name, owner = text.capability(node), here.owner(node.index)
        placed = left.get(owner) if isinstance(owner, CapId) else None
        if placed is None:
            yield tr("{name} is gone", name=name)
        else:
            yield tr("the chain does not lead to {name} at {start}", name=name, start=placed.start)


def _added(here: Layout, there: Layout) -> Iterator[str]:
    known = set(pairs(here, there).values())
    for node in there.caps:
        if node.index not in known:
            name, size = text.capability(node), text.byte_count(node.stop - node.start)
            yield tr("{name} at {start} is new, {size}", name=name, start=node.start, size=size)


def _cause(here: Layout, there: Layout, old: int, new: int) -> str:
    was, now = previous(here, old), previous(there, new)
    both = pairs(here, there)
    if (both.get(was.cap) if was.cap >= 0 else -1) != now.cap:
        return tr("{name} is before it now", name=now.name)
    if was.size != now.size:
        return tr(
            "{name} has {size} bytes, {before} before",
            name=now.name,
            size=now.size,
            before=was.size,
        )
    if now.room == now.size:
        return tr("{name} takes {size} bytes, not rounded up", name=now.name, size=now.size)
    if now.room == -(-now.size // _STEP) * _STEP:
        return tr(
            "{name} takes {room} bytes, ALIGN({size}, {step})",
            name=now.name,
            room=now.room,
            size=now.size,
            step=_STEP,
        )
    behind = text.byte_count(now.room - now.size)
    return tr("{bytes} lie between it and {name}", bytes=behind, name=now.name)


def previous(layout: Layout, index: int) -> _Before:
    """Return what lies before a capability of the chain."""
    start = layout.caps[index].start
    lower = [node for node in layout.caps if node.start < start]
    if not lower:
        return _Before(-1, tr("the info struct"), layout.info.size, start)
    node = max(lower, key=lambda each: each.start)
    return _Before(node.index, text.capability(node), node.stop - node.start, start - node.start)


def _values(here: Layout, there: Layout) -> str:
    """Tell of the first value that differs, and of how many more."""
    found = islice(differences(here, there), _MOST_MARKS)
    telling = [each for each in found if each.kind is not Kind.PAD]
    if not telling:
        return ""
    first = _value(telling[0])
    more = len(telling) - 1
    return first if not more else tr("{first}, {count} more differ", first=first, count=more)


def _value(each: Difference) -> str:
    nothing = tr("nothing")
    return f"{each.what} {each.before or nothing} → {each.after or nothing}"
