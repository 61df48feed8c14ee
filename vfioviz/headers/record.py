"""Structs and unions of headers, with how they are spelled."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.csource.types import CType, Int, Struct


class Declared(NamedTuple):
    """A member as its header declares it."""

    name: str
    """"" for an unnamed struct, union or bit-field."""
    type: CType
    said: str
    """The type as the text spells it: ``__u32``, ``struct x *``, ``__u8[16]``."""
    place: Place
    start: int
    """Bits from the start of the struct; of a bit-field on a big-endian ABI counted from the most
    significant bit of its byte."""
    bits: int | None = None
    """Of a bit-field: how many."""
    inline: bool = False
    """Whether its struct, union or enum is declared where the member is."""


class Record(Struct):
    """A struct or union, laid out."""

    __slots__ = ("declared", "packed", "place", "said", "why")

    def __init__(self, tag: str, *, is_union: bool) -> None:
        super().__init__(tag, is_union=is_union)
        self.declared: list[Declared] = []
        """All members in order; unnamed bit-fields too."""
        self.place: Place = NOWHERE
        self.packed = False
        self.why = ""
        """Why it could not be understood."""
        self.said = ""
        """A typedef that names it, where it has no tag."""


class Float(CType):
    """A floating-point type: laid out, never computed with."""

    __slots__ = ("name",)

    def __init__(self, name: str, size: int, align: int) -> None:
        super().__init__(size, align)
        self.name = name


class Enum(Int):
    """An enumerated type."""

    __slots__ = ("assumed",)

    def __init__(
        self, name: str, size: int, align: int, *, signed: bool, assumed: bool = False
    ) -> None:
        super().__init__(name, size, align, signed=signed)
        self.assumed = assumed
        """Whether its enumerators are not known, and so neither its size: taken as an int's."""
