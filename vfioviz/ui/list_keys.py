"""A line that filters a list: the arrows in it walk the list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit
from typing_extensions import override

from vfioviz.ui.announcer import announce
from vfioviz.ui.whole import whole

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WALK = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}


@whole
class ListKeys(QObject):
    """Hands the arrows on, and says what they come to."""

    def __init__(
        self, line: QLineEdit, view: QAbstractItemView, entered: Callable[[], object]
    ) -> None:
        """Watch a line.

        Args:
            line: Where words are typed.
            view: What they filter.
            entered: What Enter in the line does.
        """
        super().__init__(line)
        self._view = view
        self._entered = entered
        line.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            key = event.key()
            if key in _ENTER:
                self._entered()
                return True
            if key in _WALK:
                QCoreApplication.sendEvent(self._view, event)
                index = self._view.currentIndex()
                if index.isValid():
                    said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data()
                    announce(self._view, str(said))
                return True
        return super().eventFilter(watched, event)
