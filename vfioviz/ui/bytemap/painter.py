"""One row, painted: the same calls for the screen, a picture, SVG and PDF.

Rule 1: what is painted comes from ``scene``; nothing is decided or formatted here.
Rule 2: no clip and no pattern brush: an SVG or PDF must show the same as the screen.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from vfioviz.codec.layout import Severity
from vfioviz.scene.bytemap import Cell, Fold, Row
from vfioviz.scene.palette import LETTERS, TEXTURES, Swatch, Texture
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen
from vfioviz.ui.bytemap.metrics import Detail
from vfioviz.ui.bytemap.textures import paint_texture

_RADIUS = 3.0
_TOOTH = 4.0
"""Depth of the torn edge where a field goes on in another row."""


TexturePainter = Callable[[QPainter, QRectF, Texture, str, float], None]


class RowPainter:
    """Paints rows with one ink."""

    def __init__(self, ink: Ink, texture: TexturePainter = paint_texture) -> None:
        self.ink = ink
        self._texture = texture
        self.palette = ink.palette
        self.metrics = ink.metrics
        self._step = 7.0 * max(1.0, ink.metrics.zoom / 130)
        self._inset = 5.0 * max(0.6, min(2.0, ink.metrics.zoom / 100))

    def paint(self, painter: QPainter, row: Row, x: float, y: float, offset: str) -> None:
        """Paint a row.

        Args:
            painter: Where to; antialiasing is on.
            row: What.
            x: Left edge of byte column 0.
            y: Top of the row.
            offset: What to write at the left.
        """
        metrics, height = self.metrics, float(self.metrics.row - self.metrics.gap)
        face = self.ink.small_mono
        self._text(
            painter,
            face,
            self.palette.faint,
            x - 10 - face.width(offset),
            y + (height + face.cap) / 2,
            offset,
        )
        if row.fold is not None:
            self._fold(painter, row.fold, QRectF(x, y, metrics.width, height))
            return
        for cell in row.cells:
            self._cell(painter, cell, self.rect(cell, x, y))
        self._gridlines(painter, row, x, y, height)
        self._beads(painter, row, x, y)
        for first, last in row.unwritten:
            self._patch(
                painter, QRectF(x + first * metrics.byte, y, (last - first) * metrics.byte, height)
            )
        for first, last in row.over:
            self._over(
                painter, QRectF(x + first * metrics.byte, y, (last - first) * metrics.byte, height)
            )

    def rect(self, cell: Cell, x: float, y: float) -> QRectF:
        """Return where a cell of a row at (x, y) is; joined sides reach the edge."""
        byte = self.metrics.byte
        left = x + cell.first * byte + (0.0 if cell.before else 1.0)
        right = x + cell.last * byte - (0.0 if cell.after else 1.0)
        return QRectF(left, y, right - left, self.metrics.row - self.metrics.gap)

    # Cells

    def _cell(self, painter: QPainter, cell: Cell, rect: QRectF) -> None:
        palette, detail = self.palette, self.metrics.detail
        swatch = palette.swatch(cell.role, cell.tone, unwritten=cell.unwritten)
        strong = cell.misaligned
        outline, width = (palette.warn, 2.0) if strong else (swatch.outline, 1.0)
        half = width / 2
        box = rect.adjusted(0 if cell.before else half, half, 0 if cell.after else -half, -half)
        shape = self._shape(cell, box)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(swatch.fill))
        painter.drawPath(shape) if isinstance(shape, QPainterPath) else painter.drawRoundedRect(
            box, _RADIUS, _RADIUS
        )
        if swatch.texture is not Texture.PLAIN:
            self._texture(
                painter, box.adjusted(1, 1, -1, -1), swatch.texture, swatch.ink, self._step
            )
        line = pen(
            outline,
            width,
            Qt.PenStyle.DashLine
            if cell.role in TEXTURES or cell.unwritten
            else Qt.PenStyle.SolidLine,
        )
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if isinstance(shape, QPainterPath):
            painter.drawPath(self._outline(cell, box))
        else:
            painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        if cell.begins and detail is not Detail.COLOURS:
            painter.fillRect(
                QRectF(rect.left(), rect.top(), 4.0, rect.height()), brush(swatch.outline)
            )
        for crack in cell.cracks:
            self._crack(painter, rect, rect.left() + (crack - cell.first) * self.metrics.byte)
        if detail is Detail.NAMES:
            self._names(painter, cell, rect, swatch)
        elif detail is Detail.VALUES:
            self._value(painter, cell, rect, swatch)
        elif detail is Detail.HEX:
            self._hex(painter, cell, rect, swatch)
        else:
            self._letter(painter, cell, rect, swatch)
        if cell.severity is not None:
            self._mark(painter, rect, cell.severity)

    def _shape(self, cell: Cell, box: QRectF) -> QPainterPath | None:
        """Return the outline as a closed path; None where a rounded rectangle does."""
        if not (cell.before or cell.after):
            return None
        path = QPainterPath()
        path.addPolygon(QPolygonF([*self._right(cell, box), *self._left(cell, box)]))
        path.closeSubpath()
        return path

    def _right(self, cell: Cell, box: QRectF) -> list[QPointF]:
        if not (cell.after and cell.scalar):
            return [box.topRight(), box.bottomRight()]
        return _torn(box.right(), box.top(), box.bottom())

    def _left(self, cell: Cell, box: QRectF) -> list[QPointF]:
        if not (cell.before and cell.scalar):
            return [box.bottomLeft(), box.topLeft()]
        return list(reversed(_torn(box.left() + _TOOTH, box.top(), box.bottom())))

    def _outline(self, cell: Cell, box: QRectF) -> QPainterPath:
        path = QPainterPath()
        if cell.scalar:
            path.addPolygon(QPolygonF([*self._right(cell, box), *self._left(cell, box)]))
            path.closeSubpath()
            return path
        path.moveTo(box.topLeft())
        path.lineTo(box.topRight())
        path.moveTo(box.bottomLeft())
        path.lineTo(box.bottomRight())
        if not cell.before:
            path.moveTo(box.topLeft())
            path.lineTo(box.bottomLeft())
        if not cell.after:
            path.moveTo(box.topRight())
            path.lineTo(box.bottomRight())
        return path

    def _names(self, painter: QPainter, cell: Cell, rect: QRectF, swatch: Swatch) -> None:
        ink = self.ink
        left = rect.left() + self._inset + (2.0 if cell.begins or cell.before else 0.0)
        room = rect.right() - left - 3.0 - (_TOOTH if cell.after else 0.0)
        lines = ink.name.height + ink.value.height
        top = rect.top() + max(0.0, (rect.height() - lines) / 2)
        name = self._fitting(ink.name, _names_of(cell), room)
        values = cell.values
        if cell.note:
            self._across(painter, cell, rect, left, room, name, top)
            return
        value = self._fitting(ink.value, values, room)
        base = top + ink.name.ascent
        under = top + ink.name.height + ink.value.ascent
        plate = None if swatch.texture is Texture.PLAIN else swatch.fill
        if name:
            self._plated(painter, ink.name, swatch.muted, left, base, name, plate)
        if value:
            loose = not cell.scalar
            shade = swatch.muted if loose else swatch.text
            self._plated(painter, ink.value, shade, left, under, value, plate)

    def _across(
        self,
        painter: QPainter,
        cell: Cell,
        rect: QRectF,
        left: float,
        room: float,
        name: str,
        top: float,
    ) -> None:
        """Write the second half of a broken field: its name again, and what is wrong with it."""
        ink, palette = self.ink, self.palette
        swatch = palette.swatch(cell.role, cell.tone)
        self._text(painter, ink.name, swatch.muted, left, top + ink.name.ascent, name)
        words = self._fitting(ink.name_bold, cell.note, room - 6)
        if words:
            height = ink.name_bold.height
            plate = QRectF(
                left - 1, top + ink.name.height, ink.name_bold.width(words) + 8, height + 1
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(brush(palette.warn_fill))
            painter.drawRoundedRect(plate, 3, 3)
            self._text(
                painter,
                ink.name_bold,
                palette.warn,
                left + 3,
                plate.top() + ink.name_bold.ascent,
                words,
            )

    def _value(self, painter: QPainter, cell: Cell, rect: QRectF, swatch: Swatch) -> None:
        ink = self.ink
        left = rect.left() + self._inset + (2.0 if cell.begins or cell.before else 0.0)
        room = rect.right() - left - 2.0 - (_TOOTH if cell.after else 0.0)
        forms = cell.values if cell.scalar else (*_names_of(cell), *cell.values)
        face = ink.value if cell.scalar else ink.name
        if cell.note:
            forms, face = cell.note, ink.name
        value = self._fitting(face, forms, room)
        plate = None if swatch.texture is Texture.PLAIN else swatch.fill
        base = rect.top() + (rect.height() + face.cap) / 2
        self._plated(painter, face, swatch.text, left, base, value, plate)

    def _hex(self, painter: QPainter, cell: Cell, rect: QRectF, swatch: Swatch) -> None:
        face, byte = self.ink.small_mono, self.metrics.byte
        base = rect.top() + (rect.height() + face.cap) / 2
        start = rect.left() - (0.0 if cell.before else 1.0)
        inset = (byte - face.width("00")) / 2
        for index, value in enumerate(cell.raw):
            self._text(
                painter, face, swatch.text, start + index * byte + inset, base, f"{value:02x}"
            )

    def _letter(self, painter: QPainter, cell: Cell, rect: QRectF, swatch: Swatch) -> None:
        face = self.ink.name
        letter = "W" if cell.unwritten else LETTERS[cell.role]
        if rect.height() < face.cap + 3 or rect.width() < face.width(letter) + 4 or cell.before:
            return
        base = rect.top() + (rect.height() + face.cap) / 2
        plate = None if swatch.texture is Texture.PLAIN else swatch.fill
        self._plated(painter, face, swatch.muted, rect.left() + 4, base, letter, plate)

    # Marks

    def _beads(self, painter: QPainter, row: Row, x: float, y: float) -> None:
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

    def _gridlines(self, painter: QPainter, row: Row, x: float, y: float, height: float) -> None:
        """Draw the lines between fields, and ticks where a line runs through one."""
        metrics, palette = self.metrics, self.palette
        step = metrics.grid
        edges = {cell.first for cell in row.cells}
        whole, ticks = [], []
        for column in range(step, row.stop - row.start, step):
            at = x + column * metrics.byte
            if column in edges:
                whole.append(QLineF(at, y - metrics.gap, at, y + height))
            else:
                tick = min(4.0, height / 5)
                ticks += [
                    QLineF(at, y, at, y + tick),
                    QLineF(at, y + height - tick, at, y + height),
                ]
        if whole:
            painter.setPen(pen(palette.edge, 1.0))
            painter.drawLines(whole)
        if ticks:
            painter.setPen(pen(palette.text, 1.0))
            painter.drawLines(ticks)

    def _crack(self, painter: QPainter, rect: QRectF, at: float) -> None:
        painter.setPen(pen(self.palette.warn, 2.0))
        painter.drawPolyline(QPolygonF(_torn(at + _TOOTH / 2, rect.top(), rect.bottom())))

    def _patch(self, painter: QPainter, rect: QRectF) -> None:
        """Show that a part of a field was not written."""
        box = rect.adjusted(1.5, rect.height() - 8, -1.5, -1.5)
        painter.fillRect(box, brush(self.palette.bare))
        self._texture(painter, box, Texture.DOTS, self.palette.bare_ink, self._step)

    def _over(self, painter: QPainter, rect: QRectF) -> None:
        box = rect.adjusted(2, 1, -2, -1)
        painter.setPen(pen(self.palette.error, 2.0))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(box)
        bar = QRectF(box.left(), box.bottom() - 5, box.width(), 5)
        painter.fillRect(bar, brush(self.palette.error_fill))
        self._texture(painter, bar, Texture.RISING, self.palette.error, 5)

    def _mark(self, painter: QPainter, rect: QRectF, severity: Severity) -> None:
        """Draw a triangle with a stroke in the upper right corner."""
        size = 11.0
        x, y = rect.right() - size - 3, rect.top() + 3
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(self.palette.severity(severity)))
        painter.drawPolygon(
            QPolygonF([QPointF(x + size / 2, y), QPointF(x + size, y + size), QPointF(x, y + size)])
        )
        painter.setPen(pen(self.palette.page, 1.5))
        middle = x + size / 2
        painter.drawLine(QLineF(middle, y + 4, middle, y + 7.5))
        painter.drawLine(QLineF(middle, y + 8.5, middle, y + 10))

    def _fold(self, painter: QPainter, fold: Fold, rect: QRectF) -> None:
        swatch = self.palette.swatch(fold.role, 0)
        top, bottom = (
            _wave(rect.left(), rect.right(), rect.top() + 3),
            _wave(rect.left(), rect.right(), rect.bottom() - 3),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(swatch.fill))
        painter.drawPolygon(QPolygonF([*top, *reversed(bottom)]))
        self._texture(painter, rect.adjusted(2, 7, -2, -7), swatch.texture, swatch.ink, self._step)
        painter.setPen(pen(swatch.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(top))
        painter.drawPolyline(QPolygonF(bottom))
        face = self.ink.name
        words = face.elide(fold.text, rect.width() - 16)
        left = rect.left() + (rect.width() - face.width(words)) / 2
        self._plated(
            painter,
            face,
            swatch.text,
            left,
            rect.top() + (rect.height() + face.cap) / 2,
            words,
            swatch.fill,
        )

    # Text

    def _fitting(self, face: Face, forms: tuple[str, ...], room: float) -> str:
        for form in forms:
            if face.width(form) <= room:
                return form
        return face.elide(forms[-1], room) if forms else ""

    def _plated(
        self,
        painter: QPainter,
        face: Face,
        shade: str,
        x: float,
        base: float,
        text: str,
        plate: str | None,
    ) -> None:
        if text and plate:
            painter.fillRect(
                QRectF(x - 2, base - face.ascent + 1, face.width(text) + 4, face.height - 1),
                brush(plate),
            )
        self._text(painter, face, shade, x, base, text)

    def _text(
        self, painter: QPainter, face: Face, shade: str, x: float, base: float, text: str
    ) -> None:
        if text:
            painter.setFont(face.font)
            painter.setPen(colour(shade))
            painter.drawText(QPointF(x, base), text)


_SHORT = {"version": "ver", "num_regions": "regions", "reserved": "rsvd"}


def _names_of(cell: Cell) -> tuple[str, ...]:
    name = cell.name
    if not name:
        return ()
    if cell.scalar and cell.before:
        return f"… {name}", "…"
    short = _SHORT.get(name)
    return (name,) if short is None else (name, short)


def _torn(x: float, top: float, bottom: float) -> list[QPointF]:
    """Return a zigzag down a side at x, reaching ``_TOOTH`` to the left."""
    teeth = max(2, round((bottom - top) / 7))
    step = (bottom - top) / teeth
    found = [QPointF(x, top)]
    for tooth in range(teeth):
        found.append(QPointF(x - _TOOTH, top + (tooth + 0.5) * step))
        found.append(QPointF(x, top + (tooth + 1) * step))
    return found


def _wave(left: float, right: float, y: float) -> list[QPointF]:
    teeth = max(2, round((right - left) / 14))
    step = (right - left) / teeth
    found = [QPointF(left, y)]
    for tooth in range(teeth):
        found.append(QPointF(left + (tooth + 0.5) * step, y + 3))
        found.append(QPointF(left + (tooth + 1) * step, y))
    return found
