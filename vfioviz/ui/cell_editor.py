"""Edits a value on its cell in the map, with the editor that the structure tree has."""

from __future__ import annotations

from PySide6.QtCore import QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from vfioviz.ui.editors.delegate import ValueDelegate
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.models.structure import VALUE
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import EditValue
from vfioviz.ui.panels.table import STRUCTURE
from vfioviz.ui.workbench import Service, Workbench

_WIDTH, _HEIGHT = 172, 28
"""Pixels of the editor at the least: a u64 in hex, and a target."""


class CellEditor(Service):
    """Opens where the selection is; the panel that it shares the editor with stays as it is."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._editor: QWidget | None = None
        self._index = QPersistentModelIndex()
        # Of its own: a view tells of editors that are not in it.
        self._delegate = ValueDelegate(self._typed, self)
        self._delegate.wants_dialog.connect(bench.panes[STRUCTURE].wants_dialog)
        self._delegate.refused.connect(bench.editing.refused)
        self._delegate.given_up.connect(bench.editing.give_up)
        self._delegate.commitData.connect(self._commit)
        self._delegate.closeEditor.connect(self._closed)
        bench.document.state_changed.connect(self._place)

    def edit(self) -> None:
        """Edit what is selected: in its cell where the map has the focus, else in the tree."""
        panel, shown = self.bench.panes[STRUCTURE], self.bench.centre.map
        if shown is None or not self._in_map(QApplication.focusWidget(), shown):
            self.bench.panes.bring(STRUCTURE).edit_current()
            return
        index = panel.editable()
        selection = self.bench.document.view.selection
        if not index.isValid() or selection is None:
            return
        self._index = QPersistentModelIndex(index.siblingAtColumn(VALUE))
        shown.scroller.reveal(*selection[:3])
        editor = self._delegate.createEditor(
            shown.canvas.viewport(), QStyleOptionViewItem(), self._index
        )
        if editor is None:
            return  # a dialog has been asked for
        self._editor = editor
        editor.installEventFilter(self._delegate)
        self._delegate.setEditorData(editor, self._index)
        self._place()
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @staticmethod
    def _in_map(focus: QWidget | None, shown: QWidget) -> bool:
        return focus is None or focus is shown or shown.isAncestorOf(focus)

    def _place(self, _state: object = None) -> None:
        """Lie over the cell, wherever an edit or a scroll moved it."""
        shown, selection = self.bench.centre.map, self.bench.document.view.selection
        if self._editor is None or shown is None or selection is None:
            return
        if selection.column >= len(shown.items):
            return
        item = shown.items[selection.column]
        rect = next(item.rects(selection.start, selection.stop), None)
        if rect is None:
            return
        cell = rect.translated(item.x(), 0).toAlignedRect()
        port = shown.canvas.viewport().rect()
        box = QRect(QPoint(), cell.size()).adjusted(0, 0, 4, 0)
        box.setWidth(max(box.width(), _WIDTH))
        box.setHeight(max(min(box.height(), 2 * _HEIGHT), _HEIGHT))
        box.moveTopLeft(cell.topLeft() - QPoint(2, 0))
        box.moveRight(min(box.right(), port.right()))
        box.moveBottom(min(box.bottom(), port.bottom()))
        self._editor.setGeometry(box)

    def _typed(self, row: TreeRow, value: EditValue, session: str) -> None:
        self.bench.editing.store(row, value, merge=session)

    def _commit(self, editor: QWidget) -> None:
        panel = self.bench.panes[STRUCTURE]
        if editor is self._editor and isinstance(editor, U64Edit) and self._index.isValid():
            self._delegate.setModelData(editor, panel.model, self._index)

    def _closed(self, editor: QWidget, _hint: object = None) -> None:
        if editor is not self._editor:
            return
        self._editor = None
        had = editor.hasFocus()
        editor.hide()
        editor.deleteLater()
        if had:
            self.bench.centre.focus_map()
