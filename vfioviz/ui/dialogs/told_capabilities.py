"""The capabilities of a source as a table: what its text tells, and fields for what it does not."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHeaderView,
    QLineEdit,
    QSpinBox,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from vfioviz.capture.capabilities import Survey
from vfioviz.headers.capability import Answer, Told, Unsure
from vfioviz.language import tr
from vfioviz.uapi.headerset import built_in
from vfioviz.ui.editors.choice import Choice
from vfioviz.ui.editors.number_spin import NumberSpin

_STRUCT, _IOCTL, _ID, _VERSION, _COUNTER = range(5)
_MOST = 0xFFFF
_ROWS = 8
"""Rows that are seen without scrolling."""


class Fields(NamedTuple):
    """Where somebody says what the text does not tell of a struct."""

    ioctl: QComboBox
    id: QSpinBox
    version: QSpinBox
    counter: QLineEdit


class ToldCapabilities(QTableWidget):
    """One row a capability, ticked where it is taken."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(0, 5, parent)
        self.setHorizontalHeaderLabels(
            [tr("Capability"), tr("Ioctl"), tr("Id"), tr("Version"), tr("Array counted by")]
        )
        self.setAccessibleName(tr("Capabilities of the headers"))
        self.verticalHeader().hide()
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(_STRUCT, QHeaderView.ResizeMode.Stretch)
        self._rows: list[Told | Unsure] = []
        self._fields: dict[int, Fields] = {}
        self._spaces: tuple[str, ...] = ()

    def show_survey(self, found: Survey) -> None:
        """List what a source declares; what is not told comes first, with fields for it."""
        self.setRowCount(0)
        self._fields = {}
        self._spaces = tuple(
            dict.fromkeys(one.ids for one in found.wide(built_in()).ioctls.values())
        )
        self._rows = [*found.unsure, *found.told]
        self.setRowCount(len(self._rows))
        for row, each in enumerate(self._rows):
            self._name(row, each)
            if isinstance(each, Unsure) and each.why:
                self._words(row, _IOCTL, each.why)
                self.setSpan(row, _IOCTL, 1, 4)
            elif isinstance(each, Unsure):
                self._ask(row, each)
            else:
                said = (each.ioctl, str(each.id), str(each.version), each.counter or tr("none"))
                for column, text in enumerate(said, _IOCTL):
                    self._words(row, column, text)
        self.resizeRowsToContents()
        seen = min(_ROWS, len(self._rows))
        tall = sum(self.rowHeight(row) for row in range(seen))
        self.setMinimumHeight(self.horizontalHeader().sizeHint().height() + tall + 4)

    def _name(self, row: int, each: Told | Unsure) -> None:
        named = each.struct if isinstance(each, Unsure) else each.macro
        item = QTableWidgetItem(named)
        where = f"{each.path}:{each.line}" if isinstance(each, Unsure) else each.path
        item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, where)
        usable = not (isinstance(each, Unsure) and each.why)
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        item.setFlags(flags | Qt.ItemFlag.ItemIsUserCheckable if usable else flags)
        item.setCheckState(Qt.CheckState.Checked if usable else Qt.CheckState.Unchecked)
        self.setItem(row, _STRUCT, item)

    def _words(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setFlags(Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled)
        self.setItem(row, column, item)

    def _ask(self, row: int, each: Unsure) -> None:
        ioctl = Choice(self)
        ioctl.addItem(tr("which?"), "")
        for space in self._spaces:
            ioctl.addItem(space, space)
        ioctl.setAccessibleName(tr("Ioctl of {struct}", struct=each.struct))
        ioctl.setCurrentIndex(max(0, ioctl.findData(each.ioctl)))
        number = NumberSpin(self)
        number.set_range(0, _MOST)
        number.setSpecialValueText(tr("which?"))
        number.setValue(each.id)
        number.setAccessibleName(tr("Id of {struct}", struct=each.struct))
        version = NumberSpin(self)
        version.set_range(1, _MOST)
        version.setAccessibleName(tr("Version of {struct}", struct=each.struct))
        counter = QLineEdit(self)
        counter.setPlaceholderText(
            tr("member, - for none") if "counter" in each.lacks else tr("as the text tells")
        )
        said = tr("Member that counts the array of {struct}", struct=each.struct)
        counter.setAccessibleName(said)
        self._fields[row] = Fields(ioctl, number, version, counter)
        for column, field in enumerate(self._fields[row], _IOCTL):
            self.setCellWidget(row, column, field)

    def ticked(self) -> bool:
        """Whether something is to be taken."""
        return any(self._is_ticked(row) for row in range(len(self._rows)))

    def unwanted(self) -> frozenset[Told]:
        """Return what the text tells and nobody wants."""
        return frozenset(
            each
            for row, each in enumerate(self._rows)
            if isinstance(each, Told) and not self._is_ticked(row)
        )

    def fields(self, struct: str) -> Fields:
        """Return the fields of a struct; KeyError where its text tells all."""
        row = next((n for n, each in enumerate(self._rows) if each.struct == struct), -1)
        return self._fields[row]

    def first_field(self) -> QWidget | None:
        """Return the first field that has to be filled in; None where there is none."""
        for row, fields in self._fields.items():
            each = self._rows[row]
            lacks = each.lacks if isinstance(each, Unsure) else ()
            named = {"ioctl": fields.ioctl, "id": fields.id, "counter": fields.counter}
            return named[lacks[0]]
        return None

    def answers(self) -> tuple[Answer, ...] | None:
        """Return what is said of structs that are not told; None where a ticked one still lacks."""
        found = []
        for row, each in enumerate(self._rows):
            if isinstance(each, Told):
                continue
            said = self._said(row, each) if self._is_ticked(row) else Answer(each.struct, "")
            if said is None:
                return None
            found.append(said)
        return tuple(found)

    def _is_ticked(self, row: int) -> bool:
        item = self.item(row, _STRUCT)
        return item is not None and item.checkState() is Qt.CheckState.Checked

    def _said(self, row: int, each: Unsure) -> Answer | None:
        fields = self._fields.get(row)
        if fields is None:
            return None
        # A key of a button leaves the focus in the field.
        fields.id.interpretText()
        fields.version.interpretText()
        counted, space = fields.counter.text().strip(), str(fields.ioctl.currentData())
        lacks_counter = "counter" in each.lacks and not counted
        if lacks_counter or not space or not fields.id.value():
            return None
        return Answer(each.struct, space, fields.id.value(), fields.version.value(), counted)
