"""What stands beside the rows: arrows, names of capabilities, the fence where argsz ends."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from vfioviz.codec.layout import Layout
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.links import Arrow, Label, Links
from vfioviz.scene.sync import shift
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen, write
from vfioviz.ui.bytemap.metrics import LANE, MARGIN, Detail

_STEP = 28.0
_FAILURE_HEIGHT = 400.0
"""Pixels that the reason of a producer that gave no answer may take."""


class Gutter:
    """Arrows and labels at the right of the rows, and the fence across them."""

    def __init__(
        self, ink: Ink, bytemap: ByteMap, links: Links, reference: Layout | None = None
    ) -> None:
        self.ink = ink
        self.map = bytemap
        self.links = links
        self._reference = reference

    def paint(
        self, painter: QPainter, x: float, y: float, first: int, last: int, edge: float = 0.0
    ) -> None:
        """Paint what belongs to the rows ``[first, last)``.

        Args:
            painter: Where to.
            x: Right edge of the last byte column.
            y: Top of row 0, far above the screen in a long map.
            first: First row that is seen.
            last: One past the last.
            edge: Where the rows' part of the screen begins.
        """
        if first >= last:
            return
        start, stop = self.map.offset_of(first), self.map.row(last - 1).stop
        for arrow in self.links.arrows(start, stop):
            self._arrow(painter, arrow, x, y, first, last)
        self._paint_labels(painter, x + self.ink.metrics.gutter, y, start, stop, edge)

    def _y(self, y: float, offset: int, part: float) -> float:
        metrics = self.ink.metrics
        return y + self.map.row_of(offset) * metrics.row + (metrics.row - metrics.gap) * part

    def _arrow(
        self, painter: QPainter, arrow: Arrow, x: float, y: float, first: int, last: int
    ) -> None:
        palette, metrics = self.ink.palette, self.ink.metrics
        top, bottom = y + (first - 2) * metrics.row, y + (last + 2) * metrics.row
        shade = palette.error if arrow.broken or arrow.back else palette.fields[arrow.tone].outline
        begin = self._y(y, arrow.source, 0.7)
        left, lane = x + 5.0, x + 16.0 + arrow.lane * LANE
        line = QPen(colour(shade), 2.0)
        line.setCapStyle(Qt.PenCapStyle.FlatCap)
        if arrow.broken:
            line.setDashPattern([3, 2])
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if arrow.target is None:
            self._stub(painter, arrow, x, begin, shade)
            return
        end = self._y(y, arrow.target, 0.3)
        path = QPainterPath(QPointF(left, max(top, min(begin, bottom))))
        _bracket(path, left, lane, max(top, min(begin, bottom)), max(top, min(end, bottom)))
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(shade))
        if top < begin < bottom:
            painter.drawEllipse(QPointF(left, begin), 3.0, 3.0)
        if top < end < bottom:
            tip = QPolygonF(
                [QPointF(x + 2, end), QPointF(x + 10, end - 4.5), QPointF(x + 10, end + 4.5)]
            )
            painter.drawPolygon(tip)

    def _stub(self, painter: QPainter, arrow: Arrow, x: float, begin: float, shade: str) -> None:
        left, end = x + 5.0, x + 18.0
        painter.drawLine(QLineF(left, begin, end, begin))
        painter.setPen(pen(shade, 2.0))
        painter.drawLine(QLineF(end - 2, begin - 5, end + 8, begin + 5))
        painter.drawLine(QLineF(end - 2, begin + 5, end + 8, begin - 5))
        if not self._labelled(self.map.row_of(arrow.source)):
            face = self.ink.small_mono
            at = x + self.ink.metrics.gutter
            write(painter, face, shade, at, begin + face.cap / 2, arrow.text)

    def _labelled(self, row: int) -> bool:
        if not 0 <= row < self.map.row_count:
            return False
        start = self.map.offset_of(row)
        return any(True for _ in self.links.labels(start, self.map.row(row).stop))

    def _paint_labels(
        self, painter: QPainter, x: float, y: float, start: int, stop: int, edge: float
    ) -> None:
        rows: dict[int, list[Label]] = {}
        for label in self.links.labels(start, stop):
            rows.setdefault(self.map.row_of(label.start), []).append(label)
        top_row = self.map.row_of(start)
        held = self.links.covering(start) if top_row else None
        if held is not None:
            hidden = y + top_row * self.ink.metrics.row < edge
            rows.setdefault(top_row + hidden, [held._replace(place=text.above(held.start))])
        for row, labels in rows.items():
            top = y + row * self.ink.metrics.row
            if len(labels) == 1:
                self._label(painter, labels[0], x, top)
            else:
                self._many(painter, labels, x, top)

    def _label(self, painter: QPainter, label: Label, x: float, top: float) -> None:
        ink, palette, metrics = self.ink, self.ink.palette, self.ink.metrics
        shade = palette.text if label.exact else palette.muted
        name = ink.name_bold.elide(label.name, metrics.labels)
        upper, lower = self._bases(top)
        write(painter, ink.name_bold, shade, x, upper, name)
        if metrics.detail is Detail.NAMES:
            self._where(painter, label, x, lower)
            return
        room = metrics.labels - ink.name_bold.width(name) - 6
        if ink.small_mono.width(label.place) <= room:
            at = x + ink.name_bold.width(name) + 6
            hue = palette.warn if label.modulo else palette.muted
            write(painter, ink.small_mono, hue, at, upper, label.place)

    def _many(self, painter: QPainter, labels: list[Label], x: float, top: float) -> None:
        """Write the names of several capabilities that begin in one row."""
        ink, palette, room = self.ink, self.ink.palette, self.ink.metrics.labels + MARGIN
        upper, lower = self._bases(top)
        names = ink.name_bold.elide(", ".join(label.name for label in labels), room)
        write(painter, ink.name_bold, palette.text, x, upper, names)
        if self.ink.metrics.detail is Detail.NAMES:
            odd = any(label.modulo for label in labels)
            places = ink.small_mono.elide(" ".join(label.place for label in labels), room)
            write(painter, ink.small_mono, palette.warn if odd else palette.muted, x, lower, places)

    def _bases(self, top: float) -> tuple[float, float]:
        """Return the base lines of a label's one or two lines."""
        ink, metrics = self.ink, self.ink.metrics
        height = metrics.row - metrics.gap
        if metrics.detail is not Detail.NAMES:
            base = top + (height + ink.name_bold.cap) / 2
            return base, base
        lines = ink.name_bold.height + ink.small_mono.height
        upper = top + (height - lines) / 2 + ink.name_bold.ascent
        return upper, upper + ink.name_bold.height - ink.name_bold.ascent + ink.small_mono.ascent

    def _where(self, painter: QPainter, label: Label, x: float, base: float) -> None:
        """Write the offset, what is wrong with it, and how far it is from the reference's."""
        palette, face = self.ink.palette, self.ink.small_mono
        end = x + self.ink.metrics.labels + MARGIN
        more = [
            (label.broken, palette.error),
            ("" if label.broken else label.modulo, palette.warn),
            (shift(self._reference, self.map.layout, label.cap), palette.note),
        ]
        more = [each for each in more if each[0]]
        first = more[0][1] if more and more[0][1] != palette.note else palette.muted
        at = x + face.width(label.place) + 7
        tight = bool(more) and at + face.width(more[0][0]) > end
        write(painter, face, first if tight else palette.muted, x, base, label.place)
        for words, hue in more:
            if at + face.width(words) > end:
                return
            write(painter, face, hue, at, base, words)
            at += face.width(words) + 7

    def paint_fence(self, painter: QPainter, x: float, y: float, first: int, last: int) -> None:
        """Paint where the caller's memory ends, if that is in the rows ``[first, last)``."""
        argsz, size = self.map.column.argsz, self.map.size
        if argsz is None or argsz > size or not size:
            return
        metrics, palette = self.ink.metrics, self.ink.palette
        row = self.map.row_of(argsz) if argsz < size else self.map.row_of(size - 1)
        column = argsz - self.map.offset_of(row)
        if not first <= row < last:
            return
        if self.map.row(row).fold is not None:
            column = 0 if column == 0 else metrics.row_bytes
        column = min(column, metrics.row_bytes)
        top = y + row * metrics.row - metrics.gap / 2
        bottom = top + metrics.row
        left, right, at = x, x + metrics.width, x + column * metrics.byte
        points = [
            QPointF(left - 8, bottom),
            QPointF(at, bottom),
            QPointF(at, top),
            QPointF(right + 8, top),
        ]
        if column == 0:
            points = [QPointF(left - 8, top), QPointF(right + 8, top)]
        elif column == metrics.row_bytes:
            points = [QPointF(left - 8, bottom), QPointF(right + 8, bottom)]
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(palette.text, 2.0))
        painter.drawPolyline(QPolygonF(points))
        below = self.map.row_of(argsz) if column < metrics.row_bytes else row + 1
        self._flag(painter, points[-1], below, f"argsz {argsz}")
        over = self.map.column.stats.overrun
        if over and not self._labelled(below):
            face = self.ink.name_bold
            base = points[-1].y() + face.height + face.ascent + 2
            at = right + metrics.gutter
            words = text.past(over)
            if face.width(words) > metrics.labels + MARGIN:
                words = tr("{over} past", over=over)
            write(painter, face, palette.error, at, base, words)

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
        width = face.width(words) + 12
        left = min(left, tip.x() - 8 + self.ink.metrics.gutter + self.ink.metrics.labels - width)
        painter.setPen(pen(palette.text, 2.0))
        painter.drawLine(QLineF(tip.x(), tip.y(), left + 2, tip.y()))
        box = QRectF(left, top, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(palette.text))
        painter.drawRoundedRect(box, 3, 3)
        write(painter, face, palette.page, box.left() + 6, box.center().y() + face.cap / 2, words)

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
        shown = ink.name.elide(words, metrics.width + metrics.gutter)
        write(painter, ink.name, ink.palette.faint, x, top + 6 + ink.name.ascent, shown)


def _bracket(path: QPainterPath, left: float, lane: float, begin: float, end: float) -> None:
    """Add a line from (left, begin) over a vertical at lane to (left, end)."""
    radius = min(8.0, abs(end - begin) / 2)
    turn = radius if end >= begin else -radius
    path.lineTo(lane - radius, begin)
    path.quadTo(lane, begin, lane, begin + turn)
    path.lineTo(lane, end - turn)
    path.quadTo(lane, end, lane - radius, end)
    path.lineTo(left + 4, end)


def widest_label(columns: Iterable[ByteMap], face: Face, sub: Face) -> float:
    """Return the pixels that the longest label of the first capabilities takes.

    In steps, so that an edit seldom changes the width of anything.
    """
    widest = 100.0
    for bytemap in columns:
        for node in bytemap.layout.caps[:64]:
            widest = max(widest, face.width(text.capability(node)))
            if node.start % 8:
                place = f"{text.place(node.start)} {text.modulo(node.start)}"
                widest = max(widest, sub.width(place) + 4)
    return min(-(-widest // _STEP) * _STEP, 168.0)
