"""What programs pass to other ioctls of VFIO, and no answer of the three can be: it is named.

Only what cannot be an answer: an address where page sizes or an index have to be, flags of which
the kernel takes one of each kind (include/uapi/linux/vfio.h). So it counts whatever else the bytes
look like.
"""

from __future__ import annotations

from collections.abc import Callable

from vfioviz.codec.lookalike import LookAlike
from vfioviz.language import mark, phrase
from vfioviz.uapi.abi import S390X, X86_64
from vfioviz.uapi.schema import Abi

_PAGE = 4096
_KINDS_OF_DATA = {0x2: 1, 0x4: 4}
"""DATA_BOOL, DATA_EVENTFD: bytes of each interrupt. DATA_NONE may as well be a device's RESET."""
_ACTIONS = frozenset({0x8, 0x10, 0x20})
_MOST_VECTORS = 2048
_MOST_REGIONS = 256
_WIDTHS = (1, 2, 4, 8)


def request(data: bytes) -> LookAlike | None:
    """Return the struct of another ioctl that the bytes are, or None; total."""
    for abi in (X86_64, S390X):
        for struct_name, macro, judge in _JUDGES:
            reason = judge(data, abi)
            if reason:
                return LookAlike(struct_name, macro, abi, reason)
    return None


def _u32(data: bytes, at: int, abi: Abi) -> int:
    return int.from_bytes(data[at : at + 4], abi.byte_order)


def _u64(data: bytes, at: int, abi: Abi) -> int:
    return int.from_bytes(data[at : at + 8], abi.byte_order)


def _map(data: bytes, abi: Abi) -> str:
    flags, address, iova, size = (
        _u32(data, 4, abi), _u64(data, 8, abi), _u64(data, 16, abi), _u64(data, 24, abi)
    )  # fmt: skip
    if len(data) != 32 or _u32(data, 0, abi) != 32 or not 0 < flags < 8:
        return ""
    # A region has its index there and cap_offset behind it.
    if _u32(data, 8, abi) < _MOST_REGIONS:
        return ""
    if not address or not size or any(one % _PAGE for one in (address, iova, size)):
        return ""
    return _range(iova, size)


def _unmap(data: bytes, abi: Abi) -> str:
    flags, iova, size = _u32(data, 4, abi), _u64(data, 8, abi), _u64(data, 16, abi)
    # An answer of VFIO_IOMMU_GET_INFO has PGSIZES; with that bit, a request is longer.
    if len(data) != 24 or _u32(data, 0, abi) != 24 or flags not in {0, 2}:
        return ""
    return "" if not size or iova % _PAGE or size % _PAGE else _range(iova, size)


_BITMAP = 48
"""Bytes of a request that asks for the dirty pages too: vfio_bitmap stands behind it."""


def _unmap_dirty(data: bytes, abi: Abi) -> str:
    iova, size = _u64(data, 8, abi), _u64(data, 16, abi)
    page, bitmap, address = (_u64(data, at, abi) for at in (24, 32, 40))
    if len(data) != _BITMAP or _u32(data, 0, abi) != _BITMAP or _u32(data, 4, abi) != 1:
        return ""
    if page < _PAGE or page & (page - 1) or not bitmap or not address:
        return ""
    return "" if not size or iova % page or size % page else _range(iova, size)


def _range(iova: int, size: int) -> str:
    return phrase(mark("a DMA range of {size:#x} bytes from {iova:#x} on"), size=size, iova=iova)


def _irqs(data: bytes, abi: Abi) -> str:
    argsz, flags, index, start, count = (_u32(data, at, abi) for at in range(0, 20, 4))
    each = _KINDS_OF_DATA.get(flags & 0x7)
    if len(data) < 20 or each is None or flags & ~0x7 not in _ACTIONS:
        return ""
    if not count or argsz != 20 + each * count or argsz != len(data):
        return ""
    if index > 64 or start > _MOST_VECTORS or count > _MOST_VECTORS:
        return ""
    said = mark("flags {flags:#x}, index {index}, {count} interrupts from {start} on")
    return phrase(said, flags=flags, index=index, count=count, start=start)


_DISABLE = 0x21
"""DATA_NONE and ACTION_TRIGGER: with a count of 0, programs turn interrupts off."""


def _no_data(data: bytes, abi: Abi) -> str:
    argsz, flags, index, start, count = (_u32(data, at, abi) for at in range(0, 20, 4))
    if len(data) != 20 or argsz != 20 or flags & 0x7 != 1 or flags & ~0x7 not in _ACTIONS:
        return ""
    if index > 64 or start > _MOST_VECTORS or count > _MOST_VECTORS:
        return ""
    # As a device: AP has no regions, and is big-endian; cap_offset is no small number.
    off = flags == _DISABLE and not start and (index > 0 or abi.byte_order == "little")
    if not (count or off):
        return ""
    said = mark("flags {flags:#x}, index {index}, {count} interrupts from {start} on")
    return phrase(said, flags=flags, index=index, count=count, start=start)


def _eventfd(data: bytes, abi: Abi) -> str:
    argsz, flags, fd = _u32(data, 0, abi), _u32(data, 4, abi), _u32(data, 24, abi)
    offset, value = _u64(data, 8, abi), _u64(data, 16, abi)
    # vfio-pci's offset: the index << 40, and a place in the region.
    place = offset & ((1 << 40) - 1)
    if len(data) != 32 or argsz != 32 or flags not in _WIDTHS or not place or place % flags:
        return ""
    if _u32(data, 28, abi) or value >> (8 * flags) or not 2 < fd < 1 << 20 or offset >> 44:
        return ""
    said = mark("an eventfd {fd} for writes of {width} bytes at {offset:#x}")
    return phrase(said, fd=fd, width=flags, offset=offset)


_JUDGES: tuple[tuple[str, str, Callable[[bytes, Abi], str]], ...] = (
    ("vfio_irq_set", "VFIO_DEVICE_SET_IRQS", _irqs),
    ("vfio_irq_set", "VFIO_DEVICE_SET_IRQS", _no_data),
    ("vfio_iommu_type1_dma_map", "VFIO_IOMMU_MAP_DMA", _map),
    ("vfio_iommu_type1_dma_unmap", "VFIO_IOMMU_UNMAP_DMA", _unmap),
    ("vfio_iommu_type1_dma_unmap", "VFIO_IOMMU_UNMAP_DMA", _unmap_dirty),
    ("vfio_device_ioeventfd", "VFIO_DEVICE_IOEVENTFD", _eventfd),
)
