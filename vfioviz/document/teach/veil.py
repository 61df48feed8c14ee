"""Hide the parts of a column that a lesson asks about: the answer and all that reveals it.

The veil lies on what ``derive`` gives, so that every view of it, text and speech, is behind it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from vfioviz.codec.blocks import Single
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO_INDEX, Part
from vfioviz.codec.ref import Place as PlaceOf
from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived, DerivedColumn, Stats
from vfioviz.document.project import Project
from vfioviz.document.teach.lesson import Predict
from vfioviz.document.teach.playing import Playing, asked, stage
from vfioviz.document.teach.quantity import MeasureError, before, cap, span
from vfioviz.document.teach.words import ScriptError
from vfioviz.uapi.schema import Field

Span = tuple[int, int]

_FIELD = Field("hidden", "u8", 0, 1, 1)
_NOWHERE = PlaceOf(INFO_INDEX, Part.LOOSE)
_NOTHING = Stats(
    size=0, cap_offset=None, argsz_in=None, argsz_out=None, pad=0, misaligned=0, unwritten=0,
    overrun=0, errors=0, warnings=0, notes=0,
)  # fmt: skip
_ARGSZ = frozenset({"needed", "returned", "passed", "bytes"})


def shown(project: Project, playing: Playing | None) -> Derived:
    """Return what is shown of a project, with what a lesson asks for behind a veil.

    Raises:
        ModelError: As ``derive``.
    """
    derived = derive(project)
    if playing is None or playing.solved:
        return derived
    columns = list(derived.columns)
    for index, spans in _veils(playing, project).items():
        columns[index] = _veiled(columns[index], spans)
    return Derived(tuple(columns))


def _veils(playing: Playing, project: Project) -> dict[int, tuple[Span, ...]]:
    found: dict[int, tuple[Span, ...]] = {}
    try:
        told = stage(playing.lesson, playing.page).hidden
    except ScriptError:
        told = ()
    for each in told:
        if each.column in project.columns:
            index = project.columns.index(each.column)
            found[index] = (*found.get(index, ()), (each.start, each.stop))
    question = asked(playing, project)
    if question is not None:
        task, index, column = question
        found[index] = (*found.get(index, ()), *_telling(task, column.layout))
    return found


def _telling(task: Predict, layout: Layout) -> Iterator[Span]:
    """Yield the bytes that would give an answer away."""
    quantity = task.quantity
    kind, path = quantity.kind, quantity.parsed
    try:
        if kind == "value":
            yield span(layout, quantity)
        elif kind == "after":
            yield from _from(layout, cap(layout, quantity).stop)
        elif kind in {"offset", "before"} and path is not None and path.is_capability:
            yield from _from(layout, before(layout, cap(layout, quantity)))
        elif kind in {"offset", "end", "size"}:
            yield from _from(layout, span(layout, quantity)[0])
        elif kind == "cap_offset":
            yield from _from(layout, layout.info.size)
        elif kind in _ARGSZ:
            yield 0, 4
    except MeasureError:
        return


def _from(layout: Layout, start: int) -> Iterator[Span]:
    """Yield all from an offset on, and the link that leads there."""
    for node in layout.caps:
        if node.stop <= start and node.next >= start:
            yield node.start + 4, node.start + 8
    at = layout.ioctl.cap_offset_at
    if start <= (layout.cap_offset or 0) and at + 4 <= start:
        yield at, at + 4
    yield start, layout.size


@lru_cache(maxsize=16)
def _veiled(column: DerivedColumn, spans: tuple[Span, ...]) -> DerivedColumn:
    return replace(
        column,
        layout=_layout(column.layout, sorted(one for one in spans if one[0] < one[1])),
        subtitle="",
        run=None,
        written=None,
        argsz=None,
        stats=_NOTHING,
        veiled=True,
    )


def _layout(layout: Layout, spans: Sequence[Span]) -> Layout:
    if not spans:
        return layout._replace(findings=())
    data = bytearray(layout.data)
    for start, stop in spans:
        data[start:stop] = bytes(min(stop, len(data)) - start)
    seen = [node for node in layout.caps if _seen(node, spans)]
    places = {node.index: index for index, node in enumerate(seen)}
    caps = tuple(_shown(node, places[node.index], spans) for node in seen)
    leaves = (_placed(leaf, places) for leaf in _leaves(layout, spans))
    blocks = tuple(Single(leaf.start, leaf.stop, leaf.place.cap, leaf) for leaf in leaves)
    at = layout.ioctl.cap_offset_at
    linked = layout.cap_offset is not None and not _covered(at, at + 4, spans)
    ends = [node.stop for node in caps]
    return layout._replace(
        data=bytes(data),
        argsz=None if _covered(0, 4, spans) else layout.argsz,
        cap_offset=layout.cap_offset if linked else None,
        caps=caps,
        ids=tuple(layout.ids[node.index] for node in seen if node.index < len(layout.ids)),
        chain_end=max([min(layout.info.size, layout.size), *ends]),
        blocks=blocks,
        findings=(),
        given=None,
    )


def _leaves(layout: Layout, spans: Sequence[Span]) -> Iterator[Leaf]:
    cursor = 0
    for start, stop in spans:
        for leaf in layout.leaves_between(cursor, start):
            if leaf.stop <= start:
                yield leaf
                cursor = leaf.stop
        last = max(stop, cursor)
        whole = max([last, *(leaf.stop for leaf in layout.leaves_between(last - 1, last))])
        hidden = min(whole, layout.size)
        if hidden > cursor:
            yield Leaf(cursor, hidden, Role.HIDDEN, _NOWHERE, _FIELD, b"")
            cursor = hidden
    yield from layout.leaves_between(cursor, layout.size) if cursor < layout.size else ()


def _covered(start: int, stop: int, spans: Sequence[Span]) -> bool:
    return any(first < stop and start < last for first, last in spans)


def _seen(node: CapNode, spans: Sequence[Span]) -> bool:
    """Whether a capability's id and version, by which it is known, are not hidden."""
    return not _covered(node.start, node.start + 4, spans)


def _shown(node: CapNode, index: int, spans: Sequence[Span]) -> CapNode:
    """Return a capability at its place among those that are seen, without a hidden link."""
    hidden = _covered(node.start + 4, node.start + 8, spans)
    return node._replace(index=index, next=0 if hidden else node.next)


def _placed(leaf: Leaf, places: Mapping[int, int]) -> Leaf:
    """Return a leaf of the capability at its new place; behind all of them if that is hidden."""
    if leaf.place.cap == INFO_INDEX:
        return leaf
    cap = places.get(leaf.place.cap, len(places))
    return leaf if cap == leaf.place.cap else leaf._replace(place=leaf.place._replace(cap=cap))
