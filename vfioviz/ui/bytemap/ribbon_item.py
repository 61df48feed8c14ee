"""The ribbons of all columns as one item of the map, above the columns and below the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from vfioviz.scene.ribbons import Ribbon, along
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.placed import Placed
from vfioviz.ui.bytemap.ribbons import Edge, paint_ribbons


class RibbonItem(Placed):
    """Joins each column to the next one, wherever both are scrolled to."""

    def __init__(self, columns: Sequence[ColumnItem]) -> None:
        super().__init__(QRectF())
        self._columns = list(columns)
        self.joined: list[tuple[Ribbon, ...]] = along([column.map for column in columns])

    def fit(self, width: float, height: float) -> None:
        """Cover a viewport, in pixels."""
        self.cover(QRectF(0, 0, width, height))

    @override
    def paint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for joined, (left, right) in zip(self.joined, pairwise(self._columns), strict=True):
            if not joined or left.motion is not None or right.motion is not None:
                continue  # what is on its way is joined where it comes to rest
            ink = left.tiles.ink
            metrics = ink.metrics
            here = Edge(left.x() + metrics.left + metrics.width + 1, left.top, left.gutter.room)
            uneven = right.map.bands is not None
            there = Edge(right.x() + metrics.left - 1, right.top, between=uneven)
            head = max(left.head, right.head)
            seen = QRectF(here.x, head, there.x - here.x, self._rect.height() - head)
            paint_ribbons(painter, ink, joined, here, there, seen.intersected(self._rect))
