"""Tables as the panels below the map have them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView, QWidget
from typing_extensions import override

from vfioviz.ui.whole import whole


def _keep_none(view: QAbstractItemView) -> None:
    """Take back the row that Qt makes the current one where the focus comes to a view with none."""
    if not view.selectionModel().hasSelection():
        view.setCurrentIndex(QModelIndex())


@whole
class Table(QTableView):
    """A table that chooses no row when it gets the focus: the first arrow key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arriving = False
        """Whether the focus is coming: what becomes the current row was not chosen."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        had = self.currentIndex().isValid()
        self.arriving = True
        super().focusInEvent(event)
        if not had:
            _keep_none(self)
        self.arriving = False


@whole
class Tree(QTreeView):
    """A tree that chooses no row when it gets the focus: the first arrow key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arriving = False
        """Whether the focus is coming: what becomes the current row was not chosen."""

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        had = self.currentIndex().isValid()
        self.arriving = True
        super().focusInEvent(event)
        if not had:
            _keep_none(self)
        self.arriving = False


def table(model: QAbstractItemModel, name: str, parent: QWidget) -> Table:
    """Return a table of whole rows, to be read and not edited."""
    view = Table(parent)
    view.setModel(model)
    view.setAccessibleName(name)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setShowGrid(False)
    view.setWordWrap(False)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    view.verticalHeader().hide()
    view.verticalHeader().setDefaultSectionSize(parent.fontMetrics().height() + 9)
    header = view.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setStretchLastSection(False)
    return view
