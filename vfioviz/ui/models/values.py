"""What models give for EditRole: frozen values, for a u64 as a Qt int would be cut or refused."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.uapi.schema import Flag


@dataclass(frozen=True, slots=True)
class Number:
    """A scalar and how to edit it."""

    value: int
    bits: int
    hexadecimal: bool
    """Whether its text is in hex."""
    names: tuple[Flag, ...] = ()
    """Names of whole values, where it is an enumeration."""


@dataclass(frozen=True, slots=True)
class FlagSet:
    """A set of named bits."""

    value: int
    bits: int
    flags: tuple[Flag, ...]


@dataclass(frozen=True, slots=True)
class Bytes:
    """The bytes of a u8 array or of a raw payload."""

    data: bytes
    ebcdic: bool = False
    """Whether the text is EBCDIC, as in util_str."""


@dataclass(frozen=True, slots=True)
class Elements:
    """The elements of an array of structs."""

    fields: tuple[tuple[str, int], ...]
    """Name and bits of each member."""
    rows: tuple[tuple[int, ...], ...]


EditValue = Number | FlagSet | Bytes | Elements
