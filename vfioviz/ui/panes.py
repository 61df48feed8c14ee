"""The panels in their docks: where they stand at first, and how the focus goes around.

Those that are not seen at first are made when they are, so that the map is there sooner.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QTabWidget, QWidget

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.recent import arrangement
from vfioviz.ui.session import columns
from vfioviz.ui.session.workspaces import Left, keep_panels, kept_panels, kept_workspace
from vfioviz.ui.spec import Panel
from vfioviz.ui.workspaces import Workspace, workspace
from vfioviz.ui.yielding import Yielding

P = TypeVar("P", bound=QWidget)

_WIDE = 2200
"""Pixels of a window from which buffers and structure stand beside each other."""
_HIGH = 900
"""Pixels of a window from which the panels below get a share of the height."""
_LOW_TABLE = 124
"""Pixels of those panels in a lower one: two or three rows."""


class Panes:
    """The docks of a window, by the key of their panel."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._palette: Palette | None = None
        self._coloured: list[Any] = []
        self._made: dict[str, QWidget] = {}
        self._panels: dict[str, Panel[Any]] = {}
        self._topics: dict[str, Callable[[], str]] = {}
        self.docks: dict[str, Dock] = {}
        self._held = True
        """Whether panels wait until the window is painted."""
        self._shown = False
        self._arranged = False
        self._lesson = False
        self._veiled = False
        self._closed: set[str] = set()
        self.yielding = Yielding(window, self.docks)
        self.workspace = workspace(kept_workspace())
        """How the panels stand now, and what is remembered of the others."""
        options = QMainWindow.DockOption
        window.setDockOptions(
            options.AnimatedDocks | options.AllowTabbedDocks | options.AllowNestedDocks
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)

    # ---- the panels

    def add(
        self, panel: Panel[P], make: Callable[[], P], topic: Callable[[], str] | None = None
    ) -> Dock:
        """Make the dock of a panel.

        Args:
            panel: How it is known; those below the map become tabs in the order in which they come.
            make: Makes what the dock shows, when it is first seen.
            topic: What F1 explains in it, "" for the panel itself; None: always the panel.
        """
        dock = Dock(tr(panel.name), panel.key, partial(self._make, panel.key, make), self._window)
        dock.hide()
        dock.held = self._held
        dock.toggleViewAction().setEnabled(False)
        self.docks[panel.key] = dock
        self._panels[panel.key] = panel
        if topic is not None:
            self._topics[panel.key] = topic
        return dock

    def _make(self, key: str, make: Callable[[], QWidget]) -> QWidget:
        panel = make()
        columns.restore(key, panel)
        self._made[key] = panel
        if hasattr(panel, "set_palette"):
            self._coloured.append(panel)
            if self._palette is not None:
                panel.set_palette(self._palette)
        return panel

    def __getitem__(self, panel: Panel[P]) -> P:
        """Return what a panel shows; makes it if it is not there."""
        found: P = self.docks[panel.key].panel  # type: ignore[assignment]  # as ``add`` made it
        return found

    def topic_at(self, widget: QWidget | None) -> str:
        """Return what F1 explains in the panel that holds a widget; "" where none does."""
        for key, dock in self.docks.items():
            if widget is not None and (dock is widget or dock.isAncestorOf(widget)):
                topic = self._topics.get(key)
                return (topic() if topic is not None else "") or f"panel.{key}"
        return ""

    # ---- where they stand

    def arrange(self) -> None:
        """Put the docks where they belong in a window of this size."""
        if not self._shown:
            return
        window = self._window
        size = window.size()
        area = Qt.DockWidgetArea
        wide = size.width() >= _WIDE
        self.yielding.forget()
        for dock in self.docks.values():
            dock.setFloating(False)
        first, *others = self._standing("beside")
        window.addDockWidget(area.RightDockWidgetArea, first)
        for dock in others:
            if wide:
                window.addDockWidget(area.LeftDockWidgetArea, dock)
            else:
                window.addDockWidget(area.RightDockWidgetArea, dock)
                window.tabifyDockWidget(first, dock)
        below = list(self._standing("below"))
        for dock in below:
            window.addDockWidget(area.BottomDockWidgetArea, dock)
        for one, other in pairwise(below):
            window.tabifyDockWidget(one, other)
        space = self.workspace
        table = self.docks[space.front] if space.front else below[0]
        front = [first] * space.beside + [table] * bool(space.front)
        for dock in (*front, *(others if wide and space.beside else [])):
            self._fill(dock)
        for key, dock in self.docks.items():
            beside = self._panels[key].place == "beside"
            dock.setVisible(space.beside if beside else bool(space.front))
        for dock in front:
            dock.raise_()
        self._size(first, others if wide else [], table)

    def _fill(self, dock: Dock) -> None:
        """Make a panel; before the window is painted its place is enough."""
        if self._held:
            dock.keep_room()
        else:
            dock.fill()

    def release(self) -> None:
        """Make the panels that are seen: the window is painted."""
        self._held = False
        for dock in self.docks.values():
            dock.release()

    def _size(self, first: Dock, left: list[Dock], table: Dock) -> None:
        """Give the docks their share of the window, those at the left only where it is wide."""
        window, size = self._window, self._window.size()
        share = size.width() * (24 if left else 31) // 100
        give_room(window, [first], [max(340, min(share, 440))], Qt.Orientation.Horizontal)
        if left:
            widths = [max(250, min(share * 2 // 3, 290)) for _ in left]
            give_room(window, left, widths, Qt.Orientation.Horizontal)
        give_room(window, [table], [_low(window)], Qt.Orientation.Vertical)

    def _standing(self, place: str) -> Iterator[Dock]:
        """Yield the docks that stand below the map, or beside it, in their order."""
        for key, panel in self._panels.items():
            if panel.place == place:
                yield self.docks[key]

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 as setVisible
        """Hide the panels on the start page; show again those that were not closed."""
        if shown == self._shown or self._lesson:
            return
        self._shown = shown
        self._offer()
        self.yielding.ask_again()
        if not shown:
            self.yielding.forget()
            self._closed = {key for key, dock in self.docks.items() if dock.isHidden()}
            for dock in self.docks.values():
                dock.hide()
        elif not self._arranged:
            # Docks that are arranged while hidden leave their tab bars behind.
            self._arranged = True
            left = arrangement()
            # Where docks are arranged already, what is restored leaves their tab bars behind too.
            if left is None or not self._window.restoreState(left[1]):
                self.arrange()
            # One of an older version knows fewer panels.
            for key in self.docks:
                self._find_place(key)
        else:
            for key, dock in self.docks.items():
                dock.setVisible(key not in self._closed)
            for place in ("beside", "below"):
                dock = next(self._standing(place))
                if dock.objectName() not in self._closed:
                    dock.raise_()

    def _find_place(self, key: str) -> None:
        """Give a dock a place that has none yet."""
        area, dock = Qt.DockWidgetArea, self.docks[key]
        if self._window.dockWidgetArea(dock) == area.NoDockWidgetArea:
            beside = self._panels[key].place == "beside"
            self._window.addDockWidget(
                area.RightDockWidgetArea if beside else area.BottomDockWidgetArea, dock
            )

    def _offer(self) -> None:
        """Let the menu offer the panels that can be shown now."""
        shown = self._shown or self._lesson
        for key, dock in self.docks.items():
            dock.toggleViewAction().setEnabled(shown and self._open(key))

    def _open(self, key: str) -> bool:
        return self._panels[key].safe or not self._veiled

    # ---- workspaces, and the room of the map

    def give_way(self, count: int, least: int, seen: int) -> None:
        """Hide the panels beside the map where it can be seen whole without them alone.

        Args:
            count: How many columns there are.
            least: Pixels in which the map can be seen whole.
            seen: Pixels that it has.
        """
        if self._shown and not self._lesson:
            self.yielding.fit(count, least, seen)

    def work_in(self, key: str) -> None:
        """Show the panels of a workspace, as they were left in it; none of them moves."""
        self.keep_workspace()
        self.workspace = space = workspace(key)
        left = kept_panels(key) or self._first_look(space)
        self.yielding.forget()
        for name, dock in self.docks.items():
            dock.setVisible(name in left.shown)
        front = [name for name in left.front if name in left.shown and name in self.docks]
        for name in front:
            self.docks[name].fill()
            self.docks[name].raise_()
        tables = [self.docks[name] for name in front if self._below(name)]
        if tables and left.height:
            give_room(self._window, tables[:1], [left.height], Qt.Orientation.Vertical)

    def _first_look(self, space: Workspace) -> Left:
        """Return how the panels of a workspace stand that nobody has changed."""
        shown = [key for key in self.docks
                 if (bool(space.front) if self._below(key) else space.beside)]  # fmt: skip
        front = [*(["structure"] if space.beside else []), *filter(None, [space.front])]
        return Left(shown, front, _low(self._window) if space.front else 0)

    def _below(self, key: str) -> bool:
        return key in self._panels and self._panels[key].place == "below"

    def keep_workspace(self) -> None:
        """Remember how the panels stand in the workspace of now."""
        if not self._shown or self._lesson:
            return
        self.yielding.take_back()
        shown = [key for key, dock in self.docks.items() if not dock.isHidden()]
        front = [key for key, dock in self.docks.items() if dock.seen]
        heights = [self.docks[key].height() for key in front if self._below(key)]
        keep_panels(self.workspace.key, Left(shown, front, max(heights, default=0)))

    # ---- in a lesson

    def begin_lesson(self) -> None:
        """Hide all panels; a lesson shows those that a page is about."""
        self._lesson = True
        for dock in self.docks.values():
            dock.hide()
        self._offer()

    def end_lesson(self) -> None:
        """Let the panels come and go with the document again."""
        self._lesson = False
        self._offer()

    def set_veiled(self, veiled: bool) -> None:  # noqa: FBT001 as setVisible
        """Keep those closed, while a lesson hides something, that would show it."""
        if veiled == self._veiled:
            return
        self._veiled = veiled
        self._offer()
        for key, dock in self.docks.items():
            if not self._open(key):
                dock.hide()

    def bring(self, panel: Panel[P]) -> P:
        """Bring a panel to the front; returns what it shows."""
        dock = self.docks[panel.key]
        dock.fill()
        dock.show()
        dock.raise_()
        return self[panel]

    def show(self, key: str) -> None:
        """Bring a panel to the front and give it the focus."""
        self.bring(self._panels[key]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_alone(self, key: str) -> None:
        """Show one panel and no other; "" for none."""
        for name, dock in self.docks.items():
            dock.setVisible(name == key and self._open(key))
        if not key or not self._open(key):
            return
        dock, window = self.docks[key], self._window
        self._find_place(key)
        dock.fill()
        dock.show()
        dock.raise_()
        height = window.height() * 36 // 100
        give_room(window, [dock], [height], Qt.Orientation.Vertical)

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

    def cycle(self, by: int, centre: QWidget | None) -> None:
        """Move the focus to the next pane that is seen, or the one before.

        Args:
            by: 1 or -1.
            centre: What stands in the middle of the window: it comes before the panels.
        """
        panes: list[QWidget] = [] if centre is None else [centre]
        panes += [dock.panel for dock in self.docks.values() if dock.seen]
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


def _low(window: QMainWindow) -> int:
    """Return the pixels of the panels below: in a low window the map needs the height more."""
    height = window.height()
    return height * 17 // 100 if height >= _HIGH else _LOW_TABLE
