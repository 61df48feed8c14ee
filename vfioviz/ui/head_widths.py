"""How wide the columns of a table begin: what is asked for, never less than their heads need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QHeaderView


def set_widths(header: QHeaderView, digits: Mapping[int, int]) -> None:
    """Give columns a width.

    Args:
        header: Horizontal, with its model.
        digits: Column -> how many digits it has room for.
    """
    digit = header.fontMetrics().horizontalAdvance("0")
    for column, count in digits.items():
        header.resizeSection(column, max(count * digit, header.sectionSizeHint(column)))


def share_widths(header: QHeaderView, digits: Sequence[int]) -> None:
    """Give each column a width, in digits as above; those of 0 take what is left."""
    set_widths(header, {column: count for column, count in enumerate(digits) if count})
    for column, count in enumerate(digits):
        if not count:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
