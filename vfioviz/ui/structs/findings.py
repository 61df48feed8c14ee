"""What rules found in a struct, as a table; F1 on a row explains the rule."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from typing_extensions import override

from vfioviz.codec.finding import Severity
from vfioviz.headers.rules import RULES, Finding
from vfioviz.language import mark, told, tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.icons import severity_icon
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex
RULE, MEMBER, TEXT, ABIS_ = range(4)
HEADERS = (mark("Rule"), mark("Member"), mark("Finding"), mark("On"))


@whole
class StructFindings(QAbstractTableModel):
    """One row a finding, most severe first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.findings: tuple[Finding, ...] = ()
        self._icons: dict[Severity, QIcon] = {}

    def show(self, found: tuple[Finding, ...]) -> None:
        """Show other findings."""
        self.beginResetModel()
        self.findings = found
        self.endResetModel()

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self._icons = {each: severity_icon(each, palette) for each in Severity}
        if self.findings:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.findings) - 1, 0))

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.findings)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(HEADERS)

    @override
    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        horizontal = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole and horizontal and section < len(HEADERS):
            return tr(HEADERS[section])
        return None

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self.findings):
            return None
        found, column = self.findings[index.row()], index.column()
        cell = (found.rule, found.member, told(found.text), ", ".join(found.abis))[column]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{told(found.text)}\n\n{tr(RULES[found.rule].text)}")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            severity = f"{tr(found.severity)}, " if column == RULE else ""
            return f"{severity}{tr(HEADERS[column])}: {cell}"
        if role == Qt.ItemDataRole.DecorationRole and column == RULE:
            return self._icons.get(Severity(found.severity))
        return None
