"""C text with line numbers, the line that runs next, and breakpoints; plain text alone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole

_MARK = 22
"""Pixels for arrow and breakpoint."""


@whole
class CodeView(QPlainTextEdit):
    """One file."""

    chosen = Signal(int)
    """A line whose number was clicked, from 1."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._line = 0
        self._breakpoints: frozenset[int] = frozenset()
        self._reached: frozenset[int] = frozenset()
        self.setReadOnly(True)
        self.setFont(mono())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("The C text"))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self.gutter = _Gutter(self)
        self.blockCountChanged.connect(self._make_room)
        self.updateRequest.connect(self._scrolled)
        self._make_room()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._palette = palette
        self._highlight()

    def show_lines(self, lines: Sequence[str]) -> None:
        """Show a file."""
        self.setPlainText("\n".join(lines))
        self._make_room()

    def show_line(self, line: int, breakpoints: frozenset[int], reached: frozenset[int]) -> None:
        """Show where one is.

        Args:
            line: What runs next, from 1.
            breakpoints: Lines of this file.
            reached: Lines that run in this call.
        """
        self._line, self._breakpoints, self._reached = line, breakpoints, reached
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self._highlight()

    @property
    def cursor_line(self) -> int:
        """The line of the cursor, from 1."""
        return self.textCursor().blockNumber() + 1

    def _highlight(self) -> None:
        block = self.document().findBlockByNumber(self._line - 1)
        marks = []
        if block.isValid() and self._line:
            mark = QTextEdit.ExtraSelection()
            fill = QColor(self._palette.note)
            fill.setAlpha(60)
            mark.format.setBackground(fill)
            mark.format.setProperty(QTextFormat.Property.FullWidthSelection, True)
            mark.cursor = QTextCursor(block)
            marks = [mark]
        self.setExtraSelections(marks)
        self.gutter.update()

    def width_of_gutter(self) -> int:
        """Return how many pixels the numbers take."""
        digits = max(3, len(str(max(1, self.blockCount()))))
        return _MARK + digits * self.fontMetrics().horizontalAdvance("9") + 6

    def _make_room(self) -> None:
        self.setViewportMargins(self.width_of_gutter(), 0, 0, 0)

    def _scrolled(self, rect: QRect, by: int) -> None:
        if by:
            self.gutter.scroll(0, by)
        else:
            self.gutter.update(0, rect.y(), self.gutter.width(), rect.height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self.gutter.setGeometry(
            inside.left(), inside.top(), self.width_of_gutter(), inside.height()
        )

    def paint_gutter(self, painter: QPainter, area: QRect) -> None:
        """Paint numbers and marks of the lines that are seen."""
        palette = self._palette
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(area, QColor(palette.panel))
        painter.setFont(self.font())
        block = self.firstVisibleBlock()
        height = self.fontMetrics().height()
        width = self.gutter.width()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > area.bottom():
                break
            line, top = block.blockNumber() + 1, box.top()
            painter.setPen(QColor(palette.text if line in self._reached else palette.faint))
            where = QRectF(_MARK, top, width - _MARK - 6, height)
            painter.drawText(where, Qt.AlignmentFlag.AlignRight, str(line))
            painter.setPen(Qt.PenStyle.NoPen)
            middle = top + height / 2
            if line in self._breakpoints:
                painter.setBrush(QColor(palette.error))
                painter.drawEllipse(QPointF(6, middle), 4, 4)
            if line == self._line:
                painter.setBrush(QColor(palette.note))
                painter.drawPolygon(
                    QPolygonF(
                        [
                            QPointF(12, middle - 5),
                            QPointF(20, middle),
                            QPointF(12, middle + 5),
                        ]
                    )
                )
            block = block.next()

    def line_at(self, y: float) -> int:
        """Return the line at a height of the gutter, from 1; 0 below the last one."""
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() <= y < box.bottom():
                return block.blockNumber() + 1
            block = block.next()
        return 0


@whole
class _Gutter(QWidget):
    """Numbers and marks; a click sets a breakpoint or takes it away."""

    def __init__(self, view: CodeView) -> None:
        super().__init__(view)
        self._view = view
        self.setToolTip(tr("Click a number: a breakpoint"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._view.width_of_gutter(), 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._view.paint_gutter(painter, event.rect())
        painter.end()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        line = self._view.line_at(event.position().y())
        if line and event.button() == Qt.MouseButton.LeftButton:
            self._view.chosen.emit(line)
