"""What stands above a column: title, badges, figures, ruler; all of them on a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, told, tr
from vfioviz.scene import text
from vfioviz.scene.header import Chip, chips
from vfioviz.ui.bytemap.ink import Ink, brush, pen, write
from vfioviz.ui.bytemap.metrics import MARGIN

_REFERENCE, _SHORT = mark("reference"), mark("ref")
_MOST_LINES = 2
"""Lines of figures; where they would be more, those with nothing to see are left out."""


class Badge(NamedTuple):
    """A word behind the title."""

    kind: str
    """A key of ``scene.text.BADGES``, or ``reference``."""
    words: str
    short: str
    """The words where there is no room for them."""
    fill: str
    shade: str


class Placed(NamedTuple):
    """A figure and where it stands."""

    chip: Chip
    rect: QRectF


class Head:
    """What the line on the screen and the header on a sheet share."""

    def __init__(
        self, ink: Ink, column: DerivedColumn, width: float, *, reference: bool = False
    ) -> None:
        self.ink = ink
        words = tr(text.BADGES[column.badge])
        self.badges = [Badge(column.badge, words, words, *ink.palette.badge(column.badge))]
        if reference:
            self.badges.append(
                Badge("reference", tr(_REFERENCE), tr(_SHORT), ink.palette.page, ink.palette.note)
            )
        self.column = column
        self.width = width

    @property
    def ruler(self) -> float:
        """Pixels that the ruler takes."""
        return float(ceil(self.ink.small_mono.height + 4))

    def _taken(self, badges: Iterable[Badge]) -> float:
        """Return the pixels that badges take."""
        return sum(self.ink.chip_bold.width(badge.words) + 22 for badge in badges)

    def _chip_width(self, chip: Chip) -> float:
        return self.ink.chip.width(chip.label) + self.ink.chip_bold.width(chip.value) + 21

    def _badge(self, painter: QPainter, x: float, middle: float, badge: Badge) -> float:
        """Paint a badge left-aligned at x; returns its width."""
        ink, palette = self.ink, self.ink.palette
        width, height = ink.chip_bold.width(badge.words) + 16, ink.chip.height + 4
        box = QRectF(x, middle - height / 2, width, height)
        outline, style = badge.fill, Qt.PenStyle.SolidLine
        if badge.kind == "model":
            outline, style = palette.text, Qt.PenStyle.DashLine
        elif badge.kind == "reference":
            outline = badge.shade
        painter.setBrush(brush(badge.fill))
        painter.setPen(pen(outline, 1.2, style))
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 4, 4)
        base = middle + ink.chip_bold.cap / 2
        write(painter, ink.chip_bold, badge.shade, x + 8, base, badge.words)
        return width

    def paint_ruler(self, painter: QPainter, x: float, y: float) -> None:
        """Paint ``+0 +1 ...`` with the first cell's left edge at x."""
        ink, metrics = self.ink, self.ink.metrics
        face = ink.small_mono
        widest = face.width(f"+{metrics.row_bytes - 1}") + 6
        step = 1
        while step * metrics.byte < widest:
            step *= 2
        for column in range(0, metrics.row_bytes, step):
            words = f"+{column}"
            middle = x + column * metrics.byte + metrics.byte / 2 - face.width(words) / 2
            write(painter, face, ink.palette.faint, middle, y + face.ascent, words)

    def _chip(self, painter: QPainter, chip: Chip, rect: QRectF) -> None:
        ink, palette = self.ink, self.ink.palette
        fills = {"warn": palette.warn_fill, "error": palette.error_fill}
        lines = {"warn": palette.warn, "error": palette.error, "quiet": palette.rule}
        shades = {"warn": palette.warn, "error": palette.error, "quiet": palette.faint}
        outline = lines.get(chip.weight, palette.edge)
        painter.setPen(pen(outline, 1.5 if chip.weight in fills else 1.0))
        painter.setBrush(brush(fills.get(chip.weight, palette.page)))
        painter.drawRoundedRect(
            rect.adjusted(0.5, 0.5, -0.5, -0.5), rect.height() / 2, rect.height() / 2
        )
        base = rect.center().y() + ink.chip.cap / 2
        label = shades.get(chip.weight, palette.muted)
        write(painter, ink.chip, label, rect.left() + 8, base, chip.label)
        value = shades.get(chip.weight, palette.text)
        at = rect.left() + 8 + ink.chip.width(chip.label) + 5
        write(painter, ink.chip_bold, value, at, base, chip.value)


class ColumnHeader(Head):
    """The header of one column on a sheet, laid out for a width."""

    def __init__(
        self, ink: Ink, column: DerivedColumn, width: float, *, reference: bool = False
    ) -> None:
        super().__init__(ink, column, width - 2 * MARGIN, reference=reference)
        self._chips: list[Placed] = []
        every = chips(column)
        self._lines = self._flow(every)
        if self._lines > _MOST_LINES:
            self._lines = self._flow(chip for chip in every if chip.weight != "quiet")

    @property
    def height(self) -> float:
        """Pixels down to the ruler; whole ones, so that rows stay sharp."""
        return float(ceil(self._chips_top + self._lines * self._line + 4))

    @property
    def _chips_top(self) -> float:
        return 12 + self.ink.title.height + 2 + self.ink.body.height + 8

    @property
    def _line(self) -> float:
        return self.ink.chip.height + 11

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint title, badge, subtitle and chips with the upper left corner at (x, y)."""
        ink, palette, column = self.ink, self.ink.palette, self.column
        left = x + MARGIN
        badges = self.badges
        if self.width - self._taken(badges) < ink.title.width(column.title):
            badges = [badge._replace(words=badge.short) for badge in badges]
        room = self.width - self._taken(badges)
        title = ink.title.elide(column.title, room)
        base = y + 12 + ink.title.ascent
        write(painter, ink.title, palette.text, left, base, title)
        at = left + ink.title.width(title) + 10
        for badge in badges:
            at += self._badge(painter, at, base - ink.title.cap / 2, badge) + 6
        base = y + 12 + ink.title.height + 2 + ink.body.ascent
        subtitle = ink.body.elide(told(column.subtitle), self.width)
        write(painter, ink.body, palette.muted, left, base, subtitle)
        for placed in self._chips:
            self._chip(painter, placed.chip, placed.rect.translated(left, y + self._chips_top))

    def _flow(self, items: Iterable[Chip]) -> int:
        ink = self.ink
        self._chips.clear()
        x, line, height = 0.0, 0, ink.chip.height + 6
        for chip in items:
            width = self._chip_width(chip)
            if x and x + width > self.width:
                x, line = 0.0, line + 1
            self._chips.append(Placed(chip, QRectF(x, line * self._line, width, height)))
            x += width + 6
        return line + 1
