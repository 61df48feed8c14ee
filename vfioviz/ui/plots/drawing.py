"""What a chart shows: painted in pixels of an area, so that it is the same on screen and paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from vfioviz.ui.plots.pen import Pens

AXIS = 24
"""Pixels of the numbers below."""
MARGIN = 14
"""Pixels right of the axis, for half of its last number."""
TICK = 72
"""Pixels between two numbers, at the least."""


class Drawing(Protocol):
    """What is painted in a chart."""

    lanes: Sequence[str]
    """Names of the lanes, from above."""
    low: float
    """Where the axis begins, in its own units."""
    high: float
    closest: float
    """Units that are seen at the least."""

    def ticks(self, first: float, last: float, most: int) -> Sequence[tuple[float, str]]:
        """Return places on the axis with what stands there, ``most`` of them at the most."""

    def paint(self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float) -> None:
        """Paint what lies between two places on the axis, in pixels of an area."""

    def paint_over(
        self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float
    ) -> None:
        """Paint what often moves: where one is."""

    def subject(self) -> tuple[object, int]:
        """Return what ``paint`` depends on: an object, as itself, and a number."""

    def tip(self, at: float, height: float) -> str:
        """Return what is to be said of a place; the height is from 0, above, to 1."""

    def heights(self) -> tuple[int, int]:
        """Return the pixels that it needs, and that it has use for, without the axis."""


def names_width(drawing: Drawing, pens: Pens) -> int:
    """Return the pixels that the names of the lanes take, left of the chart."""
    widest = max((pens.plain.width(name) for name in drawing.lanes), default=0.0)
    return round(widest) + 20 if widest else 12
