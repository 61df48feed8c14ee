"""The bytes as a table: what the map shows, for keyboards and screen readers."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget
from typing_extensions import override

from vfioviz.codec.same import Same
from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene.change import marks
from vfioviz.scene.palette import Palette
from vfioviz.ui.fonts import mono
from vfioviz.ui.models.hexbytes import HexModel
from vfioviz.ui.panels.tables import Table
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.whole import whole

_WIDTHS = (8, 16, 32)
_MARKED = 4096
"""Bytes of a selection that are marked; more would only cost time."""


@whole
class HexPanel(QWidget):
    """A table view over ``HexModel``, in step with the selection."""

    def __init__(self, document: QDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._following = False
        self._shown: object = None
        self._compared: object = None
        """The reference and the column that were compared last."""
        self.model = HexModel(self)
        self.view = Table(self)
        self.view.setFont(mono())
        self.view.setAccessibleName(tr("Bytes"))
        self.view.setShowGrid(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setTabKeyNavigation(False)
        self.view.setMouseTracking(True)
        self.view.setCornerButtonEnabled(False)
        rows, columns = self.view.verticalHeader(), self.view.horizontalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        rows.setHighlightSections(False)
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(22)
        columns.setObjectName("tight")
        self.view.setModel(self.model)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.entered.connect(self._entered)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)
        document.hovered.connect(self._hovered)
        self._set_sizes()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.model.set_palette(palette)
        self._set_sizes()

    def _set_sizes(self) -> None:
        metrics = self.view.fontMetrics()
        digit = metrics.horizontalAdvance("0")
        self.view.verticalHeader().setDefaultSectionSize(max(22, metrics.height() + 4))
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(max(26, 3 * digit + 8))
        for column in range(self.model.width):
            header.resizeSection(column, header.defaultSectionSize())
        self.view.setColumnWidth(self.model.width, (self.model.width + 3) * digit)
        widest = f"{self.model.size}  0x{self.model.size:x}"
        self.view.verticalHeader().setFixedWidth((max(len(widest), 9) + 2) * digit)

    def _fit(self) -> None:
        """Show as many bytes in a row as there is room for."""
        digit = self.view.fontMetrics().horizontalAdvance("0")
        room = self.view.width() - self.view.verticalHeader().width() - 4 * digit
        cell = self.view.horizontalHeader().defaultSectionSize() + digit + 1
        fitting = [width for width in _WIDTHS if width * cell <= room]
        wanted = fitting[-1] if fitting else _WIDTHS[0]
        if wanted != self.model.width:
            self.model.set_width(wanted)
            self._set_sizes()

    def _refresh(self, _what: object) -> None:
        if not self.isVisible():
            # A dock behind another one is brought up to date when it is shown.
            self._shown = None
            return
        self._update()

    def _update(self) -> None:
        column = self._document.active_column
        self._following = True
        try:
            self._fit()
            if column is not self._shown:
                self._shown = column
                self.model.set_column(column)
                self._set_sizes()
            self._mark_changes()
            selection = self._document.view.selection
            if selection is not None and selection.stop > selection.start:
                self._follow(selection)
        finally:
            self._following = False

    def _mark_changes(self) -> None:
        """Mark what says otherwise than the reference column."""
        columns, at = self._document.derived.columns, self._document.view.reference
        column = self._document.active_column
        if column is None or at >= len(columns):
            return
        reference = columns[at]
        pair = Same(reference), Same(column)
        if pair == self._compared:
            return
        self._compared = pair
        self.model.set_changes(() if reference is column else marks(reference, column))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.isVisible():
            self._update()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._update()

    def _follow(self, selection: Selection) -> None:
        stop = min(selection.stop, self.model.size)
        current = self.model.offset(self.view.currentIndex())
        if stop <= selection.start:
            return
        inside = current is not None and selection.start <= current < stop
        first = self.view.currentIndex() if inside else self.model.index_of(selection.start)
        flags = QItemSelectionModel.SelectionFlag
        model = self.view.selectionModel()
        model.select(self._block(selection.start, min(stop, selection.start + _MARKED)),
                     flags.ClearAndSelect)  # fmt: skip
        model.setCurrentIndex(first, flags.NoUpdate)
        self.view.scrollTo(first)

    def _block(self, start: int, stop: int) -> QItemSelection:
        block = QItemSelection()
        width = self.model.width
        while start < stop:
            end = min(stop, start - start % width + width)
            block.select(self.model.index_of(start), self.model.index_of(end - 1))
            start = end
        return block

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not (self._following or self.view.arriving):
            selection = self._selection(index)
            if selection is not None:
                self._document.select(selection)

    def _entered(self, index: QModelIndex) -> None:
        self._document.hovered.emit(self._selection(index))

    def _hovered(self, selection: Selection | None) -> None:
        """Mark what the mouse is over elsewhere."""
        if self.isVisible():
            own = selection is not None and selection.column == self._document.active
            self.model.set_hover(selection if own else None)

    def _selection(self, index: QModelIndex) -> Selection | None:
        at = self.model.offset(index)
        leaf = None if at is None else self.model.leaf(at)
        column = self._document.active_column
        if leaf is None or column is None:
            return None
        return Selection.of_leaf(self._document.active, column.layout, leaf)
