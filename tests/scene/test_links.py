"""Arrows lead where the fields say, broken ones too; labels stand where capabilities start."""

from __future__ import annotations

import struct

import pytest

from tests import chainwriter as cw
from tests.hostile import CASES, Hostile
from tests.scene.columns import ATOMIC, column, modelled, ranges, real
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.links import LANES, Arrow, Links


def links(data: bytes, ioctl: str = "iommu") -> Links:
    return Links(ByteMap(column(data, ioctl)))


def all_arrows(made: Links) -> list[Arrow]:
    return list(made.arrows(0, 1 << 26))


def type1() -> cw.Answer:
    return cw.iommu_info([cw.migration(), cw.dma_avail(), cw.iova_range([(0, 1)])])


def test_each_link_of_a_real_answer_leads_to_the_next_capability() -> None:
    made = Links(ByteMap(real("6.1")))
    assert [(each.source, each.target) for each in all_arrows(made)] == [
        (16, 24),
        (28, 56),
        (60, 68),
    ]
    assert not any(each.broken or each.back for each in all_arrows(made))
    assert made.lanes == 1


def test_the_label_of_a_misaligned_capability_says_so() -> None:
    old, new = Links(ByteMap(real("6.1"))), Links(ByteMap(real("6.12")))
    told = [(each.name, each.place, each.modulo) for each in old.labels(0, 999)]
    assert told[2] == ("iova_range", "@68", "mod 8 = 4")
    assert [each.modulo for each in new.labels(0, 999)] == ["", "", ""]


def test_a_capability_that_began_above_is_known() -> None:
    made = Links(ByteMap(real("6.12")))
    held = made.covering(96)
    assert held is not None
    assert (held.name, held.start) == ("iova_range", 72)
    assert made.covering(0) is None
    assert made.covering(68) is None  # the pad belongs to no capability's bytes


def test_only_what_is_seen_is_given() -> None:
    made = Links(ByteMap(real("6.12")))
    assert [each.start for each in made.labels(56, 72)] == [56]
    assert [(each.source, each.target) for each in made.arrows(40, 48)] == [(28, 56)]
    assert list(made.labels(73, 120)) == []


def test_a_next_past_the_end_is_broken_and_has_no_target() -> None:
    answer = type1().with_next(1, 4096)
    (broken,) = [each for each in all_arrows(links(answer.data)) if each.broken]
    assert (broken.target, broken.text) == (None, "→ 4096")
    assert [each.broken for each in links(answer.data).labels(0, 999)] == ["", "→ 4096"]


def test_a_next_into_the_info_struct_is_broken_and_points_there() -> None:
    answer = type1().with_next(1, 16)
    (broken,) = [each for each in all_arrows(links(answer.data)) if each.broken]
    assert broken.target == 16


def test_a_cycle_leads_back_in_a_lane_of_its_own() -> None:
    answer = type1().with_next(2, 24)
    made = links(answer.data)
    (back,) = [each for each in all_arrows(made) if each.back]
    assert (back.target, back.lane, made.lanes) == (24, 1, 2)


def test_the_double_shift_leads_nowhere() -> None:
    (review,) = modelled(ATOMIC, ["posted-v1-review"])
    arrows = all_arrows(Links(ByteMap(review)))
    assert [(each.source, each.broken) for each in arrows] == [(16, False), (28, True)]
    assert arrows[1].text == "→ 65541"


def test_without_the_caps_flag_cap_offset_is_no_link() -> None:
    data = bytearray(type1().data)
    struct.pack_into("<I", data, 4, 1)
    assert all_arrows(links(bytes(data))) == []


def test_a_long_chain_gives_a_bounded_number_of_arrows() -> None:
    hazard = next(each for each in CASES if each.name == "4,096 headers backwards")
    made = links(hazard.data, hazard.ioctl)
    assert 0 < len(all_arrows(made)) <= 2 * 512 + 1


@pytest.mark.parametrize("hazard", CASES, ids=lambda hazard: hazard.name)
def test_hostile_chains_give_arrows_inside_the_buffer(hazard: Hostile) -> None:
    bytemap = ByteMap(column(hazard.data, hazard.ioctl, abi=hazard.on.key))
    made = Links(bytemap)
    for arrow in made.arrows(0, min(bytemap.size, 4096)):
        assert 0 <= arrow.source < bytemap.size
        assert arrow.target is None or 0 <= arrow.target < bytemap.size
        assert 0 <= arrow.lane < LANES


def test_an_array_of_a_mebi_of_ranges_has_two_arrows_less_than_rows() -> None:
    made = links(ranges(1 << 16))
    assert len(all_arrows(made)) == 1
