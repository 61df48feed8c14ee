"""The offsets of all columns, once, left of the first one.

A column that is scrolled to other offsets than the one they are of says its own, over what joins
it to its neighbour.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from typing_extensions import override

from vfioviz.scene import text
from vfioviz.ui.bytemap.ink import brush, colour, write
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.placed import Placed

_GAP = 8
"""Pixels between offsets and cells."""


class OffsetsItem(Placed):
    """Stays at the left edge, however far the columns are scrolled sideways."""

    def __init__(self, columns: list[ColumnItem], leader: int, width: int) -> None:
        """Make it.

        Args:
            columns: Whose offsets it shows.
            leader: Index of the one that it is level with.
            width: Pixels left of the first column.
        """
        super().__init__(QRectF())
        self._columns = columns
        self._leader = columns[leader]
        self.width = width
        self.uneven: list[ColumnItem] = []
        """Columns whose rows stand at other offsets, or between the rows of the leader."""

    def fit(self, width: float, height: float) -> None:
        """Cover a viewport, in pixels."""
        self.cover(QRectF(0, 0, width, height))

    def level(self) -> None:
        """Find the columns that are level with the leader, as they are scrolled now."""
        self.uneven = [each for each in self._columns if not self._is_level(each)]
        self.update()

    def _is_level(self, item: ColumnItem) -> bool:
        leader = self._leader
        if item is leader or not item.map.size:
            return True
        if item.scroll != leader.scroll:
            return False
        first, last = item.visible()
        rows = range(first, min(last, leader.map.row_count))
        return all(item.map.offset_of(each) == leader.map.offset_of(each) for each in rows)

    def _is_told(self, item: ColumnItem, number: int) -> bool:
        """Whether the leader's offset is that of a row too, or a name stands where it would."""
        leader = self._leader
        there = number < leader.map.row_count
        if there and item.map.offset_of(number) == leader.map.offset_of(number):
            return not leader.map.row(number).empty
        place = self._columns.index(item)
        return place > 0 and self._columns[place - 1].gutter.links.labelled(number)

    @override
    def paint(self, painter: QPainter) -> None:
        palette = self._leader.tiles.ink.palette
        for item in self.uneven:
            self._offsets(painter, item, item.x() + item.tiles.ink.metrics.left - _GAP, plate=True)
        painter.fillRect(QRectF(0, 0, self.width, self._rect.height()), brush(palette.page))
        self._offsets(painter, self._leader, self.width - 2, plate=False)
        if self._leader.scroll > 0:
            line = QRectF(0, self._leader.head - 1, self.width, 1)
            painter.fillRect(line, brush(palette.rule))

    def _offsets(self, painter: QPainter, item: ColumnItem, right: float, *, plate: bool) -> None:
        ink = item.tiles.ink
        face, metrics = ink.small_mono, ink.metrics
        first, last = item.visible()
        for number in range(first, last):
            middle = item.top + number * metrics.row + (metrics.row - metrics.gap) / 2
            if middle - face.cap / 2 < item.head or item.map.row(number).empty:
                continue
            if plate and item.map.bands is not None and self._is_told(item, number):
                continue
            offset = item.map.offset_of(number)
            words = text.offset(offset, hexadecimal=metrics.hexadecimal)
            left = right - face.width(words)
            if plate:
                box = QRectF(left - 2, middle - face.height / 2, right - left + 4, face.height)
                painter.fillRect(box, colour(ink.palette.page, 225))
            write(painter, face, ink.palette.faint, left, middle + face.cap / 2, words)
