"""One row, painted: the same calls for the screen, a picture, SVG and PDF.

Rule 1: what is painted comes from ``scene``; nothing is decided or formatted here.
Rule 2: no clip and no pattern brush: an SVG or PDF must show the same as the screen.
"""

from __future__ import annotations

from itertools import product

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPolygonF

from vfioviz.scene.cells import Cell, Fold, Row
from vfioviz.scene.palette import LETTERS, TEXTURES, Swatch, Texture
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen
from vfioviz.ui.bytemap.marks import MARK, MarkPainter, TexturePainter
from vfioviz.ui.bytemap.metrics import Detail
from vfioviz.ui.bytemap.shapes import TOOTH, torn, wave
from vfioviz.ui.bytemap.textures import paint_texture

_RADIUS = 3.0
_APART = 6.0
"""Between a name and its value in one line."""


class RowPainter:
    """Paints rows with one ink."""

    def __init__(self, ink: Ink, texture: TexturePainter = paint_texture) -> None:
        self.ink = ink
        self._texture = texture
        self.palette = ink.palette
        self.metrics = ink.metrics
        self._step = 7.0 * max(1.0, ink.metrics.zoom / 130)
        self.marks = MarkPainter(ink, texture, self._step)
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
        self.marks.spacer(painter, row, x, y, height)
        for cell in row.cells:
            self._cell(painter, cell, self.rect(cell, x, y))
        self.marks.gridlines(painter, row, x, y, height)
        self.marks.beads(painter, row, x, y)
        for first, last in row.unwritten:
            self.marks.patch(
                painter, QRectF(x + first * metrics.byte, y, (last - first) * metrics.byte, height)
            )
        for first, last in row.over:
            self.marks.over(
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
            self.marks.crack(painter, rect, rect.left() + (crack - cell.first) * self.metrics.byte)
        if detail is Detail.NAMES:
            self._names(painter, cell, rect, swatch)
        elif detail is Detail.VALUES:
            self._value(painter, cell, rect, swatch)
        elif detail is Detail.HEX:
            self._hex(painter, cell, rect, swatch)
        else:
            self._letter(painter, cell, rect, swatch)
        if cell.severity is not None:
            self.marks.mark(painter, rect, cell.severity)

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
        return torn(box.right(), box.top(), box.bottom())

    def _left(self, cell: Cell, box: QRectF) -> list[QPointF]:
        if not (cell.before and cell.scalar):
            return [box.bottomLeft(), box.topLeft()]
        return list(reversed(torn(box.left() + TOOTH, box.top(), box.bottom())))

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
        room = rect.right() - left - 3.0 - (TOOTH if cell.after else 0.0)
        lines = ink.name.height + ink.value.height
        top = rect.top() + max(0.0, (rect.height() - lines) / 2)
        base = top + ink.name.ascent
        under = top + ink.name.height + ink.value.ascent
        # The letter stands beside the name, else beside the value, and shortens neither to dots.
        short = min((ink.name.width(each) for each in _names_of(cell)), default=0.0)
        mark = MARK if cell.severity is not None else 0.0
        end = left + room
        beside = self._corner(painter, cell, end - mark, base, swatch, room - short - mark)
        name = self._fitting(ink.name, _names_of(cell), room - (beside and beside + mark))
        values = cell.values
        if cell.note:
            self._across(painter, cell, rect, left, room, name, top)
            return
        value = self._fitting(ink.value, values, room)
        if not beside:
            self._corner(painter, cell, end, under, swatch, room - ink.value.width(value))
        if not name:
            under = rect.top() + (rect.height() + ink.value.cap) / 2
        plate = None if swatch.texture is Texture.PLAIN and not cell.cracks else swatch.fill
        if name:
            self._plated(painter, ink.name, swatch.muted, left, base, name, plate)
        if value:
            loose = not cell.scalar
            shade = swatch.muted if loose else swatch.text
            self._plated(painter, ink.value, shade, left, under, value, plate)

    def _corner(
        self,
        painter: QPainter,
        cell: Cell,
        right: float,
        base: float,
        swatch: Swatch,
        room: float,
    ) -> float:
        """Write the letter of the role at the end of a line; returns what it takes of the room.

        Args:
            painter: Where to.
            cell: Whose.
            right: Where the line ends.
            base: Its base line.
            swatch: The cell's.
            room: Pixels of the line that are left over; with too few there is no letter.
        """
        face, letter = self.ink.small_mono, _letter_of(cell)
        takes = face.width(letter) + 3.0
        if not self.metrics.letters or (cell.before and cell.scalar) or room < takes:
            return 0.0
        self._plated(painter, face, swatch.muted, right - takes + 2, base, letter, swatch.fill)
        return takes

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
        room = rect.right() - left - 2.0 - (TOOTH if cell.after else 0.0)
        plate = None if swatch.texture is Texture.PLAIN and not cell.cracks else swatch.fill
        middle = rect.top() + (rect.height() + ink.name.cap) / 2
        short = min((ink.name.width(each) for each in _names_of(cell)), default=0.0)
        room -= self._corner(painter, cell, left + room, middle, swatch, room - short)
        if cell.scalar and not cell.note:
            place = QRectF(left, rect.top(), room, rect.height())
            self._beside(painter, cell, swatch, place, plate)
            return
        forms = cell.note or (*_names_of(cell), *cell.values)
        words = self._fitting(ink.name, forms, room)
        self._plated(painter, ink.name, swatch.text, left, middle, words, plate)

    def _beside(
        self,
        painter: QPainter,
        cell: Cell,
        swatch: Swatch,
        place: QRectF,
        plate: str | None,
    ) -> None:
        """Write name and value in one line; where they do not fit, the name; else the value."""
        ink, left, room = self.ink, place.left(), place.width()
        base = place.top() + (place.height() + ink.value.cap) / 2
        names = [each for each in _names_of(cell) if ink.name.width(each) <= room]
        for name, value in product(names, cell.values):
            across = ink.name.width(name) + _APART
            if across + ink.value.width(value) <= room:
                self._plated(painter, ink.name, swatch.muted, left, base, name, plate)
                self._plated(painter, ink.value, swatch.text, left + across, base, value, plate)
                return
        if names:
            self._plated(painter, ink.name, swatch.text, left, base, names[0], plate)
            return
        value = self._fitting(ink.value, cell.values, room)
        self._plated(painter, ink.value, swatch.text, left, base, value, plate)

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
        letter = _letter_of(cell)
        if rect.height() < face.cap + 3 or rect.width() < face.width(letter) + 4 or cell.before:
            return
        base = rect.top() + (rect.height() + face.cap) / 2
        plate = None if swatch.texture is Texture.PLAIN and not cell.cracks else swatch.fill
        self._plated(painter, face, swatch.muted, rect.left() + 4, base, letter, plate)

    def _fold(self, painter: QPainter, fold: Fold, rect: QRectF) -> None:
        swatch, face = self.palette.swatch(fold.role, fold.tone), self.ink.name
        depth = 3.0 if rect.height() > face.height + 12 else 0.0
        top = wave(rect.left(), rect.right(), rect.top() + 1, depth)
        bottom = wave(rect.left(), rect.right(), rect.bottom() - 1 - depth, depth)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(swatch.fill))
        painter.drawPolygon(QPolygonF([*top, *reversed(bottom)]))
        inner = rect.adjusted(2, 2 + depth, -2, -2 - depth)
        self._texture(painter, inner, swatch.texture, swatch.ink, self._step)
        painter.setPen(pen(swatch.outline))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(top))
        painter.drawPolyline(QPolygonF(bottom))
        words = self._fitting(face, fold.texts, rect.width() - 16)
        left = rect.left() + (rect.width() - face.width(words)) / 2
        base = rect.top() + (rect.height() + face.cap) / 2
        self._plated(painter, face, swatch.text, left, base, words, swatch.fill)

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


def _letter_of(cell: Cell) -> str:
    return "W" if cell.unwritten else LETTERS[cell.role]


def _names_of(cell: Cell) -> tuple[str, ...]:
    name = cell.name
    if not name:
        return ()
    if cell.scalar and cell.before:
        return f"… {name}", "…"
    short = cell.short or _SHORT.get(name)
    if short is None and not cell.scalar:
        short = name.partition(" ")[0]  # of bytes without a field: the kind is told by their look
    return (name,) if short is None else (name, short)
