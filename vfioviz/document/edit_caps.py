"""Edits of the list of capabilities, and of one capability as a whole."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Capability
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.plan import plans
from vfioviz.codec.ref import CapId
from vfioviz.document.catalogue import fresh
from vfioviz.document.edit import (
    Edit,
    EditError,
    capability,
    name_of,
    place_of,
    replaced,
    with_caps,
)
from vfioviz.document.project import Project
from vfioviz.language import mark, tr
from vfioviz.uapi.schema import CapabilityDef

MAX_CAPS = 1024
"""Capabilities that a request may hold; in-tree chains have at most five."""

MAX_PAYLOAD = 1 << 20
"""Bytes of a raw payload."""


def add_capability(project: Project, definition: CapabilityDef, index: int | None = None) -> Edit:
    """Add a known capability with realistic values, at ``index`` or at the end."""
    if definition.ioctl != project.ioctl.ids:
        message = tr(
            "{name} is a capability of ioctl {ioctl}; this request is of {ioctl2}",
            name=definition.name,
            ioctl=definition.ioctl,
            ioctl2=project.ioctl.key,
        )
        raise EditError(message)
    new = fresh(definition, project.headers)
    return insert(project, new, index, tr("add {name}", name=definition.name))


def add_raw(
    project: Project, id_: int, version: int, payload: bytes, index: int | None = None
) -> Edit:
    """Add a capability by id, version and the bytes behind its header."""
    _check_identity(id_, version)
    _check_payload(payload)
    raw = Capability(id_, version, payload=payload)
    return insert(project, raw, index, tr("add id {id} version {version}", id=id_, version=version))


def insert(project: Project, cap: Capability, index: int | None, text: str) -> Edit:
    """Insert a new capability at ``index``, 0 to their number; None: at the end.

    Its new identity is in ``Edit.cap``.
    """
    old = project.content.caps
    if len(old) >= MAX_CAPS:
        message = tr(
            "the request has {count} capabilities; no more than {MAX_CAPS} are taken",
            count=len(old),
            MAX_CAPS=MAX_CAPS,
        )
        raise EditError(message)
    at = len(old) if index is None else max(0, min(index, len(old)))
    changed = with_caps(project, (*old[:at], replace(cap, identity=None), *old[at:]))
    return Edit(changed, text, cap=changed.content.caps[at].identity)


def remove_capability(project: Project, cap: CapId) -> Edit:
    """Take a capability out of the request, with the notes that are pinned to it."""
    index, old = place_of(project, cap), project.content.caps
    name = name_of(project.ioctl, old[index])
    new = old[:index] + old[index + 1 :]
    return Edit(with_caps(project, new), tr("remove {name_of}", name_of=name))


def duplicate_capability(project: Project, cap: CapId) -> Edit:
    """Insert a copy after a capability."""
    index = place_of(project, cap)
    old = project.content.caps[index]
    name = name_of(project.ioctl, old)
    return insert(project, old, index + 1, tr("duplicate {name_of}", name_of=name))


def move_capability(project: Project, cap: CapId, to: int) -> Edit:
    """Move a capability so that it becomes the one at place ``to`` of the request."""
    index, caps = place_of(project, cap), project.content.caps
    name = name_of(project.ioctl, caps[index])
    last = len(caps) - 1
    if not 0 <= to <= last:
        end = mark("{name} is the first capability already")
        if to > 0:
            end = mark("{name} is the last capability already")
        raise EditError(tr(end, name=name))
    rest = [*caps[:index], *caps[index + 1 :]]
    rest.insert(to, caps[index])
    way = mark("move {name} up") if to < index else mark("move {name} down")
    if to == index:
        way = mark("move {name} to its place")
    if abs(to - index) > 1:
        way = mark("move {name} to caps[{to}]")
    return Edit(with_caps(project, tuple(rest)), tr(way, name=name, to=to), cap=cap)


def set_identity(project: Project, cap: CapId, id_: int, version: int) -> Edit:
    """Give a capability another id or version.

    Values stay where the struct is the same one; else the capability becomes what the catalogue
    has under that id, or raw with the bytes it had.
    """
    now, ioctl = capability(project, cap), project.ioctl
    _check_identity(id_, version)
    old = ioctl.headers.capability(ioctl.ids, now.id, now.version)
    new = ioctl.headers.capability(ioctl.ids, id_, version)
    if now.payload is not None or old is None:
        changed = replace(now, id=id_, version=version)
    elif new is None:
        changed = Capability(id_, version, payload=_body(project, now))
    elif new.struct_name == old.struct_name:
        changed = _carried(project, now, old, new)
    else:
        changed = fresh(new, project.headers)
    text = tr(
        "set caps[{index}] to id {id} version {version}",
        index=place_of(project, cap), id=id_, version=version,
    )  # fmt: skip
    return Edit(replaced(project, cap, changed), text, ("identity", cap), cap)


def _carried(
    project: Project, cap: Capability, old: CapabilityDef, new: CapabilityDef
) -> Capability:
    """Convert a capability to another version of its struct; common fields are kept."""
    known = plans(project.headers, project.layout_abi)
    before, after = known.definition(old), known.definition(new)
    had = dict(zip(before.names, cap.values, strict=True))
    usual = dict(zip(after.names, fresh(new, project.headers).values, strict=True))
    values = tuple(had.get(name, usual[name]) for name in after.names)
    return Capability(new.id, new.version, values)


def set_payload(project: Project, cap: CapId, payload: bytes) -> Edit:
    """Carry a capability raw, with these bytes behind its header."""
    now = capability(project, cap)
    _check_payload(payload)
    changed = Capability(now.id, now.version, payload=payload)
    text = tr(
        "set the payload of caps[{index}] to {count} bytes",
        index=place_of(project, cap), count=len(payload),
    )  # fmt: skip
    return Edit(replaced(project, cap, changed), text, ("payload", cap), cap)


def _body(project: Project, cap: Capability) -> bytes:
    try:
        raw = encode_capability(cap, project.ioctl.ids, project.layout_abi, project.headers)
    except EncodeError as problem:
        raise EditError(str(problem)) from problem
    return raw[8:]


def _check_identity(id_: int, version: int) -> None:
    for name, value in (("id", id_), ("version", version)):
        if not 0 <= value <= 0xFFFF:
            message = tr("{name} is {value}: a u16 takes 0 to 65535", name=name, value=value)
            raise EditError(message)


def _check_payload(payload: bytes) -> None:
    if len(payload) > MAX_PAYLOAD:
        message = tr(
            "the payload has {count} bytes: {MAX_PAYLOAD} are taken at the most",
            count=len(payload),
            MAX_PAYLOAD=MAX_PAYLOAD,
        )
        raise EditError(message)
