"""DPDK: areas are copied out before they are used."""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, found
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, Memory
from vfioviz.codec.consumers.seek import seek
from vfioviz.language import mark, tr


def _sparse(memory: Memory) -> End:
    if not memory.mmap:
        return End(Ending.NONE, tr("the MMAP flag is not set"))
    at = seek(memory, 1)
    if isinstance(at, End):
        return at
    memory.copy(at + AREAS, ELEMENT * memory.u32(at + 8))
    memory.take(at, 1)
    return found(at)


def _msix(memory: Memory) -> End:
    at = seek(memory, 3)
    if isinstance(at, End):
        return at
    memory.take(at, 3)
    return found(at)


PROGRAMS = (
    Consumer(
        "dpdk",
        "DPDK",
        "drivers/bus/pci/linux/pci_vfio.c pci_vfio_info_cap()",
        "38f72e500b3b",
        MappingProxyType(
            {
                "region": (
                    Search((1,), _sparse),
                    Search((3,), _msix, mark("of the BAR with the MSI-X table")),
                )
            }
        ),
        Access.CAST,
    ),
)
