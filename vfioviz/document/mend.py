"""The edit that mends what was found: one step each, made of the verbs that there are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from vfioviz.codec.finding import Finding
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import INFO, CapId, FieldRef, Owner
from vfioviz.document import edits
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.edit_fields import array_ref
from vfioviz.document.project import ModelColumn, Project
from vfioviz.language import tr

_TOO_LITTLE = frozenset(
    {"short-answer", "cap-past-argsz", "written-past-argsz", "argsz-inside-field",
     "cap-offset-absent", "truncated-info", "cap-cut", "partial-header"}
)  # fmt: skip
_TOO_MUCH = frozenset({"slack", "argsz-beyond-buffer", "bytes-past-argsz"})
_ODD = frozenset({"duplicate-id", "id-zero", "unknown-id", "empty-array"})


_LARGE = 1 << 16
"""Bytes of an answer for which an edit is not tried beforehand: each selection asks for that."""


class Mend(NamedTuple):
    """An edit that is offered."""

    words: str
    """What it does: ``pass argsz 112``."""
    verb: Callable[[Project], Edit]


def mends(project: Project, column: DerivedColumn, finding: Finding) -> tuple[Mend, ...]:
    """Return the edits that mend a finding of a column, the best first; none where none does.

    An edit of what a capture shows goes to the request, as all edits do.
    """
    layout = column.layout
    if column.veiled or not 0 <= finding.start < layout.size:
        return ()
    offers = tuple(_offers(column, layout, finding))
    if layout.size > _LARGE:
        owner = layout.ref(layout.leaf_at(finding.start)).owner
        return offers if owner is INFO or _is_asked_for(project, owner) else ()
    return tuple(one for one in offers if _works(project, one))


def _is_asked_for(project: Project, owner: Owner) -> bool:
    return any(cap.known_by == owner for cap in project.content.caps)


def _works(project: Project, one: Mend) -> bool:
    try:
        return one.verb(project).project != project
    except EditError:
        return False


def _offers(column: DerivedColumn, layout: Layout, finding: Finding) -> Iterator[Mend]:
    code, leaf = finding.code, layout.leaf_at(finding.start)
    ref = layout.ref(leaf)
    modelled = isinstance(column.column, ModelColumn)
    needed = column.stats.needed
    if needed is not None and code in _TOO_LITTLE | _TOO_MUCH:
        yield _pass(needed)
    elif code in _TOO_LITTLE:
        yield _pass(max(layout.size, layout.chain_end))
    elif code in _TOO_MUCH and layout.caps:
        yield _pass(layout.chain_end)
    elif code in {"pad-bytes", "uninitialised"} and modelled:
        yield Mend(tr("fill the caller's buffer with zeros"), lambda now: edits.set_fill(now, 0))
    elif code in {"reserved-bytes", "unknown-flags"}:
        yield from _cleared(leaf, ref, code)
    elif code in _ODD:
        yield from _without(layout, leaf)
    elif ref.element >= 0:
        yield from _elements(layout, code, leaf, ref)


def _pass(argsz: int) -> Mend:
    return Mend(tr("pass argsz {argsz}", argsz=argsz), lambda now: edits.set_argsz(now, argsz))


def _cleared(leaf: Leaf, ref: FieldRef, code: str) -> Iterator[Mend]:
    if not isinstance(leaf.value, int):
        return
    known = 0
    for flag in leaf.field.flags:
        known |= flag.value
    value = leaf.value & known if code == "unknown-flags" else 0
    yield Mend(
        tr("set {path} to {value}", path=leaf.path, value=hex(value) if value else 0),
        lambda now: edits.set_field(now, ref, value),
    )


def _without(layout: Layout, leaf: Leaf) -> Iterator[Mend]:
    index = leaf.place.cap
    if not 0 <= index < len(layout.caps):
        return
    cap = layout.owner(index)
    if isinstance(cap, CapId):
        yield Mend(
            tr("remove caps[{index}]", index=index),
            lambda now: edits.remove_capability(now, cap),
        )


def _elements(layout: Layout, code: str, leaf: Leaf, ref: FieldRef) -> Iterator[Mend]:
    element = f"caps[{leaf.place.cap}].{leaf.place.array}[{ref.element}]"
    if code == "range-reversed":
        yield Mend(tr("swap the ends of {element}", element=element), lambda now: _swap(now, ref))
    elif code == "areas-unsorted":
        yield Mend(tr("sort {array}", array=leaf.place.array), lambda now: _sort(now, ref))
    if code in {"range-reversed", "area-empty", "area-wraps", "area-past-region", "areas-overlap"}:
        yield Mend(
            tr("remove {element}", element=element), lambda now: edits.remove_element(now, ref)
        )


def _swap(project: Project, ref: FieldRef) -> Edit:
    array = array_ref(ref)
    rows, _ = edits.elements(project, array)
    if not 0 <= ref.element < len(rows):
        raise EditError(tr("This capability is not one of the request."))
    first, last, *rest = rows[ref.element]
    turned = (*rows[: ref.element], (last, first, *rest), *rows[ref.element + 1 :])
    return edits.set_elements(project, array, turned)


def _sort(project: Project, ref: FieldRef) -> Edit:
    array = array_ref(ref)
    rows, _ = edits.elements(project, array)
    return edits.set_elements(project, array, tuple(sorted(rows)))
