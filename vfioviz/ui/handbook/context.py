"""Which topic F1 means: what the focus is on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from vfioviz.document.state import Column
from vfioviz.scene.handbook.topics import topic_of_column, topic_of_span

if TYPE_CHECKING:
    from vfioviz.ui.main_window import MainWindow

TOPIC = "topic"
"""Dynamic property of a widget: what explains it, where that is more than its panel."""
_SHOWS_SELECTION = frozenset({"structure", "hex", "differences", "notes", "text", ""})
"""Panels in which F1 explains the selected bytes; "" is the map."""


def topic_here(window: MainWindow) -> str:
    """Return the topic of what has the focus: a finding, a variant, a field, a pad, a panel."""
    focus = QApplication.focusWidget()
    if own := _own(window, focus):
        return own
    if window.document.project is None:
        return "start"
    key = _panel(window, focus)
    if key == "findings":
        return _finding(window) or "panel.findings"
    if key == "summary" and window.document.active_column is not None:
        return topic_of_column(window.document.active_column)
    if key not in _SHOWS_SELECTION:
        return f"panel.{key}"
    return _selected(window) or (f"panel.{key}" if key else "panel.map")


def _own(window: MainWindow, focus: QWidget | None) -> str:
    """Return what the widget says of itself, or what is chosen in a list of columns."""
    if isinstance(focus, QListWidget) and focus.currentItem() is not None:
        column = focus.currentItem().data(Qt.ItemDataRole.UserRole)
        if isinstance(column, Column):
            return _named(window, column)
    while focus is not None and focus is not window:
        topic = str(focus.property(TOPIC) or "")
        if topic:
            return topic
        focus = focus.parentWidget()
    return ""


def _named(window: MainWindow, column: Column) -> str:
    for shown in window.document.derived.columns:
        if shown.column == column:
            return topic_of_column(shown)
    return f"variant.{column.key}" if column.kind == "variant" else "column.opened"


def _panel(window: MainWindow, focus: QWidget | None) -> str:
    for key, dock in window.panes.docks.items():
        if focus is not None and (dock is focus or dock.isAncestorOf(focus)):
            return key
    return ""


def _finding(window: MainWindow) -> str:
    panel = window.panes.findings
    row = panel.view.currentIndex().row()
    found = panel.model.findings
    return f"finding.{found[row].code}" if 0 <= row < len(found) else ""


def _selected(window: MainWindow) -> str:
    document = window.document
    selection, columns = document.view.selection, document.derived.columns
    if selection is not None and selection.column < len(columns):
        layout = columns[selection.column].layout
        if 0 <= selection.start < len(layout.data):
            return topic_of_span(layout, selection.start, selection.stop)
    column = document.active_column
    return topic_of_column(column) if column is not None else ""
