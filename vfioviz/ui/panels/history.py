"""The undo steps by name; choosing one goes there."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from vfioviz.language import tr
from vfioviz.ui.plain import plain
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole


class StepList(QListWidget):
    """A row for the document as it was opened, and one for each step.

    Not Qt's own QUndoView: that one takes step by step, each with its columns, and cannot wait.
    """


@whole
class HistoryPanel(QWidget):
    """The undo stack as a list; the row that is chosen is what is shown."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.view = StepList(self)
        self.view.setAccessibleName(tr("History"))
        # The rows are as high as the style sheet says, which else comes after them.
        self.view.ensurePolished()
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        stack = document.undo_stack
        for told in (stack.indexChanged, stack.cleanChanged, stack.undoTextChanged):
            told.connect(self._follow)
        self.view.currentRowChanged.connect(self._go)
        self._follow()

    def _follow(self, _told: object = None) -> None:
        stack = self._document.undo_stack
        names = [tr("As it was opened"), *(stack.text(at) for at in range(stack.count()))]
        with QSignalBlocker(self.view):
            while self.view.count() > len(names):
                self.view.takeItem(self.view.count() - 1)
            for row, name in enumerate(names):
                if row == self.view.count():
                    self.view.addItem(QListWidgetItem())
                item = self.view.item(row)
                if item.text() != name:
                    item.setText(name)
                font = item.font()
                if font.bold() != (row == stack.cleanIndex()):
                    font.setBold(row == stack.cleanIndex())
                    item.setFont(font)
                    saved = tr("{step}, as it is saved", step=name) if font.bold() else ""
                    item.setToolTip(plain(saved))
            self.view.setCurrentRow(stack.index())

    def _go(self, row: int) -> None:
        if row >= 0 and not self._document.go_to_step(row):
            self._follow()
