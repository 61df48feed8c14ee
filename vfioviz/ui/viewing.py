"""What the View menu does: zoom, rows, grid, theme; kept as preferences."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject

from vfioviz.document.state import THEMES, View
from vfioviz.language import tr
from vfioviz.ui import recent
from vfioviz.ui.actions import Actions
from vfioviz.ui.bytemap.metrics import next_zoom
from vfioviz.ui.centre import Centre
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.specs import GRIDS, ROW_BYTES

_KEPT = ("row_bytes", "grid", "theme", "animate", "fold")


class Viewing(QObject):
    """Changes the View of the document; no undo steps."""

    def __init__(self, document: QDocument, actions: Actions, centre: Centre) -> None:
        super().__init__(centre)
        self._document = document
        self._actions = actions
        self._centre = centre
        connect = actions.connect_to
        connect("zoom-in", partial(self._zoom, 1))
        connect("zoom-out", partial(self._zoom, -1))
        connect("zoom-reset", partial(self.set, zoom=100))
        connect("grid-cycle", self._cycle_grid)
        connect("hex-offsets", self._toggle_hex)
        connect("reference", self._set_reference)
        for size in ROW_BYTES:
            connect(f"rows-{size}", partial(self.set, row_bytes=size))
        for size in GRIDS:
            connect(f"grid-{size}", partial(self.set, grid=size))
        for theme in THEMES:
            connect(f"theme-{theme}", partial(self.set, theme=theme))
        for name in ("fold", "animate"):
            connect(name, partial(self._toggle, name))

    def set(self, **changes: object) -> None:
        """Change the view and remember what is a preference."""
        view = replace(self._document.view, **changes)  # type: ignore[arg-type]  # names of View's fields
        self._document.set_view(view)
        for name in _KEPT:
            if name in changes:
                recent.set_preference(name, str(getattr(view, name)))
        self.refresh()

    def refresh(self) -> None:
        """Check the actions of what is chosen."""
        view = self._document.view
        for key in (f"rows-{view.row_bytes}", f"grid-{view.grid}", f"theme-{view.theme}"):
            self._actions[key].setChecked(True)
        self._actions["fold"].setChecked(view.fold)
        self._actions["animate"].setChecked(view.animate)

    def restore(self) -> None:
        """Take the preferences of the last time."""
        rows, grid = recent.preference("row_bytes", "8"), recent.preference("grid", "8")
        theme = recent.preference("theme", "system")
        view = View(
            row_bytes=int(rows) if rows.isdigit() and int(rows) in ROW_BYTES else 8,
            grid=int(grid) if grid.isdigit() and int(grid) in GRIDS else 8,
            theme=next((each for each in THEMES if each == theme), "system"),
            animate=recent.preference("animate", "True") == "True",
            fold=recent.preference("fold", "True") == "True",
        )
        self._document.set_view(view)
        offsets = recent.preference("hex_offsets", "False") == "True"
        self._actions["hex-offsets"].setChecked(offsets)
        self.refresh()

    def _toggle(self, name: str) -> None:
        self.set(**{name: self._actions[name].isChecked()})

    def _toggle_hex(self) -> None:
        on = self._actions["hex-offsets"].isChecked()
        recent.set_preference("hex_offsets", str(on))
        if self._centre.map is not None:
            self._centre.map.set_hexadecimal(on)

    def _zoom(self, steps: int) -> None:
        self.set(zoom=next_zoom(self._document.view.zoom, steps))

    def _cycle_grid(self) -> None:
        place = GRIDS.index(self._document.view.grid)
        self.set(grid=GRIDS[(place + 1) % len(GRIDS)])

    def _set_reference(self) -> None:
        self.set(reference=self._document.active)
        column = self._document.active_column
        if column is not None:
            self._centre.message.say(tr("{title} is the reference now.", title=column.title))
