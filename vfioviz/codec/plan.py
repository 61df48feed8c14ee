"""A struct compiled for reading: one unpack call and one row for each leaf.

The plan of a struct is made once for an ABI and header revision; a decode only adds offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.layout import Role
from vfioviz.uapi import caps, structs
from vfioviz.uapi.schema import Abi, CapabilityDef, Field, Linux, Struct

_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}

OWN, HEADER = 0, 1
"""Which owner path a part takes: the struct itself, or its embedded ``header``."""


class Part(NamedTuple):
    """One leaf of a struct; offsets in bytes from the struct's start."""

    start: int
    stop: int
    role: Role
    owner: int
    field: Field
    code: str
    """Its letter(s) for module ``struct``."""


class ArrayPlan(NamedTuple):
    """The flexible array that ends a struct."""

    field: Field
    start: int
    """Offset of the first element."""
    element: int
    """Bytes an element."""
    parts: tuple[Part, ...]
    """Leaves of one element; empty for an array of u8, which is one leaf."""
    counter: int
    """Index, among the parts of the struct, of the field that counts the elements."""


class Plan(NamedTuple):
    """How to read a struct."""

    struct: Struct
    size: int
    """Bytes without the elements of a flexible array."""
    parts: tuple[Part, ...]
    packer: Packer
    u64: tuple[int, ...]
    """Offsets of the u64 fields."""
    array: ArrayPlan | None


def blank(name: str, size: int = 0, doc: str = "") -> Field:
    """Return the description of bytes that no struct names."""
    return Field(name, f"u8[{size}]" if size else "u8[]", 0, size, 1, doc=doc, count=size)


def _leaves(shape: Struct, base: int, owner: int, role: Role) -> Iterator[Part]:
    for field in shape.fields:
        start = base + field.offset
        if field.count == 0:
            continue
        if field.struct is not None and field.count is None:
            yield from _leaves(field.struct, start, HEADER, Role.CAP_HEADER)
        elif field.count is not None:
            yield Part(start, start + field.size, role, owner, field, f"{field.size}s")
        else:
            yield Part(start, start + field.size, role, owner, field, _CODES[field.size])


def _unnamed(shape: Struct, hole: Role, tail: Role) -> Iterator[Part]:
    for start, stop in shape.holes:
        doc = "Hole: the compiler left these bytes out to align the next field."
        field = blank(f"hole@{start}", stop - start, doc)
        yield Part(start, stop, hole, OWN, field, f"{stop - start}s")
    if shape.tail is not None:
        start, stop = shape.tail
        doc = "Tail padding: the compiler rounds the struct up to its alignment."
        field = blank(f"tail@{start}", stop - start, doc)
        yield Part(start, stop, tail, OWN, field, f"{stop - start}s")


def _compile(shape: Struct, abi: Abi, roles: tuple[Role, Role, Role], count: str | None) -> Plan:
    named, hole, tail = roles
    found = [*_leaves(shape, 0, OWN, named), *_unnamed(shape, hole, tail)]
    parts = tuple(sorted(found, key=lambda part: part.start))
    array = None
    last = shape.fields[-1] if shape.fields else None
    if last is not None and last.count == 0 and count is not None:
        element = last.struct
        inner = () if element is None else tuple(_leaves(element, 0, OWN, Role.CAP_FIELD))
        counter = next(i for i, part in enumerate(parts) if part.field.name == count)
        array = ArrayPlan(last, last.offset, last.size, inner, counter)
    packer = Packer(abi.prefix + "".join(part.code for part in parts))
    u64 = tuple(part.start for part in parts if part.field.natural == 8)
    return Plan(shape, packer.size, parts, packer, u64, array)


@cache
def info_plan(name: str, abi: Abi, linux: Linux) -> Plan:
    """Return the plan of an info struct in a header revision."""
    roles = (Role.INFO, Role.INFO_HOLE, Role.INFO_HOLE)
    return _compile(structs.struct(name, abi, linux), abi, roles, None)


Known = tuple[Plan, CapabilityDef] | None


@cache
def _memo(ioctl: str, abi: str, linux: Linux) -> dict[tuple[int, int], Known]:
    """Return the memo of one (ioctl, ABI key, revision): hashing an Abi for each header is slow."""
    return {}


def known_capability(ioctl: str, id_: int, version: int, abi: Abi, linux: Linux) -> Known:
    """Return plan and definition of a capability; None where (ioctl, id, version) is not known."""
    memo = _memo(ioctl, abi.key, linux)
    try:
        return memo[id_, version]
    except KeyError:
        definition = caps.lookup(ioctl, id_, version)
        if definition is None:
            return None
        found = memo[id_, version] = definition_plan(definition, abi, linux), definition
        return found


def capability_plan(ioctl: str, id_: int, version: int, abi: Abi, linux: Linux) -> Plan | None:
    """Return the plan of a capability; None where (ioctl, id, version) is not known."""
    known = known_capability(ioctl, id_, version, abi, linux)
    return None if known is None else known[0]


@cache
def definition_plan(definition: CapabilityDef, abi: Abi, linux: Linux) -> Plan:
    """Return the plan of a known capability."""
    shape = caps.layout(definition, abi, linux)
    if definition.struct_name == "vfio_info_cap_header":
        parts = tuple(_leaves(shape, 0, HEADER, Role.CAP_HEADER))
        packer = Packer(abi.prefix + "".join(part.code for part in parts))
        return Plan(shape, packer.size, parts, packer, (), None)
    roles = (Role.CAP_FIELD, Role.CAP_HOLE, Role.CAP_TAIL)
    return _compile(shape, abi, roles, definition.count)


@cache
def element_packer(array: ArrayPlan, prefix: str) -> Packer:
    """Return what reads and writes one element of a flexible array of structs."""
    return Packer(prefix + "".join(part.code for part in array.parts))
