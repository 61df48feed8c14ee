"""Identify the driver or server that answered from the bytes, where possible.

Something that only one of them writes identifies it; if several write the same, they are listed
so that the user can be asked.
"""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.codec.layout import CapNode, Layout
from vfioviz.language import mark, phrase


class Told(NamedTuple):
    """Who answered."""

    handler: str
    """Key of the handler; "" if the bytes are inconclusive."""
    reason: str
    """The evidence, or why there is none; a phrase."""
    others: tuple[str, ...] = ()
    """Keys of the possible ones, likeliest first; () if it is identified."""


def answered_by(layout: Layout) -> Told | None:
    """Return who answered; None if there is no evidence at all."""
    judge = {"device": _device, "region": _region, "iommu": _iommu}.get(layout.ioctl.key)
    return None if judge is None or layout.size < layout.ioctl.minsz else judge(layout)


def _value(layout: Layout, at: int, size: int) -> int:
    return int.from_bytes(layout.data[at : at + size], layout.abi.byte_order)


def _has_caps(layout: Layout) -> bool:
    return (layout.flags or 0) & layout.ioctl.caps_flag != 0


_IOVA_RANGE, _MIGRATION, _DMA_AVAIL = 1, 2, 3


def _iommu(layout: Layout) -> Told | None:
    if not _has_caps(layout):
        return Told("type1", phrase(mark("no CAPS: iommufd always sets it")))
    if not layout.caps:
        if _left_over(layout):
            return Told("iommufd", phrase(mark("DMA_AVAIL stands in a short answer")))
        return Told(
            "", phrase(mark("a short answer of type1 and of iommufd are alike")),
            ("type1", "iommufd"),
        )  # fmt: skip
    first = layout.caps[0]
    ids = {cap.id for cap in layout.caps}
    if _MIGRATION in ids:
        return Told("type1", phrase(mark("MIGRATION is there: iommufd has none")))
    if first.id != _DMA_AVAIL:
        return Told("type1", phrase(mark("iommufd puts DMA_AVAIL first")))
    avail = _value(layout, first.start + 8, 4)
    if avail != 0xFFFFFFFF:
        return Told(
            "type1", phrase(mark("DMA_AVAIL {avail}: iommufd says 0xffffffff"), avail=avail)
        )
    if ids <= {_IOVA_RANGE, _DMA_AVAIL} and layout.argsz in {layout.chain_end, _end(layout.caps)}:
        return Told(
            "iommufd",
            phrase(mark("DMA_AVAIL first, 0xffffffff, and argsz is exactly what was needed")),
        )
    return Told(
        "", phrase(mark("DMA_AVAIL first and 0xffffffff, but argsz is not what was needed")),
        ("type1", "iommufd"),
    )  # fmt: skip


def _left_over(layout: Layout) -> bool:
    """Whether DMA_AVAIL stands where no chain was returned: vfio_compat.c writes what fits."""
    start = 24
    words = [(start, 2), (start + 2, 2), (start + 4, 4), (start + 8, 4)]
    found = tuple(_value(layout, at, size) for at, size in words)
    return found in {(_DMA_AVAIL, 1, start + room, 0xFFFFFFFF) for room in (12, 16)}


def _end(caps: tuple[CapNode, ...]) -> int:
    return max(cap.stop for cap in caps)


SERVERS = ("libvfio-user", "rust-vmm")
"""Handlers that answer in messages of vfio-user."""
_SPARSE_MMAP, _TYPE, _CCW_TYPE = 1, 2, 2
_CCW_REGIONS = 4
"""CONFIG, ASYNC_CMD, SCHIB, CRW."""
_INFO = 32
_ONE_AREA = 64
"""Size in bytes of an answer with one SPARSE_MMAP of one area."""


def _region(layout: Layout) -> Told | None:
    index, offset = _value(layout, 8, 4), _value(layout, 24, 8)
    pci = Told("vfio-pci", phrase(mark("offset is index << 40, as vfio-pci has it")))
    if index and offset == index << 40 and layout.given is None:
        return pci  # what else it may lack, the capture was cut
    server = _short_of_a_server(layout)
    if server is not None:
        return server
    if index and offset == index << 40:
        return pci
    if 0 < index < _CCW_REGIONS and offset == index << 10 and not layout.caps:
        # What a server maps of a file starts at a page.
        return Told("vfio-ccw", phrase(mark("offset is index << 10, as vfio-ccw has it")))
    for cap in layout.caps:
        if (
            cap.id == _TYPE
            and _value(layout, cap.start + 8, 4) == _CCW_TYPE
            and offset == index << 10
        ):
            return Told("vfio-ccw", phrase(mark("a region of type CCW")))
    if offset != index << 40 and [cap.id for cap in layout.caps] == [_SPARSE_MMAP]:
        return Told("", phrase(mark("vfio-user servers answer alike where there is room")), SERVERS)
    return None


def _short_of_a_server(layout: Layout) -> Told | None:
    argsz = layout.argsz or 0
    if _has_caps(layout) and layout.cap_offset == _INFO and not layout.caps and argsz >= _ONE_AREA:
        return Told("rust-vmm", phrase(mark("CAPS and cap_offset 32, and no capability behind it")))
    if _has_caps(layout) or argsz < _ONE_AREA or (argsz - _INFO) % 16:
        return None
    if layout.given is not None and layout.given < argsz:
        return Told(
            "libvfio-user", phrase(mark("argsz was raised without CAPS: no kernel does that"))
        )
    if layout.size == _INFO and layout.given is None:
        return Told(
            "",
            phrase(mark("argsz {argsz} without CAPS: libvfio-user asks so for more room, a "
                        "kernel gives the caller's argsz back"), argsz=argsz),
            ("vfio-pci", "libvfio-user"),
        )  # fmt: skip
    return None


_CCW = 0x10
_OTHERS = 0x04 | 0x08 | 0x20 | 0x40 | 0x100
"""PLATFORM, AMBA, AP, FSL_MC, CDX."""


def _device(layout: Layout) -> Told | None:
    flags = layout.flags or 0
    if layout.caps:
        return Told("vfio-pci", phrase(mark("vfio-pci alone adds capabilities to a device's info")))
    if flags & _CCW:
        return Told("vfio-ccw", phrase(mark("flags say CCW")))
    if flags & _OTHERS:
        return Told("minimal", phrase(mark("flags say a bus without capabilities")))
    return None
