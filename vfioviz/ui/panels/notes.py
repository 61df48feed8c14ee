"""Notes pinned to fields or bytes; choosing one goes there, and what is typed is kept."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document import edits
from vfioviz.document.edit_notes import place, span
from vfioviz.document.project import Note
from vfioviz.document.view import Selection
from vfioviz.language import mark, tr
from vfioviz.ui.commands import merge_key
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.undo_keys import left_to_window
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_NEW = mark("Say what there is to say of these bytes.")


@whole
class _Text(QPlainTextEdit):
    @override
    def event(self, event: QEvent) -> bool:
        text = self.document()
        if left_to_window(event, undo=text.isUndoAvailable(), redo=text.isRedoAvailable()):
            return False
        return super().event(event)


class NotesPanel(QWidget):
    """A list, and the text of the note that is chosen."""

    def __init__(
        self, document: QDocument, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._merge = ""
        self.list = QListWidget(self)
        self.list.setAccessibleName(tr("Notes"))
        self.text = _Text(self)
        self.text.setObjectName("input")
        self.text.setAccessibleName(tr("Text of the note"))
        self.text.setPlaceholderText(tr("Add note pins one to what is selected."))
        self.text.setTabChangesFocus(True)
        self.add = QPushButton(tr("Add note"), self)
        self.remove = QPushButton(tr("Remove"), self)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        left = QWidget(self)
        rows = QVBoxLayout(left)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.list, 1)
        rows.addLayout(buttons)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(self.text)
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(8, 6, 8, 6)
        outer.addWidget(split)
        self.setFocusProxy(self.list)
        self.add.clicked.connect(self.add_here)
        self.remove.clicked.connect(self.remove_current)
        self.list.currentRowChanged.connect(self._chosen)
        self.text.textChanged.connect(self._typed)
        document.derived_changed.connect(self._refresh)
        self._refresh(None)

    def add_here(self) -> None:
        """Pin a note to what is selected, and let its text be typed."""
        column, selection = self._document.active_column, self._document.view.selection
        if column is None or selection is None or selection.stop <= selection.start:
            self._editing.refused.emit(
                tr("Select bytes first: in the map, or in the structure tree.")
            )
            return
        note = Note(tr(_NEW), selection.ref, selection.start, selection.stop, column.column)
        if self._editing.run(lambda now: edits.add_note(now, note)):
            self.list.setCurrentRow(self.list.count() - 1)
            self.text.setFocus()
            self.text.selectAll()

    def remove_current(self) -> None:
        """Take the chosen note away."""
        row = self.list.currentRow()
        if row >= 0:
            self._editing.run(lambda now: edits.remove_note(now, row))

    def _notes(self) -> tuple[Note, ...]:
        project = self._document.project
        return () if project is None else project.notes

    def _refresh(self, _what: object) -> None:
        notes, project = self._notes(), self._document.project
        row = min(max(0, self.list.currentRow()), len(notes) - 1)
        blocker = QSignalBlocker(self.list)
        while self.list.count() > len(notes):
            self.list.takeItem(self.list.count() - 1)
        for number, note in enumerate(notes):
            first = next(iter(note.text.splitlines()), "")
            told = f"{'' if project is None else place(project, note)}: {first}"
            if number < self.list.count():
                self.list.item(number).setText(told)
            else:
                self.list.addItem(told)
        self.list.setCurrentRow(row)
        del blocker
        self.remove.setEnabled(bool(notes))
        self.text.setEnabled(bool(notes))
        self._show(row)

    def _show(self, row: int) -> None:
        notes = self._notes()
        text = notes[row].text if 0 <= row < len(notes) else ""
        if text != self.text.toPlainText().strip():
            blocker = QSignalBlocker(self.text)
            self.text.setPlainText(text)
            del blocker

    def _chosen(self, row: int) -> None:
        self._merge = ""
        self._show(row)
        notes = self._notes()
        if not 0 <= row < len(notes):
            return
        note = notes[row]
        for index, column in enumerate(self._document.derived.columns):
            start, stop = span(column.layout, note)
            if column.column == note.column and stop <= column.layout.size:
                self._document.select(Selection(index, start, stop, note.ref))
                return

    def _typed(self) -> None:
        row, text = self.list.currentRow(), self.text.toPlainText()
        if row < 0 or not text.strip():
            return
        self._merge = self._merge or merge_key("note")
        self._editing.run(lambda now: edits.change_note(now, row, text), self._merge)
