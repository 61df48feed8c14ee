"""A label that gives way: what does not fit ends in an ellipsis, and the tool tip has it whole."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QToolTip
from typing_extensions import override

from vfioviz.ui.plain import plain
from vfioviz.ui.whole import whole

_LEAST = 8
"""Characters that are shown at the least."""


@whole
class ElidedLabel(QLabel):
    """One line of plain text."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.setTextFormat(Qt.TextFormat.PlainText)

    @override
    def minimumSizeHint(self) -> QSize:
        whole = super().minimumSizeHint()
        least = self.fontMetrics().averageCharWidth() * _LEAST
        return QSize(min(whole.width(), least), whole.height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, self.alignment(), shown)

    @override
    def event(self, event: QEvent) -> bool:
        cut = self.fontMetrics().horizontalAdvance(self.text()) > self.contentsRect().width()
        if isinstance(event, QHelpEvent) and cut:
            QToolTip.showText(event.globalPos(), plain(f"{self.toolTip()}: {self.text()}"), self)
            return True
        return super().event(event)
