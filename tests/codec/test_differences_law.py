"""Arrays are compared as bytes, and what is said is what a look at each leaf says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chainwriter import dma_avail, iommu_info, iova_range, region_info, sparse_mmap
from tests.effort import effort
from tests.models import IOCTLS, question, version
from vfioviz.codec.content_of import content
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import MAX_DIFFERENCES, Kind, differences
from vfioviz.codec.layout import Layout
from vfioviz.kernel.skew import skews
from vfioviz.uapi.abi import ABIS, X86_64

Pairs = list[tuple[int, int]]
RANGES = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=6)


def ranges(pairs: Pairs, *, abi: str = "x86-64", extra: bool = False) -> Layout:
    caps = [dma_avail()] if extra else []
    return decode(iommu_info([*caps, iova_range(pairs)]).data, IOCTLS["iommu"], ABIS[abi])


def areas(pairs: Pairs) -> Layout:
    return decode(region_info([sparse_mmap(pairs)]).data, IOCTLS["region"], X86_64)


def leaf_by_leaf(a: Layout, b: Layout) -> set[tuple[str, str]]:
    """What each has in its elements, by name: the values that differ, and those of one alone."""
    found = []
    for layout in (a, b):
        elements = (leaf for leaf in layout.leaves() if "[" in leaf.path.partition(".")[2])
        found.append({leaf.path.partition(".")[2]: leaf.value for leaf in elements})
    ours, theirs = found
    said = {(Kind.VALUE.value, name) for name in ours.keys() & theirs.keys()
            if ours[name] != theirs[name]}  # fmt: skip
    said |= {(Kind.REMOVED.value, name) for name in ours.keys() - theirs.keys()}
    return said | {(Kind.ADDED.value, name) for name in theirs.keys() - ours.keys()}


def said_of_elements(a: Layout, b: Layout) -> list[tuple[str, str]]:
    return [
        (each.kind.value, each.what.partition(".")[2])
        for each in differences(a, b)
        if each.what.endswith(("].start", "].end", "].offset", "].size"))
    ]


@given(RANGES, RANGES, st.booleans())
def test_ranges_are_compared_as_leaf_by_leaf(one: Pairs, other: Pairs, extra: bool) -> None:
    a, b = ranges(one), ranges(other, extra=extra)
    said = said_of_elements(a, b)
    assert len(said) == len(set(said))
    assert set(said) == leaf_by_leaf(a, b)


@given(RANGES, RANGES)
def test_areas_are_compared_as_leaf_by_leaf(one: Pairs, other: Pairs) -> None:
    assert set(said_of_elements(areas(one), areas(other))) == leaf_by_leaf(areas(one), areas(other))


@given(RANGES, st.sampled_from(["x86-64", "i386", "arm"]))
def test_arrays_read_by_another_abi_are_compared_as_leaf_by_leaf(one: Pairs, abi: str) -> None:
    a, b = ranges(one), ranges(one, abi=abi)
    assert set(said_of_elements(a, b)) == leaf_by_leaf(a, b)


def many(number: int, last: int = 0) -> Pairs:
    return [(at * 0x2000, at * 0x2000 + 0xFFF) for at in range(number)] + [(1, last)]


def test_one_element_among_a_hundred_thousand_costs_what_it_costs_alone() -> None:
    a, b = ranges(many(100_000)), ranges(many(100_000, 5))
    assert [each.what for each in differences(a, b)] == ["iova_range.iova_ranges[100000].end"]
    assert effort(lambda: list(differences(a, b))) < 20_000


def test_more_differences_than_are_listed_end_the_search() -> None:
    a, b = ranges(many(50_000)), ranges([(one + 1, two + 1) for one, two in many(50_000)])
    assert len(list(differences(a, b))) == MAX_DIFFERENCES
    assert effort(lambda: list(differences(a, b))) < 200 * MAX_DIFFERENCES


@pytest.mark.parametrize("number", [1000])
def test_a_program_with_other_headers_is_judged_in_linear_work(number: int) -> None:
    def work(size: int) -> int:
        wanted = content(ranges(many(size)))
        return effort(lambda: list(skews(question(wanted), (version("v6.6"),))))

    work(2)
    assert work(2 * number) < 2.1 * work(number)
