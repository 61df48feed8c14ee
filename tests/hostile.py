"""Answers that a decoder must survive, numbered by hazard (1 to 28); built with chainwriter alone.

Some are what real kernels do (a short answer, an unaligned ``next`` before v6.6), some no kernel
ever wrote. Each says what is odd about it.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tests.chainwriter import (
    DEVICE_CAPS,
    DEVICE_PCI,
    I386,
    IOMMU_CAPS,
    IOMMU_PGSIZES,
    LP64,
    REGION_READ,
    S390X,
    Answer,
    Cap,
    Target,
    atomic_comp,
    device_info,
    dma_avail,
    double_shift,
    iommu_info,
    iommufd_info,
    iova_range,
    migration,
    msix_mappable,
    poison,
    region_info,
    region_type,
    short,
    sparse_mmap,
    zpci_base,
    zpci_group,
    zpci_pfip,
    zpci_util,
)

RANGES = ((0, 0xFEDF_FFFF), (0xFEF0_0000, 0x7F_FFFF_FFFF))
"""What an emulated Intel IOMMU answers: all of 39 bits but the MSI window."""


class Hostile(NamedTuple):
    """One answer, and how it is to be read."""

    hazard: int
    name: str
    """What is odd, in a few words; fit for a test's id."""
    ioctl: Literal["device", "region", "iommu"]
    data: bytes
    on: Target = LP64
    genuine: bool = False
    """Whether a released kernel answers so: no decoder may call it an error."""


def type1() -> Answer:
    """MIGRATION @24, DMA_AVAIL @56, IOVA_RANGE @72."""
    return iommu_info([migration(), dma_avail(), iova_range(RANGES)])


def type1_before() -> Answer:
    """MIGRATION @24, DMA_AVAIL @56, IOVA_RANGE @68."""
    return iommu_info([migration(), dma_avail(), iova_range(RANGES)], "before-v6.6", fill=0xA5)


def zpci(*caps: Cap) -> Answer:
    """Four zPCI capabilities, or those given, on s390x since v6.6."""
    listed = caps or (zpci_base(), zpci_group(), zpci_util(), zpci_pfip())
    return device_info(listed, on=S390X, flags=DEVICE_PCI)


def sparse() -> Answer:
    return region_info([sparse_mmap([(0, 0x1000), (0x2000, 0x2000)])])


def _case(
    hazard: int, name: str, answer: Answer, *, genuine: bool = False, size: int | None = None
) -> Hostile:
    return Hostile(hazard, name, answer.ioctl, answer.data[:size], answer.target, genuine)


def _sizes() -> Iterator[Hostile]:
    for size in (0, 1, 4, 7, 15):
        yield _case(1, f"device cut to {size}", device_info(), size=size)
    yield _case(1, "region cut to 31", region_info(), size=31)
    yield _case(1, "iommu cut to 12", type1(), size=12)
    yield _case(2, "argsz beyond the buffer", type1().with_argsz(4096), genuine=True)
    yield _case(2, "argsz beyond a cut buffer", type1(), size=100)
    yield _case(3, "argsz 2^32-1", type1().with_argsz(0xFFFF_FFFF), genuine=True)
    yield _case(3, "caller's garbage up to argsz", type1().with_argsz(160).then(b"\xa5" * 40))
    yield _case(3, "chain past argsz", type1().with_argsz(76))
    yield _case(3, "posted-v1 into 36 bytes", device_info([atomic_comp()]).with_argsz(36))
    answer = type1()
    for argsz in (20, 24, 100):
        data = short(answer, "v6.6", argsz, fill=0xA5)
        yield Hostile(4, f"short answer to argsz {argsz}", "iommu", data, genuine=True)
    region = short(sparse(), "v6.6", 32)
    yield Hostile(4, "short answer of a region", "region", region, genuine=True)
    yield _case(
        5, "cap_offset echoed without CAPS", region_info(echo=0xDEAD_BEEF, argsz=4096), genuine=True
    )
    yield _case(5, "CAPS cleared before a chain", sparse().with_flags(REGION_READ))
    before = device_info([atomic_comp()], "before-v6.6")
    for argsz in (16, 19):
        data = short(before, "before-v6.6", argsz)
        yield Hostile(6, f"CAPS before v6.6, argsz {argsz}", "device", data, genuine=True)
    for argsz in (17, 18, 21, 23):
        data = short(answer, "v6.6", argsz)
        yield Hostile(6, f"a partial field, argsz {argsz}", "iommu", data, genuine=True)


def _places() -> Iterator[Hostile]:
    for offset in (1, 4, 16, 19):
        yield _case(7, f"cap_offset {offset}", type1().with_cap_offset(offset))
    yield _case(7, "cap_offset 20 of a region", sparse().with_cap_offset(20))
    yield _case(7, "cap_offset 20 before v6.6", device_info([atomic_comp()], "before-v6.6"))
    i386 = iommu_info([dma_avail(on=I386)], "before-v6.6", I386)
    yield _case(7, "cap_offset 20 of i386 type1 before v6.6", i386, genuine=True)
    for offset in (120, 119, 4096, 0xFFFF_FFF9, 0xFFFF_FFFF):
        yield _case(8, f"cap_offset {offset:#x}", type1().with_cap_offset(offset))
    mbochs = region_info([region_type(1, 1)], argsz=48)
    yield _case(8, "mbochs: cap_offset 32 in 32 bytes", mbochs, size=32)
    partial = iommufd_info(RANGES).with_argsz(88).with_cap_offset(0)
    yield _case(9, "iommufd partial: next is argsz", partial, genuine=True, size=40)
    for offset in (120, 113, 0x1000, 0xFFFF_FFFC, 0xFFFF_FFFF):
        yield _case(9, f"next {offset:#x}", type1().with_next(2, offset))
    yield _case(9, "next is argsz - 4", type1().with_next(2, 116))
    for offset in (1, 7, 8, 20, 23):
        yield _case(10, f"next {offset} inside info", type1().with_next(1, offset))
    review = double_shift(device_info([atomic_comp()]))
    yield _case(10, "posted-v1-review, atomic", review)
    yield _case(10, "posted-v1-review, zPCI", double_shift(zpci()))
    yield _case(11, "next to itself", type1().with_next(0, 24))
    yield _case(11, "the last points to itself", type1().with_next(2, 72))
    yield _case(11, "next backwards", type1().with_cap_offset(56).with_next(1, 24).with_next(0, 0))
    yield _case(12, "cycle of two", type1().with_next(1, 24))
    yield _case(12, "cycle of three", type1().with_next(2, 24))
    yield _case(12, "cycle that the first is not in", type1().with_next(2, 56))
    yield _case(13, "next inside its own capability", type1().with_next(0, 32))
    yield _case(13, "overlap by 4", type1().with_next(0, 52))


def _padding() -> Iterator[Hostile]:
    yield _case(14, "unaligned next before v6.6", type1_before(), genuine=True)
    for offset in (73, 74, 75):
        shifted = type1().with_next(1, offset)
        yield _case(14, f"next {offset}", shifted)
    yield _case(15, "iommufd leaves the pad", iommufd_info(RANGES, fill=0xAA), genuine=True)
    yield _case(15, "pads poisoned", poison(zpci(), 0xA5))
    stack = iommu_info([migration(hole=b"\xde\xad\xbe\xef"), dma_avail()], "before-v6.6")
    yield _case(15, "kernel stack in MIGRATION's hole", stack, genuine=True)
    yield _case(15, "caller's bytes behind cap_offset", type1_before(), genuine=True)


def _counts() -> Iterator[Hostile]:
    for count in (3, 0x1000_0000, 0x1000_0001, 0xFFFF_FFFF):
        cap = iova_range(RANGES, count=count)
        yield _case(16, f"nr_iovas {count:#x}", iommu_info([cap]))
        yield _case(16, f"nr_areas {count:#x}", region_info([sparse_mmap([(0, 1)], count=count)]))
    for size in (0, 1, 63, 65, 4096, 0xFFFF_FFFF):
        answer = zpci(zpci_util(), zpci_pfip())
        yield _case(17, f"util size {size:#x}", answer.poke(answer.starts[0] + 8, "I", size))
    answer = zpci(zpci_pfip())
    yield _case(17, "pfip size 2^32-1", answer.poke(answer.starts[0] + 8, "I", 0xFFFF_FFFF))
    yield _case(18, "no area", region_info([sparse_mmap([])]), genuine=True)
    yield _case(18, "no range", iommu_info([iova_range([])]), genuine=True)


def _names() -> Iterator[Hostile]:
    yield _case(19, "unknown id at the end", iommu_info([dma_avail(), Cap(9, 1, b"\x11" * 24)]))
    yield _case(19, "unknown id in the middle", iommu_info([Cap(9, 1, b"\x11" * 20), dma_avail()]))
    yield _case(19, "unknown id, header only", device_info([Cap(0xFFFF, 0xFFFF, b"")]))
    first = zpci(zpci_base(version=1), zpci_group(version=1))
    yield _case(20, "zPCI v1", first, genuine=True)
    yield _case(20, "zPCI v3", zpci(zpci_base()._replace(version=3), zpci_group()))
    yield _case(20, "version 0", iommu_info([dma_avail()._replace(version=0)]))
    yield _case(20, "version 9 at the end", iommu_info([dma_avail()._replace(version=9)]))
    yield _case(21, "id 0", type1().with_id(1, 0, 0))
    yield _case(21, "zeros where a header should be", iommu_info([Cap(0, 0, bytes(24))]))
    yield _case(22, "an id twice", iommu_info([dma_avail(1), dma_avail(2)]))
    yield Hostile(23, "type1 read as device info", "device", type1().data)
    yield Hostile(23, "zPCI read as region info", "region", zpci().data, S390X)
    yield Hostile(24, "s390x read as little endian", "device", zpci().data)
    yield Hostile(24, "x86-64 read as big endian", "iommu", type1().data, S390X)
    i386 = iommu_info([migration(I386), dma_avail(on=I386), iova_range(RANGES, I386)], on=I386)
    yield Hostile(25, "i386 read as x86-64", "iommu", i386.data)
    caps = [migration(I386), dma_avail(on=I386), iova_range(RANGES, I386)]
    before = iommu_info(caps, "before-v6.6", I386)
    yield Hostile(25, "i386 before v6.6 read as x86-64", "iommu", before.data)
    yield Hostile(25, "x86-64 read as i386", "iommu", type1().data, I386)


def _ranges() -> Iterator[Hostile]:
    top = 0xFFFF_FFFF_FFFF_FFFF
    yield _case(26, "end before start", iommu_info([iova_range([(0x2000, 0x1FFF)])]))
    yield _case(26, "all 2^64 addresses", iommu_info([iova_range([(0, top)])]), genuine=True)
    yield _case(26, "area wraps", region_info([sparse_mmap([(top, 2)])]))
    yield _case(26, "area past the region", region_info([sparse_mmap([(0x3000, 0x2000)])]))
    for size in range(1, 8):
        yield _case(27, f"{size} bytes of a header", type1(), size=72 + size)
    yield _case(27, "header, then nothing", type1(), size=80)
    yield _case(27, "DMA_AVAIL cut to 11 bytes", iommu_info([dma_avail()]), size=35)
    old = device_info([zpci_base()], "before-v6.6", S390X)
    yield _case(28, "a new header's pad on caps[0]", old, genuine=True)
    yield _case(28, "nothing behind cap_offset 32", region_info([msix_mappable()]), size=32)


def long_chain(links: int) -> bytes:
    """Headers of 8 bytes, each pointing to the next: a walk that has to be bounded."""
    chain = b"".join(struct.pack("<HHI", 9, 1, 24 + 8 * (index + 1)) for index in range(links))
    flags = IOMMU_PGSIZES | IOMMU_CAPS
    return struct.pack("<IIQII", 24 + len(chain), flags, 0x1000, 24, 0) + chain


def _walks() -> Iterator[Hostile]:
    yield Hostile(12, "65,536 headers", "iommu", long_chain(65_536))
    end = 24 + 8 * 4096
    backwards = struct.pack("<IIIIII", end, DEVICE_PCI | DEVICE_CAPS, 9, 5, end - 8, 0)
    backwards += b"".join(struct.pack("<HHI", 9, 1, 24 + 8 * index - 8) for index in range(4096))
    yield Hostile(11, "4,096 headers backwards", "device", backwards)


CASES: tuple[Hostile, ...] = (
    *_sizes(),
    *_places(),
    *_padding(),
    *_counts(),
    *_names(),
    *_ranges(),
    *_walks(),
)
