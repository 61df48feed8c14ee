"""construct, compiled: one compiled struct a capability, and the shortest walk over the chain."""

from __future__ import annotations

from typing import Any

from construct import (
    Array,
    Bytes,
    Int8ub,
    Int16ub,
    Int16ul,
    Int32ub,
    Int32ul,
    Int64ub,
    Int64ul,
    Padding,
    Struct,
    this,
)

Values = list[Any]

_BE_HEADER = ("id" / Int16ub, "version" / Int16ub, "next" / Int32ub)
_LE_HEADER = ("id" / Int16ul, "version" / Int16ul, "next" / Int32ul)

DEVICE_INFO = Struct(
    "argsz" / Int32ub,
    "flags" / Int32ub,
    "num_regions" / Int32ub,
    "num_irqs" / Int32ub,
    "cap_offset" / Int32ub,
    "pad" / Int32ub,
).compile()

DEVICE_CAPS = {
    1: Struct(
        *_BE_HEADER,
        "start_dma" / Int64ub,
        "end_dma" / Int64ub,
        "pchid" / Int16ub,
        "vfn" / Int16ub,
        "fmb_length" / Int16ub,
        "pft" / Int8ub,
        "gid" / Int8ub,
        "fh" / Int32ub,
    ).compile(),
    2: Struct(
        *_BE_HEADER,
        "dasm" / Int64ub,
        "msi_addr" / Int64ub,
        "flags" / Int64ub,
        "mui" / Int16ub,
        "noi" / Int16ub,
        "maxstbl" / Int16ub,
        "pci_version" / Int8ub,
        "reserved" / Int8ub,
        "imaxstbl" / Int16ub,
    ).compile(),
    3: Struct(*_BE_HEADER, "size" / Int32ub, "util_str" / Bytes(this.size)).compile(),
    4: Struct(*_BE_HEADER, "size" / Int32ub, "pfip" / Bytes(this.size)).compile(),
    5: Struct(*_BE_HEADER, "flags" / Int32ub, "reserved" / Int32ub).compile(),
}

IOMMU_INFO = Struct(
    "argsz" / Int32ul,
    "flags" / Int32ul,
    "iova_pgsizes" / Int64ul,
    "cap_offset" / Int32ul,
    "pad" / Int32ul,
).compile()

IOMMU_CAPS = {
    1: Struct(
        *_LE_HEADER,
        "nr_iovas" / Int32ul,
        "reserved" / Int32ul,
        "iova_ranges" / Array(this.nr_iovas, Struct("start" / Int64ul, "end" / Int64ul)),
    ).compile(),
    2: Struct(
        *_LE_HEADER,
        "flags" / Int32ul,
        Padding(4),
        "pgsize_bitmap" / Int64ul,
        "max_dirty_bitmap_size" / Int64ul,
    ).compile(),
    3: Struct(*_LE_HEADER, "avail" / Int32ul).compile(),
}


def _walk(data: bytes, info: Any, caps: dict[int, Any], order: str) -> list[Any]:
    out = [info]
    at = info.cap_offset
    while at:
        id_ = int.from_bytes(data[at : at + 2], order)  # type: ignore[arg-type]  # big or little
        out.append(caps[id_].parse(data[at:]))
        at = out[-1].next
    return out


def device(data: bytes) -> Any:
    return _walk(data, DEVICE_INFO.parse(data), DEVICE_CAPS, "big")


def iommu(data: bytes) -> Any:
    return _walk(data, IOMMU_INFO.parse(data), IOMMU_CAPS, "little")


def values(parsed: list[Any]) -> Values:
    out: Values = []
    for container in parsed:
        for name, value in container.items():
            if name == "iova_ranges":
                out += [number for one in value for number in (one.start, one.end)]
            elif not name.startswith("_"):
                out.append(value)
    return out
