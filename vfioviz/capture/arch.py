"""Map ``uname -m`` to the ABI of the kernel's struct layouts.

Only three things matter to the structs: byte order, size of a pointer, alignment of a u64; a
machine without its own ABI here uses one with the same layout. A 32-bit program on a
64-bit kernel gets the kernel's layout: the fds do not translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.uapi.abi import ARM, ARM64, I386, M68K, PPC64, PPC64LE, RISCV64, S390X, X32, X86_64
from vfioviz.uapi.schema import Abi

_OWN: Mapping[Abi, tuple[str, ...]] = {
    X86_64: ("x86_64", "x86-64", "amd64"),
    I386: ("i686", "i586", "i486", "i386", "x86"),
    ARM: ("armv7l", "arm", "armv5tel", "armv6l", "armv8l", "armhf", "armel"),
    S390X: ("s390x",),
    ARM64: ("aarch64", "arm64"),
    RISCV64: ("riscv64",),
    PPC64: ("ppc64",),
    PPC64LE: ("ppc64le", "ppc64el"),
    M68K: ("m68k",),
    X32: ("x32",),
}
"""The first of each is what ``uname -m`` says; of x32 it says x86_64, which is another ABI."""
_ALIKE: Mapping[Abi, tuple[str, ...]] = {
    X86_64: ("loongarch64", "mips64el", "alpha", "ia64"),
    S390X: ("s390", "aarch64_be", "mips64", "sparc64", "parisc64"),
    ARM: ("riscv32", "mipsel"),
}

ABI_OF_ARCH: Mapping[str, str] = MappingProxyType(
    {arch: abi.key for table in (_OWN, _ALIKE) for abi, archs in table.items() for arch in archs}
)
"""Machine name -> key of the ABI."""


def abi_of(arch: str) -> str | None:
    """Return the key of the ABI of a machine, or None where it is not known."""
    return ABI_OF_ARCH.get(arch.strip().lower())


def machine_of(abi: Abi) -> str:
    """Return a machine name that ``abi_of`` takes for the ABI: ``x86_64``, ``aarch64``."""
    return _OWN[abi][0]


def arch_note(arch: str) -> str:
    """Return a note if another machine's ABI is used instead, else ""."""
    key = abi_of(arch)
    if key is None:
        return f"the layout of {arch} is not known" if arch else ""
    if any(arch.strip().lower() in archs for archs in _OWN.values()):
        return ""
    return f"{arch} lays these structs out as {key} does"
