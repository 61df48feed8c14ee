"""Which page of the handbook explains what is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench

TOPIC = "topic"
"""Dynamic property of a widget: what explains it, where that is more than its panel."""
SELECTION = "selection"
"""Its value where it tells of the selected bytes."""


def of_selection(bench: Workbench) -> str:
    """Return the topic of the selected bytes, else of the active column; "" on the start page."""
    from vfioviz.scene.handbook.topics import topic_of_span  # noqa: PLC0415 -- when F1 is pressed

    document = bench.document
    selection, columns = document.view.selection, document.derived.columns
    if selection is not None and selection.column < len(columns):
        layout = columns[selection.column].layout
        if 0 <= selection.start < len(layout.data):
            return topic_of_span(layout, selection.start, selection.stop)
    return of_column(bench)


def of_column(bench: Workbench) -> str:
    """Return the topic of the active column; "" on the start page."""
    from vfioviz.scene.handbook.topics import topic_of_column  # noqa: PLC0415 -- likewise

    column = bench.document.active_column
    return "" if column is None else topic_of_column(column)
