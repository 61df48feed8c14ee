"""Marks on the cells of a row: gridlines, cracks, overruns, findings."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from vfioviz.codec.finding import Severity
from vfioviz.scene.cells import Row
from vfioviz.scene.palette import Palette, Texture
from vfioviz.ui.bytemap.ink import Ink, brush, pen
from vfioviz.ui.bytemap.shapes import TOOTH, torn

TexturePainter = Callable[[QPainter, QRectF, Texture, str, float], None]


MARK = 14.0
"""Pixels that the mark of a finding takes in the corner of a cell."""


class MarkPainter:
    """Paints marks with one ink."""

    def __init__(self, ink: Ink, texture: TexturePainter, step: float) -> None:
        self.palette = ink.palette
        self.metrics = ink.metrics
        self._texture = texture
        self._step = step

    def beads(self, painter: QPainter, row: Row, x: float, y: float) -> None:
        """String the two halves of a broken field together where they touch."""
        metrics = self.metrics
        radius = max(3.5, 4.5 * min(2.0, metrics.zoom / 100))
        for cell in row.cells:
            if not cell.joint:
                continue
            column = cell.last if cell.before else cell.first
            middle = y - metrics.gap / 2 if cell.before else y + metrics.row - metrics.gap / 2
            painter.setPen(pen(self.palette.page, 1.5))
            painter.setBrush(brush(self.palette.warn))
            painter.drawEllipse(QPointF(x + column * metrics.byte, middle), radius, radius)

    def gridlines(self, painter: QPainter, row: Row, x: float, y: float, height: float) -> None:
        """Draw the lines between fields, and ticks where a line runs through one."""
        metrics, palette = self.metrics, self.palette
        step = metrics.grid
        edges = {cell.first for cell in row.cells}
        whole, ticks = [], []
        for column in range(step, row.stop - row.line, step):
            if column < row.first:
                continue
            at = x + column * metrics.byte
            if column in edges:
                whole.append(QLineF(at, y - metrics.gap, at, y + height))
            else:
                tick = min(4.0, height / 5)
                ticks += [
                    QLineF(at, y, at, y + tick),
                    QLineF(at, y + height - tick, at, y + height),
                ]
        if step > metrics.row_bytes and row.stop % step == 0 and not row.empty:
            line = y + metrics.row - metrics.gap / 2
            painter.setPen(pen(palette.edge, 2.0))
            painter.drawLine(QLineF(x - 6, line, x + metrics.width, line))
        if whole:
            painter.setPen(pen(palette.edge, 1.0))
            painter.drawLines(whole)
        if ticks:
            painter.setPen(pen(palette.text, 1.0))
            painter.drawLines(ticks)

    def spacer(self, painter: QPainter, row: Row, x: float, y: float, height: float) -> None:
        """Hatch where no byte is: no outline, no fill, and quieter than any byte."""
        metrics, swatch = self.metrics, self.palette.spacer
        for first, last in row.spacers:
            left, width = x + first * metrics.byte, (last - first) * metrics.byte
            box = QRectF(left + 3, y + 3, width - 6, height - 6)
            self._texture(painter, box, swatch.texture, swatch.ink, self._step)

    def crack(self, painter: QPainter, rect: QRectF, at: float) -> None:
        """Show where a field crosses a line of its natural alignment."""
        painter.setPen(pen(self.palette.warn, 2.0))
        painter.drawPolyline(QPolygonF(torn(at + TOOTH / 2, rect.top(), rect.bottom())))

    def patch(self, painter: QPainter, rect: QRectF) -> None:
        """Show that a part of a field was not written."""
        box = rect.adjusted(1.5, rect.height() - 8, -1.5, -1.5)
        painter.fillRect(box, brush(self.palette.bare))
        self._texture(painter, box, Texture.DOTS, self.palette.bare_ink, self._step)

    def over(self, painter: QPainter, rect: QRectF) -> None:
        """Show bytes that were written past the caller's memory."""
        box = rect.adjusted(2, 1, -2, -1)
        painter.setPen(pen(self.palette.error, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        bar = QRectF(box.left(), box.bottom() - 5, box.width(), 5)
        painter.fillRect(bar, brush(self.palette.error_fill))
        self._texture(painter, bar, Texture.RISING, self.palette.error, 5)

    def mark(self, painter: QPainter, rect: QRectF, severity: Severity) -> None:
        """Draw a triangle with a stroke in the upper right corner."""
        size = MARK - 3
        x, y = rect.right() - MARK, rect.top() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(self.palette.severity(severity)))
        painter.drawPolygon(
            QPolygonF([QPointF(x + size / 2, y), QPointF(x + size, y + size), QPointF(x, y + size)])
        )
        painter.setPen(pen(self.palette.page, 1.5))
        middle = x + size / 2
        painter.drawLine(QLineF(middle, y + 4, middle, y + 7.5))
        painter.drawLine(QLineF(middle, y + 8.5, middle, y + 10))


def paint_pin(painter: QPainter, rect: QRectF | None, palette: Palette) -> None:
    """Fold the corner of a cell down: there is a note on it."""
    if rect is None:
        return
    side = min(11.0, rect.height() / 3)
    corner = rect.topRight()
    fold = [corner, corner - QPointF(side, 0), corner + QPointF(0, side)]
    painter.setPen(pen(palette.page, 1.2))
    painter.setBrush(brush(palette.note))
    painter.drawPolygon(QPolygonF(fold))


def paint_changed(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Underline a cell: it says otherwise than the column that it is compared with."""
    box = QRectF(rect.left() + 4, rect.bottom() - 4.5, rect.width() - 8, 3)
    painter.setPen(pen(palette.page, 1.0))
    painter.setBrush(brush(palette.note))
    painter.drawRect(box)


def paint_twin(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Frame a cell: what it holds is selected in another column."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen(palette.ring_outer, 1.5, Qt.PenStyle.DashLine))
    painter.drawRect(rect.adjusted(1, 1, -1, -1))


def paint_found(painter: QPainter, rect: QRectF, palette: Palette) -> None:
    """Mark a cell that was found: a bar along its upper edge."""
    box = QRectF(rect.left() + 3, rect.top() - 1, rect.width() - 6, 4)
    painter.setPen(pen(palette.page, 1.0))
    painter.setBrush(brush(palette.ring_outer))
    painter.drawRect(box)
