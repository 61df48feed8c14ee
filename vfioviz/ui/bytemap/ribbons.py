"""Ribbons between neighbouring columns, painted: on the screen and on every exported sheet."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from vfioviz.scene import text
from vfioviz.scene.ribbons import Extent, Ribbon
from vfioviz.ui.bytemap.ink import Ink, colour, write

_ALPHA = 44
"""Of 255: names and arrows stay readable through it."""
_BEND = 22.0
"""Pixels in which a ribbon bends, at the least."""
_AT = 0.4
"""Where in the band its shift is written: above where argsz ends as a rule."""
_TAIL = 18.0
"""Pixels in which a ribbon that leads nowhere runs out."""


class Edge(NamedTuple):
    """Where ribbons leave one column, or come to the next one; pixels."""

    x: float
    """Of the cells' edge."""
    top: float
    """Of row 0, above the screen once scrolled."""
    room: float | None = None
    """Pixels of the names that it runs under; None: as the metrics have it."""
    between: bool = False
    """Whether offsets stand beside the rows, and what is written goes between two rows."""


def paint_ribbons(
    painter: QPainter, ink: Ink, joined: Sequence[Ribbon], left: Edge, right: Edge, view: QRectF
) -> None:
    """Paint what joins two columns.

    Args:
        painter: Where to.
        ink: Of both columns.
        joined: What to paint.
        left: Where it begins.
        right: Where it ends.
        view: What of it is seen; nothing is painted outside.
    """
    metrics = ink.metrics
    # Flat under the capability's name, then bent in what is left.
    room = metrics.labels if left.room is None else left.room
    rows = right.top if right.between else None
    bend = min(left.x + metrics.gutter + room, right.x - metrics.offsets - _BEND)
    painter.save()
    painter.setClipRect(view)
    for one in joined:
        here, there = _pixels(one.left, left.top, ink), _pixels(one.right, right.top, ink)
        if _outside(here, view) and _outside(there, view):
            continue
        _paint(painter, ink, one, here, there, (left.x, bend, right.x), rows)
    painter.restore()


def _paint(
    painter: QPainter,
    ink: Ink,
    one: Ribbon,
    here: Extent | None,
    there: Extent | None,
    at: tuple[float, float, float],
    rows: float | None,
) -> None:
    begin, bend, end = at
    shade = ink.palette.fields[one.tone].outline
    if here is None and there is not None:
        begin = bend = end - _TAIL
        here = _narrow(there)
    elif there is None and here is not None:
        end, there = bend + _TAIL, _narrow(here)
    if here is None or there is None:
        return
    whole = one.left is not None and one.right is not None
    filled = whole and one.reached
    painter.setPen(_line(shade, dashed=not filled))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if here == there:
        # Most ribbons are straight, and a rectangle is painted ten times as fast as a path.
        if filled:
            box = QRectF(begin, here.top, end - begin, here.bottom - here.top)
            painter.fillRect(box, colour(shade, _ALPHA))
        for y in here:
            painter.drawLine(QLineF(begin, y, end, y))
    else:
        band, edges = _paths(here, there, begin, bend, end)
        if filled:
            painter.fillPath(band, colour(shade, _ALPHA))
        painter.drawPath(edges)
    words = text.signed(one.shift) if one.shift and one.reached else ""
    if words:
        high, low = (here.top + there.top) / 2, (here.bottom + there.bottom) / 2
        middle = high + (low - high) * _AT
        if rows is not None:
            row = ink.metrics.row
            middle = rows + round((middle - rows) / row) * row - ink.metrics.gap / 2
        _paint_shift(painter, ink, words, bend, end - ink.metrics.offsets, middle)


@lru_cache(maxsize=512)
def _paths(
    here: Extent, there: Extent, begin: float, bend: float, end: float
) -> tuple[QPainterPath, QPainterPath]:
    """Return the band and its two edges: where nothing moved they are those from before."""
    band, edges = QPainterPath(), QPainterPath()
    band.moveTo(begin, here.top)
    _over(band, begin, bend, end, here.top, there.top)
    band.lineTo(end, there.bottom)
    _back(band, begin, bend, end, here.bottom, there.bottom)
    band.closeSubpath()
    for first, last in ((here.top, there.top), (here.bottom, there.bottom)):
        edges.moveTo(begin, first)
        _over(edges, begin, bend, end, first, last)
    return band, edges


@lru_cache(maxsize=64)
def _line(shade: str, *, dashed: bool) -> QPen:
    line = QPen(colour(shade, 150), 1.0)
    if dashed:
        line.setStyle(Qt.PenStyle.DashLine)
    return line


def _paint_shift(
    painter: QPainter, ink: Ink, words: str, bend: float, end: float, middle: float
) -> None:
    """Write how far it moves in the bend, between the names and the next column's offsets."""
    face, palette = ink.small_mono, ink.palette
    wide = face.width(words) + 6
    # Large type is wider than the bend: it stands before the next column, not on it.
    left = min((bend + end - wide) / 2, end - wide)
    box = QRectF(left, middle - face.height / 2, wide, face.height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour(palette.page, 225))
    painter.drawRoundedRect(box, 3, 3)
    write(painter, face, palette.note, box.left() + 3, middle + face.cap / 2, words)


def _over(
    path: QPainterPath, begin: float, bend: float, end: float, first: float, last: float
) -> None:
    path.lineTo(max(begin, bend), first)
    middle = (bend + end) / 2
    path.cubicTo(middle, first, middle, last, end, last)


def _back(
    path: QPainterPath, begin: float, bend: float, end: float, first: float, last: float
) -> None:
    middle = (bend + end) / 2
    path.cubicTo(middle, last, middle, first, max(begin, bend), first)
    path.lineTo(begin, first)


def _pixels(span: Extent | None, top: float, ink: Ink) -> Extent | None:
    if span is None:
        return None
    row, gap = ink.metrics.row, ink.metrics.gap
    return Extent(top + span.top * row, top + span.bottom * row - gap)


def _narrow(span: Extent) -> Extent:
    middle = (span.top + span.bottom) / 2
    return Extent(middle, middle)


def _outside(span: Extent | None, view: QRectF) -> bool:
    return span is None or span.bottom < view.top() or span.top > view.bottom()
