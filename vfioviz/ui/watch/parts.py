"""Parts of the debugger, and their places."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QScrollArea,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from vfioviz.language import tr
from vfioviz.scene.watching import VariableRow
from vfioviz.ui.watch.grid import ByteGrid

GAP = 8
LEAST = 48
"""Pixels that a part is high at the least."""


class VariablesView(QTreeWidget):
    """Functions on the stack, their variables, and members of those."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHeaderLabels([tr("Variable"), tr("Value"), tr("Type")])
        self.setAccessibleName(tr("Variables"))
        self.setUniformRowHeights(True)
        self.setColumnWidth(0, 100)
        self.setIndentation(14)
        self.setMinimumWidth(190)

    def show_rows(self, rows: Iterable[VariableRow]) -> None:
        """Show variables."""
        self.clear()
        above: list[QTreeWidgetItem] = []
        for row in rows:
            item = QTreeWidgetItem([row.name, row.value, row.type])
            if row.depth:
                above[row.depth - 1].addChild(item)
            else:
                self.addTopLevelItem(item)
            above[row.depth :] = [item]
        self.expandAll()


def named(title: QWidget, shown: QWidget) -> QWidget:
    """Put a title over what is shown."""
    side = QWidget()
    rows = QVBoxLayout(side)
    rows.setContentsMargins(GAP, 0, GAP, 0)
    rows.setSpacing(2)
    rows.addWidget(title)
    rows.addWidget(shown, 1)
    return side


def scrolled(grid: ByteGrid) -> QScrollArea:
    """Let a buffer be longer than its place is high."""
    area = QScrollArea()
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(grid)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setMinimumHeight(LEAST)
    return area
