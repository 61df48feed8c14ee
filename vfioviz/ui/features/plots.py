"""Charts: as a table, as a picture on the clipboard, as a file."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench


def _do(bench: Workbench, what: str) -> None:
    from vfioviz.ui.panels import pictures  # noqa: PLC0415 -- when it is wanted

    done = {"table": pictures.turn, "copy": pictures.copy, "export": pictures.ask_export}[what]
    pictures.with_chart(bench, done)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "plot-export",
            "File/save",
            mark("Sa&ve chart…"),
            mark("Save the chart of the panel in front as PNG, SVG or PDF"),
            "export",
            ("Ctrl+Shift+E",),
            run=partial(_do, what="export"),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "plot-copy",
            "Edit/copy",
            mark("Copy c&hart"),
            mark("Copy the chart of the panel in front as a picture"),
            "copy",
            ("Ctrl+Shift+I",),
            run=partial(_do, what="copy"),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "plot-table",
            "View/window",
            mark("&Chart as table"),
            mark("Show the chart of the panel in front as a table, or as a chart again"),
            "rows",
            ("Ctrl+Shift+T",),
            run=partial(_do, what="table"),
            needs=opened,
            tells=True,
        ),
    ),
)
