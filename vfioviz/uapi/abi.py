"""The ABIs that a kernel's answer may be laid out in.

Source: gcc 12 on x86-64, with ``-m32`` for i386; clang's targets and gcc's cross compilers for the
others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from vfioviz.uapi.schema import Abi

_POWERPC = 1 << 29
"""``_IOC_NONE`` is 1 there and stands in bit 29 (arch/powerpc/include/uapi/asm/ioctl.h)."""

X86_64 = Abi("x86-64", "x86-64 (LP64, little-endian)", "little", pointer_size=8, u64_align=8)
I386 = Abi("i386", "i386 (ILP32, u64 aligned to 4)", "little", pointer_size=4, u64_align=4)
ARM = Abi("arm", "arm (ILP32, u64 aligned to 8)", "little", pointer_size=4, u64_align=8)
S390X = Abi("s390x", "s390x (LP64, big-endian)", "big", pointer_size=8, u64_align=8)
ARM64 = Abi("arm64", "arm64 (LP64, little-endian)", "little", pointer_size=8, u64_align=8)
RISCV64 = Abi("riscv64", "riscv64 (LP64, little-endian)", "little", pointer_size=8, u64_align=8)
PPC64 = Abi(
    "ppc64", "ppc64 (LP64, big-endian)", "big", pointer_size=8, u64_align=8, ioc_none=_POWERPC
)
PPC64LE = Abi(
    "ppc64le",
    "ppc64le (LP64, little-endian)",
    "little",
    pointer_size=8,
    u64_align=8,
    ioc_none=_POWERPC,
)
X32 = Abi(
    "x32",
    "x32 (ILP32 on x86-64, u64 aligned to 8)",
    "little",
    pointer_size=4,
    u64_align=8,
    has_vfio=False,
)
M68K = Abi(
    "m68k",
    "m68k (ILP32, big-endian, aligned to 2)",
    "big",
    pointer_size=4,
    u64_align=2,
    most_align=2,
    has_vfio=False,
)

ABIS: Mapping[str, Abi] = MappingProxyType(
    {abi.key: abi for abi in (X86_64, I386, ARM, S390X, ARM64, RISCV64, PPC64, PPC64LE, X32, M68K)}
)
"""By key, in the order of a menu."""


def distinct(abis: Iterable[Abi]) -> Iterator[Abi]:
    """Yield the first ABI of each way to lay out: arm64 says nothing that x86-64 did not."""
    seen = set()
    for abi in abis:
        if abi.rules not in seen:
            seen.add(abi.rules)
            yield abi


WITH_VFIO: tuple[Abi, ...] = tuple(distinct(abi for abi in ABIS.values() if abi.has_vfio))
"""The ABIs that a kernel with VFIO has, one of each way to lay out."""
