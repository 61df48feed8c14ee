"""Areas and ranges, painted: a lane for each array, its pieces over the axis of addresses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from vfioviz.language import tr
from vfioviz.scene.palette import Palette, Swatch, Texture
from vfioviz.scene.plots import space_axis, space_words
from vfioviz.scene.plots.space_axis import Axis, Bar
from vfioviz.scene.plots.spaces import Lane, Space
from vfioviz.ui.bytemap.ink import brush, pen
from vfioviz.ui.plots.pen import Pens

_LANE, _MOST_LANE = 38, 64
_GAP = 12
_LEAST_WORD = 20
"""Pixels of a bar that may have words."""
_BREAK = 5.0
"""Half the height of the sign for an axis that is not to scale."""
_MOST_BREAKS = 64


class SpaceDrawing:
    """One space, and the piece that is the current one."""

    def __init__(self, space: Space, axis: Axis, lane: int, piece: int) -> None:
        """Take a space.

        Args:
            space: The numbers.
            axis: Where they are.
            lane: Of the current piece.
            piece: The current one of that lane; -1 for none.
        """
        self.space, self.axis, self.lane, self.piece = space, axis, lane, piece
        self.lanes: Sequence[str] = tuple(each.title for each in space.lanes)
        self.low, self.high = 0.0, axis.length
        pieces = max((len(each.pieces) for each in space.lanes), default=1)
        self.closest = min(self.high, 2.0 * self.high / max(1, pieces))

    def heights(self) -> tuple[int, int]:
        """Return the pixels that it needs, and that it has use for."""
        return len(self.lanes) * _LANE, len(self.lanes) * _MOST_LANE

    def subject(self) -> tuple[object, int]:
        """Return what is painted, without the current piece."""
        return self.axis, 0

    def ticks(self, first: float, last: float, most: int) -> list[tuple[float, str]]:
        """Return the addresses on the axis."""
        return list(self.axis.ticks(first, last, most))

    def find(self, at: float, height: float) -> tuple[int, int]:
        """Return lane and piece at a place."""
        lane = min(len(self.lanes) - 1, int(height * len(self.lanes)))
        address = self.axis.address(at)
        return lane, space_axis.piece_at(self.space.lanes[lane], address)

    def tip(self, at: float, height: float) -> str:
        """Return what is said of a place."""
        lane, piece = self.find(at, height)
        shown = self.space.lanes[lane]
        bar = Bar(at, at, piece, 1, shown.pieces[piece].bad)
        return "\n".join(space_words.hover(self.space, shown, bar))

    def paint(self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float) -> None:
        """Paint what lies between two places on the axis."""
        scale = area.width() / (last - first)
        pixels = max(1, round(area.width()))
        for number, lane in enumerate(self.space.lanes):
            top, room = self._row(area, number)
            for bar in _crowds(space_axis.bars(self.axis, lane, first, last, pixels)):
                left = max(area.left(), area.left() + (bar.left - first) * scale)
                right = min(area.right(), area.left() + (bar.right - first) * scale)
                self._bar(painter, pens, QRectF(left, top, max(1.0, right - left), room), lane, bar)
        if len(self.space.stops) <= _MOST_BREAKS and self.axis.is_broken:
            self._breaks(painter, pens, area, first, scale)

    def paint_over(
        self, painter: QPainter, pens: Pens, area: QRectF, first: float, last: float
    ) -> None:
        """Frame the current piece."""
        if 0 <= self.piece < len(self.space.lanes[self.lane].pieces):
            row = self._row(area, self.lane)
            self._ring(painter, pens, area, row, (first, area.width() / (last - first)))

    def _row(self, area: QRectF, lane: int) -> tuple[float, float]:
        """Return top and height of the bars of a lane."""
        high = area.height() / len(self.lanes)
        room = min(high - _GAP, 44.0)
        return area.top() + lane * high + (high - room) / 2, room

    def _bar(self, painter: QPainter, pens: Pens, box: QRectF, lane: Lane, bar: Bar) -> None:
        look = style(pens.palette, self.space, lane, bar)
        if bar.pieces > 1:
            painter.fillRect(box, brush(look.fill))
            painter.fillRect(QRectF(box.left(), box.bottom() - 4, box.width(), 4),
                             brush(look.outline))  # fmt: skip
            return
        # Its words are asked for where there is room for any.
        words = (
            space_words.words(self.space, lane, lane.pieces[bar.piece]) if box.width() > 20 else ()
        )
        pens.box(painter, box, look, words)

    def _ring(
        self,
        painter: QPainter,
        pens: Pens,
        area: QRectF,
        row: tuple[float, float],
        view: tuple[float, float],
    ) -> None:
        piece = self.space.lanes[self.lane].pieces[self.piece]
        first, scale = view
        left, right = (
            min(area.right(), max(area.left(), area.left() + (self.axis.place(at) - first) * scale))
            for at in (piece.start, piece.stop)
        )
        box = QRectF(left, row[0], max(2.0, right - left), row[1])
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for shade, out in ((pens.palette.ring_outer, 1.0), (pens.palette.ring_inner, -1.0)):
            painter.setPen(pen(shade, 2.0))
            painter.drawRect(box.adjusted(-out, -out, out, out))

    def _breaks(
        self, painter: QPainter, pens: Pens, area: QRectF, first: float, scale: float
    ) -> None:
        """Mark, between the lanes and the axis, that each stretch has a scale of its own."""
        painter.setPen(pen(pens.palette.muted, 1.0))
        for place in self.axis.places[1:-1]:
            x = area.left() + (place - first) * scale
            if area.left() < x < area.right():
                for by in (-2.0, 2.0):
                    painter.drawLine(
                        QPointF(x + by - 2, area.bottom()),
                        QPointF(x + by + 2, area.bottom() - _BREAK),
                    )


def _crowds(bars: Iterable[Bar]) -> Iterator[Bar]:
    """Join what follows each other, of pieces that are too narrow, and looks alike."""
    crowd: Bar | None = None
    for bar in bars:
        if crowd is not None and bar.pieces > 1 and crowd.bad == bar.bad:
            crowd = crowd._replace(right=bar.right, pieces=crowd.pieces + bar.pieces)
            continue
        if crowd is not None:
            yield crowd
        crowd = bar if bar.pieces > 1 else None
        if crowd is None:
            yield bar
    if crowd is not None:
        yield crowd


def style(palette: Palette, space: Space, lane: Lane, bar: Bar) -> Swatch:
    """Return how a bar is drawn: what is wrong, what lies between, or the capability's colour."""
    piece, error = lane.pieces[bar.piece], Texture.CROSS
    if piece.start >= space.limit:
        return Swatch(palette.error_fill, palette.error, palette.text, palette.muted,
                      palette.error, Texture.RISING)  # fmt: skip
    if bar.pieces == 1 and piece.depth > 1:
        return Swatch(palette.error_fill, palette.error, palette.text, palette.muted,
                      palette.error, error)  # fmt: skip
    covered = palette.fields[lane.tone]
    if bar.bad:
        return covered._replace(outline=palette.warn, ink=palette.warn, texture=Texture.FALLING)
    if bar.pieces == 1 and not piece.depth:
        return Swatch(palette.bare, palette.bare_outline, palette.text, palette.muted,
                      palette.bare_ink, Texture.LEVEL)  # fmt: skip
    return covered


def legend(palette: Palette, space: Space) -> list[tuple[str, Swatch]]:
    """Return what the legend shows."""
    shade = space.lanes[0].tone if space.lanes else 0
    bare = Swatch(palette.bare, palette.bare_outline, palette.text, palette.muted,
                  palette.bare_ink, Texture.LEVEL)  # fmt: skip
    wrong = Swatch(palette.error_fill, palette.error, palette.text, palette.muted, palette.error)
    return [
        (tr("IOVA range") if space.inclusive else tr("area to be mapped"), palette.fields[shade]),
        (space_words.noun(space), bare),
        (tr("overlap"), wrong._replace(texture=Texture.CROSS)),
        (
            tr("no whole pages, or another fault"),
            palette.fields[shade]._replace(
                outline=palette.warn, ink=palette.warn, texture=Texture.FALLING
            ),
        ),
        (tr("past the end"), wrong._replace(texture=Texture.RISING)),
    ]
