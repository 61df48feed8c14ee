"""Structs on a sheet: bands of columns, what was found, a legend; always on paper colours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QPainter

from vfioviz import __version__
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.scene.structsheet import Band, Picture
from vfioviz.scene.structtext import Key, Note
from vfioviz.ui.bytemap.export import MAX_ROWS, write_sheet
from vfioviz.ui.bytemap.ink import Face, Ink, brush, pen, write
from vfioviz.ui.bytemap.metrics import MARGIN
from vfioviz.ui.bytemap.textures import paint_texture
from vfioviz.ui.structs.board import GridPainter, metrics_of, paint_triangle

_LEAST = 460
"""Width of a sheet."""
_APART = 26
"""Between two bands."""
_INDENT = 20


class _Line(NamedTuple):
    note: Note
    words: str
    first: bool


class _Placed(NamedTuple):
    band: Band
    board: GridPainter
    top: float
    rows: int
    feet: tuple[tuple[_Line, ...], ...]
    findings: tuple[_Line, ...]
    bottom: float


class StructSheet:
    """A picture laid out, sized to what is on it."""

    def __init__(self, picture: Picture, palette: Palette = PAPER) -> None:
        self.picture = picture
        self.title = picture.title
        self.palette = palette
        self.ink = Ink(palette, metrics_of(8, 1, 99))
        boards = [GridPainter(each.grid, each.heads, palette) for each in picture.bands]
        self._width = max([_LEAST, *(board.width for board in boards)])
        self._bands: list[_Placed] = []
        top = float(MARGIN)
        for band, board in zip(picture.bands, boards, strict=True):
            placed = self._place(band, board, top)
            self._bands.append(placed)
            top = placed.bottom + _APART
        self._keys_top = top - _APART + 18

    @property
    def size(self) -> QSize:
        """Pixels at scale 1."""
        rows = self._key_cells()
        last = rows[-1][1] + 24 if rows else self._keys_top
        return QSize(ceil(self._width), ceil(last + self._line + MARGIN + 8))

    @property
    def _line(self) -> float:
        return self.ink.body.height + 3

    def _place(self, band: Band, board: GridPainter, top: float) -> _Placed:
        rows = min(board.grid.row_count, MAX_ROWS)
        room = self._width - 2 * MARGIN - _INDENT
        feet = tuple(
            tuple(self._wrapped(notes, board.metrics.width - _INDENT)) for notes in band.feet
        )
        findings = tuple(self._wrapped(band.findings, room))
        below = top + self._head(band) + board.head_height + rows * board.metrics.row + 8
        below += max(map(len, feet), default=0) * self._line
        below += self._line if rows < board.grid.row_count else 0.0
        below += len(findings) * self._line + (6 if findings else 0)
        return _Placed(band, board, top, rows, feet, findings, below)

    def _head(self, band: Band) -> float:
        return self.ink.title.height + (self._line if band.subtitle else 0.0) + 8

    # ---- painting

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(QRectF(QPointF(0, 0), QSizeF(self.size)), brush(self.palette.page))
        for number, each in enumerate(self._bands):
            if number:
                rule = QRectF(MARGIN, each.top - _APART / 2, self._width - 2 * MARGIN, 1)
                painter.fillRect(rule, brush(self.palette.rule))
            self._band(painter, each)
        self._paint_keys(painter)
        base = self.size.height() - MARGIN
        words = f"vfioviz {__version__}"
        at = self._width - MARGIN - self.ink.body.width(words)
        write(painter, self.ink.body, self.palette.faint, at, base, words)

    def _band(self, painter: QPainter, placed: _Placed) -> None:
        ink, palette, board = self.ink, self.palette, placed.board
        room = self._width - 2 * MARGIN
        y = placed.top
        title = ink.title.elide(placed.band.title, room)
        write(painter, ink.title, palette.text, MARGIN, y + ink.title.ascent, title)
        if placed.band.subtitle:
            base = y + ink.title.height + ink.body.ascent
            write(painter, ink.body, palette.muted, MARGIN, base,
                  ink.body.elide(placed.band.subtitle, room))  # fmt: skip
        y += self._head(placed.band)
        board.paint_heads(painter, y)
        y += board.head_height
        board.paint_rows(painter, y, 0, placed.rows)
        y += placed.rows * board.metrics.row + 8
        if placed.rows < board.grid.row_count:
            left = board.grid.size - board.grid.offset_of(placed.rows)
            more = tr("{more} more", more=text.byte_count(left))
            write(painter, ink.body, palette.faint, board.left(0), y + ink.body.ascent, more)
            y += self._line
        for number, lines in enumerate(placed.feet):
            self._lines(painter, lines, board.left(number), y)
        y += max(map(len, placed.feet), default=0) * self._line + 6
        self._lines(painter, placed.findings, MARGIN, y)

    def _lines(self, painter: QPainter, lines: tuple[_Line, ...], x: float, y: float) -> None:
        ink, palette = self.ink, self.palette
        for number, each in enumerate(lines):
            top = y + number * self._line
            severity = each.note.severity
            shade = palette.muted if severity is None else palette.severity(severity)
            if each.first and each.note.sign == "▲" and severity is not None:
                paint_triangle(painter, palette, severity, x + 2, top + 2)
            elif each.first:
                write(painter, ink.name_bold, shade, x + 2, top + ink.body.ascent, each.note.sign)
            write(painter, ink.body, palette.muted, x + _INDENT, top + ink.body.ascent, each.words)

    def _wrapped(self, notes: tuple[Note, ...], room: float) -> Iterator[_Line]:
        for note in notes:
            for number, words in enumerate(wrapped(self.ink.body, note.text, room)):
                yield _Line(note, words, not number)

    # ---- legend

    def _key_cells(self) -> list[tuple[float, float]]:
        found, x, y = [], float(MARGIN), self._keys_top
        for each in self.picture.keys:
            need = 30 + self.ink.body.width(each.text) + 18
            if x > MARGIN and x + need > self._width - MARGIN:
                x, y = float(MARGIN), y + 24
            found.append((x, y))
            x += need
        return found

    def _paint_keys(self, painter: QPainter) -> None:
        for key, (x, y) in zip(self.picture.keys, self._key_cells(), strict=True):
            self._sample(painter, key, x, y)
            write(painter, self.ink.body, self.palette.muted, x + 29, y + 12.5, key.text)

    def _sample(self, painter: QPainter, key: Key, x: float, y: float) -> None:
        palette, face = self.palette, self.ink.name_bold
        if key.sign:
            shade = palette.text if key.severity is None else palette.severity(key.severity)
            middle = x + 11 - face.width(key.sign) / 2
            write(painter, face, shade, middle, y + 12.5, key.sign)
        elif key.severity is not None:
            paint_triangle(painter, palette, key.severity, x + 6, y + 2)
        else:
            swatch = palette.swatch(key.role, key.tone)
            box = QRectF(x + 0.5, y + 0.5, 22, 15)
            painter.setPen(pen(palette.warn, 2.0) if key.misaligned else pen(swatch.outline))
            painter.setBrush(brush(swatch.fill))
            painter.drawRoundedRect(box, 2, 2)
            paint_texture(painter, box.adjusted(1, 1, -1, -1), swatch.texture, swatch.ink, 5)


def wrapped(face: Face, words: str, room: float) -> Iterator[str]:
    """Yield lines that fit; a word that is too long for one is elided."""
    line = ""
    for word in words.split(" "):
        longer = f"{line} {word}" if line else word
        if line and face.width(longer) > room:
            yield line
            longer = word
        line = longer
    yield line if face.width(line) <= room else face.elide(line, room)


def render(
    picture: Picture,
    path: str | Path,
    scale: float = 1.0,
    *,
    links: bool = True,
    settle: Callable[[], None] = lambda: None,
) -> None:
    """Write a picture to a file, in the format that the file's name ends with.

    Args:
        picture: What is drawn.
        path: ``.png``, ``.svg`` or ``.pdf``.
        scale: Pixels of the file for one of the sheet, for PNG; 0.5 to 8.
        links: Whether root may write through a link of its own.
        settle: Called when all is drawn and nothing written yet.

    Raises:
        ExportError: The name ends otherwise, or the file can't be written.
    """
    write_sheet(lambda: StructSheet(picture), path, scale, links=links, settle=settle)
