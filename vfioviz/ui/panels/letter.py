"""A text as it goes into a mail: a rule stands behind the last column that there is room for."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from vfioviz.scene.mail.common import COLUMNS
from vfioviz.scene.palette import LIGHT
from vfioviz.ui.fonts import mono
from vfioviz.ui.whole import whole


@whole
class Letter(QPlainTextEdit):
    """Plain text with a rule behind the last column that a mail has."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rule = QColor(LIGHT.rule)
        self.setObjectName("letter")
        self.setFont(mono())
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setTabChangesFocus(True)
        # The steps of the document are those of its undo stack.
        self.setUndoRedoEnabled(False)
        self.document().setDocumentMargin(8)

    @property
    def columns_width(self) -> int:
        """Pixels that the columns of a mail take, with margins and scroll bar."""
        margins = 2 * round(self.document().documentMargin()) + 4
        bar = self.verticalScrollBar().sizeHint().width()
        return self.fontMetrics().horizontalAdvance("0" * COLUMNS) + margins + bar

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setPen(self.rule)
        left = self.contentOffset().x() + self.document().documentMargin()
        x = round(left + self.fontMetrics().horizontalAdvance("0" * COLUMNS)) + 1
        painter.drawLine(x, event.rect().top(), x, event.rect().bottom())
        painter.end()

    @override
    def event(self, event: QEvent) -> bool:
        undo, redo = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and (event.matches(undo) or event.matches(redo))
        ):
            event.ignore()
            return False
        return super().event(event)
