"""A grid of structs, painted: columns beside one another, one ruler of offsets at the left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from vfioviz.codec.finding import Severity
from vfioviz.scene import text
from vfioviz.scene.header import Chip
from vfioviz.scene.palette import Palette
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structpieces import Piece
from vfioviz.scene.structsheet import Head
from vfioviz.scene.structtext import alternative
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen, write
from vfioviz.ui.bytemap.metrics import MARGIN, Metrics, measure
from vfioviz.ui.bytemap.painter import RowPainter

_GAP = 28
"""Between two columns."""
_AMPLE = 100_000
_WIDTHS = {8: (44, 42, 36), 64: (22, 22, 22)}
"""Of a byte: up to 2 columns, up to 4, more."""
_LEAST = {8: (22, 34), 64: (22, 22)}
"""Of a byte in a window that is too narrow for all columns: where each name fits, and at most."""
_INSET = 12
"""Pixels beside a name in its cell."""
_LOOKED_AT = 64
"""Rows whose names are measured for that."""


class Hit(NamedTuple):
    """The piece at a point."""

    column: int
    piece: int


def metrics_of(
    row_bytes: int, columns: int, largest: int, room: int | None = None, least: int = 0
) -> Metrics:
    """Return the sizes of a grid.

    Args:
        row_bytes: 8 or 64.
        columns: How many.
        largest: The largest offset.
        room: Pixels that the columns should fit into; None for a sheet.
        least: Of a byte, where they do not.
    """
    made = measure(zoom=100, row_bytes=row_bytes, room=_AMPLE, digits=len(str(largest)), labels=0)
    few, some, many = _WIDTHS[row_bytes]
    byte = few if columns <= 2 else some if columns <= 4 else many
    if room is not None:
        left = room - made.left - MARGIN - (columns - 1) * _GAP
        byte = max(least, min(few + 4, left // max(1, columns * row_bytes)))
    return replace(made, byte=byte)


class GridPainter:
    """Paints one grid with its headers; all coordinates are the painter's."""

    def __init__(
        self,
        grid: StructGrid,
        heads: tuple[Head, ...],
        palette: Palette,
        room: int | None = None,
    ) -> None:
        self.grid = grid
        self.heads = heads
        count, largest = len(grid.columns), max(99, grid.size)
        self.metrics = metrics_of(grid.row_bytes, count, largest, room, _LEAST[grid.row_bytes][1])
        self.ink = Ink(palette, self.metrics)
        if room is not None and self.width > room:
            self.metrics = metrics_of(grid.row_bytes, count, largest, room, self._least())
            self.ink = Ink(palette, self.metrics)
        self.rows = RowPainter(self.ink)
        self._chips = [list(self._flow(each.chips)) for each in heads]
        lines = max((each[-1][1] + 1 for each in self._chips if each), default=0)
        self._chip_line = self.ink.chip.height + 10
        self._chips_top = self.ink.title.height + 4
        self.head_height = float(
            ceil(self._chips_top + lines * self._chip_line + 6 + self.ink.small_mono.height + 3)
        )

    def _least(self) -> int:
        """Return the least width of a byte with which each name of two bytes or more is whole.

        One that no width allows is left out; a name may be its short form.
        """
        low, high = _LEAST[self.grid.row_bytes]
        face = self.ink.name
        for number in range(len(self.grid.columns)):
            for index in range(min(self.grid.row_count, _LOOKED_AT)):
                for cell in self.grid.row(number, index).cells:
                    size = cell.last - cell.first
                    need = ceil((face.width(cell.short or cell.name) + _INSET) / size)
                    if size > 1 and need <= high:
                        low = max(low, need)
        return low

    @property
    def width(self) -> float:
        """Pixels of all columns, with the offsets and a margin at both sides."""
        count = max(1, len(self.grid.columns))
        metrics = self.metrics
        return metrics.left + count * metrics.width + (count - 1) * _GAP + MARGIN

    @property
    def height(self) -> float:
        """Pixels of all rows."""
        return float(self.grid.row_count * self.metrics.row)

    def left(self, column: int) -> float:
        """Return where the first byte of a column begins."""
        return self.metrics.left + column * (self.metrics.width + _GAP)

    # ---- where

    def hit(self, x: float, y: float) -> Hit | None:
        """Return the piece at a point; y counts from the first row."""
        metrics = self.metrics
        index = int(y // metrics.row)
        if y < 0 or not 0 <= index < self.grid.row_count:
            return None
        for number, column in enumerate(self.grid.columns):
            byte = (x - self.left(number)) // metrics.byte
            if 0 <= byte < self.grid.row_bytes:
                offset = self.grid.offset_of(index)
                offset += 0 if self.grid.is_folded(index) else int(byte)
                index = column.holding(offset)
                if index >= 0:
                    return Hit(number, index)
        return None

    def rects(self, column: int, piece: Piece) -> Iterator[QRectF]:
        """Yield where a piece is, a rectangle a row; y counts from the first row."""
        grid, metrics = self.grid, self.metrics
        first, last = grid.row_of(piece.start), grid.row_of(piece.stop - 1)
        height = metrics.row - metrics.gap
        for index in range(first, last + 1):
            start = grid.offset_of(index)
            begin, end = max(0, piece.start - start), min(grid.row_bytes, piece.stop - start)
            if grid.is_folded(index):
                begin, end = 0, grid.row_bytes
            yield QRectF(
                self.left(column) + begin * metrics.byte, index * metrics.row,
                (end - begin) * metrics.byte, height,
            )  # fmt: skip

    # ---- painting

    def paint_heads(self, painter: QPainter, y: float) -> None:
        """Paint titles, figures and rulers, from y down."""
        ink, palette = self.ink, self.ink.palette
        for number, head in enumerate(self.heads):
            x, room = self.left(number), float(self.metrics.width)
            words = elided_left(ink.title, head.title, room)
            write(painter, ink.title, palette.text, x, y + ink.title.ascent, words)
            for (at, line), chip in zip(self._chips[number], head.chips, strict=True):
                top = y + self._chips_top + line * self._chip_line
                self._chip(
                    painter, chip, QRectF(x + at, top, self._wide(chip), ink.chip.height + 6)
                )
            self._ruler(painter, x, y + self.head_height - ink.small_mono.height - 3)

    def paint_rows(self, painter: QPainter, y: float, first: int, last: int) -> None:
        """Paint the rows ``[first, last)``; y is the top of row 0."""
        grid, metrics = self.grid, self.metrics
        for index in range(max(0, first), min(last, grid.row_count)):
            top = y + index * metrics.row
            offset = text.offset(grid.offset_of(index))
            for number, column in enumerate(grid.columns):
                row = grid.row(number, index)
                if column.is_lane and row.cells:
                    self._lane(painter, number, index, top)
                self.rows.paint(painter, row, self.left(number), top, offset if not number else "")
                ends = row.start < column.size <= row.start + grid.row_bytes
                if ends and row.fold is None and not column.is_lane:
                    self._end(painter, number, top, column.size - row.start)

    def _lane(self, painter: QPainter, number: int, index: int, top: float) -> None:
        """Lead from the bytes beside to a row of a lane; name the lane above its first row."""
        grid, metrics, ink = self.grid, self.metrics, self.ink
        row = grid.row(number, index)
        x = self.left(number) + row.cells[0].first * metrics.byte
        before = next((n for n in range(number - 1, -1, -1) if grid.row(n, index).cells), None)
        if before is not None:
            last = self.left(before) + grid.row(before, index).cells[-1].last * metrics.byte
            middle = top + (metrics.row - metrics.gap) / 2
            painter.setPen(pen(ink.palette.edge, 1.0, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(last + 2, middle), QPointF(x - 2, middle))
        lane = grid.columns[number].lane
        if lane is None or index == 0 or grid.row(number, index - 1).cells:
            return
        room = float(metrics.width) - (x - self.left(number))
        start = grid.offset_of(index) + row.cells[0].first
        words = next(
            (alternative(each) for each, span in zip(lane.shown, lane.spans or (), strict=False)
             if span[0] <= start < span[1]), "",
        )  # fmt: skip
        base = top - metrics.gap - 4
        write(painter, ink.body, ink.palette.muted, x + 2, base, elided_left(ink.body, words, room))

    def _end(self, painter: QPainter, column: int, top: float, byte: int) -> None:
        """Draw where a struct ends."""
        metrics = self.metrics
        x = self.left(column)
        line = top + metrics.row - metrics.gap + 1.5
        painter.setPen(pen(self.ink.palette.edge, 2.0))
        painter.drawLine(QPointF(x, line), QPointF(x + byte * metrics.byte, line))

    def _ruler(self, painter: QPainter, x: float, y: float) -> None:
        metrics, face = self.metrics, self.ink.small_mono
        step = 1
        while step * metrics.byte < face.width(f"+{metrics.row_bytes - 1}") + 6:
            step *= 2
        for byte in range(0, metrics.row_bytes, step):
            words = f"+{byte}"
            middle = x + byte * metrics.byte + (metrics.byte - face.width(words)) / 2
            write(painter, face, self.ink.palette.faint, middle, y + face.ascent, words)

    # ---- figures

    def _flow(self, chips: tuple[Chip, ...]) -> Iterator[tuple[float, int]]:
        x, line = 0.0, 0
        for chip in chips:
            width = self._wide(chip)
            if x and x + width > self.metrics.width:
                x, line = 0.0, line + 1
            yield x, line
            x += width + 6

    def _wide(self, chip: Chip) -> float:
        value = self.ink.chip_bold.width(chip.value) + 5 if chip.value else 0.0
        return self.ink.chip.width(chip.label) + value + 16

    def _chip(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        ink, palette = self.ink, self.ink.palette
        fills = {"warn": palette.warn_fill, "error": palette.error_fill}
        shades = {"warn": palette.warn, "error": palette.error, "quiet": palette.faint}
        outline = shades.get(chip.weight, palette.edge) if chip.weight != "quiet" else palette.rule
        painter.setPen(pen(outline, 1.5 if chip.weight in fills else 1.0))
        painter.setBrush(brush(fills.get(chip.weight, palette.page)))
        radius = rect.height() / 2
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        base = rect.center().y() + ink.chip.cap / 2
        write(painter, ink.chip, shades.get(chip.weight, palette.muted), rect.left() + 8, base,
              chip.label)  # fmt: skip
        at = rect.left() + 13 + ink.chip.width(chip.label)
        write(painter, ink.chip_bold, shades.get(chip.weight, palette.text), at, base, chip.value)


def elided_left(face: Face, words: str, room: float) -> str:
    """Return a text that fits; of a longer one the end, where file names differ."""
    if face.width(words) <= room:
        return words
    low, high = 0, len(words)
    while low < high:
        middle = (low + high) // 2
        if face.width("…" + words[middle:]) <= room:
            high = middle
        else:
            low = middle + 1
    return "…" + words[low:]


def paint_triangle(
    painter: QPainter, palette: Palette, severity: Severity, x: float, y: float
) -> None:
    """Paint the mark of a finding, 11 pixels wide, its upper left corner at (x, y)."""
    size = 11.0
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush(palette.severity(severity)))
    painter.drawPolygon(
        QPolygonF([QPointF(x + size / 2, y), QPointF(x + size, y + size), QPointF(x, y + size)])
    )
    painter.setPen(colour(palette.page))
