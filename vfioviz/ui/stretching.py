"""The height of the panels below the map: one that needs more gets it, and it is given back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.whole import whole

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


@whole
class Edges(QObject):
    """Sees the mouse take and leave the edge of a dock, of which the window itself is told.

    It watches a window that was painted: of a thousand events that come before none is the mouse's.
    """

    def __init__(
        self, window: QMainWindow, gripped: Callable[[], None], left: Callable[[], None]
    ) -> None:
        super().__init__(window)
        self._gripped = gripped
        self._left = left
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseButtonPress:
            self._gripped()
        elif kind is QEvent.Type.MouseButtonRelease:
            # Once the window has moved the edge to where it was left.
            QTimer.singleShot(0, self, self._left)
        return super().eventFilter(watched, event)


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
