"""Areas over their region, IOVA ranges over all addresses: what is covered, and what lies between.

Rule 1: addresses are exact integers from 0 to 2^64; a float is a place on the axis, never one.
Rule 2: the pieces of a lane tile ``[0, end)``.
"""

from __future__ import annotations

import sys
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import NamedTuple, overload

from typing_extensions import override

from vfioviz.codec.blocks import Elements
from vfioviz.codec.ranges import region_size
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.palette import tone

TOP = 1 << 64
"""One past the last address."""
PAGE = 4096
MOST = 1 << 17
"""Spans that are looked at, of all lanes."""
_DIGIT, _SPACE = 0.105, 0.15
"""Of the room of a short number, what a digit takes and what lies between two addresses."""
_TOLD = 6
"""Spans of one place that are named."""


class Fault(StrEnum):
    """What is wrong with a span."""

    OVERLAP = mark("overlaps another")
    UNALIGNED = mark("no whole pages")
    PAST = mark("past the region's end")
    EMPTY = mark("empty")
    REVERSED = mark("ends before it starts")


class Span(NamedTuple):
    """An element of the array, in exact addresses."""

    start: int
    stop: int
    """One past the last byte; below ``start`` where it is reversed."""
    faults: tuple[Fault, ...]


class Piece(NamedTuple):
    """Addresses ``[start, stop)`` that the same spans cover."""

    start: int
    stop: int
    depth: int
    """How many spans cover it; 0 between them."""
    span: int
    """The last of them that began; -1 for none."""
    bad: bool
    """Whether something is wrong with it, or with a span that covers it."""


class Lane(NamedTuple):
    """One array; columns with the same one share the lane."""

    titles: tuple[str, ...]
    column: int
    """The first of them in the map."""
    first: int
    """Offset of the array in that column."""
    name: str
    """``caps[2].iova_ranges``."""
    tone: int
    spans: tuple[Span, ...]
    left: int
    """Elements behind the last one that is looked at."""
    pieces: tuple[Piece, ...]
    wrong: array[int]
    """By piece, how many before it are bad; one more at the end."""
    at: array[int]
    """By piece, which of the space's stops it begins at; the last one's end."""

    @property
    def title(self) -> str:
        """``Linux 6.1.0-53-amd64``, with how many more say the same."""
        more = len(self.titles) - 1
        return self.titles[0] if not more else tr("{title} and {more} more", title=self.titles[0],
                                                  more=more)  # fmt: skip

    def element(self, index: int) -> tuple[int, int]:
        """Return the bytes of a span's element in the column."""
        return self.first + 16 * index, self.first + 16 * (index + 1)


class Space(NamedTuple):
    """Lanes over one axis."""

    inclusive: bool
    """IOVA ranges; else areas of a region."""
    limit: int
    """Size of the region, or 2^64."""
    end: int
    """Where the axis ends: at the limit, or behind what reaches past it."""
    lanes: tuple[Lane, ...]
    stops: tuple[int, ...]
    """Where a piece of some lane begins or ends: 0 first, ``end`` last."""

    def hexadecimal(self, number: int) -> str:
        """Return ``0xfee00000``."""
        return f"{number:#x}"


class Axis(NamedTuple):
    """Places on a line for the stops of a space: to scale, or by the logarithm of each stretch."""

    space: Space
    places: array[float]
    is_broken: bool
    """Whether each stretch has a scale of its own."""

    @property
    def length(self) -> float:
        """The place of the end."""
        return self.places[-1]

    def place(self, address: int) -> float:
        """Return the place of an address from 0 to the end."""
        stops = self.space.stops
        at = min(max(0, bisect_right(stops, address) - 1), len(stops) - 2)
        low, high = stops[at], stops[at + 1]
        part = (address - low) / (high - low)
        return self.places[at] + part * (self.places[at + 1] - self.places[at])

    def address(self, place: float) -> int:
        """Return about the address of a place."""
        stops = self.space.stops
        at = min(max(0, bisect_right(self.places, place) - 1), len(stops) - 2)
        wide = self.places[at + 1] - self.places[at]
        part = 0.0 if not wide else min(1.0, max(0.0, (place - self.places[at]) / wide))
        return min(stops[at + 1] - 1, stops[at] + int(part * (stops[at + 1] - stops[at])))

    def ticks(self, first: float, last: float, most: int) -> Iterator[tuple[float, str]]:
        """Yield places with the addresses there, each apart from the one before.

        Args:
            first: Where what is seen begins.
            last: Where it ends.
            most: How many short numbers have room; an address takes as its digits do.
        """
        room, taken = (last - first) / max(1, most), float("-inf")
        at = bisect_left(self.places, first)
        while at < len(self.places) and self.places[at] <= last:
            said = self.space.hexadecimal(self.space.stops[at])
            half = room * (_DIGIT * len(said) + _SPACE) / 2
            # The next one that can have room: there may be a hundred thousand.
            if self.places[at] - half >= taken:
                yield self.places[at], said
                taken = self.places[at] + half
                at = max(at + 1, bisect_left(self.places, taken))
            else:
                at = max(at + 1, bisect_left(self.places, taken + half))


def axis(space: Space, *, to_scale: bool) -> Axis:
    """Return where the stops are on a line.

    Args:
        space: Not without lanes.
        to_scale: Each address takes the same room; else each stretch between two stops takes as
            much as its size has bits, so that a window of a page is seen beside an exbibyte.
    """
    sizes = [high - low for low, high in pairwise(space.stops)]
    if to_scale:
        widths = [size / space.end * 1000 for size in sizes]
    else:
        widths = [float(size.bit_length()) for size in sizes]
    return Axis(space, array("d", accumulate(widths, initial=0.0)), not to_scale)


class Bar(NamedTuple):
    """What is drawn between two places: one piece, or several that are too narrow."""

    left: float
    right: float
    piece: int
    """The first one."""
    pieces: int
    """How many."""
    bad: bool


def bars(axis: Axis, lane: Lane, first: float, last: float, pixels: int) -> Iterator[Bar]:
    """Yield what is to be drawn of a lane between two places, so many pixels wide.

    Pieces that are narrower than a pixel are joined to one bar of a pixel: no more than
    ``2 * pixels`` bars come of a million pieces.
    """
    places, at, pieces = axis.places, lane.at, lane.pieces
    step = (last - first) / max(1, pixels)
    piece = max(0, bisect_right(at, bisect_right(places, first) - 1) - 1)
    while piece < len(pieces):
        left, right = places[at[piece]], places[at[piece + 1]]
        if left >= last:
            return
        if right - left >= step:
            yield Bar(left, right, piece, 1, pieces[piece].bad)
            piece += 1
            continue
        # The last piece that ends within this pixel.
        goal = bisect_right(places, left + step) - 1
        beyond = max(piece + 1, bisect_right(at, goal, piece) - 1)
        bad = lane.wrong[beyond] > lane.wrong[piece]
        right = max(left + step, places[at[beyond]])
        yield Bar(left, right, piece, beyond - piece, bad)
        piece = beyond


def piece_at(lane: Lane, address: int) -> int:
    """Return the piece that holds an address."""
    return max(0, bisect_right(lane.pieces, address, key=_start) - 1)


def _start(piece: Piece) -> int:
    return piece.start


# ---- from the columns


def space(columns: Sequence[DerivedColumn], active: int) -> Space | None:
    """Return the arrays of spans of the active column, and of the others that have such ones.

    None where the active column has none, or hides something.
    """
    if not 0 <= active < len(columns):
        return None
    own = _arrays(columns[active])
    if not own:
        return None
    inclusive = own[0].plan.field.traits.span == "first-last"
    found: dict[tuple[bytes, int], tuple[list[str], int, Elements]] = {}
    order = [active, *(at for at in range(len(columns)) if at != active)]
    limit = 0
    for at in order:
        layout = columns[at].layout
        for block in _arrays(columns[at]):
            if (block.plan.field.traits.span == "first-last") is not inclusive:
                continue
            size = TOP if inclusive else region_size(layout)
            limit = max(limit, size if size < TOP or inclusive else 0)
            key = layout.data[block.start : block.stop], size
            found.setdefault(key, ([], at, block))[0].append(columns[at].title)
    room = max(1, MOST // len(found))
    lanes = [
        _lane(columns[at], tuple(dict.fromkeys(titles)), at, block, limit or TOP, room)
        for titles, at, block in found.values()
    ]
    reach = max((each.stop for lane in lanes for each in lane.spans), default=0)
    limit = limit or reach or TOP
    end = min(TOP, max(limit, reach))
    stops = {0, limit, end}
    lanes = [_cut(lane, limit, end) for lane in lanes]
    for lane in lanes:
        stops.update(piece.start for piece in lane.pieces)
    known = {stop: at for at, stop in enumerate(sorted(stops))}
    lanes = [
        lane._replace(at=array("L", [*(known[each.start] for each in lane.pieces), known[end]]))
        for lane in lanes
    ]
    return Space(inclusive, limit, end, tuple(lanes), tuple(known))


def weight(columns: Sequence[DerivedColumn]) -> int:
    """Return how many bytes of arrays there are to go through."""
    return sum(block.stop - block.start for column in columns for block in _arrays(column))


def _arrays(column: DerivedColumn) -> list[Elements]:
    """Return the arrays of spans of a column; none where a lesson hides something."""
    if column.veiled:
        return []
    return [
        block
        for block in column.layout.blocks
        if isinstance(block, Elements)
        and block.plan.field.traits.span
        and block.plan.element == 16
        and block.length
    ]


def _lane(
    column: DerivedColumn, titles: tuple[str, ...], at: int, block: Elements, limit: int, room: int
) -> Lane:
    layout = column.layout
    stop = min(block.stop, block.start + 16 * room)
    words = array("Q", layout.data[block.start : stop])
    if layout.abi.byte_order != sys.byteorder:
        words.byteswap()
    if block.plan.field.traits.span == "first-last":
        spans = [
            Span(first, last + 1, () if first <= last else (Fault.REVERSED,))
            for first, last in zip(words[::2], words[1::2], strict=True)
        ]
    else:
        spans = [
            Span(first, min(TOP, first + size), tuple(_faults(first, size, limit)))
            for first, size in zip(words[::2], words[1::2], strict=True)
        ]
    cap = layout.caps[block.cap] if block.cap < len(layout.caps) else None
    shade = 0 if cap is None else tone(layout.ioctl, cap.id)
    name = f"caps[{block.cap}].{block.name}"
    marked = _overlapping(spans)
    told = tuple(
        each._replace(faults=(Fault.OVERLAP, *each.faults)) if index in marked else each
        for index, each in enumerate(spans)
    )
    left = (block.stop - stop) // 16
    return Lane(titles, at, block.start, name, shade, told, left, (), array("L"), array("L"))


def _faults(first: int, size: int, limit: int) -> Iterator[Fault]:
    if (first | size) % PAGE:
        yield Fault.UNALIGNED
    if first + size > limit:
        yield Fault.PAST
    if not size:
        yield Fault.EMPTY


def _overlapping(spans: Sequence[Span]) -> set[int]:
    """Return the spans that share an address with another one."""
    order = [at for at in range(len(spans)) if spans[at].start < spans[at].stop]
    order.sort(key=lambda at: (spans[at].start, at))
    found: set[int] = set()
    reaching = -1
    for at in order:
        if reaching >= 0 and spans[at].start < spans[reaching].stop:
            found |= {at, reaching}
        if reaching < 0 or spans[at].stop > spans[reaching].stop:
            reaching = at
    return found


def _cut(lane: Lane, limit: int, end: int) -> Lane:
    pieces = tuple(_pieces(lane.spans, limit, end))
    wrong = array("L", accumulate((int(each.bad) for each in pieces), initial=0))
    return lane._replace(pieces=pieces, wrong=wrong)


def _pieces(spans: Sequence[Span], limit: int, end: int) -> Iterator[Piece]:
    """Yield the pieces from 0 to the end; where spans begin and stop, and at the limit."""
    events = [(each.start, 1, at) for at, each in enumerate(spans) if each.start < each.stop]
    events += [(each.stop, 0, at) for at, each in enumerate(spans) if each.start < each.stop]
    events += [(limit, 0, -1), (end, 0, -1)]
    events.sort()
    cursor, bad, last = 0, 0, -1
    covering: dict[int, None] = {}
    for address, begins, at in events:
        if address > cursor:
            wrong = bad > 0 or len(covering) > 1
            yield Piece(cursor, address, len(covering), last, wrong)
            cursor = address
        if at < 0:
            continue
        if begins:
            covering[at] = None
            bad += bool(spans[at].faults)
        else:
            del covering[at]
            bad -= bool(spans[at].faults)
        last = next(reversed(covering), -1)


# ---- words


def noun(space: Space) -> str:
    """Return what lies between the spans."""
    return tr("reserved window") if space.inclusive else tr("gap, not to be mapped")


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


class Row(NamedTuple):
    """A line of the table."""

    texts: tuple[str, ...]
    lane: int
    span: int
    """Of the span; -1 for what lies between."""


class Rows(Sequence[Row]):
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
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    @override
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self._row(*line) for line in self._lines[at]]
        return self._row(*self._lines[at])

    def _row(self, number: int, at: int, index: int) -> Row:
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
        return Row(texts, number, index)
