"""What stands around the rows of a column: header line, ruler, arrows, labels, fence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from vfioviz.document.derived import DerivedColumn
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.header import Chip, chips
from vfioviz.scene.links import Arrow, Label, Links
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen
from vfioviz.ui.bytemap.metrics import LANE, MARGIN, Detail

_STEP = 28.0


class _Placed(NamedTuple):
    chip: Chip
    rect: QRectF


class Header:
    """The header line of one column, laid out for a width."""

    def __init__(self, ink: Ink, column: DerivedColumn, width: float) -> None:
        self.ink = ink
        self.column = column
        self.width = width - 2 * MARGIN
        self._chips: list[_Placed] = []
        self._lines = self._flow(chips(column))

    @property
    def height(self) -> float:
        """Pixels down to the ruler."""
        return self._chips_top + self._lines * self._line + 4

    @property
    def ruler(self) -> float:
        """Pixels that the ruler takes."""
        return self.ink.small_mono.height + 4

    @property
    def _chips_top(self) -> float:
        return 12 + self.ink.title.height + 2 + self.ink.body.height + 8

    @property
    def _line(self) -> float:
        return self.ink.chip.height + 11

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint title, badge, subtitle and chips with the upper left corner at (x, y)."""
        ink, palette, column = self.ink, self.ink.palette, self.column
        left = x + MARGIN
        fill, shade = palette.badge(column.badge)
        badge_width = ink.chip_bold.width(column.badge) + 16
        title = ink.title.elide(column.title, self.width - badge_width - 10)
        base = y + 12 + ink.title.ascent
        _write(painter, ink.title, palette.text, left, base, title)
        height = ink.chip.height + 4
        at = left + ink.title.width(title) + 10
        badge = QRectF(at, base - ink.title.cap / 2 - height / 2, badge_width, height)
        painter.setBrush(brush(fill))
        dashed = column.badge == "model"
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(pen(palette.text if dashed else fill, 1.2, style))
        painter.drawRoundedRect(badge.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
        middle = badge.center().y() + ink.chip_bold.cap / 2
        _write(painter, ink.chip_bold, shade, badge.left() + 8, middle, column.badge)
        base = y + 12 + ink.title.height + 2 + ink.body.ascent
        subtitle = ink.body.elide(column.subtitle, self.width)
        _write(painter, ink.body, palette.muted, left, base, subtitle)
        for placed in self._chips:
            self._chip(painter, placed.chip, placed.rect.translated(left, y + self._chips_top))

    def paint_ruler(self, painter: QPainter, x: float, y: float) -> None:
        """Paint ``+0 +1 ...`` with the first cell's left edge at x."""
        ink, metrics = self.ink, self.ink.metrics
        face = ink.small_mono
        widest = face.width(f"+{metrics.row_bytes - 1}") + 6
        step = 1
        while step * metrics.byte < widest:
            step *= 2
        for column in range(0, metrics.row_bytes, step):
            words = f"+{column}"
            middle = x + column * metrics.byte + metrics.byte / 2 - face.width(words) / 2
            _write(painter, face, ink.palette.faint, middle, y + face.ascent, words)

    def _flow(self, items: Iterable[Chip]) -> int:
        ink = self.ink
        x, line, height = 0.0, 0, ink.chip.height + 6
        for chip in items:
            width = ink.chip.width(chip.label) + ink.chip_bold.width(chip.value) + 21
            if x and x + width > self.width:
                x, line = 0.0, line + 1
            self._chips.append(_Placed(chip, QRectF(x, line * self._line, width, height)))
            x += width + 6
        return line + 1

    def _chip(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        ink, palette = self.ink, self.ink.palette
        fills = {"warn": palette.warn_fill, "error": palette.error_fill}
        lines = {"warn": palette.warn, "error": palette.error, "quiet": palette.rule}
        shades = {"warn": palette.warn, "error": palette.error, "quiet": palette.faint}
        outline = lines.get(chip.weight, palette.edge)
        painter.setPen(pen(outline, 1.5 if chip.weight in fills else 1.0))
        painter.setBrush(brush(fills.get(chip.weight, palette.page)))
        painter.drawRoundedRect(
            rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2
        )
        base = rect.center().y() + ink.chip.cap / 2
        label = shades.get(chip.weight, palette.muted)
        _write(painter, ink.chip, label, rect.left() + 8, base, chip.label)
        value = shades.get(chip.weight, palette.text)
        at = rect.left() + 8 + ink.chip.width(chip.label) + 5
        _write(painter, ink.chip_bold, value, at, base, chip.value)


class Gutter:
    """Arrows and labels at the right of the rows, and the fence across them."""

    def __init__(self, ink: Ink, bytemap: ByteMap, links: Links) -> None:
        self.ink = ink
        self.map = bytemap
        self.links = links

    def paint(self, painter: QPainter, x: float, y: float, first: int, last: int) -> None:
        """Paint what belongs to the rows ``[first, last)``.

        Args:
            painter: Where to.
            x: Right edge of the last byte column.
            y: Top of row 0, far above the screen in a long map.
            first: First row that is seen.
            last: One past the last.
        """
        if first >= last:
            return
        start, stop = self.map.offset_of(first), self.map.row(last - 1).stop
        for arrow in self.links.arrows(start, stop):
            self._arrow(painter, arrow, x, y, first, last)
        for label in self.links.labels(start, stop):
            self._label(painter, label, x + self.ink.metrics.gutter, y)

    def _y(self, y: float, offset: int, part: float) -> float:
        metrics = self.ink.metrics
        return y + self.map.row_of(offset) * metrics.row + (metrics.row - metrics.gap) * part

    def _arrow(
        self, painter: QPainter, arrow: Arrow, x: float, y: float, first: int, last: int
    ) -> None:
        palette, metrics = self.ink.palette, self.ink.metrics
        top, bottom = y + (first - 2) * metrics.row, y + (last + 2) * metrics.row
        shade = palette.error if arrow.broken else palette.fields[arrow.tone].outline
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
            _write(painter, face, shade, at, begin + face.cap / 2, arrow.text)

    def _labelled(self, row: int) -> bool:
        if not 0 <= row < self.map.row_count:
            return False
        start = self.map.offset_of(row)
        return any(True for _ in self.links.labels(start, self.map.row(row).stop))

    def _label(self, painter: QPainter, label: Label, x: float, y: float) -> None:
        ink, palette, metrics = self.ink, self.ink.palette, self.ink.metrics
        top = y + self.map.row_of(label.start) * metrics.row
        height = metrics.row - metrics.gap
        shade = palette.text if label.exact else palette.muted
        name = ink.name_bold.elide(label.name, metrics.labels)
        if metrics.detail is Detail.NAMES:
            lines = ink.name_bold.height + ink.small_mono.height
            base = top + (height - lines) / 2 + ink.name_bold.ascent
            _write(painter, ink.name_bold, shade, x, base, name)
            base += ink.name_bold.height - ink.name_bold.ascent + ink.small_mono.ascent
            self._where(painter, label, x, base)
            return
        base = top + (height + ink.name_bold.cap) / 2
        _write(painter, ink.name_bold, shade, x, base, name)
        room = metrics.labels - ink.name_bold.width(name) - 6
        if ink.small_mono.width(label.place) <= room:
            at = x + ink.name_bold.width(name) + 6
            shade = palette.warn if label.modulo else palette.muted
            _write(painter, ink.small_mono, shade, at, base, label.place)

    def _where(self, painter: QPainter, label: Label, x: float, base: float) -> None:
        palette, face = self.ink.palette, self.ink.small_mono
        words = label.broken or label.modulo
        hue = palette.error if label.broken else palette.warn
        at = x + face.width(label.place) + 8
        fits = at - x + face.width(words) <= self.ink.metrics.labels + MARGIN
        _write(painter, face, hue if words and not fits else palette.muted, x, base, label.place)
        if fits:
            _write(painter, face, hue, at, base, words)

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
        painter.setPen(QPen(colour(palette.page), 5.0))
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(colour(palette.text), 2.5))
        painter.drawPolyline(QPolygonF(points))
        below = self.map.row_of(argsz) if column < metrics.row_bytes else row + 1
        self._flag(painter, points[-1], below, f"argsz {argsz}")
        over = self.map.column.stats.overrun
        if over and not self._labelled(below):
            face = self.ink.name_bold
            base = points[-1].y() + face.height + face.ascent + 2
            at = right + metrics.gutter
            _write(painter, face, palette.error, at, base, text.past(over))

    def _flag(self, painter: QPainter, tip: QPointF, below: int, words: str) -> None:
        """Hang the flag on the line, out of the way of names above and below it."""
        face, palette = self.ink.name_bold, self.ink.palette
        height = face.height + 2
        top = tip.y() - height / 2
        left = tip.x() - 8 + self.ink.metrics.gutter
        above, under = self._labelled(below - 1), self._labelled(below)
        if above and not under:
            top = tip.y() - 1.25
        elif under and not above:
            top = tip.y() + 1.25 - height
        elif above and under:
            left -= self.ink.metrics.gutter - 8
        painter.setPen(QPen(colour(palette.text), 2.5))
        painter.drawLine(QLineF(tip.x(), tip.y(), left + 2, tip.y()))
        box = QRectF(left, top, face.width(words) + 12, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(palette.text))
        painter.drawRoundedRect(box, 3, 3)
        _write(painter, face, palette.page, box.left() + 6, box.center().y() + face.cap / 2, words)

    def paint_ending(self, painter: QPainter, x: float, y: float) -> None:
        """Say below the last row that the caller's buffer was longer than what is here."""
        words = self.map.ending
        if not words:
            return
        ink, metrics = self.ink, self.ink.metrics
        top = y + self.map.row_count * metrics.row
        line = pen(ink.palette.edge, 1.0, Qt.PenStyle.DotLine)
        painter.setPen(line)
        painter.drawLine(QLineF(x, top + 2, x + metrics.width, top + 2))
        shown = ink.name.elide(words, metrics.width + metrics.gutter)
        _write(painter, ink.name, ink.palette.faint, x, top + 6 + ink.name.ascent, shown)


def _bracket(path: QPainterPath, left: float, lane: float, begin: float, end: float) -> None:
    """Add a line from (left, begin) over a vertical at lane to (left, end)."""
    radius = min(8.0, abs(end - begin) / 2)
    turn = radius if end >= begin else -radius
    path.lineTo(lane - radius, begin)
    path.quadTo(lane, begin, lane, begin + turn)
    path.lineTo(lane, end - turn)
    path.quadTo(lane, end, lane - radius, end)
    path.lineTo(left + 4, end)


def _write(painter: QPainter, face: Face, shade: str, x: float, base: float, words: str) -> None:
    if words:
        painter.setFont(face.font)
        painter.setPen(colour(shade))
        painter.drawText(QPointF(x, base), words)


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
