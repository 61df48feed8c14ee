"""Copying a field or a capability from one column to another.

Rule 1: a model gets it through the request, a capture by having its bytes overwritten.
Rule 2: what is copied is values, never places: ``next`` stays what the other column has.
"""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Capability
from vfioviz.codec.content_of import content
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.pairs import same, twin
from vfioviz.codec.ref import INFO, INFO_INDEX, CapId, FieldRef, Owner, Part
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edit import Edit, EditError, capability, name_of, replaced
from vfioviz.document.edit_bytes import set_bytes
from vfioviz.document.edit_caps import insert
from vfioviz.document.edit_fields import set_elements, set_field
from vfioviz.document.project import ModelColumn, Project
from vfioviz.language import tr

_HEADER = 8
"""Bytes of a capability's header; ``next`` is the second half."""


def copy_across(
    project: Project, source: DerivedColumn, target: DerivedColumn, ref: FieldRef
) -> Edit:
    """Let one column say of a field, or of a capability, what another one says.

    Args:
        project: What is edited.
        source: The column that says it.
        target: The one that is to say it.
        ref: A field of the source; its header, or all of it, for the capability.

    Raises:
        EditError: There is nothing to copy, or no room for it.
    """
    _check(source, target)
    whole = ref.owner is not INFO and ref.part in {Part.WHOLE, Part.HEADER}
    modelled = isinstance(target.column, ModelColumn)
    if whole:
        index = _index(source, ref.owner)
        copy = _capability_to_model if modelled else _capability_to_capture
        edit = copy(project, source, target, index)
        what = source.layout.path(FieldRef(ref.owner))
    elif _is_field(source.layout, ref):
        edit = (_field_to_model if modelled else _field_to_capture)(project, source, target, ref)
        what = source.layout.path(ref)
    elif ref.part is Part.PAYLOAD:
        return copy_across(project, source, target, FieldRef(ref.owner))
    else:
        raise EditError(tr("select a field or a capability to copy: this belongs to none"))
    if edit.project == project:
        raise EditError(
            tr("{title} says the same of {what} already", title=target.title, what=what)
        )
    text = tr("copy {what} from {a} to {b}", what=what, a=source.title, b=target.title)
    return edit._replace(text=text, merge=None)


def _is_field(layout: Layout, ref: FieldRef) -> bool:
    leaf = layout.leaf(ref)
    named = leaf is None or leaf.role in {Role.INFO, Role.CAP_FIELD}
    return bool(ref.field) and ref.part is Part.BODY and named


def _check(source: DerivedColumn, target: DerivedColumn) -> None:
    if source.veiled or target.veiled:
        raise EditError(tr("the lesson hides bytes of {title}", title=source.title))
    if isinstance(source.column, ModelColumn) and isinstance(target.column, ModelColumn):
        raise EditError(
            tr(
                "{a} and {b} answer the same request: there is nothing to copy between them",
                a=source.title,
                b=target.title,
            )
        )
    if source.layout.ioctl.key != target.layout.ioctl.key:
        raise EditError(tr("the two columns answer different ioctls"))


def _index(column: DerivedColumn, owner: Owner) -> int:
    index = column.layout.index_of(owner)
    if index is None or not 0 <= index < len(column.layout.caps):
        raise EditError(tr("{title} has no such capability", title=column.title))
    return index


# ---- to a model


def _target_cap(project: Project, source: Layout, target: Layout, index: int) -> CapId | None:
    """Return the capability of the request that one of another column is; None for none."""
    place = twin(source, target, index)
    for owner in (source.owner(index), None if place is None else target.owner(place)):
        if isinstance(owner, CapId) and project.content.find(owner) is not None:
            return owner
    return None


def _taken(project: Project, source: Layout, index: int) -> Capability:
    """Return a capability as the request would hold it; holes are those of one ABI."""
    found = content(source).caps[index]
    return found if source.abi.key == project.abi else replace(found, filler=b"")


def _capability_to_model(
    project: Project, source: DerivedColumn, target: DerivedColumn, index: int
) -> Edit:
    new = _taken(project, source.layout, index)
    cap = _target_cap(project, source.layout, target.layout, index)
    if cap is None:
        return insert(project, new, _place(project, source.layout, target.layout, index), "")
    if replace(capability(project, cap), identity=None) == replace(new, identity=None):
        return Edit(project, "")
    return Edit(replaced(project, cap, new), "", cap=cap)


def _place(project: Project, source: Layout, target: Layout, index: int) -> int:
    """Return where it goes: behind what it stands behind where it came from."""
    for before in range(index - 1, -1, -1):
        cap = _target_cap(project, source, target, before)
        if cap is not None:
            return (project.content.find(cap) or 0) + 1
    return 0


def _field_to_model(
    project: Project, source: DerivedColumn, target: DerivedColumn, ref: FieldRef
) -> Edit:
    there = _there(project, source.layout, target.layout, ref)
    if there is None:
        raise _missing(source, target, ref)
    leaf = source.layout.leaf(ref)
    if leaf is not None:
        value = leaf.value if isinstance(leaf.value, int) else bytes(leaf.value)
        return set_field(project, there, value)
    if ref.element < 0:
        return _array(project, source.layout, ref, there)
    edit = Edit(project, "")
    span = source.layout.span(ref)
    for each in source.layout.leaves_between(*span) if span is not None else ():
        if isinstance(each.value, int):
            edit = set_field(edit.project, there._replace(member=each.field.name), each.value)
    return edit


def _array(project: Project, source: Layout, ref: FieldRef, there: FieldRef) -> Edit:
    index = source.index_of(ref.owner)
    values = () if index is None else content(source).caps[index].values
    rows = values[-1] if values else ()
    if not isinstance(rows, tuple):
        raise EditError(tr("select a field or a capability to copy: this belongs to none"))
    return set_elements(project, there, rows)


def _there(project: Project, source: Layout, target: Layout, ref: FieldRef) -> FieldRef | None:
    """Return what is the same field in the request."""
    if ref.owner is INFO:
        return ref
    index = source.index_of(ref.owner)
    if index is None or index == INFO_INDEX:
        return None
    cap = _target_cap(project, source, target, index)
    return None if cap is None else ref._replace(owner=cap)


def _missing(source: DerivedColumn, target: DerivedColumn, ref: FieldRef) -> EditError:
    return EditError(
        tr(
            "{title} has no {path}: copy the capability first",
            title=target.title,
            path=source.layout.path(ref),
        )
    )


# ---- to a capture


def _field_to_capture(
    project: Project, source: DerivedColumn, target: DerivedColumn, ref: FieldRef
) -> Edit:
    there = same(source.layout, target.layout, ref)
    span = None if there is None else target.layout.span(there)
    own = source.layout.span(ref)
    if span is None or own is None:
        raise _missing(source, target, ref)
    leaf = source.layout.leaf(ref)
    room = span[1] - span[0]
    if leaf is not None and isinstance(leaf.value, int):
        data = _scalar(leaf, room, target)
    else:
        data = source.layout.data[slice(*own)]
        alike = source.layout.abi.byte_order == target.layout.abi.byte_order
        if len(data) != room or (leaf is None and not alike):
            raise _room(target, source.layout.path(ref), len(data), room)
    return set_bytes(project, target, span[0], data)


def _scalar(leaf: Leaf, room: int, target: DerivedColumn) -> bytes:
    value = leaf.value if isinstance(leaf.value, int) else 0
    if value >= 1 << 8 * room:
        raise _room(target, leaf.path, leaf.field.size, room)
    return value.to_bytes(room, target.layout.abi.byte_order)


def _room(target: DerivedColumn, what: str, size: int, room: int) -> EditError:
    return EditError(
        tr(
            "{what} takes {size} bytes, and {title} has {room} there: captured bytes are "
            "overwritten, none are put in",
            what=what, size=size, room=room, title=target.title,
        )
    )  # fmt: skip


def _capability_to_capture(
    project: Project, source: DerivedColumn, target: DerivedColumn, index: int
) -> Edit:
    here, there = source.layout, target.layout
    place = twin(here, there, index)
    cap = content(here).caps[index]
    name = name_of(here.ioctl, cap)
    if place is None:
        raise EditError(
            tr(
                "{title} has no {name}: captured bytes are overwritten, none are put in",
                title=target.title,
                name=name,
            )
        )
    node = there.caps[place]
    if here.abi.key != there.abi.key:
        cap = replace(cap, filler=b"")
    try:
        raw = encode_capability(cap, there.ioctl.ids, there.abi, there.ioctl.headers)
    except EncodeError as problem:
        raise EditError(str(problem)) from problem
    if len(raw) != node.stop - node.start:
        raise _room(target, name, len(raw), node.stop - node.start)
    own = there.data[node.start + 4 : node.start + _HEADER]
    return set_bytes(project, target, node.start, raw[:4] + own + raw[_HEADER:])
