"""QEMU since commit da02b21cc70e ("hw/vfio: sort and validate sparse mmap regions by offset").

The areas are kept as ``off_t`` and ``size_t``, sorted by offset, and refused if one ends past
the start of the next; areas of size 0 are dropped first.
"""

from __future__ import annotations

from itertools import pairwise
from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending
from vfioviz.codec.consumers.memory import Memory
from vfioviz.codec.consumers.programs.qemu import REGION_REST
from vfioviz.codec.consumers.region import areas_of, mappable
from vfioviz.codec.consumers.seek import looks
from vfioviz.language import mark, tr


def _signed(value: int) -> int:
    value &= (1 << 64) - 1
    return value - (1 << 64) if value >> 63 else value


def _sorted(memory: Memory, at: int) -> End | None:
    kept = ((_signed(offset), size) for offset, size in areas_of(memory, at))
    areas = sorted(kept, key=lambda area: area[0])
    for (offset, size), (after, _) in pairwise(areas):
        if _signed(offset + size) > after:
            return End(
                Ending.ERROR,
                tr("-EINVAL: the areas at {offset} and {after} of the region overlap",
                   offset=f"{offset:#x}", after=f"{after:#x}"),
            )  # fmt: skip
    return None


def _sparse(memory: Memory) -> End:
    return mappable(memory) or looks(1, _sorted)(memory)


PROGRAMS = (
    Consumer(
        "qemu-sorted",
        "QEMU since February 2026",
        "hw/vfio/region.c vfio_setup_region_sparse_mmaps()",
        "da02b21cc70e",
        MappingProxyType({"region": (Search((1,), _sparse), *REGION_REST)}),
        Access.CAST,
        note=mark("Refuses a device whose areas overlap; walks as QEMU did before"),
    ),
)
