"""Rows that keep columns level change no byte and no offset; where each lies is the writer's."""

from __future__ import annotations

from itertools import chain, combinations

from hypothesis import event, given
from hypothesis import strategies as st

from tests import strategies
from tests.laws.projects import Case, cases
from tests.scene.columns import column as shown
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.level import maps
from vfioviz.scene.sync import follow

WIDTHS = st.sampled_from((8, 16, 32))


def check_bytes(bytemap: ByteMap) -> None:
    """Every byte is in one row, at the column of its offset; spacers are where none is."""
    data, width, cursor = bytemap.layout.data, bytemap.row_bytes, 0
    for number, row in enumerate(bytemap.rows(0, bytemap.row_count)):
        assert row.start == cursor
        assert bytemap.offset_of(number) == min(row.start, bytemap.size - 1)
        cursor = row.stop
        if row.fold is not None:
            assert not row.spacers
            continue
        held = {at for first, last in row.spacers for at in range(first, last)}
        bytes_ = {at % width for at in range(row.start, row.stop)}
        assert held.isdisjoint(bytes_)
        if row.stop < bytemap.size:
            assert held | bytes_ == set(range(width))
        assert (not row.cells) is row.empty
        read = b"".join(cell.raw for cell in row.cells)
        assert read == data[row.start : row.stop]
        places = chain.from_iterable(range(cell.first, cell.last) for cell in row.cells)
        assert [row.line + at for at in places] == list(range(row.start, row.stop))
        for at in range(row.start, row.stop):
            assert bytemap.row_of(at) == number
            assert bytemap.byte_at(number, at % width) == at
        for at in held:
            assert bytemap.byte_at(number, at) is None
    assert cursor == bytemap.size


@given(cases(), WIDTHS, st.booleans())
def test_spacers_change_no_byte_and_no_offset(case: Case, width: int, fold: bool) -> None:
    columns = derive(case.project).columns
    for bytemap in maps(columns, width, fold=fold, level=True):
        check_bytes(bytemap)


@given(cases(), WIDTHS)
def test_a_capability_begins_in_one_row_in_each_column_that_has_it(case: Case, width: int) -> None:
    columns = derive(case.project).columns
    bytemaps = maps(columns, width, fold=True, level=True)
    places = [case.places(column) for column in columns]
    if not any(bytemap.bands for bytemap in bytemaps):
        return
    lines = [sorted(each, key=lambda tag: each[tag][0]) for each in places]
    for mine, theirs in combinations(lines, 2):
        both = set(mine) & set(theirs)
        if [tag for tag in mine if tag in both] != [tag for tag in theirs if tag in both]:
            event("in another order")  # iommufd's: not all of them can be level
            return
    for tag in case.tags:
        rows = {
            bytemap.row_of(each[tag][0])
            for bytemap, each in zip(bytemaps, places, strict=True)
            if tag in each
        }
        event(f"columns: {sum(tag in each for each in places)}")
        assert len(rows) <= 1, (tag, rows)
    for one in bytemaps:
        for other in bytemaps:
            assert follow(one, 3.0, other) == 3.0


@given(st.data())
def test_any_bytes_are_level_with_any_others(data: st.DataObject) -> None:
    ioctl = data.draw(st.sampled_from(("device", "region", "iommu")))
    answers = data.draw(st.lists(strategies.any_answers(ioctl), min_size=2, max_size=4))
    columns: list[DerivedColumn] = [
        shown(answer.data, ioctl, abi=answer.target.key) for answer in answers
    ]
    for bytemap in maps(columns, 8, fold=True, level=True):
        check_bytes(bytemap)


@given(cases())
def test_without_it_rows_are_as_they_were(case: Case) -> None:
    columns = derive(case.project).columns
    for bytemap, column in zip(maps(columns, 8, fold=True, level=False), columns, strict=True):
        plain = ByteMap(column)
        assert bytemap.rows(0, bytemap.row_count) == plain.rows(0, plain.row_count)
        assert not any(row.spacers for row in bytemap.rows(0, bytemap.row_count))
