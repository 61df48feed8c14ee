"""QEMU: ``vfio_get_cap()`` once for each id.

The s390 part assumes that interpretation is on and that the group is real (number below 0xf0),
so the group is read; allocating memory for areas and ranges is assumed to succeed.
"""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.codec.consumers.region import areas_of, mappable
from vfioviz.codec.consumers.seek import looks
from vfioviz.language import mark, tr

_UTIL_LENGTH, _PFIP_LENGTH = 64, 4


def header_alone(_memory: Memory, _at: int) -> None:
    """Read nothing behind the header."""


def _sparse(memory: Memory) -> End:
    def body(memory: Memory, at: int) -> None:
        areas_of(memory, at)

    return mappable(memory) or looks(1, body)(memory)


def region_type(memory: Memory, at: int) -> None:
    """Load type and subtype."""
    memory.u32(at + 8)
    memory.u32(at + 12)


def _zpci_base(memory: Memory, at: int) -> None:
    memory.u64(at + 8)
    memory.u64(at + 16)
    memory.u16(at + 24)
    memory.u16(at + 26)
    memory.u8(at + 31)
    memory.u8(at + 30)
    if memory.u16(at + 2) >= 2:
        memory.u32(at + 32)


def _zpci_group(memory: Memory, at: int) -> None:
    memory.u64(at + 24)
    memory.u64(at + 8)
    memory.u64(at + 16)
    memory.u16(at + 32)
    memory.u16(at + 34)
    memory.u16(at + (40 if memory.u16(at + 2) >= 2 else 36))
    memory.u8(at + 38)


def _string(length: int) -> Callable[[Memory, int], End | None]:
    def body(memory: Memory, at: int) -> End | None:
        size = memory.u32(at + 8)
        if size > length:
            return End(
                Ending.FOUND,
                tr("returns at {offset}; size {size} is over {length}, not used",
                   offset=at, size=size, length=length),
            )  # fmt: skip
        memory.copy(at + 12, length)
        return None

    return body


def _atomic(memory: Memory, at: int) -> None:
    memory.u32(at + 8)


def _avail(memory: Memory, at: int) -> None:
    memory.u32(at + 8)


def _ranges(memory: Memory, at: int) -> End | None:
    for element in memory.elements(at + AREAS, memory.u32(at + 8)):
        start, end = memory.u64(element), memory.u64(element + 8)
        if start > end:
            return End(
                Ending.ASSERTION,
                tr("range_set_bounds(): the range at {offset} ends before it starts",
                   offset=element),
            )  # fmt: skip
    return None


def _migration(memory: Memory, at: int) -> None:
    narrow = memory.abi.u64_align == 4
    if memory.u64(at + (12 if narrow else 16)) & 4096:
        memory.u64(at + (20 if narrow else 24))


REGION_REST = (
    Search((2,), looks(2, region_type)),
    Search((3,), looks(3, header_alone), mark("of the BAR with the MSI-X table")),
)

PROGRAMS = (
    Consumer(
        "qemu",
        "QEMU",
        "hw/vfio/helpers.c vfio_get_cap(), hw/s390x/s390-pci-vfio.c",
        "005b8d10450d, 001cb79d89af",
        MappingProxyType(
            {
                "device": (
                    Search((1,), looks(1, _zpci_base), mark("on s390")),
                    Search((2,), looks(2, _zpci_group), mark("on s390")),
                    Search((3,), looks(3, _string(_UTIL_LENGTH)), mark("on s390")),
                    Search((4,), looks(4, _string(_PFIP_LENGTH)), mark("on s390")),
                    Search((5,), looks(5, _atomic), mark("below a root port of its own")),
                ),
                "region": (Search((1,), _sparse), *REGION_REST),
                "iommu": (Search((1,), looks(1, _ranges)), Search((3,), looks(3, _avail))),
            }
        ),
        Access.CAST,
        note=mark("Looks for one id at a time; never ends where the chain is a cycle without it"),
    ),
    Consumer(
        "qemu-migration",
        "QEMU, dirty pages",
        "hw/vfio/container-legacy.c vfio_get_iommu_info_cap()",
        "1d9a832b58be",
        MappingProxyType({"iommu": (Search((2,), looks(2, _migration)),)}),
        Access.CAST,
        note=mark("A second loop beside vfio_get_cap(); the host's page size is taken for 4096"),
    ),
)
