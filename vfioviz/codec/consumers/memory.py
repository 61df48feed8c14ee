"""A program's memory during the walk: what it loads, and which loads are out of bounds.

Offsets count from the start of the info struct, which is aligned as ``malloc`` aligns.
"""

from __future__ import annotations

from struct import Struct as Packer
from typing import NamedTuple

from vfioviz.uapi.headerset import built_in
from vfioviz.uapi.schema import Abi

SIZEOF_INFO = {"device": 24, "region": 32, "iommu": 24}
"""sizeof of the info structs by headers since v6.6, in bytes, in each ABI."""

HEADER = 8
"""sizeof(struct vfio_info_cap_header)."""
AREAS = 16
"""Where the array of a SPARSE_MMAP or an IOVA_RANGE starts, from the capability's start."""
ELEMENT = 16
"""Bytes of an area or a range: two u64."""

_REGION_FLAGS_MMAP = 0x4
_SIZE_AT = 16


class OutsideError(Exception):
    """A load outside the program's memory."""

    def __init__(self, at: int, stop: int) -> None:
        super().__init__(at, stop)
        self.at = at
        """Where the load starts; negative: before the answer."""
        self.stop = stop
        """Where the load, or the array that it starts, ends."""


class EndlessError(Exception):
    """The program is back where it was, in the same state."""

    def __init__(self, at: int) -> None:
        super().__init__(at)
        self.at = at


class Loads(NamedTuple):
    """Loads of ``size`` bytes at ``at``, ``at + size``, ... that are not aligned."""

    visit: int
    """Index of the capability at which they happened."""
    at: int
    size: int
    times: int


class Memory:
    """A program's memory; each load is bounds-checked, and unaligned ones are recorded."""

    __slots__ = ("_been", "_u16", "_u32", "_u64", "_u64_align", "abi", "data", "ioctl", "size",
                 "sizeof", "takes", "unaligned")  # fmt: skip

    def __init__(self, data: bytes, ioctl: str, abi: Abi) -> None:
        self.ioctl = ioctl
        self.abi = abi
        self.sizeof = SIZEOF_INFO[ioctl]
        self.data = data.ljust(self.sizeof, b"\0")
        self.size = len(self.data)
        self.unaligned: list[Loads] = []
        self.takes: list[tuple[int, int]] = []
        self._been: dict[int, None] = {}
        self._u16 = Packer(abi.prefix + "H").unpack_from
        self._u32 = Packer(abi.prefix + "I").unpack_from
        self._u64 = Packer(abi.prefix + "Q").unpack_from
        self._u64_align = abi.u64_align

    @property
    def starts(self) -> tuple[int, ...]:
        """What was taken for a capability, in order."""
        return tuple(self._been)

    @property
    def argsz(self) -> int:
        """The answer's argsz."""
        return int(self._u32(self.data, 0)[0])

    @property
    def flags(self) -> int:
        """The answer's flags."""
        return int(self._u32(self.data, 4)[0])

    @property
    def caps(self) -> bool:
        """Whether the CAPS flag is set."""
        return bool(self.flags & built_in().ioctls[self.ioctl].caps_flag)

    @property
    def cap_offset(self) -> int:
        """The answer's cap_offset."""
        return int(self._u32(self.data, built_in().ioctls[self.ioctl].cap_offset_at)[0])

    @property
    def mmap(self) -> bool:
        """Whether the MMAP flag of a region is set."""
        return bool(self.flags & _REGION_FLAGS_MMAP)

    @property
    def region_size(self) -> int:
        """The ``size`` of a region."""
        return int(self._u64(self.data, _SIZE_AT)[0])

    def come(self, at: int) -> None:
        """Take what is at an offset for a capability.

        Raises:
            EndlessError: The walk has been there before: it loops forever.
        """
        if at in self._been:
            raise EndlessError(at)
        self._been[at] = None

    def been(self, at: int) -> bool:
        """Whether the walk has visited an offset; for programs that count their steps."""
        return at in self._been

    def cut(self, size: int) -> None:
        """Truncate the memory, in bytes: the program never received the rest."""
        self.data = self.data[:size]
        self.size = len(self.data)

    def take(self, at: int, id_: int) -> None:
        """Note that the program uses a capability."""
        self.takes.append((at, id_))

    def u16(self, at: int) -> int:
        """Load a u16."""
        if at % 2 or at < 0 or at + 2 > self.size:
            self.load(at, 2, 2)
        return int(self._u16(self.data, at)[0])

    def u32(self, at: int) -> int:
        """Load a u32."""
        if at % 4 or at < 0 or at + 4 > self.size:
            self.load(at, 4, 4)
        return int(self._u32(self.data, at)[0])

    def u64(self, at: int) -> int:
        """Load a u64."""
        self.load(at, 8, self._u64_align)
        return int(self._u64(self.data, at)[0])

    def u8(self, at: int) -> None:
        """Load a byte whose value does not matter here."""
        self.load(at, 1, 1)

    def load(self, at: int, size: int, align: int) -> None:
        """Load an object of some size and alignment, in bytes, as a whole.

        Raises:
            OutsideError: Not all of it is there.
        """
        if at < 0 or at + size > self.size:
            raise OutsideError(at, at + size)
        if at % align:
            self.unaligned.append(Loads(len(self._been) - 1, at, size, 1))

    def copy(self, at: int, size: int) -> bytes:
        """Copy bytes, as ``memcpy`` does: alignment does not matter.

        Raises:
            OutsideError: Not all of them are there.
        """
        if size and (at < 0 or at + size > self.size):
            raise OutsideError(at, at + size)
        return self.data[at : at + size]

    def pairs(self, at: int, count: int) -> None:
        """Load both u64 of each element of an array.

        Raises:
            OutsideError: The array is longer than the memory; the loads before were made.
        """
        there = max(0, min(2 * count, (self.size - at) // 8))
        if at % self._u64_align and there:
            self.unaligned.append(Loads(len(self._been) - 1, at, 8, there))
        if there < 2 * count:
            raise OutsideError(at + 8 * there, at + ELEMENT * count)

    def elements(self, at: int, count: int) -> range:
        """Return where each element of an array starts; the reader detects the end of memory."""
        return range(at, at + ELEMENT * count, ELEMENT)

    def u32_of(self, at: int) -> int:
        """Return a u32 that was copied earlier, without a load."""
        return int(self._u32(self.data, at)[0])

    def peek(self, at: int) -> tuple[int, int, int]:
        """Return id, version and ``next`` at an offset, without a load; 0 where missing."""
        raw = self.data[at : at + HEADER].ljust(HEADER, b"\0") if at >= 0 else bytes(HEADER)
        return (
            int(self._u16(raw, 0)[0]),
            int(self._u16(raw, 2)[0]),
            int(self._u32(raw, 4)[0]),
        )
