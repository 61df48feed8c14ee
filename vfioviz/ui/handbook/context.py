"""Which topic F1 means: what the focus is on."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QListWidget, QWidget

from vfioviz.document.project import CaptureColumn, Column, ModelColumn
from vfioviz.scene.handbook.topics import topic_of_column, topic_of_version
from vfioviz.ui import topics
from vfioviz.ui.handbook.pointed import Pointed
from vfioviz.ui.workbench import Workbench


def topic_here(bench: Workbench) -> str:
    """Return the topic of what was pressed last, else of what has the focus."""
    if pressed := bench.get(Pointed).topic:
        return pressed
    focus = QApplication.focusWidget()
    if own := _own(bench, focus):
        return own
    if bench.document.project is None:
        return "start"
    return bench.panes.topic_at(focus) or topics.of_selection(bench) or "panel.map"


def _own(bench: Workbench, focus: QWidget | None) -> str:
    """Return what the widget says of itself, or what is chosen in a list of columns."""
    if isinstance(focus, QListWidget) and focus.currentItem() is not None:
        column = focus.currentItem().data(Qt.ItemDataRole.UserRole)
        if isinstance(column, CaptureColumn | ModelColumn):
            return _named(bench, column)
    while focus is not None and focus is not bench.window:
        topic = str(focus.property(topics.TOPIC) or "")
        if topic:
            return topic
        focus = focus.parentWidget()
    return ""


def _named(bench: Workbench, column: Column) -> str:
    for shown in bench.document.derived.columns:
        if shown.column == column:
            return topic_of_column(shown)
    return topic_of_version(column.producer) if isinstance(column, ModelColumn) else "column.opened"
