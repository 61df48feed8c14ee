"""The zoom at which columns, rows or a selection just fill the map."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import NamedTuple

from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import Palette
from vfioviz.ui.bytemap.headline import height
from vfioviz.ui.bytemap.ink import Ink
from vfioviz.ui.bytemap.metrics import MAX_ZOOM, MIN_ZOOM
from vfioviz.ui.bytemap.planning import Plan
from vfioviz.ui.bytemap.scrolling import SPARE


class Room(NamedTuple):
    """What there is to fill."""

    width: int
    height: int
    """Pixels, with the header."""
    palette: Palette
    plan: Callable[[int], Plan]
    """Lays the columns out for a zoom."""


def to_width(room: Room) -> int:
    """Return the largest zoom at which all columns are seen."""
    return _largest(lambda zoom: room.plan(zoom).total <= room.width)


def to_height(room: Room, maps: Sequence[ByteMap]) -> int:
    """Return the largest zoom at which all rows are seen."""
    rows = max((each.row_count for each in maps), default=1)
    return _largest(lambda zoom: _rows_fit(room, room.plan(zoom), rows))


def to_span(room: Room, bytemap: ByteMap, start: int, stop: int) -> int:
    """Return the largest zoom at which bytes ``[start, stop)`` of a column are seen."""
    rows = bytemap.row_of(max(start, stop - 1)) - bytemap.row_of(start) + 1

    def fits(zoom: int) -> bool:
        made = room.plan(zoom)
        wide = made.offsets + made.metrics.left + made.metrics.width + made.metrics.gutter
        return wide <= room.width and _rows_fit(room, made, rows)

    return _largest(fits)


def _rows_fit(room: Room, made: Plan, rows: int) -> bool:
    ink = Ink(room.palette, made.metrics)
    head = height(ink) + ceil(ink.small_mono.height + 4)
    return head + (rows + SPARE) * made.metrics.row <= room.height


def _largest(fits: Callable[[int], bool]) -> int:
    """Return the largest zoom that fits; the smallest there is where none does."""
    low, high = MIN_ZOOM, MAX_ZOOM
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low
