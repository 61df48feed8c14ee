"""Rows that a map takes over from an older one are those that it would have made itself."""

from __future__ import annotations

from itertools import permutations
from pathlib import Path

from hypothesis import event, given
from hypothesis import strategies as st

from tests import strategies
from tests.laws.projects import Case, cases
from tests.laws.test_identity import edit_field, point
from tests.scene.columns import column as shown
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import set_argsz
from vfioviz.scene.bytemap import ByteMap

SAMPLES = Path(__file__).parents[2] / "samples"


def check(old: DerivedColumn, new: DerivedColumn, width: int, *, fold: bool) -> int:
    """Return how many rows were taken over."""
    before, after, fresh = (ByteMap(one, width, fold=fold) for one in (old, new, new))
    before.rows(0, before.row_count)
    after.take_rows(before)
    taken = len(after._rows)
    assert after.rows(0, after.row_count) == fresh.rows(0, fresh.row_count)
    return taken


WIDTHS = st.sampled_from((8, 16, 32, 64))


@given(cases(), st.data(), WIDTHS, st.booleans())
def test_rows_that_are_kept_over_an_edit_are_right(
    case: Case, data: st.DataObject, width: int, fold: bool
) -> None:
    columns = derive(case.project).columns
    if data.draw(st.booleans(), label="another argsz"):
        case.project = set_argsz(case.project, data.draw(st.integers(0, 200))).project
    else:
        column, _, leaf = point(data, case)
        edit_field(data, case, column, leaf)
    taken = 0
    for old, new in permutations((*columns, *derive(case.project).columns), 2):
        taken += check(old, new, width, fold=fold)
    event(f"taken over: {min(taken, 1)}")


@given(st.data(), WIDTHS, st.booleans())
def test_bytes_that_differ_anywhere_show_where_they_do(
    data: st.DataObject, width: int, fold: bool
) -> None:
    ioctl = data.draw(st.sampled_from(("device", "region", "iommu")))
    answer = data.draw(strategies.any_answers(ioctl))
    other = bytearray(answer.data)
    for _ in range(data.draw(st.integers(1, 3)) if other else 0):
        other[data.draw(st.integers(0, len(other) - 1))] = data.draw(st.integers(0, 255))
    old, new = (shown(raw, ioctl, abi=answer.target.key) for raw in (answer.data, bytes(other)))
    event(f"taken over: {min(check(old, new, width, fold=fold), 1)}")


def test_an_edit_of_one_value_leaves_the_rows_of_other_capabilities_alone() -> None:
    raw = bytes((SAMPLES / "iommu-linux-6.12.bin").read_bytes())
    other = bytearray(raw)
    other[-8] ^= 1  # in the capability that lies last
    old, new = (shown(one, "iommu") for one in (raw, bytes(other)))
    rows = ByteMap(new).row_count
    last = new.layout.caps[-1]
    assert check(old, new, 8, fold=True) >= rows - (last.stop - last.start) // 8 - 1
