"""A struct of any header in the shapes of ``uapi``: what a decoder reads and an editor writes.

Structs inside it are taken apart, to members by full path. What has no number of its own is bytes:
a union, an array of a fixed length, a word of the other byte order; bit-fields that share bytes are
one number, with each of them by name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from vfioviz.csource.types import Array, CType, Int, Pointer
from vfioviz.headers.record import Declared, Float, Record
from vfioviz.uapi.schema import Abi, Field, Flag, Linux, Struct, Traits

_ENDIAN = re.compile(r"(?:__)?(?:aligned_)?(be|le)(?:16|32|64)")
_RESERVED = re.compile(r"_*(?:resv|rsvd|reserved|pad|padding|unused|spare)\d*", re.IGNORECASE)
_NUMBERS = frozenset({1, 2, 4, 8})
_ROLES: Mapping[str, dict[str, Any]] = {
    "argsz": {"result": True},
    "cap_offset": {"result": True, "kind": "link"},
    "index": {"given": True},
}
"""What every info ioctl does with members of these names."""
MAX_BYTES = 1 << 16
"""The largest capability that is laid out; a kernel's have some tens of bytes."""
MAX_ELEMENT = 4096
"""Bytes of the largest element of an array at its end."""


class ShapeError(ValueError):
    """A struct that can't be a capability; says why."""


def shape(record: Record, abi: Abi, header: Struct, like: Struct | None, linux: Linux) -> Struct:
    """Return a capability's struct.

    Args:
        record: It, laid out for that ABI; its first member is ``struct vfio_info_cap_header``.
        abi: The ABI.
        header: What the first member is.
        like: A struct whose members say what those of the same name and type mean here.
        linux: The release that it counts for.

    Raises:
        ShapeError: It is too large.
    """
    if record.size > MAX_BYTES:
        message = f"{record.size} bytes: more than a capability has ({MAX_BYTES})"
        raise ShapeError(message)
    first, *rest = record.declared
    fields = [Field(first.name, first.said, 0, header.size, header.align, struct=header)]
    fields += _meant(record, rest, abi, like, linux)
    last = fields[-1]
    size = last.offset if last.count == 0 else record.size
    holes, tail = _unnamed(fields, size)
    name = record.tag or record.said
    return Struct(name, abi.key, linux, size, record.align, tuple(fields), holes, tail,
                  "" if like is None else like.doc)  # fmt: skip


def answer(record: Record, abi: Abi, like: Struct | None, linux: Linux) -> Struct:
    """Return the struct that an ioctl answers with; see ``shape``.

    argsz, cap_offset and a pad behind it are the kernel's to work out; an index is the caller's.

    Raises:
        ShapeError: It is too large.
    """
    if record.size > MAX_BYTES:
        message = f"{record.size} bytes: more than an answer has ({MAX_BYTES})"
        raise ShapeError(message)
    fields = [_of_an_answer(each) for each in _meant(record, record.declared, abi, like, linux)]
    last = fields[-1]
    if last.traits.reserved and fields[-2:-1] and fields[-2].name == "cap_offset":
        fields[-1] = replace(last, traits=last.traits._replace(result=True))
    holes, tail = _unnamed(fields, record.size)
    return Struct(record.tag, abi.key, linux, record.size, record.align, tuple(fields), holes, tail)


def _of_an_answer(field: Field) -> Field:
    role = _ROLES.get(field.name)
    return replace(field, traits=field.traits._replace(**role)) if role else field


def _meant(
    record: Record, declared: list[Declared], abi: Abi, like: Struct | None, linux: Linux
) -> Iterator[Field]:
    """Yield the fields of members, with what those of the same name and type mean."""
    told = {} if like is None else {(one.name, one.type): one for one in like.fields}
    for each in _fields(declared, abi, "", 0, record.size, linux, record.align):
        yield _told(each, told)


def _told(field: Field, told: Mapping[tuple[str, str], Field]) -> Field:
    known = told.get((field.name, field.type))
    if known is None:
        return replace(field, traits=Traits(reserved=_RESERVED.fullmatch(field.name) is not None))
    return replace(
        field, doc=known.doc, flags=known.flags, names=known.names, traits=known.traits,
        struct=known.struct if _same(field.struct, known.struct) else field.struct,
    )  # fmt: skip


def _same(one: Struct | None, other: Struct | None) -> bool:
    if one is None or other is None:
        return False
    places = [[(f.name, f.offset, f.size) for f in each.fields] for each in (one, other)]
    return one.size == other.size and places[0] == places[1]


def _fields(
    declared: list[Declared], abi: Abi, prefix: str, base: int, end: int, linux: Linux, align: int
) -> Iterator[Field]:
    at = 0
    while at < len(declared):
        each = declared[at]
        if each.bits is not None:
            run = at
            while run < len(declared) and declared[run].bits is not None:
                run += 1
            yield from _bit_fields(declared[at:run], abi, prefix, base)
            at = run
            continue
        at += 1
        start = base + each.start // 8
        name = f"{prefix}.{each.name}" if prefix and each.name else prefix or each.name
        kind = each.type
        if isinstance(kind, Record) and not kind.is_union:
            yield from _fields(kind.declared, abi, name, start, start + kind.size, linux, align)
        elif isinstance(kind, Record):
            yield _union(kind, name, start)
        elif isinstance(kind, Array) and kind.count is None:
            # One that others follow has no bytes of its own.
            if at == len(declared) and start <= end and kind.of.size:
                yield _flexible(kind.of, each.said, abi, name, start, linux)
        elif kind.size:
            yield _one(kind, each.said, abi, name, start)


def _one(kind: CType, said: str, abi: Abi, name: str, start: int) -> Field:
    if isinstance(kind, Array):
        base = said.partition("[")[0]
        return Field(name, base, start, kind.size, kind.align, count=_count(kind))
    if not _is_number(kind, said, abi):
        return Field(name, said, start, kind.size, kind.align, count=kind.size)
    return Field(name, said, start, kind.size, kind.align)


def _count(kind: Array) -> int:
    count, of = kind.count or 0, kind.of
    while isinstance(of, Array):
        count *= of.count or 0
        of = of.of
    return count


def _is_number(kind: CType, said: str, abi: Abi) -> bool:
    if isinstance(kind, Float) or not isinstance(kind, Int | Pointer):
        return False
    match = _ENDIAN.fullmatch(said)
    order = None if match is None else {"be": "big", "le": "little"}[match[1]]
    return kind.size in _NUMBERS and order in {None, abi.byte_order}


def _union(kind: Record, name: str, start: int) -> Field:
    members = [each.name for each in kind.declared if each.name]
    called = name or (members[0] if members else f"union@{start}")
    doc = f"union of {', '.join(members[:8])}" if members else "union"
    return Field(called, f"union {kind.tag}".rstrip(), start, kind.size, kind.align, doc,
                 count=kind.size)  # fmt: skip


def _flexible(of: CType, said: str, abi: Abi, name: str, start: int, linux: Linux) -> Field:
    base = said.partition("[")[0]
    if of.size > MAX_ELEMENT:
        message = f"{name}: elements of {of.size} bytes; at most {MAX_ELEMENT} are laid out"
        raise ShapeError(message)
    if of.size == 1 and isinstance(of, Int):
        return Field(name, base, start, 1, of.align, count=0)
    if isinstance(of, Record) and not of.is_union:
        inner = tuple(_fields(of.declared, abi, "", 0, of.size, linux, of.align))
        inner = tuple(each for each in inner if each.count != 0)
    else:
        inner = (_one(of, base, abi, "value", 0),)
    holes, tail = _unnamed(list(inner), of.size)
    if tail is not None:
        holes = (*holes, tail)
    element = Struct(base.removeprefix("struct "), abi.key, linux, of.size, of.align, inner, holes)
    return Field(name, base, start, of.size, of.align, count=0, struct=element)


def _bit_fields(run: list[Declared], abi: Abi, prefix: str, base: int) -> Iterator[Field]:
    """Yield bit-fields by the bytes that they share."""
    groups: list[tuple[int, int, list[Declared]]] = []
    for each in run:
        if not each.name or not each.bits:
            continue
        first, stop = each.start // 8, (each.start + each.bits + 7) // 8
        if groups and first < groups[-1][1]:
            low, high, members = groups.pop()
            first, stop = min(first, low), max(stop, high)
            groups.append((first, stop, [*members, each]))
        else:
            groups.append((first, stop, [each]))
    for first, stop, members in groups:
        size = stop - first
        is_number = size in _NUMBERS
        name = "_".join(each.name for each in members[:4])
        said = ", ".join(f"{each.name}:{each.bits}" for each in members[:16])
        single = is_number and all(each.bits == 1 for each in members)
        yield Field(
            f"{prefix}.{name}" if prefix else name, f"__u{8 * size}" if is_number else "__u8",
            base + first, size, 1, f"bit-fields {said}", count=None if is_number else size,
            flags=tuple(_flag(each, first, size, abi) for each in members) if single else (),
        )  # fmt: skip


def _flag(each: Declared, first: int, size: int, abi: Abi) -> Flag:
    bit = each.start - 8 * first
    place = bit if abi.byte_order == "little" else 8 * size - 1 - bit
    return Flag(each.name, each.name, 1 << place)


def _unnamed(
    fields: list[Field], size: int
) -> tuple[tuple[tuple[int, int], ...], tuple[int, int] | None]:
    holes = []
    end = 0
    for field in fields:
        if field.offset > end:
            holes.append((end, field.offset))
        end = max(end, field.offset + (0 if field.count == 0 else field.size))
    return tuple(holes), (end, size) if end < size else None
