"""Rows that keep columns level: each capability begins in one row in all of them.

Rule 1: a spacer is no byte: it has no offset, belongs to no field, and is in no sum.
Rule 2: each byte keeps its offset and its byte column; only the row that it is in changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import twin
from vfioviz.codec.ref import CapId, Owner
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.bands import Bands
from vfioviz.scene.bytemap import ByteMap

MOST = 512
"""Maximum capabilities of a chain that is kept level; with a longer one nothing is."""


def maps(
    columns: Sequence[DerivedColumn], row_bytes: int, *, fold: bool, level: bool
) -> list[ByteMap]:
    """Return the rows of columns, level where that is asked for and can be."""
    bands = found(columns, row_bytes, fold=fold) if level else ()
    return [
        ByteMap(column, row_bytes, fold=fold, bands=bands[index] if bands else None)
        for index, column in enumerate(columns)
    ]


def found(columns: Sequence[DerivedColumn], row_bytes: int, *, fold: bool) -> tuple[Bands, ...]:
    """Return the bands of each column; () where there is nothing to keep level.

    Columns of several ioctls have nothing in common, and what a lesson hides is not given away by
    where it stands.
    """
    layouts = [column.layout for column in columns]
    if (
        len(columns) < 2
        or len({layout.ioctl.key for layout in layouts}) > 1
        or any(column.veiled for column in columns)
        or any(len(layout.caps) > MOST or not layout.size for layout in layouts)
    ):
        return ()
    starts = _starts(columns)
    bare = [
        ByteMap(column, row_bytes, fold=fold, bands=Bands(each))
        for column, each in zip(columns, starts, strict=True)
    ]
    high = tuple(max(rows) for rows in zip(*(each.band_rows for each in bare), strict=True))
    return tuple(Bands(each, high) for each in starts)


def _lying(column: DerivedColumn) -> dict[Owner, int]:
    """Return where the capabilities of a column begin, by offset.

    Of a model those that it put there, whether its chain leads to them or not; what a chain that
    leads astray takes for one is none.
    """
    layout, run = column.layout, column.run
    known = {layout.owner(node.index): node.start for node in layout.caps}
    if run is not None:
        known = {owner: at for owner, at in known.items() if isinstance(owner, CapId)}
        for each in run.caps[:MOST]:
            if each.start < layout.size:
                known.setdefault(each.identity, each.start)
    return dict(sorted(known.items(), key=lambda item: item[1]))


def _starts(columns: Sequence[DerivedColumn]) -> list[tuple[int, ...]]:
    """Return where the bands of each column begin: the info struct, then the capabilities.

    A band that a column does not have is empty in it, at where the next one begins.
    """
    lying = [_lying(column) for column in columns]
    slots, order = _merged(columns, lying)
    place_of = {slot: place for place, slot in enumerate(order)}
    made = []
    for column, mine, owners in zip(columns, slots, lying, strict=True):
        line = [place_of[mine[owner]] for owner in owners]
        begins_at = list(owners.values())
        kept = {line[at]: begins_at[at] for at in _rising(line)}
        begins, follower = [0] * len(order), column.layout.size
        for place in range(len(order) - 1, -1, -1):
            follower = begins[place] = kept.get(place, follower)
        made.append((0, *begins))
    return made


def _merged(
    columns: Sequence[DerivedColumn], lying: Sequence[dict[Owner, int]]
) -> tuple[list[dict[Owner, int]], list[int]]:
    """Return the slot of each capability of each column, and the slots in order.

    Capabilities that are the same one share a slot. One that only later columns have stands behind
    the one that is before it there.
    """
    slots: list[dict[Owner, int]] = []
    order: list[int] = []
    for number, column in enumerate(columns):
        mine: dict[Owner, int] = {}
        before: int | None = None
        for owner in lying[number]:
            slot = _known(owner, column.layout, columns[:number], slots)
            if slot is None:
                slot = len(order)
                order.insert(0 if before is None else order.index(before) + 1, slot)
            mine[owner] = before = slot
        slots.append(mine)
    return slots, order


def _known(
    owner: Owner,
    layout: Layout,
    columns: Sequence[DerivedColumn],
    slots: Sequence[dict[Owner, int]],
) -> int | None:
    """Return the slot of the same capability in a column before; None where none has it."""
    index = layout.index_of(owner)
    for column, theirs in zip(columns, slots, strict=True):
        if isinstance(owner, CapId) and owner in theirs:
            return theirs[owner]
        there = None if index is None else twin(layout, column.layout, index)
        slot = None if there is None else theirs.get(column.layout.owner(there))
        if slot is not None:
            return slot
    return None


def _rising(line: Sequence[int]) -> list[int]:
    """Return the positions of a longest rising part: those that stand in the common order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for at, value in enumerate(line):
        length = bisect_left(ends, value)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            last.append(at)
        else:
            ends[length], last[length] = value, at
    kept: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]
