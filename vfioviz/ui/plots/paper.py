"""A chart on paper: the drawing with the names of its lanes and its axis, without any widget."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QPainter

from vfioviz.ui.bytemap.ink import pen
from vfioviz.ui.plots.drawing import AXIS, MARGIN, TICK, Drawing, names_width
from vfioviz.ui.plots.pen import Pens

_TICK_LENGTH = 4
_NAME_GAP = 8
"""Pixels between the name of a lane and the chart."""


def paint_chart(
    painter: QPainter,
    pens: Pens,
    drawing: Drawing,
    at: QPointF,
    size: QSizeF,
    span: tuple[float, float],
) -> None:
    """Paint a chart.

    Args:
        painter: Where to; antialiasing is on.
        pens: Fonts and colours.
        drawing: What.
        at: The upper left corner.
        size: Pixels of all of it.
        span: The part of the axis that is seen.
    """
    names = names_width(drawing, pens)
    area = QRectF(at.x() + names, at.y(), size.width() - names - MARGIN, size.height() - AXIS)
    high = area.height() / max(1, len(drawing.lanes))
    for number, name in enumerate(drawing.lanes):
        left = area.left() - _NAME_GAP - pens.plain.width(name)
        row = QRectF(left, area.top() + number * high, 10, high)
        pens.words(painter, pens.plain, row, name, pens.palette.muted, left=True)
    drawing.paint(painter, pens, area, *span)
    drawing.paint_over(painter, pens, area, *span)
    painter.setPen(pen(pens.palette.edge))
    painter.drawLine(area.bottomLeft(), area.bottomRight())
    _axis(painter, pens, drawing, area, span)


def _axis(
    painter: QPainter, pens: Pens, drawing: Drawing, area: QRectF, span: tuple[float, float]
) -> None:
    scale = area.width() / (span[1] - span[0])
    taken = 0.0
    for place, said in drawing.ticks(*span, int(max(1.0, area.width() / TICK))):
        x = area.left() + (place - span[0]) * scale
        if area.left() - 0.5 <= x <= area.right() + 0.5:
            painter.setPen(pen(pens.palette.edge))
            painter.drawLine(QPointF(x, area.bottom()), QPointF(x, area.bottom() + _TICK_LENGTH))
            width = pens.plain.width(said)
            left = min(x - width / 2, area.right() + MARGIN - width)
            if left >= taken:
                taken = left + width + _TICK_LENGTH
                top = area.bottom() + _TICK_LENGTH
                below = QRectF(left, top, width, AXIS - _TICK_LENGTH)
                pens.words(painter, pens.plain, below, said, pens.palette.muted, left=True)
