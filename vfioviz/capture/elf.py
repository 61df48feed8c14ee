"""A section of an ELF file, and for which machine it is."""

from __future__ import annotations

import struct
from typing import NamedTuple

MAGIC = b"\x7fELF"
_COMPRESSED = 0x800
_NO_BITS = 8
_MACHINES = {
    (62, 64, "<"): "x86-64", (62, 32, "<"): "x32", (3, 32, "<"): "i386", (40, 32, "<"): "arm",
    (183, 64, "<"): "arm64", (22, 64, ">"): "s390x", (243, 64, "<"): "riscv64",
    (21, 64, ">"): "ppc64", (21, 64, "<"): "ppc64le", (4, 32, ">"): "m68k",
}  # fmt: skip
"""Machine number of elf.h, bits and byte order -> ABI."""


class ElfError(Exception):
    """What is wrong with the bytes, in a line."""


class Section(NamedTuple):
    """The bytes of a section."""

    data: bytes
    abi: str
    """Key of the ABI; "" for a machine that is not known."""


def section(data: bytes, wanted: str) -> Section:
    """Return a section by its name.

    Raises:
        ElfError: It is no ELF file, is cut, or has no such section.
    """
    if data[:4] != MAGIC or len(data) < 52 or data[4] not in {1, 2} or data[5] not in {1, 2}:
        message = "no ELF file"
        raise ElfError(message)
    wide, order = data[4] == 2, "<" if data[5] == 1 else ">"
    try:
        found = _find(data, wanted.encode(), order, wide=wide)
    except (struct.error, OverflowError):
        message = "the ELF file is cut: its sections are named behind its end"
        raise ElfError(message) from None
    (machine,) = struct.unpack_from(order + "H", data, 18)
    return Section(found, _MACHINES.get((machine, 64 if wide else 32, order), ""))


def _find(data: bytes, wanted: bytes, order: str, *, wide: bool) -> bytes:
    start = struct.unpack_from(order + ("Q" if wide else "I"), data, 40 if wide else 32)[0]
    size, count, names = struct.unpack_from(order + "HHH", data, 58 if wide else 46)
    form = struct.Struct(order + ("IIQQQQ" if wide else "IIIIII"))

    def header(index: int) -> tuple[int, ...]:
        found: tuple[int, ...] = form.unpack_from(data, start + index * size)
        return found

    if not start or not count:
        message = "the ELF file has no sections"
        raise ElfError(message)
    text = header(names)
    for index in range(count):
        name, kind, flags, _, offset, length = header(index)
        at = text[4] + name
        if data[at : at + len(wanted) + 1] != wanted + b"\0":
            continue
        if kind == _NO_BITS or flags & _COMPRESSED or offset + length > len(data):
            message = f"section {wanted.decode()} is compressed, empty or cut"
            raise ElfError(message)
        return data[offset : offset + length]
    message = f"the ELF file has no section {wanted.decode()}"
    raise ElfError(message)
