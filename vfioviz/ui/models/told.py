"""A table of texts, each row with the bytes that it is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Told(NamedTuple):
    """One row."""

    texts: tuple[str, ...]
    tip: str = ""
    column: int = -1
    """Column of the map that the bytes are in; -1 where there are none."""
    start: int = 0
    stop: int = 0


@whole
class ToldModel(QAbstractTableModel):
    """Rows as they were given."""

    def __init__(self, headers: tuple[str, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headers = headers
        self._rows: Sequence[Told] = ()

    @property
    def rows(self) -> Sequence[Told]:
        """What is shown, in order."""
        return self._rows

    def set_rows(self, rows: Sequence[Told]) -> None:
        """Show other rows; nothing happens where they are the same."""
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    @override
    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._headers)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        across = orientation is Qt.Orientation.Horizontal and section < len(self._headers)
        return (
            tr(self._headers[section]) if across and role == Qt.ItemDataRole.DisplayRole else None
        )

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.texts[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(row.tip or row.texts[index.column()])
        return None
