"""What stands beside the rows: arrows, and names of capabilities."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen, QPolygonF

from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import pairs
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.links import Arrow, Label, Links
from vfioviz.scene.sync import MANY, shift
from vfioviz.ui.bytemap.fence import Fence
from vfioviz.ui.bytemap.ink import Face, Ink, brush, colour, pen, write
from vfioviz.ui.bytemap.metrics import LANE, Detail

_STEP = 14.0


class Gutter:
    """Arrows and labels at the right of the rows."""

    def __init__(
        self,
        ink: Ink,
        bytemap: ByteMap,
        links: Links,
        reference: Layout | None = None,
        *,
        room: int | None = None,
        namer: Layout | None = None,
    ) -> None:
        """Make what stands beside one column.

        Args:
            ink: Of the column.
            bytemap: Its rows.
            links: Its arrows and labels.
            reference: What it is compared with.
            room: Pixels of its labels; None: as the metrics have it.
            namer: The column whose names stand for this one's too; None: it has its own.
        """
        self.ink = ink
        self.map = bytemap
        self.links = links
        self.room = ink.metrics.labels if room is None else room
        """Pixels of the labels."""
        self.fence = Fence(ink, bytemap, self.room, links)
        self._reference = reference
        self._elsewhere = named_by(bytemap.layout, namer)
        """Places in the chain of those whose name stands beside another column."""

    def paint(
        self, painter: QPainter, x: float, y: float, first: int, last: int, edge: float = 0.0
    ) -> None:
        """Paint what belongs to the rows ``[first, last)``.

        Args:
            painter: Where to.
            x: Right edge of the last byte column.
            y: Top of row 0, far above the screen in a long map.
            first: First row that is seen.
            last: One past the last.
            edge: Where the rows' part of the screen begins.
        """
        if first >= last:
            return
        start, stop = self.map.offset_of(first), self.map.row(last - 1).stop
        for arrow in self.links.arrows(start, stop):
            self._arrow(painter, arrow, x, y, first, last)
        self._paint_labels(painter, x + self.ink.metrics.gutter, y, start, stop, edge)

    def _y(self, y: float, offset: int, part: float) -> float:
        metrics = self.ink.metrics
        return y + self.map.row_of(offset) * metrics.row + (metrics.row - metrics.gap) * part

    def _arrow(
        self, painter: QPainter, arrow: Arrow, x: float, y: float, first: int, last: int
    ) -> None:
        palette, metrics = self.ink.palette, self.ink.metrics
        top, bottom = y + (first - 2) * metrics.row, y + (last + 2) * metrics.row
        shade = palette.error if arrow.broken or arrow.back else palette.fields[arrow.tone].outline
        begin = self._y(y, arrow.source, 0.7)
        left = x + 5.0
        lane = min(x + 16.0 + arrow.lane * LANE, x + metrics.gutter - 6.0)
        painter.setPen(_line(shade, broken=arrow.broken))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if arrow.target is None:
            self._stub(painter, arrow, x, begin, shade)
            return
        end = self._y(y, arrow.target, 0.3)
        held = max(top, min(begin, bottom)), max(top, min(end, bottom))
        painter.drawPath(_bracket(left, lane, *held))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(brush(shade))
        if top < begin < bottom:
            painter.drawEllipse(QPointF(left, begin), 3.0, 3.0)
        if top < end < bottom:
            tip = QPolygonF(
                [QPointF(x + 2, end), QPointF(x + 10, end - 4.5), QPointF(x + 10, end + 4.5)]
            )
            painter.drawPolygon(tip)

    def _stub(self, painter: QPainter, arrow: Arrow, x: float, begin: float, shade: str) -> None:
        left, end = x + 5.0, x + 18.0
        painter.drawLine(QLineF(left, begin, end, begin))
        painter.setPen(pen(shade, 2.0))
        painter.drawLine(QLineF(end - 2, begin - 5, end + 8, begin + 5))
        painter.drawLine(QLineF(end - 2, begin + 5, end + 8, begin - 5))
        if not self._labelled(self.map.row_of(arrow.source)):
            face = self.ink.small_mono
            at = x + self.ink.metrics.gutter
            words = face.elide(arrow.text, self._end)
            write(painter, face, shade, at, begin + face.cap / 2, words)

    def _labelled(self, row: int) -> bool:
        return self.links.labelled(row)

    def _paint_labels(
        self, painter: QPainter, x: float, y: float, start: int, stop: int, edge: float
    ) -> None:
        rows: dict[int, list[Label]] = {}
        for label in self.links.labels(start, stop):
            rows.setdefault(self.map.row_of(label.start), []).append(label)
        top_row = self.map.row_of(start)
        held = self.links.covering(start) if top_row else None
        if held is not None:
            hidden = y + top_row * self.ink.metrics.row < edge
            rows.setdefault(top_row + hidden, [held._replace(place=text.above(held.start))])
        for row, labels in rows.items():
            top = y + row * self.ink.metrics.row
            if len(labels) == 1:
                self._label(painter, labels[0], x, top)
            else:
                self._many(painter, labels, x, top)

    @property
    def _end(self) -> float:
        """Pixels from where labels begin to the column's end."""
        return float(self.room + self.ink.metrics.trail)

    def _name(self, label: Label) -> str:
        """Return the name of a capability; "" where it stands beside another column."""
        return "" if label.cap in self._elsewhere else label.name

    def _label(self, painter: QPainter, label: Label, x: float, top: float) -> None:
        ink, palette, metrics = self.ink, self.ink.palette, self.ink.metrics
        shade = palette.text if label.exact else palette.muted
        name = ink.name_bold.elide(self._name(label), self._end)
        upper, lower = self._bases(top)
        write(painter, ink.name_bold, shade, x, upper, name)
        if metrics.detail is Detail.NAMES:
            self._where(painter, label, x, lower if name else (upper + lower) / 2)
            return
        used = ink.name_bold.width(name) + 6 if name else 0.0
        if used + ink.small_mono.width(label.place) <= self.room:
            hue = palette.warn if label.modulo else palette.muted
            write(painter, ink.small_mono, hue, x + used, upper, label.place)

    def _many(self, painter: QPainter, labels: list[Label], x: float, top: float) -> None:
        """Write the names of several capabilities that begin in one row."""
        ink, palette, room = self.ink, self.ink.palette, self._end
        upper, lower = self._bases(top)
        said = ", ".join(filter(None, map(self._name, labels)))
        write(painter, ink.name_bold, palette.text, x, upper, ink.name_bold.elide(said, room))
        if self.ink.metrics.detail is Detail.NAMES:
            odd = any(label.modulo for label in labels)
            places = ink.small_mono.elide(" ".join(label.place for label in labels), room)
            write(painter, ink.small_mono, palette.warn if odd else palette.muted, x, lower, places)

    def _bases(self, top: float) -> tuple[float, float]:
        """Return the base lines of a label's one or two lines."""
        ink, metrics = self.ink, self.ink.metrics
        height = metrics.row - metrics.gap
        if metrics.detail is not Detail.NAMES:
            base = top + (height + ink.name_bold.cap) / 2
            return base, base
        lines = ink.name_bold.height + ink.small_mono.height
        upper = top + (height - lines) / 2 + ink.name_bold.ascent
        return upper, upper + ink.name_bold.height - ink.name_bold.ascent + ink.small_mono.ascent

    def _where(self, painter: QPainter, label: Label, x: float, base: float) -> None:
        """Write the offset, what is wrong with it, and how far it is from the reference's."""
        palette, face = self.ink.palette, self.ink.small_mono
        end = x + self._end
        if x + face.width(label.place) > end:
            return
        more = [
            (label.broken, palette.error),
            ("" if label.broken else label.modulo, palette.warn),
            (shift(self._reference, self.map.layout, label.cap), palette.note),
        ]
        more = [each for each in more if each[0]]
        first = more[0][1] if more and more[0][1] != palette.note else palette.muted
        at = x + face.width(label.place) + 7
        tight = bool(more) and at + face.width(more[0][0]) > end
        write(painter, face, first if tight else palette.muted, x, base, label.place)
        for words, hue in more:
            if at + face.width(words) > end:
                return
            write(painter, face, hue, at, base, words)
            at += face.width(words) + 7


@lru_cache(maxsize=64)
def _line(shade: str, *, broken: bool) -> QPen:
    line = QPen(colour(shade), 2.0)
    line.setCapStyle(Qt.PenCapStyle.FlatCap)
    if broken:
        line.setDashPattern([3, 2])
    return line


@lru_cache(maxsize=512)
def _bracket(left: float, lane: float, begin: float, end: float) -> QPainterPath:
    """Return a line from (left, begin) over a vertical at lane to (left, end)."""
    path = QPainterPath(QPointF(left, begin))
    radius = min(8.0, abs(end - begin) / 2)
    turn = radius if end >= begin else -radius
    path.lineTo(lane - radius, begin)
    path.quadTo(lane, begin, lane, begin + turn)
    path.lineTo(lane, end - turn)
    path.quadTo(lane, end, lane - radius, end)
    path.lineTo(left + 4, end)
    return path


def named_by(layout: Layout, namer: Layout | None) -> frozenset[int]:
    """Return the places in a chain of those whose name stands beside another column."""
    if namer is None or namer is layout or max(len(layout.caps), len(namer.caps)) > MANY:
        return frozenset()
    return frozenset(pairs(layout, namer))


def label_widths(
    bytemap: ByteMap, face: Face, sub: Face, namer: Layout | None = None
) -> tuple[int, int, int]:
    """Return the pixels of the longest label of the first capabilities, and of the longest offset.

    The third is the longest of those labels that ``namer`` has no name for. In steps, so that an
    edit seldom changes the width of anything; 0 where there is none.
    """
    full = place = own = 0.0
    elsewhere = named_by(bytemap.layout, namer)
    for index, node in enumerate(bytemap.layout.caps[:64]):
        where = text.place(node.start)
        place = max(place, sub.width(where))
        wide = max(face.width(text.capability(node)), sub.width(where))
        if node.start % 8:
            wide = max(wide, sub.width(f"{where} {text.modulo(node.start)}") + 4)
        full = max(full, wide)
        if namer is not None and namer is not bytemap.layout and index not in elsewhere:
            own = max(own, wide)
    return _stepped(full, _STEP), _stepped(place, 8.0), _stepped(own, _STEP)


def _stepped(width: float, step: float) -> int:
    return round(min(-(-width // step) * step, 224.0))


def widest_label(columns: Iterable[ByteMap], face: Face, sub: Face) -> float:
    """Return the pixels that the longest label of any of the columns takes on a sheet."""
    return max([100.0, *(float(label_widths(each, face, sub)[0]) for each in columns)])
