"""Many captures: a filter and a tree; going along it shows one record after the other."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from typing_extensions import override

from vfioviz.document.project import Project
from vfioviz.document.records import MOST_ROWS
from vfioviz.language import tr
from vfioviz.ui.even_rows import EvenRows
from vfioviz.ui.models.records import RecordsModel
from vfioviz.ui.panels.tables import Tree
from vfioviz.ui.whole import whole


@whole
class _Tree(Tree):
    """Enter makes a record the request, on the keypad too."""

    entered_record = Signal(QModelIndex)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered_record.emit(self.currentIndex())
            return
        super().keyPressEvent(event)


class RecordsView(QWidget):
    """Device > ioctl > argsz."""

    chosen = Signal(int)
    """The keyboard or the mouse went to a capture: its number."""
    activated = Signal(int)
    """A capture is to be the request."""
    ticked = Signal(int, bool)
    """A capture is to be shown as a column, or no longer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._following = False
        self.model = RecordsModel(self.ticked.emit, self)
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(tr("Filter: region 2, argsz 40, errno"))
        self.filter.setAccessibleName(tr("Filter the records"))
        self.filter.setClearButtonEnabled(True)
        self.view = _Tree(self)
        self.view.setModel(self.model)
        self.view.setHeaderHidden(True)
        self.view.setUniformRowHeights(True)
        self.view.setItemDelegate(EvenRows(self.view))
        self.view.setAccessibleName(tr("Records: device, ioctl, argsz"))
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.view.setIndentation(14)
        self.view.setMinimumHeight(180)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.filter)
        rows.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.filter.textChanged.connect(self._filtered)
        self.view.selectionModel().currentChanged.connect(self._moved)
        self.view.entered_record.connect(self._entered)
        self.view.doubleClicked.connect(self._entered)

    def show_project(self, project: Project) -> None:
        """Show the captures of a project; the current record stays, or is the active one."""
        shown = frozenset(column.capture for column in project.captured)
        self._following = True
        try:
            self.model.set_captures(project.captures, project.headers)
            self.model.set_shown(shown, project.active)
            current = self.current()
            if current is None or current not in shown:
                self.go_to(min(shown) if shown else project.active)
        finally:
            self._following = False

    def current(self) -> int | None:
        """Return the number of the current record; None where none is."""
        return self.model.number(self.view.currentIndex())

    def go_to(self, number: int) -> None:
        """Make a record the current one, unfolding what holds it."""
        index = self.model.index_of(number)
        if index.isValid():
            for each in self._above(index):
                self.view.expand(each)
            # Last: what follows from it may reset the model, and the index with it.
            self.view.setCurrentIndex(index)

    @staticmethod
    def _above(index: QModelIndex) -> list[QModelIndex]:
        """Return what a row stands below, the uppermost first."""
        found: list[QModelIndex] = []
        while (index := index.parent()).isValid():
            found.insert(0, index)
        return found

    def _filtered(self, text: str) -> None:
        current = self.current()
        self._following = True
        try:
            self.model.set_filter(text)
            if text:
                self._unfold()
            if current is not None:
                self.go_to(current)
        finally:
            self._following = False

    def _unfold(self) -> None:
        """Unfold what is shown from the top, up to as many rows as stand below one."""
        room = MOST_ROWS
        waiting = [QModelIndex()]
        while waiting:
            index = waiting.pop()
            count = self.model.rowCount(index)
            if count > room:
                return
            room -= count
            if index.isValid():
                self.view.expand(index)
            below = (self.model.index(row, 0, index) for row in range(count))
            waiting += reversed([each for each in below if self.model.number(each) is None])

    def _moved(self, index: QModelIndex, _before: QModelIndex) -> None:
        number = self.model.number(index)
        if number is not None and not self._following and not self.view.arriving:
            self.chosen.emit(number)

    def offered(self, index: QModelIndex) -> list[tuple[str, Callable[[], object]]]:
        """Return what the menu of a row offers: words, and what is done."""
        number = self.model.number(index)
        if number is None:
            return []
        shown = self.model.is_shown(number)
        column = tr("Hide this column") if shown else tr("Show it as a column")
        return [
            (tr("Make it the request"), lambda: self.activated.emit(number)),
            (column, lambda: self.ticked.emit(number, not shown)),
        ]

    def _entered(self, index: QModelIndex) -> None:
        number = self.model.number(index)
        if number is not None:
            self.activated.emit(number)
        else:
            self.view.setExpanded(index, not self.view.isExpanded(index))
