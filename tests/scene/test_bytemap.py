"""Rows and cells: they tile the buffer, break fields over lines, fold what is long and empty."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort
from tests.hostile import CASES, Hostile
from tests.scene.columns import ATOMIC, TYPE1, column, modelled, ranges, real
from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.codec.paths import parse
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.bytemap import ROW_BYTES, ByteMap
from vfioviz.scene.cells import Cell, Row

sizes = st.sampled_from(ROW_BYTES)
spans = st.lists(st.tuples(st.integers(0, 300), st.integers(0, 300)), max_size=4).map(
    lambda found: tuple((min(pair), max(pair)) for pair in found)
)


def cell(bytemap: ByteMap, offset: int) -> Cell:
    row = bytemap.row(bytemap.row_of(offset))
    at = offset - row.start
    return next(each for each in row.cells if each.first <= at < each.last)


def check_tiling(bytemap: ByteMap) -> None:
    """Check every row; of a long map the first and the last ones."""
    check_rows(bytemap, 0, min(bytemap.row_count, 100))
    if bytemap.row_count > 100:
        check_rows(bytemap, max(100, bytemap.row_count - 100), bytemap.row_count)


def check_rows(bytemap: ByteMap, first: int, last: int) -> None:
    cursor = bytemap.offset_of(first)
    for row in bytemap.rows(first, last):
        assert row.start == cursor
        cursor = row.stop
        if row.fold is not None:
            assert not row.cells
            continue
        assert row.start % bytemap.row_bytes == 0
        assert 0 < row.stop - row.start <= bytemap.row_bytes
        at = 0
        for each in row.cells:
            assert each.first == at
            at = each.last
            assert each.raw == bytemap.layout.data[row.start + each.first : row.start + at]
        assert at == row.stop - row.start
    if last == bytemap.row_count:
        assert cursor == bytemap.size


@given(st.binary(max_size=300), sizes, st.none() | spans, st.none() | st.integers(0, 400))
def test_the_rows_tile_any_buffer(
    data: bytes, row_bytes: int, written: tuple[tuple[int, int], ...] | None, argsz: int | None
) -> None:
    made = column(data, "device", written=written, argsz=argsz)
    for fold in (False, True):
        check_tiling(ByteMap(made, row_bytes, fold=fold))


@pytest.mark.parametrize("row_bytes", [8, 64])
@pytest.mark.parametrize("hazard", CASES, ids=lambda hazard: hazard.name)
def test_the_rows_tile_hostile_answers(hazard: Hostile, row_bytes: int) -> None:
    made = column(hazard.data, hazard.ioctl, abi=hazard.on.key, argsz=64, written=())
    check_tiling(ByteMap(made, row_bytes))


@given(st.integers(0, 5000), sizes)
def test_row_of_and_offset_of_agree(offset: int, row_bytes: int) -> None:
    bytemap = ByteMap(column(bytes(600) + bytes(3000), "device"), row_bytes)
    row = bytemap.row(bytemap.row_of(offset))
    nearest = min(offset, bytemap.size - 1)
    assert row.start <= nearest < row.stop
    assert bytemap.offset_of(bytemap.row_of(offset)) == row.start


def test_a_row_of_another_length_is_refused() -> None:
    with pytest.raises(ValueError, match="8, 16, 32 or 64"):
        ByteMap(real("6.1"), 12)


def test_an_empty_buffer_has_no_rows() -> None:
    bytemap = ByteMap(column(b""))
    assert (bytemap.row_count, bytemap.rows(0, 9), bytemap.row_of(5), bytemap.offset_of(5)) == (
        0,
        [],
        0,
        0,
    )
    with pytest.raises(IndexError):
        bytemap.row(0)


def test_linux_6_1_breaks_its_iova_ranges_over_lines_and_6_12_does_not() -> None:
    old, new = ByteMap(real("6.1")), ByteMap(real("6.12"))
    broken = [each for row in old.rows(0, 99) for each in row.cells if each.misaligned]
    assert len(broken) == 8  # four u64, two halves each
    assert all(each.joint for each in broken)
    assert not any(each.misaligned for row in new.rows(0, 99) for each in row.cells)


def test_the_halves_of_a_broken_u64_share_one_value() -> None:
    bytemap = ByteMap(real("6.1"))
    upper, lower = cell(bytemap, 92), cell(bytemap, 96)
    assert (upper.name, upper.values, upper.note) == ("[0].end", ("0xfedfffff",), ())
    assert (lower.name, lower.values) == ("[0].end", ())
    assert lower.note[0] == "u64 across the 8-byte line"
    assert (upper.before, upper.after, lower.before, lower.after) == (False, True, True, False)


@pytest.mark.parametrize("row_bytes", [16, 32, 64])
def test_wider_rows_show_where_a_u64_crosses_the_line(row_bytes: int) -> None:
    bytemap = ByteMap(real("6.1"), row_bytes)
    for start in (84, 92, 100, 108):
        line = start + 4
        crossed = cell(bytemap, start)
        at = line - bytemap.row(bytemap.row_of(start)).start
        assert crossed.after or crossed.cracks == (at,)


def test_the_larger_part_of_a_broken_field_has_the_value() -> None:
    # zPCI base before 6.6 on i386: 20 + 8 is no multiple of 8 either.
    bytemap = ByteMap(column(ranges(2, "before-v6.6"), abi="i386"))
    for row in bytemap.rows(0, bytemap.row_count):
        for each in row.cells:
            if each.scalar and (each.before or each.after):
                assert bool(each.values) != bool(each.note)


def test_pad_hole_and_tail_say_how_many_bytes_they_have() -> None:
    bytemap = ByteMap(real("6.12"))
    assert (cell(bytemap, 36).name, cell(bytemap, 68).name) == ("hole 4", "pad 4")
    assert cell(ByteMap(real("6.1")), 20).name == "tail 4"


def test_only_the_first_cell_of_a_capability_begins_it() -> None:
    bytemap = ByteMap(real("6.1"))
    begun = [
        row.start + each.first for row in bytemap.rows(0, 99) for each in row.cells if each.begins
    ]
    assert begun == [24, 56, 68]


def test_a_capability_keeps_its_tone_in_every_column() -> None:
    old, new = ByteMap(real("6.1")), ByteMap(real("6.12"))
    assert cell(old, 68).tone == cell(new, 72).tone == cell(old, 84).tone
    assert len({cell(old, at).tone for at in (0, 24, 56, 68)}) == 4


def test_what_before_v6_6_leaves_unwritten_is_unwritten() -> None:
    (old,) = modelled(TYPE1, ["before-v6.6"], argsz=4096)
    tail = cell(ByteMap(old), 20)
    assert tail.unwritten
    assert (tail.name, tail.values[0]) == ("tail 4, not written", "a5 a5 a5 a5")


def test_the_sketch_leaves_a_named_pad_unwritten_and_v6_6_writes_it() -> None:
    sketch, merged = modelled(ATOMIC, ["review-sketch", "v6.6"])
    assert cell(ByteMap(sketch), 20).name == "pad, not written"
    assert cell(ByteMap(merged), 20).values == ("0",)


def test_a_field_that_was_written_in_part_says_which_bytes_were_not() -> None:
    made = column(real("6.12").layout.data, written=((0, 18), (24, 120)))
    row = ByteMap(made).row(2)
    assert row.unwritten == ((2, 4),)
    assert [each.unwritten for each in row.cells] == [False, True]


def test_bytes_past_the_callers_memory_are_marked_and_fenced() -> None:
    v1, review, merged = modelled(ATOMIC, ["posted-v1", "posted-v1-review", "v6.6"])
    row = ByteMap(v1).row(4)
    assert (row.fence, row.over) == (4, ((4, 8),))
    over = [
        row.start + first
        for row in ByteMap(review).rows(0, 99)
        for first, last in row.over
        for _ in range(first, last)
    ]
    assert len(over) == 8
    assert not any(row.over for row in ByteMap(merged).rows(0, 99))


def test_long_slack_folds_into_one_row_and_unfolds() -> None:
    (merged,) = modelled(TYPE1, ["v6.6"], argsz=4096)
    folded, whole = ByteMap(merged), ByteMap(merged, fold=False)
    assert whole.row_count == 4096 // 8
    last = folded.row(folded.row_count - 1)
    assert last.fold is not None
    assert last.fold.texts[0] == "3,976 bytes not written, up to argsz 4096"
    assert (last.start, last.stop) == (120, 4096)
    assert folded.row_of(3000) == folded.row_count - 1


def test_a_short_run_of_slack_is_not_folded() -> None:
    (merged,) = modelled(TYPE1, ["v6.6"], argsz=136)
    assert all(row.fold is None for row in ByteMap(merged).rows(0, 99))


def test_slack_that_nobody_knows_about_is_called_slack() -> None:
    data = real("6.12").layout.data
    bytemap = ByteMap(column(data + bytes(4096 - len(data))))
    fold = bytemap.row(bytemap.row_count - 1).fold
    assert fold is not None
    assert fold.texts[0] == "3,976 bytes of slack, up to argsz 4096"


def test_the_end_of_a_cut_buffer_is_told() -> None:
    assert ByteMap(real("6.1")).ending == "the bytes end at 116; argsz is 4,096"
    (whole,) = modelled(TYPE1, ["v6.6"])
    assert ByteMap(whole).ending == ""


def test_a_finding_marks_the_cell_where_it_starts() -> None:
    (v1,) = modelled(ATOMIC, ["posted-v1"])
    marked = [
        (row.start + each.first, each.severity)
        for row in ByteMap(v1).rows(0, 99)
        for each in row.cells
        if each.severity is not None
    ]
    assert marked == [(36, Severity.ERROR)]


def test_equal_rows_of_two_columns_are_equal_so_that_they_share_a_picture() -> None:
    old, new = ByteMap(real("6.1")), ByteMap(real("6.12"))
    same = [one == other for one, other in zip(old.rows(0, 8), new.rows(0, 8), strict=True)]
    assert same == [True, True, False, True, True, True, True, False]
    assert len({*old.rows(0, 99), *new.rows(0, 99)}) == 15 + 9


def test_sixteen_mebibytes_cost_no_more_than_what_is_seen() -> None:
    made = column(ranges(1 << 20))
    small = column(ranges(1 << 10))

    def screen(of: DerivedColumn) -> list[Row]:
        bytemap = ByteMap(of)
        middle = bytemap.row_count // 2
        return list(bytemap.rows(middle, middle + 60))

    screen(small)  # what is worked out once
    assert effort(lambda: screen(made)) < 1.1 * effort(lambda: screen(small))
    rows = screen(made)
    assert len(rows) == 60
    assert all(each.role is Role.CAP_FIELD for row in rows for each in row.cells)


@pytest.mark.parametrize(
    ("owner", "index"),
    [
        ("caps[0]", 0),
        ("caps[12].header", 12),
        ("caps[2].iova_ranges[7]", 2),
        ("", None),
        ("info", None),
    ],
)
def test_an_owner_names_its_capability(owner: str, index: int | None) -> None:
    assert next((one.cap for one in parse(owner)), None) == index
