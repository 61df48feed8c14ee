"""Go, Find: by name, value, flag or bytes, in all columns."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene.find import Hit, find
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.whole import whole

_HIT = Qt.ItemDataRole.UserRole


@whole
class FindDialog(Dialog):
    """One line, and what it finds below it; Up and Down choose while one types."""

    TOPIC = "panel.map"

    chosen = Signal(object)
    """A Selection."""
    sought = Signal(str)
    """What was typed, when something of it was chosen."""

    def __init__(
        self,
        columns: tuple[DerivedColumn, ...],
        active: int,
        parent: QWidget | None = None,
        words: str = "",
    ) -> None:
        """Make it; ``words`` stand in the line at first."""
        super().__init__(tr("Find"), tr("Go"), parent)
        self.setMinimumSize(520, 380)
        self._columns = columns
        self._active = active
        self.body.addWidget(
            QLabel(tr("A name, a number, a flag, or bytes as in 05 00 01 00"), self)
        )
        self.line = QLineEdit(self)
        self.line.setAccessibleName(tr("What to find"))
        self.body.addWidget(self.line)
        self.hits = QListWidget(self)
        self.hits.setAccessibleName(tr("What was found"))
        self.hits.setUniformItemSizes(True)
        self.body.addWidget(self.hits, 1)
        self.count = QLabel(" ", self)
        self.count.setObjectName("muted")
        self.body.addWidget(self.count)
        self.line.textChanged.connect(self._look)
        self.hits.itemActivated.connect(lambda _item: self.accept())
        self.line.setText(words)
        self.line.selectAll()
        self.line.setFocus()

    def _look(self, wanted: str) -> None:
        self.complain("")
        found = find(self._columns, self._active, wanted)
        self.hits.clear()
        for hit in found.hits:
            item = QListWidgetItem(f"{self._columns[hit.column].title}: {hit.words}")
            item.setData(_HIT, hit)
            self.hits.addItem(item)
        self.hits.setCurrentRow(0 if found.hits else -1)
        number = len(found.hits)
        if not wanted.strip():
            self.count.setText(" ")
        elif found.whole:
            self.count.setText(tr("{number} found", number=number))
        else:
            self.count.setText(tr("{number} found, and not all was looked at", number=number))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and self.hits.count():
            row = self.hits.currentRow() + step
            self.hits.setCurrentRow(max(0, min(row, self.hits.count() - 1)))
            return
        super().keyPressEvent(event)

    @override
    def accept(self) -> None:
        row = self.hits.currentRow()
        hit = self.hits.item(row).data(_HIT) if row >= 0 else None
        if not isinstance(hit, Hit):
            self.complain(tr("Nothing of that is in these columns."))
            return
        self.sought.emit(self.line.text())
        self.chosen.emit(Selection(hit.column, hit.start, hit.stop, hit.ref))
        super().accept()
