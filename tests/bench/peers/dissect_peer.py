"""dissect.cstruct, compiled: C declarations as it takes them, the shortest walk over the chain."""

from __future__ import annotations

from typing import Any

from dissect.cstruct import cstruct

Values = list[Any]

DEVICE = cstruct(endian=">")
DEVICE.load(
    """
struct info {
    uint32 argsz; uint32 flags; uint32 num_regions; uint32 num_irqs; uint32 cap_offset; uint32 pad;
};
struct cap1 {
    uint16 id; uint16 version; uint32 next;
    uint64 start_dma; uint64 end_dma; uint16 pchid; uint16 vfn; uint16 fmb_length;
    uint8 pft; uint8 gid; uint32 fh;
};
struct cap2 {
    uint16 id; uint16 version; uint32 next;
    uint64 dasm; uint64 msi_addr; uint64 flags; uint16 mui; uint16 noi; uint16 maxstbl;
    uint8 pci_version; uint8 reserved; uint16 imaxstbl;
};
struct cap3 { uint16 id; uint16 version; uint32 next; uint32 size; char util_str[size]; };
struct cap4 { uint16 id; uint16 version; uint32 next; uint32 size; char pfip[size]; };
struct cap5 { uint16 id; uint16 version; uint32 next; uint32 flags; uint32 reserved; };
""",
    compiled=True,
)

IOMMU = cstruct(endian="<")
IOMMU.load(
    """
struct info {
    uint32 argsz; uint32 flags; uint64 iova_pgsizes; uint32 cap_offset; uint32 pad;
};
struct range { uint64 start; uint64 end; };
struct cap1 {
    uint16 id; uint16 version; uint32 next; uint32 nr_iovas; uint32 reserved;
    range iova_ranges[nr_iovas];
};
struct cap2 {
    uint16 id; uint16 version; uint32 next; uint32 flags; char hole[4];
    uint64 pgsize_bitmap; uint64 max_dirty_bitmap_size;
};
struct cap3 { uint16 id; uint16 version; uint32 next; uint32 avail; };
""",
    compiled=True,
)

_DEVICE_CAPS = {number: getattr(DEVICE, f"cap{number}") for number in range(1, 6)}
_IOMMU_CAPS = {number: getattr(IOMMU, f"cap{number}") for number in range(1, 4)}


def _walk(data: bytes, info: Any, caps: dict[int, Any], order: str) -> list[Any]:
    out = [info]
    at = int(info.cap_offset)
    while at:
        id_ = int.from_bytes(data[at : at + 2], order)  # type: ignore[arg-type]  # big or little
        out.append(caps[id_](data[at:]))
        at = int(out[-1].next)
    return out


def device(data: bytes) -> Any:
    return _walk(data, DEVICE.info(data), _DEVICE_CAPS, "big")


def iommu(data: bytes) -> Any:
    return _walk(data, IOMMU.info(data), _IOMMU_CAPS, "little")


def values(parsed: list[Any]) -> Values:
    out: Values = []
    for one in parsed:
        for name in type(one).fields:
            value = getattr(one, name)
            if name == "iova_ranges":
                out += [int(number) for pair in value for number in (pair.start, pair.end)]
            elif name != "hole":
                out.append(bytes(value) if isinstance(value, bytes) else int(value))
    return out
