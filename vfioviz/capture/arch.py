"""From what ``uname -m`` says to the ABI that its kernel lays the structs out by.

Only three things matter: byte order, size of a pointer, alignment of a u64. So aarch64, ppc64le,
riscv64 and loongarch64 read as x86-64, big-endian LP64 as s390x, 32-bit with u64 aligned to 8 as
arm. A 32-bit program on a 64-bit kernel gets the kernel's layout: the fds do not translate.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.uapi.abi import ARM, I386, S390X, X86_64

_LP64_LITTLE = (
    "x86_64", "x86-64", "amd64", "aarch64", "arm64", "ppc64le", "ppc64el", "riscv64",
    "loongarch64", "mips64el", "alpha", "ia64",
)  # fmt: skip
_LP64_BIG = ("s390x", "s390", "ppc64", "aarch64_be", "mips64", "sparc64", "parisc64")
_ILP32 = ("i386", "i486", "i586", "i686", "x86")
_ILP32_ALIGNED = (
    "arm", "armv5tel", "armv6l", "armv7l", "armv8l", "armhf", "armel", "riscv32", "mipsel",
)  # fmt: skip

ABI_OF_ARCH: Mapping[str, str] = MappingProxyType(
    {
        arch: abi.key
        for abi, archs in (
            (X86_64, _LP64_LITTLE),
            (S390X, _LP64_BIG),
            (I386, _ILP32),
            (ARM, _ILP32_ALIGNED),
        )
        for arch in archs
    }
)
"""Machine name -> key of the ABI."""


def abi_of(arch: str) -> str | None:
    """Return the key of the ABI of a machine, or None where it is not known."""
    return ABI_OF_ARCH.get(arch.strip().lower())


def arch_note(arch: str) -> str:
    """Return what is to be said where another machine's ABI stands in; "" where it is its own."""
    key = abi_of(arch)
    own = {"x86-64": ("x86_64", "x86-64", "amd64"), "s390x": ("s390x",), "i386": _ILP32}
    if key is None:
        return f"the layout of {arch} is not known" if arch else ""
    if arch.strip().lower() in own.get(key, _ILP32_ALIGNED[:7]):
        return ""
    return f"{arch} lays these structs out as {key} does"
