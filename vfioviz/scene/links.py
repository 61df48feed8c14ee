"""Arrows of the chain and labels of the capabilities, in rows and offsets."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.chain import CAP_OFFSET_AT
from vfioviz.codec.tree import CapNode
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import tone

LANES = 4
"""Lanes of the gutter; lane 0 is for links that lead on, the rest for those that lead back."""
_FEW = 512
"""Arrows that are drawn at once at the most."""


class Arrow(NamedTuple):
    """A link, from the field that holds it to where it points."""

    source: int
    """Offset of the field."""
    target: int | None
    """Offset that it leads to; None where nothing can be there."""
    lane: int
    tone: int
    """Of the capability that it leads to."""
    broken: bool
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
        self._key = layout.ioctl.key
        self._at = CAP_OFFSET_AT[self._key]
        self._order = sorted(range(len(self._caps)), key=lambda index: self._caps[index].start)
        self._starts = [self._caps[index].start for index in self._order]
        caps = self._caps
        self._back = [
            index
            for index in range(len(caps))
            if caps[index].next and caps[index].next <= caps[index].start
        ][:_FEW]
        self._known = frozenset(self._starts)
        self.lanes = LANES if self._back else 1

    def labels(self, start: int, stop: int) -> Iterator[Label]:
        """Yield the capabilities that start in ``[start, stop)``, by offset."""
        for place in range(bisect_left(self._starts, start), bisect_left(self._starts, stop)):
            node = self._caps[self._order[place]]
            yield Label(
                node.start,
                node.index,
                text.capability(node),
                text.place(node.start),
                text.modulo(node.start) if node.start % 8 else "",
                f"→ {node.next}" if node.next and node.next not in self._known else "",
                tone(self._key, node.id),
                node.exact,
            )

    def arrows(self, start: int, stop: int) -> Iterator[Arrow]:
        """Yield the links that touch ``[start, stop)``."""
        layout = self._map.layout
        flags = layout.flags or 0
        if layout.cap_offset and flags & layout.ioctl.caps_flag:
            arrow = self._arrow(self._at, layout.cap_offset, 0)
            if _touches(arrow, start, stop):
                yield arrow
        first = max(0, bisect_left(self._starts, start) - 1)
        last = min(bisect_left(self._starts, stop), first + _FEW)
        for place in range(first, last):
            node = self._caps[self._order[place]]
            if node.next > node.start:
                arrow = self._arrow(node.start + 4, node.next, 0)
                if _touches(arrow, start, stop):
                    yield arrow
        for number, index in enumerate(self._back):
            node = self._caps[index]
            arrow = self._arrow(node.start + 4, node.next, 1 + number % (LANES - 1))
            if _touches(arrow, start, stop):
                yield arrow

    def _arrow(self, source: int, target: int, lane: int) -> Arrow:
        if target not in self._known:
            inside = target < self._map.size
            return Arrow(
                source, target if inside else None, lane, 0, broken=True, text=f"→ {target}"
            )
        node = self._node(target)
        return Arrow(source, target, lane, tone(self._key, node.id), broken=False, text="")

    def _node(self, start: int) -> CapNode:
        return self._caps[self._order[bisect_left(self._starts, start)]]


def _touches(arrow: Arrow, start: int, stop: int) -> bool:
    low = high = arrow.source
    if arrow.target is not None:
        low, high = min(low, arrow.target), max(high, arrow.target)
    return low < stop and high >= start
