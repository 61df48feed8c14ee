"""Where the caller's memory ends: a line across the rows, its flag, and what is said below them."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.links import Links
from vfioviz.ui.bytemap.ink import Ink, brush, colour, pen, write

_FLAG = 8.0
"""Pixels that the flag of argsz is wider than its words."""
_FAILURE_HEIGHT = 400.0
"""Pixels that the words below a column may take."""


class Fence:
    """The end of one column."""

    def __init__(self, ink: Ink, bytemap: ByteMap, room: int, links: Links) -> None:
        """Make it.

        Args:
            ink: Of the column.
            bytemap: Its rows.
            room: Pixels of its labels.
            links: Its labels.
        """
        self.ink = ink
        self.map = bytemap
        self.room = room
        self.end = float(room + ink.metrics.trail)
        """Pixels from where labels begin to the column's end."""
        self._out = 8.0 if room else 3.0
        """Pixels that the line goes on behind the cells."""
        self._labelled = links.labelled

    def paint(self, painter: QPainter, x: float, y: float, first: int, last: int) -> None:
        """Paint where the caller's memory ends, if that is in the rows ``[first, last)``."""
        argsz, size = self.map.column.argsz, self.map.size
        if argsz is None or argsz > size or not size:
            return
        row = self.map.row_of(argsz) if argsz < size else self.map.row_of(size - 1)
        if not first <= row < last:
            return
        points, below = self._points(argsz, row, x, y)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(self.ink.palette.text, 2.0))
        painter.drawPolyline(QPolygonF(points))
        self._say(painter, argsz, points[-1], x, below)

    def _say(self, painter: QPainter, argsz: int, tip: QPointF, x: float, below: int) -> None:
        """Write argsz, and how much is past it, as far as there is room."""
        metrics, face = self.ink.metrics, self.ink.name_bold
        # The number alone may stand before the next column, where its own line begins.
        room = metrics.gutter + self.end - self._out
        rooms = ((f"argsz {argsz}", room), (str(argsz), room + metrics.lead + self._out - 2))
        words = next((each for each, have in rooms if face.width(each) + _FLAG <= have), "")
        if words:
            self._flag(painter, tip, below, words)
        over = self.map.column.stats.overrun
        if not over or self._labelled(below):
            return
        past = (text.past(over), tr("{over} past", over=over))
        words = next((each for each in past if face.width(each) <= self.end), "")
        base = tip.y() + face.height + face.ascent + 2
        at = x + metrics.width + metrics.gutter
        write(painter, face, self.ink.palette.error, at, base, words)

    def _points(self, argsz: int, row: int, x: float, y: float) -> tuple[list[QPointF], int]:
        """Return the line, and the row that begins below it."""
        metrics = self.ink.metrics
        column = argsz - self.map.row(row).line
        if self.map.row(row).fold is not None:
            column = 0 if column == 0 else metrics.row_bytes
        column = min(column, metrics.row_bytes)
        below = self.map.row_of(argsz) if column < metrics.row_bytes else row + 1
        top = y + row * metrics.row - metrics.gap / 2
        bottom = top + metrics.row
        at = x + column * metrics.byte
        left = x - min(8.0, metrics.lead)
        right = x + metrics.width + self._out
        if column == 0:
            return [QPointF(left, top), QPointF(right, top)], below
        if column == metrics.row_bytes:
            return [QPointF(left, bottom), QPointF(right, bottom)], below
        return [
            QPointF(left, bottom),
            QPointF(at, bottom),
            QPointF(at, top),
            QPointF(right, top),
        ], below

    def _flag(self, painter: QPainter, tip: QPointF, below: int, words: str) -> None:
        """Hang the flag on the line, out of the way of names above and below it."""
        face, palette = self.ink.name_bold, self.ink.palette
        height = face.height + 2
        top = tip.y() - height / 2
        left = tip.x() - 8 + self.ink.metrics.gutter
        above, under = self._labelled(below - 1), self._labelled(below)
        if above and not under:
            top = tip.y() - 1
        elif under and not above:
            top = tip.y() + 1 - height
        elif above and under:
            left -= self.ink.metrics.gutter - 8
        width = face.width(words) + _FLAG
        edge = (
            tip.x() + self.ink.metrics.gutter + self.end - width - (self._out if self.room else 0)
        )
        left = max(min(left, edge), tip.x() - 1)
        painter.setPen(pen(palette.text, 2.0))
        painter.drawLine(QLineF(tip.x(), tip.y(), left + 2, tip.y()))
        box = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(palette.text))
        painter.drawRoundedRect(box, 3, 3)
        write(
            painter,
            face,
            palette.page,
            box.left() + _FLAG / 2,
            box.center().y() + face.cap / 2,
            words,
        )

    def paint_ending(self, painter: QPainter, x: float, y: float) -> None:
        """Say below the last row that the caller's buffer was longer, or why nothing is here."""
        words = self.map.ending
        if not words:
            return
        ink, metrics = self.ink, self.ink.metrics
        if self.map.column.failure:
            room = QRectF(x, y + 8, metrics.width + metrics.gutter, _FAILURE_HEIGHT)
            painter.setFont(ink.name.font)
            painter.setPen(colour(ink.palette.error))
            painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
            return
        top = y + self.map.row_count * metrics.row
        line = pen(ink.palette.edge, 1.0, Qt.PenStyle.DotLine)
        painter.setPen(line)
        painter.drawLine(QLineF(x, top + 2, x + metrics.width, top + 2))
        room = QRectF(x, top + 6, metrics.width + metrics.gutter + self.room, _FAILURE_HEIGHT)
        painter.setFont(ink.name.font)
        painter.setPen(colour(ink.palette.faint))
        painter.drawText(room, Qt.TextFlag.TextWordWrap, words)
