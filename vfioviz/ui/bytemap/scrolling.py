"""Scrolling by structure: one column leads, the others show the same fields."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from vfioviz.scene.sync import follow
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.offsets_item import OffsetsItem
from vfioviz.ui.bytemap.ribbon_item import RibbonItem

_UNITS = 16
"""Steps of the scroll bar a row."""
SPARE = 1.0
"""Rows of air below the last one."""


class Scroller(QObject):
    """Holds the scroll bars and puts the columns where they say.

    The column with the most rows leads: so every row of every column can be reached.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.vertical = QScrollBar(Qt.Orientation.Vertical, parent)
        self.horizontal = QScrollBar(Qt.Orientation.Horizontal, parent)
        self.vertical.valueChanged.connect(self._moved)
        self.horizontal.valueChanged.connect(self._moved)
        self._items: list[ColumnItem] = []
        self._ribbons: RibbonItem | None = None
        self._offsets: OffsetsItem | None = None
        self._leader = 0
        self._width = self._height = 0

    @property
    def position(self) -> float:
        """The leader's row at the top."""
        return self.vertical.value() / _UNITS

    @position.setter
    def position(self, row: float) -> None:
        self.vertical.setValue(round(row * _UNITS))

    @property
    def page(self) -> float:
        """Rows that are seen at once."""
        if not self._items:
            return 1.0
        item = self._items[self._leader]
        return max(1.0, (self._height - item.head) / item.tiles.ink.metrics.row)

    def take(
        self,
        items: list[ColumnItem],
        ribbons: RibbonItem | None = None,
        offsets: OffsetsItem | None = None,
    ) -> None:
        """Scroll these columns from now on, what joins them, and their offsets."""
        self._items, self._ribbons, self._offsets = items, ribbons, offsets
        self._leader = leading(items)

    @property
    def _left(self) -> int:
        """Pixels left of the columns that stay where they are."""
        return 0 if self._offsets is None else self._offsets.width

    def fit(self, width: int, height: int) -> None:
        """Set the ranges for a viewport, in pixels."""
        self._width, self._height = width, height
        total = self._left + sum(item.rect().width() for item in self._items)
        over = max(0, round(total - width))
        self.horizontal.setRange(0, over)
        self.horizontal.setPageStep(width)
        self.horizontal.setSingleStep(40)
        self.horizontal.setVisible(over > 0)
        rows = self._items[self._leader].map.row_count if self._items else 0
        beyond = max(0.0, rows + SPARE - self.page) if rows else 0.0
        self.vertical.setRange(0, round(beyond * _UNITS))
        self.vertical.setPageStep(round(max(1.0, self.page - 1) * _UNITS))
        self.vertical.setSingleStep(_UNITS)
        self.vertical.setVisible(beyond > 0)
        for item in self._items:
            item.set_height(height)
        if self._ribbons is not None:
            self._ribbons.fit(width, height)
        if self._offsets is not None:
            self._offsets.fit(width, height)
        self.place()

    def place(self) -> None:
        """Put the columns where the scroll bars are."""
        x = self._left - float(self.horizontal.value())
        position = self.position
        for item in self._items:
            item.place_at(x)
            x += item.rect().width()
            rows = follow(self._items[self._leader].map, position, item.map) if position else 0.0
            item.scroll_to(round(rows * item.tiles.ink.metrics.row))
        if self._ribbons is not None:
            self._ribbons.update()
        if self._offsets is not None:
            self._offsets.level()

    def by_rows(self, rows: float) -> None:
        """Scroll by rows, down if positive."""
        self.vertical.setValue(self.vertical.value() + round(rows * _UNITS))

    def by_pixels(self, dx: float, dy: float) -> None:
        """Scroll by pixels, right and down if positive."""
        self.horizontal.setValue(self.horizontal.value() + round(dx))
        if self._items:
            self.by_rows(dy / self._items[0].tiles.ink.metrics.row)

    def reveal(self, column: int, start: int, stop: int) -> None:
        """Scroll as little as is needed to show bytes ``[start, stop)`` of a column."""
        if not 0 <= column < len(self._items):
            return
        item, leader = self._items[column], self._items[self._leader]
        row = item.tiles.ink.metrics.row
        first = item.map.row_of(start)
        last = min(item.map.row_of(max(start, stop - 1)), first + max(0, int(self.page) - 1))
        top = item.scroll / row
        if first < top:
            goal = float(first)
        elif last + 1 > top + self.page:
            goal = last + 1 - self.page
        else:
            goal = top
        if goal != top:
            self.position = follow(item.map, max(0.0, goal), leader.map)
            # Where the leader has rows that this column lacks, the way there and back differ.
            missed = goal - item.scroll / row
            if abs(missed) >= 1 / _UNITS:
                self.position += missed
        self.reveal_column(column)

    def reveal_column(self, column: int) -> None:
        """Scroll sideways as little as is needed to show a column, its left edge at the least."""
        if not 0 <= column < len(self._items):
            return
        item = self._items[column]
        left = item.x()
        right = left + item.rect().width()
        if left < self._left:
            self.horizontal.setValue(self.horizontal.value() + round(left) - self._left)
        elif right > self._width:
            step = min(left - self._left, right - self._width)
            self.horizontal.setValue(self.horizontal.value() + round(step))

    def _moved(self, _value: int) -> None:
        self.place()


def leading(items: list[ColumnItem]) -> int:
    """Return the index of the column with the most rows, the first of them; 0 where none is."""
    rows = [item.map.row_count for item in items]
    return rows.index(max(rows)) if rows else 0
