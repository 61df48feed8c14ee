"""ABIs of the machines that random programs are run on, m68k among them."""

from __future__ import annotations

from typing import Literal, NamedTuple


class Abi(NamedTuple):
    key: str
    byte_order: Literal["little", "big"]
    pointer_size: int
    u64_align: int
    most_align: int = 8


ABIS = {
    abi.key: abi
    for abi in (
        Abi("x86-64", "little", 8, 8),
        Abi("i386", "little", 4, 4),
        Abi("arm", "little", 4, 8),
        Abi("s390x", "big", 8, 8),
        Abi("x32", "little", 4, 8),
        Abi("m68k", "big", 4, 2, 2),
    )
}
