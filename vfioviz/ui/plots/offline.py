"""Charts as pictures without a window: painted as the panels paint them, without pyqtgraph."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter

from vfioviz.capture.source import Capture
from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.kernel.producer import Producer
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.legend import entries
from vfioviz.scene.palette import TEXTURES, Palette
from vfioviz.scene.plots import argsz as argsz_model
from vfioviz.scene.plots import space_axis
from vfioviz.scene.plots import tables as words
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.scene.plots.minimap import Strip
from vfioviz.scene.plots.spaces import Space
from vfioviz.ui.bytemap.minimap import paint_strip
from vfioviz.ui.plots import argsz_drawing, space_drawing
from vfioviz.ui.plots.drawing import AXIS, Drawing
from vfioviz.ui.plots.matrix_painter import MatrixPainter
from vfioviz.ui.plots.paper import paint_chart
from vfioviz.ui.plots.pen import Pens
from vfioviz.ui.plots.sheet import ChartSheet

_WIDE = 1040
"""Pixels of a chart."""
_STRIP, _STRIP_GAP = 132, 28
_TALL = 800.0
"""Pixels of the longest strip of a minimap."""
_ROW = 6.0
_HEAD = 24
_EXPLAINED = 2000
"""Rows of a column in which is looked for what there is to explain."""


def argsz(
    project: Project, derived: Derived, versions: Sequence[Producer], paper: Palette
) -> ChartSheet:
    """Return the chart of what each argsz gets of each version of the code."""
    chart = argsz_model.chart(project, versions)
    given = {lane.key: argsz_model.given(project, derived, lane.key) for lane in chart.lanes}
    drawing = argsz_drawing.ArgszDrawing(chart, given, 0)
    subtitle = tr("{abi}, as the variants are modelled", abi=project.layout_abi.title)
    return _charted(words.argsz_title(project), subtitle, drawing, argsz_drawing.legend, paper)


def ranges(space: Space, paper: Palette, *, to_scale: bool) -> ChartSheet:
    """Return the chart of areas over their region, or of IOVA ranges over all addresses."""
    axis = space_axis.axis(space, to_scale=to_scale)
    drawing = space_drawing.SpaceDrawing(space, axis, 0, -1)
    return _charted(
        words.ranges_title(space),
        words.ranges_subtitle(space),
        drawing,
        lambda palette: space_drawing.legend(palette, space),
        paper,
    )


def records(captures: Sequence[Capture], found: Matrix, paper: Palette) -> ChartSheet:
    """Return the matrix of calls and argsz, or its beginning."""
    painter = MatrixPainter()
    painter.take(found)
    painter.set_palette(paper)
    painter.measure(_WIDE)
    painter.on_paper = True
    size = painter.paper_size()

    def draw(target: QPainter, at: QPointF) -> None:
        painter.paint(target, QRectF(at, size.toSizeF()), 0, 0)

    devices = "; ".join(dict.fromkeys(line.device for line in found.lines))
    return ChartSheet(words.records_title(captures), devices, size, draw,
                      argsz_drawing.legend(paper), paper)  # fmt: skip


def minimap(maps: Sequence[ByteMap], strips: Sequence[Strip], paper: Palette) -> ChartSheet:
    """Return all of each column in little, side by side and of one scale."""
    pens = Pens(paper)
    longest = max((each.rows for each in strips), default=1)
    scale = min(_ROW, _TALL / max(1, longest))
    size = QSize(
        max(360, len(strips) * (_STRIP + _STRIP_GAP)), round(_HEAD + longest * scale) + _HEAD
    )

    def draw(target: QPainter, at: QPointF) -> None:
        for number, (bytemap, strip) in enumerate(zip(maps, strips, strict=True)):
            x = at.x() + number * (_STRIP + _STRIP_GAP)
            head = QRectF(x, at.y(), _STRIP, _HEAD)
            title = pens.bold.elide(bytemap.column.title, _STRIP + _STRIP_GAP - 8)
            pens.words(target, pens.bold, head, title, paper.text, left=True)
            area = QRectF(x, at.y() + _HEAD, _STRIP, strip.rows * scale)
            paint_strip(target, paper, strip, area)
            end = QRectF(x, area.bottom(), _STRIP, _HEAD)
            said = text.byte_count(bytemap.size)
            pens.words(target, pens.plain, end, said, paper.muted, left=True)

    titles = ", ".join(dict.fromkeys(each.layout.abi.title for each in maps))
    looks = [
        (each.text, paper.swatch(each.role, each.tone, unwritten=each.unwritten))
        if each.role in TEXTURES or each.unwritten
        else (each.text, paper.headers[each.tone])
        for each in entries(maps, _EXPLAINED)
        if not each.misaligned
    ]
    return ChartSheet(words.minimap_title(maps), titles, size, draw, looks, paper)


def _charted(
    title: str,
    subtitle: str,
    drawing: Drawing,
    legend: argsz_drawing.Legend,
    paper: Palette,
) -> ChartSheet:
    pens = Pens(paper)
    high = (sum(drawing.heights()) // 2) + AXIS
    size = QSize(_WIDE, high)

    def draw(painter: QPainter, at: QPointF) -> None:
        span = (drawing.low, drawing.high)
        paint_chart(painter, pens, drawing, at, QSizeF(size), span)

    return ChartSheet(title, subtitle, size, draw, legend(paper), paper)
