"""The matrix of records, painted: names at the left, argsz above, a cell for each call."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from vfioviz.kernel.sweep import Outcome
from vfioviz.scene.palette import LIGHT, Palette, Swatch, Texture
from vfioviz.scene.plots import matrix as model
from vfioviz.scene.plots.colours import swatch
from vfioviz.scene.plots.matrix import Matrix
from vfioviz.ui.bytemap.ink import brush, pen
from vfioviz.ui.plots.pen import Pens

HIGH = 24
"""Pixels of a row."""
HEAD = 22
"""Pixels above the rows."""
WIDTHS = (8, 12, 18, 28, 40)
"""Pixels of a column, from far away to near."""
_MOST_LINES, _MOST_COLUMNS = 200, 120
"""Of what is drawn on paper."""
_GAP = 12
_NAMES = 0.42
"""Part of the width that names may take at the most."""
_MEASURED = 200
"""Names that are measured."""


class MatrixPainter:
    """Paints a matrix on the screen, or on paper."""

    def __init__(self) -> None:
        self.matrix = Matrix((), (), 0)
        self.rows: list[int] = []
        """By row on the screen its line; below 0: a device begins there."""
        self.places: list[int] = []
        """By line its row."""
        self.shown: dict[int, set[int]] = {}
        """By line, the columns with a record that the map shows."""
        self.zoom = len(WIDTHS) - 1
        self.names = 0
        """Pixels of the names."""
        self.line = self.column = 0
        """The current cell."""
        self.focused = False
        """Whether the current cell is framed."""
        self.on_paper = False
        """Whether each cell is painted for itself: a file has no pictures of cells."""
        self.ratio = 1.0
        self.pens = Pens(LIGHT)
        self._stamps: dict[Outcome | None, QPixmap] = {}

    def take(self, matrix: Matrix) -> None:
        """Paint another matrix."""
        self.matrix, self.rows, self.places = matrix, [], []
        device = ""
        for at, line in enumerate(matrix.lines):
            if matrix.devices > 1 and line.device != device:
                device = line.device
                self.rows.append(-1)
            self.places.append(len(self.rows))
            self.rows.append(at)
        self.line = min(self.line, max(0, len(matrix.lines) - 1))
        self.column = min(self.column, max(0, len(matrix.columns) - 1))

    def set_palette(self, palette: Palette) -> None:
        """Take the colours of a theme."""
        self.pens = Pens(palette)
        self.forget()

    def forget(self) -> None:
        """Paint the cells anew: they are of another size, or colour."""
        self._stamps.clear()

    @property
    def wide(self) -> int:
        """Pixels of a column."""
        return WIDTHS[self.zoom]

    def measure(self, width: int) -> None:
        """Give the names what they need of a width."""
        shown = self.matrix.lines[:_MEASURED]
        widest = max((self.pens.plain.width(line.call) for line in shown), default=0.0)
        self.names = ceil(min(widest + _GAP + 1, width * _NAMES))

    def paper_size(self) -> QSize:
        """Return the pixels of the matrix on paper, as far as it is drawn there."""
        lines, columns = min(len(self.rows), _MOST_LINES), len(self.matrix.columns)
        wide = min(columns, _MOST_COLUMNS) * self.wide
        return QSize(self.names + wide + 2, HEAD + lines * HIGH + 2)

    def paint(self, painter: QPainter, area: QRectF, across: int, down: int) -> None:
        """Paint what is seen of it, scrolled by so many pixels."""
        palette, wide = self.pens.palette, self.wide
        painter.fillRect(area, brush(palette.page))
        left, top = area.left() + self.names, area.top() + HEAD
        first, last = across // wide, min(
            len(self.matrix.columns), ceil((across + area.right() - left) / wide)
        )  # fmt: skip
        begin = down // HIGH
        end = min(len(self.rows), ceil((down + area.bottom() - top) / HIGH))
        painter.save()
        painter.setClipRect(QRectF(left, top, area.right() - left, area.bottom() - top))
        for at in range(begin, end):
            y = top + at * HIGH - down
            if self.rows[at] >= 0:
                self._line(painter, self.rows[at], (left - across, y), first, last)
        self._current(painter, left - across, top - down)
        painter.restore()
        painter.save()
        painter.setClipRect(QRectF(area.left(), top, area.width(), area.bottom() - top))
        for at in range(begin, end):
            y = top + at * HIGH - down
            self._name(painter, at, QRectF(area.left(), y, area.width(), HIGH))
        painter.restore()
        self._heads(painter, area, (left - across, first, last))

    def _line(
        self, painter: QPainter, at: int, origin: tuple[float, float], first: int, last: int
    ) -> None:
        line, (x, y), wide = self.matrix.lines[at], origin, self.wide
        palette = self.pens.palette
        painter.fillRect(QRectF(x + first * wide, y + HIGH - 1, (last - first) * wide, 1),
                         brush(palette.rule))  # fmt: skip
        for run in line.runs:
            if run.last > first and run.first < last:
                start, stop = max(first, run.first), min(last, run.last)
                box = QRectF(x + start * wide, y, (stop - start) * wide, HIGH)
                self._run(painter, box, run.outcome)
        for column in self.shown.get(at, ()):
            if first <= column < last:
                box = QRectF(x + column * wide, y, wide, HIGH)
                painter.setPen(pen(palette.text, 2.0))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(box.adjusted(1.5, 1.5, -1.5, -1.5))

    def _current(self, painter: QPainter, x: float, y: float) -> None:
        if not self.matrix.lines or not self.focused:
            return
        palette = self.pens.palette
        top = y + self.places[self.line] * HIGH
        box = QRectF(x + self.column * self.wide, top, self.wide, HIGH)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, inset in ((palette.ring_outer, 0.5), (palette.ring_inner, 2.0)):
            painter.setPen(pen(shade, 2.0))
            painter.drawRect(box.adjusted(inset, inset, -inset, -inset))

    def _heads(self, painter: QPainter, area: QRectF, seen: tuple[float, int, int]) -> None:
        x, first, last = seen
        palette, pens = self.pens.palette, self.pens
        painter.fillRect(QRectF(area.left(), area.top(), area.width(), HEAD), brush(palette.page))
        rule = QRectF(area.left(), area.top() + HEAD - 1, area.width(), 1)
        painter.fillRect(rule, brush(palette.rule))
        word = QRectF(area.left(), area.top(), self.names - _GAP, HEAD)
        said = "argsz"
        pens.words(painter, pens.plain, word.adjusted(
            max(0.0, word.width() - pens.plain.width(said)), 0, 0, 0
        ), said, palette.muted, left=True)  # fmt: skip
        taken = float("-inf")
        for column in range(first, last):
            said = model.column_name(self.matrix.columns[column])
            width = pens.mono.width(said)
            middle = x + (column + 0.5) * self.wide
            inside = area.left() + self.names <= middle - width / 2
            if inside and middle - width / 2 > taken and middle + width / 2 <= area.right():
                box = QRectF(middle - width / 2, area.top(), width, HEAD)
                pens.words(painter, pens.mono, box, said, palette.muted)
                taken = middle + width / 2 + 6

    def _name(self, painter: QPainter, at: int, row: QRectF) -> None:
        pens, line = self.pens, self.rows[at]
        if line < 0:
            painter.fillRect(row, brush(pens.palette.panel))
            said = pens.bold.elide(self.matrix.lines[self.rows[at + 1]].device, row.width() - 8)
            pens.words(painter, pens.bold, row.adjusted(4, 0, 0, 0), said, pens.palette.text,
                       left=True)  # fmt: skip
            return
        room = self.names - _GAP
        chosen = line == self.line and self.focused
        said = pens.plain.elide(self.matrix.lines[line].call, room)
        shade = pens.palette.text if chosen else pens.palette.muted
        left = row.adjusted(max(0.0, room - pens.plain.width(said)), 0, 0, 0)
        pens.words(painter, pens.plain, left, said, shade, left=True)

    def _run(self, painter: QPainter, box: QRectF, outcome: Outcome | None) -> None:
        """Paint cells that look alike: on the screen from one picture of them."""
        if not self.on_paper:
            painter.drawTiledPixmap(box, self._stamp(outcome))
            return
        for at in range(round(box.width()) // self.wide):
            cell = QRectF(box.left() + at * self.wide, box.top(), self.wide, HIGH)
            self._cell(painter, cell, outcome)

    def _cell(self, painter: QPainter, box: QRectF, outcome: Outcome | None) -> None:
        inner = box.adjusted(1, 1, -1, -2)
        self.pens.box(painter, inner, look(self.pens.palette, outcome), [model.letter(outcome)])

    def _stamp(self, outcome: Outcome | None) -> QPixmap:
        found = self._stamps.get(outcome)
        if found is None:
            ratio = self.ratio
            found = QPixmap(QSize(round(self.wide * ratio), round(HIGH * ratio)))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._cell(painter, QRectF(0, 0, self.wide, HIGH), outcome)
            painter.end()
            self._stamps[outcome] = found
        return found


def look(palette: Palette, outcome: Outcome | None) -> Swatch:
    """Return how a cell is drawn."""
    if outcome is not None:
        return swatch(palette, outcome)
    return Swatch(palette.panel, palette.edge, palette.text, palette.muted, palette.edge,
                  Texture.BRICKS)  # fmt: skip
