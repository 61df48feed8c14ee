"""The four ABIs that a kernel's answer may be laid out in.

Source: gcc 12 on x86-64, with ``-m32`` for i386; clang for ``armv7-linux-gnueabi`` and
``s390x-linux-gnu``. arm64, riscv64 and ppc64le lay the structs out like x86-64.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from vfioviz.uapi.schema import Abi

X86_64 = Abi("x86-64", "x86-64 (LP64, little-endian)", "little", pointer_size=8, u64_align=8)
I386 = Abi("i386", "i386 (ILP32, u64 aligned to 4)", "little", pointer_size=4, u64_align=4)
ARM = Abi("arm", "arm (ILP32, u64 aligned to 8)", "little", pointer_size=4, u64_align=8)
S390X = Abi("s390x", "s390x (LP64, big-endian)", "big", pointer_size=8, u64_align=8)

ABIS: Mapping[str, Abi] = MappingProxyType({abi.key: abi for abi in (X86_64, I386, ARM, S390X)})
"""By key, in the order of a menu."""
