"""crosvm, IOVA ranges: each struct is copied out of a slice of argsz bytes, or it is an error."""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, found
from vfioviz.codec.consumers.memory import AREAS, ELEMENT, HEADER, Memory
from vfioviz.language import mark, tr


def _error(why: str) -> End:
    return End(Ending.ERROR, tr("Err(IommuGetCapInfo): {why}", why=why))


def _short(at: int, stop: int, bound: int) -> End:
    return _error(tr("what starts at {offset} ends at {stop}, past {bound}",
                     offset=at, stop=stop, bound=bound))  # fmt: skip


def _ranges(memory: Memory) -> End:
    if not memory.caps:
        return _error(tr("the CAPS flag is not set"))
    bound = memory.argsz
    if bound < memory.sizeof:
        return End(
            Ending.ABORT,
            tr("argsz {argsz} - {size} does not fit into a usize", argsz=bound, size=memory.sizeof),
        )
    at = memory.cap_offset
    while at != 0:
        if at + HEADER > bound:
            return _short(at, at + HEADER, bound)
        memory.come(at)
        memory.copy(at, HEADER)
        id_, version, after = memory.peek(at)
        if (id_, version) != (1, 1):
            at = after
            continue
        if at + AREAS > bound:
            return _short(at, at + AREAS, bound)
        memory.copy(at, AREAS)
        count = memory.u32_of(at + 8)
        whole = min(count, (bound - at - AREAS) // ELEMENT)
        memory.copy(at + AREAS, whole * ELEMENT)
        if whole < count:
            return _short(at, at + AREAS + (whole + 1) * ELEMENT, bound)
        memory.take(at, 1)
        return found(at)
    return _error(tr("no IOVA_RANGE"))


PROGRAMS = (
    Consumer(
        "crosvm-iova",
        "crosvm, IOVA ranges",
        "devices/src/vfio.rs vfio_iommu_type1_get_iova_ranges()",
        "f1e797a68dad",
        MappingProxyType({"iommu": (Search((1,), _ranges),)}),
        Access.COPY,
        note=mark("Bounded by argsz; skips a version that it does not know"),
    ),
)
