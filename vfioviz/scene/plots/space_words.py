"""What is said of areas and ranges: on a bar, under the mouse, in the table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, overload

from typing_extensions import override

from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.plots.space_axis import Bar
from vfioviz.scene.plots.spaces import Lane, Piece, Space

_TOLD = 6
"""Spans of one place that are named."""


def noun(space: Space) -> str:
    """Return what lies between the spans."""
    return tr("reserved window") if space.inclusive else tr("not to be mapped")


def bounds(space: Space, start: int, stop: int) -> str:
    """Return ``0xfee00000 to 0xfeefffff``: both belong to it."""
    return tr("{first} to {last}", first=space.hexadecimal(start), last=space.hexadecimal(stop - 1))


def amount(size: int) -> str:
    """Return ``1 MiB (0x100000)``."""
    return f"{_binary(size)} ({size:#x})" if size >= 10 else _binary(size)


def _binary(size: int) -> str:
    number, _, unit = text.binary(size).partition(" ")
    return f"{int(number.replace(',', '')):,} {unit}"


def words(space: Space, lane: Lane, piece: Piece) -> Iterator[str]:
    """Yield what a bar may say, from the longest form to the shortest."""
    size = _binary(piece.stop - piece.start)
    if piece.start >= space.limit:
        yield tr("past the end, {size}", size=size)
    elif not piece.depth:
        yield f"{noun(space)}, {size}"
    elif piece.depth > 1:
        yield tr("{count} overlap, {size}", count=piece.depth, size=size)
        yield f"{piece.depth}x"
    else:
        yield f"[{piece.span}]  {size}"
        yield f"[{piece.span}]"
        return
    yield size


def hover(space: Space, lane: Lane, bar: Bar) -> tuple[str, ...]:
    """Return what is to be said of a bar, a line each."""
    if bar.pieces > 1:
        last = lane.pieces[bar.piece + bar.pieces - 1]
        first = lane.pieces[bar.piece]
        return (
            lane.title,
            bounds(space, first.start, last.stop),
            tr("{count} pieces: zoom in to tell them apart", count=bar.pieces),
        )
    piece = lane.pieces[bar.piece]
    told = [lane.title, bounds(space, piece.start, piece.stop), amount(piece.stop - piece.start)]
    if not piece.depth:
        told.append(tr("past the region's end") if piece.start >= space.limit else noun(space))
    covering = [
        at for at, each in enumerate(lane.spans) if each.start <= piece.start < each.stop
    ] if piece.depth > 1 else [piece.span][: piece.depth]  # fmt: skip
    for at in covering[:_TOLD]:
        each = lane.spans[at]
        faults = "".join(f", {tr(fault.value)}" for fault in each.faults)
        told.append(f"{lane.name}[{at}]: {bounds(space, each.start, each.stop)}{faults}")
    return tuple(told)


HEADERS = (mark("Array"), mark("What"), mark("First"), mark("Last"), mark("Size"), mark("Faults"))
"""Of the table behind the chart."""


class PieceRow(NamedTuple):
    """A line of the table."""

    texts: tuple[str, ...]
    lane: int
    span: int
    """Of the span; -1 for what lies between."""


class Rows(Sequence[PieceRow]):
    """The table: first what is wrong and takes no room, then the pieces; made when it is read."""

    def __init__(self, space: Space) -> None:
        self._space = space
        self._lines = [
            (number, -1, at)
            for number, lane in enumerate(space.lanes)
            for at, each in enumerate(lane.spans)
            if each.start >= each.stop
        ]
        self._lines += [
            (number, at, lane.pieces[at].span)
            for number, lane in enumerate(space.lanes)
            for at in range(len(lane.pieces))
        ]

    @override
    def __len__(self) -> int:
        return len(self._lines)

    @overload
    def __getitem__(self, at: int) -> PieceRow: ...
    @overload
    def __getitem__(self, at: slice) -> list[PieceRow]: ...
    @override
    def __getitem__(self, at: int | slice) -> PieceRow | list[PieceRow]:
        if isinstance(at, slice):
            return [self._row(*line) for line in self._lines[at]]
        return self._row(*self._lines[at])

    def _row(self, number: int, at: int, index: int) -> PieceRow:
        space, lane = self._space, self._space.lanes[number]
        if at < 0:
            span = lane.spans[index]
            start, stop, what = span.start, span.stop, f"[{index}]"
            size = "0" if start == stop else "-"
        else:
            piece = lane.pieces[at]
            start, stop = piece.start, piece.stop
            size = amount(stop - start)
            what = next(words(space, lane, piece)).partition(",")[0].partition("  ")[0]
        faults = [] if index < 0 else [tr(each.value) for each in lane.spans[index].faults]
        last = space.hexadecimal(stop - 1) if stop else "-"
        texts = (lane.title, what, space.hexadecimal(start), last, size, ", ".join(faults))
        return PieceRow(texts, number, index)
