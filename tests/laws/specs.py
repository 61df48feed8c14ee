"""Capabilities as values by name, and as the bytes that a compiler would make of them.

Shares no code with the program: fields, sizes and natural alignment are told here by hand, from
include/uapi/linux/vfio.h and vfio_zdev.h. What is held against ``chainwriter`` in ``test_writer``.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass, replace
from typing import NamedTuple

from hypothesis import strategies as st

from tests import chainwriter as cw

SIZES = {"B": 1, "H": 2, "I": 4, "Q": 8}
Rows = tuple[tuple[int, int], ...]
Value = int | bytes | Rows


class Kind(NamedTuple):
    """A capability that is known."""

    ioctl: str
    id: int
    version: int
    fields: tuple[tuple[str, str], ...]
    """Code and name, as declared, behind the header."""
    counter: str = ""
    array: str = ""
    members: tuple[str, ...] = ()
    """Of an element; () where the array is one of bytes."""


def _fields(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((code, name) for code, name in (each.split() for each in text.split(",") if each))


_BASE = "Q start_dma,Q end_dma,H pchid,H vfn,H fmb_length,B pft,B gid"
_GROUP = "Q dasm,Q msi_addr,Q flags,H mui,H noi,H maxstbl,B version"
KINDS = (
    Kind("device", 1, 1, _fields(_BASE)),
    Kind("device", 1, 2, _fields(_BASE + ",I fh")),
    Kind("device", 2, 1, _fields(_GROUP)),
    Kind("device", 2, 2, _fields(_GROUP + ",B reserved,H imaxstbl")),
    Kind("device", 3, 1, _fields("I size"), "size", "util_str"),
    Kind("device", 4, 1, _fields("I size"), "size", "pfip"),
    Kind("device", 5, 1, _fields("I flags,I reserved")),
    Kind("region", 1, 1, _fields("I nr_areas,I reserved"), "nr_areas", "areas", ("offset", "size")),
    Kind("region", 2, 1, _fields("I type,I subtype")),
    Kind("region", 3, 1, ()),
    Kind("region", 4, 1, _fields("Q tgt")),
    Kind("region", 5, 1, _fields("I link_speed,I __pad")),
    Kind(
        "iommu", 1, 1, _fields("I nr_iovas,I reserved"), "nr_iovas", "iova_ranges", ("start", "end")
    ),
    Kind("iommu", 2, 1, _fields("I flags,Q pgsize_bitmap,Q max_dirty_bitmap_size")),
    Kind("iommu", 3, 1, _fields("I avail")),
)
KNOWN = {(kind.ioctl, kind.id, kind.version): kind for kind in KINDS}


@dataclass(frozen=True)
class Spec:
    """One capability of a request."""

    ioctl: str
    id: int
    version: int
    values: tuple[int, ...] = ()
    """Of the fields, in their order."""
    tail: bytes | Rows = ()
    """Of the array."""
    hole: bytes = b""
    """What stands in holes and tail, from the first one on; zeros behind it."""
    payload: bytes | None = None
    """All behind the header, where nobody knows the capability."""

    @property
    def kind(self) -> Kind:
        return KNOWN[self.ioctl, self.id, self.version]

    def on(self, target: cw.Target, *, filled: bool = True) -> cw.Cap:
        """Return the bytes on a target; without ``filled`` holes and tail are zero."""
        if self.payload is not None:
            return cw.Cap(self.id, self.version, self.payload)
        out, spare = bytearray(), bytearray(self.hole if filled else b"")

        def hole(size: int) -> None:
            out.extend(bytes(spare[:size]).ljust(size, b"\0"))
            del spare[:size]

        widest = target.aligned(4)
        for (code, _), value in zip(self.kind.fields, self.values, strict=True):
            align = target.aligned(SIZES[code])
            hole(-len(out) % align)
            out.extend(struct.pack(target.order + code, value))
            widest = max(widest, align)
        if self.kind.members:
            widest = max(widest, target.aligned(8))
        hole(-len(out) % widest)
        for row in self.tail if self.kind.members else ():
            assert isinstance(row, tuple)
            out.extend(struct.pack(target.order + "QQ", *row))
        if isinstance(self.tail, bytes):
            out.extend(self.tail)
        return cw.Cap(self.id, self.version, bytes(out))

    @property
    def names(self) -> tuple[str, ...]:
        """Names of its values, the array last."""
        kind = self.kind
        return (*(name for _, name in kind.fields), *((kind.array,) if kind.array else ()))

    @property
    def rows(self) -> Rows:
        """The elements of an array of structs."""
        return self.tail if isinstance(self.tail, tuple) else ()

    def with_payload(self, payload: bytes) -> Spec:
        """Return it with other bytes behind the header."""
        return replace(self, payload=payload)

    def with_member(self, element: int, member: str, value: int) -> Spec:
        """Return it with another value in an element."""
        rows = [list(row) for row in self.rows]
        rows[element][self.kind.members.index(member)] = value
        return replace(self, tail=tuple((row[0], row[1]) for row in rows))

    def with_value(self, name: str, value: int) -> Spec:
        """Return it with another value of a field."""
        names = [each for _, each in self.kind.fields]
        at = names.index(name)
        return replace(self, values=(*self.values[:at], value, *self.values[at + 1 :]))

    def with_tail(self, tail: bytes | Rows) -> Spec:
        """Return it with another array; the count follows."""
        changed = replace(self, tail=tail)
        return changed.with_value(self.kind.counter, len(tail))


def _value(code: str) -> st.SearchStrategy[int]:
    return st.integers(0, (1 << 8 * SIZES[code]) - 1)


@st.composite
def known(draw: st.DrawFn, ioctl: str, *, elements: int = 4) -> Spec:
    """One of the capabilities of an ioctl that the program knows; each is as likely."""
    kind = draw(st.sampled_from([each for each in KINDS if each.ioctl == ioctl]))
    values = [draw(_value(code)) for code, _ in kind.fields]
    tail: bytes | Rows = ()
    if kind.array:
        if kind.members:
            row = st.tuples(_value("Q"), _value("Q"))
            tail = tuple(draw(st.lists(row, max_size=elements)))
        else:
            tail = draw(st.binary(max_size=70))
        values[[name for _, name in kind.fields].index(kind.counter)] = len(tail)
    hole = draw(st.binary(min_size=6, max_size=6))
    return Spec(ioctl, kind.id, kind.version, tuple(values), tail, hole)


@st.composite
def unknown(draw: st.DrawFn, ioctl: str) -> Spec:
    """An id, or a version of an id, that nobody knows, with any payload."""
    id_ = draw(st.one_of(st.integers(0, 9), st.integers(0, 0xFFFF)))
    version = draw(st.one_of(st.integers(0, 4), st.integers(0, 0xFFFF)))
    if (ioctl, id_, version) in KNOWN:
        version += 100
    return Spec(ioctl, id_, version, payload=draw(st.binary(max_size=56)))


def specs(ioctl: str) -> st.SearchStrategy[Spec]:
    """Any capability of an ioctl; two of three are known."""
    return st.one_of(known(ioctl), known(ioctl), unknown(ioctl))


def chains(ioctl: str, min_size: int = 0, max_size: int = 5) -> st.SearchStrategy[tuple[Spec, ...]]:
    """The capabilities of a request; two of them may be alike."""
    return st.lists(specs(ioctl), min_size=min_size, max_size=max_size).map(tuple)
