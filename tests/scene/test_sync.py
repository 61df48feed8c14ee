"""The same field is found in another column, and columns follow each other by structure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.hostile import CASES, Hostile
from tests.models import find
from tests.scene.columns import FIVE, TYPE1, column, modelled, ranges, real
from vfioviz.codec import pairs
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.sync import follow, shift

OLD, NEW = real("6.1").layout, real("6.12").layout


def counterpart(source: Layout, target: Layout, path: str) -> Leaf | None:
    leaf = find(source, path)
    assert leaf is not None, path
    return pairs.counterpart(source, target, leaf)


@pytest.mark.parametrize("layout", [OLD, NEW], ids=["6.1", "6.12"])
def test_every_leaf_of_a_real_answer_is_found_by_its_path(layout: Layout) -> None:
    for leaf in layout.leaves():
        assert find(layout, leaf.path) == leaf


@pytest.mark.parametrize("hazard", CASES, ids=lambda hazard: hazard.name)
def test_a_path_of_a_hostile_answer_finds_a_leaf_of_that_path_or_none(hazard: Hostile) -> None:
    layout = column(hazard.data, hazard.ioctl, abi=hazard.on.key).layout
    for leaf in layout.leaves_between(0, min(layout.size, 512)):
        found = find(layout, leaf.path)
        assert found is None or found.path == leaf.path


@pytest.mark.parametrize(
    "path", ["", "nothing", "caps[9].header.id", "caps[2].iova_ranges[99].end"]
)
def test_a_path_that_leads_nowhere_finds_nothing(path: str) -> None:
    assert find(OLD, path) is None


def test_an_element_far_inside_a_long_array_is_found_at_once() -> None:
    layout = column(ranges(1 << 18)).layout
    leaf = layout.leaf_at(layout.size - 8)
    assert find(layout, leaf.path) == leaf


def test_iova_range_at_68_is_iova_range_at_72() -> None:
    moved = counterpart(OLD, NEW, "caps[2].iova_ranges[0].start")
    assert moved is not None
    assert (moved.start, moved.path) == (88, "caps[2].iova_ranges[0].start")


def test_a_capability_is_found_again_behind_one_that_was_added() -> None:
    caps = [cw.migration(), cw.dma_avail(), cw.iova_range([(0, 1)])]
    fewer = column(cw.iommu_info(caps[1:]).data).layout
    more = column(cw.iommu_info(caps).data).layout
    found = counterpart(fewer, more, "caps[0].avail")
    assert found is not None
    assert found.path == "caps[1].avail"
    assert counterpart(more, fewer, "caps[0].pgsize_bitmap") is None


def test_the_second_of_two_equal_capabilities_stays_the_second() -> None:
    twice = column(cw.iommu_info([cw.dma_avail(1), cw.dma_avail(2)]).data).layout
    later = column(cw.iommu_info([cw.migration(), cw.dma_avail(1), cw.dma_avail(2)]).data).layout
    found = counterpart(twice, later, "caps[1].avail")
    assert found is not None
    assert found.value == 2


def test_an_id_of_another_ioctl_is_another_capability() -> None:
    device = column(cw.device_info([cw.atomic_comp()]).data, "device").layout
    assert counterpart(OLD, device, "caps[2].header.id") is None


def test_the_shift_against_the_reference_is_told() -> None:
    assert [shift(OLD, NEW, index) for index in range(3)] == ["", "", "+4"]
    assert shift(NEW, OLD, 2) == "-4"
    assert shift(None, NEW, 2) == shift(NEW, NEW, 2) == ""


def test_columns_show_the_same_field_at_the_top() -> None:
    old, new = ByteMap(real("6.1")), ByteMap(real("6.12"))
    assert follow(new, 9.0, old) == 8.0  # iova_range: row of 72 -> row of 68
    assert follow(new, 8.0, old) == 8.0
    assert follow(new, 3.0, old) == 3.0


@given(st.sampled_from(FIVE), st.sampled_from(FIVE), st.lists(st.floats(0, 20), min_size=2))
def test_scrolling_on_never_moves_another_column_back(
    one: str, other: str, rows: list[float]
) -> None:
    source, target = (ByteMap(each) for each in modelled(TYPE1, [one, other]))
    images = [follow(source, row, target) for row in sorted(rows)]
    assert images == sorted(images)
    assert all(0 <= image <= max(20.0, target.row_count) for image in images)


def test_a_column_follows_itself_exactly_and_an_empty_one_anything() -> None:
    old, empty = ByteMap(real("6.1")), ByteMap(column(b""))
    assert follow(old, 3.25, old) == 3.25
    assert follow(old, 3.25, empty) == 3.25
    assert follow(empty, 1.0, old) == 1.0
