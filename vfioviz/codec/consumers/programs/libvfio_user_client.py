"""libvfio-user's sample client: starts behind the info struct, and adds ``next`` to where it is.

flags and cap_offset are ignored. Any id but SPARSE_MMAP ends the client.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, not_larger
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.language import mark, tr


def _sparse(memory: Memory) -> End:
    info = memory.sizeof
    if memory.argsz == info:
        return not_larger(memory.argsz, info)
    if memory.argsz < info:
        memory.cut(info)  # argsz - 32 wraps, and only 32 bytes were asked for
    at = info
    while True:
        memory.come(at)
        id_ = memory.u16(at)
        if id_ != 1:
            return End(Ending.EXIT, tr("exit status {status}: id {id}", status=1, id=id_))
        memory.pairs(at + AREAS, memory.u32(at + 8))
        memory.take(at, 1)
        after = memory.u32(at + 4)
        if after == 0:
            return at_end()
        at += after - info


PROGRAMS = (
    Consumer(
        "libvfio-user-client",
        "libvfio-user, sample client",
        "samples/client.c get_region_vfio_caps()",
        "efd091bce1c1",
        MappingProxyType({"region": (Search((1,), _sparse),)}),
        Access.CAST,
        note=mark("Starts at 32; adds next to the header where it is, less 32"),
    ),
)
