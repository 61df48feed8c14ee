"""What the devices of samples/devices have to say, told apart from any driver's code.

Each is a request: the shipped arithmetic says how a kernel lays it out. A driver that is
interpreted on the model of the device has to answer alike, byte for byte.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NamedTuple

from tests.csource.variants import DEVICES
from tests.models import question, refused, request, version
from vfioviz.codec.content import Capability, Content
from vfioviz.codec.revision import ALIGNED
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.question import ModelError
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.abi import ABIS

_READ, _WRITE, _MMAP = 1, 2, 4
_SHIFT = 40
"""A region of a PCI device is at its index times 2^40."""


class Told(NamedTuple):
    """One call, and what the device has to say."""

    key: str
    number: int | None
    content: Content


def _region(
    index: int, size: int, flags: int, caps: tuple[Capability, ...] = (), shift: int = _SHIFT
) -> Told:
    info = (("index", index), ("flags", flags), ("size", size), ("offset", index << shift))
    return Told("region", index, request("region", info, caps))


def _nothing(index: int) -> Told:
    return Told("region", index, refused("region", 22, index))


def _device(flags: int, regions: int, irqs: int) -> Told:
    info = (("flags", flags), ("num_regions", regions), ("num_irqs", irqs))
    return Told("device", None, request("device", info))


def _kind(type_: int, subtype: int) -> tuple[Capability, ...]:
    return (Capability(2, 1, (type_, subtype)),)


def _sparse(offset: int, size: int) -> tuple[Capability, ...]:
    return (Capability(1, 1, (1, 0, ((offset, size),))),)


GVT = (
    _device(3, 11, 5),
    _region(0, 0x1000000, _READ | _WRITE),
    *(_region(index, 0, 0) for index in (1, 3, 4, 5, 6, 8)),
    _region(2, 0x10000000, _READ | _WRITE | _MMAP, _sparse(0x8000000, 0x4000000)),
    _region(7, 256, _READ | _WRITE),
    _region(9, 0x2000, _READ, _kind(0x80008086, 1)),
    _region(10, 0x1000, _READ | _WRITE | _MMAP, _kind(1, 1)),
    _nothing(11),
)
CCW = (
    _region(0, 124, _READ | _WRITE, shift=10),
    _region(1, 8, _READ | _WRITE, _kind(2, 1), shift=10),
    _region(2, 56, _READ, _kind(2, 2), shift=10),
    _region(3, 8, _READ, _kind(2, 3), shift=10),
    _nothing(4),
)
NVGRACE = (
    _device(3, 9, 5),
    _region(0, 0x1000000, _READ | _WRITE | _MMAP, (Capability(3, 1),)),
    *(_region(index, 0, 0) for index in (1, 3, 5, 6)),
    _region(2, 0x40000000, _READ | _WRITE | _MMAP, _sparse(0, 0x40000000)),
    _region(4, 0x2000000000, _READ | _WRITE | _MMAP, _sparse(0, 0x17F0000000)),
    _region(7, 4096, _READ | _WRITE),
)
TOLD = {
    "gvt": ("gvt.device", "x86-64", GVT),
    "vfio-ccw": ("ccw.device", "s390x", CCW),
    "nvgrace": ("nvgrace.device", "x86-64", NVGRACE),
}
"""By driver: its device, the ABI of its kernel, what there is to say."""


def unlike(ours: Sourced, driver: str, each: Told) -> str:
    """Return how answers on a device differ from what it has to say; "" for no way."""
    abi = ABIS[TOLD[driver][1]]
    theirs = version("v6.6" if ours.linux >= ALIGNED else "before-v6.6")
    given = () if each.number is None else (("index", each.number),)
    for argsz in (8, 16, 20, 32, 40, 64, 4096):
        for fill in (0, 0xA5):
            asked = question(each.content, handler=driver, abi=abi, argsz=argsz, fill=fill)
            want = theirs.answer(asked)
            got = ours.answer(
                question(request(each.key, given), handler=driver, abi=abi, argsz=argsz, fill=fill)
            )
            size = max(len(want.buffer), len(got.buffer))
            filler = bytes([fill])
            if (want.errno, want.buffer.ljust(size, filler)) != (
                got.errno, got.buffer.ljust(size, filler),
            ):  # fmt: skip
                return (
                    f"argsz {argsz}: errno {got.errno}, not {want.errno}; "
                    f"{got.buffer[:64].hex()}, not {want.buffer[:64].hex()}"
                )
    return ""


def cell(tree: Path | str, plain: Sourced, driver: str, key: str) -> tuple[str, int]:
    """Return what a tree's driver says on its device, and how often it says something else."""
    if driver not in TOLD:
        return "", 0
    name, _, told = TOLD[driver]
    asked = [each for each in told if each.key == key]
    ours = read(wanted(f"mine={tree},device={DEVICES / name}"))
    seen: Counter[str] = Counter()
    for each in asked:
        if key == "device" and not _has_offset(plain):
            seen["without a chain"] += 1
            continue
        try:
            said = unlike(ours, driver, each)
        except ModelError as problem:
            seen[f"refused: {problem}"] += 1
            continue
        seen[f"index {each.number}: {said}" if said else "alike"] += 1
    wrong = sum(count for what, count in seen.items() if what.startswith("index"))
    return "; ".join(f"{count} {what}" for what, count in seen.most_common(3)), wrong


def _has_offset(plain: Sourced) -> bool:
    header = plain.sources.files["include/uapi/linux/vfio.h"]
    struct = header[header.index("struct vfio_device_info {") :]
    return "cap_offset" in struct.partition("\n};")[0]
