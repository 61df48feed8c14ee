"""A buffer as bytes in the colours of the map; what the last step stored is framed."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette, Texture
from vfioviz.scene.watching import ROW, Buffer, Byte
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole

_PAD = 6
_STEP = 6.0


@whole
class ByteGrid(QWidget):
    """A click selects a byte; a double click or Enter asks for the line that made it."""

    selected = Signal(int)
    """Offset of a byte that was selected by hand."""
    asked = Signal(int)
    """Offset of a byte of which the maker is asked for."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._palette = LIGHT
        self._buffer = Buffer("", (), 0, "")
        self.offset = -1
        """Of the selected byte; -1 for none."""
        self.setFont(mono())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Minimum)
        self.setAccessibleName(name)

    def show_buffer(self, buffer: Buffer) -> None:
        """Show a buffer; what was stored last is brought into sight."""
        self._buffer = buffer
        if self.offset >= len(buffer.data):
            self.offset = -1
        self.setAccessibleName(f"{self._name}: {buffer.said}" if buffer.said else self._name)
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()
        first = next((at for at, one in enumerate(buffer.data) if one.marked), None)
        self._see(self.offset if first is None else first)

    def select(self, offset: int) -> None:
        """Select a byte, from elsewhere."""
        self.offset = offset if 0 <= offset < len(self._buffer.data) else -1
        self.update()
        self._see(self.offset)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self.update()

    def byte(self, offset: int) -> Byte:
        """Return a byte as it is shown; IndexError where there is none."""
        return self._buffer.data[offset]

    def _see(self, offset: int) -> None:
        around = self.parent()
        area = None if around is None else around.parent()
        if isinstance(area, QScrollArea) and offset >= 0:
            box = self.rect_of(offset)
            area.ensureVisible(int(box.center().x()), int(box.center().y()), 40, 40)

    # ---- measures

    def _left(self) -> int:
        return self.fontMetrics().horizontalAdvance("0000") + _PAD

    def _cell(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance("00") + _PAD, metrics.height() + 5)

    def rect_of(self, offset: int) -> QRectF:
        """Return where a byte is."""
        cell = self._cell()
        x = self._left() + offset % ROW * cell.width()
        return QRectF(x, offset // ROW * cell.height(), cell.width(), cell.height())

    def offset_at(self, x: float, y: float) -> int:
        """Return the byte at a place; -1 for none."""
        cell = self._cell()
        column, row = int((x - self._left()) // cell.width()), int(y // cell.height())
        offset = row * ROW + column
        return offset if 0 <= column < ROW and 0 <= offset < len(self._buffer.data) else -1

    @override
    def sizeHint(self) -> QSize:
        cell = self._cell()
        rows = -(-len(self._buffer.data) // ROW) + bool(self._buffer.left_out)
        return QSize(self._left() + ROW * cell.width() + 4, max(1, rows) * cell.height() + 2)

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        cell = self._cell()
        first = max(0, event.rect().top() // cell.height()) * ROW
        stop = min(len(self._buffer.data), (event.rect().bottom() // cell.height() + 1) * ROW)
        for offset in range(first, stop):
            if offset % ROW == 0:
                painter.setFont(self.font())
                painter.setPen(QColor(self._palette.faint))
                where = QRectF(0, self.rect_of(offset).y(), self._left() - _PAD, cell.height())
                painter.drawText(
                    where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(offset)
                )
            self._byte(painter, offset)
        if self._buffer.left_out:
            painter.setPen(QColor(self._palette.muted))
            top = -(-len(self._buffer.data) // ROW) * cell.height()
            painter.drawText(
                QRectF(self._left(), top, self.width(), cell.height()),
                Qt.AlignmentFlag.AlignVCenter,
                tr("... {count} bytes more", count=self._buffer.left_out),
            )
        painter.end()

    def _byte(self, painter: QPainter, offset: int) -> None:
        palette, one = self._palette, self._buffer.data[offset]
        box = self.rect_of(offset).adjusted(1, 1, -1, -1)
        swatch = palette.swatch(one.role, one.tone, unwritten=one.unwritten)
        fill = palette.error_fill if one.past else swatch.fill
        outline = palette.error if one.past else swatch.outline
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(fill))
        painter.drawRect(box)
        texture = Texture.CROSS if one.past else swatch.texture
        if texture is not Texture.PLAIN:
            paint_texture(painter, box, texture, palette.error if one.past else swatch.ink, _STEP)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(outline), 1))
        painter.drawRect(box)
        if one.marked:
            painter.setPen(QPen(QColor(palette.text), 2.4))
            painter.drawRect(box.adjusted(0.6, 0.6, -0.6, -0.6))
        if offset == self.offset:
            for colour, by in ((palette.ring_outer, 0.0), (palette.ring_inner, 2.0)):
                painter.setPen(QPen(QColor(colour), 2))
                painter.drawRect(box.adjusted(by, by, -by, -by))
        font = self.font()
        font.setBold(one.marked)
        painter.setFont(font)
        painter.setPen(QColor(palette.text if one.past else swatch.text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, one.text)

    # ---- by hand

    def _choose(self, offset: int) -> None:
        if offset >= 0:
            self.select(offset)
            self.selected.emit(offset)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._choose(self.offset_at(event.position().x(), event.position().y()))

    @override
    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        offset = self.offset_at(event.position().x(), event.position().y())
        if offset >= 0:
            self._choose(offset)
            self.asked.emit(offset)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -ROW,
                 Qt.Key.Key_Down: ROW}  # fmt: skip
        key = Qt.Key(event.key())
        if key in moves and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            last = len(self._buffer.data) - 1
            to = 0 if self.offset < 0 else self.offset + moves[key]
            self._choose(to if 0 <= to <= last else self.offset)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.offset >= 0:
            self.asked.emit(self.offset)
        else:
            super().keyPressEvent(event)
