"""Which capability is which, after bytes of a capture were typed over that lead to others."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.ref import CapId
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.project import CaptureColumn, ModelColumn, Project
from vfioviz.document.start import project_from

ANSWER = cw.iommu_info((cw.migration(), cw.dma_avail(), cw.iova_range([(0, 4095)])), "v6.6")


def begun(*, touched: bool) -> Project:
    origin = Provenance("captured", "a test", kernel="6.12")
    captures = [
        Capture("one", ANSWER.data, origin, "iommu", "x86-64", len(ANSWER.data), 0, written=()),
        Capture("two", ANSWER.data, origin, "iommu", "x86-64", len(ANSWER.data), 0),
    ]
    project = replace(
        project_from(captures, variants=()),
        columns=(CaptureColumn(0), CaptureColumn(1), ModelColumn("v6.6")),
    )
    return edits.set_fill(project, 7).project if touched else project


def owners(project: Project, column: int) -> list[object]:
    layout = derive(project).columns[column].layout
    return [layout.owner(node.index) for node in layout.caps]


def typed(project: Project, number: int, offset: int, value: int) -> Project:
    column = derive(project).columns[number]
    return edits.set_bytes(project, column, offset, value.to_bytes(4, "little")).project


def test_a_chain_that_skips_one_keeps_the_identities_of_the_others() -> None:
    project = begun(touched=True)
    first, second, third = owners(project, 0)
    assert all(isinstance(one, CapId) for one in (first, second, third))
    after = typed(project, 0, 16, ANSWER.starts[1])
    assert owners(after, 0) == owners(after, 2)[1:] == [second, third]
    assert owners(after, 1)[1:] == [second, third]
    # And with the link typed back, the one that was skipped is nobody's, and no other's.
    back = typed(after, 0, 16, ANSWER.starts[0])
    assert owners(back, 0)[1:] == [second, third]
    middle = typed(project, 0, ANSWER.starts[0] + 4, ANSWER.starts[2])
    assert owners(middle, 0) == [first, third]
    assert after.content == middle.content == project.content


@pytest.mark.parametrize("number", [0, 1])
def test_a_request_that_nobody_edited_is_that_of_the_bytes_now(number: int) -> None:
    project = begun(touched=False)
    after = typed(project, number, 16, ANSWER.starts[1])
    ids = [cap.id for cap in after.content.caps]
    assert ids == ([3, 1] if number == 0 else [2, 3, 1])
    assert after.columns == project.columns
    assert after.captures[1 - number] == project.captures[1 - number]
    assert len(after.captures) == 2
    assert after.active == project.active
    typed_in = derive(after).columns[number].layout
    assert [node.id for node in typed_in.caps] == [3, 1]


def test_what_is_typed_is_known_to_be_written_and_said_once() -> None:
    project = begun(touched=False)
    first = typed(project, 0, 40, 5)
    again = typed(first, 0, 44, 6)
    assert again.captures[0].written == ((40, 48),)
    assert again.captures[1].written is None
    assert first.captures[0].provenance.kind == "edited"
    assert again.captures[0].provenance == first.captures[0].provenance
    assert again.captures[0].provenance.by.count("bytes typed by hand") == 1
    apart = typed(again, 0, 100 - 40, 9)
    assert apart.captures[0].written == ((40, 48), (60, 64))
    held = derive(apart).columns[0].layout.data[60:64]
    assert typed(apart, 0, 60, int.from_bytes(held, "little")) == apart
    assert typed(project, 0, 0, len(ANSWER.data)) is project
    assert first.captures[0].provenance.by == "bytes typed by hand"
    mine = replace(project.captures[0].provenance, by="me")
    named = replace(project, captures=(replace(project.captures[0], provenance=mine),))
    named = replace(named, columns=(CaptureColumn(0), ModelColumn("v6.6")))
    assert typed(named, 0, 40, 5).captures[0].provenance.by == "me; bytes typed by hand"


def test_bytes_of_the_stack_that_are_typed_over_are_known_from_then_on() -> None:
    project = begun(touched=False)
    stack = replace(project.captures[0], uninitialised=((30, 50), (60, 62)))
    project = replace(project, captures=(stack, project.captures[1]))
    assert typed(project, 0, 40, 1).captures[0].uninitialised == ((30, 40), (44, 50), (60, 62))
    assert typed(project, 0, 28, 1).captures[0].uninitialised == ((32, 50), (60, 62))
    assert typed(project, 0, 48, 1).captures[0].uninitialised == ((30, 48), (60, 62))
    assert typed(project, 0, 60, 1).captures[0].uninitialised == ((30, 50),)
    assert typed(project, 0, 30, 1).captures[0].uninitialised == ((34, 50), (60, 62))
    assert typed(project, 0, 46, 1).captures[0].uninitialised == ((30, 46), (60, 62))
    assert typed(project, 0, 59, 1).captures[0].uninitialised == ((30, 50),)
