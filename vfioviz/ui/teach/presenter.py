"""The view for a room: large type, the map and the lesson alone, everything by key."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QToolBar, QWidget
from typing_extensions import override

from vfioviz.ui.bytemap.metrics import MAX_ZOOM, MIN_BYTE
from vfioviz.ui.dock import give_room
from vfioviz.ui.teach.teacher import Teacher
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Service, Workbench

_MAP = 576
"""Pixels of height for a map of the usual size; a screen of 720 has it a quarter larger."""
_PANELS = 640
"""Likewise of the panels below it, which have tables to show."""
_COLUMN = 180
"""Pixels that a column of the map takes beside its bytes, at 100 %."""
_TYPE = 480
"""Pixels of height for type of the usual size; a screen of 720 has it half as large again."""
_LARGEST = 2.6
_USUAL = "usual-point-size"
"""Property of a widget whose text is larger for now."""
_SHARE = 36
"""Per cent of the width that the lesson takes."""


@whole
class Presenter(Service):
    """Turns the view on and off; what was hidden comes back."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self._window = bench.window
        self._document = bench.document
        self._docks = bench.panes.frames
        self._action = bench.actions["presenter"]
        self._hidden: list[QWidget] = []
        self._zoom = 100
        self._full = False
        self.on = False
        bench.document.derived_changed.connect(self._follow)

    def toggle(self) -> None:
        """Begin it, or end it."""
        if self.on:
            self._end()
        else:
            self._begin()

    def _begin(self) -> None:
        window = self._window
        self.on = True
        self._full = window.isFullScreen()
        self._zoom = self._document.view.zoom
        bars = [window.menuBar(), *window.findChildren(QToolBar), window.statusBar()]
        docks = [] if self._document.playing else list(self._docks.values())
        self._hidden = [each for each in (*bars, *docks) if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        if not self._full:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self._fit()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        self._action.setChecked(True)

    def _end(self) -> None:
        window = self._window
        self.on = False
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
        for each in self._hidden:
            each.show()
        self._hidden = []
        if not self._full:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        self._document.set_view(replace(self._document.view, zoom=self._zoom))
        self._scale(1.0)
        self._enlarge_panels(1.0)
        self._action.setChecked(False)

    @override
    def hand_on(self) -> None:
        self.close()

    @override
    def close(self) -> None:
        # How it looks in a room is not how the next window is to look.
        if self.on:
            self._end()

    def _fit(self) -> None:
        """Choose sizes for the window as it is: a projector, or a wall."""
        if not self.on:
            return
        self._scale(max(1.0, min(self._window.height() / _TYPE, _LARGEST)))
        self._follow()

    def _follow(self, _derived: object = None) -> None:
        """Draw the map as large as the height allows and all columns side by side do."""
        document = self._document
        if not self.on or document.project is None:
            return
        columns = max(1, len(document.derived.columns))
        least = columns * (_COLUMN + MIN_BYTE * document.view.row_bytes)
        tall, wide = self._window.height() * 100 // _MAP, self._room() * 100 // least
        zoom = max(self._zoom, min(tall, wide, MAX_ZOOM))
        if zoom != document.view.zoom:
            document.set_view(replace(document.view, zoom=zoom))
        # A page raises its panel after the answer is there.
        QTimer.singleShot(0, self, self._follow_panels)

    def _follow_panels(self) -> None:
        if self.on:
            self._enlarge_panels(max(1.0, min(self._window.height() / _PANELS, _LARGEST)))

    def _enlarge_panels(self, scale: float) -> None:
        """Write what stands below the map larger, each text from its own usual size."""
        for dock in self._docks.values():
            if scale > 1 and dock.isHidden():
                continue
            for each in dock.findChildren(QWidget):
                font = each.font()
                usual = each.property(_USUAL) or font.pointSizeF()
                each.setProperty(_USUAL, usual)
                font.setPointSizeF(usual * scale)
                each.setFont(font)

    def _room(self) -> int:
        width = self._window.width()
        return width - self._lesson() if self._document.playing is not None else width

    def _lesson(self) -> int:
        """Width of the lesson."""
        return max(420, self._window.width() * _SHARE // 100)

    def _scale(self, scale: float) -> None:
        teacher = self.bench.get(Teacher)
        teacher.panel.set_scale(scale)
        if self._document.playing is not None:
            give_room(self._window, [teacher.dock], [self._lesson()], Qt.Orientation.Horizontal)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            QTimer.singleShot(0, self, self._fit)
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not (isinstance(watched, QWidget) and watched.window() is self._window):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        done: bool = self.bench.get(Teacher).key_in_large_view(event.key())
        return done
