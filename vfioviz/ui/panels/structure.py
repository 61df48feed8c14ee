"""The structure tree: every field of the active column, editable in place."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QVBoxLayout, QWidget

from vfioviz.document.view import Selection
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.editing import Editing
from vfioviz.ui.editors.delegate import ValueDelegate
from vfioviz.ui.fonts import mono
from vfioviz.ui.head_widths import set_widths
from vfioviz.ui.models.structure import FIELD, MEANING, MODULO, OFFSET, SIZE, VALUE, StructureModel
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import EditValue
from vfioviz.ui.panels.tables import Tree
from vfioviz.ui.qdocument import QDocument

_MANY = 32
"""Capabilities up to which all are unfolded."""
_UNFOLDED = frozenset({"info", "cap", "array", "element"})


class StructurePanel(QWidget):
    """Shows the active column as a tree and keeps its selection with the document's."""

    wants_dialog = Signal(object, object)
    """TreeRow and EditValue that need more than a line."""

    def __init__(
        self, document: QDocument, editing: Editing, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._document = document
        self._editing = editing
        self._following = False
        self.model = StructureModel(editing.value_of, self._store, editing.move, self)
        self.view = Tree(self)
        self.view.setModel(self.model)
        self.view.setAccessibleName(tr("Structure"))
        self.view.setUniformRowHeights(True)
        self.view.setAllColumnsShowFocus(True)
        self.view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.view.setDragEnabled(True)
        self.view.setDropIndicatorShown(True)
        self.view.setIndentation(14)
        self.view.setMouseTracking(True)
        self.view.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.delegate = ValueDelegate(self._typed, self)
        self.delegate.wants_dialog.connect(self.wants_dialog)
        self.delegate.refused.connect(editing.refused)
        self.delegate.given_up.connect(editing.give_up)
        self.view.setItemDelegate(self.delegate)
        self._set_widths()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.view)
        self.setFocusProxy(self.view)
        self.model.rowsInserted.connect(self._unfold)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.entered.connect(self._entered)
        document.derived_changed.connect(self._refresh)
        document.view_changed.connect(self._refresh)
        document.hovered.connect(self._hovered)
        self._shown: object = None
        self._refresh(None)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.model.set_look(palette, mono(), lambda tone: _swatch(palette, tone))

    def current(self) -> TreeRow | None:
        """Return the current row."""
        return self.model.row_at(self.view.currentIndex())

    def edit_current(self) -> None:
        """Open the editor of the current row's value, where it has one."""
        index = self.editable()
        if index.isValid():
            # The focus closes an editor that is open, but not while another window has it.
            self.view.setFocus()
            if self.view.state() is not QAbstractItemView.State.EditingState:
                self.view.edit(index.siblingAtColumn(VALUE))

    def editable(self) -> QModelIndex:
        """Return the row that an edit of the selection is about, in a computed column.

        It is not valid where there is nothing to edit, and that has been said.
        """
        index = self.view.currentIndex()
        row = self.model.row_at(index)
        while row is not None and row.kind in {"element", "chunk", "flag"}:
            index = self.model.parent(index)
            row = self.model.row_at(index)
        if row is None:
            self._editing.refused.emit(tr("Select a field first: in the map, or in this tree."))
            return QModelIndex()
        if self._editing.value_of(row) is None:
            self._editing.explain(row)
            return QModelIndex()
        if not self._editing.in_model():
            self._document.select(Selection(self._document.active, row.start, row.stop, row.ref))
            self._editing.to_model()
            index = self.view.currentIndex()
            row = self.model.row_at(index)
            if row is None or self._editing.value_of(row) is None:
                return QModelIndex()
        return index

    def _set_widths(self) -> None:
        header = self.view.header()
        header.setStretchLastSection(True)
        header.setSectionsMovable(True)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        widths = {FIELD: 17, VALUE: 14, OFFSET: 11, MODULO: 6, SIZE: 6, MEANING: 20}
        set_widths(header, widths)

    def _refresh(self, _what: object) -> None:
        column = self._document.active_column
        if column is not self._shown:
            first = self._shown is None
            self._shown = column
            self._following = True
            try:
                self.model.set_column(column)
                if first and column is not None:
                    self._unfold(QModelIndex(), 0, self.model.rowCount() - 1)
            finally:
                self._following = False
        self._follow()

    def _follow(self) -> None:
        """Show the document's selection."""
        selection = self._document.view.selection
        if selection is None or selection.column != self._document.active:
            return
        current = self.current()
        if (
            current is not None
            and (current.start, current.stop) == (selection.start, selection.stop)
            and (selection.ref is None or current.ref == selection.ref)
        ):
            return
        index = self.model.find(selection.start, selection.stop, selection.ref)
        if not index.isValid():
            return
        self._following = True
        try:
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.view.scrollTo(index)
        finally:
            self._following = False

    def _chosen(self, index: QModelIndex, _before: QModelIndex) -> None:
        row = self.model.row_at(index)
        if self._following or self.view.arriving or row is None:
            return
        self._document.select(Selection(self._document.active, row.start, row.stop, row.ref))

    def _entered(self, index: QModelIndex) -> None:
        row = self.model.row_at(index)
        if row is not None:
            self._document.hovered.emit(
                Selection(self._document.active, row.start, row.stop, row.ref)
            )

    def _hovered(self, selection: Selection | None) -> None:
        """Mark what the mouse is over elsewhere."""
        own = selection is not None and selection.column == self._document.active
        self.model.set_hover(selection if own else None)

    def _unfold(self, parent: QModelIndex, first: int, last: int) -> None:
        for place in range(first, min(last, first + _MANY) + 1):
            index = self.model.index(place, FIELD, parent)
            row = self.model.row_at(index)
            if row is not None and row.kind in _UNFOLDED and row.length <= _MANY:
                self.view.expand(index)
                if row.kind != "element":
                    self._unfold(index, 0, row.length - 1)

    def _store(self, row: TreeRow, value: EditValue) -> bool:
        return self._editing.store(row, value)

    def _typed(self, row: TreeRow, value: EditValue, session: str) -> None:
        self._editing.store(row, value, merge=session)


def _swatch(palette: Palette, tone: int) -> QIcon:
    """Return a small square in the colour that the map gives a capability."""
    made = QIcon()
    for ratio in (1, 2):
        picture = QPixmap(14 * ratio, 14 * ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(ratio, ratio)
        painter.setPen(QPen(QColor(palette.headers[tone].outline), 1.2))
        painter.setBrush(QColor(palette.headers[tone].fill))
        painter.drawRoundedRect(2, 2, 10, 10, 2, 2)
        painter.end()
        picture.setDevicePixelRatio(ratio)
        made.addPixmap(picture)
        made.addPixmap(picture, QIcon.Mode.Selected)
    return made
