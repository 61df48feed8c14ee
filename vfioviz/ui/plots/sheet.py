"""A chart as a picture: its title above, its legend below, on paper colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QImage, QPainter

from vfioviz import __version__
from vfioviz.scene.palette import PAPER, Palette, Swatch
from vfioviz.ui.bytemap.ink import brush
from vfioviz.ui.painting import painting_on
from vfioviz.ui.plots.pen import Pens

_MARGIN = 12
_LINE = 22
_SCALE = 2


@dataclass(slots=True)
class ChartSheet:
    """What ``ui.bytemap.export.write_sheet`` writes of a chart."""

    title: str
    subtitle: str
    chart: QSize
    """Pixels of the chart."""
    draw: Callable[[QPainter, QPointF], None]
    """Paints the chart from its upper left corner."""
    legend: Sequence[tuple[str, Swatch]] = ()
    paper: Palette = PAPER

    @property
    def size(self) -> QSize:
        """Pixels at scale 1."""
        lines = 2 + len(self._legend_lines()) + 1
        return QSize(self.chart.width() + 2 * _MARGIN,
                     self.chart.height() + 2 * _MARGIN + lines * _LINE)  # fmt: skip

    def paint(self, painter: QPainter) -> None:
        """Paint it, from the upper left corner."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pens = Pens(self.paper)
        painter.fillRect(QRectF(QPointF(0, 0), self.size.toSizeF()), brush(self.paper.page))
        width = self.size.width() - 2 * _MARGIN
        line = QRectF(_MARGIN, _MARGIN, width, _LINE)
        pens.words(painter, pens.bold, line, self.title, self.paper.text, left=True)
        line.translate(0, _LINE)
        pens.words(painter, pens.plain, line, self.subtitle, self.paper.muted, left=True)
        painter.save()
        self.draw(painter, QPointF(_MARGIN, _MARGIN + 2 * _LINE))
        painter.restore()
        line.translate(0, _LINE + self.chart.height())
        for entries in self._legend_lines():
            paint_legend(painter, pens, line, entries)
            line.translate(0, _LINE)
        made = f"vfioviz {__version__}"
        pens.words(painter, pens.plain, line, made, self.paper.faint, left=True)

    def _legend_lines(self) -> list[list[tuple[str, Swatch]]]:
        pens = Pens(self.paper)
        lines: list[list[tuple[str, Swatch]]] = [[]]
        room = float(self.chart.width())
        for each in self.legend:
            need = legend_width(pens, [each])
            if need > room and lines[-1]:
                lines.append([])
                room = float(self.chart.width())
            lines[-1].append(each)
            room -= need
        return [line for line in lines if line]

    def image(self) -> QImage:
        """Return it as a picture for the clipboard."""
        made = QImage(self.size * _SCALE, QImage.Format.Format_RGB32)
        with painting_on(made) as painter:
            painter.scale(_SCALE, _SCALE)
            self.paint(painter)
        return made


def legend_width(pens: Pens, entries: Sequence[tuple[str, Swatch]]) -> float:
    """Return the pixels of a line of the legend."""
    return sum(18 + 6 + pens.plain.width(said) + 14 for said, _ in entries)


def paint_legend(
    painter: QPainter, pens: Pens, line: QRectF, entries: Sequence[tuple[str, Swatch]]
) -> None:
    """Paint samples with their words, from the left of a line."""
    x = line.left()
    for said, look in entries:
        box = QRectF(x, line.center().y() - 6, 18, 12)
        pens.box(painter, box, look)
        words = QRectF(x + 24, line.top(), 10, line.height())
        pens.words(painter, pens.plain, words, said, pens.palette.muted, left=True)
        x += 18 + 6 + pens.plain.width(said) + 14
