"""Edits of single values: info fields, fields of capabilities, elements of arrays, by path."""

from __future__ import annotations

import re
from dataclasses import replace

from vfioviz.codec.content import Capability, Content, Value
from vfioviz.document.edit import Edit, EditError, capability_at, replaced, with_content
from vfioviz.document.edit_caps import set_identity
from vfioviz.document.state import Project
from vfioviz.language import mark, tr
from vfioviz.uapi import caps, structs
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import CapabilityDef, Field

MAX_ELEMENTS = 65_536
"""Elements of an array that can be edited as a table."""

_PATH = re.compile(r"caps\[(\d+)\]\.(?:(header)\.)?(\w+)(?:\[(\d+)\]\.(\w+))?")

_RESULTS = {
    "next": mark("next is a result: move, add or remove capabilities to change it"),
    "cap_offset": mark("cap_offset is a result: it follows from the variant and the argsz"),
    "pad": mark("pad is a result: the variant says whether it is written"),
}


def check(name: str, value: int, size: int) -> int:
    """Return a value that fits ``size`` bytes; raises EditError with the range."""
    top = (1 << 8 * size) - 1
    if not 0 <= value <= top:
        message = tr(
            "{name} is {value}: a u{number} takes 0 to {top} (0x{top:x})",
            name=name,
            value=value,
            number=8 * size,
            top=top,
        )
        raise EditError(message)
    return value


def set_field(project: Project, path: str, value: int | bytes) -> Edit:
    """Set the field of a path as ``show`` prints it.

    Args:
        project: Where to.
        path: ``num_regions``, ``caps[1].avail``, ``caps[2].iova_ranges[0].end``,
            ``caps[0].util_str``, ``caps[0].header.id``.
        value: A number that fits the field, or the bytes of a u8 array.

    Raises:
        EditError: No such field, a value out of range, or a field that is a result.
    """
    name = path.rpartition(".")[2]
    if name in _RESULTS and not (name == "pad" and path.startswith("caps")):
        raise EditError(tr(_RESULTS[name]))
    match = _PATH.fullmatch(path)
    if match is None:
        return _set_info(project, path, value)
    index, field, element, member = int(match[1]), match[3], match[4], match[5]
    if match[2] is not None:
        return _set_header(project, index, field, value)
    if element is not None:
        return _set_element(project, index, field, int(element), member, value)
    return _set_value(project, index, field, value)


def _set_info(project: Project, name: str, value: int | bytes) -> Edit:
    if name == "argsz":
        message = tr("argsz is what the caller passes: set it there")
        raise EditError(message)
    shape = structs.struct(IOCTLS[project.ioctl].struct_name, ABIS[project.abi])
    field = next((one for one in shape.fields if one.name == name), None)
    if field is None or not isinstance(value, int):
        message = tr(
            "{name} is no field of struct {name2} that takes a number", name=name, name2=shape.name
        )
        raise EditError(message)
    check(name, value, field.size)
    if name == "flags":
        # CAPS is a result: the handler sets it where it adds capabilities.
        value &= ~IOCTLS[project.ioctl].caps_flag
    info = {**dict(project.content.info), name: value}
    content = Content(project.ioctl, tuple(info.items()), project.content.caps)
    return Edit(
        with_content(project, content),
        tr("set {name} to {shown}", name=name, shown=_shown(field, value)),
        name,
    )


def _set_header(project: Project, index: int, name: str, value: int | bytes) -> Edit:
    cap = capability_at(project, index)
    if not isinstance(value, int):
        message = tr("{name} takes a number", name=name)
        raise EditError(message)
    id_ = value if name == "id" else cap.id
    version = value if name == "version" else cap.version
    return set_identity(project, index, id_, version)


def definition_of(project: Project, index: int) -> tuple[Capability, CapabilityDef]:
    """Return a capability with its definition; raises EditError where it is carried raw."""
    cap = capability_at(project, index)
    definition = caps.lookup(project.ioctl, cap.id, cap.version)
    if definition is None or cap.payload is not None:
        message = f"caps[{index}] is carried as raw bytes: edit its payload"
        raise EditError(message)
    return cap, definition


def _set_value(project: Project, index: int, name: str, value: int | bytes) -> Edit:
    cap, definition = definition_of(project, index)
    field = _field(project, definition, name, index)
    path = f"caps[{index}].{name}"
    if name == definition.array:
        if field.struct is not None or not isinstance(value, bytes):
            message = tr(
                "{path} takes {value}",
                path=path,
                value="elements" if field.struct is not None else "bytes",
            )
            raise EditError(message)
        changed = _with(cap, {name: value, definition.count or "size": len(value)})
        text = tr("set {path} to {count} bytes", path=path, count=len(value))
        return Edit(replaced(project, index, changed), text, path)
    if not isinstance(value, int):
        message = tr("{path} takes a number", path=path)
        raise EditError(message)
    changed = _with(cap, {name: check(path, value, field.size)})
    return Edit(
        replaced(project, index, changed),
        tr("set {path} to {shown}", path=path, shown=_shown(field, value)),
        path,
    )


def _set_element(
    project: Project, index: int, array: str, element: int, member: str, value: int | bytes
) -> Edit:
    rows, field = elements(project, index, array)
    path = f"caps[{index}].{array}[{element}].{member}"
    if element >= len(rows):
        message = tr(
            "{path}: {array} has {count} elements", path=path, array=array, count=len(rows)
        )
        raise EditError(message)
    members = [one.name for one in field.struct.fields] if field.struct is not None else []
    if member not in members or not isinstance(value, int):
        message = tr(
            "{path} is no field that takes a number: expected one of {join}",
            path=path,
            join=", ".join(members),
        )
        raise EditError(message)
    check(path, value, 8)
    row = list(rows[element])
    row[members.index(member)] = value
    new = (*rows[:element], tuple(row), *rows[element + 1 :])
    edit = set_elements(project, index, array, new)
    return Edit(edit.project, tr("set {path} to 0x{value:x}", path=path, value=value), path)


def elements(project: Project, index: int, array: str) -> tuple[tuple[tuple[int, ...], ...], Field]:
    """Return the elements of an array of structs and its field; raises EditError."""
    cap, definition = definition_of(project, index)
    field = _field(project, definition, array, index)
    rows = dict(cap.values).get(array, ())
    if field.struct is None or not isinstance(rows, tuple):
        message = f"caps[{index}].{array} is no array of structs"
        raise EditError(message)
    return rows, field


def set_elements(
    project: Project, index: int, array: str, rows: tuple[tuple[int, ...], ...]
) -> Edit:
    """Replace the elements of an array; its count follows."""
    old, field = elements(project, index, array)
    if len(rows) > MAX_ELEMENTS:
        message = tr(
            "{array} takes at most {MAX_ELEMENTS} elements here",
            array=array,
            MAX_ELEMENTS=MAX_ELEMENTS,
        )
        raise EditError(message)
    for number, row in enumerate(rows):
        for value in row:
            check(f"{array}[{number}]", value, 8)
    cap, definition = definition_of(project, index)
    changed = _with(cap, {array: rows, definition.count or "count": len(rows)})
    word = "set" if len(rows) == len(old) else (tr("add to") if len(rows) > len(old) else "shorten")
    return Edit(
        replaced(project, index, changed),
        tr("{word} caps[{index}].{name}", word=word, index=index, name=field.name),
    )


def add_element(
    project: Project, index: int, array: str, row: tuple[int, ...], at: int | None = None
) -> Edit:
    """Add an element at ``at`` or at the end; its count follows."""
    rows, _ = elements(project, index, array)
    at = len(rows) if at is None else max(0, min(at, len(rows)))
    edit = set_elements(project, index, array, (*rows[:at], row, *rows[at:]))
    return Edit(
        edit.project, tr("add caps[{index}].{array}[{at}]", index=index, array=array, at=at)
    )


def remove_element(project: Project, index: int, array: str, at: int) -> Edit:
    """Remove one element; its count follows."""
    rows, _ = elements(project, index, array)
    if not 0 <= at < len(rows):
        message = f"caps[{index}].{array}[{at}] is not there: it has {len(rows)} elements"
        raise EditError(message)
    edit = set_elements(project, index, array, rows[:at] + rows[at + 1 :])
    return Edit(
        edit.project, tr("remove caps[{index}].{array}[{at}]", index=index, array=array, at=at)
    )


def _field(project: Project, definition: CapabilityDef, name: str, index: int) -> Field:
    shape = caps.layout(definition, ABIS[project.abi])
    for field in shape.fields:
        if field.name == name:
            return field
    message = f"caps[{index}].{name}: struct {shape.name} has no such field"
    raise EditError(message)


def _with(cap: Capability, changes: dict[str, Value]) -> Capability:
    values = {**dict(cap.values), **changes}
    return replace(cap, values=tuple(values.items()))


def _shown(field: Field, value: int) -> str:
    if field.flags:
        names = [
            flag.name for flag in field.flags if flag.value and value & flag.value == flag.value
        ]
        return " | ".join(names) or "0"
    return f"0x{value:x}" if field.size == 8 else str(value)
