"""How columns share the width: names give way before bytes, and no pixel is given twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vfioviz.ui.bytemap.metrics import MAX_BYTE, MIN_BYTE, TIGHT_BYTE, Detail
from vfioviz.ui.bytemap.planning import Names, Plan, plan

LONG = Names(126, 24)


def made(count: int, room: int, zoom: int = 100, row_bytes: int = 8) -> Plan:
    return plan(zoom=zoom, row_bytes=row_bytes, room=room, digits=3, names=[LONG] * count, lanes=2)


@given(
    st.integers(1, 6),
    st.integers(0, 4000),
    st.sampled_from((50, 67, 100, 175, 400)),
    st.sampled_from((8, 16, 32, 64)),
)
def test_columns_tile_the_room_or_are_as_narrow_as_they_can_be(
    count: int, room: int, zoom: int, row_bytes: int
) -> None:
    found = made(count, room, zoom, row_bytes)
    assert len(found.widths) == len(found.labels) == count
    assert found.total == room or found.total == made(count, 0, zoom, row_bytes).total
    for width, labels in zip(found.widths, found.labels, strict=True):
        assert width >= found.metrics.left + found.metrics.width + found.metrics.gutter + labels


def test_names_give_way_before_bytes_and_bytes_before_a_column_does() -> None:
    seen = [made(6, room) for room in (2600, 1900, 1700, 1500, 1280)]
    assert [one.namer for one in seen] == [None, 0, 0, 0, 0]
    assert [one.metrics.byte >= MIN_BYTE for one in seen[:2]] == [True, True]
    assert seen[-1].metrics.byte >= TIGHT_BYTE
    assert all(one.total <= room for one, room in zip(seen, (2600, 1900, 1700, 1500, 1280),
                                                      strict=True))  # fmt: skip
    assert all(one.metrics.detail is Detail.NAMES for one in seen)
    assert all(one.labels[0] >= LONG.full for one in seen)


def test_the_first_column_that_has_capabilities_has_their_names() -> None:
    short = Names(0, 0)
    found = plan(zoom=100, row_bytes=8, room=900, digits=2, names=[short, LONG, LONG, LONG, short])
    assert found.namer == 1
    assert found.labels[1] > found.labels[0] == found.labels[4]


@pytest.mark.parametrize("room", [400, 883, 1280, 2560])
def test_a_column_alone_is_as_wide_as_is_sensible(room: int) -> None:
    found = made(1, room)
    assert MIN_BYTE <= found.metrics.byte <= MAX_BYTE
    assert found.total == room
