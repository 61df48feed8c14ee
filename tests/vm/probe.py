"""Makes the calls with nothing of vfioviz: ``python tests/vm/probe.py WAY DEVICE [ARGSZ...]``.

WAY is ``group`` (type 1 container), ``group-iommufd`` (``/dev/iommu`` stands in for the container)
or ``cdev``. Prints records as tests/data/live holds them: each argsz with two fills.
"""

from __future__ import annotations

import fcntl
import json
import os
import struct
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SET_IOMMU, SET_CONTAINER, GET_DEVICE_FD, BIND_IOMMUFD = 0x3B66, 0x3B68, 0x3B6A, 0x3B76
DEVICE_INFO, REGION_INFO, IOMMU_INFO = 0x3B6B, 0x3B6C, 0x3B70
NAMES = {
    DEVICE_INFO: "VFIO_DEVICE_GET_INFO",
    REGION_INFO: "VFIO_DEVICE_GET_REGION_INFO",
    IOMMU_INFO: "VFIO_IOMMU_GET_INFO",
}
FILLS = (0xA5, 0x5A)
GUARD = 64
"""Bytes behind argsz, at the least, that a call must leave alone."""


def sysfs(address: str) -> Path:
    for bus in ("pci", "mdev"):
        path = Path("/sys/bus", bus, "devices", address)
        if path.exists():
            return path
    raise SystemExit(f"no device {address}")


def opened(way: str, address: str) -> tuple[int, int]:
    """Return file descriptors of what answers VFIO_IOMMU_GET_INFO, and of the device."""
    path = sysfs(address)
    if way == "cdev":
        iommu = os.open("/dev/iommu", os.O_RDWR)
        name = next((path / "vfio-dev").iterdir()).name
        device = os.open(f"/dev/vfio/devices/{name}", os.O_RDWR)
        fcntl.ioctl(device, BIND_IOMMUFD, struct.pack("<IIiI", 16, 0, iommu, 0))
        return iommu, device
    node = "/dev/iommu" if way == "group-iommufd" else "/dev/vfio/vfio"
    iommu = os.open(node, os.O_RDWR)
    group = os.open(f"/dev/vfio/{(path / 'iommu_group').resolve().name}", os.O_RDWR)
    fcntl.ioctl(group, SET_CONTAINER, struct.pack("<i", iommu))
    fcntl.ioctl(iommu, SET_IOMMU, 1)
    device = int(fcntl.ioctl(group, GET_DEVICE_FD, bytearray(address.encode() + b"\0"), True))
    return iommu, device


def call(fd: int, request: int, argsz: int, fill: int, index: int | None) -> dict[str, Any]:
    """Make one call and return its record."""
    head = struct.pack("<II", argsz, 0) + (b"" if index is None else struct.pack("<I", index))
    size = max(argsz, 32) + GUARD
    buffer = bytearray(head + bytes([fill]) * (size - len(head)))
    errno = 0
    try:
        fcntl.ioctl(fd, request, buffer, True)
    except OSError as error:
        errno = error.errno or 0
    record: dict[str, Any] = {"ioctl": NAMES[request], "request": f"{request:#x}"}
    if index is not None:
        record["index"] = index
    changed = len(buffer.rstrip(bytes([fill])))
    shown = min(size, max(argsz if argsz < 96 else 0, changed, 32) + 16)
    return record | {"argsz": argsz, "fill": fill, "errno": errno, "data": buffer[:shown].hex()}


def records(way: str, address: str, sizes: list[int]) -> Iterator[dict[str, Any]]:
    """Make all calls of a device; without sizes the two-call dance and a generous one."""
    path = sysfs(address)
    kind = path / "mdev_type" / "name"
    if kind.exists():
        device = f"mdev ({(path / 'mdev_type').resolve().name})"
    else:
        ids = [
            (path / name).read_text(encoding="ascii").strip()[2:] for name in ("vendor", "device")
        ]
        device = ":".join(ids)
    iommu, fd = opened(way, address)
    about = {
        "kernel": os.uname().release,
        "arch": os.uname().machine,
        "device": device,
        "driver": (path / "driver").resolve().name,
        "way": way,
    }
    count = struct.unpack_from("<I", bytes.fromhex(call(fd, DEVICE_INFO, 16, 0, None)["data"]), 8)[
        0
    ]
    asked: list[tuple[int, int, int | None]] = [(iommu, IOMMU_INFO, None), (fd, DEVICE_INFO, None)]
    asked += [(fd, REGION_INFO, index) for index in range(count + 1)]
    for target, request, index in asked:
        short = 32 if request == REGION_INFO else 16
        first = call(target, request, short, 0, index)
        full = struct.unpack_from("<I", bytes.fromhex(first["data"]))[0]
        for argsz in sizes or sorted({short, full, 4096}):
            for fill in FILLS:
                yield about | call(target, request, argsz, fill, index)


def main(words: list[str]) -> None:
    for record in records(words[0], words[1], [int(word) for word in words[2:]]):
        print(json.dumps(record))


if __name__ == "__main__":
    main(sys.argv[1:])
