"""The elements of an array of structs as an editable table."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from vfioviz.ui.models.values import Elements, Number
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex


@whole
class ElementsModel(QAbstractTableModel):
    """A row an element, a column a member; numbers as hex text, ``Number`` for editors."""

    def __init__(self, value: Elements, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._fields = value.fields
        self._rows = list(value.rows)

    @property
    def value(self) -> Elements:
        """The elements as they are now."""
        return Elements(self._fields, tuple(self._rows))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._fields)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return f"[{section}]"
        return self._fields[section][0] if section < len(self._fields) else None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemIsEditable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        number = self._rows[index.row()][index.column()]
        name, bits = self._fields[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"0x{number:x}"
        if role == Qt.ItemDataRole.EditRole:
            return Number(number, bits, hexadecimal=True)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"[{index.row()}].{name}, 0x{number:x}"
        return None

    @override
    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not isinstance(value, Number) or not index.isValid():
            return False
        row = list(self._rows[index.row()])
        row[index.column()] = value.value
        self._rows[index.row()] = tuple(row)
        self.dataChanged.emit(index, index)
        return True

    def insert(self, at: int, row: tuple[int, ...] | None = None) -> None:
        """Put an element before row ``at``; zeros where no value is given."""
        self.beginInsertRows(QModelIndex(), at, at)
        self._rows.insert(at, row or (0,) * len(self._fields))
        self.endInsertRows()

    def remove(self, at: int) -> None:
        """Take an element out."""
        if 0 <= at < len(self._rows):
            self.beginRemoveRows(QModelIndex(), at, at)
            del self._rows[at]
            self.endRemoveRows()

    def move(self, at: int, by: int) -> bool:
        """Move an element up (-1) or down (1); False at the ends."""
        to = at + by
        if not (0 <= at < len(self._rows) and 0 <= to < len(self._rows)):
            return False
        self.beginMoveRows(QModelIndex(), at, at, QModelIndex(), to + (1 if by > 0 else 0))
        self._rows.insert(to, self._rows.pop(at))
        self.endMoveRows()
        return True
