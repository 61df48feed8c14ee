"""How wide the columns of a table begin: what is asked for, never less than their heads need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView


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


class Rest(QObject):
    """Gives a column what the one that stretches has no use for, until somebody drags it.

    A width of an earlier start is not taken for a drag: it was fitted to another window.
    """

    def __init__(self, view: QTableView, stretched: int, column: int) -> None:
        """Watch a table.

        Args:
            view: The table, its columns as wide as they begin.
            stretched: The column that takes what is left.
            column: The one whose texts are cut while that has more than it needs.
        """
        super().__init__(view)
        self._view = view
        self._stretched, self._column = stretched, column
        self._least = view.horizontalHeader().sectionSize(column)
        self._fits = self._dragged = False
        view.horizontalHeader().sectionResized.connect(self._resized)
        model = view.model()
        for changed in (model.modelReset, model.layoutChanged, model.dataChanged):
            changed.connect(self._fit)

    def _resized(self, section: int, _before: int, _now: int) -> None:
        if section == self._column and not self._fits and QApplication.mouseButtons():
            self._dragged = True
        elif section == self._stretched and not self._fits:
            # Behind what the head itself is at.
            QTimer.singleShot(0, self, self._fit)

    def _fit(self, *_what: object) -> None:
        view, header = self._view, self._view.horizontalHeader()
        if self._dragged or self._fits:
            return
        both = header.sectionSize(self._stretched) + header.sectionSize(self._column)
        spare = both - view.sizeHintForColumn(self._stretched) - self._least
        more = min(spare, view.sizeHintForColumn(self._column) - self._least)
        self._fits = True
        header.resizeSection(self._column, self._least + max(0, more))
        self._fits = False
