"""Rows that keep columns level: each capability begins in one row in all of them.

Rule 1: a spacer is no byte: it has no offset, belongs to no field, and is in no sum.
Rule 2: each byte keeps its offset and its byte column; only the row that it is in changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import twin
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
    starts = _starts(layouts)
    bare = [
        ByteMap(column, row_bytes, fold=fold, bands=Bands(each))
        for column, each in zip(columns, starts, strict=True)
    ]
    high = tuple(max(rows) for rows in zip(*(each.band_rows for each in bare), strict=True))
    return tuple(Bands(each, high) for each in starts)


def _starts(layouts: Sequence[Layout]) -> list[tuple[int, ...]]:
    """Return where the bands of each column begin: the info struct, then the capabilities.

    A band that a column does not have is empty in it, at where the next one begins.
    """
    places = _merged(layouts)
    order = {slot: place for place, slot in enumerate(dict.fromkeys(places[-1]))}
    known = []
    for layout, slots in zip(layouts, places[:-1], strict=True):
        caps = sorted(layout.caps, key=lambda cap: cap.start)
        line = [order[slots[cap.index]] for cap in caps]
        kept = {line[at]: caps[at].start for at in _rising(line)}
        begins, follower = [0] * len(order), layout.size
        for place in range(len(order) - 1, -1, -1):
            follower = begins[place] = kept.get(place, follower)
        known.append((0, *begins))
    return known


def _merged(layouts: Sequence[Layout]) -> list[list[int]]:
    """Return the slot of each capability of each column, and last of all the slots in order.

    Capabilities that are the same one share a slot. One that only later columns have stands behind
    the one that is before it there.
    """
    slots: list[list[int]] = []
    order: list[int] = []
    for number, layout in enumerate(layouts):
        mine = [-1] * len(layout.caps)
        before: int | None = None
        for cap in sorted(layout.caps, key=lambda each: each.start):
            slot = -1
            for other in range(number):
                there = twin(layout, layouts[other], cap.index)
                if there is not None:
                    slot = slots[other][there]
                    break
            if slot < 0:
                slot = len(order)
                order.insert(0 if before is None else order.index(before) + 1, slot)
            mine[cap.index] = before = slot
        slots.append(mine)
    return [*slots, order]


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
