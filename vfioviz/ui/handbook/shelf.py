"""Where a window has its handbook: beside the map, or over a dialog that would block it there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene.handbook.book import book
from vfioviz.ui.dock import Dock, give_room
from vfioviz.ui.handbook.window import HandbookWindow
from vfioviz.ui.translation import spoken
from vfioviz.ui.workbench import Service, Workbench

_WIDTH = 420
"""Pixels of the dock at first."""


class Shelf(Service):
    """Takes the handbook out and puts it back."""

    window: HandbookWindow | None = None
    """The one that was shown last; None while it is closed for good."""
    dock: Dock | None = None
    """Where it stands beside the map; made when it is first wanted there."""
    _apart: HandbookWindow | None = None
    _docked: HandbookWindow | None = None
    _came_from: QWidget | None = None
    """What had the focus before."""

    def show(self, topic: str = "") -> HandbookWindow:
        """Show the handbook, at a topic; "" leaves it where it was."""
        beside = self._fits_beside()
        before = QApplication.focusWidget()
        if beside and before is not None and not self._has(before):
            self._came_from = before
        shown = self.window = self._beside() if beside else self._over()
        if topic or not shown.topic:
            shown.open(topic or "start")
        if beside and self.dock is not None:
            self.dock.show()
            self.dock.raise_()
            shown.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            shown.show()
            shown.raise_()
            shown.activateWindow()
        return shown

    @override
    def hand_on(self) -> Callable[[Workbench], object] | None:
        topic = self.window.topic if self.window is not None and self.window.isVisible() else ""
        return (lambda bench: bench.get(Shelf).show(topic)) if topic else None

    def _fits_beside(self) -> bool:
        """Whether the window of this bench can be used: a dialog blocks it, others are in front."""
        front = QApplication.activeWindow()
        return QApplication.activeModalWidget() is None and front in (None, self.bench.window)

    def _made(self, *, docked: bool) -> HandbookWindow:
        # Without a parent: a dialog that is open must not block what explains it.
        made = HandbookWindow(book(spoken()), self.bench.theme.palette, docked=docked)
        made.lesson_wanted.connect(lambda key: self.bench.links.follow(f"lesson:{key}"))
        self.bench.theme.changed.connect(made.set_palette)
        return made

    def _over(self) -> HandbookWindow:
        if self._apart is None:
            self._apart = self._made(docked=False)
        return self._apart

    def _beside(self) -> HandbookWindow:
        if self._docked is None:
            shown = self._docked = self._made(docked=True)
            shown.left.connect(self._put_back)
            window = self.bench.window
            dock = self.dock = Dock(tr("Handbook"), "handbook", lambda: shown, window)
            dock.set_palette(self.bench.theme.palette)
            self.bench.theme.changed.connect(dock.set_palette)
            window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, dock)
            structure = self.bench.panes.frames["structure"]
            where = window.dockWidgetArea(structure)
            stands = not (structure.isHidden() or structure.isFloating())
            if stands and where == Qt.DockWidgetArea.RightDockWidgetArea:
                window.tabifyDockWidget(structure, dock)
            dock.fill()
            dock.show()
            if not stands:
                give_room(window, [dock], [_WIDTH], Qt.Orientation.Horizontal)
        return self._docked

    def _has(self, widget: QWidget) -> bool:
        return self.dock is not None and self.dock.isAncestorOf(widget)

    def _put_back(self) -> None:
        """Close it, and go on where one was."""
        if self.dock is not None:
            self.dock.hide()
        before, self._came_from = self._came_from, None
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.bench.centre.focus_map()

    @override
    def close(self) -> None:
        for shown in (self._apart, self._docked, self.dock):
            if shown is not None:
                shown.close()
                shown.deleteLater()
        self.window = self._apart = self._docked = self.dock = None
