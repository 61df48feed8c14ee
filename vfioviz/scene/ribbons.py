"""Ribbons join each capability to the same one in the next column: kept, moved or lost.

Rows are fractional: a capability that begins in mid-row begins at a half, so a step of 4 bytes is
visible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from vfioviz.codec.pairs import pairs
from vfioviz.codec.ref import CapId, Owner
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.palette import tone

MOST = 512
"""Maximum capabilities of a chain that has ribbons; a longer one has none."""


class Extent(NamedTuple):
    """Rows that a capability takes in one column, fractional, from the top of row 0."""

    top: float
    bottom: float


class Ribbon(NamedTuple):
    """A capability in two adjacent columns."""

    name: str
    tone: int
    left: Extent | None
    """None if only the right column has it."""
    right: Extent | None
    """None if only the left column has it."""
    start: int | None
    """Offset in the left column."""
    end: int | None
    """Offset in the right column."""
    reached: bool
    """Whether both chains lead to it."""

    @property
    def shift(self) -> int | None:
        """How many bytes later it is in the right column; None if only one column has it."""
        return None if self.start is None or self.end is None else self.end - self.start


class _Lying(NamedTuple):
    name: str
    tone: int
    span: Extent
    start: int
    reached: bool


def ribbons(left: ByteMap, right: ByteMap) -> tuple[Ribbon, ...]:
    """Return the ribbons between two columns, by offset; () if a lesson hides one of them."""
    return along((left, right))[0]


def along(maps: Sequence[ByteMap]) -> list[tuple[Ribbon, ...]]:
    """Return the ribbons between each of some columns and the next one."""
    lying = [{} if one.column.veiled else _lying(one) for one in maps]
    return [
        _between(left, right, here, there)
        for (left, right), (here, there) in zip(pairwise(maps), pairwise(lying), strict=True)
    ]


def _between(
    left: ByteMap, right: ByteMap, here: Mapping[Owner, _Lying], lying: Mapping[Owner, _Lying]
) -> tuple[Ribbon, ...]:
    if not here or not lying or max(len(here), len(lying)) > MOST:
        return ()
    found = []
    there = dict(lying)
    joined = _joined(left, right)
    for owner, one in here.items():
        twin = joined.get(owner, owner if isinstance(owner, CapId) else None)
        other = None if twin is None else there.pop(twin, None)
        if other is None:
            found.append(Ribbon(one.name, one.tone, one.span, None, one.start, None, one.reached))
            continue
        reached = one.reached and other.reached
        found.append(
            Ribbon(one.name, one.tone, one.span, other.span, one.start, other.start, reached)
        )
    found += [
        Ribbon(one.name, one.tone, None, one.span, None, one.start, one.reached)
        for one in there.values()
    ]
    return tuple(sorted(found, key=_order))


def told(left: DerivedColumn, right: DerivedColumn, joined: Sequence[Ribbon]) -> str:
    """Describe ribbons in words: moved, added, removed, unreachable; "" for none."""
    said = []
    for one in joined:
        if one.end is None:
            said.append(tr("{name} is not there", name=one.name))
        elif one.start is None:
            said.append(tr("{name} at {end} is new", name=one.name, end=one.end))
        elif not one.reached:
            said.append(
                tr("{name} at {end} is not reached by the chain", name=one.name, end=one.end)
            )
        elif one.shift:
            said.append(
                tr(
                    "{name} {start} → {end} ({shift})",
                    name=one.name,
                    start=one.start,
                    end=one.end,
                    shift=text.signed(one.shift),
                )
            )
    if not joined:
        return ""
    moved = ", ".join(said) or tr("each capability is at the same offset")
    return tr("{left} to {right}: {moved}", left=left.title, right=right.title, moved=moved)


def _lying(bytemap: ByteMap) -> dict[Owner, _Lying]:
    """Return the capabilities of a column, whether its chain leads to them or not."""
    layout = bytemap.layout
    found: dict[Owner, _Lying] = {
        layout.owner(node.index): _Lying(
            text.capability(node),
            tone(layout.ioctl, node.id),
            _span(bytemap, node.start, node.stop),
            node.start,
            reached=True,
        )
        for node in layout.caps[: MOST + 1]
    }
    run = bytemap.column.run
    for each in () if run is None else run.caps[: MOST + 1]:
        if each.identity in found or each.start + each.size > layout.size:
            continue
        known = layout.ioctl.headers.capability(layout.ioctl.ids, each.id, each.version)
        name = (
            tr("id {id} version {version}", id=each.id, version=each.version)
            if known is None
            else known.name.lower()
        )
        found[each.identity] = _Lying(
            name,
            tone(layout.ioctl, each.id),
            _span(bytemap, each.start, each.start + each.size),
            each.start,
            reached=False,
        )
    return found


def _joined(left: ByteMap, right: ByteMap) -> dict[Owner, Owner]:
    """Match the capabilities of the left chain to those of the right one."""
    a, b = left.layout, right.layout
    return {a.owner(one): b.owner(other) for one, other in pairs(a, b).items()}


def _span(bytemap: ByteMap, start: int, stop: int) -> Extent:
    return Extent(_at(bytemap, start), _at(bytemap, stop - 1, 1))


def _at(bytemap: ByteMap, offset: int, more: int = 0) -> float:
    row = bytemap.row_of(offset)
    into = min(offset - bytemap.row(row).line, bytemap.row_bytes - 1) + more
    return row + into / bytemap.row_bytes


def _order(one: Ribbon) -> tuple[float, float]:
    span = one.left or one.right
    return (span.top, span.bottom) if span is not None else (0.0, 0.0)
