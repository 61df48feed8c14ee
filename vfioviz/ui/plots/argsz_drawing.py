"""The argsz chart, painted: a lane for each variant, what programs pass, the argsz of now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from vfioviz.language import tr
from vfioviz.scene.palette import Palette, Swatch
from vfioviz.scene.plots import argsz as model
from vfioviz.scene.plots.argsz import GRAVEST, LETTERS, WORDS, Chart, Lane, Pass
from vfioviz.scene.plots.colours import swatch
from vfioviz.ui.bytemap.ink import brush, pen
from vfioviz.ui.plots.pen import Pens

_STRIP = 20
"""Pixels above the lanes, for what programs pass."""
_LANE, _MOST_LANE = 21, 34
_GAP = 3

Legend = Callable[[Palette], list[tuple[str, Swatch]]]
"""Returns what stands in the legend of a chart."""


class ArgszDrawing:
    """One chart, with the argsz of now."""

    def __init__(self, chart: Chart, given: Mapping[str, int | None], lane: int) -> None:
        """Take a chart.

        Args:
            chart: The numbers.
            given: The argsz of now by lane.
            lane: Which one stands out: that of the active column.
        """
        self.chart = chart
        self.given = given
        self.lane = lane
        self.lanes: Sequence[str] = ("", *(each.key for each in chart.lanes))
        self.low, self.high = 0.0, float(chart.top)
        self.closest = 16.0

    def heights(self) -> tuple[int, int]:
        """Return the pixels that it needs, and that it has use for."""
        return len(self.lanes) * _LANE, len(self.lanes) * _MOST_LANE

    def subject(self) -> tuple[object, int]:
        """Return what is painted, without the argsz of now."""
        return self.chart, self.lane

    def ticks(self, first: float, last: float, most: int) -> list[tuple[float, str]]:
        """Return the numbers of the axis."""
        return [(float(at), str(at)) for at in model.ticks(first, last, most)]

    def lane_at(self, height: float) -> int | None:
        """Return the lane at a height from 0 to 1; None above the lanes."""
        lane = int(height * len(self.lanes)) - 1
        return lane if 0 <= lane < len(self.chart.lanes) else None

    def argsz_at(self, at: float) -> int:
        """Return the argsz at a place on the axis."""
        return max(0, min(self.chart.top - 1, int(at)))

    def tip(self, at: float, height: float) -> str:
        """Return what is said of a place."""
        lane = self.lane_at(height)
        shown = self.chart.lanes[self.lane if lane is None else lane]
        return "\n".join(model.hover(shown, self.argsz_at(at)))

    def paint(self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float) -> None:
        """Paint what lies between two places on the axis."""
        scale = area.width() / (last - first)
        high = area.height() / len(self.lanes)

        def x(at: float) -> float:
            return area.left() + (at - first) * scale

        for number, lane in enumerate(self.chart.lanes):
            top = area.top() + (number + 1) * high
            row = QRectF(area.left(), top + _GAP / 2, area.width(), high - _GAP)
            self._lane(painter, pens, row, lane, x)
            if number == self.lane:
                painter.fillRect(QRectF(area.left(), row.top(), 3, row.height()),
                                 brush(pens.palette.note))  # fmt: skip
        strip = QRectF(area.left(), area.top(), area.width(), high)
        if self.chart.lanes:
            self._programs(painter, pens, strip, area, x)

    def paint_over(
        self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float
    ) -> None:
        """Paint the argsz of now."""
        scale = area.width() / (last - first)
        high = area.height() / len(self.lanes)
        self._now(painter, pens, area, high, lambda at: area.left() + (at - first) * scale)

    def _lane(
        self, painter: QPainter, pens: Pens, row: QRectF, lane: Lane, x: Callable[[float], float]
    ) -> None:
        if not lane.stretches:
            said = lane.problem or tr("no answer")
            pens.words(painter, pens.plain, row.adjusted(8, 0, 0, 0), said, pens.palette.muted,
                       left=True)  # fmt: skip
            return
        for each in lane.stretches:
            left, right = max(row.left(), x(each.start)), min(row.right(), x(each.stop))
            if right > left:
                box = QRectF(left, row.top(), max(1.0, right - left - 1), row.height())
                pens.box(painter, box, swatch(pens.palette, each.outcome), model.words(each))
        for one in lane.passes:
            at = x(one.argsz + 0.5)
            if row.left() <= at <= row.right():
                self._notch(painter, pens, at, row.bottom())

    @staticmethod
    def _notch(painter: QPainter, pens: Pens, x: float, bottom: float) -> None:
        painter.setPen(pen(pens.palette.page))
        painter.setBrush(brush(pens.palette.text))
        corners = [
            QPointF(x - 4.5, bottom + 1),
            QPointF(x + 4.5, bottom + 1),
            QPointF(x, bottom - 6),
        ]
        painter.drawPolygon(QPolygonF(corners))

    def _programs(
        self,
        painter: QPainter,
        pens: Pens,
        strip: QRectF,
        area: QRectF,
        x: Callable[[float], float],
    ) -> None:
        """Write who passes what, of the lane that stands out; what has no room is in the hover."""
        taken = strip.left()
        for one in self.chart.lanes[self.lane].passes:
            at = x(one.argsz + 0.5)
            said = one.label
            width = pens.plain.width(said)
            if at > strip.right():
                self._beyond(painter, pens, strip, one, taken)
                continue
            left = min(max(taken, at - width / 2), strip.right() - width)
            painter.setPen(pen(pens.palette.muted, 1.0, Qt.PenStyle.DotLine))
            if at >= strip.left():
                painter.drawLine(QPointF(at, strip.bottom() - 4), QPointF(at, area.bottom()))
            near = left <= at + 6 and left + width >= at - 6
            if left >= taken and near:
                words = QRectF(left, strip.top(), width, strip.height() - 4)
                pens.words(painter, pens.plain, words, said, pens.palette.text, left=True)
                taken = left + width + 12

    @staticmethod
    def _beyond(painter: QPainter, pens: Pens, strip: QRectF, one: Pass, taken: float) -> None:
        said = f"{one.label} {one.argsz} →"
        left = strip.right() - pens.plain.width(said) - 4
        if left >= taken:
            words = QRectF(left, strip.top(), 10, strip.height() - 4)
            pens.words(painter, pens.plain, words, said, pens.palette.text, left=True)

    def _now(
        self, painter: QPainter, pens: Pens, area: QRectF, high: float, x: Callable[[float], float]
    ) -> None:
        """Draw the argsz of now: one line where all have the same, else one in each lane."""
        for number, lane in enumerate(self.chart.lanes):
            now = self.given.get(lane.key)
            if now is None or not area.left() <= x(now + 0.5) <= area.right():
                continue
            at, top = x(now + 0.5), area.top() + (number + 1) * high
            for shade, width in ((pens.palette.page, 5.0), (pens.palette.text, 2.0)):
                painter.setPen(pen(shade, width))
                painter.drawLine(QPointF(at, top), QPointF(at, top + high))
            if len(set(self.given.values())) == 1 and number == len(self.chart.lanes) - 1:
                painter.setBrush(brush(pens.palette.text))
                painter.setPen(pen(pens.palette.page, 1.5))
                painter.drawEllipse(QPointF(at, area.top() + high), 5.5, 5.5)


def legend(palette: Palette) -> list[tuple[str, Swatch]]:
    """Return what the legend shows: letter and word of each outcome, the gravest first."""
    return [(f"{LETTERS[each]}  {tr(WORDS[each])}", swatch(palette, each)) for each in GRAVEST]
