"""How wide the columns of a table begin: what is asked for, never less than their heads need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QHeaderView, QTableView
from typing_extensions import override

from vfioviz.ui.whole import whole


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


@whole
class Rest(QObject):
    """Gives a column what the one that stretches has no use for, until somebody drags it."""

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
        self._least = self._last = view.horizontalHeader().sectionSize(column)
        view.viewport().installEventFilter(self)
        model = view.model()
        for changed in (model.modelReset, model.layoutChanged, model.dataChanged):
            changed.connect(self._fit)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self, *_what: object) -> None:
        view, header = self._view, self._view.horizontalHeader()
        if header.sectionSize(self._column) != self._last:
            return
        both = header.sectionSize(self._stretched) + self._last
        spare = both - view.sizeHintForColumn(self._stretched) - self._least
        more = min(spare, view.sizeHintForColumn(self._column) - self._least)
        self._last = self._least + max(0, more)
        header.resizeSection(self._column, self._last)
