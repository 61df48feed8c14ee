"""Names, values, flags and bytes are found, the active column first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.scene.columns import column, ranges, real
from vfioviz.scene.find import MOST, find

BOTH = (real("6.1"), real("6.12"))


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("avail", (0, 64, 68)),
        ("iova_ranges[1].end", (0, 108, 116)),
        ("65535", (0, 64, 68)),
        ("0xffff", (0, 64, 68)),
        ("CAPS", (0, 4, 8)),
        ("vfio_iommu_info_caps", (0, 4, 8)),
        ("03 00 01 00", (0, 56, 60)),
        ("03000100", (0, 56, 60)),
    ],
)
def test_what_is_typed_is_found(wanted: str, first: tuple[int, int, int]) -> None:
    found = find(BOTH, 0, wanted)
    assert found.whole
    assert found.hits[0][:3] == first


def test_the_active_column_comes_first_and_the_others_follow() -> None:
    hits = find(BOTH, 1, "avail").hits
    assert [hit.column for hit in hits] == sorted((hit.column for hit in hits), reverse=True)
    assert {hit.column for hit in hits} == {0, 1}


def test_nothing_is_found_of_nothing_and_of_what_is_hidden() -> None:
    for wanted in ("", "  ", "no such thing", "0x", "²", "9" * 400, "zz 00"):
        assert find(BOTH, 0, wanted).hits == ()
    assert find([replace(BOTH[0], veiled=True)], 0, "avail").hits == ()


def test_of_a_long_answer_not_all_is_looked_at_and_that_is_told() -> None:
    found = find([column(ranges(20_000))], 0, "start")
    assert (len(found.hits), found.whole) == (MOST, False)
    assert not find([column(ranges(20_000))], 0, "no such thing").whole
