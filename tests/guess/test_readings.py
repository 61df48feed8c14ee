"""What speaks for a reading and what against it: of two answers, the one that a kernel may give.

Bounds: vfio.h and vfio_pci_core.c (9 regions and 3 interrupts at the least), vfio_ccw_ops.c,
vfio_ap_ops.c, vfio_iommu_type1.c (page sizes from 4 KiB on; no fill of a chain in 6.1, filled to 8
from 6.6 on) of Linux 6.1 and 6.12.
"""

from __future__ import annotations

import struct

import pytest

from tests import chainwriter as cw
from tests.models import IOCTLS
from vfioviz.codec.readings import reading
from vfioviz.language import told
from vfioviz.uapi.abi import I386, S390X, X86_64

PCI, PLATFORM, CCW, AP, CAPS = 0x2, 0x4, 0x10, 0x20, 0x80


def points(key: str, data: bytes) -> float:
    return reading(data, IOCTLS[key], X86_64).points


def device(
    flags: int = PCI, regions: int = 9, irqs: int = 5, argsz: int = 24, cap_offset: int = 0
) -> tuple[str, bytes]:
    return "device", struct.pack("<IIIIII", argsz, flags, regions, irqs, cap_offset, 0)


def region(
    flags: int = 3, index: int = 1, size: int = 0x3000, offset: int = 0x123000, cap_offset: int = 0
) -> tuple[str, bytes]:
    return "region", struct.pack("<IIIIQQ", 32, flags, index, cap_offset, size, offset)


def iommu(flags: int = 1, sizes: int = 4096, cap_offset: int = 0) -> tuple[str, bytes]:
    return "iommu", struct.pack("<IIQII", 24, flags, sizes, cap_offset, 0)


def mappable(cap_offset: int, offset: int = 0x123000) -> tuple[str, bytes]:
    """A region with MSIX_MAPPABLE after the struct."""
    key, data = region(8 | 1, offset=offset, cap_offset=cap_offset)
    return key, data + struct.pack("<HHI", 3, 1, 0)


def chain(starts: tuple[int, ...], ids: tuple[int, ...] = ()) -> tuple[str, bytes]:
    """DMA_AVAIL, 12 bytes, at each of the offsets; 0 of an id that is none of the kernel's."""
    data = bytearray(max(starts) + 16)
    struct.pack_into("<IIQI", data, 0, len(data), 3, 4096, starts[0])
    for number, start in enumerate(starts):
        id_ = ids[number] if ids else 3
        after = starts[number + 1] if number + 1 < len(starts) else 0
        struct.pack_into("<HHII", data, start, id_ or 99, 1, after, 7)
    return "iommu", bytes(data)


def unannounced() -> tuple[str, bytes]:
    """A chain, and no flag that says so."""
    key, data = chain((24,))
    return key, data[:4] + struct.pack("<I", 1) + data[8:]


def row(count: int, *, moved: int | None = None) -> tuple[str, bytes]:
    """``count`` links, each where the one before it ends; from ``moved`` on 8 bytes further."""
    starts = [24 + 16 * number for number in range(count)]
    return chain(
        tuple(at + 8 if moved is not None and n >= moved else at for n, at in enumerate(starts))
    )


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        # argsz: the struct's least, what an answer may have, what a kernel allocates
        (device(argsz=16), device(argsz=15)),
        (device(argsz=1 << 16), device(argsz=(1 << 16) + 1)),
        (device(argsz=1 << 26), device(argsz=(1 << 26) + 1)),
        (device(), ("device", device()[1][:15])),
        (device(PCI | 1), device(PCI | 1 << 30)),
        (device(PCI | 0x200), device(PCI | 0x400)),  # CXL is out of tree, but is there
        (iommu(), iommu(5)),
        # one kind of device
        (device(), device(PCI | PLATFORM)),
        (device(PLATFORM, 2), device(1, 2)),
        (device(), device(regions=8)),
        (device(irqs=3), device(irqs=2)),
        (device(CCW, 1, 1), device(CCW, 0, 1)),
        (device(CCW, 1, 1), device(CCW, 1, 0)),
        (device(CCW, 8, 1), device(CCW, 9, 1)),
        (device(CCW, 1, 8), device(CCW, 1, 9)),
        (device(AP, 0, 0), device(AP, 1, 0)),
        (device(AP, 0, 8), device(AP, 0, 9)),
        (device(PLATFORM, 1, 0), device(PLATFORM, 0, 0)),
        (device(PLATFORM, 1024), device(PLATFORM, 1025)),
        (device(PLATFORM, 2, 4096), device(PLATFORM, 2, 4097)),
        (device(PLATFORM, 2, 5, cap_offset=24), device(PLATFORM, 2, 4097, cap_offset=24)),
        (device(PCI | CAPS), device(PCI, cap_offset=24)),
        (device(PLATFORM, 2), device(PLATFORM | CAPS, 2)),
        # a region
        (region(index=255), region(index=256)),
        (region(3), region(2)),
        (region(8), region(2 | 8)),
        (region(offset=1 << 40), region(offset=(1 << 40) + 4096)),
        (region(offset=1 << 40), region(index=0, offset=0)),
        (region(index=0, offset=0), region(index=0, offset=1)),
        (region(offset=1 << 10), region(offset=1 << 11)),
        (region(index=0, offset=0), region(offset=1 << 10)),
        (region(offset=(1 << 52) - 1), region(offset=1 << 52)),
        (region(0, size=0), region(3, size=0)),
        (region(3), region(0)),
        (region(size=(1 << 52) - 1), region(size=1 << 52)),
        (region(size=1 << 51), region(size=(1 << 51) + 1)),
        (region(size=1), region(size=3)),
        (mappable(32), mappable(0)),
        (mappable(32, offset=1 << 40), mappable(32)),
        (region(8 | 1, cap_offset=0), region(8 | 1, cap_offset=36)),
        (region(1), region(1, cap_offset=32)),
        # an IOMMU
        (iommu(), iommu(0)),
        (iommu(1, sizes=2048), iommu(2, sizes=2048)),
        (iommu(sizes=4096), iommu(sizes=2048)),
        (iommu(sizes=1 << 30), iommu(sizes=1 << 31)),
        (iommu(sizes=1 << 21), iommu(sizes=1 << 22)),
        (iommu(sizes=3 << 12), iommu(sizes=3 << 22)),
        (iommu(), iommu(cap_offset=24)),
        # a chain
        (chain((24,)), chain((28,))),
        (chain((24,)), chain((24,), (0,))),
        (chain((24, 40)), chain((24, 40), (3, 0))),
        (chain((24, 40)), chain((24, 44))),
        (chain((24, 40)), chain((24, 48))),
        (chain((24, 48)), chain((24, 32))),
        (chain((24, 48)), chain((48, 24))),
        (row(2), row(1)),
        (row(3), row(2)),
        (row(4), row(3)),
        (row(64), row(64, moved=63)),
    ],
)  # fmt: skip
def test_what_a_kernel_gives_has_more_points(
    better: tuple[str, bytes], worse: tuple[str, bytes]
) -> None:
    assert points(*better) > points(*worse)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (device(argsz=16), device(argsz=1 << 16)),
        (device(argsz=(1 << 16) + 1), device(argsz=1 << 26)),
        (device(regions=9, irqs=3), device(regions=1024, irqs=4096)),
        (device(CCW, 1, 1), device(CCW, 8, 8)),
        (device(), device(PCI | CAPS)),
        (device(PLATFORM, 2), device(PLATFORM | 1, 2)),
        (device(PLATFORM, 1), device(PLATFORM, 1024)),
        (region(index=2), region(index=255)),
        (region(1), region(3)),
        (region(2), region(6)),
        (iommu(sizes=4096), iommu(sizes=~4095 & (1 << 64) - 1)),
        (iommu(sizes=1 << 22), iommu(sizes=1 << 30)),
        (iommu(2), iommu(2, sizes=1 << 30)),
        (unannounced(), iommu(cap_offset=24)),
        (chain((24, 36)), chain((24, 40))),
        (chain((32,)), chain((24,))),
        (row(65), row(65, moved=64)),  # what lies past 64 is not looked at
    ],
)
def test_what_a_kernel_gives_either_way_has_the_same_points(
    one: tuple[str, bytes], other: tuple[str, bytes]
) -> None:
    assert points(*one) == points(*other)


@pytest.mark.parametrize(("key", "size"), [("device", 16), ("region", 32), ("iommu", 16)])
def test_bytes_that_do_not_hold_the_struct_speak_against_it(key: str, size: int) -> None:
    whole = {"device": device(), "region": region(), "iommu": iommu()}[key][1]
    assert points(key, whole[:size]) > points(key, whole[: size - 1])
    assert points(key, whole[:7]) == points(key, b"")


def test_ranges_are_counted_in_where_the_next_must_start() -> None:
    """An IOVA_RANGE of 2 has 16 + 2 * 16 bytes: the next is at 24 + 48, or lies in it."""
    answer = cw.iommu_info((cw.iova_range([(0, 0xFFF), (0x2000, 0x2FFF)]), cw.dma_avail()))
    inside = bytearray(answer.data)
    struct.pack_into("<I", inside, answer.starts[0] + 8, 3)  # num_iovas
    before = bytearray(answer.data)
    struct.pack_into("<I", before, answer.starts[0] + 8, 1)
    assert answer.starts == (24, 72)
    own = points("iommu", answer.data)
    assert own > points("iommu", bytes(before)) > points("iommu", bytes(inside))


def test_past_four_a_capability_speaks_for_its_link_alone() -> None:
    more = [points(*row(count + 1)) - points(*row(count)) for count in range(2, 7)]
    assert more[0] == more[1] == 2 * more[2]
    assert more[2] == more[3] == more[4] > 0


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (device(), ("argsz 24 is", "flags 0x2 are", "num_regions 9 and num_irqs 5 are")),
        (device(regions=8), ("argsz 24 is", "flags 0x2 are")),
        (
            mappable(32, offset=1 << 40),
            ("argsz 32 is", "flags 0x9 are", "index 1 is", "offset is index << 40",
             "cap_offset is 32", "1 known"),
        ),
        (region(0, size=0), ("argsz 32 is", "index 1 is", "no flags and no size")),
        (
            region(offset=1 << 10, size=0x4000),
            ("argsz 32 is", "flags 0x3 are", "index 1 is", "offset is index << 10",
             "size 0x4000 is"),
        ),
        (
            chain((24, 40)),
            ("argsz 56 is", "flags 0x3 are", "iova_pgsizes 0x1000 holds", "2 known", "40 is where"),
        ),
    ],
)  # fmt: skip
def test_only_what_speaks_for_it_is_said(given: tuple[str, bytes], said: tuple[str, ...]) -> None:
    key, data = given
    found = [told(each) for each in reading(data, IOCTLS[key], X86_64).reasons]
    assert [whole.startswith(part) for whole, part in zip(found, said, strict=True)] == [
        True for _ in said
    ]


def test_of_bytes_that_read_alike_a_machine_of_64_bits_comes_first() -> None:
    """Of those that are left, x86-64 before s390x before i386."""
    data = bytes(24)
    by_abi = [reading(data, IOCTLS["device"], abi).points for abi in (X86_64, S390X, I386)]
    assert sorted(by_abi, reverse=True) == by_abi
    assert len(set(by_abi)) == 3
