"""A column in little: bins tile its rows, marks are where findings and differences are."""

from __future__ import annotations

import pytest

from tests import chainwriter as cw
from tests.scene.columns import TYPE1, column, modelled, ranges, real
from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.change import marks
from vfioviz.scene.plots import minimap
from vfioviz.scene.plots.minimap import MOST_BINS, Strip


def tiled(strip: Strip) -> bool:
    """Whether the bins follow each other from the first row to the last."""
    ends = [0, *(each.last for each in strip.bins)]
    starts = [*(each.first for each in strip.bins), strip.rows]
    return ends == starts and all(each.first < each.last for each in strip.bins)


@pytest.mark.parametrize("most", [1, 3, 7, 400, 5000])
@pytest.mark.parametrize("count", [2, 40, 3000])
def test_bins_tile_the_rows_and_are_no_more_than_have_room(count: int, most: int) -> None:
    bytemap = ByteMap(column(ranges(count)))
    found = minimap.strip(bytemap, (), most)
    assert tiled(found)
    assert found.rows == bytemap.row_count
    assert len(found.bins) == min(bytemap.row_count, most, MOST_BINS)
    for row in range(0, bytemap.row_count, max(1, bytemap.row_count // 97)):
        bin_ = found.at(row)
        assert bin_ is not None
        assert bin_.first <= row < bin_.last
    assert found.at(bytemap.row_count) is None
    assert found.at(-1) is None


def test_a_short_answer_has_each_cell_of_its_rows() -> None:
    bytemap = ByteMap(real("6.1"))
    found = minimap.strip(bytemap, (), 400)
    for number, bin_ in enumerate(found.bins):
        cells = bytemap.row(number).cells
        assert [(part.role, part.tone) for part in bin_.parts] == [
            (cell.role, cell.tone) for cell in cells
        ] or not cells
    holes = [part for bin_ in found.bins for part in bin_.parts if part.role is Role.CAP_HOLE]
    assert {(hole.first, hole.last) for hole in holes} == {(0.5, 1.0)}


def test_a_long_answer_is_sampled_by_the_kind_of_its_bytes() -> None:
    bytemap = ByteMap(column(ranges(100_000)))
    found = minimap.strip(bytemap, (), 400)
    assert len(found.bins) == 400
    assert {part.role for bin_ in found.bins[1:] for part in bin_.parts} == {Role.CAP_FIELD}
    assert found.bins[0].parts[0].role is Role.INFO


def test_bytes_that_nobody_wrote_are_told_from_the_others() -> None:
    data = ranges(5000)
    bytemap = ByteMap(column(data, written=((0, 40_000),), argsz=len(data)))
    found = minimap.strip(bytemap, (), 100)
    for bin_ in found.bins:
        start = bytemap.offset_of(bin_.first)
        if bin_.parts[0].role is Role.CAP_FIELD:
            assert bin_.parts[0].unwritten is (start >= 40_000)


def test_a_finding_marks_the_bin_that_has_its_row() -> None:
    areas = [(at * 0x2000, 0x1000) for at in range(60_000)]
    areas[41_000] = (41_000 * 0x2000, 0x111)
    data = cw.region_info([cw.sparse_mmap(areas)], "v6.6", size=60_000 * 0x2000).data
    bytemap = ByteMap(column(data, "region"))
    found = minimap.strip(bytemap, (), 400)
    (at,) = {each.start for each in bytemap.layout.findings if each.severity is not Severity.NOTE}
    (marked,) = [bin_ for bin_ in found.bins if bin_.severity is not None]
    assert marked.first <= bytemap.row_of(at) < marked.last
    said = "\n".join(minimap.hover(bytemap, marked))
    assert "1 warning" in said or "1 error" in said
    assert "1 findings" in minimap.summary(bytemap, found, 0, 10)


def test_differences_mark_each_bin_that_they_touch() -> None:
    old, *_, new = modelled(TYPE1)
    bytemap = ByteMap(new)
    changes = marks(old, new)
    assert changes
    found = minimap.strip(bytemap, changes, 400)
    rows = {bytemap.row_of(at) for start, stop in changes for at in range(start, stop)}
    assert {row for bin_ in found.bins if bin_.changed for row in range(bin_.first, bin_.last)} == (
        rows
    )
    marked = next(bin_ for bin_ in found.bins if bin_.changed)
    assert minimap.hover(bytemap, marked)[-1] == "differs from the reference"


def test_marks_of_a_long_answer_lie_where_their_rows_are() -> None:
    bytemap = ByteMap(column(ranges(5000)))
    for start in range(0, bytemap.size, 997):
        found = minimap.strip(bytemap, ((start, start + 1),), 333)
        (marked,) = [bin_ for bin_ in found.bins if bin_.changed]
        assert marked.first <= bytemap.row_of(start) < marked.last


def test_an_empty_column_has_no_bins() -> None:
    found = minimap.strip(ByteMap(column(b"")), (), 400)
    assert found.bins == ()
    assert found.at(0) is None
