"""libvfn: ``do ... while``, always to the end of the chain.

DMA_AVAIL is never read: its ``#ifdef`` names VFIO_IOMMU_TYPE1_INFO_CAP_DMA_AVAIL, which no header
has (it is VFIO_IOMMU_TYPE1_INFO_DMA_AVAIL).
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, at_end, no_caps
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, Memory
from vfioviz.language import mark


def _ranges(memory: Memory) -> End:
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    while True:
        memory.come(at)
        if memory.u16(at) == 1:
            memory.copy(at + AREAS, ELEMENT * memory.u32(at + 8))
            memory.take(at, 1)
        at = memory.u32(at + 4)
        if at == 0:
            return at_end()


PROGRAMS = (
    Consumer(
        "libvfn",
        "libvfn",
        "src/iommu/vfio.c vfio_iommu_type1_get_capabilities()",
        "c2acee36bf05",
        MappingProxyType({"iommu": (Search((1,), _ranges),)}),
        Access.CAST,
        note=mark(
            "do ... while (next): a cap_offset of 0 makes it read the info struct as a capability"
        ),
    ),
)
