"""The line above a column on the screen: title, badges, and the figures that there is room for.

What is wrong comes first. The tip has all of it.
"""

from __future__ import annotations

from collections.abc import Hashable
from math import ceil

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.header import Chip, chips, titles
from vfioviz.ui.bytemap.header import Badge, Head, Placed
from vfioviz.ui.bytemap.ink import Ink, brush, write

_TOP = 7
_GAP = 6
_EDGE = 2
_FEW = 2
_ORDER = {"error": 0, "warn": 1, "": 2, "quiet": 3}


class Headline(Head):
    """The header of one column on the screen, laid out for a width."""

    def __init__(
        self,
        ink: Ink,
        column: DerivedColumn,
        width: float,
        *,
        left: float = 0.0,
        reference: bool = False,
        among: int = 1,
    ) -> None:
        """Lay it out.

        Args:
            ink: Of the column.
            column: What it is about.
            width: Pixels of the column.
            left: Where its cells begin.
            reference: Whether the others are compared with it.
            among: How many columns there are; of many each says only what is wrong.
        """
        super().__init__(ink, column, width - left - _EDGE, reference=reference)
        self.left = left
        self.active = False
        """Whether it is the column that the panels show."""
        self.every = [
            chip for chip in chips(column) if among <= _FEW or chip.weight in {"error", "warn"}
        ]
        self.face = ink.headline
        self.title, self.shown, self.chips = self._lay_out()

    @property
    def height(self) -> float:
        """Pixels down to the ruler; whole ones, so that rows stay sharp."""
        return height(self.ink)

    @property
    def _line(self) -> float:
        return _line(self.ink)

    @property
    def look(self) -> Hashable:
        """All that is to be seen on it, beside the ink: equal ones look the same."""
        chips = tuple((each.chip, each.rect.getRect()) for each in self.chips)
        return self.left, self.title, self.face, tuple(self.shown), chips

    def _lay_out(self) -> tuple[str, list[Badge], list[Placed]]:
        """Return the title, the badges and the figures that there is room for."""
        grave = [chip for chip in self.every if chip.weight in {"error", "warn"}]
        counted = Chip("▲", str(len(grave)), grave[0].weight) if grave else None
        least = 0.0 if counted is None else self._chip_width(counted) + _GAP
        short = [badge._replace(words=badge.short) for badge in self.badges]
        letters = [badge._replace(words=badge.words[0].upper()) for badge in self.badges]
        forms = [
            (title, badges)
            for title in titles(self.column.title)
            for badges in (self.badges, short)
        ]
        title, badges = next(
            (
                (title, badges)
                for title, badges in forms
                if self.face.width(title) + _GAP + self._taken(badges) + least <= self.width
            ),
            (forms[-1][0], letters),
        )
        for face in (self.ink.headline_small, self.ink.chip_bold):
            if self.face.width(title) + _GAP + self._taken(badges) + least > self.width:
                self.face = face
        if self.face.width(title) + _GAP + self._taken(badges) + least > self.width:
            # What was captured is marked in any case; a model is known by its variant's name.
            badges = [badge for badge in badges if badge.kind != "model"]
        room = self.width - self._taken(badges) - least - _GAP
        title = self.face.elide(title, max(0.0, room))
        x = self.face.width(title) + _GAP + self._taken(badges)
        return title, badges, self._placed(x, counted)

    def _placed(self, x: float, counted: Chip | None) -> list[Placed]:
        """Place what fits behind title and badges; what is wrong is counted where it does not."""
        found: list[Placed] = []
        grave = [chip for chip in self.every if chip.weight in {"error", "warn"}]
        needed = sum(self._chip_width(chip) + _GAP for chip in grave)
        order = sorted(self.every, key=lambda chip: _ORDER[chip.weight])
        if counted is not None and x + needed > self.width:
            order = [counted]
        for chip in order:
            width = self._chip_width(chip)
            if x + width > self.width:
                break
            height = self.ink.chip.height + 6
            found.append(Placed(chip, QRectF(x, (self._line - height) / 2, width, height)))
            x += width + _GAP
        return found

    def paint(self, painter: QPainter, x: float, y: float) -> None:
        """Paint the line with the upper left corner of the column at (x, y)."""
        palette = self.ink.palette
        left, middle = x + self.left, y + _TOP + self._line / 2
        base = middle + self.face.cap / 2
        write(painter, self.face, palette.text, left, base, self.title)
        at = left + self.face.width(self.title) + _GAP
        for badge in self.shown:
            at += self._badge(painter, at, middle, badge) + _GAP
        for placed in self.chips:
            self._chip(painter, placed.chip, placed.rect.translated(left, y + _TOP))

    def paint_active(self, painter: QPainter, x: float, y: float, width: float) -> None:
        """Underline the column that the panels show."""
        box = QRectF(x + self.left, y + self.height - 3, width, 3)
        painter.fillRect(box, brush(self.ink.palette.note))

    def chip_at(self, position: QPointF) -> str:
        """Return the label of the figure at a point of the column; "" where there is none."""
        inside = position - QPointF(self.left, _TOP)
        return next((each.chip.label for each in self.chips if each.rect.contains(inside)), "")


def height(ink: Ink) -> float:
    """Return the pixels that the line takes with an ink."""
    return float(ceil(_TOP + _line(ink) + 5))


def _line(ink: Ink) -> float:
    return max(ink.headline.height, ink.chip.height + 6)
