"""Who answered: the writer's drivers are told by what they alone write, and never wrongly."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.laws import answers
from tests.laws.answers import HANDLERS
from tests.laws.opened import infos
from tests.laws.specs import chains
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.kernel.telling import answered_by
from vfioviz.uapi.abi import ABIS

AREA = struct.pack("<HHIIIQQ", 1, 1, 0, 1, 0, 0, 4096)
CCW = struct.pack("<HHIII", 2, 1, 0, 2, 1)
AVAIL, FULL = struct.pack("<HHII", 3, 1, 0, 9), struct.pack("<HHII", 3, 1, 0, 0xFFFFFFFF)
RANGE = struct.pack("<HHIIIQQ", 1, 1, 0, 1, 0, 0, 4095)
PART = struct.pack("<HHIII", 3, 1, 40, 0xFFFFFFFF, 0)
"""What iommufd writes to a caller whose argsz has room for DMA_AVAIL alone."""
MIGRATION = struct.pack("<HHIIIQQ", 2, 1, 0, 0, 0, 4096, 4096)


def chained(*caps: bytes, at: int) -> bytes:
    data = b""
    for number, cap in enumerate(caps):
        room = len(cap) + -len(cap) % 8
        after = 0 if number == len(caps) - 1 else at + len(data) + room
        data += (cap[:4] + struct.pack("<I", after) + cap[8:]).ljust(room, b"\0")
    return data


def iommu(*caps: bytes, flags: int = 3, argsz: int | None = None, offset: int = 24) -> bytes:
    data = chained(*caps, at=24)
    size = 24 + len(data) if argsz is None else argsz
    return struct.pack("<IIQII", size, flags, 4096, offset if caps else 0, 0) + data


def region(
    *caps: bytes, index: int = 0, offset: int | None = None, argsz: int | None = None,
    flags: int = 7, at: int | None = None,
) -> bytes:  # fmt: skip
    data = chained(*caps, at=32)
    size = 32 + len(data) if argsz is None else argsz
    where = index << 40 if offset is None else offset
    first = (32 if caps else 0) if at is None else at
    flags |= 8 if caps or at is not None else 0
    return struct.pack("<IIIIQQ", size, flags, index, first, 4096, where) + data


def device(flags: int, *caps: bytes) -> bytes:
    data = chained(*caps, at=24)
    flags |= 0x80 if caps else 0
    return struct.pack("<IIIIII", 24 + len(data), flags, 9, 5, 24 if caps else 0, 0) + data


TOLD: list[tuple[str, bytes, int | None, str | None, tuple[str, ...]]] = [
    ("iommu", iommu(flags=1), None, "type1", ()),
    ("iommu", iommu(), None, "", ("type1", "iommufd")),
    ("iommu", iommu(MIGRATION, AVAIL), None, "type1", ()),
    ("iommu", iommu(FULL, MIGRATION), None, "type1", ()),
    ("iommu", iommu(RANGE, FULL), None, "type1", ()),
    ("iommu", iommu(AVAIL, RANGE), None, "type1", ()),
    ("iommu", iommu(FULL, RANGE), None, "iommufd", ()),
    ("iommu", iommu(FULL), None, "iommufd", ()),
    ("iommu", iommu(FULL, argsz=36), None, "iommufd", ()),
    ("iommu", iommu(FULL, RANGE, argsz=4096), None, "", ("type1", "iommufd")),
    ("iommu", iommu(FULL, struct.pack("<HHI", 9, 1, 0)), None, "", ("type1", "iommufd")),
    ("iommu", iommu()[:15], None, None, ()),
    ("iommu", iommu(argsz=88) + PART, None, "iommufd", ()),
    ("iommu", iommu(argsz=84) + PART.replace(b"\x28", b"\x24"), None, "iommufd", ()),
    ("iommu", iommu(argsz=88) + PART.replace(b"\xff", b"\0"), None, "", ("type1", "iommufd")),
    ("iommu", iommu(argsz=88) + bytes(16), None, "", ("type1", "iommufd")),
    ("region", region(argsz=64, at=32, index=2), None, "vfio-pci", ()),
    ("region", region(argsz=64, index=1), None, "vfio-pci", ()),
    ("region", region(argsz=64, index=1), 32, "libvfio-user", ()),
    ("region", region(argsz=64, at=32, index=2), 32, "rust-vmm", ()),
    ("region", region(argsz=48, at=0, index=1, offset=1 << 10, flags=3), None, "vfio-ccw", ()),
    ("region", region(index=3, offset=3 << 10, flags=3), None, "vfio-ccw", ()),
    ("region", region(index=4, offset=4 << 10, flags=3), None, None, ()),
    ("region", region(argsz=64, at=32), None, "rust-vmm", ()),
    ("region", region(argsz=63, at=32, offset=5), None, None, ()),
    ("region", region(argsz=64, at=40, offset=5), None, None, ()),
    ("region", region(argsz=64, offset=5), 32, "libvfio-user", ()),
    ("region", region(argsz=80, offset=5), 79, "libvfio-user", ()),
    ("region", region(argsz=80, offset=5), 80, None, ()),
    ("region", region(argsz=48, offset=5), 32, None, ()),
    ("region", region(argsz=72, offset=5), 32, None, ()),
    ("region", region(argsz=64, offset=5), None, "", ("vfio-pci", "libvfio-user")),
    ("region", region(argsz=64, offset=5) + bytes(32), None, None, ()),
    ("region", region(index=2), None, "vfio-pci", ()),
    ("region", region(index=0), None, None, ()),
    ("region", region(CCW, index=2, offset=2 << 10), None, "vfio-ccw", ()),
    ("region", region(CCW, index=2, offset=2 << 11), None, None, ()),
    ("region", region(CCW[:8] + b"\3" + CCW[9:], index=2, offset=2 << 10), None, None, ()),
    ("region", region(AREA, index=2, offset=4096), None, "", ("libvfio-user", "rust-vmm")),
    ("region", region(AREA, index=2), None, "vfio-pci", ()),
    ("region", region(AREA, index=0), None, None, ()),
    ("region", region(AREA, CCW, index=2, offset=4096), None, None, ()),
    ("region", region()[:31], None, None, ()),
    ("device", device(2, struct.pack("<HHIII", 5, 1, 0, 3, 0)), None, "vfio-pci", ()),
    ("device", device(0x10), None, "vfio-ccw", ()),
    ("device", device(2), None, None, ()),
    ("device", device(1), None, None, ()),
    *(("device", device(flags), None, "minimal", ()) for flags in (4, 8, 0x20, 0x40, 0x100)),
    ("device", device(0x10)[:15], None, None, ()),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(TOLD)), ids=lambda n: f"{n} {TOLD[n][0]} {TOLD[n][3]}")
def test_a_driver_is_told_by_what_it_alone_writes(number: int) -> None:
    key, data, given, handler, others = TOLD[number]
    told = answered_by(decode(data, IOCTLS[key], given=given))
    if handler is None:
        assert told is None
        return
    assert told is not None
    assert (told.handler, told.others) == (handler, others)
    assert told.reason


@given(st.data())
def test_no_other_driver_is_told_than_one_that_answers_so(data: st.DataObject) -> None:
    ioctl = data.draw(st.sampled_from(("device", "iommu")))
    handler = data.draw(st.sampled_from(HANDLERS[ioctl]))
    on = data.draw(st.sampled_from(cw.TARGETS))
    info = data.draw(infos(ioctl))
    if ioctl == "device":
        kind = {"vfio-ccw": 0x10, "minimal": data.draw(st.sampled_from((4, 8, 0x20, 0x40)))}
        info["flags"] = kind.get(handler, 2)
    else:
        info["flags"] = 1
    caps = [spec.on(on) for spec in data.draw(chains(ioctl, 0, 4))]
    if handler == "iommufd":  # vfio_compat.c has these two, always
        pairs = data.draw(st.lists(st.tuples(st.integers(0, 99), st.integers(100, 999))))
        caps = [cw.dma_avail(0xFFFFFFFF, on), cw.iova_range(pairs, on)]
    version = data.draw(st.sampled_from(("before-v6.6", "v6.6")))

    def answer(who: str) -> bytes:
        return answers.answer(answers.Call(version, who, ioctl, on, info, caps)).data

    told = answered_by(decode(answer(handler), IOCTLS[ioctl], ABIS[on.key]))
    if told is not None and told.handler:
        assert told.handler == handler or answer(told.handler) == answer(handler)
    elif told is not None:
        assert handler in told.others
