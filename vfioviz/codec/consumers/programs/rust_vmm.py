"""rust-vmm's vfio-ioctls, and cloud-hypervisor, which reads by it.

Headers and fixed capabilities are copied whole through a raw pointer; the areas are a slice.
The memory is a Vec of the 32 bytes of the info struct (fam.rs vec_with_array_field()), so up to 31
zeroed bytes follow an answer; what is read there counts as outside the answer all the same.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, no_caps, no_offset, not_larger
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.language import mark, tr

_FIXED = {2: (16, 4), 4: (16, 8), 5: (16, 4)}
"""id -> (bytes, alignment) of what is copied."""


def _below(offset: int, least: int, *, first: bool) -> End:
    if first:
        why = tr("cap_offset {offset} is below {least}", offset=offset, least=least)
    else:
        why = tr("next {offset} is below {least}", offset=offset, least=least)
    return End(Ending.STOPPED, why)


def _regions(memory: Memory) -> End:
    least = memory.sizeof
    if not memory.caps:
        return no_caps()
    if memory.argsz <= least:
        return not_larger(memory.argsz, least)
    at = memory.cap_offset
    if at == 0:
        return no_offset()
    while at >= least:
        memory.come(at)
        memory.load(at, 8, 4)
        id_, _, after = memory.peek(at)
        if id_ == 1:
            memory.pairs(at + AREAS, memory.u32(at + 8))
        elif id_ in _FIXED:
            size, align = _FIXED[id_]
            memory.load(at, size, min(align, memory.abi.u64_align))
        if 1 <= id_ <= 5:
            memory.take(at, id_)
        at = after
    return _below(at, least, first=not memory.starts) if at else at_end()


_SEARCHES = MappingProxyType({"region": (Search((1, 2, 3, 4, 5), _regions),)})

PROGRAMS = (
    Consumer(
        "rust-vmm",
        "rust-vmm vfio-ioctls",
        "vfio-ioctls/src/vfio_device.rs get_region_map()",
        "96c82d1d5b66",
        _SEARCHES,
        Access.RUST,
        note=mark("Trusts the kernel; its memory goes on with zeros to a multiple of 32 bytes"),
    ),
    Consumer(
        "cloud-hypervisor",
        "cloud-hypervisor",
        "pci/src/vfio.rs generate_sparse_areas(), through vfio-ioctls",
        "ae44c2971c83",
        _SEARCHES,
        Access.RUST,
        note=mark("Has no walk of its own: reads by rust-vmm's vfio-ioctls"),
    ),
)
