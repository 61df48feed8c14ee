"""C text with line numbers, the line that runs next, and breakpoints; plain text, to edit too."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPolygonF,
    QResizeEvent,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QPlainTextDocumentLayout, QPlainTextEdit, QTextEdit, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole

_MARK = 22
"""Pixels for arrow and breakpoint."""
_BAR = 3
"""Pixels beside a line that an edit changed."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


@whole
class CodeView(QPlainTextEdit):
    """One file."""

    chosen = Signal(int)
    """A line whose number was clicked, from 1."""
    applied = Signal()
    """The text is to be taken as it is now."""
    left = Signal()
    """The text is not to be edited any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._palette = LIGHT
        self._line = 0
        self._breakpoints: frozenset[int] = frozenset()
        self._reached: frozenset[int] = frozenset()
        self._changed: frozenset[int] = frozenset()
        self._wrong = 0
        self.setDocument(self.fresh(""))
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

    def show_lines(self, lines: Sequence[str], changed: frozenset[int] = frozenset()) -> None:
        """Show a file; beside the lines that an edit changed, from 1, stands a bar."""
        self._changed, self._wrong, self._line = changed, 0, 0
        self._breakpoints = self._reached = frozenset()
        self.setPlainText("\n".join(lines))
        self._make_room()

    # ---- editing

    @property
    def editing(self) -> bool:
        """Whether the text can be changed."""
        return not self.isReadOnly()

    @property
    def text(self) -> str:
        """The text as it is now."""
        return text_of(self.document())

    def take(self, document: QTextDocument, changed: frozenset[int], place: int = 0) -> None:
        """Show another text that is being edited, with its own steps to undo.

        Args:
            document: Of ``fresh``.
            changed: Lines that an edit changed, from 1.
            place: Where the cursor was in it, in characters.
        """
        self._changed, self._wrong = changed, 0
        self.setDocument(document)
        cursor = self.textCursor()
        cursor.setPosition(min(place, document.characterCount() - 1))
        self.setTextCursor(cursor)
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self._make_room()
        self._highlight()

    def fresh(self, text: str) -> QTextDocument:
        """Return a text of its own that can be shown here."""
        # The view deletes a child of its own as soon as it shows another text.
        made = QTextDocument(self.viewport())
        made.setDocumentLayout(QPlainTextDocumentLayout(made))
        made.setDefaultFont(self.font())
        made.setPlainText(text)
        made.setModified(False)
        made.clearUndoRedoStacks()
        return made

    def edit(self, name: str) -> None:
        """Let the text be changed; ``name`` is what a screen reader calls it."""
        self.setReadOnly(False)
        self.setTabChangesFocus(False)
        self.document().setModified(False)
        self.document().clearUndoRedoStacks()
        self.setAccessibleName(name)
        self._highlight()

    def end(self) -> None:
        """Let the text be read alone."""
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("The C text"))
        self.show_wrong(0)

    def go_to_line(self, line: int) -> None:
        """Put the cursor at a line, from 1, in the middle of what is seen."""
        block = self.document().findBlockByNumber(line - 1)
        if block.isValid():
            self.setTextCursor(QTextCursor(block))
            self.centerCursor()

    def show_wrong(self, line: int) -> None:
        """Mark the line that something is wrong with, and go there; 0: none."""
        self._wrong = line
        block = self.document().findBlockByNumber(line - 1)
        if line and block.isValid():
            if self.cursor_line != line:
                self.setTextCursor(QTextCursor(block))
            self.centerCursor()
        self._highlight()

    @override
    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and self.editing and isinstance(event, QKeyEvent) and self._command(event):
            event.accept()
            return True
        return super().event(event)

    def _command(self, event: QKeyEvent) -> SignalInstance | None:
        """Return what a key asks for while the text is edited; None: it is typed."""
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        keypad = Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and not modifiers:
            return self.left
        if key in _ENTER and modifiers & ~keypad == Qt.KeyboardModifier.ControlModifier:
            return self.applied
        return None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.editing:
            super().keyPressEvent(event)
            return
        command = self._command(event)
        if command is not None:
            command.emit()
        elif Qt.Key(event.key()) in _ENTER:
            line = self.textCursor().block().text()
            column = self.textCursor().positionInBlock()
            blank = line[: len(line) - len(line.lstrip())]
            self.insertPlainText("\n" + blank[:column])
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)

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
        line, colour = self._line, self._palette.note
        if self._wrong or self.editing:
            line, colour = self._wrong, self._palette.error
        block = self.document().findBlockByNumber(line - 1)
        marks = []
        if block.isValid() and line:
            mark = QTextEdit.ExtraSelection()
            fill = QColor(colour)
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
            if line in self._changed:
                painter.fillRect(QRectF(width - _BAR, top, _BAR, height), QColor(palette.good))
            middle = top + height / 2
            if line in self._breakpoints:
                painter.setBrush(QColor(palette.error))
                painter.drawEllipse(QPointF(6, middle), 4, 4)
            if line == self._line and not self.editing:
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


def text_of(document: QTextDocument) -> str:
    """Return a text letter by letter."""
    # toPlainText() makes a space of each no-break space.
    return document.toRawText().replace("\u2029", "\n").replace("\u2028", "\n")


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
