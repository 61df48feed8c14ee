"""SPDK, host side of vfio-user: one request, its reply in 4096 zeroed bytes.

``struct vfio_pci_region`` has room for 8 areas, and so has the array of descriptors that are
closed one by one up to ``nr_areas``; neither is compared with it.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, found
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.codec.consumers.region import mappable
from vfioviz.codec.consumers.seek import seek
from vfioviz.language import mark, tr

_LENGTH, _ROOM = 4096, 8


def _check(memory: Memory) -> End | None:
    if memory.size > _LENGTH:
        return End(
            Ending.OVERRUN,
            tr("{size} bytes are received into {room}", size=memory.size, room=_LENGTH),
        )
    return None


def _sparse(memory: Memory) -> End:
    none = mappable(memory)
    if none is not None:
        return none
    at = seek(memory, 1)
    if isinstance(at, End):
        return at
    count, kept = memory.u32(at + 8), 0
    full = End(
        Ending.OVERRUN, tr("nr_areas is {count}; there is room for {room}", count=count, room=_ROOM)
    )
    for element in memory.elements(at + AREAS, count):
        if memory.u64(element + 8):
            memory.u64(element)
            if kept == _ROOM:
                return full
            kept += 1
    if count > _ROOM:
        return full
    memory.take(at, 1)
    return found(at)


PROGRAMS = (
    Consumer(
        "spdk",
        "SPDK",
        "lib/vfio_user/host/vfio_user_pci.c vfio_device_setup_sparse_mmaps()",
        "3230130e6a41",
        MappingProxyType({"region": (Search((1,), _sparse),)}),
        Access.CAST,
        note=mark("Asks once, with 4096 zeroed bytes; has room for 8 areas, without a count"),
        memory=lambda data: data.ljust(_LENGTH, b"\0"),
        check=_check,
    ),
)
