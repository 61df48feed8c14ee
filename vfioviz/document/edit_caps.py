"""Edits of the list of capabilities, and of one capability as a whole."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Capability
from vfioviz.codec.encode import encode_capability
from vfioviz.document.catalogue import fresh
from vfioviz.document.edit import Edit, EditError, capability_at, name_of, replaced, with_caps
from vfioviz.document.state import Project
from vfioviz.language import mark, tr
from vfioviz.uapi import caps
from vfioviz.uapi.abi import ABIS
from vfioviz.uapi.schema import CapabilityDef

MAX_CAPS = 1024
"""Capabilities that a request may hold; in-tree chains have at most five."""

MAX_PAYLOAD = 1 << 20
"""Bytes of a raw payload."""


def add_capability(project: Project, definition: CapabilityDef, index: int | None = None) -> Edit:
    """Add a known capability with realistic values, at ``index`` or at the end."""
    if definition.ioctl != project.ioctl:
        message = tr(
            "{name} is a capability of ioctl {ioctl}; this request is of {ioctl2}",
            name=definition.name,
            ioctl=definition.ioctl,
            ioctl2=project.ioctl,
        )
        raise EditError(message)
    return insert(project, fresh(definition), index, tr("add {name}", name=definition.name))


def add_raw(
    project: Project, id_: int, version: int, payload: bytes, index: int | None = None
) -> Edit:
    """Add a capability by id, version and the bytes behind its header."""
    _check_identity(id_, version)
    _check_payload(payload)
    raw = Capability(id_, version, payload=payload)
    return insert(project, raw, index, tr("add id {id} version {version}", id=id_, version=version))


def insert(project: Project, cap: Capability, index: int | None, text: str) -> Edit:
    """Put a capability at ``index``, 0 to the number there are; None: at the end."""
    old = project.content.caps
    if len(old) >= MAX_CAPS:
        message = tr(
            "the request has {count} capabilities; no more than {MAX_CAPS} are taken",
            count=len(old),
            MAX_CAPS=MAX_CAPS,
        )
        raise EditError(message)
    at = len(old) if index is None else max(0, min(index, len(old)))
    return Edit(with_caps(project, (*old[:at], cap, *old[at:])), text)


def remove_capability(project: Project, index: int) -> Edit:
    """Remove caps[index]."""
    cap = capability_at(project, index)
    old = project.content.caps
    new = old[:index] + old[index + 1 :]
    return Edit(
        with_caps(project, new), tr("remove {name_of}", name_of=name_of(project.ioctl, cap))
    )


def duplicate_capability(project: Project, index: int) -> Edit:
    """Put a copy of caps[index] behind it."""
    cap = capability_at(project, index)
    return insert(
        project, cap, index + 1, tr("duplicate {name_of}", name_of=name_of(project.ioctl, cap))
    )


def move_capability(project: Project, index: int, to: int) -> Edit:
    """Move caps[index] so that it becomes caps[to]."""
    cap = capability_at(project, index)
    last = len(project.content.caps) - 1
    if not 0 <= to <= last:
        end = mark("{name} is the first capability already")
        if to > 0:
            end = mark("{name} is the last capability already")
        message = tr(end, name=name_of(project.ioctl, cap))
        raise EditError(message)
    rest = [*project.content.caps[:index], *project.content.caps[index + 1 :]]
    rest.insert(to, cap)
    way = mark("move {name} up") if to < index else mark("move {name} down")
    if to == index:
        way = mark("move {name} to its place")
    if abs(to - index) > 1:
        way = mark("move {name} to caps[{to}]")
    return Edit(
        with_caps(project, tuple(rest)),
        tr(way, name=name_of(project.ioctl, cap), to=to),
    )


def set_identity(project: Project, index: int, id_: int, version: int) -> Edit:
    """Give caps[index] another id or version.

    Values stay where the struct is the same one; else the capability becomes what the catalogue
    has under that id, or raw with the bytes it had.
    """
    cap = capability_at(project, index)
    _check_identity(id_, version)
    old = caps.lookup(project.ioctl, cap.id, cap.version)
    new = caps.lookup(project.ioctl, id_, version)
    if cap.payload is not None or new is None or old is None:
        changed = replace(cap, id=id_, version=version)
        if cap.payload is None and new is None:
            changed = Capability(id_, version, payload=_body(project, cap))
    elif new.struct_name == old.struct_name:
        names = {name for name, _ in fresh(new).values}
        kept = tuple((name, value) for name, value in cap.values if name in names)
        changed = Capability(id_, version, kept)
    else:
        changed = fresh(new)
    text = tr(
        "set caps[{index}] to id {id} version {version}", index=index, id=id_, version=version
    )
    return Edit(replaced(project, index, changed), text, f"identity {index}")


def set_payload(project: Project, index: int, payload: bytes) -> Edit:
    """Carry caps[index] raw, with these bytes behind its header."""
    cap = capability_at(project, index)
    _check_payload(payload)
    changed = Capability(cap.id, cap.version, payload=payload)
    text = tr("set the payload of caps[{index}] to {count} bytes", index=index, count=len(payload))
    return Edit(replaced(project, index, changed), text, f"payload {index}")


def _body(project: Project, cap: Capability) -> bytes:
    return encode_capability(cap, project.ioctl, ABIS[project.abi])[8:]


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
