"""The matrix of records, painted: names at the left, argsz above, a cell for each call."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from vfioviz.capture.source import Capture
from vfioviz.kernel.sweep import Outcome
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, PAPER, Palette, Swatch, Texture
from vfioviz.scene.plots import matrix as model
from vfioviz.scene.plots.colours import swatch
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.ui.bytemap.ink import brush, pen
from vfioviz.ui.plain import plain
from vfioviz.ui.plots.pen import Pens
from vfioviz.ui.whole import whole

_HIGH = 24
_HEAD = 22
_WIDTHS = (8, 12, 18, 28, 40)
"""Pixels of a column, from far away to near."""
_NEAREST = len(_WIDTHS) - 1
_GAP = 12
_NAMES = 0.42
"""Part of the width that names may take at the most."""
_MOST_LINES, _MOST_COLUMNS = 200, 120
"""Of a picture."""


@whole
class MatrixView(QAbstractScrollArea):
    """Arrow keys go from cell to cell; Enter or a click opens the record."""

    opened = Signal(int)
    """A record: its index in the captures."""
    moved = Signal(str)
    """What is to be said of the cell that is the current one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matrix = Matrix((), (), 0)
        self._captures: Sequence[Capture] = ()
        self._shown: dict[int, set[int]] = {}
        """By line, the columns with a record that the map shows."""
        self._pens = Pens(LIGHT)
        self._stamps: dict[Outcome | None, QPixmap] = {}
        self._zoom = _NEAREST
        self._names = 0
        self._rows: list[int] = []
        """By row on the screen its line; below 0: a device begins there."""
        self._places: list[int] = []
        """By line its row."""
        self._on_paper = False
        self._last = -1
        """The record that was opened last."""
        self.line = self.column = 0
        """The current cell."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Records: a line for each call, a column for each argsz"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(_HEAD + _HIGH)

    # ---- what is shown

    def show_matrix(self, captures: Sequence[Capture], matrix: Matrix) -> None:
        """Show other records."""
        self._captures, self._matrix = captures, matrix
        self._rows, self._places = [], []
        device = ""
        for at, line in enumerate(matrix.lines):
            if matrix.devices > 1 and line.device != device:
                device = line.device
                self._rows.append(-1)
            self._places.append(len(self._rows))
            self._rows.append(at)
        self.line = min(self.line, max(0, len(matrix.lines) - 1))
        self.column = min(self.column, max(0, len(matrix.columns) - 1))
        self._fit()

    def set_shown(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark the cells, by line and column, with records that the map shows."""
        self._shown = {}
        for line, column in places:
            self._shown.setdefault(line, set()).add(column)
        self.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._pens = Pens(palette)
        self._stamps.clear()
        self.viewport().update()

    @property
    def _wide(self) -> int:
        return _WIDTHS[self._zoom]

    def _fit(self) -> None:
        lines = self._matrix.lines
        shown = lines[:_MOST_LINES]
        widest = max((self._pens.plain.width(line.call) for line in shown), default=0.0)
        self._names = ceil(min(widest + _GAP + 1, self.viewport().width() * _NAMES))
        port = self.viewport()
        across = len(self._matrix.columns) * self._wide - (port.width() - self._names)
        down = len(self._rows) * _HIGH - (port.height() - _HEAD)
        for bar, beyond, page, step in (
            (self.horizontalScrollBar(), across, port.width() - self._names, self._wide),
            (self.verticalScrollBar(), down, port.height() - _HEAD, _HIGH),
        ):
            bar.setRange(0, max(0, beyond))
            bar.setPageStep(max(1, page))
            bar.setSingleStep(step)
        port.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, _HEAD + min(12, max(3, len(self._rows))) * _HIGH)

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.horizontalScrollBar().value()
        down = self.verticalScrollBar().value()
        self._paint(painter, QRectF(self.viewport().rect()), across, down)
        painter.end()

    def _paint(self, painter: QPainter, area: QRectF, across: int, down: int) -> None:
        palette, wide = self._pens.palette, self._wide
        painter.fillRect(area, brush(palette.page))
        left, top = area.left() + self._names, area.top() + _HEAD
        first, last = across // wide, min(
            len(self._matrix.columns), ceil((across + area.right() - left) / wide)
        )  # fmt: skip
        begin = down // _HIGH
        end = min(len(self._rows), ceil((down + area.bottom() - top) / _HIGH))
        painter.save()
        painter.setClipRect(QRectF(left, top, area.right() - left, area.bottom() - top))
        for at in range(begin, end):
            y = top + at * _HIGH - down
            if self._rows[at] >= 0:
                self._line(painter, self._rows[at], (left - across, y), first, last)
        self._current(painter, left - across, top - down)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(area.left(), top, area.width(), area.bottom() - top))
        for at in range(begin, end):
            y = top + at * _HIGH - down
            self._name(painter, at, QRectF(area.left(), y, area.width(), _HIGH))
        painter.restore()
        self._heads(painter, area, (left - across, first, last))

    def _line(
        self, painter: QPainter, at: int, origin: tuple[float, float], first: int, last: int
    ) -> None:
        line, (x, y), wide = self._matrix.lines[at], origin, self._wide
        palette = self._pens.palette
        painter.fillRect(QRectF(x + first * wide, y + _HIGH - 1, (last - first) * wide, 1),
                         brush(palette.rule))  # fmt: skip
        for run in line.runs:
            if run.last > first and run.first < last:
                start, stop = max(first, run.first), min(last, run.last)
                box = QRectF(x + start * wide, y, (stop - start) * wide, _HIGH)
                self._run(painter, box, run.outcome)
        for column in self._shown.get(at, ()):
            if first <= column < last:
                box = QRectF(x + column * wide, y, wide, _HIGH)
                painter.setPen(pen(palette.text, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(1.5, 1.5, -1.5, -1.5))

    def _current(self, painter: QPainter, x: float, y: float) -> None:
        if not self._matrix.lines or not self.hasFocus() or self._on_paper:
            return
        palette = self._pens.palette
        top = y + self._places[self.line] * _HIGH
        box = QRectF(x + self.column * self._wide, top, self._wide, _HIGH)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, inset in ((palette.ring_outer, 0.5), (palette.ring_inner, 2.0)):
            painter.setPen(pen(shade, 2.0))
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def _heads(self, painter: QPainter, area: QRectF, seen: tuple[float, int, int]) -> None:
        x, first, last = seen
        palette, pens = self._pens.palette, self._pens
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), _HEAD), brush(palette.page))
        rule = QRectF(area.left(), area.top() + _HEAD - 1, area.width(), 1)
        painter.fillRect(rule, brush(palette.rule))
        word = QRectF(area.left(), area.top(), self._names - _GAP, _HEAD)
        said = "argsz"
        pens.words(painter, pens.plain, word.adjusted(
            max(0.0, word.width() - pens.plain.width(said)), 0, 0, 0
        ), said, palette.muted, left=True)  # fmt: skip
        taken = float("-inf")
        for column in range(first, last):
            said = model.column_name(self._matrix.columns[column])
            width = pens.mono.width(said)
            middle = x + (column + 0.5) * self._wide
            inside = area.left() + self._names <= middle - width / 2
            if inside and middle - width / 2 > taken and middle + width / 2 <= area.right():
                box = QRectF(middle - width / 2, area.top(), width, _HEAD)
                pens.words(painter, pens.mono, box, said, palette.muted)
                taken = middle + width / 2 + 6

    def _name(self, painter: QPainter, at: int, row: QRectF) -> None:
        pens, line = self._pens, self._rows[at]
        if line < 0:
            painter.fillRect(row, brush(pens.palette.panel))
            said = pens.bold.elide(self._matrix.lines[self._rows[at + 1]].device, row.width() - 8)
            pens.words(painter, pens.bold, row.adjusted(4, 0, 0, 0), said, pens.palette.text,
                       left=True)  # fmt: skip
            return
        room = self._names - _GAP
        chosen = line == self.line and self.hasFocus() and not self._on_paper
        said = pens.plain.elide(self._matrix.lines[line].call, room)
        shade = pens.palette.text if chosen else pens.palette.muted
        left = row.adjusted(max(0.0, room - pens.plain.width(said)), 0, 0, 0)
        pens.words(painter, pens.plain, left, said, shade, left=True)

    def _run(self, painter: QPainter, box: QRectF, outcome: Outcome | None) -> None:
        """Paint cells that look alike: on the screen from one picture of them."""
        if not self._on_paper:
            painter.drawTiledPixmap(box, self._stamp(outcome))
            return
        for at in range(round(box.width()) // self._wide):
            cell = QRectF(box.left() + at * self._wide, box.top(), self._wide, _HIGH)
            self._cell(painter, cell, outcome)

    def _cell(self, painter: QPainter, box: QRectF, outcome: Outcome | None) -> None:
        inner = box.adjusted(1, 1, -1, -2)
        self._pens.box(painter, inner, look(self._pens.palette, outcome), [model.letter(outcome)])

    def _stamp(self, outcome: Outcome | None) -> QPixmap:
        found = self._stamps.get(outcome)
        if found is None:
            ratio = self.devicePixelRatioF()
            found = QPixmap(QSize(round(self._wide * ratio), round(_HIGH * ratio)))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._cell(painter, QRectF(0, 0, self._wide, _HIGH), outcome)
            painter.end()
            self._stamps[outcome] = found
        return found

    # ---- the current cell

    def go_to(self, line: int, column: int) -> None:
        """Make a cell the current one, and tell of it."""
        if not self._matrix.lines:
            return
        self.line = max(0, min(len(self._matrix.lines) - 1, line))
        self.column = max(0, min(len(self._matrix.columns) - 1, column))
        self._reveal()
        self.viewport().update()
        said = model.hover(self._captures, self._matrix, self.line, self.column)
        self.moved.emit(", ".join(said[1:]))

    def _reveal(self) -> None:
        for bar, at, size, room in (
            (self.horizontalScrollBar(), self.column * self._wide, self._wide,
             self.viewport().width() - self._names),
            (self.verticalScrollBar(), self._places[self.line] * _HIGH, _HIGH,
             self.viewport().height() - _HEAD),
        ):  # fmt: skip
            if at < bar.value():
                bar.setValue(at)
            elif at + size > bar.value() + room:
                bar.setValue(at + size - room)

    def open_current(self) -> None:
        """Open the record of the current cell; of several the one behind that which is shown."""
        if not self._matrix.lines:
            return
        cell = self._matrix.lines[self.line].at(self.column)
        if cell is None:
            self.moved.emit(tr("nobody called so"))
            return
        place = cell.numbers.index(self._last) + 1 if self._last in cell.numbers else 0
        self._last = cell.numbers[place % len(cell.numbers)]
        self.opened.emit(self._last)

    def _step(self, by: int) -> None:
        """Go to the next or previous cell of the line that has a record."""
        cells = [cell.column for cell in self._matrix.lines[self.line].cells]
        beyond = [each for each in cells if (each > self.column if by > 0 else each < self.column)]
        if beyond:
            self.go_to(self.line, beyond[0] if by > 0 else beyond[-1])

    def zoom(self, by: int) -> None:
        """Make the columns wider or narrower."""
        zoom = max(0, min(_NEAREST, self._zoom + by))
        if zoom != self._zoom:
            self._zoom = zoom
            self._stamps.clear()
            self._fit()
            self._reveal()

    # ---- mouse and keys

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return line and column at a point of the viewport."""
        x = point.x() - self._names + self.horizontalScrollBar().value()
        y = point.y() - _HEAD + self.verticalScrollBar().value()
        if point.x() < self._names or point.y() < _HEAD:
            return None
        row, column = int(y // _HIGH), int(x // self._wide)
        if row >= len(self._rows) or column >= len(self._matrix.columns) or self._rows[row] < 0:
            return None
        return self._rows[row], column

    def point_of(self, line: int, column: int) -> QPoint:
        """Return the middle of a cell on the viewport."""
        return QPoint(
            round(self._names + (column + 0.5) * self._wide) - self.horizontalScrollBar().value(),
            round(_HEAD + (self._places[line] + 0.5) * _HIGH) - self.verticalScrollBar().value(),
        )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.go_to(*found)
            self.open_current()
        event.accept()

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            found, words = self.cell_at(QPointF(event.pos())), ""
            if found is not None:
                words = plain("\n".join(model.hover(self._captures, self._matrix, *found)))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return bool(super().viewportEvent(event))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, control = Qt.Key(event.key()), Qt.KeyboardModifier.ControlModifier
        steps = {Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1), Qt.Key.Key_Up: (-1, 0),
                 Qt.Key.Key_Down: (1, 0), Qt.Key.Key_PageUp: (-8, 0),
                 Qt.Key.Key_PageDown: (8, 0)}  # fmt: skip
        if event.modifiers() & control and key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(1 if key == Qt.Key.Key_Right else -1)
        elif key in steps:
            down, across = steps[key]
            self.go_to(self.line + down, self.column + across)
        elif key == Qt.Key.Key_Home:
            self.go_to(self.line, 0)
        elif key == Qt.Key.Key_End:
            self.go_to(self.line, len(self._matrix.columns) - 1)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        elif key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus}:
            self.zoom(-1 if key == Qt.Key.Key_Minus else 1)
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    # ---- pictures

    def paper_size(self) -> QSize:
        """Return the pixels of the matrix on paper, as far as it is drawn there."""
        lines = min(len(self._rows), _MOST_LINES)
        columns = min(len(self._matrix.columns), _MOST_COLUMNS)
        return QSize(self._names + columns * self._wide + 2, _HEAD + lines * _HIGH + 2)

    def paint_on_paper(self, painter: QPainter, at: QPointF) -> None:
        """Paint all of it, or its beginning, in the colours of paper."""
        kept, self._on_paper = self._pens.palette, True
        self.set_palette(PAPER)
        try:
            self._paint(painter, QRectF(at, self.paper_size().toSizeF()), 0, 0)
        finally:
            self._on_paper = False
            self.set_palette(kept)


def look(palette: Palette, outcome: Outcome | None) -> Swatch:
    """Return how a cell is drawn."""
    if outcome is not None:
        return swatch(palette, outcome)
    return Swatch(palette.panel, palette.edge, palette.text, palette.muted, palette.edge,
                  Texture.BRICKS)  # fmt: skip
