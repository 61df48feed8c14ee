"""What an ABI means to a C compiler: sizes, alignments, byte order, and macros that tell them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, Protocol


class AbiFacts(Protocol):
    """What is needed of an ABI; ``vfioviz.uapi.schema.Abi`` has it.

    ``most_align``, the largest alignment in bytes of anything (2 on m68k), is used where there is
    such an attribute.
    """

    @property
    def key(self) -> str:
        """Its name: ``x86-64``, ``m68k``."""

    @property
    def byte_order(self) -> Literal["little", "big"]:
        """Of every number."""

    @property
    def pointer_size(self) -> int:
        """4 or 8 bytes; of ``long`` as well."""

    @property
    def u64_align(self) -> int:
        """Bytes that a ``u64`` in a struct is aligned to."""


_UNSIGNED_CHAR = frozenset({"arm", "arm64", "s390x", "ppc64", "ppc64le", "riscv64"})
_MACROS: Mapping[str, tuple[str, ...]] = {
    "x86-64": ("CONFIG_X86", "CONFIG_X86_64", "__x86_64__"),
    "x32": ("CONFIG_X86", "CONFIG_X86_64", "__x86_64__", "__ILP32__"),
    "i386": ("CONFIG_X86", "CONFIG_X86_32", "__i386__"),
    "arm": ("CONFIG_ARM", "__arm__"),
    "arm64": ("CONFIG_ARM64", "__aarch64__"),
    "s390x": ("CONFIG_S390", "__s390x__", "__s390__"),
    "ppc64": ("CONFIG_PPC", "CONFIG_PPC64", "__powerpc64__", "__powerpc__"),
    "ppc64le": ("CONFIG_PPC", "CONFIG_PPC64", "__powerpc64__", "__powerpc__"),
    "riscv64": ("CONFIG_RISCV", "__riscv"),
    "m68k": ("CONFIG_M68K", "__m68k__"),
}


@dataclass(frozen=True, slots=True)
class Target:
    """An ABI as the interpreter uses it; sizes and alignments in bytes."""

    key: str
    order: Literal["little", "big"]
    pointer: int
    """Of a pointer, ``long`` and ``size_t``."""
    wide_align: int
    """Of a ``u64`` in a struct."""
    most_align: int
    loose_bits: bool
    """Whether bit-fields follow each other bit by bit, whatever their types (m68k)."""
    char_signed: bool
    """Of plain ``char`` in user space; in a kernel it is unsigned since v6.2 (3bc753c06dd0)."""

    @classmethod
    def of(cls, abi: AbiFacts) -> Target:
        """Return the target of an ABI."""
        return cls(
            abi.key,
            abi.byte_order,
            abi.pointer_size,
            abi.u64_align,
            getattr(abi, "most_align", None) or 8,
            abi.key == "m68k",
            abi.key not in _UNSIGNED_CHAR,
        )

    def align(self, size: int) -> int:
        """Return the alignment of a scalar of that size."""
        return min(self.wide_align if size == 8 else size, self.most_align)

    @property
    def unnamed_bits_align(self) -> bool:
        """Whether an unnamed bit-field aligns its struct (AAPCS, 8.1.8.2)."""
        return self.key in {"arm", "arm64"}

    @property
    def macros(self) -> dict[str, str]:
        """What the compiler and ``asm/byteorder.h`` define, by name."""
        big = self.order == "big"
        end = "BIG" if big else "LITTLE"
        found = dict.fromkeys(_MACROS.get(self.key, ()), "1")
        found |= {
            f"__{end}_ENDIAN": "4321" if big else "1234",
            f"__{end}_ENDIAN_BITFIELD": "1",
            "__ORDER_LITTLE_ENDIAN__": "1234",
            "__ORDER_BIG_ENDIAN__": "4321",
            "__BYTE_ORDER__": "4321" if big else "1234",
            "__BYTE_ORDER": "4321" if big else "1234",
            "__SIZEOF_POINTER__": str(self.pointer),
            "__SIZEOF_LONG__": str(self.pointer),
            "__BITS_PER_LONG": str(8 * self.pointer),
            "BITS_PER_LONG": str(8 * self.pointer),
            "BITS_PER_LONG_LONG": "64",
            "__CHAR_BIT__": "8",
        }
        if big:
            found["CONFIG_CPU_BIG_ENDIAN"] = "1"
        if self.pointer == 8 or self.key == "x32":
            found["CONFIG_64BIT"] = "1"
        if self.pointer == 8:
            found |= {"__LP64__": "1", "_LP64": "1"}
        return found
