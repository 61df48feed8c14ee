"""Tables as the panels below the map have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView, QWidget
from typing_extensions import override

from vfioviz.ui.whole import whole


@contextmanager
def _arriving(view: Table | Tree) -> Iterator[None]:
    """Take back the row that Qt makes the current one where the focus comes to a view with none."""
    had = view.currentIndex().isValid()
    view.arriving = True
    yield
    if not had and not view.selectionModel().hasSelection():
        view.setCurrentIndex(QModelIndex())
    view.arriving = False


@contextmanager
def _level(view: Table | Tree) -> Iterator[None]:
    """Stay where it is sideways, if it was clicked: Qt goes to the cell under it after a while."""
    bar = view.horizontalScrollBar()
    at = bar.value()
    yield
    if view.clicked_last:
        bar.setValue(at)


@whole
class Table(QTableView):
    """A table that chooses no row when it gets the focus: the first arrow key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arriving = False
        """Whether the focus is coming: what becomes the current row was not chosen."""
        self.clicked_last = False
        """Whether the mouse was used last, not a key."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked_last = True
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.clicked_last = False
        super().keyPressEvent(event)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        with _level(self):
            super().scrollTo(index, hint)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        with _arriving(self):
            super().focusInEvent(event)


@whole
class Tree(QTreeView):
    """A tree that chooses no row when it gets the focus: the first arrow key does."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.arriving = False
        """Whether the focus is coming: what becomes the current row was not chosen."""
        self.clicked_last = False
        """Whether the mouse was used last, not a key."""

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.clicked_last = True
        super().mousePressEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.clicked_last = False
        super().keyPressEvent(event)

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        with _level(self):
            super().scrollTo(index, hint)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        with _arriving(self):
            super().focusInEvent(event)


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
