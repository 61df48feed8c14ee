"""The map in the window: columns side by side that scroll together by structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QElapsedTimer, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget
from typing_extensions import override

from vfioviz.codec.leaf import Role
from vfioviz.codec.pairs import same
from vfioviz.codec.ref import CapId
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.project import Note
from vfioviz.document.view import Selection, View
from vfioviz.language import tr
from vfioviz.scene.palette import LIGHT, Palette
from vfioviz.ui.bytemap import board
from vfioviz.ui.bytemap.canvas import Canvas
from vfioviz.ui.bytemap.ink import Ink
from vfioviz.ui.bytemap.item import ColumnItem
from vfioviz.ui.bytemap.metrics import Metrics, next_zoom
from vfioviz.ui.bytemap.minimap import Minimap
from vfioviz.ui.bytemap.motion import DURATION, Motion
from vfioviz.ui.bytemap.navigation import Navigator
from vfioviz.ui.bytemap.offsets_item import OffsetsItem
from vfioviz.ui.bytemap.placed import Placed
from vfioviz.ui.bytemap.planning import Plan
from vfioviz.ui.bytemap.ribbon_item import RibbonItem
from vfioviz.ui.bytemap.scrolling import Scroller, leading
from vfioviz.ui.bytemap.speech import Speech
from vfioviz.ui.bytemap.surface import Hover
from vfioviz.ui.bytemap.tiles import Tiles
from vfioviz.ui.bytemap.zooming import Room, to_height, to_span, to_width
from vfioviz.ui.fonts import chosen_mono
from vfioviz.ui.whole import whole

_BY_KEYBOARD = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
}
_FRAME = 12
"""Milliseconds between two pictures of a motion."""


@whole
class MapView(QWidget):
    """1 to 6 columns of bytes.

    It shows what ``set_derived`` gave and holds no document: it asks, by signals, for a new
    selection, a move of a capability, another view.
    """

    hovered = Signal(object)
    """A ``Hover``, or None."""
    selected = Signal(object)
    """A ``document.state.Selection``."""
    move_requested = Signal(object, object)
    """A capability from one place of the chain to another."""
    column_wanted = Signal(int)
    """Another column is to be the active one."""
    told = Signal(str)
    """Why a key led nowhere."""
    edit_wanted = Signal()
    """An editor of what is selected."""
    menu_wanted = Signal(object)
    """A menu of what can be done with the selection, at a point of the screen (QPoint)."""
    zoom_wanted = Signal(int)
    """Per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Byte map"))
        self._palette = LIGHT
        self._view = View()
        """As it is drawn now: it comes with ``set_derived`` alone."""
        self._hexadecimal = self._letters = False
        self._keyboard = False
        self._unseen: tuple[int, int, int] | None = None
        self._first: tuple[tuple[int, int, int], float] | None = None
        """What was scrolled to when it was opened, and how far."""
        self.pointing = False
        """Whether a drag over what is hidden moves a mark, and does not span bytes."""
        self._notes: tuple[Note, ...] = ()
        self._found: dict[int, list[tuple[int, int]]] = {}
        """Bytes that were found, by column."""
        self._columns: tuple[DerivedColumn, ...] = ()
        self._scenes: tuple[board.Scene, ...] = ()
        self._items: list[ColumnItem] = []
        self._ribbons: RibbonItem | None = None
        self._offsets: OffsetsItem | None = None
        self._planned: Plan | None = None
        self._tiles: Tiles | None = None
        self.scroller = Scroller(self)
        self.canvas = Canvas(self, self)
        self.canvas.setFocusProxy(self)
        self.canvas.set_palette(self._palette)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.canvas, 0, 0)
        self.minimap = Minimap(self.scroller, self)
        layout.addWidget(self.minimap, 0, 1)
        layout.addWidget(self.scroller.vertical, 0, 2)
        layout.addWidget(self.scroller.horizontal, 1, 0)
        self.navigator = Navigator(self)
        self.speech = Speech(self, self.canvas)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._on_frame)

    # What is shown

    @property
    def view(self) -> View:
        """How the columns are shown."""
        return self._view

    @property
    def items(self) -> list[ColumnItem]:
        """The columns, left to right."""
        return self._items

    def parts(self) -> list[Placed]:
        """Return what stands on the canvas, from the lowest to the uppermost."""
        return [*self._items, *filter(None, (self._ribbons, self._offsets))]

    def set_derived(self, derived: Derived, view: View) -> None:
        """Show columns; what moved since the last ones is animated if the view says so."""
        columns, before, seen = derived.columns, self._items, self._view
        self._view = view
        changed = columns is not self._columns and columns != self._columns
        if changed or not _same_look(view, seen):
            moves = changed and view.animate and self.isVisible() and len(before) == len(columns)
            old = [Motion(item.map, item.scroll) for item in before] if moves else []
            self._columns = columns
            self._rebuild()
            self._start(old)
        self._mark()
        if view.selection is not None and view.selection != seen.selection:
            self.show_span(*view.selection[:3])

    def set_notes(self, notes: Sequence[Note]) -> None:
        """Mark the cells that have a note."""
        if notes != self._notes:
            self._notes = tuple(notes)
            self._mark()

    def set_found(self, found: Sequence[tuple[int, int, int]]) -> None:
        """Mark bytes that were found: ``(column, start, stop)``."""
        self._found = {}
        for column, start, stop in found:
            self._found.setdefault(column, []).append((start, stop))
        self._mark()

    def set_theme(self, palette: Palette) -> None:
        """Show in other colours, or in another font."""
        kept = self._tiles
        if palette is not self._palette or (kept and kept.ink.family != chosen_mono()):
            self._palette = palette
            self.canvas.set_palette(palette)
            self.minimap.set_palette(palette)
            self._rebuild()

    def set_hexadecimal(self, hexadecimal: bool) -> None:  # noqa: FBT001 -- a slot of a QAction
        """Write the offsets at the left in hex, or in decimal."""
        if hexadecimal != self._hexadecimal:
            self._hexadecimal = hexadecimal
            self._rebuild()

    def set_letters(self, letters: bool) -> None:  # noqa: FBT001 -- as above
        """Write the letter of its role into each cell, or only where nothing else has room."""
        if letters != self._letters:
            self._letters = letters
            self._rebuild()

    def refit(self) -> None:
        """Lay the columns out anew for the room that there is."""
        if self._items and self._plan() != self._planned:
            self._rebuild()
        else:
            self._fit()
        if self._unseen is not None and self.isVisible():
            # It was scrolled to before there was a size to scroll in.
            unseen, self._unseen = self._unseen, None
            self.scroller.position = 0.0
            self.scroller.reveal(*unseen)
        elif self._first is not None and self.scroller.position == self._first[1]:
            # Nobody has scrolled since it was opened: the room is another one now.
            self.show_first(*self._first[0])

    @property
    def least_width(self) -> int:
        """Pixels in which all columns would just be seen whole."""
        return 0 if not self._scenes else self._plan(room=0).total

    def show_span(self, column: int, start: int, stop: int) -> None:
        """Scroll to bytes of a column, as soon as there is a size to scroll in."""
        self._first = None
        self.scroller.reveal(column, start, stop)
        self._unseen = None if self.isVisible() else (column, start, stop)

    def show_first(self, column: int, start: int, stop: int) -> None:
        """Scroll from the top to bytes of a column, and again as long as the room changes."""
        self.scroller.position = 0.0
        self.scroller.reveal(column, start, stop)
        self._first = (column, start, stop), self.scroller.position

    def _plan(self, room: int | None = None, view: View | None = None) -> Plan:
        width: int = self.canvas.viewport().width()
        return board.plan_for(
            self._scenes,
            self._view if view is None else view,
            width if room is None else room,
            hexadecimal=self._hexadecimal,
            letters=self._letters,
        )

    def _rebuild(self) -> None:
        self._timer.stop()
        position = self.scroller.position
        self._ribbons = self._offsets = self._planned = None
        self._scenes = board.scenes(self._columns, self._view, self._scenes)
        self._items = []
        if self._scenes:
            self._planned = made = self._plan()
            tiles = self._fresh_tiles(made.metrics)
            self._items = board.items(self._scenes, tiles, made, self._view.reference)
            self._offsets = OffsetsItem(self._items, self._numbered, made.offsets)
        if len(self._items) > 1:
            self._ribbons = RibbonItem(self._items)
        for part in self.parts():
            part.stand_on(self.canvas.viewport())
        self.canvas.viewport().update()
        self.scroller.take(self._items, self._ribbons, self._offsets)
        self._fit()
        self.scroller.position = position
        self.speech.tell(self._items, self._ribbons.joined if self._ribbons else ())
        self._mark()

    @property
    def _numbered(self) -> int:
        """Index of the column whose offsets stand at the left: the one that they are beside."""
        level = any(item.map.bands is not None for item in self._items)
        return 0 if level else leading(self._items)

    def _fit(self) -> None:
        port, bar = self.canvas.viewport(), self.scroller.vertical
        self.scroller.fit(port.width(), port.height())
        # Of the map's own width, which does not change with what stands in it.
        self.minimap.fit(self._items, self.least_width, self.width() - bar.sizeHint().width())

    def _fresh_tiles(self, metrics: Metrics) -> Tiles:
        """Return the tiles from before where nothing of their look changed."""
        ratio, kept = self.devicePixelRatioF(), self._tiles
        if kept is not None and kept.fits(metrics, self._palette, ratio):
            return kept
        self._tiles = Tiles(Ink(self._palette, metrics), ratio)
        return self._tiles

    # Selection

    def select(self, column: int, start: int, stop: int) -> None:
        """Ask for bytes ``[start, stop)`` of a column to be selected, show them and say so."""
        item = self._items[column]
        ref = None
        if item.map.size:
            leaf = item.map.layout.leaf_at(start)
            if stop <= leaf.stop:
                ref = item.map.layout.ref(leaf)
        self.selected.emit(Selection(column, start, stop, ref))
        # What is selected already may have been scrolled away.
        self.scroller.reveal(column, start, stop)
        self.speech.announce(item, start)

    def select_leaf(self, column: int, offset: int) -> None:
        """Select the leaf that holds a byte."""
        leaf = self._items[column].map.layout.leaf_at(offset)
        if leaf.role is Role.HIDDEN:
            # Where its fields begin is what is asked.
            self.select(column, offset, offset + 1)
        else:
            self.select(column, leaf.start, leaf.stop)

    def extend_to(self, hit: Hover) -> None:
        """Let the selection reach to a byte."""
        now = self._view.selection
        if now is None or now.column != hit.column:
            self.select_leaf(hit.column, hit.offset)
            return
        self.select(hit.column, min(now.start, hit.offset), max(now.stop, hit.offset + 1))

    def go_to_column(self, column: int) -> None:
        """Select, in another column, what is selected now."""
        if not 0 <= column < len(self._items) or not self._items[column].map.size:
            return
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        now, item = self._view.selection, self._items[column]
        twin = None if now is None or now.column == column else self._twin(item, now)
        start, stop = twin or (0, item.map.layout.leaf_at(0).stop)
        if now is not None and now.column == column:
            start, stop = now.start, now.stop
        self.select(column, start, stop)

    def _mark(self) -> None:
        """Set selection and twins from the view."""
        now = self._view.selection
        if now is not None and now.column >= len(self._items):
            now = None
        for index, item in enumerate(self._items):
            own = now is not None and index == now.column
            item.set_marks(
                selection=_clamped(item, now) if own and now is not None else None,
                twin=self._twin(item, now) if now is not None and not own else None,
                focus=self._keyboard and self.hasFocus() and (own or (now is None and index == 0)),
                active=len(self._items) > 1 and (own or (now is None and index == 0)),
                notes=board.noted(self._notes, item),
                found=tuple(self._found.get(index, ())),
            )

    def _twin(self, item: ColumnItem, selection: Selection) -> tuple[int, int] | None:
        source = self._items[selection.column].map.layout
        target = item.map.layout
        ref = None if selection.ref is None else same(source, target, selection.ref)
        return None if ref is None else target.span(ref)

    # The mouse

    def hit(self, position: QPointF) -> Hover | None:
        """Return the byte at a point of the canvas."""
        if self._offsets is not None and position.x() < self._offsets.width:
            return None
        for index, item in enumerate(self._items):
            offset = item.offset_at(item.inside(position))
            if offset is not None:
                return Hover(index, offset)
        return None

    def set_hover(self, hover: Hover | None) -> None:
        """Mark the leaf that the mouse is over, here or elsewhere."""
        for index, item in enumerate(self._items):
            item.set_hover(hover.offset if hover is not None and hover.column == index else None)

    def point_at(self, hover: Hover | None) -> None:
        """Mark the leaf under the mouse and tell of it."""
        self.set_hover(hover)
        self.hovered.emit(hover)

    def head_at(self, position: QPointF) -> DerivedColumn | None:
        """Return the column whose header line is at a point of the canvas."""
        index = self._head_index(position)
        return None if index is None else self._items[index].map.column

    def _head_index(self, position: QPointF) -> int | None:
        for index, item in enumerate(self._items):
            inside = item.inside(position)
            if item.rect().contains(inside) and inside.y() < item.head:
                return index
        return None

    def press_head(self, position: QPointF) -> None:
        """Make the column active whose header line was pressed, unless a lesson asks for a byte."""
        index, now = self._head_index(position), self._view.selection
        active = 0 if now is None else now.column
        if index is not None and index != active and not self.pointing:
            self.column_wanted.emit(index)

    def capability_at(self, position: QPointF) -> tuple[int, CapId] | None:
        """Return column and identity of the capability that can be dragged at a point."""
        for index, item in enumerate(self._items):
            found = item.movable_at(item.inside(position))
            if found is not None:
                return index, found
        return None

    def set_drop(self, column: int | None, position: QPointF | None) -> None:
        """Mark where a dragged capability would go; None takes the mark away."""
        for index, item in enumerate(self._items):
            aim = None if position is None or index != column else item.inside(position)
            item.set_drop(aim)

    def drop(self, column: int, capability: CapId, position: QPointF) -> None:
        """Ask for the move of a capability to where it was dropped."""
        item = self._items[column]
        following = item.gap_at(item.inside(position))[0]
        if following != capability:
            self.move_requested.emit(capability, following)

    # Zoom

    def zoom_to(self, zoom: int) -> None:
        """Ask for another zoom, in per cent."""
        if zoom != self._view.zoom:
            self.zoom_wanted.emit(zoom)

    def zoom_by(self, steps: int) -> None:
        """Ask for a zoom so many steps further in, or out if negative."""
        self.zoom_to(next_zoom(self._view.zoom, steps))

    def zoom_for(self, what: str) -> int | None:
        """Return the zoom that fits ``width``, ``height`` or ``selection``; None for nothing."""
        now, port = self._view.selection, self.canvas.viewport()
        if not self._scenes:
            return None
        view = self._view
        room = Room(
            port.width(),
            port.height(),
            self._palette,
            lambda zoom: self._plan(view=replace(view, zoom=zoom)),
        )
        maps = [each.map for each in self._scenes]
        if what == "selection":
            if now is None or now.column >= len(maps) or now.start >= now.stop:
                return None
            return to_span(room, maps[now.column], now.start, now.stop)
        return to_width(room) if what == "width" else to_height(room, maps)

    def follow(self) -> None:
        """Go where the selected link, or the selected capability's ``next``, leads."""
        if not self.navigator.follow():
            self.tell(self.navigator.why)

    def ask_menu(self, position: QPointF | None) -> None:
        """Ask for the menu of what is at a point of the canvas; None: of the selection."""
        hit = None if position is None else self.hit(position)
        if position is not None and hit is None:
            self.press_head(position)
        now = self._view.selection
        if hit is not None and not (
            now is not None and now.column == hit.column and now.start <= hit.offset < now.stop
        ):
            self.select_leaf(hit.column, hit.offset)
        if position is None:
            here = self._view.selection
            if here is not None and here.column < len(self._items):
                item = self._items[here.column]
                rect = next(item.rects(here.start, max(here.stop, here.start + 1)), None)
                position = None if rect is None else item.on_canvas(rect.center())
        port = self.canvas.viewport()
        at = QPointF(port.rect().center()) if position is None else position
        self.menu_wanted.emit(port.mapToGlobal(at.toPoint()))

    def ask_edit(self) -> None:
        """Ask for an editor of what is selected."""
        self.edit_wanted.emit()

    def tell(self, words: str) -> None:
        """Say why a key led nowhere."""
        self.told.emit(words)

    # Motion

    def _start(self, old: list[Motion]) -> None:
        for item, motion in zip(self._items, old, strict=False):
            if motion.concerns(item):
                item.motion = motion
                self._timer.start()
        self._clock.start()

    def _on_frame(self) -> None:
        progress = min(1.0, self._clock.elapsed() / DURATION)
        for item in self._items:
            item.move_cells(progress)
        if progress >= 1.0:
            self._timer.stop()

    # Events

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.show_focus(keyboard=True)
        if not self.navigator.key(event):
            super().keyPressEvent(event)

    def show_focus(self, *, keyboard: bool) -> None:
        """Draw the focus ring for those who steer by keyboard, and for them alone."""
        self._keyboard = keyboard
        self._mark()

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.ask_menu(None)
        event.accept()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.show_focus(keyboard=event.reason() in _BY_KEYBOARD)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._mark()


def _same_look(one: View, other: View) -> bool:
    looks = [
        (each.row_bytes, each.grid, each.zoom, each.fold, each.level, each.reference)
        for each in (one, other)
    ]
    return looks[0] == looks[1]


def _clamped(item: ColumnItem, selection: Selection) -> tuple[int, int] | None:
    start, stop = max(0, selection.start), min(selection.stop, item.map.size)
    return (start, stop) if start < stop else None
