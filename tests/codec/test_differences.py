"""What two answers say differently, by structure; the answers come from the other writer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.hostile import CASES, Hostile
from tests.models import IOCTLS
from tests.strategies import IOCTLS as KEYS
from vfioviz import assets
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import Difference, Kind, differences
from vfioviz.codec.layout import Layout
from vfioviz.uapi.abi import ABIS, X86_64

RANGES = ((0, 0xFFFF), (0x10000, 0xFFFFFFFF))
CAPS = (cw.migration(), cw.dma_avail(), cw.iova_range(RANGES))


def iommu(era: cw.Era, caps: tuple[cw.Cap, ...] = CAPS) -> Layout:
    return decode(cw.iommu_info(caps, era).data, IOCTLS["iommu"], X86_64)


def between(a: Layout, b: Layout, *kinds: Kind) -> list[Difference]:
    return [each for each in differences(a, b) if not kinds or each.kind in kinds]


def test_the_patch_moves_iova_range_and_adds_a_pad() -> None:
    found = between(iommu("before-v6.6"), iommu("v6.6"))
    moved = [each for each in found if each.kind is Kind.MOVED]
    assert [(each.what, each.before, each.after) for each in moved] == [("iova_range", "68", "72")]
    pads = [each.what for each in found if each.kind is Kind.PAD]
    assert "pads of dma_avail" in pads
    # next of dma_avail is 68 and 72, but leads to the same capability.
    assert not [each for each in found if each.what.endswith("header.next")]


def test_a_capability_that_is_gone_is_one_difference() -> None:
    fewer = iommu("v6.6", (CAPS[0], CAPS[2]))
    found = between(iommu("v6.6"), fewer, Kind.REMOVED, Kind.ADDED)
    assert [(each.kind, each.what) for each in found] == [(Kind.REMOVED, "dma_avail")]
    found = between(fewer, iommu("v6.6"), Kind.REMOVED, Kind.ADDED)
    assert [(each.kind, each.what) for each in found] == [(Kind.ADDED, "dma_avail")]


def test_a_further_range_is_an_element_and_a_count() -> None:
    more = (*CAPS[:2], cw.iova_range((*RANGES, (1 << 40, 1 << 41))))
    found = between(iommu("v6.6"), iommu("v6.6", more), Kind.ADDED, Kind.VALUE)
    assert {each.what for each in found} >= {
        "iova_range.nr_iovas", "iova_range.iova_ranges[2].start", "iova_range.iova_ranges[2].end",
    }  # fmt: skip


def test_another_order_is_said() -> None:
    turned = iommu("v6.6", (CAPS[1], CAPS[0], CAPS[2]))
    found = [each for each in differences(iommu("v6.6"), turned) if each.what.startswith("order")]
    assert [(each.before, each.after) for each in found] == [
        ("migration, dma_avail, iova_range", "dma_avail, migration, iova_range")
    ]


def test_a_second_capability_of_an_id_is_told_apart() -> None:
    twice = iommu("v6.6", (CAPS[1], CAPS[1]))
    found = between(iommu("v6.6", (CAPS[1],)), twice, Kind.ADDED)
    assert [each.what for each in found if "." not in each.what] == ["dma_avail (2)"]


def test_bytes_of_a_pad_are_no_field() -> None:
    answer = (assets.samples() / "iommu-linux-6.1.bin").read_bytes()
    other = answer[:20] + b"\x11\x22\x33\x44" + answer[24:]
    a, b = (decode(data, IOCTLS["iommu"], X86_64) for data in (answer, other))
    assert [each.kind for each in differences(a, b)] == [Kind.PAD]


def test_a_link_that_leads_to_another_capability_is_told() -> None:
    whole = cw.iommu_info(CAPS)
    bent = whole.with_next(0, whole.starts[2])
    found = between(iommu("v6.6"), decode(bent.data, IOCTLS["iommu"], X86_64), Kind.LINK)
    assert [(each.what, each.before, each.after) for each in found] == [
        ("migration.header.next", "56 (0x38)", "72 (0x48)")
    ]
    assert found[0].a == found[0].b == (28, 32)


def test_a_cap_offset_that_leads_to_another_capability_is_told() -> None:
    whole = cw.iommu_info(CAPS)
    late = whole.with_cap_offset(whole.starts[1])
    found = between(iommu("v6.6"), decode(late.data, IOCTLS["iommu"], X86_64), Kind.LINK)
    assert [(each.what, each.after) for each in found] == [("info.cap_offset", "56 (0x38)")]


def test_a_link_that_leads_out_is_told() -> None:
    whole = cw.iommu_info(CAPS)
    out = decode(whole.with_next(1, 4096).data, IOCTLS["iommu"], X86_64)
    found = between(iommu("v6.6"), out, Kind.LINK)
    assert [each.what for each in found] == ["dma_avail.header.next"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
@pytest.mark.no_cover
def test_a_hostile_buffer_equals_itself(case: Hostile) -> None:
    layout = decode(case.data, IOCTLS[case.ioctl], ABIS[case.on.key])
    assert list(differences(layout, layout)) == []


@given(st.sampled_from(KEYS), st.binary(max_size=160), st.binary(max_size=160))
def test_any_two_buffers_are_compared(key: str, one: bytes, other: bytes) -> None:
    a, b = (decode(data, IOCTLS[key], X86_64) for data in (one, other))
    found = list(differences(a, b))
    assert bool(found) == (one != other)
    # Whatever A loses B gains when they change places.
    back = list(differences(b, a))
    gone = sorted(each.what for each in found if each.kind is Kind.REMOVED)
    assert gone == sorted(each.what for each in back if each.kind is Kind.ADDED)
