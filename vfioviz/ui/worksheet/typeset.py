"""How tall a block of a worksheet is, and how it is painted; in points, 72 to an inch."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontInfo, QPainter

from vfioviz.scene.palette import PAPER
from vfioviz.scene.worksheet.blocks import (
    Answer,
    Code,
    Heading,
    Map,
    Paragraph,
    SheetPart,
    Table,
)
from vfioviz.ui.bytemap.ink import Face, brush, colour, pen
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.fonts import mono, sans

Simple = Heading | Paragraph | Table | Code | Map | Answer

_SIZES = {1: 17, 2: 13, 3: 10.5}
_BODY, _SMALL = 9.5, 7.0
_CELL_WIDTH, _CELL_HEIGHT = 25.0, 12.5
_OFFSETS = 26.0
"""Width of the offsets beside a map."""
_BETWEEN = 26.0
"""Between the halves of a map that is too tall for one."""
_TALLEST = 14
"""Rows of a half."""


def _font(base: QFont, size: float, *, bold: bool = False) -> QFont:
    font = QFont(base)
    # One name: readers of SVG take a list of families for the name of one.
    font.setFamilies([QFontInfo(base).family()])
    # Pixels here are points: the painter is scaled, so that every device breaks lines alike.
    font.setPixelSize(round(size * 8))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


class Typesetter:
    """Sets blocks in a column of a given width.

    Fonts are eight times as large as they are painted: whole pixels are too coarse for paper.
    """

    SCALE = 8.0

    def __init__(self, width: float) -> None:
        self.width = width
        # The same seed is the same sheet, whoever makes it.
        plain, code = sans(), mono(chosen=False)
        self._heads = {level: Face(_font(plain, size, bold=True)) for level, size in _SIZES.items()}
        self._body = Face(_font(plain, _BODY))
        self._code = Face(_font(code, _BODY - 1))
        self._small = Face(_font(code, _SMALL))
        self._label = Face(_font(plain, _SMALL))

    # ---- heights

    def height(self, block: Simple) -> float:
        """Return how much room a block takes, with the space below it."""
        if isinstance(block, Heading):
            lines = len(self._wrapped(self._heads[block.level], block.text))
            return lines * self._line(self._heads[block.level]) + (14, 8, 5)[block.level - 1]
        if isinstance(block, Paragraph):
            return len(self._wrapped(self._body, block.text)) * self._line(self._body) + 7
        if isinstance(block, Table):
            return len(block.rows) * self._line(self._code) + 7
        if isinstance(block, Code):
            return len(block.lines) * self._line(self._code) + 8
        if isinstance(block, Map):
            return self._map_rows(block) * _CELL_HEIGHT + 20
        answer = len(self._answer_lines(block)) * self._line(self._body)
        return answer + len(self._reason_lines(block)) * self._line(self._code) + 20

    def _line(self, face: Face) -> float:
        return face.height / self.SCALE * 1.12

    def _wrapped(self, face: Face, text: str, room: float | None = None) -> list[str]:
        room = (self.width if room is None else room) * self.SCALE
        lines: list[str] = []
        for paragraph in text.split("\n"):
            line = ""
            for word in paragraph.split(" "):
                longer = f"{line} {word}" if line else word
                if line and face.width(longer) > room:
                    lines.append(line)
                    line = word
                else:
                    line = longer
            lines.append(line)
        return lines

    # ---- painting

    def paint(self, painter: QPainter, block: Simple, top: float) -> None:
        """Paint a block whose upper edge is at ``top``, the left one at 0."""
        if isinstance(block, Heading):
            face = self._heads[block.level]
            self._lines(painter, face, self._wrapped(face, block.text), top, PAPER.text)
        elif isinstance(block, Paragraph):
            shade = PAPER.muted if block.quiet else PAPER.text
            lines = self._wrapped(self._body, block.text)
            self._lines(painter, self._body, lines, top, shade)
        elif isinstance(block, Code):
            self._lines(painter, self._code, list(block.lines), top, PAPER.text)
        elif isinstance(block, Table):
            self._table(painter, block, top)
        elif isinstance(block, Map):
            self._map(painter, block, top)
        else:
            self._answer(painter, block, top)

    def _text(self, painter: QPainter, face: Face, x: float, base: float, text: str) -> None:
        painter.save()
        painter.translate(x, base)
        painter.scale(1 / self.SCALE, 1 / self.SCALE)
        painter.setFont(face.font)
        painter.drawText(QPointF(0, 0), text)
        painter.restore()

    def _lines(
        self, painter: QPainter, face: Face, lines: list[str], top: float, shade: str
    ) -> None:
        painter.setPen(colour(shade))
        for number, line in enumerate(lines):
            base = top + number * self._line(face) + face.ascent / self.SCALE
            self._text(painter, face, 0, base, line)

    def _table(self, painter: QPainter, table: Table, top: float) -> None:
        painter.setPen(colour(PAPER.text))
        face, x = self._code, 0.0
        for column in zip(*table.rows, strict=True):
            for number, word in enumerate(column):
                base = top + number * self._line(face) + face.ascent / self.SCALE
                self._text(painter, face, x, base, word)
            x += max(face.width(word) for word in column) / self.SCALE + 12

    # ---- answers

    def _answer_lines(self, answer: Answer) -> list[str]:
        said = f"{answer.question}   {answer.answer}" if answer.answer else answer.question
        return self._wrapped(self._body, said)

    def _reason_lines(self, answer: Answer) -> list[str]:
        return self._wrapped(self._code, answer.reason) if answer.reason else []

    def _answer(self, painter: QPainter, answer: Answer, top: float) -> None:
        lines = self._answer_lines(answer)
        self._lines(painter, self._body, lines, top, PAPER.text)
        below = top + len(lines) * self._line(self._body)
        self._lines(painter, self._code, self._reason_lines(answer), below, PAPER.muted)
        if not answer.answer:
            x = self._body.width(lines[-1]) / self.SCALE + 10
            base = top + (len(lines) - 1) * self._line(self._body) + self._body.ascent / self.SCALE
            painter.fillRect(QRectF(x, base + 2, 110, 0.6), brush(PAPER.edge))

    # ---- maps

    def _map_rows(self, shape: Map) -> int:
        rows = -(-shape.size // 8)
        return rows if rows <= _TALLEST else -(-rows // self._halves(shape))

    def _halves(self, shape: Map) -> int:
        rows = -(-shape.size // 8)
        fit = int((self.width + _BETWEEN) // (_OFFSETS + 8 * _CELL_WIDTH + _BETWEEN))
        return max(1, min(fit, -(-rows // _TALLEST)))

    def _cells(self, shape: Map, start: int, stop: int) -> Iterator[tuple[int, int, QRectF]]:
        """Yield the runs of ``[start, stop)``, a row each, with where they lie."""
        rows = self._map_rows(shape)
        at = start
        while at < stop:
            row, column = divmod(at, 8)
            end = min(stop, (row + 1) * 8)
            half, line = divmod(row, rows)
            x = half * (_OFFSETS + 8 * _CELL_WIDTH + _BETWEEN) + _OFFSETS + column * _CELL_WIDTH
            yield at, end, QRectF(x, line * _CELL_HEIGHT, (end - at) * _CELL_WIDTH, _CELL_HEIGHT)
            at = end

    def _map(self, painter: QPainter, shape: Map, top: float) -> None:
        painter.save()
        painter.translate(0, top + 9)
        self._rulers(painter, shape)
        for start, _, box in self._cells(shape, 0, shape.size):
            painter.fillRect(box, brush("#FFFFFF"))
            painter.setPen(colour(PAPER.faint))
            said = str(start)
            x = box.left() - self._small.width(said) / self.SCALE - 4
            base = box.top() + _CELL_HEIGHT / 2 + self._small.cap / self.SCALE / 2
            self._text(painter, self._small, x, base, said)
        for part in shape.parts:
            self._part(painter, shape, part)
        for at in range(shape.size):
            if not shape.parts:
                for _, _, box in self._cells(shape, at, at + 1):
                    painter.setPen(pen(PAPER.rule, 0.5))
                    painter.drawRect(box)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(PAPER.edge, 0.8))
        for _, _, box in self._cells(shape, 0, shape.size):
            painter.drawRect(box)
        painter.restore()

    def _rulers(self, painter: QPainter, shape: Map) -> None:
        painter.setPen(colour(PAPER.faint))
        rows = -(-shape.size // 8)
        for half in range(-(-rows // self._map_rows(shape))):
            left = half * (_OFFSETS + 8 * _CELL_WIDTH + _BETWEEN) + _OFFSETS
            for byte in range(8):
                x = left + (byte + 0.5) * _CELL_WIDTH
                x -= self._small.width(str(byte)) / self.SCALE / 2
                self._text(painter, self._small, x, -3, str(byte))

    def _part(self, painter: QPainter, shape: Map, part: SheetPart) -> None:
        swatch = PAPER.swatch(part.role, part.tone)
        widest: QRectF | None = None
        for _, _, box in self._cells(shape, part.start, part.stop):
            painter.fillRect(box, brush(swatch.fill))
            paint_texture(painter, box, swatch.texture, swatch.ink, 3.5)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(swatch.outline, 0.8))
            painter.drawRect(box)
            if widest is None or box.width() > widest.width():
                widest = box
        if widest is not None:
            label = self._label.elide(part.label, (widest.width() - 4) * self.SCALE)
            painter.setPen(colour(swatch.text))
            x = widest.center().x() - self._label.width(label) / self.SCALE / 2
            base = widest.center().y() + self._label.cap / self.SCALE / 2
            self._text(painter, self._label, x, base, label)
