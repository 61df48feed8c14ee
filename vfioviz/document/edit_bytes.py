"""Bytes that are typed over others: of a capture as they are, of a model through its request.

Rule 1: bytes are overwritten; none are put in or taken out.
Rule 2: a capture that was typed into is ``edited`` from then on, and never ``captured``.
Rule 3: what a model would not give back is refused, never dropped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.codec.content import Capability
from vfioviz.codec.layout import Layout, Span
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO, CapId, FieldRef, Part
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit import Edit, EditError, capability
from vfioviz.document.edit_caps import set_payload
from vfioviz.document.edit_fields import set_field
from vfioviz.document.project import CaptureColumn, Project
from vfioviz.document.request import read
from vfioviz.document.untouched import followed, untouched
from vfioviz.language import tr

EDITED = "edited"
"""Kind of a capture that somebody typed into."""
_MOST = 256
"""Fields of a model that are set in one step."""
_HEADER = 8
"""Bytes of a capability's header."""
_LARGE = 1 << 16
"""Bytes of an answer from which on it is not computed beforehand whether it keeps them."""


def set_bytes(project: Project, column: DerivedColumn, offset: int, data: bytes) -> Edit:
    """Overwrite bytes of a column.

    Args:
        project: What is edited.
        column: One of its columns, as derived.
        offset: Of the first byte.
        data: What they hold from now on.

    Raises:
        EditError: They are not all there, or, of a model, belong to nothing that the request has.
    """
    stop, size = offset + len(data), column.layout.size
    if not 0 <= offset <= stop <= size:
        raise EditError(
            tr(
                "{count} bytes from {offset} end at {stop}: {title} has {size}, and none are "
                "added",
                count=len(data), offset=offset, stop=stop, title=column.title, size=size,
            )
        )  # fmt: skip
    if column.veiled:
        raise EditError(tr("the lesson hides bytes of {title}", title=column.title))
    shown = column.column
    if isinstance(shown, CaptureColumn):
        return Edit(_captured(project, shown.capture, offset, data), _told(offset, data))
    return _modelled(project, column, offset, data)


def set_runs(project: Project, column: DerivedColumn, runs: Sequence[tuple[int, bytes]]) -> Edit:
    """Overwrite bytes of a column at several places, as ``set_bytes`` does one after the other.

    Args:
        project: What is edited.
        column: One of its columns, as derived.
        runs: The offset of the first byte of each, and what they hold from now on; one or more.

    Raises:
        EditError: As ``set_bytes``; then nothing is set.
    """
    edit = Edit(project, "")
    shown = column
    for number, (offset, data) in enumerate(runs):
        if number and not isinstance(column.column, CaptureColumn):
            derived = derive(edit.project).columns
            shown = next(each for each in derived if each.column == column.column)
        edit = set_bytes(edit.project, shown, offset, data)
    if len(runs) == 1:
        return edit
    count = sum(len(data) for _, data in runs)
    return edit._replace(
        text=tr("set {count} bytes at {places} places", count=count, places=len(runs))
    )


def _told(offset: int, data: bytes) -> str:
    if len(data) == 1:
        return tr("set byte {offset} to 0x{value:02x}", offset=offset, value=data[0])
    return tr("set {count} bytes from {offset}", count=len(data), offset=offset)


# ---- captures


def _captured(project: Project, number: int, offset: int, data: bytes) -> Project:
    before = project.captures[number]
    after = typed(before, offset, data)
    if after is before:
        return project
    captures = (*project.captures[:number], after, *project.captures[number + 1 :])
    made = replace(project, captures=captures)
    if number not in {project.active, project.origin.capture}:
        return made
    if untouched(project):
        return followed(made, project.active, project.columns)
    if number != project.origin.capture:
        return made
    ioctl, abi = project.ioctl, project.layout_abi
    ids = _same_places(read(before, ioctl, abi), read(after, ioctl, abi), project.origin.ids)
    return replace(made, origin=project.origin._replace(ids=ids))


def typed(capture: Capture, offset: int, data: bytes) -> Capture:
    """Return a capture with bytes overwritten, which says so; the same one where none changes."""
    stop = offset + len(data)
    if capture.data[offset:stop] == data:
        return capture
    origin = capture.provenance
    if origin.kind != EDITED:
        said = "bytes typed by hand"
        origin = replace(origin, kind=EDITED, by=f"{origin.by}; {said}" if origin.by else said)
    written = capture.written
    return replace(
        capture,
        data=capture.data[:offset] + data + capture.data[stop:],
        provenance=origin,
        written=None if written is None else _with(written, (offset, stop)),
        uninitialised=tuple(_without(capture.uninitialised, (offset, stop))),
    )


def _with(spans: tuple[Span, ...], span: Span) -> tuple[Span, ...]:
    found: list[Span] = []
    for start, stop in sorted((*spans, span)):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((start, stop))
    return tuple(found)


def _without(spans: tuple[Span, ...], span: Span) -> Iterator[Span]:
    for start, stop in spans:
        for first, last in ((start, min(stop, span[0])), (max(start, span[1]), stop)):
            if first < last:
                yield first, last


def _same_places(
    before: Layout, after: Layout, ids: tuple[CapId | None, ...]
) -> tuple[CapId | None, ...]:
    """Return which capability of the request each one of a chain is: where it starts, it stays."""
    known = {node.start: one for node, one in zip(before.caps, ids, strict=False)}
    return tuple(known.get(node.start) for node in after.caps)


# ---- models


def _modelled(project: Project, column: DerivedColumn, offset: int, data: bytes) -> Edit:
    layout, stop = column.layout, offset + len(data)
    if layout.data[offset:stop] == data:
        return Edit(project, _told(offset, data))
    made: Project = project
    last: Edit | None = None
    cap: CapId | None = None
    count = 0
    for leaf in layout.leaves_between(offset, stop):
        first, end = max(leaf.start, offset), min(leaf.stop, stop)
        new = data[first - offset : end - offset]
        old = layout.data[leaf.start : leaf.stop]
        raw = old[: first - leaf.start] + new + old[end - leaf.start :]
        if raw == old:
            continue
        count += 1
        if count > _MOST:
            raise EditError(tr("more than {most} fields at once: paste fewer bytes", most=_MOST))
        last = _set(made, layout, leaf, raw)
        made, cap = last.project, last.cap or cap
    if len(layout.data) <= _LARGE:
        _check_kept(made, column, offset, data)
    text = _told(offset, data) if count > 1 or last is None else last.text
    return Edit(made, text, cap=cap)


def _set(project: Project, layout: Layout, leaf: Leaf, raw: bytes) -> Edit:
    ref = layout.ref(leaf)
    carried = _raw(project, ref)
    if carried is not None and ref.part is not Part.HEADER:
        into = leaf.start - layout.caps[leaf.place.cap].start - _HEADER
        return set_payload(project, *_patched(carried, leaf, into, raw))
    if ref.part not in {Part.BODY, Part.HEADER} or leaf.role in _NO_FIELD:
        raise _of_no_field(leaf)
    if isinstance(leaf.value, int):
        value = int.from_bytes(raw, layout.abi.byte_order)
        _check_flags(layout, leaf, ref, value)
        return set_field(project, ref, value)
    if leaf.field.count is None or len(raw) != _length(project, ref, leaf):
        raise EditError(tr("{path} is cut off: pass more argsz to edit it", path=leaf.path))
    return set_field(project, ref, raw)


def _raw(project: Project, ref: FieldRef) -> Capability | None:
    """Return the capability of the request that something belongs to, if it is carried raw."""
    if not isinstance(ref.owner, CapId):
        return None
    index = project.content.find(ref.owner)
    found = None if index is None else project.content.caps[index]
    return None if found is None or found.payload is None else found


def _patched(cap: Capability, leaf: Leaf, into: int, raw: bytes) -> tuple[CapId, bytes]:
    """Return a payload with the bytes of a leaf; behind its end there are the kernel's alone."""
    had = cap.payload or b""
    if into < 0 or into >= len(had) or any(raw[len(had) - into :]):
        raise _of_no_field(leaf)
    new = raw[: len(had) - into]
    return cap.known_by, had[:into] + new + had[into + len(new) :]


def _of_no_field(leaf: Leaf) -> EditError:
    return EditError(
        tr("{path} belongs to no field: it is what the kernel's code left there", path=leaf.path)
    )


_NO_FIELD = frozenset({Role.INFO_HOLE, Role.INFO_TAIL, Role.CAP_HOLE, Role.CAP_TAIL})


def _check_flags(layout: Layout, leaf: Leaf, ref: FieldRef, value: int) -> None:
    bit = layout.ioctl.caps_flag
    had = leaf.value if isinstance(leaf.value, int) else 0
    if ref == FieldRef(INFO, Part.BODY, "flags") and (had ^ value) & bit:
        raise EditError(
            tr("CAPS in flags is a result: it is there where the request has capabilities")
        )


def _length(project: Project, ref: FieldRef, leaf: Leaf) -> int:
    """Return how many bytes an array of them has in the request."""
    if leaf.field.count:
        return leaf.field.size
    if not isinstance(ref.owner, CapId):
        raise EditError(tr("This capability is not one of the request."))
    values = capability(project, ref.owner).values
    last = values[-1] if values else b""
    return len(last) if isinstance(last, bytes) else -1


def _check_kept(project: Project, column: DerivedColumn, offset: int, data: bytes) -> None:
    """Raise EditError where the model would not give the bytes back."""
    only = replace(project, columns=(column.column,))
    (after,) = derive(only).columns
    if after.layout.data[offset : offset + len(data)] == data:
        return
    raise EditError(
        tr(
            "{title} would not keep this: what stands at {offset} is a result of the kernel's code",
            title=column.title,
            offset=offset,
        )
    )
