"""What programs check of a region before they look for its areas, and how most read those."""

from __future__ import annotations

from vfioviz.codec.consumers.ending import End, Ending
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.language import tr


def areas_of(memory: Memory, at: int) -> list[tuple[int, int]]:
    """Load (offset, size) of each nonempty area; of an empty one, only the size."""
    areas = []
    for element in memory.elements(at + AREAS, memory.u32(at + 8)):
        size = memory.u64(element + 8)
        if size:
            areas.append((memory.u64(element), size))
    return areas


def mappable(memory: Memory) -> End | None:
    """Return the end if the program does not ask for the region's areas, else None."""
    if memory.region_size == 0:
        return End(Ending.NONE, tr("the region has size 0"))
    if not memory.mmap:
        return End(Ending.NONE, tr("the MMAP flag is not set"))
    return None
