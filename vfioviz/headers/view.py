"""A struct as shown for one ABI: members by full path, holes, tail.

Offsets and sizes in bytes, from the start of the outermost struct.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.csource.reports import Place
from vfioviz.csource.types import Array, CType, Function, Int, Pointer
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.record import Declared, Enum, Float, Record

Span = tuple[int, int]
"""First byte, and the one after the last."""


class FieldView(NamedTuple):
    """A member; those of structs inside it are fields of their own, after it."""

    name: str
    """Full path, ``a.b``; an unnamed struct or union adds nothing to it."""
    offset: int
    size: int
    """Of a bit-field: the bytes that its bits touch."""
    type: str
    """As the text spells it."""
    bit_offset: int | None
    """Of a bit-field: bits from the start of the struct, in the order in which the ABI allots them:
    from the least significant bit of a byte on a little-endian one, else from the most."""
    bits: int | None
    align: int
    depth: int
    """How many named structs enclose it."""
    kind: CType
    place: Place
    in_union: bool
    """Whether other members may have the same bytes."""
    base: int
    """Where the struct or union that declares it begins."""

    @property
    def is_container(self) -> bool:
        """Whether its members are fields of their own."""
        return isinstance(self.kind, Record)

    @property
    def is_flexible(self) -> bool:
        """Whether it is an array without a length."""
        return isinstance(self.kind, Array) and self.kind.count is None

    @property
    def stop(self) -> int:
        """The byte after it."""
        return self.offset + self.size


@dataclass(frozen=True, slots=True)
class StructView:
    """A struct or union on one ABI."""

    name: str
    word: str
    """``struct`` or ``union``."""
    abi: str
    size: int
    align: int
    fields: tuple[FieldView, ...]
    holes: tuple[Span, ...]
    """Bytes of no member, without the tail."""
    tail: Span | None
    place: Place
    packed: bool
    cut: bool
    """Whether it has more members than are shown."""
    record: Record

    def field(self, name: str) -> FieldView | None:
        """Return a field by its path."""
        return next((each for each in self.fields if each.name == name), None)


def view(record: Record, abi: str, name: str = "") -> StructView:
    """Return the view of a struct.

    Args:
        record: A complete struct or union.
        abi: Key of the ABI that it is laid out for.
        name: The name that was asked for, perhaps a typedef.
    """
    fields: list[FieldView] = []
    cut = False
    for field in _fields(record, "", 0, 0, in_union=record.is_union):
        if len(fields) >= LIMITS.shown:
            cut = True
            break
        fields.append(field)
    taken = _merged(_taken(record, 0, record.size, [LIMITS.shown]))
    end = taken[-1][1] if taken else 0
    holes = []
    at = 0
    for start, stop in taken:
        if start > at:
            holes.append((at, start))
        at = max(at, stop)
    return StructView(
        name or record.tag or record.said, "union" if record.is_union else "struct", abi,
        record.size, record.align, tuple(fields), tuple(holes),
        (end, record.size) if end < record.size else None, record.place, record.packed, cut, record,
    )  # fmt: skip


def _fields(
    record: Record, prefix: str, base: int, depth: int, *, in_union: bool
) -> Iterator[FieldView]:
    for each in record.declared:
        path = f"{prefix}.{each.name}" if prefix and each.name else prefix or each.name
        if each.bits is not None:
            if each.name:
                yield _bit_field(each, path, base, depth, in_union=in_union)
            continue
        start = base + each.start // 8
        if each.name:
            yield FieldView(
                path, start, each.type.size, each.said, None, None, each.type.align, depth,
                each.type, each.place, in_union, base,
            )  # fmt: skip
        if isinstance(each.type, Record):
            yield from _fields(
                each.type, path, start, depth + bool(each.name),
                in_union=in_union or each.type.is_union,
            )  # fmt: skip


def _bit_field(each: Declared, path: str, base: int, depth: int, *, in_union: bool) -> FieldView:
    bits = each.bits or 0
    start = 8 * base + each.start
    first, stop = start // 8, (start + bits + 7) // 8
    return FieldView(
        path, first, stop - first, each.said, start, bits, each.type.align, depth, each.type,
        each.place, in_union, base,
    )  # fmt: skip


def _taken(record: Record, base: int, end: int, left: list[int]) -> Iterator[Span]:
    """Yield the bytes of members; a flexible array has the rest of its struct."""
    for each in record.declared:
        left[0] -= 1
        start = base + each.start // 8
        if each.bits is not None:
            if each.name:
                yield start, base + (each.start + each.bits + 7) // 8
            continue
        kind = each.type
        if isinstance(kind, Array) and kind.count is None:
            yield start, max(start, end)
            continue
        yield from _inside(kind, start, left)


def _inside(kind: CType, start: int, left: list[int]) -> Iterator[Span]:
    if isinstance(kind, Record) and kind.declared:
        yield from _taken(kind, start, start + kind.size, left)
        return
    of = kind
    while isinstance(of, Array):
        of = of.of
    if isinstance(kind, Array) and isinstance(of, Record) and kind.count and left[0] > 0:
        for number in range(kind.count):
            if left[0] <= 0:
                yield start + number * kind.of.size, start + kind.size
                return
            yield from _inside(kind.of, start + number * kind.of.size, left)
        return
    yield start, start + kind.size


def _merged(spans: Iterator[Span]) -> list[Span]:
    found: list[Span] = []
    for start, stop in sorted(span for span in spans if span[1] > span[0]):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        else:
            found.append((start, stop))
    return found


def shape_of(views: Sequence[StructView]) -> object:
    """Return what of a struct on some ABIs is its layout: equal where nothing changed."""
    return [
        (each.abi, each.size, each.align, [field[:6] for field in each.fields]) for each in views
    ]


def holds_address(kind: CType) -> bool:
    """Whether a type is or contains a pointer, also within an array."""
    while isinstance(kind, Array):
        kind = kind.of
    return isinstance(kind, Pointer | Function)


def scalar(kind: CType) -> Int | Float | Enum | None:
    """Return the integer type of a type or of an array's elements; None for anything else."""
    while isinstance(kind, Array):
        kind = kind.of
    return kind if isinstance(kind, Int | Float) else None
