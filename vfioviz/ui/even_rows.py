"""Rows of a tree that are of one height from the start, whatever they show or are styled as."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from vfioviz.ui.fonts import chosen_mono, mono
from vfioviz.ui.whole import whole

_TARGET = 24
"""Pixels of what one presses."""
_AROUND = 6
"""Pixels above and below the text together."""


@whole
class EvenRows(QStyledItemDelegate):
    """Gives each row the height of the larger font.

    Without it a tree asks before it knows its style, and asks again at the first click.
    """

    @override
    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        usual, points = option.fontMetrics.height(), option.font.pointSizeF()
        height = max(_TARGET, max(usual, _digits(points, chosen_mono())) + _AROUND)
        return QSize(super().sizeHint(option, index).width(), height)


@lru_cache(maxsize=64)
def _digits(points: float, _family: str) -> int:
    """Return the height of the font of values; looking for it takes longer than a row may."""
    font = mono()
    if points > 0:
        font.setPointSizeF(points)
    return QFontMetrics(font).height()
