"""The panels in their docks: where they stand at first, and how the focus goes around.

Those that are not seen at first are made when they are, so that the map is there sooner.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from vfioviz.language import tr
from vfioviz.scene.palette import Palette
from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.groupdock import GroupDock, Page
from vfioviz.ui.groups import GROUPS, Group
from vfioviz.ui.places import Places
from vfioviz.ui.recent import arrangement
from vfioviz.ui.session import columns
from vfioviz.ui.session.workspaces import Left, keep_panels, kept_panels, kept_workspace
from vfioviz.ui.spec import Panel
from vfioviz.ui.stretching import Edges, High, Stretching
from vfioviz.ui.workspaces import Workspace, workspace
from vfioviz.ui.yielding import Yielding

P = TypeVar("P", bound=QWidget)


class Panes:
    """The panels of a window by their key, and the docks that they stand in."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._palette: Palette | None = None
        self._coloured: list[Any] = []
        self._made: dict[str, QWidget] = {}
        self._panels: dict[str, Panel[Any]] = {}
        self._topics: dict[str, Callable[[], str]] = {}
        self.docks: dict[str, Dock | Page] = {}
        """Where each panel stands: in a dock of its own, or on a page of its group's."""
        self._places = Places(window)
        self.frames = self._places.frames
        """The docks, by the key of their panel or group."""
        self._groups = self._places.groups
        self._held = True
        """Whether panels wait until the window is painted."""
        self._shown = False
        self._arranged = False
        self._lesson = False
        self._veiled = False
        self._closed: set[str] = set()
        self.yielding = Yielding(window, self.frames)
        self.stretching = Stretching(window)
        self.workspace = workspace(kept_workspace())
        """How the panels stand now, and what is remembered of the others."""

    # ---- the panels

    def add(
        self, panel: Panel[P], make: Callable[[], P], topic: Callable[[], str] | None = None
    ) -> Dock | Page:
        """Make the dock of a panel, or its page in the dock of its group.

        Args:
            panel: How it is known; those of a group become tabs in the order in which they come.
            make: Makes what is shown, when it is first seen.
            topic: What F1 explains in it, "" for the panel itself; None: always the panel.
        """
        filled = partial(self._make, panel.key, make)
        if panel.place == "below":
            place: Dock | Page = self._group(panel.group).add(tr(panel.name), panel.key, filled)
        else:
            place = Dock(tr(panel.name), panel.key, filled, self._window)
            self._keep(place)
        self.docks[panel.key] = place
        self._panels[panel.key] = panel
        if topic is not None:
            self._topics[panel.key] = topic
        return place

    def _group(self, key: str) -> GroupDock:
        """Return the dock of a group; makes it the first time."""
        if key not in self._groups:
            group = next(one for one in GROUPS if one.key == key)
            made = self._groups[key] = GroupDock(group, self._window)
            made.wanted.connect(self.show_group)
            made.turned.connect(self._stretch)
            self._keep(made)
        return self._groups[key]

    def _keep(self, frame: Dock) -> None:
        frame.hide()
        frame.held = self._held
        frame.toggleViewAction().setEnabled(False)
        self.frames[frame.objectName()] = frame

    def _make(self, key: str, make: Callable[[], QWidget]) -> QWidget:
        panel = make()
        columns.restore(key, panel)
        self._made[key] = panel
        if isinstance(panel, High):
            panel.height_changed.connect(self._stretch)
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
                return self._topic(key)
        for frame in self._groups.values():
            if widget is not None and frame.isAncestorOf(widget) and frame.current is not None:
                return self._topic(frame.current.objectName())
        return ""

    def _topic(self, key: str) -> str:
        topic = self._topics.get(key)
        return (topic() if topic is not None else "") or f"panel.{key}"

    # ---- where they stand

    def arrange(self) -> None:
        """Put the docks where they belong in a window of this size."""
        if not self._shown:
            return
        self.yielding.forget()
        self.stretching.forget()
        fronts = self._places.dock()
        space = self.workspace
        for dock in self._places.beside:
            dock.setVisible(space.beside)
        for frame in self._groups.values():
            frame.hide()
        for dock in fronts if space.beside else ():
            self._fill(dock)
        if space.beside:
            fronts[0].raise_()
        if space.front:
            self.docks[space.front].bring()
        below = next(iter(self._groups.values()))
        self._places.share(fronts, self.docks[space.front].frame if space.front else below)

    def show_group(self, group: Group) -> None:
        """Bring a group to the front; others that stand in its place make room for it."""
        frame = self._groups[group.key]
        if not frame.has_open:
            return
        self._window.setUpdatesEnabled(False)
        try:
            frame.fill()
            # First the one comes, then the other goes: in between the map would take the room.
            frame.show()
            frame.raise_()
            for other in self._window.tabifiedDockWidgets(frame):
                if isinstance(other, GroupDock) and not other.isHidden():
                    other.hide()
        finally:
            self._window.setUpdatesEnabled(True)

    def _stretch(self) -> None:
        """Let the panel in front below the map have the height that it needs."""
        frame = self._front_group()
        page = None if frame is None else frame.current
        if frame is not None and page is not None and page.seen and not self._lesson:
            self.stretching.fit(frame, frame.bar_height, page.made)

    def _gripped(self) -> None:
        frame = self._front_group()
        if frame is not None:
            self.stretching.grip(frame)

    def _left(self) -> None:
        frame = self._front_group()
        if frame is not None:
            self.stretching.let_go(frame)

    def _front_group(self) -> GroupDock | None:
        return next((frame for frame in self._groups.values() if frame.seen), None)

    def _fill(self, dock: Dock) -> None:
        """Make a panel; before the window is painted its place is enough."""
        if self._held:
            dock.keep_room()
        else:
            dock.fill()

    def release(self) -> None:
        """Make the panels that are seen: the window is painted."""
        self._held = False
        for dock in self.frames.values():
            dock.release()
        Edges(self._window, self._gripped, self._left)

    def set_shown(self, shown: bool) -> None:  # noqa: FBT001 as setVisible
        """Hide the panels on the start page; show again those that were not closed."""
        if shown == self._shown or self._lesson:
            return
        self._shown = shown
        self._offer()
        self.yielding.ask_again()
        if not shown:
            self.yielding.forget()
            self._closed = {key for key, dock in self.frames.items() if dock.isHidden()}
            for dock in self.frames.values():
                dock.hide()
        elif not self._arranged:
            # Docks that are arranged while hidden leave their tab bars behind.
            self._arranged = True
            left = arrangement()
            # Where docks are arranged already, what is restored leaves their tab bars behind too.
            if left is None or not self._window.restoreState(left[1]):
                self.arrange()
            else:
                self._restore_fronts()
            # One of an older version knows fewer panels.
            for key in self.frames:
                self._places.find(key)
        else:
            for key, dock in self.frames.items():
                dock.setVisible(key not in self._closed)
            dock = self._places.beside[0]
            if dock.objectName() not in self._closed:
                dock.raise_()

    def _restore_fronts(self) -> None:
        """Let the pages be in front that were, in the workspace that was left last."""
        left = kept_panels(self.workspace.key)
        if left is None:
            return
        for key in left.front:
            page = self.docks.get(key)
            if isinstance(page, Page):
                page.frame.put_in_front(page)
                # What Qt restores has the height that the panel in front had asked for.
                height = left.height or page.frame.height()
                give_room(self._window, [page.frame], [height], Qt.Orientation.Vertical)

    def _offer(self) -> None:
        """Let the menu offer the panels that can be shown now."""
        shown = self._shown or self._lesson
        for key, place in self.docks.items():
            if isinstance(place, Page):
                place.frame.set_open(place, self._open(key))
        for key, dock in self.frames.items():
            can = dock.has_open if isinstance(dock, GroupDock) else self._open(key)
            dock.toggleViewAction().setEnabled(shown and can)

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
        self.stretching.take_back(self._front_group())
        self.workspace = space = workspace(key)
        left = kept_panels(key) or self._first_look(space)
        self.yielding.forget()
        front = [name for name in left.front if name in self.docks]
        seen = {self.docks[name].frame.objectName() for name in front}
        for name, dock in self.frames.items():
            # One that was left before there were groups names panels: those in front are seen.
            dock.setVisible(name in left.shown or name in seen)
        for name in front:
            self.docks[name].bring()
        tables = [self.docks[name].frame for name in front if self._below(name)]
        if tables and left.height:
            give_room(self._window, tables[:1], [left.height], Qt.Orientation.Vertical)

    def _first_look(self, space: Workspace) -> Left:
        """Return how the panels of a workspace stand that nobody has changed."""
        shown = [dock.objectName() for dock in self._places.beside] if space.beside else []
        front = [*(["structure"] if space.beside else []), *filter(None, [space.front])]
        return Left(shown, front, self._places.low if space.front else 0)

    def _below(self, key: str) -> bool:
        return isinstance(self.docks.get(key), Page)

    def keep_workspace(self) -> None:
        """Remember how the panels stand in the workspace of now."""
        if not self._shown or self._lesson:
            return
        self.yielding.take_back()
        shown = [key for key, dock in self.frames.items() if not dock.isHidden()]
        front = [key for key, place in self.docks.items() if place.seen]
        below = (self.docks[key].frame for key in front if self._below(key))
        heights = [self.stretching.own(frame) for frame in below]
        keep_panels(self.workspace.key, Left(shown, front, max(heights, default=0)))

    # ---- in a lesson

    def begin_lesson(self) -> None:
        """Hide all panels; a lesson shows those that a page is about."""
        self._lesson = True
        for dock in self.frames.values():
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
        for key, dock in self.frames.items():
            if not (dock.has_open if isinstance(dock, GroupDock) else self._open(key)):
                dock.hide()

    def bring(self, panel: Panel[P]) -> P:
        """Bring a panel to the front; returns what it shows."""
        place = self.docks[panel.key]
        place.fill()
        place.bring()
        return self[panel]

    def show(self, key: str) -> None:
        """Bring a panel to the front and give it the focus."""
        self.bring(self._panels[key]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_alone(self, key: str) -> None:
        """Show one panel and no other; "" for none."""
        can = bool(key) and self._open(key)
        place = self.docks[key] if can else None
        for dock in self.frames.values():
            if place is None or dock is not place.frame:
                dock.hide()
        if place is None:
            return
        window = self._window
        self._places.find(place.frame.objectName())
        place.fill()
        place.bring()
        height = window.height() * 36 // 100
        give_room(window, [place.frame], [height], Qt.Orientation.Vertical)

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
        for dock in self.frames.values():
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
