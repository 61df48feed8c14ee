"""Ranges and areas as a table, with add, remove and move."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.editors.delegate import stays
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.fonts import mono
from vfioviz.ui.models.elements import ElementsModel
from vfioviz.ui.models.values import Elements, Number
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex


@whole
class NumberDelegate(QStyledItemDelegate):
    """A ``U64Edit`` in a cell."""

    refused = Signal(str)
    """Why what was typed was not taken; "" where something else is being typed."""

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        value = index.data(Qt.ItemDataRole.EditRole)
        if not isinstance(value, Number):
            return super().createEditor(parent, option, index)
        editor = U64Edit(value.bits, value.value, hexadecimal=value.hexadecimal, parent=parent)
        editor.refused.connect(self.refused)
        editor.textEdited.connect(lambda _text: self.refused.emit(""))
        return editor

    @override
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        return stays(editor, event) or super().eventFilter(editor, event)

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, U64Edit):
            editor.selectAll()

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        value = index.data(Qt.ItemDataRole.EditRole)
        if isinstance(editor, U64Edit) and isinstance(value, Number):
            model.setData(index, Number(editor.value, value.bits, value.hexadecimal, value.names))


@whole
class ElementsDialog(Dialog):
    """Edits a copy; Apply makes it one undo step."""

    TOPIC = "panel.structure"

    edited = Signal(object)
    """An ``Elements``."""

    def __init__(self, path: str, value: Elements, parent: QWidget | None = None) -> None:
        super().__init__(tr("Edit {path}", path=path), tr("Apply"), parent)
        self.resize(560, 400)
        self._untaken = False
        """Whether the last number that was typed was not taken."""
        self.model = ElementsModel(value, self)
        self.view = QTableView(self)
        self.view.setModel(self.model)
        self.view.setFont(mono())
        self.view.setAccessibleName(path)
        delegate = NumberDelegate(self.view)
        delegate.refused.connect(self._refused)
        self.view.setItemDelegate(delegate)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setTabKeyNavigation(False)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.view.horizontalHeader().setHighlightSections(False)
        self.view.verticalHeader().setHighlightSections(False)
        self.view.verticalHeader().setDefaultSectionSize(self.view.fontMetrics().height() + 12)
        self.body.addWidget(self.view, 1)
        row = QHBoxLayout()
        self.add_button = self._button(
            row, tr("Add"), tr("Add an element behind this one (Ins)"), self._add
        )
        self.remove_button = self._button(
            row, tr("Remove"), tr("Take this element out (Del)"), self._remove
        )
        self._button(row, tr("Up"), tr("Move this element up (Alt+Up)"), lambda: self._move(-1))
        self._button(
            row, tr("Down"), tr("Move this element down (Alt+Down)"), lambda: self._move(1)
        )
        row.addStretch(1)
        self.amount = QLabel(self)
        self.amount.setObjectName("muted")
        row.addWidget(self.amount)
        self.body.addLayout(row)
        for keys, run in (
            ("Ins", self._add),
            ("Del", self._remove),
            ("Alt+Up", lambda: self._move(-1)),
            ("Alt+Down", lambda: self._move(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.view)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)
        self.model.rowsInserted.connect(self._count)
        self.model.rowsRemoved.connect(self._count)
        self._count()
        if value.rows:
            self.view.setCurrentIndex(self.model.index(0, 0))
        self.view.setFocus()

    def _button(self, row: QHBoxLayout, name: str, tip: str, run: object) -> QPushButton:
        button = QPushButton(name, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda _on=False: run())  # type: ignore[operator]  # bound methods
        row.addWidget(button)
        return button

    def _refused(self, why: str) -> None:
        self.complain(why)
        self._untaken = bool(why)

    def _count(self, *_where: object) -> None:
        self.amount.setText(text.plural(self.model.rowCount(), "element"))

    def _add(self) -> None:
        at = self.view.currentIndex().row() + 1
        self.model.insert(at)
        self.view.setCurrentIndex(self.model.index(at, 0))

    def _remove(self) -> None:
        at = self.view.currentIndex().row()
        self.model.remove(at)
        left = self.model.rowCount()
        if left:
            self.view.setCurrentIndex(self.model.index(min(at, left - 1), 0))

    def _move(self, by: int) -> None:
        self.model.move(self.view.currentIndex().row(), by)

    @override
    def accept(self) -> None:
        # A cell that is still being edited is taken as well.
        editor = self.view.focusWidget()
        if isinstance(editor, U64Edit):
            if editor.refuse():
                return
            self.view.commitData(editor)
        if self._untaken:
            # It was said only now; who goes on takes what the table shows.
            self._untaken = False
            return
        self.edited.emit(self.model.value)
        super().accept()
