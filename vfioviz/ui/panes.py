"""The panels in their docks: where they stand at first, and how the focus goes around.

Those that are not seen at first are made when they are, so that the map is there sooner.
"""

from __future__ import annotations

from functools import partial
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

from vfioviz.document.state import Selection
from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.dock import Dock
from vfioviz.ui.panels.structure import StructurePanel
from vfioviz.ui.recent import arrangement
from vfioviz.ui.session import columns
from vfioviz.ui.specs import PANELS

if TYPE_CHECKING:
    from vfioviz.ui.main_window import MainWindow
    from vfioviz.ui.panels.argsz import ArgszPanel
    from vfioviz.ui.panels.consumers import ConsumersPanel
    from vfioviz.ui.panels.differences import DifferencesPanel
    from vfioviz.ui.panels.findings import FindingsPanel
    from vfioviz.ui.panels.hexbytes import HexPanel
    from vfioviz.ui.panels.notes import NotesPanel
    from vfioviz.ui.panels.sources import SourcesPanel
    from vfioviz.ui.panels.steps import StepsPanel
    from vfioviz.ui.panels.text import TextPanel

_WIDE = 2200
"""Pixels of a window from which buffers and structure stand beside each other."""

_BELOW = ("findings", "summary", "differences", "argsz", "steps", "consumers", "skew", "notes",
          "hex", "text", "history")  # fmt: skip
"""Panels below the map, as tabs from left to right."""
_HIGH = 900
"""Pixels of a window from which the panels below get a share of the height."""
_LOW_TABLE = 124
"""Pixels of those panels in a lower one: two or three rows."""


class _Pane(NamedTuple):
    """A panel, that is loaded and made when it is first seen."""

    module: str
    type: str
    edits: bool = False
    """Whether it makes edits."""


_PANES = {
    "structure": _Pane("structure", "StructurePanel", edits=True),
    "sources": _Pane("sources", "SourcesPanel", edits=True),
    "findings": _Pane("findings", "FindingsPanel"),
    "differences": _Pane("differences", "DifferencesPanel"),
    "argsz": _Pane("argsz", "ArgszPanel", edits=True),
    "steps": _Pane("steps", "StepsPanel"),
    "summary": _Pane("summary", "SummaryPanel"),
    "skew": _Pane("skew", "SkewPanel"),
    "consumers": _Pane("consumers", "ConsumersPanel"),
    "notes": _Pane("notes", "NotesPanel", edits=True),
    "hex": _Pane("hexbytes", "HexPanel"),
    "text": _Pane("text", "TextPanel"),
    "history": _Pane("history", "HistoryPanel"),
}


class Panes:
    """Makes the docks of a window."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._palette: Palette | None = None
        self._coloured: list[Any] = []
        self._made: dict[str, QWidget] = {}
        self.docks = {key: Dock(tr(PANELS[key][0]), key, partial(self._make, pane), window)
                      for key, pane in _PANES.items()}  # fmt: skip
        self._shown = False
        self._arranged = False
        self._lesson = False
        self._closed: set[str] = set()
        actions = window.actions_table
        for key in ("add-cap", "duplicate-cap", "move-up", "move-down", "remove-cap"):
            self.docks["structure"].add_tool(actions[key])
        self.docks["text"].add_tool(actions["copy-text"], text=True)
        options = QMainWindow.DockOption
        window.setDockOptions(
            options.AnimatedDocks | options.AllowTabbedDocks | options.AllowNestedDocks
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)
        for dock in self.docks.values():
            dock.hide()
            dock.toggleViewAction().setEnabled(False)
            window.menus.panels.addAction(dock.toggleViewAction())

    # ---- the panels

    def _make(self, pane: _Pane) -> QWidget:
        made = getattr(import_module(f"vfioviz.ui.panels.{pane.module}"), pane.type)
        document, editing = self._window.document, self._window.editing
        panel: QWidget = made(document, editing) if pane.edits else made(document)
        columns.restore(pane.module, panel)
        self._made[pane.module] = panel
        if isinstance(panel, StructurePanel):
            panel.wants_dialog.connect(self._window.dialogs.edit)
        if hasattr(panel, "set_palette"):
            self._coloured.append(panel)
            if self._palette is not None:
                panel.set_palette(self._palette)
        return panel

    @property
    def structure(self) -> StructurePanel:
        """The tree."""
        return cast("StructurePanel", self.docks["structure"].panel)

    @property
    def findings(self) -> FindingsPanel:
        """The table of findings."""
        return cast("FindingsPanel", self.docks["findings"].panel)

    @property
    def sources(self) -> SourcesPanel:
        """Buffers, variants and the call."""
        return cast("SourcesPanel", self.docks["sources"].panel)

    @property
    def differences(self) -> DifferencesPanel:
        """What differs from the reference."""
        return cast("DifferencesPanel", self.docks["differences"].panel)

    @property
    def consumers(self) -> ConsumersPanel:
        """Programs that walk the chain."""
        return cast("ConsumersPanel", self.docks["consumers"].panel)

    @property
    def argsz(self) -> ArgszPanel:
        """Each argsz, by variant."""
        return cast("ArgszPanel", self.docks["argsz"].panel)

    @property
    def steps(self) -> StepsPanel:
        """The model's steps."""
        return cast("StepsPanel", self.docks["steps"].panel)

    @property
    def notes(self) -> NotesPanel:
        """What was noted."""
        return cast("NotesPanel", self.docks["notes"].panel)

    @property
    def hex(self) -> HexPanel:
        """The table of bytes."""
        return cast("HexPanel", self.docks["hex"].panel)

    @property
    def text(self) -> TextPanel:
        """The text."""
        return cast("TextPanel", self.docks["text"].panel)

    # ---- where they stand

    def arrange(self) -> None:
        """Put the docks where they belong in a window of this size."""
        if not self._shown:
            return
        window = self._window
        size = window.size()
        area = Qt.DockWidgetArea
        wide = size.width() >= _WIDE
        for dock in self.docks.values():
            dock.setFloating(False)
        window.addDockWidget(area.RightDockWidgetArea, self.docks["structure"])
        if wide:
            window.addDockWidget(area.LeftDockWidgetArea, self.docks["sources"])
        else:
            window.addDockWidget(area.RightDockWidgetArea, self.docks["sources"])
            window.tabifyDockWidget(self.docks["structure"], self.docks["sources"])
        below = [self.docks[key] for key in _BELOW]
        for dock in below:
            window.addDockWidget(area.BottomDockWidgetArea, dock)
        for first, second in pairwise(below):
            window.tabifyDockWidget(first, second)
        for key in ("structure", "findings", *(["sources"] if wide else [])):
            self.docks[key].fill()
        for dock in self.docks.values():
            dock.show()
        self.docks["structure"].raise_()
        self.docks["findings"].raise_()
        share = size.width() * (24 if wide else 31) // 100
        window.resizeDocks([self.docks["structure"]], [max(340, min(share, 440))],
                           Qt.Orientation.Horizontal)  # fmt: skip
        if wide:
            window.resizeDocks([self.docks["sources"]], [max(250, min(share * 2 // 3, 290))],
                               Qt.Orientation.Horizontal)  # fmt: skip
        # In a low window the map needs the height more than the table does.
        height = size.height() * 17 // 100 if size.height() >= _HIGH else _LOW_TABLE
        window.resizeDocks([self.docks["findings"]], [height], Qt.Orientation.Vertical)

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 as setVisible
        """Hide the panels on the start page; show again those that were not closed."""
        if shown == self._shown or self._lesson:
            return
        self._shown = shown
        for dock in self.docks.values():
            dock.toggleViewAction().setEnabled(shown)
        if not shown:
            self._closed = {key for key, dock in self.docks.items() if dock.isHidden()}
            for dock in self.docks.values():
                dock.hide()
        elif not self._arranged:
            # Docks that are arranged while hidden leave their tab bars behind.
            self._arranged = True
            self.arrange()
            left = arrangement()
            if left is not None:
                self._window.restoreState(left[1])
        else:
            for key, dock in self.docks.items():
                dock.setVisible(key not in self._closed)
            for key in ("structure", "findings"):
                if key not in self._closed:
                    self.docks[key].raise_()

    # ---- in a lesson

    def begin_lesson(self) -> None:
        """Hide all panels; a lesson shows those that a page is about."""
        self._lesson = True
        for dock in self.docks.values():
            dock.hide()

    def end_lesson(self) -> None:
        """Let the panels come and go with the document again."""
        self._lesson = False

    def show(self, key: str) -> None:
        """Bring a panel to the front and give it the focus."""
        dock = self.docks[key]
        dock.fill()
        dock.show()
        dock.raise_()
        dock.panel.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_alone(self, key: str) -> None:
        """Show one panel and no other; "" for none."""
        for name, dock in self.docks.items():
            dock.setVisible(name == key)
        if not key:
            return
        dock, window = self.docks[key], self._window
        if window.dockWidgetArea(dock) == Qt.DockWidgetArea.NoDockWidgetArea:
            beside = key in {"structure", "sources"}
            area = Qt.DockWidgetArea
            window.addDockWidget(
                area.RightDockWidgetArea if beside else area.BottomDockWidgetArea, dock
            )
        dock.fill()
        dock.show()
        dock.raise_()
        height = window.height() * 36 // 100
        window.resizeDocks([dock], [height], Qt.Orientation.Vertical)

    @property
    def arranged(self) -> bool:
        """Whether the docks stand where the user wants them; a lesson moves them about."""
        return self._arranged and not self._lesson

    def keep_columns(self) -> None:
        """Store the widths of the columns of all panels that were seen."""
        for key, panel in self._made.items():
            columns.keep(key, panel)

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        for dock in self.docks.values():
            dock.set_palette(palette)
        self._palette = palette
        for panel in self._coloured:
            panel.set_palette(palette)

    def hover(self, selection: Selection | None) -> None:
        """Mark, in the tree and the bytes, what the mouse is over elsewhere."""
        document = self._window.document
        own = selection if selection is not None and selection.column == document.active else None
        self.structure.model.set_hover(own)
        if self.docks["hex"].isVisible():
            self.hex.model.set_hover(own)

    def edit_value(self) -> None:
        """Edit the value of what is selected, in the structure tree."""
        dock = self.docks["structure"]
        dock.show()
        dock.raise_()
        self.structure.edit_current()

    def cycle(self, by: int) -> None:
        """Move the focus to the next pane that is seen, or the one before."""
        centre = self._window.centre.stack.currentWidget()
        panes: list[QWidget] = [] if centre is None else [centre]
        panes += [
            dock.panel
            for dock in self.docks.values()
            if dock.isVisible() and not dock.visibleRegion().isEmpty()
        ]
        focus = QApplication.focusWidget()
        here = next(
            (
                i
                for i, pane in enumerate(panes)
                if focus and (pane is focus or pane.isAncestorOf(focus))
            ),
            -1 if by > 0 else 0,
        )
        pane = panes[(here + by) % len(panes)]
        pane.setFocus(Qt.FocusReason.ShortcutFocusReason)
