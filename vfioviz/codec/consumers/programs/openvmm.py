"""openvmm: bounded, without a check for a cycle; an area that is not page-aligned is a panic.

The memory is a head and a tail in one, as long as argsz rounded up to 8. A release build wraps
where sums are too large, and aborts where it panics.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import (
    End,
    Ending,
    at_end,
    found,
    no_caps,
    no_offset,
    not_larger,
    past,
)
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, HEADER, Memory
from vfioviz.language import mark, tr

_PAGE = 4096
_U64 = (1 << 64) - 1


def _range_is_one(start: int, size: int) -> bool:
    end = (start + size) & _U64
    return start % _PAGE == 0 and end % _PAGE == 0 and start <= end


def _areas(memory: Memory, at: int, bound: int) -> End:
    if at + AREAS > bound:
        return past(Ending.STOPPED, at, at + AREAS, bound)
    count = memory.u32(at + 8)
    stop = at + AREAS + count * ELEMENT
    if stop > bound:
        return past(Ending.STOPPED, at, stop, bound)
    for element in memory.elements(at + AREAS, count):
        size = memory.u64(element + 8)
        if size and not _range_is_one(memory.u64(element), size):
            return End(
                Ending.ABORT,
                tr("MemoryRange::new(): the area at {offset} is not page-aligned", offset=element),
            )
    memory.take(at, 1)
    return found(at)


def _sparse(memory: Memory) -> End:
    if not memory.caps:
        return no_caps()
    if memory.argsz <= memory.sizeof:
        return not_larger(memory.argsz, memory.sizeof)
    bound = (memory.argsz + 7) // 8 * 8
    at = memory.cap_offset
    if at == 0:
        return no_offset()
    while at != 0:
        if at + HEADER > bound:
            return past(Ending.STOPPED, at, at + HEADER, bound)
        memory.come(at)
        if memory.u16(at) == 1:
            return _areas(memory, at, bound)
        at = memory.u32(at + 4)
    return at_end()


PROGRAMS = (
    Consumer(
        "openvmm",
        "OpenVMM",
        "vm/devices/user_driver/vfio_sys/src/lib.rs parse_sparse_mmap_caps()",
        "1488a37b7cfe",
        MappingProxyType({"region": (Search((1,), _sparse),)}),
        Access.RUST,
        note=mark("Bounded by argsz; follows a cycle; aborts on an area that is not page-aligned"),
    ),
)
