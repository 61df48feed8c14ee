"""The map as a file: PNG, SVG with real text, PDF; always on paper colours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QImage,
    QImageWriter,
    QPageLayout,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
)
from PySide6.QtSvg import QSvgGenerator

from vfioviz import __version__
from vfioviz.capture.filewrite import write_file
from vfioviz.capture.source import CaptureError
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.view import View
from vfioviz.language import told, tr
from vfioviz.scene import text
from vfioviz.scene.legend import entries, swatch_of
from vfioviz.scene.level import maps
from vfioviz.scene.links import Links
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.scene.plots import minimap
from vfioviz.scene.ribbons import along
from vfioviz.ui.bytemap.gutter import Gutter, widest_label
from vfioviz.ui.bytemap.header import ColumnHeader
from vfioviz.ui.bytemap.ink import Ink, brush, colour, pen
from vfioviz.ui.bytemap.metrics import MARGIN, Metrics, measure
from vfioviz.ui.bytemap.minimap import STRIP, paint_strip
from vfioviz.ui.bytemap.painter import RowPainter
from vfioviz.ui.bytemap.ribbons import Edge, paint_ribbons
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.painting import painting_on

MAX_ROWS = 2000
"""A longer map is cut: no reader of a picture scrolls that far, and no picture is that tall."""
MAX_PIXELS = 1 << 27
"""Of a PNG, 512 MiB while it is made; one that is larger is made at scale 1, or refused."""
_PREFERRED = 42
"""Width of a byte on paper, in pixels."""
_AMPLE = 100_000
_LITTLE = 800.0
"""Pixels of the longest column in little."""
_DPI, _PDF_DPI = 96, 288


class ExportError(Exception):
    """The picture could not be written; the text says why."""


class Paintable(Protocol):
    """What a file is written of."""

    title: str

    @property
    def size(self) -> QSize:
        """Pixels at scale 1."""

    def paint(self, painter: QPainter) -> None:
        """Paint it, from the upper left corner."""


class Sheet:
    """The columns laid out on one sheet, sized to what is on it."""

    def __init__(
        self,
        columns: Sequence[DerivedColumn],
        view: View,
        palette: Palette = PAPER,
        *,
        letters: bool = False,
    ) -> None:
        self._letters = letters
        self.columns = tuple(columns)
        self.maps = maps(columns, view.row_bytes, fold=view.fold, level=view.level)
        self.links = [Links(each) for each in self.maps]
        lanes = max((each.lanes for each in self.links), default=1)
        digits = max((len(str(each.size)) for each in self.maps), default=2)
        probe = Ink(palette, measure(zoom=100, row_bytes=8, room=0, digits=2, labels=80))
        labels = round(widest_label(self.maps, probe.name_bold, probe.small_mono))
        wide = self._measure(view, digits, labels, lanes, _AMPLE)
        narrower = wide.byte - round(_PREFERRED * view.zoom / 100)
        room = wide.column - max(0, narrower) * view.row_bytes
        self.metrics = self._measure(view, digits, labels, lanes, room)
        self.ink = Ink(palette, self.metrics)
        self.rows = RowPainter(self.ink)
        self.headers = [ColumnHeader(self.ink, column, self.metrics.column) for column in columns]
        among = len(self.maps) > 1 and view.reference < len(self.maps)
        against = self.maps[view.reference].layout if among else None
        self.gutters = [
            Gutter(self.ink, bytemap, links, against)
            for bytemap, links in zip(self.maps, self.links, strict=True)
        ]
        self.shown = [min(each.row_count, MAX_ROWS) for each in self.maps]
        self._ribbons = along(self.maps)
        cut = any(each.row_count > MAX_ROWS for each in self.maps)
        self._little = (
            [minimap.strip(each, (), minimap.MOST_BINS) for each in self.maps] if cut else []
        )
        """Of a map that is cut, all of it, beside it."""
        self.title = _title(self.columns)
        self._legend = entries(self.maps, MAX_ROWS)
        self._top = float(ceil(MARGIN + self.ink.body.height + 4))
        self._head = max((each.height for each in self.headers), default=0.0)

    def _measure(self, view: View, digits: int, labels: int, lanes: int, room: int) -> Metrics:
        return measure(
            zoom=view.zoom,
            row_bytes=view.row_bytes,
            room=room,
            digits=digits,
            labels=labels,
            lanes=lanes,
            grid=view.grid,
            letters=self._letters,
        )

    @property
    def size(self) -> QSize:
        """Pixels of the sheet at scale 1."""
        width = max(self.metrics.column * len(self.columns), 360) + self._beside
        return QSize(round(width), round(self._footer_top() + self._footer_height()))

    @property
    def _beside(self) -> int:
        """Pixels of the minimap."""
        return STRIP * len(self._little) + MARGIN if self._little else 0

    def paint(self, painter: QPainter) -> None:
        """Paint the whole sheet."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        palette, ink = self.ink.palette, self.ink
        painter.fillRect(QRectF(QPointF(0, 0), QSizeF(self.size)), brush(palette.page))
        self._words(painter, MARGIN, MARGIN + ink.body.ascent, self.title, palette.muted)
        for index in range(len(self.columns)):
            self._column(painter, index)
        self._paint_ribbons(painter)
        self._paint_little(painter)
        self._paint_legend(painter)
        self._paint_footer(painter)

    def _column(self, painter: QPainter, index: int) -> None:
        metrics, header, gutter = self.metrics, self.headers[index], self.gutters[index]
        x = index * metrics.column
        header.paint(painter, x, self._top)
        left, top = x + metrics.left, self._top + self._head
        header.paint_ruler(painter, left, top)
        top += header.ruler
        count, bytemap = self.shown[index], self.maps[index]
        for number in range(count):
            row = bytemap.row(number)
            offset = "" if row.empty else text.offset(row.start, hexadecimal=metrics.hexadecimal)
            self.rows.paint(painter, row, left, top + number * metrics.row, offset)
        gutter.paint(painter, left + metrics.width, top, 0, count)
        gutter.fence.paint(painter, left, top, 0, count)
        if count == bytemap.row_count:
            gutter.fence.paint_ending(painter, left, top)
        else:
            more = text.byte_count(bytemap.size - bytemap.offset_of(count))
            base = top + count * metrics.row + 6 + self.ink.name.ascent
            self._words(painter, left, base, tr("{more} more", more=more), self.ink.palette.faint)

    def _paint_ribbons(self, painter: QPainter) -> None:
        metrics = self.metrics
        top = self._top + self._head + (self.headers[0].ruler if self.headers else 0.0)
        high = max(self.shown, default=0) * metrics.row
        for index, joined in enumerate(self._ribbons):
            x = index * metrics.column + metrics.left
            left = Edge(x + metrics.width + 1, top)
            right = Edge(x + metrics.column - 1, top)
            view = QRectF(left.x, top, right.x - left.x, high)
            paint_ribbons(painter, self.ink, joined, left, right, view)

    def _paint_little(self, painter: QPainter) -> None:
        """Paint all of each column in little, with a frame around what is drawn in full."""
        top = self._top + self._head + (self.headers[0].ruler if self.headers else 0.0)
        left = self.metrics.column * len(self.columns)
        longest = max((each.rows for each in self._little), default=1)
        for index, each in enumerate(self._little):
            area = QRectF(left + index * STRIP, top, STRIP, _LITTLE * each.rows / longest)
            paint_strip(painter, self.ink.palette, each, area)
            seen = area.height() * min(1.0, self.shown[index] / max(1, each.rows))
            painter.setPen(pen(self.ink.palette.text))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(area.left() + 1, top, STRIP - 2, max(4.0, seen)))

    # Legend and footer

    def _legend_top(self) -> float:
        ruler = self.headers[0].ruler if self.headers else 0.0
        rows = max(self.shown, default=0) * self.metrics.row
        return self._top + self._head + ruler + rows + self.ink.name.height + 26

    def _legend_cells(self) -> list[tuple[float, float]]:
        """Return where each entry of the legend stands, and the height behind the last."""
        found, x, y = [], float(MARGIN), self._legend_top()
        width = max(self.metrics.column * len(self.columns), 360)
        for entry in self._legend:
            need = 30 + self.ink.body.width(entry.text) + 18
            if x > MARGIN and x + need > width - MARGIN:
                x, y = float(MARGIN), y + 24
            found.append((x, y))
            x += need
        return found

    def _footer_top(self) -> float:
        cells = self._legend_cells()
        return (cells[-1][1] + 24 if cells else self._legend_top()) + 12

    def _footer_height(self) -> float:
        return (len(self._footer()) * (self.ink.body.height + 2)) + MARGIN

    def _paint_legend(self, painter: QPainter) -> None:
        palette = self.ink.palette
        for entry, (x, y) in zip(self._legend, self._legend_cells(), strict=True):
            swatch = swatch_of(palette, entry)
            box = QRectF(x + 0.5, y + 0.5, 22, 15)
            painter.setPen(pen(palette.warn, 2.0) if entry.misaligned else pen(swatch.outline))
            painter.setBrush(brush(swatch.fill))
            painter.drawRoundedRect(box, 2, 2)
            paint_texture(painter, box.adjusted(1, 1, -1, -1), swatch.texture, swatch.ink, 5)
            self._words(painter, x + 29, y + 12.5, entry.text, palette.muted)

    def _footer(self) -> list[str]:
        lines = [f"{each.title}: {told(each.subtitle)}" for each in self.columns]
        return [*lines, f"vfioviz {__version__}"]

    def _paint_footer(self, painter: QPainter) -> None:
        palette, top = self.ink.palette, self._footer_top()
        painter.fillRect(
            QRectF(MARGIN, top - 6, self.size.width() - 2 * MARGIN, 1), brush(palette.rule)
        )
        room = self.size.width() - 2 * MARGIN
        for number, line in enumerate(self._footer()):
            base = top + number * (self.ink.body.height + 2) + self.ink.body.ascent
            self._words(painter, MARGIN, base, self.ink.body.elide(line, room), palette.faint)

    def _words(self, painter: QPainter, x: float, base: float, words: str, shade: str) -> None:
        painter.setFont(self.ink.body.font)
        painter.setPen(colour(shade))
        painter.drawText(QPointF(x, base), words)


def _title(columns: Sequence[DerivedColumn]) -> str:
    found = []
    for column in columns:
        layout = column.layout
        words = f"{layout.ioctl.name}  ·  {layout.abi.title}"
        if words not in found:
            found.append(words)
    return "   |   ".join(found)


def render(
    columns: Sequence[DerivedColumn],
    view: View,
    path: str | Path,
    scale: float = 1.0,
    *,
    palette: Palette = PAPER,
    letters: bool = False,
    links: bool = True,
    settle: Callable[[], None] = lambda: None,
) -> None:
    """Write the map to a file, in the format that the file's name ends with.

    Args:
        columns: What to draw, side by side.
        view: Bytes a row, grid, zoom and folding; the theme does not count.
        path: ``.png``, ``.svg`` or ``.pdf``.
        scale: Pixels of the picture for one of the map, for PNG; 0.5 to 8.
        palette: Its colours.
        letters: The letter of its role in each cell.
        links: Whether root may write through a link of its own.
        settle: Called when all is drawn and nothing written yet.

    Raises:
        ExportError: the name ends otherwise, or the file cannot be written.
    """
    write_sheet(
        lambda: Sheet(columns, view, palette, letters=letters),
        path, scale, links=links, settle=settle,
    )  # fmt: skip


def write_sheet(
    make: Callable[[], Paintable],
    path: str | Path,
    scale: float = 1.0,
    *,
    links: bool = True,
    settle: Callable[[], None] = lambda: None,
) -> None:
    """Write a sheet to a file; see ``render``.

    Args:
        make: Lays it out; called when the name is known to be right.
        path: ``.png``, ``.svg`` or ``.pdf``.
        scale: For PNG; 0.5 to 8.
        links: Whether root may write through a link of its own.
        settle: Called when all is drawn and nothing written yet.

    Raises:
        ExportError: the name ends otherwise, or the file cannot be written.
    """
    path = Path(path)
    writers = {".png": _png, ".svg": _svg, ".pdf": _pdf}
    writer = writers.get(path.suffix.lower())
    if writer is None:
        message = tr(
            "{name}: a map is written as .png, .svg or .pdf, by the name's ending", name=path.name
        )
        raise ExportError(message)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer(make(), buffer, max(0.5, min(scale, 8.0)))
    settle()
    try:
        write_file(path, bytes(buffer.data().data()), links=links)
    except CaptureError as problem:
        raise ExportError(str(problem)) from problem


def picture(
    columns: Sequence[DerivedColumn], view: View, scale: float, palette: Palette = PAPER
) -> QImage:
    """Return the map as it is exported; ExportError where that has too many pixels."""
    return _image(Sheet(columns, view, palette), scale)


def _png(sheet: Paintable, out: QBuffer, scale: float) -> None:
    QImageWriter(out, QByteArray(b"png")).write(_image(sheet, scale))


def _image(sheet: Paintable, scale: float) -> QImage:
    size = sheet.size * scale
    if size.width() * size.height() > MAX_PIXELS:
        size, scale = sheet.size, 1.0
    fits = size.width() * size.height() <= MAX_PIXELS
    image = QImage(size if fits else QSize(), QImage.Format.Format_RGB32)
    if image.isNull():
        message = tr(
            "a picture of {width} x {height} pixels is too large: use .svg",
            width=size.width(),
            height=size.height(),
        )
        raise ExportError(message)
    _paint(sheet, image, scale)
    return image


def _svg(sheet: Paintable, out: QBuffer, _scale: float) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(out)
    generator.setResolution(_DPI)
    generator.setSize(sheet.size)
    generator.setViewBox(QRect(0, 0, sheet.size.width(), sheet.size.height()))
    generator.setTitle(sheet.title)
    generator.setDescription(f"Byte map by vfioviz {__version__}")
    _paint(sheet, generator, 1.0)


def _pdf(sheet: Paintable, out: QBuffer, _scale: float) -> None:
    writer = QPdfWriter(out)
    writer.setTitle(sheet.title)
    writer.setCreator(f"vfioviz {__version__}")
    writer.setResolution(_PDF_DPI)
    points = QSizeF(sheet.size) * 72 / _DPI
    exact = QPageSize.SizeMatchPolicy.ExactMatch
    writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "map", exact))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    _paint(sheet, writer, _PDF_DPI / _DPI)


def _paint(sheet: Paintable, device: QPaintDevice, scale: float) -> None:
    with painting_on(device) as painter:
        painter.scale(scale, scale)
        sheet.paint(painter)
