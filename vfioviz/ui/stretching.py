"""The height of the panels below the map: one that needs more gets it, and it is given back."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtWidgets import QMainWindow

from vfioviz.ui.dock import Dock, give_room

_MOST = 0.45
"""Part of the window's height that panels below may take of their own accord."""
_AIR = 2
"""Pixels by which Qt may miss a height that was asked for."""


@runtime_checkable
class High(Protocol):
    """A panel that is of no use in a few lines."""

    height_changed: SignalInstance
    """It needs another height than before."""

    @property
    def wanted_height(self) -> int:
        """Pixels in which all of it is seen; 0 where any height will do."""


class Stretching:
    """Remembers what the panels had; a height that somebody chose is left alone."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._before = 0
        """Pixels that the dock had before it got more; 0 where it got none."""
        self._wanted = 0
        """Pixels that were asked for then."""
        self._chosen = False
        """Whether somebody has dragged the dock to a height of his own."""
        self._gripped = 0

    def forget(self) -> None:
        """The docks are arranged anew."""
        self._before, self._chosen = 0, False

    def grip(self, dock: Dock) -> None:
        """The mouse has hold of an edge, perhaps of the dock's."""
        self._gripped = dock.height()

    def let_go(self, dock: Dock) -> None:
        """Leave the height to who has dragged it from now on."""
        if dock.height() != self._gripped:
            self._before, self._chosen = 0, True

    def fit(self, dock: Dock, beside: int, panel: object) -> None:
        """Give a dock what its panel wants, or take back what the last one wanted.

        Args:
            dock: The dock.
            beside: Pixels that the dock itself needs.
            panel: What is in front in it.
        """
        if dock.isFloating() or not dock.isVisible() or self._chosen:
            return
        wanted = panel.wanted_height if isinstance(panel, High) else 0
        wanted += beside + _AIR if wanted else 0
        most = round(self._window.height() * _MOST)
        height = max(self.own(dock), min(wanted, most))
        if height == (self._wanted if self._before else dock.height()):
            return
        before = self.own(dock)
        give_room(self._window, [dock], [height], Qt.Orientation.Vertical)
        self._before, self._wanted = 0 if height == before else before, height

    def own(self, dock: Dock) -> int:
        """Return the pixels that a dock has, or had before a panel wanted more."""
        return self._before or dock.height()

    def take_back(self, dock: Dock | None) -> None:
        """Give the map its height again, as before any panel wanted more."""
        if dock is not None and self._before:
            give_room(self._window, [dock], [self._before], Qt.Orientation.Vertical)
        self._before = 0
