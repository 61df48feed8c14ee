"""Shift+F1: what is pressed next is explained, and nothing else comes of the press."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.ui.handbook.pointed import topic_under
from vfioviz.ui.handbook.shelf import Shelf
from vfioviz.ui.whole import whole
from vfioviz.ui.workbench import Service, Workbench

_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}
_MODIFIERS = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta}


@whole
class Pointing(Service):
    """Lasts until a press, a key, or until another program is in front."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench)
        self.lasts = False
        self._released = True
        self._watched: list[QWindow] = []
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._state)

    def begin(self) -> None:
        """Wait for the press, with the pointer that says so."""
        if self.lasts:
            return
        self.lasts = True
        QApplication.setOverrideCursor(Qt.CursorShape.WhatsThisCursor)
        self._released = True
        # Not on the application: that would meet objects that are being taken apart.
        self._watched = [*QGuiApplication.topLevelWindows()]
        for window in self._watched:
            window.installEventFilter(self)
        self.bench.message.say(tr("Click on what is to be explained; any key ends this."))

    @override
    def close(self) -> None:
        self._end()

    def _end(self) -> None:
        if not self.lasts:
            return
        self.lasts = False
        QApplication.restoreOverrideCursor()
        self.bench.message.hide()
        if self._released:
            self._let_go()

    def _let_go(self) -> None:
        for window in filter(isValid, self._watched):
            window.removeEventFilter(self)
        self._watched.clear()

    def _state(self, state: Qt.ApplicationState) -> None:
        if state is not Qt.ApplicationState.ApplicationActive:
            self._end()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if not isinstance(watched, QWindow):
            return False
        if isinstance(event, QMouseEvent):
            return self._mouse(watched, event)
        if isinstance(event, QKeyEvent) and kind in _KEYS and self.lasts:
            if event.key() in _MODIFIERS:
                return False
            self._end()
            return event.key() == Qt.Key.Key_Escape
        return False

    def _mouse(self, watched: QWindow, event: QMouseEvent) -> bool:
        kind = event.type()
        if kind is QEvent.Type.MouseButtonRelease and not self._released:
            self._released = True
            if not self.lasts:
                self._let_go()
            return True
        if kind is not QEvent.Type.MouseButtonPress or not self.lasts:
            return kind is not QEvent.Type.MouseMove and not self._released
        self._released = False
        self._end()
        top = _widget_of(watched)
        if top is not None:
            at = event.position().toPoint()
            widget = top.childAt(at) or top
            self.bench.get(Shelf).show(topic_under(self.bench, widget, widget.mapFrom(top, at)))
        return True


def _widget_of(window: QWindow) -> QWidget | None:
    tops = QApplication.topLevelWidgets()
    return next((each for each in tops if each.windowHandle() is window), None)
