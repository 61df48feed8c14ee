"""What no struct can hold is refused with the field and what it takes; what one can is packed."""

from __future__ import annotations

import struct

import pytest

from tests import chainwriter as cw
from tests.models import HEADERS, IOCTLS
from vfioviz.codec.content import Capability, Content, Value, without_filler
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.ref import CapId
from vfioviz.uapi.abi import ABIS, X86_64

TOP = (1 << 64) - 1
TAKEN: list[tuple[str, str, Capability, cw.Cap]] = [
    ("iommu", "x86-64", Capability(3, 1, (0xFFFFFFFF,)), cw.dma_avail(0xFFFFFFFF)),
    ("iommu", "s390x", Capability(3, 1, (7,)), cw.dma_avail(7, cw.S390X)),
    ("iommu", "x86-64", Capability(2, 1, (1, TOP, 0), filler=b"\1\2\3\4"),
     cw.migration(flags=1, pgsize_bitmap=TOP, max_dirty_bitmap_size=0, hole=b"\1\2\3\4")),
    # Filler of another size is of another ABI.
    ("iommu", "x86-64", Capability(2, 1, (1, 2, 3), filler=b"\1\2"),
     cw.migration(flags=1, pgsize_bitmap=2, max_dirty_bitmap_size=3)),
    ("iommu", "i386", Capability(2, 1, (1, 2, 3), filler=b"\1\2\3\4"),
     cw.migration(cw.I386, flags=1, pgsize_bitmap=2, max_dirty_bitmap_size=3)),
    ("iommu", "x86-64", Capability(1, 1, (2, 0, ((0, TOP), (3, 4)))),
     cw.iova_range([(0, TOP), (3, 4)])),
    ("iommu", "x86-64", Capability(1, 1, (9, 0, ())), cw.iova_range([], count=9)),
    ("device", "x86-64", Capability(0xFFFF, 0xFFFF, payload=b"abc"),
     cw.Cap(0xFFFF, 0xFFFF, b"abc")),
    ("device", "s390x", Capability(4, 1, (3, b"abc")), cw.zpci_pfip(path=b"abc")),
]  # fmt: skip


@pytest.mark.parametrize("number", range(len(TAKEN)))
def test_what_fits_is_packed_as_by_the_writer(number: int) -> None:
    ids, abi, cap, wanted = TAKEN[number]
    on = {one.key: one for one in cw.TARGETS}[abi]
    head = struct.pack(on.order + "HHI", wanted.id, wanted.version, 0)
    assert encode_capability(cap, ids, ABIS[abi], HEADERS) == head + wanted.body


@pytest.mark.parametrize("count", [1, 3, 4, 64, 65, 5000])
@pytest.mark.parametrize("abi", ["x86-64", "s390x"])
def test_many_elements_are_packed_as_few_are(abi: str, count: int) -> None:
    rows = tuple((number, TOP - number) for number in range(count))
    on = {"x86-64": cw.LP64, "s390x": cw.S390X}[abi]
    found = encode_capability(Capability(1, 1, (count, 0, rows)), "iommu", ABIS[abi], HEADERS)
    assert found[8:] == cw.iova_range(rows, on).body
    for wrong in ((1 << 64, 0), (-1, 0), (0,), (0, 1, 2), ("a", 0), 3):
        bad = Capability(1, 1, (count, 0, (*rows[:-1], wrong)))  # type: ignore[arg-type]  # it is refused
        with pytest.raises(EncodeError, match="iova_ranges: an element does not fit"):
            encode_capability(bad, "iommu", ABIS[abi], HEADERS)


REFUSED: list[tuple[str, int, int, tuple[Value, ...], str]] = [
    ("iommu", 3, 1, (1 << 32,), r"avail is 4294967296, expected 0 to 4294967295 \(u32\)"),
    ("iommu", 3, 1, (-1,), "avail is -1"),
    ("iommu", 3, 1, (True,), "avail is True"),
    ("iommu", 3, 1, (b"\0" * 4,), "avail is b"),
    ("iommu", 3, 1, (), r"takes 1 values \(avail\), 0 given"),
    ("iommu", 3, 1, (1, 2), "takes 1 values"),
    ("iommu", 1, 1, (0, 0, b""), "iova_ranges takes elements"),
    ("iommu", 1, 1, (0, 0, 5), "iova_ranges takes elements"),
    ("device", 4, 1, (0, ()), "pfip takes bytes"),
    ("device", 4, 1, (0, 5), "pfip takes bytes"),
    ("device", 1, 1, (0, 0, 1 << 16, 0, 0, 0, 0), r"pchid is 65536, expected 0 to 65535 \(u16\)"),
    ("device", 1, 1, (0, 0, 0, 0, 0, 256, 0), r"pft is 256, expected 0 to 255 \(u8\)"),
    ("device", 1, 1, (1 << 64, 0, 0, 0, 0, 0, 0), r"\(u64\)"),
    ("device", 99, 1, (), "id 99 version 1 is not known to ioctl device: give a payload"),
    ("device", 1, 9, (), "id 1 version 9 is not known"),
    ("region", 9, 1, (), "not known to ioctl region"),
    ("iommu", -1, 1, (), "id is -1, expected 0 to 65535"),
    ("iommu", 1 << 16, 1, (), "id is 65536"),
    ("iommu", 3, -1, (1,), "version is -1"),
    ("iommu", 3, 1 << 16, (1,), "version is 65536"),
]


@pytest.mark.parametrize("number", range(len(REFUSED)))
def test_what_does_not_fit_is_refused(number: int) -> None:
    ids, id_, version, values, said = REFUSED[number]
    with pytest.raises(EncodeError, match=said):
        encode_capability(Capability(id_, version, values), ids, X86_64, HEADERS)


def test_a_request_has_its_fields_by_name_and_its_capabilities_by_identity() -> None:
    caps = (Capability(3, 1, (7,)), Capability(2, 1, (0, 1, 2), filler=b"\1\2\3\4"))
    content = Content(IOCTLS["iommu"], (1, 0x1000), caps)
    assert (content.get("flags"), content.get("iova_pgsizes")) == (1, 0x1000)
    assert content.with_info("flags", 5).info == (5, 0x1000)
    assert content.with_info("iova_pgsizes", 5).info == (1, 5)
    for name in ("argsz", "cap_offset", "pad", "nothing"):
        with pytest.raises(KeyError):
            content.get(name)
        with pytest.raises(KeyError):
            content.with_info(name, 1)
    assert [content.find(cap.known_by) for cap in content.caps] == [0, 1]
    assert content.find(CapId(99)) is None
    bare = without_filler(content)
    assert [cap.filler for cap in bare.caps] == [b"", b""]
    assert [cap.values for cap in bare.caps] == [cap.values for cap in content.caps]
    assert without_filler(bare) is bare
    one = content.caps[0].known_by
    with pytest.raises(ValueError, match="the same identity"):
        Content(IOCTLS["iommu"], (1, 0), (Capability(3, 1, (7,), identity=one),) * 2)
