"""One program's walk over a buffer, step by step; bounded where the program is not."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.codec.chain import CAP_OFFSET_AT
from vfioviz.codec.consumers.consumer import SIZEOF_INFO, Access, Consumer
from vfioviz.language import mark, tr
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi

_U32 = 0xFFFFFFFF
_MOST = 100_000
"""Steps that are followed; a cycle shows long before."""
_ARRAYS = {("region", 1): 16, ("iommu", 1): 16}
"""(ioctl, id) with an array of 16-byte elements behind a count at +8: where it starts."""
_FIXED = {
    ("device", 1): 48, ("device", 2): 48, ("device", 3): 12, ("device", 4): 12, ("device", 5): 16,
    ("region", 2): 16, ("region", 3): 8, ("region", 4): 16, ("region", 5): 16,
    ("iommu", 2): 32, ("iommu", 3): 12,
}  # fmt: skip
"""Bytes that a reader of the newest headers looks at, header included."""
_WIDE = {("region", 1): (16,), ("iommu", 1): (16,), ("region", 4): (8,), ("iommu", 2): (16, 24),
         ("device", 1): (8, 16), ("device", 2): (8, 16)}  # fmt: skip
"""Offsets of u64 fields; those of an array's element repeat each 8 bytes."""


class Ending(StrEnum):
    """How a walk ends."""

    END = mark("reached the end")
    NONE = mark("no capabilities")
    REFUSED = mark("refused the answer")
    STOPPED = mark("stopped early")
    ENDLESS = mark("never ends")
    OUTSIDE = mark("reads outside the answer")


class Visit(NamedTuple):
    """A place that the program took for a capability."""

    start: int
    id: int
    version: int
    next: int
    unaligned: tuple[tuple[int, int], ...]
    """(offset, bytes) of loads at an offset that is no multiple of their size."""
    outside: tuple[int, int] | None
    """Bytes ``[start, stop)`` that it reads where the answer has none."""


class Walk(NamedTuple):
    """All that a program did with a buffer."""

    consumer: Consumer
    visits: tuple[Visit, ...]
    ending: Ending
    reason: str

    @property
    def unaligned(self) -> int:
        """Number of unaligned loads."""
        return sum(len(visit.unaligned) for visit in self.visits)

    @property
    def traps(self) -> str:
        """What the unaligned loads do; "" where there are none or they do not matter."""
        if not self.unaligned or self.consumer.access is Access.COPY:
            return ""
        if self.consumer.access is Access.RUST:
            return tr("undefined behaviour in Rust on any CPU")
        return tr("fine on x86-64 and arm64; SIGBUS on sparc64, and on arm for ldrd and ldm")


def walk(consumer: Consumer, data: bytes, ioctl: str, abi: Abi = X86_64) -> Walk:
    """Walk a whole answer as a program does.

    Args:
        consumer: The program.
        data: The answer, as long as the memory that the program has for it.
        ioctl: Key of the ioctl.
        abi: Byte order of the kernel; the program's headers are the newest.
    """
    return _Walker(consumer, data, ioctl, abi).run()


class _Walker:
    def __init__(self, consumer: Consumer, data: bytes, ioctl: str, abi: Abi) -> None:
        self.consumer = consumer
        self.data = data
        self.ioctl = ioctl
        self.caps_flag = IOCTLS[ioctl].caps_flag
        self.sizeof = SIZEOF_INFO[ioctl]
        self.header = Packer(abi.prefix + "HHI")
        self.word = Packer(abi.prefix + "I")
        self.visits: list[Visit] = []

    def run(self) -> Walk:
        """Return the walk."""
        ending, reason = self._run()
        return Walk(self.consumer, tuple(self.visits), ending, reason)

    def _u32(self, at: int) -> int:
        raw = self.data[at : at + 4]
        return int(self.word.unpack(raw)[0]) if len(raw) == 4 else 0

    def _run(self) -> tuple[Ending, str]:
        consumer, size = self.consumer, len(self.data)
        at = CAP_OFFSET_AT[self.ioctl]
        argsz = self._u32(0)
        if size < at + 4:
            return Ending.NONE, tr("the answer ends before cap_offset")
        if not self._u32(4) & self.caps_flag:
            if consumer.flag == "error":
                return Ending.REFUSED, tr("the CAPS flag is not set")
            return Ending.NONE, tr("the CAPS flag is not set")
        if consumer.larger_than and argsz <= consumer.larger_than:
            return Ending.NONE, tr(
                "argsz {argsz} is not larger than {larger_than}",
                argsz=argsz,
                larger_than=consumer.larger_than,
            )
        offset = self._u32(at)
        if offset == 0 and consumer.zero == "none":
            return Ending.NONE, tr("cap_offset is 0")
        if offset < consumer.first_least:
            return Ending.REFUSED, tr(
                "cap_offset {offset} is below {first_least}",
                offset=offset,
                first_least=consumer.first_least,
            )
        if consumer.first_most_argsz and offset > argsz:
            return Ending.REFUSED, tr(
                "cap_offset {offset} is past argsz {argsz}", offset=offset, argsz=argsz
            )
        return self._follow(offset, argsz)

    def _follow(self, offset: int, argsz: int) -> tuple[Ending, str]:
        consumer, seen = self.consumer, set()
        limit = max(0, argsz - self.sizeof) // 8 if consumer.depth else _MOST
        first = True
        while first or offset >= consumer.least:
            if consumer.depth and len(self.visits) > limit:
                return Ending.REFUSED, tr("more than {limit} capabilities: a cycle", limit=limit)
            if offset in seen and not consumer.depth:
                return Ending.ENDLESS, tr("next leads back to {offset}", offset=offset)
            if first and offset < consumer.least and consumer.zero == "none":
                break
            seen.add(offset)
            ended = self._visit(offset)
            if ended is not None:
                return ended
            offset, first = self.visits[-1].next, False
        if offset:
            return Ending.STOPPED, tr(
                "next {offset} is below {least}", offset=offset, least=consumer.least
            )
        return Ending.END, tr("next is 0")

    def _visit(self, offset: int) -> tuple[Ending, str] | None:
        """Read one place; returns how the walk ended there, None where it goes on."""
        consumer, size = self.consumer, len(self.data)
        if offset < consumer.base:
            return Ending.OUTSIDE, tr(
                "{offset} - {base} wraps around", offset=offset, base=consumer.base
            )
        if offset + 8 > size:
            if consumer.bounds != "none" and not (consumer.wraps and offset + 8 > _U32):
                return Ending.REFUSED, tr(
                    "the header at {offset} does not fit into {size} bytes",
                    offset=offset,
                    size=size,
                )
            self.visits.append(Visit(offset, 0, 0, 0, (), (max(offset, 0), offset + 8)))
            return Ending.OUTSIDE, tr(
                "reads a header at {offset}; the answer has {size} bytes", offset=offset, size=size
            )
        id_, version, next_ = self.header.unpack_from(self.data, offset)
        stop = self._stop(offset, id_)
        if consumer.versions.get(id_, version) != version:
            return Ending.REFUSED, tr("id {id} has version {version}", id=id_, version=version)
        outside = None
        if stop > size:
            if consumer.bounds == "all" and not (consumer.wraps and stop > _U32):
                return Ending.REFUSED, tr(
                    "id {id} at {offset} ends at {stop}, past {size}",
                    id=id_,
                    offset=offset,
                    stop=stop,
                    size=size,
                )
            outside = (size, stop)
        unaligned = tuple(self._unaligned(offset, id_, min(stop, size)))
        self.visits.append(Visit(offset, id_, version, next_, unaligned, outside))
        if outside is not None:
            return Ending.OUTSIDE, tr(
                "id {id} at {offset} is read up to {stop}; {size} are there",
                id=id_,
                offset=offset,
                stop=stop,
                size=size,
            )
        return None

    def _stop(self, offset: int, id_: int) -> int:
        """Where the program stops reading a capability of this id."""
        array = _ARRAYS.get((self.ioctl, id_))
        if array is None:
            return offset + _FIXED.get((self.ioctl, id_), 8)
        if offset + 12 > len(self.data):
            return offset + array
        return offset + array + 16 * self._u32(offset + 8)

    def _unaligned(self, offset: int, id_: int, stop: int) -> Iterator[tuple[int, int]]:
        if offset % 4:
            yield offset + 4, 4
        wide = _WIDE.get((self.ioctl, id_), ())
        if (offset + 8) % 8 == 0:
            return
        if (self.ioctl, id_) in _ARRAYS:
            for at in range(offset + wide[0], stop - 7, 8):
                yield at, 8
            return
        for each in wide:
            if offset + each + 8 <= stop:
                yield offset + each, 8
