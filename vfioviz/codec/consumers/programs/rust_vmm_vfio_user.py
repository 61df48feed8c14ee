"""rust-vmm's client of vfio-user: bounds in u32, which wrap in a release build.

The capabilities are received into memory of their own, without the info struct: an offset below 32
wraps around, and only one from 24 to 31 gets past the first bound. A debug build panics instead.
rust-vmm/vfio pull request 172 (2026, open) replaces the parser.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, no_offset, not_larger, past
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, HEADER, Memory
from vfioviz.language import mark, tr

_U32 = 0xFFFF_FFFF


def _no_header(offset: int, argsz: int, info: int) -> End:
    if offset < info:
        return End(Ending.STOPPED, tr("{offset} - {base} wraps around", offset=offset, base=info))
    return past(Ending.STOPPED, offset, offset + HEADER, argsz)


def _areas(memory: Memory) -> End:
    info, argsz = memory.sizeof, memory.argsz
    if argsz <= info:
        return not_larger(argsz, info)
    bound = argsz - info
    if argsz != memory.size:
        return End(
            Ending.ASSERTION,
            tr("argsz {argsz} says {said} bytes behind the info struct; {there} are received",
               argsz=argsz, said=bound, there=memory.size - info),
        )  # fmt: skip
    offset = memory.cap_offset
    if offset == 0:
        return no_offset()
    while offset != 0:
        inner = (offset - info) & _U32
        if (inner + HEADER) & _U32 > bound:
            return _no_header(offset, argsz, info)
        at = inner + info
        memory.come(at)
        if memory.u16(at) == 1:
            if (inner + AREAS) & _U32 > bound:
                return past(Ending.STOPPED, offset, offset + AREAS, argsz)
            count = memory.u32(at + 8)
            if (inner + AREAS + count * ELEMENT) & _U32 > bound:
                return past(Ending.STOPPED, offset, offset + AREAS + count * ELEMENT, argsz)
            memory.pairs(at + AREAS, count)
            memory.take(at, 1)
        offset = memory.u32(at + 4)
    return at_end()


PROGRAMS = (
    Consumer(
        "rust-vmm-vfio-user",
        "rust-vmm vfio-user client",
        "vfio-user/src/lib.rs parse_region_caps()",
        "96c82d1d5b66",
        MappingProxyType({"region": (Search((1,), _areas),)}),
        Access.RUST,
        note=mark("Never asks for the CAPS flag; its sums are u32 and wrap, debug builds panic"),
    ),
)
