"""Where to look first: what is misplaced, of all columns the lowest offset."""

from __future__ import annotations

from dataclasses import replace

from tests.scene.columns import ATOMIC, TYPE1, modelled, real
from vfioviz.scene.attention import Spot, first


def test_a_misaligned_field_of_one_answer_is_looked_at() -> None:
    spot = first([real("6.1")])
    assert spot is not None
    assert (spot.column, spot.start) == (0, 84)


def test_a_capability_that_moved_comes_before_what_is_wrong_in_it() -> None:
    spot = first([real("6.12"), real("6.1")])
    assert spot is not None
    assert spot[:2] == (1, 68)
    moved = first(modelled(ATOMIC, ["before-v6.6", "v6.6"]))
    assert moved is not None
    assert moved[:2] == (1, 24)


def test_where_nothing_is_misplaced_nothing_is_looked_at() -> None:
    assert first([]) is None
    assert first([real("6.12")]) is None
    assert first(modelled(TYPE1, ["v6.6", "v6.6"])) is None


def test_what_a_lesson_hides_is_not_looked_at() -> None:
    veiled = replace(real("6.1"), veiled=True)
    assert first([veiled]) is None
    assert first([real("6.12"), veiled]) is None
    alone, behind = first([real("6.1")]), first([veiled, real("6.1")])
    assert alone is not None
    assert behind == Spot(1, alone.start, alone.stop)
