"""Columns and fields by their texts, as tests of the window name them."""

from __future__ import annotations

from vfioviz.codec.layout import Layout
from vfioviz.codec.paths import parse
from vfioviz.codec.ref import INFO, CapId, FieldRef
from vfioviz.document.columns import column_text
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.project import CaptureColumn, Column, Project
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow


def key(column: Column) -> str:
    """``0`` for the first capture, ``v6.6@i386`` for a model."""
    return str(column.capture) if isinstance(column, CaptureColumn) else column_text(column)


def keys(window: MainWindow) -> list[str]:
    """The columns that a window shows."""
    return [key(column.column) for column in window.document.derived.columns]


def cap(project: Project, index: int) -> CapId:
    """A capability by its place in the request."""
    return project.content.caps[index].known_by


def ref(project: Project, path: str) -> FieldRef:
    """A field by its path, capabilities counted along the request."""
    found = parse(path)[0]
    if found.cap is None:
        return FieldRef(INFO, found.part, found.field)
    assert isinstance(found.cap, int)
    owner = cap(project, found.cap)
    return FieldRef(owner, found.part, found.field, found.element, found.member)


def read(layout: Layout, path: str) -> FieldRef:
    """A field by its path in one column."""
    found = layout.read(path)
    assert found is not None, path
    return found


def selection(column: DerivedColumn, index: int, path: str) -> Selection:
    """What is selected where a path of a column is."""
    found = Selection.of_ref(index, column.layout, read(column.layout, path))
    assert found is not None
    return found


def selected_path(window: MainWindow) -> str:
    """The path of what is selected, in its column."""
    now = window.document.view.selection
    assert now is not None
    assert now.ref is not None
    return window.document.derived.columns[now.column].layout.path(now.ref)
