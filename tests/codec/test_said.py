"""All that is said of a buffer, to the number: what, how grave, of which bytes, and in which words.

The buffers are written by hand; where a struct ends is its size in vfio.h v6.12: MIGRATION 32,
DMA_AVAIL 12, TYPE 16, IOVA_RANGE 16 and 16 a range, ATOMIC_COMP 16.
"""

from __future__ import annotations

import struct

import pytest

from tests import chainwriter as cw
from tests.handwritten import atomic, device, dma_avail, header, iommu, ranges, region
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.uapi.abi import S390X, X86_64
from vfioviz.uapi.schema import Abi


def type_cap(size: int) -> bytes:
    return (header(2, 1, 0) + struct.pack("<II", 1, 2))[:size]


def migr(after: int) -> bytes:
    return header(2, 1, after) + struct.pack("<IIQQ", 0, 0, 0x1000, 0x1000000)


CASES: list[tuple[str, Abi, bytes, str]] = [
    # type cut 40
    ("region", X86_64, region(48, 0xF, 32) + type_cap(8), """
cap-cut warning 32 40 caps[0] (type) at 32 needs 16 bytes; 8 are there.
argsz-beyond-buffer note 0 4 argsz is 48, but 40 bytes are here: the caller's buffer was larger,
    or the capture is cut.
"""),
    # type cut argsz 56
    ("region", X86_64, region(56, 0xF, 32) + type_cap(8), """
cap-cut error 32 40 caps[0] (type) at 32 needs 16 bytes; 8 are there.
argsz-beyond-buffer note 0 4 argsz is 56, but 40 bytes are here: the caller's buffer was larger,
    or the capture is cut.
"""),
    # type cut at 40 of 48
    ("region", X86_64, region(48, 0xF, 36) + bytes(4) + type_cap(8), """
cap-cut error 36 44 caps[0] (type) at 36 needs 16 bytes; 8 are there.
argsz-beyond-buffer note 0 4 argsz is 48, but 44 bytes are here: the caller's buffer was larger,
    or the capture is cut.
unaligned-start note 36 44 caps[0] (type) starts at 36; 36 mod 8 = 4.
"""),
    # count argsz inside
    ("iommu", X86_64, iommu(64, 3, 24) + ranges((0, 0xFFF), count=3) + bytes(32), """
count-past-end error 32 36 caps[0] (iova_range) at 24: nr_iovas is 3, so iova_ranges would end
    at 88; there is room up to 64.
bytes-past-argsz note 64 88 The 24 bytes from 64 on lie behind argsz 64.
"""),
    # count past buffer
    ("iommu", X86_64, iommu(56, 3, 24) + ranges((0, 0xFFF), count=3), """
count-past-end error 32 36 caps[0] (iova_range) at 24: nr_iovas is 3, so iova_ranges would end
    at 88; there is room up to 56.
"""),
    # count next follows
    ("iommu", X86_64, (
        iommu(72, 3, 24) + header(1, 1, 56)
        + struct.pack("<IIQQ", 2, 0, 0, 0xFFF) + dma_avail(0) + bytes(4)
    ), """
count-past-end error 32 36 caps[0] (iova_range) at 24: nr_iovas is 2, so iova_ranges would end
    at 72; there is room up to 56.
"""),
    # string
    ("device", S390X, cw.device_info((cw.zpci_util(), ), on=cw.S390X).data[:-20], """
string-past-end error 32 36 caps[0] (zpci_util) at 24: size is 64, so util_str would end at 100;
    there is room up to 84.
string-size warning 36 84 caps[0].util_str has 48 bytes; the kernel writes 64.
argsz-beyond-buffer note 0 4 argsz is 104, but 84 bytes are here: the caller's buffer was
    larger, or the capture is cut.
"""),
    # gap 7
    ("iommu", X86_64, iommu(55, 3, 24) + dma_avail(43) + bytes(7) + dma_avail(0), """
duplicate-id warning 43 45 caps[1] at 43 has id 3, as caps[0] before it.
unaligned-mod-4 warning 43 51 caps[1] (dma_avail) starts at 43; 43 mod 8 = 3.
"""),
    # gap 8
    ("iommu", X86_64, iommu(56, 3, 24) + dma_avail(44) + bytes(8) + dma_avail(0), """
duplicate-id warning 44 46 caps[1] at 44 has id 3, as caps[0] before it.
wide-gap note 36 44 8 bytes at 36 that rounding to 8 does not explain: id 3 may be
    VFIO_IOMMU_TYPE1_INFO_CAP_NESTING (posted in vfio: expose virtual SVA to VMs, v3 to v7,
    2020), which is longer.
unaligned-start note 44 52 caps[1] (dma_avail) starts at 44; 44 mod 8 = 4.
"""),
    # gap 12
    ("iommu", X86_64, iommu(60, 3, 24) + dma_avail(48) + bytes(12) + dma_avail(0), """
duplicate-id warning 48 50 caps[1] at 48 has id 3, as caps[0] before it.
wide-gap note 36 48 12 bytes at 36 that rounding to 8 does not explain: id 3 may be
    VFIO_IOMMU_TYPE1_INFO_CAP_NESTING (posted in vfio: expose virtual SVA to VMs, v3 to v7,
    2020), which is longer.
"""),
    # gap behind atomic
    ("device", X86_64, device(64, 0x82, 24, 0) + atomic(48) + bytes(8) + atomic(), """
duplicate-id warning 48 50 caps[1] at 48 has id 5, as caps[0] before it.
wide-gap note 40 48 8 bytes at 40 that rounding to 8 does not explain: id 5 may be
    VFIO_DEVICE_INFO_CAP_PASID (the /dev/ioasid proposal, 2021), which is longer.
"""),
    # dup
    ("iommu", X86_64, iommu(52, 3, 24) + dma_avail(40) + bytes(4) + dma_avail(0), """
duplicate-id warning 40 42 caps[1] at 40 has id 3, as caps[0] before it.
"""),
    # dup3
    ("iommu", X86_64,
        iommu(68, 3, 24) + dma_avail(40) + bytes(4) + dma_avail(56) + bytes(4) + dma_avail(0)
    , """
duplicate-id warning 40 42 caps[1] at 40 has id 3, as caps[0] before it.
duplicate-id warning 56 58 caps[2] at 56 has id 3, as caps[0] before it.
"""),
    # migration at 36
    ("iommu", X86_64, iommu(68, 3, 24) + dma_avail(36) + migr(0), """
unaligned-start note 36 44 caps[1] (migration) starts at 36; 36 mod 8 = 4.
misaligned note 52 68 caps[1]: u64 off the 8-byte line: pgsize_bitmap at 52,
    max_dirty_bitmap_size at 60.
"""),
    # two ranges at 36
    ("iommu", X86_64,
        iommu(84, 3, 24) + dma_avail(36) + ranges((0, 0xFFF), (0x2000, 0x2fff))
    , """
unaligned-start note 36 44 caps[1] (iova_range) starts at 36; 36 mod 8 = 4.
misaligned note 52 84 caps[1].iova_ranges: 4 u64 off the 8-byte line: start, end of 2 elements
    from 52 on.
"""),
    # overlap 44
    ("iommu", X86_64, iommu(56, 3, 24) + migr(44)[:20]+dma_avail(0), """
overlap error 44 56 caps[0] (migration) at 24 needs 32 bytes, but a capability starts inside it,
    at 44.
unaligned-start note 44 52 caps[1] (dma_avail) starts at 44; 44 mod 8 = 4.
"""),
    # slack
    ("iommu", X86_64, iommu(48, 1, 0) + bytes(24), """
slack note 24 48 The 24 bytes from 24 on are the caller's: no chain was returned.
"""),
    # slack short
    ("iommu", X86_64, iommu(48, 1, 0) + bytes(8), """
argsz-beyond-buffer note 0 4 argsz is 48, but 32 bytes are here: the caller's buffer was larger,
    or the capture is cut.
slack note 24 32 The 8 bytes from 24 on are the caller's: no chain was returned.
"""),
    # behind
    ("iommu", X86_64, iommu(24, 1, 0) + bytes(8), """
bytes-past-argsz note 24 32 The 8 bytes from 24 on lie behind argsz 24.
"""),
    # slack behind
    ("iommu", X86_64, iommu(48, 3, 24) + dma_avail(0) + bytes(28), """
slack note 40 48 The chain ends at 40; the 8 bytes up to argsz are the caller's.
bytes-past-argsz note 48 64 The 16 bytes from 48 on lie behind argsz 48.
"""),
    # end in argsz 16
    ("device", X86_64, device(20, 2, 0) + bytes(8), """
bytes-past-argsz note 20 28 The 8 bytes from 20 on lie behind argsz 20.
"""),
    # unknown
    ("iommu", X86_64, iommu(36, 3, 24) + header(99, 1, 0) + bytes(4), """
unknown-id warning 24 26 caps[0] at 24 has id 99, which this ioctl does not define: shown as
    bytes.
"""),
    # nesting
    ("iommu", X86_64, iommu(64, 3, 24) + header(3, 1, 0) + bytes(32), """
slack note 40 64 The chain ends at 40; the 24 bytes up to argsz are the caller's.
"""),
    # region6
    ("region", X86_64, region(48, 0xF, 32) + header(6, 1, 0) + bytes(8), """
unknown-id warning 32 34 caps[0] at 32 has id 6, which no release of Linux up to v6.12 defines;
    out of tree it is VFIO_REGION_INFO_CAP_DMA_FAULT (posted in SMMUv3 nested stage setup, v12,
    2021; PRODUCER_FAULT up to v11). Shown as bytes.
"""),
    # past argsz
    ("device", X86_64, device(36, 0x82, 24, 0) + atomic(), """
cap-past-argsz error 36 40 caps[0] (pci_atomic_comp) ends at 40, 4 bytes past argsz 36.
"""),
    # past argsz whole
    ("device", X86_64, device(42, 0x82, 24, 0) + atomic(48) + bytes(8) + atomic(), """
cap-past-argsz error 48 64 caps[1] (pci_atomic_comp) ends at 64, 22 bytes past argsz 42.
duplicate-id warning 48 50 caps[1] at 48 has id 5, as caps[0] before it.
wide-gap note 40 48 8 bytes at 40 that rounding to 8 does not explain: id 5 may be
    VFIO_DEVICE_INFO_CAP_PASID (the /dev/ioasid proposal, 2021), which is longer.
"""),
    # id0
    ("iommu", X86_64, iommu(36, 3, 24) + header(0, 1, 0) + bytes(4), """
id-zero error 24 26 caps[0] at 24 has id 0, which no kernel issues.
"""),
    # version
    ("iommu", X86_64, iommu(36, 3, 24) + header(3, 2, 0) + bytes(4), """
unknown-version warning 26 28 caps[0] at 24 is dma_avail version 2: decoded by the fields of
    version 1, the rest shown as bytes.
"""),
    # empty
    ("iommu", X86_64, iommu(40, 3, 24) + ranges(), """
empty-array note 32 36 caps[0].nr_iovas is 0: no element follows.
"""),
    # i386 as x86
    ("iommu", X86_64,
        cw.iommu_info(
            (cw.migration(on=cw.I386), cw.dma_avail(on=cw.I386)), "before-v6.6", cw.I386
        ).data
    , """
cap-offset-inside-info error 16 20 cap_offset is 20, inside struct vfio_iommu_type1_info: the
    chain of this ioctl starts at 24 or later.
other-abi-fits warning 0 60 Read by the layout of i386 (ILP32, u64 aligned to 4), the bytes make
    more sense: argsz 60 is plausible; flags 0x3 are known ones; iova_pgsizes 0x40201000 holds
    page sizes; 2 known capabilities in the chain; 48 is where the next capability must start.
pad-bytes note 20 24 The 4 bytes at 20 hold 02 00 01 00, not zero.
"""),
    # be as le
    ("iommu", X86_64, cw.iommu_info((cw.dma_avail(on=cw.S390X), ), on=cw.S390X).data, """
other-byte-order-fits warning 0 40 Read as big-endian, the bytes make more sense: argsz 40 is
    plausible; flags 0x3 are known ones; iova_pgsizes 0x40201000 holds page sizes; 1 known
    capabilities in the chain.
argsz-beyond-buffer note 0 4 argsz is 671088640, but 40 bytes are here: the caller's buffer was
    larger, or the capture is cut.
unknown-flags note 4 8 flags is 0x3000000: the bits 0x3000000 have no name up to v6.12.
cap-offset-ignored note 16 20 cap_offset is 0x18000000, but CAPS is clear: the field is ignored.
    It holds what the caller had there.
slack note 24 40 The 16 bytes from 24 on are the caller's: no chain was returned.
"""),
    # iommu as device
    ("device", X86_64, cw.iommu_info((cw.dma_avail(), )).data, """
other-ioctl-fits warning 0 40 Read as VFIO_IOMMU_GET_INFO, the bytes make more sense: argsz 40
    is plausible; flags 0x3 are known ones; iova_pgsizes 0x40201000 holds page sizes; 1 known
    capabilities in the chain.
cap-offset-ignored note 16 20 cap_offset is 0x18, but CAPS is clear: the field is ignored. It
    holds what the caller had there.
slack note 24 40 The 16 bytes from 24 on are the caller's: no chain was returned.
"""),
]  # fmt: skip


@pytest.mark.parametrize(("ioctl", "abi", "data", "said"), CASES)
def test_all_that_is_said(ioctl: str, abi: Abi, data: bytes, said: str) -> None:
    told = (
        f"{each.code} {each.severity} {each.start} {each.stop} {each.text}"
        for each in decode(data, IOCTLS[ioctl], abi).findings
    )
    assert " ".join(told) == " ".join(said.split())


def test_bytes_of_no_struct_have_no_length_of_their_own() -> None:
    """Slack, what lies past argsz, and the payload of a capability that nobody knows."""
    whole = iommu(48, 3, 24) + header(99, 1, 0) + bytes(4) + bytes(28)
    layout = decode(whole, IOCTLS["iommu"], X86_64)
    for leaf in layout.leaves_between(32, 64):
        assert (leaf.field.type, leaf.field.size, leaf.field.count) == ("u8[]", 0, 0)
