"""Alex Williamson's tests: one prints the whole chain, one looks only at the first capability."""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, found, no_caps
from vfioviz.codec.consumers.memory import AREAS, Memory
from vfioviz.language import mark, tr


def _header(memory: Memory, at: int) -> tuple[int, int]:
    memory.come(at)
    id_ = memory.u16(at)
    memory.u16(at + 2)
    return id_, memory.u32(at + 4)


def _print(memory: Memory) -> End:
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    while True:
        id_, after = _header(memory, at)
        if id_ == 1:
            memory.pairs(at + AREAS, memory.u32(at + 8))
            memory.take(at, 1)
        if after == 0:
            return at_end()
        at = after


def _first(memory: Memory) -> End:
    if not memory.caps:
        return no_caps()
    at = memory.cap_offset
    id_, _ = _header(memory, at)
    if id_ != 2:
        return End(Ending.EXIT, tr("exit status {status}: id {id}", status=255, id=id_))
    memory.u32(at + 8)
    memory.u32(at + 12)
    memory.take(at, 2)
    return found(at)


PROGRAMS = (
    Consumer(
        "vfio-tests",
        "awilliam/tests, sparse mmap",
        "vfio-pci-device-open-sparse-mmap.c",
        "89361c956cf2",
        MappingProxyType({"region": (Search((1,), _print),)}),
        Access.CAST,
        note=mark("Prints every header; a cap_offset of 0 makes it read the info struct as one"),
    ),
    Consumer(
        "vfio-tests-igd",
        "awilliam/tests, IGD",
        "vfio-pci-device-open-igd.c",
        "89361c956cf2",
        MappingProxyType({"region": (Search((2,), _first),)}),
        Access.CAST,
        note=mark("Looks at the first capability alone"),
    ),
)
