"""The kernel's selftests of vfio: bounded by argsz, and by a number of steps.

What the caller asserts about the sorted ranges is not modelled.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, found
from vfioviz.codec.consumers.memory import AREAS, HEADER, Memory
from vfioviz.language import mark, tr


def _fails(why: str) -> End:
    return End(Ending.ASSERTION, why)


def _bounded(memory: Memory, at: int) -> End | None:
    argsz = memory.argsz
    if at >= argsz:
        return _fails(tr("{offset} is not below argsz {argsz}", offset=at, argsz=argsz))
    if argsz - at < HEADER:
        return _fails(tr("a header at {offset} does not fit into argsz {argsz}",
                         offset=at, argsz=argsz))  # fmt: skip
    return None


def _ranges(memory: Memory) -> End:
    argsz, info = memory.argsz, memory.sizeof
    if argsz < info:
        return _fails(tr("argsz {argsz} is below {least}", argsz=argsz, least=info))
    missing = _fails(tr("no IOVA_RANGE"))
    if not memory.caps:
        return missing
    at, depth, most = memory.cap_offset, 0, (argsz - info) // HEADER
    if 0 < at < info:
        return _fails(tr("cap_offset {offset} is below {least}", offset=at, least=info))
    while at != 0:
        bad = _bounded(memory, at)
        if bad is not None:
            return bad
        if memory.been(at):
            return _fails(tr("more than {limit} capabilities: a cycle", limit=most))
        memory.come(at)
        after = memory.u32(at + 4)
        depth += 1
        if depth > most:
            return _fails(tr("more than {limit} capabilities: a cycle", limit=most))
        if memory.u16(at) == 1:
            return _body(memory, at)
        at = after
    return missing


def _body(memory: Memory, at: int) -> End:
    count = memory.u32(at + 8)
    if count == 0:
        return _fails(tr("nr_iovas is 0"))
    memory.pairs(at + AREAS, count)
    memory.take(at, 1)
    return found(at)


PROGRAMS = (
    Consumer(
        "selftests",
        "kernel selftests, vfio",
        "tools/testing/selftests/vfio/lib/iommu.c vfio_iommu_info_cap_hdr()",
        "2aca571089b2",
        MappingProxyType({"iommu": (Search((1,), _ranges),)}),
        Access.CAST,
        note=mark("Trusts argsz; notices a cycle by the number of steps"),
    ),
)
