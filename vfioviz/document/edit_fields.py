"""Edits of one field: of the info struct, of a capability, of an element."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Capability, Value, info_fields
from vfioviz.codec.plan import Plan, plans
from vfioviz.codec.ref import INFO, CapId, FieldRef, Part
from vfioviz.document.edit import (
    Edit,
    EditError,
    capability,
    path_of,
    place_of,
    replaced,
    with_content,
)
from vfioviz.document.edit_caps import set_identity, set_payload
from vfioviz.document.project import Project
from vfioviz.language import mark, tr
from vfioviz.uapi.schema import Field

MAX_ELEMENTS = 65_536
"""Elements of an array that can be edited as a table."""

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


def set_field(project: Project, ref: FieldRef, value: int | bytes) -> Edit:
    """Set a field of the request.

    Args:
        project: Where to.
        ref: The field; its capability by identity.
        value: A number that fits the field, or the bytes of a u8 array or of a payload.

    Raises:
        EditError: No such field, a value out of range, or a field that is a result.
    """
    if ref.owner is INFO:
        return _set_info(project, ref, value)
    cap = ref.owner
    if not isinstance(cap, CapId):
        raise EditError(tr("This capability is not one of the request."))
    place_of(project, cap)
    if ref.part is Part.HEADER:
        return _set_header(project, cap, ref.field, value)
    if ref.part is Part.PAYLOAD:
        if not isinstance(value, bytes):
            raise EditError(tr("{path} takes bytes", path=path_of(project, ref)))
        return set_payload(project, cap, value)
    if ref.part is not Part.BODY:
        raise EditError(tr(_RESULTS["pad"]))
    if ref.element >= 0:
        return _set_element(project, cap, ref, value)
    return _set_value(project, cap, ref, value)


def _set_info(project: Project, ref: FieldRef, value: int | bytes) -> Edit:
    name = ref.field
    if name == "argsz":
        message = tr("argsz is what the caller passes: set it there")
        raise EditError(message)
    if ref.part is not Part.BODY or name in _RESULTS:
        raise EditError(tr(_RESULTS.get(name, _RESULTS["pad"])))
    field = next((one for one in info_fields(project.ioctl) if one.name == name), None)
    if field is None or not isinstance(value, int):
        message = tr(
            "{name} is no field of struct {name2} that takes a number",
            name=name, name2=project.ioctl.struct_name,
        )  # fmt: skip
        raise EditError(message)
    check(name, value, field.size)
    if name == "flags":
        # CAPS is a result: the handler sets it where it adds capabilities.
        value &= ~project.ioctl.caps_flag
    return Edit(
        with_content(project, project.content.with_info(name, value)),
        tr("set {name} to {shown}", name=name, shown=_shown(field, value)),
        ref,
    )


def _set_header(project: Project, cap: CapId, name: str, value: int | bytes) -> Edit:
    if name not in {"id", "version"}:
        raise EditError(tr(_RESULTS["next"]))
    if not isinstance(value, int):
        message = tr("{name} takes a number", name=name)
        raise EditError(message)
    now = capability(project, cap)
    id_ = value if name == "id" else now.id
    version = value if name == "version" else now.version
    return set_identity(project, cap, id_, version)


def plan_of(project: Project, cap: CapId) -> tuple[Capability, Plan]:
    """Return a capability with the plan of its struct; raises EditError where it is raw."""
    now, ioctl = capability(project, cap), project.ioctl
    plan = plans(project.headers, project.layout_abi).capability(ioctl.ids, now.id, now.version)
    if plan is None or now.payload is not None:
        index = place_of(project, cap)
        message = f"caps[{index}] is carried as raw bytes: edit its payload"
        raise EditError(message)
    return now, plan


def _slot(project: Project, plan: Plan, ref: FieldRef) -> int:
    """Return the place of a field among the values of its capability."""
    names = plan.names
    if ref.field not in names:
        path = path_of(project, ref)
        message = f"{path}: struct {plan.struct.name} has no such field"
        raise EditError(message)
    return names.index(ref.field)


def _counter(plan: Plan) -> int | None:
    """Return the place among the values of the field that counts the array."""
    return None if plan.array is None else plan.values.index(plan.array.counter)


def _set_value(project: Project, cap: CapId, ref: FieldRef, value: int | bytes) -> Edit:
    now, plan = plan_of(project, cap)
    at = _slot(project, plan, ref)
    path = path_of(project, ref)
    if plan.array is not None and at == len(plan.values):
        if plan.array.slots or not isinstance(value, bytes):
            message = tr(
                "{path} takes {value}",
                path=path,
                value="elements" if plan.array.slots else "bytes",
            )
            raise EditError(message)
        changed = _with(now, {at: value, _counter(plan): len(value)})
        text = tr("set {path} to {count} bytes", path=path, count=len(value))
        return Edit(replaced(project, cap, changed), text, ref, cap)
    field = plan.slots[plan.values[at]].field
    if field.count is not None:
        if not isinstance(value, bytes) or len(value) != field.size:
            raise EditError(tr("{path} takes {count} bytes", path=path, count=field.size))
        changed = _with(now, {at: value})
        text = tr("set {path} to {count} bytes", path=path, count=len(value))
        return Edit(replaced(project, cap, changed), text, ref, cap)
    if not isinstance(value, int):
        message = tr("{path} takes a number", path=path)
        raise EditError(message)
    changed = _with(now, {at: check(path, value, field.size)})
    text = tr("set {path} to {shown}", path=path, shown=_shown(field, value))
    return Edit(replaced(project, cap, changed), text, ref, cap)


def _set_element(project: Project, cap: CapId, ref: FieldRef, value: int | bytes) -> Edit:
    rows, plan = _rows(project, cap, ref)
    path = path_of(project, ref)
    if ref.element >= len(rows):
        message = tr(
            "{path}: {array} has {count} elements", path=path, array=ref.field, count=len(rows)
        )
        raise EditError(message)
    slots = plan.array.slots if plan.array is not None else ()
    members = [slot.field.name for slot in slots]
    if ref.member not in members or not isinstance(value, int):
        message = tr(
            "{path} is no field that takes a number: expected one of {join}",
            path=path,
            join=", ".join(members),
        )
        raise EditError(message)
    at = members.index(ref.member)
    check(path, value, slots[at].field.size)
    row = list(rows[ref.element])
    row[at] = value
    new = (*rows[: ref.element], tuple(row), *rows[ref.element + 1 :])
    now, _ = plan_of(project, cap)
    # The count is kept, even a wrong one: this adds and removes nothing.
    changed = _with(now, {_slot(project, plan, ref): new})
    text = tr("set {path} to 0x{value:x}", path=path, value=value)
    return Edit(replaced(project, cap, changed), text, ref, cap)


def array_ref(ref: FieldRef) -> FieldRef:
    """Return the array that an element, or a field of one, is in."""
    return ref._replace(element=-1, member="")


def _rows(project: Project, cap: CapId, ref: FieldRef) -> tuple[tuple[tuple[int, ...], ...], Plan]:
    now, plan = plan_of(project, cap)
    at = _slot(project, plan, ref)
    rows = now.values[at] if at < len(now.values) else ()
    array = plan.array
    if array is None or not array.slots or at != len(plan.values) or not isinstance(rows, tuple):
        message = f"{path_of(project, array_ref(ref))} is no array of structs"
        raise EditError(message)
    return rows, plan


def elements(project: Project, ref: FieldRef) -> tuple[tuple[tuple[int, ...], ...], Field]:
    """Return the elements of an array of structs and its field; raises EditError."""
    if not isinstance(ref.owner, CapId):
        raise EditError(tr("This capability is not one of the request."))
    rows, plan = _rows(project, ref.owner, ref)
    if plan.array is None:
        message = f"{path_of(project, ref)} is no array of structs"
        raise EditError(message)
    return rows, plan.array.field


def set_elements(project: Project, ref: FieldRef, rows: tuple[tuple[int, ...], ...]) -> Edit:
    """Replace the elements of an array; its count follows."""
    old, field = elements(project, ref)
    cap = ref.owner
    if not isinstance(cap, CapId):
        raise EditError(tr("This capability is not one of the request."))
    if len(rows) > MAX_ELEMENTS:
        message = tr(
            "{array} takes at most {MAX_ELEMENTS} elements here",
            array=ref.field,
            MAX_ELEMENTS=MAX_ELEMENTS,
        )
        raise EditError(message)
    sizes = [one.size for one in field.struct.fields] if field.struct is not None else []
    for number, row in enumerate(rows):
        for value, size in zip(row, sizes, strict=True):
            check(f"{ref.field}[{number}]", value, size)
    now, plan = plan_of(project, cap)
    changed = _with(now, {_slot(project, plan, ref): rows, _counter(plan): len(rows)})
    word = "set" if len(rows) == len(old) else (tr("add to") if len(rows) > len(old) else "shorten")
    return Edit(
        replaced(project, cap, changed),
        tr("{word} caps[{index}].{name}", word=word, index=place_of(project, cap), name=field.name),
        cap=cap,
    )


def add_element(
    project: Project, ref: FieldRef, row: tuple[int, ...], at: int | None = None
) -> Edit:
    """Add an element at ``at`` or at the end of an array; its count follows."""
    rows, _ = elements(project, ref)
    at = len(rows) if at is None else max(0, min(at, len(rows)))
    edit = set_elements(project, ref, (*rows[:at], row, *rows[at:]))
    path = path_of(project, ref._replace(element=at))
    return edit._replace(text=tr("add {path}", path=path))


def remove_element(project: Project, ref: FieldRef) -> Edit:
    """Remove the element that is referred to; the count follows."""
    array = array_ref(ref)
    rows, _ = elements(project, array)
    path = path_of(project, ref)
    if not 0 <= ref.element < len(rows):
        message = f"{path} is not there: it has {len(rows)} elements"
        raise EditError(message)
    edit = set_elements(project, array, rows[: ref.element] + rows[ref.element + 1 :])
    return edit._replace(text=tr("remove {path}", path=path))


def _with(cap: Capability, changes: dict[int | None, Value]) -> Capability:
    values = tuple(changes.get(at, value) for at, value in enumerate(cap.values))
    return replace(cap, values=values)


def _shown(field: Field, value: int) -> str:
    if field.flags:
        names = [
            flag.name for flag in field.flags if flag.value and value & flag.value == flag.value
        ]
        return " | ".join(names) or "0"
    return f"0x{value:x}" if field.size == 8 else str(value)
