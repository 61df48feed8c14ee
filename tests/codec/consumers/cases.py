"""Answers on which a program's own code was run, with what it did: (ioctl, program, id, ending)."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.consumers.ending import Ending

_SPARSE = "0100010000000000010000000000000000000000000000000010000000000000"


class Case(NamedTuple):
    title: str
    ioctl: str
    consumer: str
    id: int
    ending: Ending
    found: tuple[tuple[int, int], ...]
    data: bytes


def region(chain: str, *, argsz: int = -1, flags: int = 15, cap_offset: int = 32) -> bytes:
    data = bytes.fromhex(chain)
    words = (32 + len(data) if argsz < 0 else argsz, flags, 0, cap_offset, 0x4000, 0, 0, 0)
    return b"".join(word.to_bytes(4, "little") for word in words) + data


def iommu(chain: str, *, argsz: int = -1, cap_offset: int = 24) -> bytes:
    data = bytes.fromhex(chain)
    words = (24 + len(data) if argsz < 0 else argsz, 3, 4096, 0, cap_offset, 0)
    return b"".join(word.to_bytes(4, "little") for word in words) + data


def device_caps(chain: str) -> bytes:
    data = bytes.fromhex(chain)
    words = (20 + len(data), 0x80, 9, 5, 20)
    return b"".join(word.to_bytes(4, "little") for word in words) + data


def zeros(head: str, count: int) -> str:
    return head + "00" * (count - len(head) // 2)


IN_CYCLE = zeros("010001001800000001000000", 32)
RANGE = zeros("010001000000000001000000", 32)
WRAPPED = _SPARSE[:8] + "ffffffff" + _SPARSE[16:]
MANY = _SPARSE[:16] + "ffffffff" + _SPARSE[24:]
NVLINK = zeros("05000900", 12)

CASES = (
    Case("a base of version 1 is read to its end", "device", "qemu", 1, Ending.FOUND, ((20, 1),),
         device_caps(zeros("01000100", 32))),
    Case("a base of version 2 is read up to fh", "device", "qemu", 1, Ending.FOUND, ((20, 1),),
         device_caps(zeros("01000200", 40))),
    Case("a group of version 1 is read up to version", "device", "qemu", 2, Ending.FOUND,
         ((20, 2),), device_caps(zeros("02000100", 40))),
    Case("64 bytes of a string of 4 are copied", "device", "qemu", 3, Ending.OUTSIDE, (),
         device_caps("03000100000000000400000061626364")),
    Case("4 bytes of no segments are copied", "device", "qemu", 4, Ending.OUTSIDE, (),
         device_caps(zeros("04000100", 12))),
    Case("CAPS with cap_offset 0", "region", "qemu-vfio-user", 1, Ending.ERROR, (),
         region("", argsz=80, cap_offset=0)),
    Case("without CAPS it walks all the same", "region", "rust-vmm-vfio-user", 1, Ending.END,
         ((32, 1),), region(_SPARSE, flags=7)),
    Case("argsz 32 is not asked again", "region", "rust-vmm-vfio-user", 1, Ending.NONE, (),
         region(_SPARSE, argsz=32)),
    Case("argsz 32 is not asked again", "region", "crosvm-regions", 1, Ending.NONE, (),
         region(_SPARSE, argsz=32)),
    Case("next 8 is a break", "region", "rust-vmm-vfio-user", 1, Ending.STOPPED, ((32, 1),),
         region(_SPARSE[:8] + "08000000" + _SPARSE[16:])),
    Case("next 24 wraps and reads outside", "region", "rust-vmm-vfio-user", 1, Ending.OUTSIDE,
         ((32, 1),), region(_SPARSE[:8] + "18000000" + _SPARSE[16:])),
    Case("next past the end is a break", "region", "crosvm-regions", 1, Ending.STOPPED,
         ((32, 1),), region(_SPARSE[:8] + "00100000" + _SPARSE[16:])),
    Case("too many areas overflow", "region", "crosvm-regions", 1, Ending.ABORT, (),
         region(MANY)),
    Case("the largest next overflows", "region", "crosvm-regions", 1, Ending.ABORT, ((32, 1),),
         region(WRAPPED)),
    Case("the largest next does not wrap", "region", "rust-vmm-vfio-user", 1, Ending.STOPPED,
         ((32, 1),), region(WRAPPED)),
    Case("a short NVLINK2 is passed", "region", "crosvm-regions", 1, Ending.END, (),
         region(NVLINK)),
    Case("a short NVLINK2 is passed", "region", "dpdk", 1, Ending.END, (), region(NVLINK)),
    Case("a cycle behind what is found", "iommu", "selftests", 1, Ending.FOUND, ((24, 1),),
         iommu(IN_CYCLE)),
    Case("a cycle behind what is found", "iommu", "crosvm-iova", 1, Ending.FOUND, ((24, 1),),
         iommu(IN_CYCLE)),
    Case("a cycle behind what is found", "region", "spdk", 1, Ending.FOUND, ((32, 1),),
         region(_SPARSE[:8] + "20000000" + _SPARSE[16:])),
    Case("no IOVA_RANGE", "iommu", "crosvm-iova", 1, Ending.ERROR, (),
         iommu("030001000000000009000000")),
    Case("no IOVA_RANGE", "iommu", "selftests", 1, Ending.ASSERTION, (),
         iommu("030001000000000009000000")),
    Case("CAPS with cap_offset 0", "iommu", "crosvm-iova", 1, Ending.ERROR, (),
         iommu("", argsz=120, cap_offset=0)),
    Case("an unknown version is skipped", "iommu", "crosvm-iova", 1, Ending.FOUND, ((40, 1),),
         iommu(zeros("0100020028000000", 16) + RANGE)),
    Case("argsz ends inside the chain", "iommu", "selftests", 1, Ending.ASSERTION, (),
         iommu(zeros("0200010038000000", 32) + RANGE, argsz=56)),
    Case("argsz is past the bytes", "iommu", "selftests", 1, Ending.OUTSIDE, (),
         iommu("030001002400000009000000", argsz=4096)),
    Case("nr_iovas 0", "iommu", "selftests", 1, Ending.ASSERTION, (),
         iommu(zeros("01000100", 16))),
    Case("a short DMA_AVAIL is passed", "iommu", "libvfn", 1, Ending.END, (),
         iommu("0300010000000000")),
    Case("a header behind the reply is zeros", "region", "spdk", 1, Ending.END, (),
         region("0300010028000000")),
)  # fmt: skip
