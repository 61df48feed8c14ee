"""Ribbons join each capability to itself in the next column."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given

from tests.laws.projects import Case, cases
from vfioviz.assets import samples
from vfioviz.capture.open import open_path
from vfioviz.codec.ref import CapId
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import set_argsz
from vfioviz.document.project import ModelColumn
from vfioviz.document.start import project_from
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.ribbons import Extent, Ribbon, ribbons, told


def columns(sample: str, *models: ModelColumn) -> list[DerivedColumn]:
    project = project_from(open_path(str(samples() / sample)), variants=())
    project = set_argsz(project, None).project
    project = replace(project, columns=(project.columns[0], *models))
    return list(derive(project).columns)


def joined(left: DerivedColumn, right: DerivedColumn) -> dict[str, Ribbon]:
    return {one.name: one for one in ribbons(ByteMap(left), ByteMap(right))}


def test_what_moved_by_four_bytes_bends_by_half_a_row() -> None:
    # Offsets of facts.md: iova_range at 72 as captured, at 68 before v6.6.
    captured, before = columns("iommu-linux-6.12.bin", ModelColumn("before-v6.6"))
    found = joined(captured, before)
    assert {name: one.shift for name, one in found.items()} == {
        "migration": 0, "dma_avail": 0, "iova_range": -4,
    }  # fmt: skip
    moved = found["iova_range"]
    assert (moved.start, moved.end) == (72, 68)
    assert moved.left == Extent(9.0, 15.0)
    assert moved.right == Extent(8.5, 14.5)
    assert found["migration"].left == found["migration"].right == Extent(3.0, 7.0)
    assert told(captured, before, list(found.values())) == (
        "Linux 6.12.107+deb12-amd64 to before-v6.6: iova_range 72 → 68 (-4)"
    )


def test_what_a_handler_leaves_out_is_joined_to_nothing() -> None:
    captured, iommufd = columns("iommu-linux-6.12.bin", ModelColumn("v6.6", handler="iommufd"))
    found = joined(captured, iommufd)
    assert found["migration"].right is None
    assert found["migration"].shift is None
    assert "migration is not there" in told(captured, iommufd, list(found.values()))
    back = joined(iommufd, captured)
    assert back["migration"].left is None
    assert "migration at 24 is new" in told(iommufd, captured, list(back.values()))


def test_what_the_chain_does_not_reach_is_joined_and_said_to_be_lost() -> None:
    captured, review = columns("device-atomic-before-v6.6.bin", ModelColumn("posted-v1-review"))
    found = joined(captured, review)
    lost = found["pci_atomic_comp"]
    assert (lost.start, lost.end, lost.reached) == (20, 28, False)
    assert found["id 0 version 0"].left is None
    assert told(captured, review, list(found.values())) == (
        "Linux 6.5 to posted-v1-review: pci_atomic_comp at 28 is not reached by the chain, "
        "id 0 version 0 at 24 is new"
    )


def test_the_same_columns_are_said_to_be_the_same() -> None:
    one, other = columns("iommu-linux-6.12.bin", ModelColumn("v6.6"))
    assert told(one, other, list(joined(one, other).values())).endswith(
        "each capability is at the same offset"
    )


def test_a_lesson_that_hides_a_column_joins_nothing() -> None:
    one, other = columns("iommu-linux-6.12.bin", ModelColumn("v6.6"))
    assert ribbons(ByteMap(replace(one, veiled=True)), ByteMap(other)) == ()
    assert ribbons(ByteMap(one), ByteMap(replace(other, veiled=True))) == ()


@given(cases())
def test_each_capability_is_joined_to_itself_wherever_the_writer_put_it(case: Case) -> None:
    for left, right in pairwise(derive(case.project).columns):
        here, there = case.places(left), case.places(right)
        both: list[CapId] = [tag for tag in here if tag in there]
        if not here or not there or len(both) != len(here) or len(both) != len(there):
            continue
        pairs = {(one.start, one.end) for one in ribbons(ByteMap(left), ByteMap(right))
                 if one.reached and one.shift is not None}  # fmt: skip
        assert pairs == {(here[tag][0], there[tag][0]) for tag in both}
