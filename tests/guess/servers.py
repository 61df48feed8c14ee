"""Random answers as vfio-user servers give them, always little-endian: LP64 machines.

libvfio-user efd091bc (also QEMU's ``x-vfio-user-server``, which sets its regions up without
mappings) and rust-vmm/vfio 01dd3401103a. Offsets are those of a file that is mapped, so most are 0.
"""

from __future__ import annotations

import random
import struct
from collections.abc import Iterator

from tests import chainwriter as cw
from tests.guess.generator import Made

_INFO = 32
_CAPS = 0x8


def answers(count: int, seed: int = 1) -> Iterator[Made]:
    dice = random.Random(seed)  # noqa: S311 -- not for secrets
    makers = (_libvfio_user, _qemu, _rust_vmm, _device)
    for number in range(count):
        yield makers[number % len(makers)](dice)


def _device(dice: random.Random) -> Made:
    """PCI with nine regions and five interrupts; 20 or 24 bytes, by the header built against."""
    size = dice.choice((20, 24))
    reset = dice.choice((0, cw.DEVICE_RESET))
    regions, irqs = dice.choice(((9, 5), (9, 5), (9, 4), (10, 5)))
    data = struct.pack("<IIIII", size, cw.DEVICE_PCI | reset, regions, irqs, 0).ljust(size, b"\0")
    return Made("a server's device", data, "device", "little", ())


def _region(
    argsz: int, flags: int, index: int, cap_offset: int, size: int, offset: int, caps: bytes
) -> bytes:
    return struct.pack("<IIIIQQ", argsz, flags, index, cap_offset, size, offset) + caps


def _sparse(dice: random.Random, size: int) -> bytes:
    count = dice.randrange(1, 5)
    step = max(size // (2 * count), 0x1000)
    areas = [(2 * at * step, step) for at in range(count)]
    cap = cw.sparse_mmap(areas, cw.LP64)
    return struct.pack("<HHI", cap.id, cap.version, 0) + cap.body


def _place(dice: random.Random) -> tuple[int, int, int]:
    """Index, size and offset of a region that is mapped."""
    size = 1 << dice.randrange(12, 30)
    return dice.randrange(6), size, dice.choice((0, 0, size, 0x8000, 0x1000))


def _libvfio_user(dice: random.Random) -> Made:
    """CAPS only where the capability fits; argsz is what all of it needs."""
    index, size, offset = _place(dice)
    caps = _sparse(dice, size)
    whole = dice.random() < 0.6
    flags = dice.choice((3, 7)) | (_CAPS if whole else 0)
    data = _region(
        _INFO + len(caps), flags, index, _INFO if whole else 0, size, offset,
        caps if whole else b"",
    )  # fmt: skip
    return Made("libvfio-user", data, "region", "little", (_INFO,) if whole else ())


def _qemu(dice: random.Random) -> Made:
    """Config space and BARs without mappings, or regions that the device does not have."""
    index = dice.randrange(9)
    size = dice.choice((256, 4096)) if index == 7 else dice.choice((0, 0x10, 0x100, 0x4000))
    data = _region(_INFO, 3 if size else 0, index, 0, size, 0, b"")
    return Made("QEMU's server", data, "region", "little", ())


def _rust_vmm(dice: random.Random) -> Made:
    """CAPS and cap_offset 32 in a short answer too, with argsz for all of it."""
    index, size, offset = _place(dice)
    caps = _sparse(dice, size)
    whole = dice.random() < 0.5
    data = _region(_INFO + len(caps), 7 | _CAPS, index, _INFO, size, offset, caps if whole else b"")
    return Made("rust-vmm", data, "region", "little", (_INFO,) if whole else ())
