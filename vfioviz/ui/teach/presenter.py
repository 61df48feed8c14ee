"""The view for a room: large type, the map and the lesson alone, everything by key."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

if TYPE_CHECKING:
    from vfioviz.ui.main_window import MainWindow

_MAP = 720
"""Pixels of height at which the map is drawn as usual; on taller screens it is larger."""
_TYPE = 480
"""Pixels of height for type of the usual size; a screen of 720 has it half as large again."""
_LARGEST = 2.6
_SHARE = 36
"""Per cent of the width that the lesson takes."""


class Presenter(QObject):
    """Turns the view on and off; what was hidden comes back."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []
        self._zoom = 100
        self._full = False
        self.on = False

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
        self._zoom = window.document.view.zoom
        bars: list[QWidget] = [window.menuBar(), window.menus.toolbar, window.status]
        docks = [] if window.document.playing else list(window.panes.docks.values())
        self._hidden = [each for each in (*bars, *docks) if not each.isHidden()]
        for each in self._hidden:
            each.hide()
        if not self._full:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowFullScreen)
        self._fit()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]  # there is one
        window.actions_table["presenter"].setChecked(True)

    def _end(self) -> None:
        window = self._window
        self.on = False
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]  # there is one
        for each in self._hidden:
            each.show()
        self._hidden = []
        if not self._full:
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowFullScreen)
        window.document.set_view(replace(window.document.view, zoom=self._zoom))
        self._scale(1.0)
        window.actions_table["presenter"].setChecked(False)

    def _fit(self) -> None:
        """Choose sizes for the window as it is: a projector, or a wall."""
        height = self._window.height()
        zoom = max(self._zoom, min(400, height * 100 // _MAP))
        self._window.document.set_view(replace(self._window.document.view, zoom=zoom))
        self._scale(max(1.0, min(height / _TYPE, _LARGEST)))

    def _scale(self, scale: float) -> None:
        teacher = self._window.dialogs.teacher
        teacher.panel.set_scale(scale)
        if self._window.document.playing is not None:
            width = max(420, self._window.width() * _SHARE // 100)
            self._window.resizeDocks([teacher.dock], [width], Qt.Orientation.Horizontal)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and watched is self._window:
            QTimer.singleShot(0, self._fit)
        if event.type() is not QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if not (isinstance(watched, QWidget) and watched.window() is self._window):
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self._end()
            return True
        done: bool = self._window.dialogs.teacher.key_in_large_view(event.key())
        return done
