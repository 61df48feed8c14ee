"""Editors inside the structure tree: numbers as they are typed, enumerations by name."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from typing_extensions import override

from vfioviz.ui.commands import merge_key
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.even_rows import EvenRows
from vfioviz.ui.models.structure import ROW_ROLE
from vfioviz.ui.models.structure_rows import TreeRow
from vfioviz.ui.models.values import EditValue, FlagSet, Number
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex
_LEAVING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab}


@whole
class ValueDelegate(EvenRows):
    """Makes a ``U64Edit`` for numbers; asks for a dialog where a line is not enough."""

    wants_dialog = Signal(object, object)
    """TreeRow and EditValue of what needs a dialog: arrays and bytes."""
    refused = Signal(str)
    """Why what was typed was not taken."""
    given_up = Signal(str)
    """Merge key of an edit that is taken back: what was typed is wrong, or was left by Escape."""

    def __init__(
        self,
        typed: Callable[[TreeRow, EditValue, str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._typed = typed
        self.session = ""
        """Merge key of the edit that is going on: what is typed in one go is one undo step."""

    @override
    def createEditor(  # type: ignore[override]  # Qt takes a null editor for "none"
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget | None:
        row, value = index.data(ROW_ROLE), index.data(Qt.ItemDataRole.EditRole)
        if not isinstance(row, TreeRow):
            return None
        if not isinstance(value, Number | FlagSet):
            self.wants_dialog.emit(row, value)
            return None
        self.session = merge_key(row.path)
        hexadecimal = value.hexadecimal if isinstance(value, Number) else True
        flags = value.flags if isinstance(value, FlagSet) and row.flag is None else ()
        editor = U64Edit(
            value.bits, value.value, hexadecimal=hexadecimal, parent=parent, flags=flags
        )
        editor.setObjectName("cell")
        editor.setAccessibleName(row.path)
        editor.setProperty("before", str(value.value))
        editor.refused.connect(self.refused)
        session = self.session
        editor.value_edited.connect(
            lambda number: (
                self.given_up.emit(session)
                if editor.problem or not editor.isUndoAvailable()
                else self._typed(row, with_number(value, number), session)
            )
        )
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        # Typing changes the model, which must not change the text under the user's cursor.
        if isinstance(editor, U64Edit) and not editor.isModified():
            value = index.data(Qt.ItemDataRole.EditRole)
            if isinstance(value, Number | FlagSet):
                editor.set_value(value.value)
                editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, U64Edit) and isinstance(value, Number | FlagSet):
            row = index.data(ROW_ROLE)
            if isinstance(row, TreeRow) and editor.value != value.value:
                self._typed(row, with_number(value, editor.value), self.session)

    @override
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        rect = option.rect
        rect.setWidth(max(rect.width(), 130))
        editor.setGeometry(rect.adjusted(-2, -1, 2, 1))

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if stays(editor, event):
            return True
        if (
            isinstance(editor, U64Edit)
            and isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
        ):
            editor.set_value(int(editor.property("before")))
            self.given_up.emit(self.session)
        return super().eventFilter(editor, event)


def stays(editor: QObject, event: QEvent) -> bool:
    """Whether Enter or Tab leaves no cell, because what is typed in it is wrong; says why."""
    return (
        isinstance(editor, U64Edit)
        and isinstance(event, QKeyEvent)
        and event.type() is QEvent.Type.KeyPress
        and event.key() in _LEAVING
        and editor.refuse()
    )


def with_number(value: EditValue, number: int) -> EditValue:
    """Return a value of the same kind that holds another number."""
    if isinstance(value, FlagSet):
        return FlagSet(number, value.bits, value.flags)
    if isinstance(value, Number):
        return Number(number, value.bits, value.hexadecimal, value.names)
    return value
