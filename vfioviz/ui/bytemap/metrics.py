"""Sizes in pixels of everything in the map, from zoom, bytes a row and the room there is."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

_ZOOMS = (50, 67, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300, 400)
"""Per cent."""
MIN_ZOOM, MAX_ZOOM = _ZOOMS[0], _ZOOMS[-1]

MIN_BYTE = 22
"""A byte's width at 100 %: a target of 22 pixels."""
TIGHT_BYTE = 19
"""A byte's width at 100 % where many columns stand side by side: any field of 2 bytes or more is a
target of 38 pixels, and the names of fields still fit."""
MAX_BYTE = 48
_ROW = 38
MIN_TEXT = 12
"""9 points at 96 dpi: no text is smaller, whatever the zoom is."""
_NAMES_FROM = 34
_HEX_FROM = 15
_VALUES_FROM = 18
_SHORT = 80
"""Width of the capabilities' names where columns are many."""
MARGIN = 12
LANE = 9


class Detail(IntEnum):
    """How much a cell tells."""

    COLOURS = 0
    HEX = 1
    VALUES = 2
    NAMES = 3


@dataclass(frozen=True, slots=True)
class Metrics:
    """All sizes of a column; equal metrics paint equal rows."""

    zoom: int
    row_bytes: int
    byte: int
    """Width of a byte."""
    row: int
    """Height of a row with the gap below it."""
    gap: int
    detail: Detail
    name_px: int
    value_px: int
    offsets: int
    """Width of the offsets at the left."""
    gutter: int
    """Width of the arrows at the right."""
    labels: int
    """Width of the capabilities' names."""
    grid: int
    """Gridlines each so many bytes."""
    hexadecimal: bool
    """Offsets in hex."""
    letters: bool = False
    """The letter of its role in each cell."""
    lead: int = MARGIN
    """From the column's left edge to the offsets, or to the cells where it has no offsets."""
    trail: int = MARGIN
    """Behind the capabilities' names."""

    @property
    def width(self) -> int:
        """Width of the cells."""
        return self.byte * self.row_bytes

    @property
    def left(self) -> int:
        """From the column's left edge to the first cell."""
        return self.lead + self.offsets

    @property
    def column(self) -> int:
        """Width of a column."""
        return self.left + self.width + self.gutter + self.labels + self.trail


def measure(
    *,
    zoom: int,
    row_bytes: int,
    room: int,
    digits: int,
    labels: int,
    lanes: int = 1,
    grid: int = 8,
    hexadecimal: bool = False,
    letters: bool = False,
) -> Metrics:
    """Return the metrics of a column.

    Args:
        zoom: Per cent, 50 to 400.
        row_bytes: 8, 16, 32 or 64.
        room: Pixels that a column may take; the cells grow into it as far as is sensible.
        digits: Of the largest offset, with its ``0x``.
        lanes: Lanes of arrows.
        labels: Pixels that the longest name of a capability takes at 100 %.
        grid: Gridlines each so many bytes.
        hexadecimal: Offsets in hex.
        letters: The letter of its role in each cell.
    """
    zoom = clamped(zoom)
    scale = zoom / 100
    text = max(MIN_TEXT, round(MIN_TEXT * scale))
    value = max(MIN_TEXT, round((MIN_TEXT + 1) * scale))
    offsets = max(34, round(digits * value * 0.62) + 14)
    gutter = 26 + lanes * LANE
    label_width = round(labels * max(1.0, text / MIN_TEXT)) + 8
    fixed = 2 * MARGIN + offsets + gutter + label_width
    over = fixed + row_bytes * round(MIN_BYTE * scale) - room
    if over > 0:
        # Names give way before bytes do.
        least = min(label_width, round(_SHORT * text / MIN_TEXT))
        fixed -= label_width
        label_width = max(least, label_width - over)
        fixed += label_width
    fit = (room - fixed) // row_bytes
    return made(
        zoom=zoom,
        row_bytes=row_bytes,
        byte=max(round(MIN_BYTE * scale), min(fit, round(MAX_BYTE * scale))),
        offsets=offsets,
        gutter=gutter,
        labels=label_width,
        grid=grid,
        hexadecimal=hexadecimal,
        letters=letters,
    )


def clamped(zoom: int) -> int:
    """Return the nearest zoom that there is."""
    return max(MIN_ZOOM, min(zoom, MAX_ZOOM))


def made(
    *,
    zoom: int,
    row_bytes: int,
    byte: int,
    offsets: int,
    gutter: int,
    labels: int,
    grid: int,
    hexadecimal: bool,
    letters: bool = False,
    lead: int = MARGIN,
    trail: int = MARGIN,
) -> Metrics:
    """Return the metrics of a column whose widths are known; ``Metrics`` says what each is."""
    scale = zoom / 100
    row = max(18, round(_ROW * scale))
    detail = _detail(byte, row)
    if detail is Detail.COLOURS:
        row = max(16, round(_ROW * scale * 0.75))
    return Metrics(
        zoom=zoom,
        row_bytes=row_bytes,
        byte=byte,
        row=row,
        gap=2 if scale < 2 else 3,
        detail=detail,
        name_px=max(MIN_TEXT, round(MIN_TEXT * scale)),
        value_px=max(MIN_TEXT, round((MIN_TEXT + 1) * scale)),
        offsets=offsets,
        gutter=gutter,
        labels=labels,
        grid=grid,
        hexadecimal=hexadecimal,
        letters=letters,
        lead=lead,
        trail=trail,
    )


def _detail(byte: int, row: int) -> Detail:
    if row >= _NAMES_FROM and byte >= TIGHT_BYTE - 1:
        return Detail.NAMES
    if byte >= _VALUES_FROM:
        return Detail.VALUES
    return Detail.HEX if byte >= _HEX_FROM else Detail.COLOURS


def next_zoom(zoom: int, steps: int) -> int:
    """Return the zoom so many steps further in (or out, if negative)."""
    if not steps:
        return zoom
    beyond = [each for each in _ZOOMS if (each > zoom if steps > 0 else each < zoom)]
    if not beyond:
        return MAX_ZOOM if steps > 0 else MIN_ZOOM
    last = len(beyond) - 1
    return beyond[min(steps - 1, last) if steps > 0 else max(0, last + 1 + steps)]
