"""One column of the map: paints what is seen, from tiles."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from typing_extensions import override

from vfioviz.codec.leaf import Role
from vfioviz.codec.ref import CapId
from vfioviz.scene.bytemap import ByteMap
from vfioviz.ui.bytemap.gutter import Gutter
from vfioviz.ui.bytemap.headline import Headline
from vfioviz.ui.bytemap.ink import brush, colour, pen
from vfioviz.ui.bytemap.marks import paint_changed, paint_found, paint_pin, paint_twin
from vfioviz.ui.bytemap.metrics import Detail
from vfioviz.ui.bytemap.motion import Motion
from vfioviz.ui.bytemap.placed import Placed
from vfioviz.ui.bytemap.tiles import Tiles


@dataclass(slots=True)
class Marks:
    """Spans of bytes that are marked above the cells; half-open, None where there is none."""

    hover: tuple[int, int] | None = None
    selection: tuple[int, int] | None = None
    twin: tuple[int, int] | None = None
    """What the selection of another column is in this one."""
    focus: bool = False
    active: bool = False
    """Whether it is the column that the panels show."""
    drop: int | None = None
    """Offset above which a dragged capability would go."""
    notes: tuple[tuple[int, int], ...] = ()
    found: tuple[tuple[int, int], ...] = ()
    """Spans that somebody has pinned a note to."""


class ColumnItem(Placed):
    """A column: header line, ruler, rows, arrows. Its position is the column's left edge."""

    def __init__(
        self, bytemap: ByteMap, gutter: Gutter, tiles: Tiles, header: Headline, width: float
    ) -> None:
        super().__init__(QRectF(0, 0, width, 100))
        self.map = bytemap
        self.tiles = tiles
        self.header = header
        self.gutter = gutter
        self.marks = Marks()
        self.changes: tuple[tuple[int, int], ...] = ()
        """Spans that say otherwise than the column that this one is compared with."""
        self.motion: Motion | None = None
        self.scroll = 0
        """Pixels that the rows are moved up."""
        self.head = header.height + header.ruler
        """Pixels above the rows, the same in all columns."""
        self._head: QPixmap | None = None

    # Geometry

    def set_height(self, height: float) -> None:
        """Tell how tall the viewport is."""
        self.cover(QRectF(0, 0, self._rect.width(), height))

    @property
    def top(self) -> float:
        """Where row 0 is, above the screen once scrolled."""
        return self.head - self.scroll

    def visible(self) -> tuple[int, int]:
        """Return the rows ``[first, last)`` that are seen, in part at the least."""
        row = self.tiles.ink.metrics.row
        first = max(0, self.scroll // row)
        last = min(self.map.row_count, ceil((self.scroll + self._rect.height() - self.head) / row))
        return first, max(first, last)

    def offset_at(self, position: QPointF) -> int | None:
        """Return the offset of the byte at a point of the item; None where there is none."""
        metrics = self.tiles.ink.metrics
        if position.y() < self.head:
            return None
        row = int((position.y() - self.top) // metrics.row)
        column = int((position.x() - metrics.left) // metrics.byte)
        return self.map.byte_at(row, column)

    def movable_at(self, position: QPointF) -> CapId | None:
        """Return the capability of the request whose header or name is at a point of a model."""
        metrics = self.tiles.ink.metrics
        offset = self.offset_at(position)
        if offset is not None:
            leaf = self.map.layout.leaf_at(offset)
            return self._movable(leaf.place.cap) if leaf.role is Role.CAP_HEADER else None
        left = metrics.left + metrics.width + metrics.gutter
        row = int((position.y() - self.top) // metrics.row)
        if not left <= position.x() < left + self.gutter.room or position.y() < self.head:
            return None
        if not 0 <= row < self.map.row_count:
            return None
        labels = self.gutter.links.labels(self.map.offset_of(row), self.map.row(row).stop)
        return next((self._movable(label.cap) for label in labels), None)

    def _movable(self, index: int) -> CapId | None:
        layout = self.map.layout
        if self.map.column.run is None or not 0 <= index < len(layout.caps):
            return None
        owner = layout.owner(index)
        return owner if isinstance(owner, CapId) else None

    def gap_at(self, position: QPointF) -> tuple[CapId | None, int]:
        """Return before which capability a drop goes, None: behind all; and at which offset."""
        run = self.map.column.run
        placed = () if run is None else run.caps
        ends = [each.start for each in placed]
        ends.append(placed[-1].start + placed[-1].room if placed else self.map.layout.chain_end)
        row = (position.y() - self.top) / self.tiles.ink.metrics.row
        place = min(range(len(ends)), key=lambda each: abs(self.map.row_of(ends[each]) - row))
        return placed[place].identity if place < len(placed) else None, ends[place]

    # What is marked

    def set_marks(
        self,
        *,
        selection: tuple[int, int] | None,
        twin: tuple[int, int] | None,
        focus: bool,
        active: bool = False,
        notes: tuple[tuple[int, int], ...] = (),
        found: tuple[tuple[int, int], ...] = (),
    ) -> None:
        """Mark the selection, or what it is in another column, the notes, and what was found."""
        marks = self.marks
        if (marks.selection, marks.twin, marks.focus, marks.active, marks.notes, marks.found) != (
            selection, twin, focus, active, notes, found,
        ):  # fmt: skip
            marks.selection, marks.twin, marks.focus = selection, twin, focus
            marks.active, marks.notes, marks.found = active, notes, found
            self.update()

    def set_hover(self, offset: int | None) -> None:
        """Mark the leaf under the mouse."""
        span = None
        if offset is not None:
            leaf = self.map.layout.leaf_at(offset)
            span = (leaf.start, leaf.stop)
        if self.marks.hover != span:
            self.marks.hover = span
            self.update()

    def set_drop(self, position: QPointF | None) -> None:
        """Mark where a dragged capability would go."""
        drop = None if position is None else self.gap_at(position)[1]
        if self.marks.drop != drop:
            self.marks.drop = drop
            self.update()

    def scroll_to(self, pixels: int) -> None:
        """Move the rows up by so many pixels."""
        if pixels != self.scroll:
            self.scroll = pixels
            self.update()

    def move_cells(self, progress: float) -> None:
        """Move cells that are on their way; at 1 they are there."""
        if self.motion is not None:
            self.motion.progress = progress
            if progress >= 1.0:
                self.motion = None
            self.update()

    def rects(self, start: int, stop: int) -> Iterator[QRectF]:
        """Yield the visible rectangles of a span of bytes, one a row."""
        metrics = self.tiles.ink.metrics
        first, last = self.visible()
        begin = max(first, self.map.row_of(start))
        end = min(last, self.map.row_of(stop - 1) + 1)
        for number in range(begin, end):
            row = self.map.row(number)
            left, right = 0, metrics.row_bytes
            if row.fold is None:
                left, right = max(start, row.start) - row.line, min(stop, row.stop) - row.line
                if left >= right:
                    continue
            yield QRectF(
                metrics.left + left * metrics.byte,
                self.top + number * metrics.row,
                (right - left) * metrics.byte,
                metrics.row - metrics.gap,
            )

    # Painting

    @override
    def paint(self, painter: QPainter) -> None:
        ink = self.tiles.ink
        metrics = ink.metrics
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.visible()
        if self.motion is not None:
            self.motion.paint(painter, self, first, last)
        else:
            for number in range(first, last):
                tile = self.tiles.get(self.map.row(number))
                painter.drawPixmap(QPointF(0, self.top + number * metrics.row), tile)
        left = metrics.left
        self.gutter.paint(painter, left + metrics.width, self.top, first, last, self.head)
        self.gutter.fence.paint(painter, left, self.top, first, last)
        if last == self.map.row_count:
            self.gutter.fence.paint_ending(painter, left, self.top)
        self._paint_marks(painter)
        self._paint_head(painter)
        if self.marks.selection is not None and not self.scroll:
            # Around the first row it reaches into the head.
            for rect in self.rects(*self.marks.selection):
                if rect.top() <= self.head:
                    self._ring(painter, rect, 2.0)

    def _paint_head(self, painter: QPainter) -> None:
        palette = self.tiles.ink.palette
        if self._head is None or self._head.deviceIndependentSize().height() < self.head - 1:
            look = self.header.look, self._rect.width(), self.head
            self._head = self.tiles.head(look, self._picture_of_head)
        painter.drawPixmap(QPointF(0, 0), self._head)
        if self.scroll > 0:
            painter.fillRect(QRectF(0, self.head - 1, self._rect.width(), 1), brush(palette.rule))
        if self.marks.active:
            metrics = self.tiles.ink.metrics
            self.header.paint_active(painter, 0, 0, metrics.width)
        if self.marks.focus:
            self._ring(painter, self._rect.adjusted(3, 3, -3, -3), 1.0)

    def _picture_of_head(self) -> QPixmap:
        metrics, ratio = self.tiles.ink.metrics, self.tiles.ratio
        made = QPixmap(ceil(self._rect.width() * ratio), ceil(self.head * ratio))
        made.setDevicePixelRatio(ratio)
        made.fill(colour(self.tiles.ink.palette.page))
        painter = QPainter(made)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.header.paint(painter, 0, 0)
        self.header.paint_ruler(painter, metrics.left, self.head - self.header.ruler)
        painter.end()
        return made

    def _paint_marks(self, painter: QPainter) -> None:
        marks, palette = self.marks, self.tiles.ink.palette
        self._paint_changes(painter)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marks.twin is not None:
            for rect in self.rects(*marks.twin):
                paint_twin(painter, rect, palette)
        if marks.hover is not None and marks.hover != marks.selection:
            painter.setPen(pen(palette.hover, 1.5))
            for rect in self.rects(*marks.hover):
                painter.drawRect(rect.adjusted(1, 1, -1, -1))
        if marks.selection is not None:
            for rect in self.rects(*marks.selection):
                self._ring(painter, rect, 2.0)
        if marks.drop is not None:
            self._paint_drop(painter, marks.drop)
        self._paint_places(painter)

    def _paint_places(self, painter: QPainter) -> None:
        """Mark what was found, and what there is a note on."""
        marks, palette = self.marks, self.tiles.ink.palette
        for start, stop in marks.found:
            for rect in self.rects(start, stop):
                paint_found(painter, rect, palette)
        for start, stop in marks.notes:
            paint_pin(painter, next(self.rects(start, stop), None), palette)

    def _paint_changes(self, painter: QPainter) -> None:
        """Underline what differs, as far as it is seen and the cells are no mere colours."""
        first, last = self.visible()
        if not self.changes or first >= last or self.tiles.ink.metrics.detail < Detail.VALUES:
            return
        start, stop = self.map.offset_of(first), self.map.row(last - 1).stop
        for begin, end in self.changes:
            if begin < stop and end > start:
                for rect in self.rects(begin, end):
                    paint_changed(painter, rect, self.tiles.ink.palette)

    def _ring(self, painter: QPainter, rect: QRectF, width: float) -> None:
        """Draw a ring of two tones: one of them stands out against any fill."""
        palette = self.tiles.ink.palette
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = width / 2
        painter.setPen(pen(palette.ring_outer, width))
        painter.drawRect(rect.adjusted(-half, -half, half, half))
        painter.setPen(pen(palette.ring_inner, width))
        painter.drawRect(rect.adjusted(half, half, -half, -half))

    def _paint_drop(self, painter: QPainter, offset: int) -> None:
        metrics, palette = self.tiles.ink.metrics, self.tiles.ink.palette
        row = self.map.row_of(offset) + (1 if offset >= self.map.size else 0)
        y = self.top + row * metrics.row - metrics.gap / 2
        left, right = metrics.left - 8.0, metrics.left + metrics.width + metrics.gutter
        painter.fillRect(QRectF(left, y - 2, right - left, 4), colour(palette.note))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(palette.note))
        painter.drawEllipse(QPointF(left, y), 6, 6)
