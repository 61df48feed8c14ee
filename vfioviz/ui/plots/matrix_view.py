"""The matrix of records as a widget: scrolling, keys, clicks; ``matrix_painter`` paints it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip, QWidget
from typing_extensions import override

from vfioviz.capture.source import Capture
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.scene.plots import matrix as model
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.ui.plain import plain
from vfioviz.ui.plots.matrix_painter import HEAD, HIGH, WIDTHS, MatrixPainter
from vfioviz.ui.whole import whole

_NEAREST = len(WIDTHS) - 1


@whole
class MatrixView(QAbstractScrollArea):
    """Arrow keys go from cell to cell; Enter or a click opens the record."""

    opened = Signal(int)
    """A record: its index in the captures."""
    moved = Signal(str)
    """What is to be said of the cell that is the current one now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.painting = MatrixPainter()
        self._captures: Sequence[Capture] = ()
        self._last = -1
        """The record that was opened last."""
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Records: a line for each call, a column for each argsz"))
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setMinimumHeight(HEAD + HIGH)

    # ---- what is shown

    def show_matrix(self, captures: Sequence[Capture], matrix: Matrix) -> None:
        """Show other records."""
        self._captures = captures
        self.painting.take(matrix)
        self._fit()

    @property
    def _matrix(self) -> Matrix:
        return self.painting.matrix

    @property
    def line(self) -> int:
        """The line of the current cell."""
        return self.painting.line

    @property
    def column(self) -> int:
        """The column of the current cell."""
        return self.painting.column

    def set_shown(self, places: Sequence[tuple[int, int]]) -> None:
        """Mark the cells, by line and column, with records that the map shows."""
        shown: dict[int, set[int]] = {}
        for line, column in places:
            shown.setdefault(line, set()).add(column)
        self.painting.shown = shown
        self.viewport().update()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.painting.set_palette(palette)
        self.viewport().update()

    def _fit(self) -> None:
        self.painting.measure(self.viewport().width())
        port = self.viewport()
        across = len(self._matrix.columns) * self.painting.wide - (
            port.width() - self.painting.names
        )
        down = len(self.painting.rows) * HIGH - (port.height() - HEAD)
        for bar, beyond, page, step in (
            (
                self.horizontalScrollBar(),
                across,
                port.width() - self.painting.names,
                self.painting.wide,
            ),
            (self.verticalScrollBar(), down, port.height() - HEAD, HIGH),
        ):
            bar.setRange(0, max(0, beyond))
            bar.setPageStep(max(1, page))
            bar.setSingleStep(step)
        port.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(400, HEAD + min(12, max(3, len(self.painting.rows))) * HIGH)

    # ---- painting

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        across = self.horizontalScrollBar().value()
        down = self.verticalScrollBar().value()
        self.painting.focused = self.hasFocus()
        self.painting.ratio = self.devicePixelRatioF()
        self.painting.paint(painter, QRectF(self.viewport().rect()), across, down)
        painter.end()

    # ---- the current cell

    def go_to(self, line: int, column: int) -> None:
        """Make a cell the current one, and tell of it."""
        if not self._matrix.lines:
            return
        self.painting.line = max(0, min(len(self._matrix.lines) - 1, line))
        self.painting.column = max(0, min(len(self._matrix.columns) - 1, column))
        self._reveal()
        self.viewport().update()
        said = model.hover(self._captures, self._matrix, self.line, self.column)
        self.moved.emit(", ".join(said[1:]))

    def _reveal(self) -> None:
        for bar, at, size, room in (
            (self.horizontalScrollBar(), self.column * self.painting.wide, self.painting.wide,
             self.viewport().width() - self.painting.names),
            (self.verticalScrollBar(), self.painting.places[self.line] * HIGH, HIGH,
             self.viewport().height() - HEAD),
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
        zoom = max(0, min(_NEAREST, self.painting.zoom + by))
        if zoom != self.painting.zoom:
            self.painting.zoom = zoom
            self.painting.forget()
            self._fit()
            self._reveal()

    # ---- mouse and keys

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return line and column at a point of the viewport."""
        x = point.x() - self.painting.names + self.horizontalScrollBar().value()
        y = point.y() - HEAD + self.verticalScrollBar().value()
        if point.x() < self.painting.names or point.y() < HEAD:
            return None
        row, column = int(y // HIGH), int(x // self.painting.wide)
        if (
            row >= len(self.painting.rows)
            or column >= len(self._matrix.columns)
            or self.painting.rows[row] < 0
        ):
            return None
        return self.painting.rows[row], column

    def point_of(self, line: int, column: int) -> QPoint:
        """Return the middle of a cell on the viewport."""
        return QPoint(
            round(self.painting.names + (column + 0.5) * self.painting.wide)
            - self.horizontalScrollBar().value(),
            round(HEAD + (self.painting.places[line] + 0.5) * HIGH)
            - self.verticalScrollBar().value(),
        )

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = self.cell_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and found is not None:
            self.go_to(*found)
            self.open_current()
        event.accept()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        found = self.cell_at(QPointF(event.pos()))
        if event.reason() is QContextMenuEvent.Reason.Mouse and found is not None:
            self.go_to(*found)
        event.ignore()

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

    def paint_on_paper(self, painter: QPainter, at: QPointF, paper: Palette) -> None:
        """Paint all of it, or its beginning, in the colours of a picture."""
        painting = self.painting
        kept, painting.on_paper, painting.focused = painting.pens.palette, True, False
        painting.set_palette(paper)
        try:
            painting.paint(painter, QRectF(at, self.painting.paper_size().toSizeF()), 0, 0)
        finally:
            painting.on_paper = False
            painting.set_palette(kept)
