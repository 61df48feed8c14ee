"""A list to choose from that the wheel does not turn."""

from __future__ import annotations

from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from vfioviz.ui.whole import whole


@whole
class Choice(QComboBox):
    """The wheel over it scrolls what it stands in: who scrolls past it chooses nothing."""

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()
