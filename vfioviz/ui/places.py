"""Where the docks of a window's panels stand: at first, and one that has no place yet."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QTabWidget

from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.groupdock import GroupDock
from vfioviz.ui.groups import GROUPS

_WIDE = 2200
"""Pixels of a window from which buffers and structure stand beside each other."""
_HIGH = 900
"""Pixels of a window from which the panels below get a share of the height."""
_LOW_TABLE = 124
"""Pixels of those panels in a lower one: two or three rows."""


class Places:
    """The docks of a window: those of single panels beside the map, those of groups below it."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self.frames: dict[str, Dock] = {}
        """All docks, by the key of their panel or group."""
        self.groups: dict[str, GroupDock] = {}
        """Those of groups."""
        options = QMainWindow.DockOption
        window.setDockOptions(
            options.AnimatedDocks | options.AllowTabbedDocks | options.AllowNestedDocks
        )
        window.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.setCorner(Qt.Corner.BottomRightCorner, Qt.DockWidgetArea.RightDockWidgetArea)
        window.setCorner(Qt.Corner.BottomLeftCorner, Qt.DockWidgetArea.LeftDockWidgetArea)

    def dock(self) -> list[Dock]:
        """Put all docks where they belong in a window of this size; return those in front beside.

        The first is at the right; in a wide window a second one is at the left.
        """
        window, area = self._window, Qt.DockWidgetArea
        for dock in self.frames.values():
            dock.setFloating(False)
        first, *others = self.beside
        window.addDockWidget(area.RightDockWidgetArea, first)
        wide = window.width() >= _WIDE
        left, others = (others[:1], others[1:]) if wide else ([], others)
        for dock in left:
            window.addDockWidget(area.LeftDockWidgetArea, dock)
        for dock in others:
            window.addDockWidget(area.RightDockWidgetArea, dock)
            window.tabifyDockWidget(first, dock)
        self._stack()
        return [first, *left]

    def _stack(self) -> None:
        """Let the docks of the groups stand in one place below the map."""
        below = [one for one in GROUPS if one.key in self.groups]
        docks = [self.groups[one.key] for one in below]
        for dock in docks:
            self._window.addDockWidget(Qt.DockWidgetArea.BottomDockWidgetArea, dock)
        for one, other in pairwise(docks):
            self._window.tabifyDockWidget(one, other)

    def share(self, fronts: list[Dock], table: Dock) -> None:
        """Give docks their share of the window: those in front beside the map, one below it."""
        window, size = self._window, self._window.size()
        first, *left = fronts
        share = size.width() * (24 if left else 31) // 100
        give_room(window, [first], [max(340, min(share, 440))], Qt.Orientation.Horizontal)
        if left:
            widths = [max(250, min(share * 2 // 3, 290)) for _ in left]
            give_room(window, left, widths, Qt.Orientation.Horizontal)
        give_room(window, [table], [self.low], Qt.Orientation.Vertical)

    @property
    def beside(self) -> list[Dock]:
        """The docks that stand beside the map, in their order."""
        return [one for one in self.frames.values() if not isinstance(one, GroupDock)]

    @property
    def low(self) -> int:
        """Pixels of the panels below: in a low window the map needs the height more."""
        height = self._window.height()
        return height * 17 // 100 if height >= _HIGH else _LOW_TABLE

    def find(self, key: str) -> None:
        """Give a dock a place that has none yet."""
        area, dock = Qt.DockWidgetArea, self.frames[key]
        if self._window.dockWidgetArea(dock) != area.NoDockWidgetArea:
            return
        if not isinstance(dock, GroupDock):
            self._window.addDockWidget(area.RightDockWidgetArea, dock)
            return
        self._window.addDockWidget(area.BottomDockWidgetArea, dock)
        for other in self.groups.values():
            where = self._window.dockWidgetArea(other)
            if other is not dock and where == area.BottomDockWidgetArea:
                self._window.tabifyDockWidget(other, dock)
                return
