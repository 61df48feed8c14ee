"""One line on what changed and why, and the marks of what differs."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.scene.columns import ATOMIC, FIVE, TYPE1, column, modelled, ranges, real
from vfioviz.codec.content import Content
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.change import MOST_BYTES, line, marks


def one(content: Content, variant: str = "v6.6", argsz: int | None = None) -> DerivedColumn:
    (made,) = modelled(content, [variant], argsz=argsz)
    return made


def test_a_move_is_told_with_the_arithmetic_behind_it() -> None:
    old, new = real("6.1"), real("6.12")
    because = "iova_range 68 → 72: dma_avail takes 16 bytes, ALIGN(12, 8)"
    assert line(old, new) == because
    assert line(new, old) == "iova_range 72 → 68: dma_avail takes 12 bytes, not rounded up"
    before, v1, *_ = modelled(TYPE1, FIVE)
    assert line(before, v1) == because


def test_a_move_behind_the_info_struct_names_it() -> None:
    before, v1, _, _, v66 = modelled(ATOMIC, FIVE)
    assert line(before, v1) == (
        "pci_atomic_comp 20 → 24: the info struct takes 24 bytes, ALIGN(20, 8)"
    )
    assert line(before, v66) == ("pci_atomic_comp 20 → 24: the info struct has 24 bytes, 20 before")


def test_a_capability_that_the_chain_does_not_lead_to_is_not_called_gone() -> None:
    _, v1, review, *_ = modelled(ATOMIC, FIVE)
    assert line(v1, review).startswith("the chain does not lead to pci_atomic_comp at 28; ")


def test_what_is_taken_out_or_put_in_is_named_and_so_is_what_moves_for_it() -> None:
    less = replace(TYPE1, caps=TYPE1.caps[1:])
    assert line(one(TYPE1), one(less)) == (
        "migration is gone; dma_avail 56 → 24: the info struct is before it now, 1 more moved"
    )
    assert line(one(less), one(TYPE1)) == (
        "migration at 24 is new, 32 bytes; "
        "dma_avail 24 → 56: migration is before it now, 1 more moved"
    )
    assert line(one(TYPE1), one(replace(TYPE1, caps=TYPE1.caps[:2]))) == "iova_range is gone"


def test_a_value_is_told_where_nothing_moved() -> None:
    edited = ATOMIC.with_info("num_regions", 7)
    assert line(one(ATOMIC), one(edited)) == "info.num_regions 9 → 7"
    assert line(one(edited), one(ATOMIC)) == "info.num_regions 7 → 9"


def test_an_answer_that_became_too_short_says_so() -> None:
    assert line(one(TYPE1), one(TYPE1, argsz=64)) == "cut short: needs 120, got 64"


def test_nothing_is_said_where_nothing_is_to_be_said() -> None:
    old = real("6.1")
    assert line(old, old) == ""
    assert line(old, replace(real("6.12"), veiled=True)) == ""
    assert line(old, column(bytes(40), "device")) == ""
    large = column(ranges(MOST_BYTES // 16 + 1))
    assert line(large, column(ranges(4))) == ""
    assert marks(large, old) == marks(old, old) == ()


@pytest.mark.parametrize("variant", FIVE)
def test_marks_are_the_bytes_of_the_values_that_differ(variant: str) -> None:
    edited = TYPE1.with_info("iova_pgsizes", 0x1000)
    assert marks(one(TYPE1, variant), one(edited, variant)) == ((8, 16),)
    assert marks(one(TYPE1, variant), one(TYPE1, variant)) == ()


def test_a_field_that_only_moved_is_not_marked() -> None:
    for start, stop in marks(real("6.1"), real("6.12")):
        assert (start, stop) == (20, 24)  # pad, which 6.1 has not
