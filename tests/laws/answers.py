"""What each version of the code and each driver leaves in the caller's memory; written by hand.

Shares no code with the program. From drivers/vfio/vfio_main.c (6.1, 6.12), the patch as posted
(20230803144109.2331944-1-stefanha@redhat.com), its review (20230803151823.4e5943e6.alex.
williamson@redhat.com), and the drivers that ``HANDLERS`` names. Offsets and sizes in bytes.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tests import chainwriter as cw

VERSIONS = ("before-v6.6", "posted-v1", "posted-v1-review", "review-sketch", "v6.6")
HANDLERS = {
    "device": ("vfio-pci", "gvt", "vfio-ccw", "nvgrace", "mbochs", "minimal"),
    "region": (
        "vfio-pci",
        "gvt",
        "vfio-ccw",
        "nvgrace",
        "mbochs",
        "minimal",
        "libvfio-user",
        "rust-vmm",
    ),
    "iommu": ("type1", "iommufd"),
}
CAPS_FLAG = {"device": 0x80, "region": 0x8, "iommu": 0x2}
INFO = {
    "device": ("flags", "num_regions", "num_irqs"),
    "region": ("flags", "index", "size", "offset"),
    "iommu": ("flags", "iova_pgsizes"),
}
_ROUNDS = {"review-sketch", "v6.6"}
_POSTED = {"posted-v1", "posted-v1-review"}


class Told(NamedTuple):
    """A call that was answered."""

    data: bytes
    """The caller's memory: what it passed, or as far as was written if that is more."""
    starts: Mapping[int, int]
    """Place in the request -> where the capability starts, of those that were passed on."""
    readable: bool = True
    """Whether the chain leads to them."""
    bodies: Mapping[int, bytes] = {}
    """Place -> all behind the header, where it is not the caller's."""


class Call(NamedTuple):
    """Who is asked for what."""

    version: str
    handler: str
    ioctl: str
    on: cw.Target
    info: Mapping[str, int]
    caps: Sequence[cw.Cap]
    argsz: int | None = None
    """None: exactly what is asked for."""
    fill: int = 0


def up(number: int) -> int:
    return (number + 7) // 8 * 8


def sizeof(call: Call) -> int:
    """sizeof(info) in the kernel that answers."""
    if call.ioctl == "region":
        return 32
    if call.version in _ROUNDS:
        return 24
    return 20 if call.ioctl == "device" or call.on.packs_u64 else 24


def info(call: Call, argsz: int, cap_offset: int, flags: int) -> bytes:
    """The info struct as the driver has it, before it is copied out."""
    given, order = call.info, call.on.order
    if call.ioctl == "device":
        regions, irqs = given["num_regions"], given["num_irqs"]
        raw = struct.pack(order + "IIIII", argsz, flags, regions, irqs, cap_offset)
    elif call.ioctl == "region":
        index, size, offset = given["index"], given["size"], given["offset"]
        raw = struct.pack(order + "IIIIQQ", argsz, flags, index, cap_offset, size, offset)
    else:
        raw = struct.pack(order + "IIQI", argsz, flags, given["iova_pgsizes"], cap_offset)
    return raw.ljust(sizeof(call), b"\0")


class Memory:
    """The caller's memory."""

    def __init__(self, call: Call, argsz: int) -> None:
        size = max(sizeof(call), min(argsz, 1 << 16))
        self.data = bytearray([call.fill]) * size
        self.fill = call.fill
        struct.pack_into(call.on.order + "II", self.data, 0, argsz, 0)
        if call.ioctl == "region":
            struct.pack_into(call.on.order + "I", self.data, 8, call.info["index"])

    def store(self, at: int, raw: bytes) -> None:
        missing = at + len(raw) - len(self.data)
        self.data.extend(bytes([self.fill]) * max(0, missing))
        self.data[at : at + len(raw)] = raw


def raw(call: Call, cap: cw.Cap, following: int) -> bytes:
    return struct.pack(call.on.order + "HHI", cap.id, cap.version, following) + cap.body


def answer(call: Call) -> Told:
    """Answer a call with room for everything, or with none at all for the chain."""
    if call.handler == "iommufd":
        return _iommufd(call)
    if call.handler == "mbochs" and call.ioctl == "region":
        return _mbochs(call)
    if call.handler == "libvfio-user":
        return _libvfio_user(call)
    if call.handler == "rust-vmm":
        return _rust_vmm(call)
    return _core(call)


def _core(call: Call) -> Told:
    pci = call.handler in {"vfio-pci", "nvgrace"}
    adds = pci if call.ioctl == "device" else call.handler != "minimal"
    caps = call.caps if adds else ()
    size, at = sizeof(call), 0
    places = []
    for cap in caps:
        if call.version in _POSTED:
            at = up(at)
        places.append(at)
        at += up(cap.size) if call.version in _ROUNDS else cap.size
    needed = size + at
    argsz = needed if call.argsz is None else call.argsz
    memory = Memory(call, argsz)
    flags = call.info["flags"] | (CAPS_FLAG[call.ioctl] if caps else 0)
    echo = call.fill * 0x01010101 if call.ioctl == "region" else 0
    told, cap_offset, starts = argsz, echo, dict[int, int]()
    if caps and argsz < needed:
        told, cap_offset = needed, 0
    elif caps:
        pad = up(size) - size if call.version in _POSTED else 0
        cap_offset = size + pad
        target = cap_offset if call.version == "posted-v1-review" else size
        chain = bytearray(pad + at)
        for number, cap in enumerate(caps):
            last = number == len(caps) - 1
            one = raw(call, cap, 0 if last else cap_offset + places[number + 1])
            chain[pad + places[number] : pad + places[number] + len(one)] = one
            starts[number] = target + pad + places[number]
        memory.store(target, bytes(chain))
    copied = {"device": 16, "region": 32, "iommu": 16}[call.ioctl]
    if (call.ioctl == "device" and pci) or call.ioctl == "iommu":
        copied = 20 if argsz >= 20 else 16
        if call.version == "v6.6":
            copied = min(argsz, size)
    memory.store(0, info(call, told, cap_offset, flags)[:copied])
    readable = not (call.version == "posted-v1-review" and size % 8)
    return Told(bytes(memory.data), starts, readable)


def _iommufd(call: Call) -> Told:
    """vfio_compat.c: DMA_AVAIL, then IOVA_RANGE, straight to the caller's memory."""
    rounds = call.version == "v6.6"
    at, wanted = sizeof(call), []
    for id_ in (3, 1):
        place = next((n for n, cap in enumerate(call.caps) if cap.id == id_), None)
        if place is not None:
            body = call.caps[place].body
            if id_ == 3:
                body = struct.pack(call.on.order + "I", 0xFFFFFFFF) + body[4:]
            cap = call.caps[place]._replace(body=body)
            wanted.append((place, at, cap))
            at += up(cap.size) if rounds else cap.size
    argsz = at if call.argsz is None else call.argsz
    memory = Memory(call, argsz)
    for number, (_, start, cap) in enumerate(wanted):
        following = wanted[number + 1][1] if number + 1 < len(wanted) else 0
        memory.store(start, raw(call, cap, following))
    offset = sizeof(call)
    memory.store(0, info(call, at, offset, 3)[: min(argsz, offset)])
    starts = {place: start for place, start, _ in wanted}
    return Told(bytes(memory.data), starts, bodies={place: cap.body for place, _, cap in wanted})


def _mbochs(call: Call) -> Told:
    """mbochs.c: one TYPE behind the info struct, 48 bytes; zeros stand for the kernel's stack."""
    place = next((n for n, cap in enumerate(call.caps) if cap.id == 2), None)
    given = call.info["flags"]
    if place is None:
        argsz = 32 if call.argsz is None else call.argsz
        memory = Memory(call, argsz)
        whole = info(call, argsz, call.fill * 0x01010101, given) + bytes(16)
    else:
        argsz = 48 if call.argsz is None else call.argsz
        memory = Memory(call, argsz)
        whole = info(call, 48, 32, given | 8) + raw(call, call.caps[place], 0)
    if argsz > 48:
        return Told(bytes(Memory(call, argsz).data), {})
    memory.store(0, whole[:argsz])
    given_back = place is not None and argsz == 48
    return Told(bytes(memory.data), {place: 32} if given_back and place is not None else {})


def _libvfio_user(call: Call) -> Told:
    """lib/libvfio-user.c: one SPARSE_MMAP; argsz is always the full size."""
    place = next((n for n, cap in enumerate(call.caps) if cap.id == 1), None)
    needed = 32 + (0 if place is None else call.caps[place].size)
    argsz = needed if call.argsz is None else call.argsz
    memory = Memory(call, argsz)
    given = call.info["flags"]
    if place is None or argsz < needed:
        memory.store(0, info(call, needed, 0, given))
        return Told(bytes(memory.data), {})
    memory.store(32, raw(call, call.caps[place], 0))
    memory.store(0, info(call, needed, 32, given | 8))
    return Told(bytes(memory.data), {place: 32})


def _rust_vmm(call: Call) -> Told:
    """vfio-user/src/lib.rs: one SPARSE_MMAP; CAPS and cap_offset even where it is not sent."""
    place = next((n for n, cap in enumerate(call.caps) if cap.id == 1), None)
    needed = 32 + (0 if place is None else call.caps[place].size)
    argsz = needed if call.argsz is None else call.argsz
    memory = Memory(call, argsz)
    given = call.info["flags"]
    if place is None:
        memory.store(0, info(call, needed, 0, given))
        return Told(bytes(memory.data), {})
    memory.store(0, info(call, needed, 32, given | 8))
    if argsz < needed:
        return Told(bytes(memory.data), {})
    memory.store(32, raw(call, call.caps[place], 0))
    return Told(bytes(memory.data), {place: 32})
