"""An edit that is offered for a finding mends it, in the answer that is computed after it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import chainwriter as cw
from tests.projects import ref
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.mend import mends
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.start import project_from

SAMPLES = Path(__file__).parents[2] / "samples"


def of(name: str) -> Project:
    return edits.compare_all(project_from(open_path(SAMPLES / name))).project


def newest(project: Project) -> DerivedColumn:
    return next(one for one in derive(project).columns if one.column == ModelColumn("v6.6"))


def mended(project: Project, code: str) -> Project:
    column = newest(project)
    finding = next(one for one in column.layout.findings if one.code == code)
    offered = mends(project, column, finding)
    assert offered
    assert offered[0].words
    after = offered[0].verb(project).project
    left = [one.code for one in newest(after).layout.findings]
    assert left.count(code) < [one.code for one in column.layout.findings].count(code)
    return after


def test_a_short_answer_is_given_what_it_needs() -> None:
    short = edits.set_argsz(of("iommu-linux-6.12.bin"), 64).project
    after = mended(short, "short-answer")
    assert newest(after).layout.caps


def test_what_is_left_over_is_not_passed() -> None:
    after = mended(edits.set_argsz(of("iommu-linux-6.12.bin"), 4096).project, "slack")
    assert after.argsz == newest(after).layout.chain_end


def test_a_reversed_range_is_turned_around() -> None:
    project = of("iommu-linux-6.12.bin")
    index = next(i for i, cap in enumerate(project.content.caps) if cap.id == 1)
    start = ref(project, f"caps[{index}].iova_ranges[0].start")
    turned = edits.set_field(project, start, (1 << 64) - 1).project
    mended(turned, "range-reversed")


def test_an_id_that_is_there_twice_goes() -> None:
    project = of("iommu-linux-6.12.bin")
    twice = edits.duplicate_capability(project, project.content.caps[1].known_by).project
    after = mended(twice, "duplicate-id")
    assert len(after.content.caps) == len(project.content.caps)


@pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.bin")))
def test_whatever_is_offered_can_be_done_in_one_step(name: str) -> None:
    project = of(name)
    for column in derive(project).columns:
        for finding in column.layout.findings[:50]:
            for one in mends(project, column, finding):
                after = one.verb(project)
                assert after.project != project
                assert after.text
                assert derive(after.project).columns


def test_what_is_offered_in_a_long_array_is_not_tried_at_each_selection(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    areas = [(at * 0x2000, 0x3000) for at in range(5000)]
    data = cw.region_info([cw.sparse_mmap(areas)], "v6.6", size=5001 * 0x2000).data
    capture = Capture("a", data, Provenance("opened", "a"), ioctl="region")
    project = edits.compare_all(project_from([capture])).project

    def tried(*_given: object) -> None:
        raise AssertionError("an edit of 5,000 areas was made to see whether it can be")

    with monkeypatch.context() as patched:
        patched.setattr(edits, "remove_element", tried)
        column = newest(project)
        finding = next(one for one in column.layout.findings if one.code == "areas-overlap")
        (offered,) = mends(project, column, finding)
    after = offered.verb(project).project
    assert len(newest(after).layout.data) == len(column.layout.data) - 16
    asked = edits.remove_capability(project, project.content.caps[0].known_by).project
    assert mends(asked, column, finding) == (), "it is not one of the request any more"
