"""The findings of a column, gravest first as the codec gives them."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QIcon
from typing_extensions import override

from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.findings import CODES
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import FieldRef
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

Index = QModelIndex | QPersistentModelIndex

SEVERITY, OFFSET, PATH, TEXT, RULE = range(5)
HEADERS = (mark("Severity"), mark("Offset"), mark("Field"), mark("Finding"), mark("Rule"))
FINDING_ROLE = Qt.ItemDataRole.UserRole


@whole
class FindingsModel(QAbstractTableModel):
    """One row a finding."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._column: DerivedColumn | None = None
        self._findings: tuple[Finding, ...] = ()
        self._icons: dict[Severity, QIcon] = {}

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is shown, in order."""
        return self._findings

    def set_column(self, column: DerivedColumn | None) -> None:
        """Show the findings of a column."""
        found = () if column is None else column.layout.findings
        if found == self._findings:
            self._column = column
            return
        self.beginResetModel()
        self._column = column
        self._findings = found
        self.endResetModel()

    def set_icons(self, icons: dict[Severity, QIcon]) -> None:
        """Set the signs of the severities."""
        self._icons = icons
        if self._findings:
            last = self.index(len(self._findings) - 1, RULE)
            self.dataChanged.emit(self.index(0, 0), last)

    def leaf(self, finding: Finding) -> Leaf | None:
        """Return the first leaf that a finding is about; None outside the buffer."""
        layout = None if self._column is None else self._column.layout
        if layout is None or not 0 <= finding.start < layout.size:
            return None
        return layout.leaf_at(finding.start)

    def path(self, finding: Finding) -> str:
        """Return the path of that leaf, for people; "" where there is none."""
        leaf = self.leaf(finding)
        return "" if leaf is None else leaf.path

    def ref(self, finding: Finding) -> FieldRef | None:
        """Return what a finding is about, where it is about one field."""
        leaf = self.leaf(finding)
        if leaf is None or self._column is None:
            return None
        whole = (finding.start, finding.stop) == (leaf.start, leaf.stop)
        return self._column.layout.ref(leaf) if whole else None

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self._findings)

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
        if not index.isValid() or index.row() >= len(self._findings):
            return None
        finding = self._findings[index.row()]
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(finding, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain("\n\n".join(part for part in (finding.told, _rule(finding)) if part))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{tr(HEADERS[column])}: {self._cell(finding, column)}"
        if role == Qt.ItemDataRole.DecorationRole and column == SEVERITY:
            return self._icons.get(finding.severity)
        if role == FINDING_ROLE:
            return finding
        return None

    def _cell(self, finding: Finding, column: int) -> str:
        if column == SEVERITY:
            return tr(finding.severity.value)
        if column == OFFSET:
            return text.both(finding.start)
        if column == PATH:
            return self.path(finding)
        return finding.told if column == TEXT else _rule(finding)


def _rule(finding: Finding) -> str:
    code = CODES.get(finding.code)
    return finding.rule if code is None else code.told_rule
