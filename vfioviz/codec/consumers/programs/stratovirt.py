"""StratoVirt: only the capability right after the info struct."""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, found, no_caps, not_larger
from vfioviz.codec.consumers.memory import Memory
from vfioviz.codec.consumers.region import areas_of, mappable
from vfioviz.language import mark, tr


def _sparse(memory: Memory) -> End:
    none = mappable(memory)
    if none is not None:
        return none
    if not memory.caps:
        return no_caps()
    if memory.argsz <= memory.sizeof:
        return not_larger(memory.argsz, memory.sizeof)
    at = memory.sizeof
    memory.come(at)
    id_ = memory.u16(at)
    if id_ != 1:
        return End(Ending.STOPPED, tr("id {id} at {offset}", id=id_, offset=at))
    areas_of(memory, at)
    memory.take(at, 1)
    return found(at)


PROGRAMS = (
    Consumer(
        "stratovirt",
        "StratoVirt",
        "vfio/src/vfio_dev.rs region_mmap_info()",
        "d5b320371f25",
        MappingProxyType({"region": (Search((1,), _sparse, mark("of BARs")),)}),
        Access.RUST,
        note=mark(
            "Looks at offset 32 alone, whatever cap_offset and next say; its memory goes on with "
            "zeros to a multiple of 32 bytes"
        ),
    ),
)
