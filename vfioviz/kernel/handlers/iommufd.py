"""iommufd's own VFIO_IOMMU_GET_INFO: drivers/iommu/iommufd/vfio_compat.c, Linux 6.2 and newer.

It shares no code with ``vfio_info_cap``: each capability goes straight to the caller's memory, as
far as there is room, and argsz always returns the size needed for all of them. Since commit
a881b496941f (v6.6) sizes are rounded up; the bytes of that rounding are never written.
"""

from __future__ import annotations

from struct import Struct as Packer

from vfioviz.codec.content import Capability
from vfioviz.kernel.call import Call, Placed
from vfioviz.kernel.handler import Answering, Handler
from vfioviz.kernel.rule import Rule
from vfioviz.language import mark, phrase

_DMA_AVAIL, _IOVA_RANGE = 3, 1
_U32 = 0xFFFFFFFF
_FLAGS = 3
"""VFIO_IOMMU_INFO_PGSIZES | VFIO_IOMMU_INFO_CAPS, both always."""
_RANGE = 16
"""sizeof(struct vfio_iova_range)."""
_HEAD = 16
"""sizeof(struct vfio_iommu_type1_info_cap_iova_range) without its ranges."""


def needed(call: Call) -> int:
    """Return the argsz that every call returns, in bytes."""
    sizes = (call.variant.iommufd_cap_size(len(raw)) for _, raw in _caps(call))
    return (call.sizeof + sum(sizes)) & _U32


def answer(call: Call) -> None:
    """Answer a call that passed minsz: iommufd_vfio_iommu_get_info()."""
    total, last = call.sizeof, None
    given = _caps(call)
    left = len(call.content.caps) - len(given)
    if left:
        call.warnings.append(
            phrase(
                mark("{source}: only DMA_AVAIL and IOVA_RANGE are filled in; {count} left out"),
                source=call.rule.source,
                count=left,
            )
        )
    for cap, raw in given:
        room = max(0, call.argsz_in - total)
        fill = _dma_avail if cap.id == _DMA_AVAIL else _iova_range
        fill(call, total, raw, room)
        size = call.variant.iommufd_cap_size(len(raw))
        if last is not None and call.argsz_in >= total:
            call.copy(last + 4, _word(call, total), "next")
        call.placed.append(Placed(total, cap, len(raw), size))
        last, total = total, total + size
    # What did not fit was never written.
    call.placed = [each for each in call.placed if each.start + each.size <= call.argsz_in]
    cap_offset = call.sizeof if call.argsz_in >= total else 0
    call.argsz_out = total & _U32
    size = min(call.argsz_in, call.sizeof)
    call.copy(0, call.info(cap_offset, flags=_FLAGS)[:size], "info")


def _caps(call: Call) -> list[tuple[Capability, bytes]]:
    """Return the two capabilities that it supports, in its order, with their bytes."""
    found = []
    for wanted in (_DMA_AVAIL, _IOVA_RANGE):
        capability = call.capability(wanted)
        if capability is None:
            continue
        cap, raw = capability
        if wanted == _DMA_AVAIL:
            # cap_dma.avail = U32_MAX, whatever the limit of type1 would be.
            raw = raw[:8] + _word(call, _U32) + raw[12:]
        found.append((cap, raw))
    return found


def _dma_avail(call: Call, start: int, raw: bytes, room: int) -> None:
    if room >= len(raw):
        call.copy(start, raw, "caps")


def _iova_range(call: Call, start: int, raw: bytes, room: int) -> None:
    """Write each range that fits, then the head, but only if all of them fitted."""
    whole = room >= len(raw)
    end = len(raw) if whole else _HEAD + (room - _HEAD) // _RANGE * _RANGE
    if end > _HEAD:
        call.copy(start + _HEAD, raw[_HEAD:end], "caps")
    if whole:
        call.copy(start, raw[:_HEAD], "caps")


def _word(call: Call, value: int) -> bytes:
    return Packer(call.abi.prefix + "I").pack(value & _U32)


HANDLER = Handler(
    "iommufd",
    "iommufd (/dev/iommu)",
    (
        (
            "iommu",
            Answering(
                Rule(16, source="drivers/iommu/iommufd/vfio_compat.c", grows=True), needed, answer
            ),
        ),
    ),
    ways=frozenset({"group-iommufd", "cdev"}),
)
