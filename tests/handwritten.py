"""Answers as bytes, little-endian and of LP64, written by hand from vfio.h v6.12."""

from __future__ import annotations

import struct


def device(argsz: int, flags: int, cap_offset: int, pad: int | None = None) -> bytes:
    head = struct.pack("<IIIII", argsz, flags, 9, 5, cap_offset)
    return head if pad is None else head + struct.pack("<I", pad)


def region(argsz: int, flags: int, cap_offset: int, size: int = 0x4000) -> bytes:
    return struct.pack("<IIIIQQ", argsz, flags, 2, cap_offset, size, 2 << 40)


def iommu(argsz: int, flags: int, cap_offset: int) -> bytes:
    return struct.pack("<IIQII", argsz, flags, 0x1000, cap_offset, 0)


def header(id_: int, version: int, next_: int) -> bytes:
    return struct.pack("<HHI", id_, version, next_)


def dma_avail(next_: int, avail: int = 65535) -> bytes:
    return header(3, 1, next_) + struct.pack("<I", avail)


def atomic(next_: int = 0) -> bytes:
    return header(5, 1, next_) + struct.pack("<II", 3, 0)


def ranges(*pairs: tuple[int, int], count: int | None = None) -> bytes:
    head = header(1, 1, 0) + struct.pack("<II", len(pairs) if count is None else count, 0)
    return head + b"".join(struct.pack("<QQ", *pair) for pair in pairs)
