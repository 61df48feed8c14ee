"""Docks at the right that give way to a map that is too narrow for its columns, and come back.

The map keeps its place: what gives way stands right of it.
"""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow

from vfioviz.ui.dock import Dock, give_room

_SPARE = 24
"""Pixels that must be left over for docks to come back: a scroll bar, and what a drag takes."""


class Yielding:
    """Hides docks once for each number of columns: an edit hides none, what is shown then stays."""

    def __init__(self, window: QMainWindow, docks: Mapping[str, Dock]) -> None:
        self._window = window
        self._docks = docks
        self._hidden: dict[str, int] = {}
        """Those that gave way, and the pixels that they had."""
        self._asked = (0, 0)
        """How many columns there were last, in a window how wide."""

    def forget(self) -> None:
        """Take what gave way for closed by somebody, or shown again."""
        self._hidden.clear()
        self._asked = (0, 0)

    def ask_again(self) -> None:
        """Look at the room anew the next time."""
        self._asked = (0, 0)

    def asks(self, count: int) -> bool:
        """Whether so many columns in a window as wide as it is now are to be looked at."""
        return self._asked != (count, self._window.width()) and self._window.isVisible()

    def fit(self, count: int, least: int, seen: int) -> None:
        """Make room, or give back what is not needed any more.

        Args:
            count: How many columns there are.
            least: Pixels in which the map is seen whole.
            seen: Pixels that it has for columns.
        """
        if not self.asks(count):
            return
        self._asked = asked = (count, self._window.width())
        taken = max(self._hidden.values(), default=0)
        if seen < least <= self._window.width():
            for key, dock in self._docks.items():
                if self._stands_right(dock):
                    self._hidden[key] = dock.width() if dock.seen else 0
                    dock.hide()
        elif self._hidden and least + taken + _SPARE <= seen:
            self.take_back()
            self._asked = asked

    def take_back(self) -> None:
        """Show what gave way."""
        hidden, self._hidden = self._hidden, {}
        for key in hidden:
            self._docks[key].show()
        for key, width in hidden.items():
            if width:
                self._docks[key].raise_()
                give_room(self._window, [self._docks[key]], [width], Qt.Orientation.Horizontal)
        self._asked = (0, 0)

    def _stands_right(self, dock: Dock) -> bool:
        area = self._window.dockWidgetArea(dock)
        right = area == Qt.DockWidgetArea.RightDockWidgetArea
        # Of docks in one place all go or none: the map has no more room behind one that stays.
        focus, place = QApplication.focusWidget(), (dock, *self._window.tabifiedDockWidgets(dock))
        used = focus is not None and any(each.isAncestorOf(focus) for each in place)
        return right and not (used or dock.isHidden() or dock.isFloating())
