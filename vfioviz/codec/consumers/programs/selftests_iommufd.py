"""The kernel's selftest of iommufd: every capability is checked, in a buffer of 16 pages.

Behind argsz the buffer is filled with 0xaa. The test asks with each argsz below the full one, for
which iommufd leaves cap_offset 0: on a released kernel the walk is never entered.
"""

from __future__ import annotations

from types import MappingProxyType

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending, at_end, no_offset
from vfioviz.codec.consumers.memory import AREAS, HEADER, Memory
from vfioviz.language import mark, tr

_BUFFER = 16 * 4096
_FILL = b"\xaa"
_FLAGS = 0x3
_START, _LAST = 1 << 24, (1 << 31) - 1
_DMA_AVAIL = 12


def _fails(why: str) -> End:
    return End(Ending.ASSERTION, why)


def _version(memory: Memory, at: int) -> End | None:
    version = memory.u16(at + 2)
    return None if version == 1 else _fails(tr("version {version} at {offset}",
                                               version=version, offset=at))  # fmt: skip


def _iova_range(memory: Memory, at: int) -> tuple[End | None, bool]:
    """Return what stops the test, and whether the range is the expected one."""
    bad = _version(memory, at)
    if bad is not None:
        return bad, True
    count = memory.u32(at + 8)
    if count != 1:
        return _fails(tr("nr_iovas is {count}, not 1", count=count)), True
    start, last = memory.u64(at + AREAS), memory.u64(at + AREAS + 8)
    return None, (start, last) == (_START, _LAST)


def _dma_avail(memory: Memory, at: int, stop: int) -> End | None:
    bad = _version(memory, at)
    if bad is None and stop - at != _DMA_AVAIL:
        return _fails(tr("DMA_AVAIL at {offset} ends at {stop}, not {expected}",
                         offset=at, stop=stop, expected=at + _DMA_AVAIL))  # fmt: skip
    return bad


def _known(memory: Memory, at: int, after: int) -> tuple[End | None, bool]:
    id_ = memory.u16(at)
    if id_ == 1:
        bad, expected = _iova_range(memory, at)
    elif id_ == 3:
        bad, expected = _dma_avail(memory, at, after or memory.argsz), True
    else:
        return _fails(tr("id {id} at {offset}", id=id_, offset=at)), True
    if bad is None:
        memory.take(at, id_)
    return bad, expected


def _next(memory: Memory, at: int, after: int) -> End | None:
    if memory.argsz < after + HEADER:
        return _fails(tr("a header at {offset} does not fit into argsz {argsz}",
                         offset=after, argsz=memory.argsz))  # fmt: skip
    if after < at:
        return _fails(tr("next {offset} goes back from {start}", offset=after, start=at))
    return None


def _chain(memory: Memory) -> End:
    if memory.flags != _FLAGS:
        return _fails(tr("flags are {flags}, not 0x3", flags=f"{memory.flags:#x}"))
    at, right = memory.cap_offset, True
    if at == 0:
        return no_offset()
    bad = _next(memory, 0, at)
    while bad is None:
        memory.come(at)
        after = memory.u32(at + 4)
        bad, expected = _known(memory, at, after)
        right = right and expected
        if bad is None and after == 0:
            return at_end() if right else _fails(tr("the range is not the mock's"))
        if bad is None:
            bad = _next(memory, at, after)
        at = after
    return bad


PROGRAMS = (
    Consumer(
        "selftests-iommufd",
        "kernel selftests, iommufd",
        "tools/testing/selftests/iommu/iommufd.c check_vfio_info_cap_chain()",
        "0795b305da89",
        MappingProxyType({"iommu": (Search((1, 3), _chain),)}),
        Access.CAST,
        note=mark("Knows IOVA_RANGE and DMA_AVAIL alone, and expects the ranges of its mock"),
        memory=lambda data: data.ljust(24, b"\0").ljust(_BUFFER, _FILL),
    ),
)
