"""The map in the window: columns side by side that scroll together by structure."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from PySide6.QtCore import QElapsedTimer, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QScrollBar, QWidget
from typing_extensions import override

from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.state import Selection, View
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.links import Links
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.scene.sync import counterpart, follow
from vfioviz.ui.bytemap.canvas import Canvas
from vfioviz.ui.bytemap.gutter import widest_label
from vfioviz.ui.bytemap.header import Header
from vfioviz.ui.bytemap.ink import Ink
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.metrics import Metrics, measure, next_zoom
from vfioviz.ui.bytemap.motion import DURATION, Motion
from vfioviz.ui.bytemap.navigation import Navigator
from vfioviz.ui.bytemap.tiles import Tiles

_UNITS = 16
"""Steps of the scroll bar a row."""
_SPARE = 1.0
"""Rows of air below the last one."""


class Hover(NamedTuple):
    """The byte under the mouse."""

    column: int
    offset: int


class _Scene(NamedTuple):
    """What does not depend on zoom, theme and room."""

    map: ByteMap
    links: Links
    look: tuple[int, bool]


class MapView(QWidget):
    """1 to 6 columns of bytes.

    It shows what ``set_derived`` gave and holds no document: it asks, by signals, for a new
    selection, a move of a capability, another view.
    """

    hovered = Signal(object)
    """A ``Hover``, or None."""
    selected = Signal(object)
    """A ``document.state.Selection``."""
    move_requested = Signal(int, int)
    """A capability from one place of the chain to another."""
    view_changed = Signal(object)
    """A ``document.state.View``."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._palette = LIGHT
        self._view = View()
        self._columns: tuple[DerivedColumn, ...] = ()
        self._items: list[ColumnItem] = []
        self._scenes: list[_Scene] = []
        self._tiles: Tiles | None = None
        self._position = 0.0
        self._driver = 0
        self.canvas = Canvas(self)
        self.canvas.setFocusProxy(self)
        self._vertical = QScrollBar(Qt.Orientation.Vertical, self)
        self._horizontal = QScrollBar(Qt.Orientation.Horizontal, self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 0, 0)
        layout.addWidget(self._vertical, 0, 1)
        layout.addWidget(self._horizontal, 1, 0)
        self._vertical.valueChanged.connect(self._on_vertical)
        self._horizontal.valueChanged.connect(self._on_horizontal)
        self._navigator = Navigator(self)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(12)
        self._timer.timeout.connect(self._on_frame)
        self.canvas.set_palette(self._palette)
        self.setAccessibleName("Byte map")

    # What is shown

    def set_derived(self, derived: Derived, view: View) -> None:
        """Show columns; what moved since the last ones is animated if the view says so."""
        before = self._items
        same = len(before) == len(derived.columns) and self._columns != derived.columns
        moves = same and view.animate and self.isVisible()
        old = [(item.map, item.scroll) for item in before] if moves else []
        changed = derived.columns is not self._columns and derived.columns != self._columns
        self._view, previous = view, self._view
        if not changed and self._same_look(previous):
            self._mark()
            return
        self._columns = derived.columns
        self._rebuild()
        if old:
            self._start(old)

    def set_theme(self, palette: Palette) -> None:
        """Show in other colours."""
        if palette is not self._palette:
            self._palette = palette
            self.canvas.set_palette(palette)
            self._rebuild()

    @property
    def view(self) -> View:
        """How the columns are shown."""
        return self._view

    @property
    def items(self) -> list[ColumnItem]:
        """The columns, left to right."""
        return self._items

    def _same_look(self, before: View) -> bool:
        now = self._view
        return (now.row_bytes, now.grid, now.zoom, now.fold) == (
            before.row_bytes,
            before.grid,
            before.zoom,
            before.fold,
        )

    def _rebuild(self) -> None:
        self._timer.stop()
        for item in self._items:
            self.canvas.scene().removeItem(item)
        self._items = []
        if not self._columns:
            self._ranges()
            return
        view = self._view
        self._scenes = [self._scene_of(column) for column in self._columns]
        maps = [each.map for each in self._scenes]
        metrics = self._measure(self._scenes)
        tiles = self._tiles
        ratio = self.devicePixelRatioF()
        if (
            tiles is None
            or tiles.ink.metrics != metrics
            or tiles.ink.palette is not self._palette
            or tiles.ratio != ratio
        ):
            tiles = self._tiles = Tiles(Ink(self._palette, metrics), ratio)
        pitch = max(metrics.column, min(self._room(), metrics.column + 40))
        for index, each in enumerate(self._scenes):
            header = Header(tiles.ink, each.map.column, pitch)
            item = ColumnItem(each.map, each.links, tiles, header, pitch)
            item.marks.reference = index == view.reference
            self.canvas.scene().addItem(item)
            self._items.append(item)
        head = max(item.header.height + item.header.ruler for item in self._items)
        for item in self._items:
            item.head = head
        self._driver = max(range(len(maps)), key=lambda index: maps[index].row_count)
        self._ranges()
        self._mark()
        self._place()

    def _scene_of(self, column: DerivedColumn) -> _Scene:
        """Return the scene of a column, the one from before where nothing changed."""
        look = self._view.row_bytes, self._view.fold
        for kept in self._scenes:
            if kept.map.column is column and kept.look == look:
                return kept
        bytemap = ByteMap(column, self._view.row_bytes, fold=self._view.fold)
        return _Scene(bytemap, Links(bytemap), look)

    def _room(self) -> int:
        width: int = self.canvas.viewport().width()
        return width // max(1, len(self._columns))

    def _measure(self, scenes: list[_Scene]) -> Metrics:
        view, maps = self._view, [each.map for each in scenes]
        digits = max(len(str(max(0, each.size - 1))) for each in maps)
        small = measure(zoom=100, row_bytes=8, room=0, digits=2, labels=80)
        probe = Ink(self._palette, small)
        labels = round(widest_label(maps, probe.name_bold, probe.small_mono))
        return measure(
            zoom=view.zoom,
            row_bytes=view.row_bytes,
            room=self._room(),
            digits=digits,
            labels=labels,
            lanes=max(each.links.lanes for each in scenes),
            grid=view.grid,
        )

    # Scrolling

    def _ranges(self) -> None:
        width, height = self.canvas.viewport().width(), self.canvas.viewport().height()
        total = sum(item.boundingRect().width() for item in self._items)
        over = max(0, round(total - width))
        self._horizontal.setRange(0, over)
        self._horizontal.setPageStep(width)
        self._horizontal.setSingleStep(40)
        self._horizontal.setVisible(over > 0)
        rows, page = 0.0, 1.0
        if self._items:
            item = self._items[self._driver]
            metrics = item.tiles.ink.metrics
            page = max(1.0, (height - item.head) / metrics.row)
            rows = max(0.0, item.map.row_count + _SPARE - page)
        self._vertical.setRange(0, round(rows * _UNITS))
        self._vertical.setPageStep(round(max(1.0, page - 1) * _UNITS))
        self._vertical.setSingleStep(_UNITS)
        self._vertical.setVisible(rows > 0)
        for item in self._items:
            item.set_height(height)

    def _on_vertical(self, value: int) -> None:
        self._position = value / _UNITS
        self._place()

    def _on_horizontal(self, value: int) -> None:
        del value
        self._place()

    def _place(self) -> None:
        """Move the columns to where the scroll bars are."""
        if not self._items:
            return
        driver = self._items[self._driver]
        row = driver.tiles.ink.metrics.row
        self._position = self._vertical.value() / _UNITS
        x = -float(self._horizontal.value())
        for item in self._items:
            item.setPos(x, 0)
            x += item.boundingRect().width()
            scroll = round(follow(driver.map, self._position, item.map) * row)
            if self._position == 0:
                scroll = 0
            if scroll != item.scroll:
                item.scroll = scroll
                item.update()

    def scroll_rows(self, rows: float) -> None:
        """Scroll by rows, down if positive."""
        self._vertical.setValue(self._vertical.value() + round(rows * _UNITS))

    def scroll_pixels(self, dx: float, dy: float) -> None:
        """Scroll by pixels, as a drag does."""
        if self._items:
            self.scroll_rows(dy / self._items[0].tiles.ink.metrics.row)
            self._horizontal.setValue(self._horizontal.value() + round(dx))

    def reveal(self, column: int, start: int, stop: int) -> None:
        """Scroll as little as is needed to show bytes of a column."""
        if not 0 <= column < len(self._items):
            return
        item, driver = self._items[column], self._items[self._driver]
        metrics = item.tiles.ink.metrics
        page = (self.canvas.viewport().height() - item.head) / metrics.row
        first, last = item.map.row_of(start), item.map.row_of(max(start, stop - 1))
        at = item.scroll / metrics.row
        if first < at:
            goal = float(first)
        elif min(last, first + int(page) - 1) + 1 > at + page:
            goal = min(last, first + int(page) - 1) + 1 - page
        else:
            goal = at
        if goal != at:
            position = follow(item.map, max(0.0, goal), driver.map)
            self._vertical.setValue(round(position * _UNITS))
        self._reveal_x(column)

    def _reveal_x(self, column: int) -> None:
        item = self._items[column]
        left = item.x()
        right = left + item.boundingRect().width()
        width = self.canvas.viewport().width()
        if left < 0:
            self._horizontal.setValue(self._horizontal.value() + round(left))
        elif right > width:
            self._horizontal.setValue(self._horizontal.value() + round(min(left, right - width)))

    # Selection

    def select(self, column: int, start: int, stop: int) -> None:
        """Select bytes ``[start, stop)`` of a column, show them and say so."""
        item = self._items[column]
        path = item.map.layout.leaf_at(start).path if item.map.size else ""
        selection = Selection(column, start, stop, path)
        self._view = replace(self._view, selection=selection)
        self._mark()
        self.reveal(column, start, stop)
        self.selected.emit(selection)

    def select_leaf(self, column: int, offset: int) -> None:
        """Select the leaf that holds a byte."""
        leaf = self._items[column].map.layout.leaf_at(offset)
        self.select(column, leaf.start, leaf.stop)

    def select_capability(self, column: int, index: int) -> None:
        """Select all bytes of a capability."""
        node = self._items[column].map.layout.caps[index]
        self.select(column, node.start, node.stop)

    def extend_to(self, hit: Hover) -> None:
        """Let the selection reach to a byte."""
        now = self._view.selection
        if now is None or now.column != hit.column:
            self.select_leaf(hit.column, hit.offset)
            return
        self.select(hit.column, min(now.start, hit.offset), max(now.stop, hit.offset + 1))

    def follow_link(self) -> None:
        """Go where the selected ``next`` or cap_offset leads."""
        self._navigator.follow()

    def page_rows(self) -> int:
        """Return how many rows a page has."""
        return max(1, self._vertical.pageStep() // _UNITS)

    # Moving capabilities

    def capability_at(self, position: QPointF) -> tuple[int, int] | None:
        """Return column and index of the capability whose header or name is at a point."""
        for index, item in enumerate(self._items):
            found = item.capability_at(item.mapFromScene(position))
            if found is not None:
                return index, found
        return None

    def set_drop(self, column: int | None, position: QPointF | None) -> None:
        """Mark where a dragged capability would go; None takes the mark away."""
        for index, item in enumerate(self._items):
            drop = None
            if position is not None and index == column:
                drop = item.gap_at(item.mapFromScene(position))[1]
            if item.marks.drop != drop:
                item.marks.drop = drop
                item.update()

    def drop(self, column: int, capability: int, position: QPointF) -> None:
        """Ask for the move of a capability to where it was dropped."""
        item = self._items[column]
        gap = item.gap_at(item.mapFromScene(position))[0]
        to = gap if gap <= capability else gap - 1
        if to != capability:
            self.move_requested.emit(capability, to)

    def _mark(self) -> None:
        """Set selection and twins from the view."""
        selection = self._view.selection
        for index, item in enumerate(self._items):
            marks = item.marks
            marks.selection = marks.twin = None
            marks.focus = False
            if selection is not None and selection.column < len(self._items):
                if index == selection.column:
                    marks.selection = self._clamped(item, selection.start, selection.stop)
                else:
                    marks.twin = self._twin(item, selection)
            item.update()

    def _clamped(self, item: ColumnItem, start: int, stop: int) -> tuple[int, int] | None:
        start, stop = max(0, start), min(stop, item.map.size)
        return (start, stop) if start < stop else None

    def _twin(self, item: ColumnItem, selection: Selection) -> tuple[int, int] | None:
        source = self._items[selection.column].map.layout
        if not selection.path:
            return None
        leaf = counterpart(source, item.map.layout, selection.path)
        return None if leaf is None else (leaf.start, leaf.stop)

    def set_hover(self, hover: Hover | None) -> None:
        """Mark the leaf under the mouse, in its column and as twin nowhere else."""
        for index, item in enumerate(self._items):
            span = None
            if hover is not None and hover.column == index:
                leaf = item.map.layout.leaf_at(hover.offset)
                span = (leaf.start, leaf.stop)
            if item.marks.hover != span:
                item.marks.hover = span
                item.update()
        self.hovered.emit(hover)

    def hit(self, position: QPointF) -> Hover | None:
        """Return the byte at a point of the canvas."""
        for index, item in enumerate(self._items):
            offset = item.offset_at(item.mapFromScene(position))
            if offset is not None:
                return Hover(index, offset)
        return None

    # Zoom

    def zoom_to(self, zoom: int) -> None:
        """Show at another zoom, in per cent."""
        if zoom == self._view.zoom:
            return
        top = self._position
        self._view = replace(self._view, zoom=zoom)
        self._rebuild()
        self._vertical.setValue(round(top * _UNITS))
        self.view_changed.emit(self._view)

    def zoom_by(self, steps: int) -> None:
        """Zoom in (positive) or out by steps."""
        self.zoom_to(next_zoom(self._view.zoom, steps))

    # Motion

    def _start(self, old: list[tuple[ByteMap, int]]) -> None:
        moved = False
        for item, (before, scroll) in zip(self._items, old, strict=True):
            if before.row_bytes == item.map.row_bytes and before.layout != item.map.layout:
                item.motion = Motion(before, scroll)
                moved = True
        if moved:
            self._clock.start()
            self._timer.start()

    def _on_frame(self) -> None:
        progress = min(1.0, self._clock.elapsed() / DURATION)
        for item in self._items:
            if item.motion is not None:
                item.motion.progress = progress
                if progress >= 1.0:
                    item.motion = None
                item.update()
        if progress >= 1.0:
            self._timer.stop()

    # Events

    def refit(self) -> None:
        """Lay the columns out anew for the room that there is."""
        if self._items and self._measure(self._scenes) != self._metrics():
            self._rebuild()
        else:
            self._ranges()
            self._place()

    def _metrics(self) -> Metrics | None:
        return None if self._tiles is None else self._tiles.ink.metrics

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._navigator.key(event):
            super().keyPressEvent(event)
