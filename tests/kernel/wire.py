"""Reads a real answer with plain ``struct``: the capabilities that a run must start from."""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.models import Named, request
from vfioviz.codec.content import Content

DATA = Path(__file__).resolve().parents[1] / "data" / "kernel"

KEYS = {
    "VFIO_DEVICE_GET_INFO": "device",
    "VFIO_DEVICE_GET_REGION_INFO": "region",
    "VFIO_IOMMU_GET_INFO": "iommu",
}
SIZES = {
    ("iommu", 2): 32,
    ("iommu", 3): 12,
    ("region", 2): 16,
    ("region", 3): 8,
    ("device", 5): 16,
}
"""Bytes of the capabilities that are no arrays of 16-byte entries behind 16 bytes."""
CAPS_FLAG = {"device": 0x80, "region": 0x8, "iommu": 0x2}


@dataclass(frozen=True)
class Record:
    """One call of a capture."""

    kernel: str
    ioctl: str
    index: int | None
    argsz: int
    fill: int
    errno: int
    data: bytes


def records(name: str) -> list[Record]:
    """Read a captures-style .jsonl file."""
    found = []
    for line in (DATA / name).read_text().splitlines():
        raw: dict[str, Any] = json.loads(line)
        found.append(
            Record(
                raw["kernel"],
                KEYS[raw["ioctl"]],
                raw.get("index"),
                raw["argsz"],
                raw["fill"],
                raw["errno"],
                bytes.fromhex(raw["data"]),
            )
        )
    return found


def content(record: Record) -> Content:
    """Take info values and capabilities out of a full answer, by hand."""
    data, key = record.data, record.ioctl
    flags = struct.unpack_from("<I", data, 4)[0]
    info: tuple[tuple[str, int], ...]
    if key == "device":
        regions, irqs, first = struct.unpack_from("<III", data, 8)
        info = (("num_regions", regions), ("num_irqs", irqs))
    elif key == "region":
        index, first, size, offset = struct.unpack_from("<IIQQ", data, 8)
        info = (("index", index), ("size", size), ("offset", offset))
    else:
        pgsizes, first = struct.unpack_from("<QI", data, 8)
        info = (("iova_pgsizes", pgsizes),)
    caps = tuple(_capabilities(data, key, first)) if flags & CAPS_FLAG[key] else ()
    return request(key, (("flags", flags & ~CAPS_FLAG[key]), *info), caps)


def _capabilities(data: bytes, key: str, offset: int) -> list[Named]:
    found = []
    while offset:
        id_, version, following = struct.unpack_from("<HHI", data, offset)
        size = SIZES.get((key, id_))
        if size is None:
            count = struct.unpack_from("<I", data, offset + 8)[0]
            size = 16 + 16 * count
        found.append(Named(id_, version, payload=data[offset + 8 : offset + size]))
        offset = following
    return found
