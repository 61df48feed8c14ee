"""Structs out of BTF, the type information that a kernel carries of itself.

Source: Documentation/bpf/btf.rst and include/uapi/linux/btf.h (6.12). Offsets and sizes are those
of the compiler that built the kernel; alignments are not in BTF and are worked out from them.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final, NamedTuple

from vfioviz.csource.reports import NOWHERE
from vfioviz.csource.types import VOID, Array, CType, Function, Int, Pointer
from vfioviz.headers.record import Declared, Enum, Float, Record

MAGIC = 0xEB9F
MOST_TYPES = 2_000_000
"""Types of one kernel; Debian's 6.12 has about 150,000."""
_DEPTH = 64
"""Types inside each other."""
_MEMBERS = 20_000
"""Of one struct with all that it holds."""
_INT, _PTR, _ARRAY, _STRUCT, _UNION, _ENUM, _FWD, _TYPEDEF = range(1, 9)
_VOLATILE, _CONST, _RESTRICT, _FUNC, _PROTO, _VAR, _DATASEC, _FLOAT = range(9, 17)
_DECL_TAG, _TYPE_TAG, _ENUM64 = 17, 18, 19
_QUALIFIERS = {_VOLATILE: "volatile ", _CONST: "const ", _RESTRICT: "", _TYPE_TAG: ""}
_EXTRA: Final = {_INT: 4, _ARRAY: 12, _VAR: 4, _DECL_TAG: 4}
_EACH: Final = {_STRUCT: 12, _UNION: 12, _ENUM: 8, _PROTO: 8, _DATASEC: 12, _ENUM64: 12}


class BtfError(Exception):
    """What is wrong with the bytes, in a line."""


class _Type(NamedTuple):
    at: int
    """Where it begins among the types."""
    kind: int
    flag: bool
    many: int
    """Members, values or parameters."""
    size: int
    """Or the type that it is about."""
    name: int


class Btf:
    """The types of one kernel or module, read one by one as they are asked for."""

    def __init__(self, data: bytes, base: Btf | None = None) -> None:
        """Take the content of ``/sys/kernel/btf/...`` or of a section ``.BTF``.

        Args:
            data: The bytes.
            base: Those of vmlinux, for a module.

        Raises:
            BtfError: They are no BTF, or cut.
        """
        self._base = base
        self._first = base.count if base is not None else 1
        self._shift = base.text_size if base is not None else 0
        self.order, self._types, self._text = _parts(data)
        if base is not None and base.order != self.order:
            message = "its byte order is not that of vmlinux"
            raise BtfError(message)
        self._starts = list(self._walk())
        self._made: dict[int, CType] = {}
        self._names: dict[str, int] | None = None
        self._left = 0

    @property
    def count(self) -> int:
        """One more than the number of the last type."""
        return self._first + len(self._starts)

    @property
    def text_size(self) -> int:
        """Bytes of all names."""
        return self._shift + len(self._text)

    @property
    def is_whole(self) -> bool:
        """Whether all that it names is in itself: no module's part of a kernel's BTF."""
        most = max((each.name for each in self._starts), default=0)
        return most < len(self._text) and self._text[:1] in {b"", b"\0"}

    def _walk(self) -> Iterator[_Type]:
        at, data = 0, self._types
        unpack = struct.Struct(self.order + "III").unpack_from
        while at + 12 <= len(data):
            name, info, size = unpack(data, at)
            kind, many = info >> 24 & 0x1F, info & 0xFFFF
            if not _INT <= kind <= _ENUM64:
                message = f"type {self._first} at {at} is of kind {kind}; expected 1 to {_ENUM64}"
                raise BtfError(message)
            yield _Type(at + 12, kind, bool(info >> 31), many, size, name)
            at += 12 + _EXTRA.get(kind, 0) + many * _EACH.get(kind, 0)
        if at != len(data):
            message = f"the types end within one, at {at} of {len(data)} bytes"
            raise BtfError(message)

    def text(self, offset: int) -> str:
        """Return a name."""
        if offset < self._shift and self._base is not None:
            return self._base.text(offset)
        start = offset - self._shift
        stop = self._text.find(b"\0", start, start + 1024)
        if not 0 <= start < len(self._text) or stop < 0:
            return ""
        return self._text[start:stop].decode("ascii", "replace")

    def _type(self, number: int) -> _Type:
        if number < self._first and self._base is not None:
            return self._base._type(number)  # noqa: SLF001 -- of the same class
        try:
            return self._starts[number - self._first] if number >= self._first else _NOTHING
        except IndexError:
            message = f"type {number} is missing: there are {self.count - 1}"
            raise BtfError(message) from None

    def _number(self, at: int) -> int:
        found: int = struct.unpack_from(self.order + "I", self._types, at)[0]
        return found

    # ---- by name

    def find(self, name: str) -> Record | None:
        """Return a struct, union or typedef of one by its name; None where there is none.

        Raises:
            BtfError: It can't be read.
        """
        wanted = self._by_name().get(name)
        if wanted is None:
            return None
        self._left = _MEMBERS
        found = self._resolve(wanted, 0)
        if not isinstance(found, Record) or not found.complete:
            return None
        if not found.tag:
            found.said = name
        return found

    def names(self) -> tuple[str, ...]:
        """Return the structs and unions that have a name."""
        return tuple(
            self.text(each.name)
            for each in self._starts
            if each.kind in {_STRUCT, _UNION} and each.name
        )

    def _by_name(self) -> dict[str, int]:
        if self._names is None:
            found: dict[str, int] = {}
            for number, each in enumerate(self._starts, self._first):
                if each.kind in {_STRUCT, _UNION, _TYPEDEF} and each.name:
                    found.setdefault(self.text(each.name), number)
            self._names = found
        return self._names

    # ---- to types of C

    def _resolve(self, number: int, depth: int) -> CType:
        """Return a type."""
        if depth > _DEPTH:
            message = f"type {number}: more than {_DEPTH} types inside each other"
            raise BtfError(message)
        if 0 < number < self._first and self._base is not None:
            self._base._left = self._left  # noqa: SLF001 -- of the same class
            return self._base._resolve(number, depth)  # noqa: SLF001 -- of the same class
        if number not in self._made:
            self._made[number] = self._make(number, depth)
        return self._made[number]

    def _make(self, number: int, depth: int) -> CType:
        one = self._type(number)
        if one.kind in {_STRUCT, _UNION}:
            return self._record(one, number, depth)
        if one.kind == _TYPEDEF or one.kind in _QUALIFIERS:
            return self._resolve(one.size, depth + 1)
        if one.kind == _INT:
            return self._int(one)
        if one.kind == _PTR:
            return Pointer(VOID, self.pointer, self.pointer)
        if one.kind == _ARRAY:
            of = self._resolve(self._number(one.at), depth + 1)
            count = self._number(one.at + 8)
            return Array(of, count or None)
        if one.kind in {_ENUM, _ENUM64}:
            return self._enum(one)
        if one.kind == _FLOAT:
            return Float(self.text(one.name), one.size, min(one.size, 16) or 1)
        if one.kind == _FWD:
            return Record(self.text(one.name), is_union=one.flag)
        return Function(VOID, (), variadic=False) if one.kind == _PROTO else VOID

    def _enum(self, one: _Type) -> Enum:
        if one.size not in {1, 2, 4, 8}:
            message = f"enum {self.text(one.name)} of {one.size} bytes"
            raise BtfError(message)
        return Enum(f"enum {self.text(one.name)}", one.size, one.size, signed=one.flag)

    def _int(self, one: _Type) -> Int:
        encoding = self._number(one.at) >> 24 & 0xF
        if one.size not in {1, 2, 4, 8, 16}:
            message = f"{self.text(one.name)}: an integer of {one.size} bytes"
            raise BtfError(message)
        return Int(
            self.text(one.name), one.size, one.size, signed=bool(encoding & 1),
            boolean=bool(encoding & 4),
        )  # fmt: skip

    @property
    def pointer(self) -> int:
        """Bytes of a pointer, which are those of a ``long``."""
        whole = self if self._base is None else self._base
        for each in whole._starts:  # noqa: SLF001 -- of the same class
            if each.kind == _INT and whole.text(each.name) in {"long unsigned int", "long int"}:
                return 4 if each.size == 4 else 8
        return 8

    def _record(self, one: _Type, number: int, depth: int) -> Record:
        made = Record(self.text(one.name), is_union=one.kind == _UNION)
        self._made[number] = made  # a pointer in it may lead back
        made.size = one.size
        try:
            self._fill(made, one, depth)
        except BtfError:
            del self._made[number]
            raise
        return made

    def _fill(self, made: Record, one: _Type, depth: int) -> None:
        unpack = struct.Struct(self.order + "III").unpack_from
        for index in range(one.many):
            self._left -= 1
            if self._left < 0:
                message = f"struct {made.tag}: more than {_MEMBERS} members with all that it holds"
                raise BtfError(message)
            name, kind, place = unpack(self._types, one.at + 12 * index)
            start, bits = (place & 0xFFFFFF, place >> 24) if one.flag else (place, 0)
            of = self._resolve(kind, depth + 1)
            if _unfinished(of):
                message = f"struct {made.tag}: {self.text(name)} is a struct that is not whole"
                raise BtfError(message)
            bits = bits or self._old_bits(kind)
            if start + (bits or 8 * of.size) > 8 * one.size:
                message = f"{made.tag}.{self.text(name)} ends behind the struct's {one.size} bytes"
                raise BtfError(message)
            made.declared.append(
                Declared(
                    self.text(name), of, self._said(kind, 0), NOWHERE, start, bits or None,
                    inline=isinstance(of, Record) and not of.tag,
                )
            )  # fmt: skip
        made.complete = True
        made.align = _alignment(made)
        made.packed = any(
            each.bits is None and each.start // 8 % min(each.type.align, made.align or 1)
            for each in made.declared
        )

    def _old_bits(self, number: int) -> int:
        """Return the bits of a member by its type, as BTF before Linux 5.0 says them."""
        one = self._type(number)
        if one.kind != _INT:
            return 0
        bits = self._number(one.at) & 0xFF if number >= self._first else 8 * one.size
        return bits if bits < 8 * one.size else 0

    def _said(self, number: int, depth: int) -> str:
        """Return a type as C spells it."""
        if depth > _DEPTH:
            return "..."
        if 0 < number < self._first and self._base is not None:
            return self._base._said(number, depth)  # noqa: SLF001 -- of the same class
        one = self._type(number)
        name = self.text(one.name)
        if one.kind in _QUALIFIERS:
            return _QUALIFIERS[one.kind] + self._said(one.size, depth + 1)
        if one.kind == _PTR:
            if self._type(one.size).kind == _PROTO:
                return "void (*)()"
            to = self._said(one.size, depth + 1)
            return f"{to}*" if to.endswith("*") else f"{to} *"
        if one.kind == _ARRAY:
            of = self._said(self._number(one.at), depth + 1)
            count = self._number(one.at + 8)
            head, _, rest = of.partition("[")
            return f"{head}[{count or ''}]" + (f"[{rest}" if rest else "")
        word = {_STRUCT: "struct", _UNION: "union", _ENUM: "enum", _ENUM64: "enum"}.get(one.kind)
        if one.kind == _FWD:
            word = "union" if one.flag else "struct"
        if word is not None:
            return f"{word} {name}".strip()
        return name or "void"


_NOTHING = _Type(0, 0, flag=False, many=0, size=0, name=0)


def _unfinished(kind: CType) -> bool:
    """Whether it is, or has for elements, a struct that is being read, or only announced."""
    while isinstance(kind, Array):
        kind = kind.of
    return isinstance(kind, Record) and not kind.complete


def _alignment(record: Record) -> int:
    """Return what a struct is aligned to: by its strictest member, as far as its size allows it."""
    most = max((each.type.align for each in record.declared if each.type.size), default=1)
    while most > 1 and record.size % most:
        most //= 2
    return max(1, most)


def _parts(data: bytes) -> tuple[str, bytes, bytes]:
    """Return byte order, types and names."""
    order = next((one for one in "<>" if data[:2] == struct.pack(f"{one}H", MAGIC)), None)
    if order is None:
        message = (
            f"no BTF: it begins with {data[:2].hex(' ') or 'nothing'}, expected 9f eb or eb 9f"
        )
        raise BtfError(message)
    if len(data) < 24:
        message = f"the header is cut: {len(data)} bytes, expected 24"
        raise BtfError(message)
    _, version, _, head, types, many, texts, long = struct.unpack_from(order + "HBBIIIII", data)
    if version != 1:
        message = f"version {version} of BTF is not known; expected 1"
        raise BtfError(message)
    spans = [(head + types, head + types + many), (head + texts, head + texts + long)]
    for start, stop in spans:
        if head < 24 or stop > len(data) or start > stop:
            message = f"it is cut: bytes {start} to {stop} are named, and there are {len(data)}"
            raise BtfError(message)
    if many // 12 > MOST_TYPES:
        message = f"more than {MOST_TYPES} types"
        raise BtfError(message)
    first, second = (data[start:stop] for start, stop in spans)
    return order, first, second
