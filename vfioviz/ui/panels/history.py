"""The undo steps by name; choosing one goes there."""

from __future__ import annotations

from PySide6.QtWidgets import QUndoView, QVBoxLayout, QWidget

from vfioviz.language import tr
from vfioviz.ui.qdocument import QDocument


class HistoryPanel(QWidget):
    """Qt's own view of the undo stack."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = QUndoView(document.undo_stack, self)
        self.view.setEmptyLabel(tr("As it was opened"))
        self.view.setAccessibleName(tr("History"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
