"""A struct compiled for reading: one unpack call and one row per leaf.

A plan is made once per ABI and header set; a decode only adds offsets.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.leaf import Role
from vfioviz.codec.ref import Part
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import HEADER_STRUCT, Abi, CapabilityDef, Field, Flag, Linux, Struct

_CODES = {1: "B", 2: "H", 4: "I", 8: "Q"}
HOLES = frozenset({Role.CAP_HOLE, Role.CAP_TAIL, Role.INFO_HOLE, Role.INFO_TAIL})


class Slot(NamedTuple):
    """One leaf of a struct; offsets in bytes from the struct's start."""

    start: int
    stop: int
    role: Role
    part: Part
    field: Field
    code: str
    """Its format character(s) for the ``struct`` module."""


class ArrayPlan(NamedTuple):
    """The flexible array that ends a struct."""

    field: Field
    start: int
    """Offset of the first element."""
    element: int
    """Bytes per element."""
    slots: tuple[Slot, ...]
    """Leaves of one element; empty for an array of u8, which is one leaf."""
    counter: int
    """Index, among the slots of the struct, of the field that counts the elements."""
    packer: Packer
    """Reads and writes one element."""


class Watch(NamedTuple):
    """A value to check for findings."""

    slot: int
    """Index among the slots."""
    bad: int
    """Bits that must be clear."""


class Columns(NamedTuple):
    """The slots of a plan, column by column: leaves are created from them in a C loop."""

    edges: tuple[int, ...]
    """Where each slot starts, and where the last one stops: they leave out no byte."""
    roles: tuple[Role, ...]
    fields: tuple[Field, ...]
    headers: int
    """How many of the first slots belong to the capability header."""


class Plan(NamedTuple):
    """How to read a struct."""

    struct: Struct
    size: int
    """Bytes without the elements of a flexible array."""
    slots: tuple[Slot, ...]
    packer: Packer
    u64: tuple[int, ...]
    """Indexes of the u64 fields among the slots."""
    array: ArrayPlan | None
    watch: tuple[Watch, ...]
    fillers: tuple[int, ...]
    """Indexes of holes and tail among the slots."""
    wide: tuple[int, ...]
    """Offsets modulo 8 at which it has a u64."""
    calm: bool
    """Whether no value of it can be odd, and at an offset that is a multiple of 8 no place."""
    columns: Columns
    """The slots, column by column."""
    bits: int
    """Bits of its field ``flags`` that have a name."""
    values: tuple[int, ...]
    """Indexes of the slots with the struct's own values: a capability's values, in order."""

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the values, in their order; the flexible array, if there is one, is last."""
        names = tuple(self.slots[index].field.name for index in self.values)
        return names if self.array is None else (*names, self.array.field.name)


def blank(name: str, size: int = 0, doc: str = "") -> Field:
    """Return a slot for bytes that are in no struct."""
    return Field(name, f"u8[{size}]" if size else "u8[]", 0, size, 1, doc=doc, count=size)


def named_bits(flags: tuple[Flag, ...]) -> int:
    """Return the bits that have a name."""
    mask = 0
    for flag in flags:
        mask |= flag.value
    return mask


def _leaves(shape: Struct, base: int, part: Part, role: Role) -> Iterator[Slot]:
    for field in shape.fields:
        start = base + field.offset
        if field.count == 0:
            continue
        if field.struct is not None and field.count is None:
            if field.struct.name == HEADER_STRUCT:
                yield from _leaves(field.struct, start, Part.HEADER, Role.CAP_HEADER)
            else:
                yield from _leaves(field.struct, start, part, role)
        elif field.count is not None or field.size not in _CODES:
            yield Slot(start, start + field.size, role, part, field, f"{field.size}s")
        else:
            yield Slot(start, start + field.size, role, part, field, _CODES[field.size])


def _unnamed(shape: Struct, hole: Role, tail: Role) -> Iterator[Slot]:
    for start, stop in shape.holes:
        doc = "Hole: the compiler left these bytes out to align the next field."
        field = blank(f"hole@{start}", stop - start, doc)
        yield Slot(start, stop, hole, Part.BODY, field, f"{stop - start}s")
    if shape.tail is not None:
        start, stop = shape.tail
        doc = "Tail padding: the compiler rounds the struct up to its alignment."
        field = blank(f"tail@{start}", stop - start, doc)
        yield Slot(start, stop, tail, Part.BODY, field, f"{stop - start}s")


def _compile(
    shape: Struct, abi: Abi, slots: tuple[Slot, ...], count: str | None, size: int | None = None
) -> Plan:
    array = None
    last = shape.fields[-1] if shape.fields else None
    if last is not None and last.count == 0 and count is not None:
        element = last.struct
        inner = () if element is None else tuple(_element(element))
        counter = next(i for i, slot in enumerate(slots) if slot.field.name == count)
        packer = Packer(abi.prefix + "".join(slot.code for slot in inner))
        array = ArrayPlan(last, last.offset, last.size, inner, counter, packer)
    watch = tuple(_watches(slots))
    fillers = tuple(index for index, slot in enumerate(slots) if slot.role in HOLES)
    wide = tuple(sorted({slot.start % 8 for slot in slots if slot.field.natural == 8}))
    return Plan(
        struct=shape,
        size=shape.size if size is None else size,
        slots=slots,
        packer=Packer(abi.prefix + "".join(slot.code for slot in slots)),
        u64=tuple(index for index, slot in enumerate(slots) if slot.field.natural == 8),
        array=array,
        watch=watch,
        fillers=fillers,
        wide=wide,
        calm=not watch and not fillers and not any(wide) and (array is None or not array.slots),
        columns=Columns(
            (0, *(slot.stop for slot in slots)),
            tuple(slot.role for slot in slots),
            tuple(slot.field for slot in slots),
            sum(slot.part is Part.HEADER for slot in slots),
        ),
        bits=next(
            (named_bits(slot.field.flags) for slot in slots if slot.field.name == "flags"), 0
        ),
        values=tuple(index for index, slot in enumerate(slots) if slot.role is Role.CAP_FIELD),
    )


def _element(shape: Struct) -> Iterator[Slot]:
    found = [
        *_leaves(shape, 0, Part.BODY, Role.CAP_FIELD),
        *_unnamed(shape, Role.CAP_HOLE, Role.CAP_HOLE),
    ]
    for slot in sorted(found, key=lambda slot: slot.start):
        yield from _numbers(slot) if slot.code.endswith("s") else (slot,)


def _numbers(slot: Slot) -> Iterator[Slot]:
    """Yield the bytes of an element as numbers: an element's values are nothing else."""
    for at in range(slot.start, slot.stop):
        name = f"{slot.field.name}.{at - slot.start}"
        field = replace(slot.field, name=name, type="__u8", offset=at, size=1, align=1, count=None)
        yield Slot(at, at + 1, slot.role, slot.part, field, "B")


def _watches(slots: tuple[Slot, ...]) -> Iterator[Watch]:
    for index, slot in enumerate(slots):
        if slot.role is not Role.CAP_FIELD or slot.code not in _CODES.values():
            continue
        if slot.field.traits.reserved:
            yield Watch(index, (1 << 8 * slot.field.size) - 1)
        elif slot.field.flags:
            yield Watch(index, ~named_bits(slot.field.flags))


class Known(NamedTuple):
    """A capability of a header set, and how to read it."""

    plan: Plan
    definition: CapabilityDef
    name: str
    """``iova_range`` ..."""


class Plans:
    """All plans of a header set for one ABI, created on demand."""

    def __init__(self, headers: HeaderSet, abi: Abi) -> None:
        self.headers = headers
        self._abi = abi
        self._info: dict[str, Plan] = {}
        self._definitions: dict[CapabilityDef, Plan] = {}
        self.known_so_far: dict[tuple[str, int, int], Known] = {}
        """By id space, id and version: those that an answer had, each known for good."""
        self._lowest: dict[str, int] = {}
        self.header = self._header()
        """The bare ``vfio_info_cap_header``."""

    def _header(self) -> Plan:
        shape = self.headers.struct(HEADER_STRUCT, self._abi)
        slots = tuple(_leaves(shape, 0, Part.HEADER, Role.CAP_HEADER))
        return _compile(shape, self._abi, slots, None)

    def info(self, ioctl: Ioctl) -> Plan:
        """Return the plan of an ioctl's info struct."""
        found = self._info.get(ioctl.struct_name)
        if found is None:
            shape = self.headers.struct(ioctl.struct_name, self._abi)
            leaves = _leaves(shape, 0, Part.BODY, Role.INFO)
            both = [*leaves, *_unnamed(shape, Role.INFO_HOLE, Role.INFO_TAIL)]
            slots = tuple(sorted(both, key=lambda slot: slot.start))
            found = self._info[ioctl.struct_name] = _compile(shape, self._abi, slots, None)
        return found

    def known(self, ids: str, id_: int, version: int) -> Known | None:
        """Return plan and definition of a capability; None if id or version is unknown."""
        key = (ids, id_, version)
        found = self.known_so_far.get(key)
        if found is None:
            definition = self.headers.capability(ids, id_, version)
            if definition is None:
                return None  # not cached: a hostile chain has 65,536 of them
            found = Known(self.definition(definition), definition, definition.name.lower())
            self.known_so_far[key] = found
        return found

    def capability(self, ids: str, id_: int, version: int) -> Plan | None:
        """Return the plan of a capability; None where id and version are not known."""
        known = self.known(ids, id_, version)
        return None if known is None else known[0]

    def definition(self, definition: CapabilityDef) -> Plan:
        """Return the plan of a capability."""
        if definition.is_bare():
            return self.header
        found = self._definitions.get(definition)
        if found is None:
            shape = self.headers.capability_struct(definition, self._abi)
            leaves = _leaves(shape, 0, Part.BODY, Role.CAP_FIELD)
            both = [*leaves, *_unnamed(shape, Role.CAP_HOLE, Role.CAP_TAIL)]
            slots = tuple(sorted(both, key=lambda slot: slot.start))
            found = _compile(shape, self._abi, slots, definition.count)
            self._definitions[definition] = found
        return found

    def lowest(self, ioctl: Ioctl) -> int:
        """Return the lowest cap_offset that a kernel of the ABI gives: sizeof its first struct."""
        found = self._lowest.get(ioctl.key)
        if found is None:
            top = self.headers.newest
            releases = [change.linux for change in top.changes(ioctl.struct_name)]
            shapes = (
                top.at(linux).struct(ioctl.struct_name, self._abi)
                for linux in (*releases, top.linux)
            )
            sizes = [
                shape.size
                for shape in shapes
                if any(field.name == "cap_offset" for field in shape.fields)
            ]
            found = self._lowest[ioctl.key] = min(sizes)
        return found


def plans(headers: HeaderSet, abi: Abi) -> Plans:
    """Return the plans of a header set for an ABI; the same object each time."""
    found = headers.memo.get(abi.key)
    if not isinstance(found, Plans):
        found = headers.memo[abi.key] = Plans(headers, abi)
    return found


def plans_at(ioctl: Ioctl, abi: Abi, linux: Linux | None = None) -> Plans:
    """Return the plans of an ioctl's headers, for a release or the newest one."""
    return plans(ioctl.headers if linux is None else ioctl.headers.at(linux), abi)
