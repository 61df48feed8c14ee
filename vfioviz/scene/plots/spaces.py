"""Areas over their region, IOVA ranges over all addresses: what is covered, and what lies between.

Rule 1: addresses are exact integers from 0 to 2^64; a float is a place on the axis, never one.
Rule 2: the pieces of a lane tile ``[0, end)``.
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterator, Sequence
from enum import StrEnum
from itertools import accumulate
from typing import NamedTuple

from vfioviz.codec.blocks import Elements
from vfioviz.codec.ranges import region_size
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, tr
from vfioviz.scene.palette import tone

TOP = 1 << 64
"""One past the last address."""
PAGE = 4096
MOST = 1 << 17
"""Spans that are looked at, of all lanes."""


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
