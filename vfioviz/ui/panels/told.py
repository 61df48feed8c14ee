"""A panel with a table that is worked out from the document when it is seen."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QLabel,
    QStackedLayout,
    QWidget,
)
from typing_extensions import override

from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.ui.models.told import Told, ToldModel
from vfioviz.ui.panels.tables import table
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole


@whole
class ToldPanel(QWidget):
    """A subclass says what is told; choosing a row selects its bytes."""

    headers: tuple[str, ...] = ()
    widths: tuple[int, ...] = ()
    """Digits; 0 takes what is left."""
    name = ""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._following = False
        self.around = False
        """Whether the last step went around the end."""
        self._seen: object = None
        self.model = ToldModel(self.headers, self)
        self.view = table(self.model, tr(self.name), self)
        header = self.view.horizontalHeader()
        digit = self.fontMetrics().horizontalAdvance("0")
        for column, digits in enumerate(self.widths):
            if digits:
                self.view.setColumnWidth(column, digits * digit)
            else:
                header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.none = QLabel(self)
        self.none.setObjectName("muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self._stack = QStackedLayout(self)
        self._stack.setContentsMargins(0, 0, 0, 0)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.none)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.clicked.connect(lambda index: self._chosen(index, QModelIndex()))
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)

    def told(self) -> tuple[tuple[Told, ...], str]:
        """Return the rows, and what to say where there are none."""
        raise NotImplementedError

    def subject(self) -> object:
        """Return what the rows depend on; they are worked out anew when it changes."""
        raise NotImplementedError

    def step(self, by: int) -> bool:
        """Select the next (1) or previous (-1) row, around the end; False without any."""
        self._update()
        count = self.model.rowCount()
        if not count:
            return False
        current = self.view.currentIndex()
        row = current.row() + by if current.isValid() else (0 if by > 0 else count - 1)
        self.around = not 0 <= row < count
        self.view.setCurrentIndex(self.model.index(row % count, 0))
        return True

    def _refresh(self, _what: object) -> None:
        if self.isVisible():
            self._update()

    def _update(self) -> None:
        subject = self.subject()
        if subject == self._seen:
            return
        self._seen = subject
        rows, none = self.told()
        self._following = True
        try:
            self.model.set_rows(rows)
        finally:
            self._following = False
        self.none.setText(none)
        self._stack.setCurrentWidget(self.view if rows else self.none)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if self._following or self.view.arriving or not index.isValid():
            return
        row = self.model.rows[index.row()]
        columns = self._document.derived.columns
        if not 0 <= row.column < len(columns):
            return
        layout = columns[row.column].layout
        stop = min(row.stop, layout.size)
        if row.start < stop:
            leaf = layout.leaf_at(row.start)
            whole = (row.start, stop) == (leaf.start, leaf.stop)
            ref = layout.ref(leaf) if whole else None
            self._document.select(Selection(row.column, row.start, stop, ref))
