"""A radio button whose text is wrapped: an answer to choose may be a sentence."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)
from typing_extensions import override

from vfioviz.ui.whole import whole

_GAP = 8
_PAD = 4
_INSET = 5
_LEAST = 160
"""Pixels that the text has at the least."""
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


@whole
class OptionButton(QRadioButton):
    """As high as its text needs at the width that it is given."""

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def hasHeightForWidth(self) -> bool:
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        metrics = self.fontMetrics()
        room = QRect(0, 0, max(width - self._left() - _INSET, 1), 1 << 16)
        tall = metrics.boundingRect(room, int(_WRAPPED), self.text()).height()
        return max(tall, metrics.height(), self._side()) + 2 * _PAD

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._left() + _LEAST, self.heightForWidth(self._left() + _LEAST))

    @override
    def minimumSizeHint(self) -> QSize:
        # The layout asks heightForWidth() for the height.
        return QSize(self._left() + _LEAST, self.fontMetrics().height() + 2 * _PAD)

    @override
    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        side, line = self._side(), self.fontMetrics().height()
        top = _PAD + max(0, (line - side) // 2)
        option.rect = QRect(_INSET, top, side, side)
        painter.drawPrimitive(QStyle.PrimitiveElement.PE_IndicatorRadioButton, option)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Highlight), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 5, 5)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(self.palette().color(group, QPalette.ColorRole.WindowText))
        painter.drawText(
            self.rect().adjusted(self._left(), _PAD, -_INSET, 0), int(_WRAPPED), self.text()
        )

    def _side(self) -> int:
        return self.style().pixelMetric(QStyle.PixelMetric.PM_ExclusiveIndicatorWidth, None, self)

    def _left(self) -> int:
        return _INSET + self._side() + _GAP
