"""The shapes that ``linux/vfio.h`` is told in: frozen values, offsets and sizes in bytes.

Offsets are from the start of the struct. A header revision is a Linux version ``(major, minor)``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

Linux = tuple[int, int]
"""A Linux release: (6, 6) is v6.6."""


@dataclass(frozen=True, slots=True)
class Abi:
    """How a C compiler lays out the structs, and the byte order."""

    key: str
    """As on the command line: ``x86-64``, ``i386``, ``arm``, ``s390x``."""
    title: str
    byte_order: Literal["little", "big"]
    pointer_size: int
    """4 (ILP32) or 8 (LP64); ``long`` has as many bytes."""
    u64_align: int
    """Alignment of a plain ``__u64`` in a struct, in bytes: 4 on i386, 2 on m68k, 8 elsewhere."""
    most_align: int = 8
    """What no scalar is aligned beyond, unless an attribute asks for more: 2 on m68k."""
    has_vfio: bool = True
    """Whether kernels that have VFIO lay out so; others are there for programs and for headers."""
    ioc_none: int = 0
    """What ``_IO()`` adds to a request number: 0x20000000 on powerpc."""

    @property
    def prefix(self) -> str:
        """The byte order as module ``struct`` spells it."""
        return "<" if self.byte_order == "little" else ">"

    @property
    def rules(self) -> tuple[str, int, int, int]:
        """All that a layout depends on: ABIs with the same rules lay out alike."""
        return self.byte_order, self.pointer_size, self.u64_align, self.most_align

    def align_of(self, size: int) -> int:
        """Return the alignment of a scalar of 1, 2, 4 or 8 bytes."""
        return self.u64_align if size == 8 else min(size, self.most_align)


class Flag(NamedTuple):
    """One bit (or value) with a name."""

    name: str
    """Short, as a kernel developer says it: ``CAPS``."""
    macro: str
    """In full: ``VFIO_DEVICE_FLAGS_CAPS``."""
    value: int
    doc: str = ""


class Traits(NamedTuple):
    """What C can't say of a field; the tags are explained in ``resources/uapi/base.h``."""

    result: bool = False
    """The kernel's code computes it: no driver and no caller gives it."""
    given: bool = False
    """The caller sets it before the call, as a region's index."""
    reserved: bool = False
    """Has to be 0."""
    usual: int | None = None
    """Bytes that an array has in practice."""
    encoding: str = ""
    """The text's encoding, as Python names it: ``cp037`` is EBCDIC."""
    kind: str = ""
    """What its number is: ``link``, ``next``, ``hex``, ``pages``, ``size``, ``region-index``,
    ``region-type``, ``region-subtype``; "" for a count or an offset."""
    span: str = ""
    """Of an array of (u64, u64): ``first-last`` (inclusive) or ``offset-size``."""
    example: str = ""
    """A realistic value, as a C initialiser."""


PLAIN = Traits()


@dataclass(frozen=True, slots=True)
class Field:
    """A member of a struct."""

    name: str
    """The kernel's spelling. A flexible array is named without brackets."""
    type: str
    """The C type as declared: ``__u32``, ``__aligned_u64``, ``struct vfio_iova_range``."""
    offset: int
    """Bytes from the start of the struct; the first element's for an array."""
    size: int
    """Bytes; of one element for a flexible array; of the whole for a fixed one."""
    align: int
    """What the ABI asks for, in bytes."""
    doc: str = ""
    count: int | None = None
    """Elements of an array: 0 where it is flexible, None where the field is no array."""
    struct: Struct | None = None
    """The struct that the field, or one element, is."""
    flags: tuple[Flag, ...] = ()
    """Names of single bits, where the field is a set of flags."""
    names: tuple[Flag, ...] = ()
    """Names of whole values, where the field is an enumeration."""
    traits: Traits = PLAIN

    @property
    def natural(self) -> int:
        """The alignment that a strict CPU wants for a load: a scalar's size, 1 for the rest."""
        return self.size if self.count is None and self.struct is None else 1


@dataclass(frozen=True, slots=True)
class Change:
    """What a kernel release did to a struct."""

    linux: Linux
    commit: str
    """Twelve hex digits, or "" where none is known."""
    text: str


@dataclass(frozen=True, slots=True)
class Struct:
    """A struct as one ABI lays it out in one header revision."""

    name: str
    abi: str
    linux: Linux
    size: int
    align: int
    fields: tuple[Field, ...]
    holes: tuple[tuple[int, int], ...] = ()
    """Unnamed bytes between fields: (start, stop)."""
    tail: tuple[int, int] | None = None
    """Unnamed bytes behind the last field, up to the size."""
    doc: str = ""
    changes: tuple[Change, ...] = ()

    def field(self, name: str) -> Field:
        """Return the field of that name; KeyError where there is none."""
        for one in self.fields:
            if one.name == name:
                return one
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class CapabilityDef:
    """A capability, known by (ioctl, id, version) and never by id alone."""

    ioctl: str
    id: int
    version: int
    name: str
    """As the macro ends: ``IOVA_RANGE``, ``ZPCI_BASE``."""
    macro: str
    struct_name: str
    """For a header-only capability ``vfio_info_cap_header``."""
    struct_linux: Linux | None = None
    """Fixed header revision of a superseded version (zPCI v1); None: the revision asked for."""
    array: str | None = None
    """Name of the flexible array, if there is one."""
    count: str | None = None
    """Name of the field that holds its number of elements (bytes, for u8)."""
    since: str = ""
    until: str = ""
    emitted_by: str = ""
    doc: str = ""
    tone: int = 0
    """Which of a palette's tones it is drawn in, from 1; 0: none was chosen."""

    def is_bare(self) -> bool:
        """Whether there is nothing behind its header."""
        return self.struct_name == HEADER_STRUCT


HEADER_STRUCT = "vfio_info_cap_header"
