"""Areas and ranges are judged as somebody does who compares each with each."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.models import IOCTLS
from vfioviz.codec import checks
from vfioviz.codec.decode import decode
from vfioviz.codec.finding import Finding
from vfioviz.codec.layout import Layout
from vfioviz.uapi.abi import S390X, X86_64

PAGE = 4096
Pairs = list[tuple[int, int]]

_near = st.integers(0, 12).map(lambda half: half * PAGE // 2)
_far = st.sampled_from([0, PAGE, (1 << 64) - PAGE, (1 << 64) - 1])
_pairs = st.lists(
    st.tuples(st.one_of(_near, _near, _near, _far), st.one_of(_near, _near, _far)), max_size=4
)
"""No more than that: of the findings of a single area the first 8 are kept."""


def region(areas: Pairs, size: int, on: cw.Target = cw.LP64) -> Layout:
    answer = cw.region_info([cw.sparse_mmap(areas, on)], "v6.6", on, size=size)
    return decode(answer.data, IOCTLS["region"], S390X if on is cw.S390X else X86_64)


def told(layout: Layout, code: str) -> list[int]:
    """Indices of the elements that findings of one kind are about."""
    found = sorted(each.start for each in layout.findings if each.code == code)
    return [(start - 48) // 16 for start in found]


def share(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two areas of (offset, size) have a byte in common."""
    return max(one[0], other[0]) < min(one[0] + one[1], other[0] + other[1])


@given(_pairs, st.sampled_from([PAGE, 4 * PAGE, 1 << 63]), st.sampled_from([cw.LP64, cw.S390X]))
@example([(0, PAGE), (PAGE, PAGE)], 4 * PAGE, cw.LP64)
@example([(0, PAGE), (PAGE - 1, PAGE)], 4 * PAGE, cw.LP64)
@example([(0, 4 * PAGE), (PAGE, PAGE), (3 * PAGE, PAGE)], 4 * PAGE, cw.LP64)
@example([(0, PAGE + 1)], PAGE, cw.LP64)
def test_areas_are_judged_as_by_comparing_each_with_each(
    areas: Pairs, size: int, on: cw.Target
) -> None:
    layout = region(areas, size, on)
    assert told(layout, "area-empty") == [at for at, (_, long) in enumerate(areas) if not long]
    assert told(layout, "area-unaligned") == [
        at for at, (start, long) in enumerate(areas) if start % PAGE or long % PAGE
    ]
    assert told(layout, "area-wraps") == [
        at for at, (start, long) in enumerate(areas) if start + long > 1 << 64
    ]
    assert told(layout, "area-past-region") == [
        at for at, (start, long) in enumerate(areas) if size < start + long <= 1 << 64
    ]
    steps = [at for at in range(1, len(areas)) if areas[at][0] < areas[at - 1][0]]
    assert told(layout, "areas-unsorted") == steps[:1]
    clashes = [pair for pair in combinations(areas, 2) if share(*pair)]
    assert bool(told(layout, "areas-overlap")) == bool(clashes)


MANY = 9000
"""Areas: more than are passed over at once."""


@given(
    st.lists(
        st.tuples(st.integers(0, MANY - 1), st.sampled_from([0, 1, PAGE, 3 * PAGE])), max_size=3
    ),
    st.sampled_from([cw.LP64, cw.S390X]),
)
@settings(max_examples=20)
def test_an_odd_area_among_many_is_found_wherever_it_is(odd: Pairs, on: cw.Target) -> None:
    areas = [(2 * at * PAGE, PAGE) for at in range(MANY)]
    for at, long in odd:
        areas[at] = areas[at][0], long
    layout = region(areas, 1 << 40, on)
    assert told(layout, "area-empty") == [at for at, each in enumerate(areas) if not each[1]]
    assert told(layout, "area-unaligned") == [at for at, each in enumerate(areas) if each[1] == 1]
    reaching = {
        at + 1 for at, each in enumerate(areas[:-1]) if each[1] == 3 * PAGE and areas[at + 1][1]
    }
    assert set(told(layout, "areas-overlap")) == reaching
    assert not told(layout, "areas-unsorted")


def test_long_arrays_of_the_same_bytes_are_judged_by_their_own_order_and_region() -> None:
    areas = [(2 * at * PAGE, PAGE) for at in range(2 * MANY)]
    swapped = [(at.to_bytes(8, "little"), long.to_bytes(8, "little")) for at, long in areas]
    big = [(int.from_bytes(at, "big"), int.from_bytes(long, "big")) for at, long in swapped]
    for _ in range(2):
        assert not region(areas, 1 << 40).findings
        assert told(region(big, 1 << 40, cw.S390X), "area-past-region")
        assert told(region(areas, PAGE), "area-past-region")


@given(_pairs, st.sampled_from([cw.LP64, cw.S390X]))
def test_a_range_is_reversed_where_its_end_lies_before_its_start(
    ranges: Pairs, on: cw.Target
) -> None:
    answer = cw.iommu_info([cw.iova_range(ranges, on)], "v6.6", on)
    layout = decode(answer.data, IOCTLS["iommu"], S390X if on is cw.S390X else X86_64)
    found = [(each.start - 40) // 16 for each in layout.findings if each.code == "range-reversed"]
    # end is inclusive, so that a range of one byte starts where it ends.
    assert sorted(found) == [at for at, (start, end) in enumerate(ranges) if end < start]


def changed() -> Iterator[tuple[str, bytes]]:
    """Answers of all ioctls, and each with one byte set."""
    whole = (
        ("device", cw.device_info([cw.zpci_base(), cw.zpci_util(), cw.atomic_comp()])),
        ("region", cw.region_info([cw.sparse_mmap([(0, PAGE)]), cw.region_type(1, 1)])),
        ("iommu", cw.iommu_info([cw.migration(), cw.dma_avail(), cw.iova_range([(0, 9)])])),
    )
    for key, answer in whole:
        for at in range(len(answer.data)):
            for value in (1, 0xFF):
                yield key, answer.data[:at] + bytes([value]) + answer.data[at + 1 :]


def test_what_is_passed_over_in_haste_has_no_finding(monkeypatch: pytest.MonkeyPatch) -> None:
    cases = list(changed())
    hasty = [decode(data, IOCTLS[key]).findings for key, data in cases]

    def closely(layout: Layout, found: list[Finding]) -> None:
        for block in layout.blocks:
            found += checks._check_block(layout, block)

    monkeypatch.setattr(checks, "_check_blocks", closely)
    assert hasty == [decode(data, IOCTLS[key]).findings for key, data in cases]


@pytest.mark.parametrize(
    ("areas", "code", "most"),
    [
        ([(at * PAGE, 0) for at in range(20)], "area-empty", 8),
        ([(0, PAGE)] * 20, "areas-overlap", 8),
        ([((at + 1) * PAGE, PAGE) for at in range(20)], "area-past-region", 16),
    ],
)
def test_of_many_alike_the_first_are_told(areas: Pairs, code: str, most: int) -> None:
    found = told(region(areas, PAGE), code)
    assert len(found) == most
    assert found == list(range(found[0], found[0] + most))


def test_of_many_ranges_that_end_before_they_start_the_first_16_are_told() -> None:
    answer = cw.iommu_info([cw.iova_range([(at + 1, at) for at in range(20)])])
    found = decode(answer.data, IOCTLS["iommu"], X86_64).findings
    assert [(each.code, each.start) for each in found] == [
        ("range-reversed", 24 + 16 + 16 * at) for at in range(16)
    ]
