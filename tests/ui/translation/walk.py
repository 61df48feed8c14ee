"""All that a window says: texts of widgets, of actions, of rows, with where each was found."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QDockWidget,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabBar,
    QWidget,
)

_ROWS = 60
_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
)


def said(top: QWidget) -> Iterator[tuple[str, str]]:
    """Yield (where, text) of a window and what is in it."""
    for widget in (top, *top.findChildren(QWidget)):
        for text in _own(widget):
            yield type(widget).__name__, text
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            for text in _rows(widget.model()):
                yield f"row of {type(widget).__name__} {widget.accessibleName()}", text
    for action in top.findChildren(QAction):
        yield "action", action.text()
        yield "tip of an action", action.toolTip()


def _own(widget: QWidget) -> Iterator[str]:
    yield widget.toolTip()
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QDockWidget):
        yield widget.windowTitle()
    if isinstance(widget, QTabBar):
        yield from map(widget.tabText, range(widget.count()))
    if isinstance(widget, QComboBox):
        yield from map(widget.itemText, range(widget.count()))


def _rows(model: QAbstractItemModel) -> Iterator[str]:
    # columnCount() of a list's model is private.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
    for column in range(columns):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), _ROWS)):
            index = model.index(row, column)
            for role in _ROLES:
                yield str(index.data(role) or "")
