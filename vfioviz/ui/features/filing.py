"""The menu File: opening, saving, exporting, closing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench


def close(bench: Workbench) -> None:
    """Go back to the start page; asks where edits would be lost."""
    bench.files.ask_unsaved(partial(_close, bench))


def _close(bench: Workbench) -> None:
    bench.document.close()
    bench.centre.refresh_recent()


FEATURE = Feature(
    actions=(
        ActionSpec(
            "open",
            "File/open",
            mark("&Open…"),
            mark("Open answers: .bin, .jsonl, .vfioviz or a text dump"),
            "open",
            ("Ctrl+O",),
            short=mark("Open"),
            run=lambda bench: bench.files.ask_open(),
        ),
        ActionSpec(
            "paste",
            "File/open",
            mark("&Paste dump"),
            mark("Open the hex dump on the clipboard"),
            "paste",
            ("Ctrl+Shift+V",),
            short=mark("Paste"),
            run=lambda bench: bench.files.paste(),
        ),
        ActionSpec(
            "home",
            "File/start",
            mark("S&tart page"),
            mark("Samples and recent files"),
            "home",
            ("Alt+Home",),
            run=close,
            needs=opened,
        ),
        ActionSpec(
            "save",
            "File/save",
            mark("&Save"),
            mark("Save the project as a .vfioviz file"),
            "save",
            ("Ctrl+S",),
            run=lambda bench: bench.files.save(),
            needs=opened,
        ),
        ActionSpec(
            "save-as",
            "File/save",
            mark("Save &as…"),
            mark("Save the project under another name"),
            "save",
            ("Ctrl+Shift+S",),
            run=lambda bench: bench.files.save_as(),
            needs=opened,
        ),
        ActionSpec(
            "export",
            "File/save",
            mark("&Export map…"),
            mark("Save the map as PNG, SVG or PDF"),
            "export",
            ("Ctrl+E",),
            short=mark("Export"),
            run=lambda bench: bench.files.exporting.ask(),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "close",
            "File/close",
            mark("C&lose"),
            mark("Close the project and show the start page"),
            "close",
            ("Ctrl+W",),
            run=close,
            needs=opened,
        ),
    ),
)
