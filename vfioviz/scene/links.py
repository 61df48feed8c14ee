"""Arrows of the chain and labels of the capabilities, in rows and offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.layout import CapNode
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import tone

LANES = 4
"""Maximum lanes; lane 0 is for links to the next struct, the rest for all others."""
_FEW = 512
"""Maximum arrows drawn at once."""


class Arrow(NamedTuple):
    """A link, from the field that holds it to where it points."""

    source: int
    """Offset of the field."""
    target: int | None
    """Offset that it points to; None if that is not in the buffer."""
    lane: int
    tone: int
    """Tone of the capability that it leads to."""
    broken: bool
    back: bool
    """It leads backwards, or to itself."""
    text: str
    """What to write at a broken one: ``→ 4096``."""


class Label(NamedTuple):
    """The name of a capability beside its first row."""

    start: int
    cap: int
    name: str
    place: str
    modulo: str
    """``mod 8 = 4`` where it is not aligned, else ""."""
    broken: str
    """``→ 65541`` where its ``next`` leads to no capability, else ""."""
    tone: int
    exact: bool


class Links:
    """The chain of one column."""

    def __init__(self, bytemap: ByteMap) -> None:
        layout = bytemap.layout
        self._map = bytemap
        self._caps = layout.caps
        self._ioctl = layout.ioctl
        self._at = layout.ioctl.cap_offset_at
        self._order = sorted(range(len(self._caps)), key=lambda index: self._caps[index].start)
        self._starts = [self._caps[index].start for index in self._order]
        self._known = frozenset(self._starts)
        self._odd = self._odd_ones()
        """Places, in order of offset, of capabilities whose ``next`` is not what follows them."""
        first = layout.cap_offset
        self._skips = bool(self._starts) and first in self._known and first != self._starts[0]
        self._others = min(len(self._odd), LANES - 1 - self._skips)
        self.lanes = 1 + self._others + self._skips
        """Lanes that are in use, 1 to ``LANES``."""

    def _odd_ones(self) -> list[int]:
        starts = [*self._starts[1:], 0]
        return [
            place
            for place, (index, follower) in enumerate(zip(self._order, starts, strict=False))
            if self._caps[index].next not in (0, follower)
        ][:_FEW]

    def labels(self, start: int, stop: int) -> Iterator[Label]:
        """Yield the capabilities that start in ``[start, stop)``, by offset."""
        for place in range(bisect_left(self._starts, start), bisect_left(self._starts, stop)):
            yield self._label(place)

    def labelled(self, row: int) -> bool:
        """Whether a capability starts in a row; False for rows that are not there."""
        if not 0 <= row < self._map.row_count:
            return False
        start = self._map.offset_of(row)
        return any(True for _ in self.labels(start, self._map.row(row).stop))

    def covering(self, offset: int) -> Label | None:
        """Return the capability that starts before an offset and contains it."""
        place = bisect_left(self._starts, offset) - 1
        if place < 0 or self._caps[self._order[place]].stop <= offset:
            return None
        return self._label(place)

    def _label(self, place: int) -> Label:
        node = self._caps[self._order[place]]
        return Label(
            node.start,
            node.index,
            text.capability(node),
            text.place(node.start),
            text.modulo(node.start) if node.start % 8 else "",
            f"→ {node.next}" if node.next and node.next not in self._known else "",
            tone(self._ioctl, node.id),
            node.exact,
        )

    def arrows(self, start: int, stop: int) -> Iterator[Arrow]:
        """Yield the links that touch ``[start, stop)``."""
        layout = self._map.layout
        flags = layout.flags or 0
        if layout.cap_offset and flags & layout.ioctl.caps_flag:
            lane = self.lanes - 1 if self._skips else 0
            arrow = self._arrow(self._at, layout.cap_offset, lane)
            if _touches(arrow, start, stop):
                yield arrow
        first = max(0, bisect_left(self._starts, start) - 1)
        last = min(bisect_left(self._starts, stop), first + _FEW)
        odd = set(self._odd)
        for place in range(first, last):
            node = self._caps[self._order[place]]
            if node.next and place not in odd:
                yield self._arrow(node.start + 4, node.next, 0)
        for number, place in enumerate(self._odd):
            node = self._caps[self._order[place]]
            arrow = self._arrow(node.start + 4, node.next, 1 + number % self._others)
            if _touches(arrow, start, stop):
                yield arrow

    def _arrow(self, source: int, target: int, lane: int) -> Arrow:
        if target not in self._known:
            inside = target < self._map.size
            aim = target if inside else None
            return Arrow(source, aim, lane, 0, broken=True, back=False, text=f"→ {target}")
        shade = tone(self._ioctl, self._node(target).id)
        return Arrow(source, target, lane, shade, broken=False, back=target <= source, text="")

    def _node(self, start: int) -> CapNode:
        return self._caps[self._order[bisect_left(self._starts, start)]]


def _touches(arrow: Arrow, start: int, stop: int) -> bool:
    low = high = arrow.source
    if arrow.target is not None:
        low, high = min(low, arrow.target), max(high, arrow.target)
    return low < stop and high >= start
