"""Cells on their way: where each was before an edit, and how far it has come."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vfioviz.codec.pairs import counterpart
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.cells import Cell, Row
from vfioviz.ui.bytemap.ink import brush
from vfioviz.ui.bytemap.tiles import Tiles

DURATION = 140
"""Milliseconds."""


class Rows(Protocol):
    """A column as far as its cells on their way need it: where its rows are, and their pictures."""

    map: ByteMap
    tiles: Tiles
    head: float

    @property
    def top(self) -> float:
        """Where row 0 is, above the screen once scrolled."""

    def visible(self) -> tuple[int, int]:
        """Return the rows ``[first, last)`` that are seen."""


class Motion:
    """The way from an older map of a column to the one that is shown now."""

    def __init__(self, before: ByteMap, scroll: int) -> None:
        self._before = before
        self._scroll = scroll
        self._known: dict[tuple[int, int], tuple[int, int] | None] = {}
        self.progress = 0.0
        """From 0 to 1."""

    def concerns(self, item: Rows) -> bool:
        """Return whether anything that is seen has a way to go to the map that a column shows now.

        Most edits change a value: then nothing moves, and no frame of it is painted.
        """
        now = item.map
        same = self._before.row_bytes == now.row_bytes
        if not same or self._before.layout is now.layout:
            return False
        return not all(self._rests(item, number) for number in range(*item.visible()))

    def _rests(self, item: Rows, number: int) -> bool:
        """Return whether a row looks as before, where it is; or all of its cells were there."""
        if item.top != item.head - self._scroll:
            return False
        row = item.map.row(number)
        if number < self._before.row_count and self._before.row(number) == row:
            return True
        places = (self._old(item.map, row, cell) for cell in row.cells)
        firsts = (cell.first for cell in row.cells)
        return all(place == (number, first) for place, first in zip(places, firsts, strict=True))

    def paint(self, painter: QPainter, item: Rows, first: int, last: int) -> None:
        """Paint the cells of some rows where they are now."""
        metrics, tiles = item.tiles.ink.metrics, item.tiles
        eased = 1 - (1 - self.progress) ** 3
        moving: list[tuple[QPointF, QRectF, Row, float]] = []
        for number in range(first, last):
            row = item.map.row(number)
            y = item.top + number * metrics.row
            if self._rests(item, number):
                painter.drawPixmap(QPointF(0, y), tiles.get(row))
                continue
            for cell in row.cells:
                x = metrics.left + cell.first * metrics.byte
                width = (cell.last - cell.first) * metrics.byte
                source = QRectF(x, 0, width, metrics.row)
                old = self._old(item.map, row, cell)
                if old is None:
                    moving.insert(0, (QPointF(x, y), source, row, eased))
                    continue
                from_x = metrics.left + old[1] * metrics.byte
                from_y = item.head - self._scroll + old[0] * metrics.row
                at = QPointF(from_x + (x - from_x) * eased, from_y + (y - from_y) * eased)
                moving.append((at, source, row, 1.0))
            rest = tiles.get(row)
            painter.drawPixmap(QPointF(0, y), rest)
            if row.fold is None:
                painter.fillRect(
                    QRectF(metrics.left - 1, y, metrics.width + 2, metrics.row),
                    brush(tiles.ink.palette.page),
                )
        for at, source, row, opacity in moving:
            painter.setOpacity(opacity)
            tile = tiles.get(row)
            ratio = tiles.ratio
            cut = QRectF(source.x() * ratio, 0, source.width() * ratio, source.height() * ratio)
            painter.drawPixmap(QRectF(at, source.size()), tile, cut)
        painter.setOpacity(1.0)

    def _old(self, now: ByteMap, row: Row, cell: Cell) -> tuple[int, int] | None:
        """Return row and byte column that the cell's first byte had; None if it is new."""
        key = (row.start, cell.first)
        if key not in self._known:
            self._known[key] = self._look(now, row.line + cell.first)
        return self._known[key]

    def _look(self, now: ByteMap, offset: int) -> tuple[int, int] | None:
        leaf = now.layout.leaf_at(offset)
        old = counterpart(now.layout, self._before.layout, leaf)
        if old is None or old.stop - old.start <= offset - leaf.start:
            return None
        at = old.start + offset - leaf.start
        return self._before.row_of(at), self._before.column_of(at)
