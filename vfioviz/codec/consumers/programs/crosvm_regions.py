"""crosvm, regions: bounds in u32 against argsz, in a release build that checks for overflow.

``[profile.release]`` sets ``overflow-checks = true`` and ``panic = 'abort'``.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, no_caps, no_offset, not_larger, past
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, HEADER, Memory
from vfioviz.language import mark, tr

_U32 = 0xFFFF_FFFF
_TYPE = 16


def _over(at: int, size: int) -> End:
    return End(Ending.ABORT, tr("{offset} + {size} does not fit into a u32", offset=at, size=size))


def _fits(at: int, size: int, bound: int) -> End | None:
    if at + size > _U32:
        return _over(at, size)
    return past(Ending.STOPPED, at, at + size, bound) if at + size > bound else None


def _area_list(memory: Memory, at: int, bound: int) -> End | None:
    short = _fits(at, AREAS, bound)
    if short is not None:
        return short
    count = memory.u32(at + 8)
    if count * ELEMENT > _U32:
        return End(
            Ending.ABORT,
            tr("{count} areas of 16 bytes do not fit into a u32", count=count),
        )
    short = _fits(at, AREAS + count * ELEMENT, bound)
    if short is None:
        memory.pairs(at + AREAS, count)
    return short


def _region_type(memory: Memory, at: int, bound: int) -> End | None:
    short = _fits(at, _TYPE, bound)
    if short is None:
        memory.u32(at + 8)
        memory.u32(at + 12)
    return short


def _regions(memory: Memory) -> End:
    bound = memory.argsz
    if bound <= memory.sizeof:
        return not_larger(bound, memory.sizeof)
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    if at == 0:
        return no_offset()
    while at != 0:
        short = _fits(at, HEADER, bound)
        if short is not None:
            return short
        memory.come(at)
        id_ = memory.u16(at)
        if id_ == 1:
            short = _area_list(memory, at, bound)
        elif id_ == 2:
            short = _region_type(memory, at, bound)
        if short is not None:
            return short
        if 1 <= id_ <= 3:
            memory.take(at, id_)
        at = memory.u32(at + 4)
    return at_end()


PROGRAMS = (
    Consumer(
        "crosvm-regions",
        "crosvm, regions",
        "devices/src/vfio.rs get_regions()",
        "f1e797a68dad",
        MappingProxyType({"region": (Search((1, 2, 3), _regions),)}),
        Access.RUST,
        note=mark("Bounded by argsz, in sums that end the process where a u32 is too small"),
    ),
)
