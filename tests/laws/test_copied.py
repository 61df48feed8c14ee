"""What is copied from one column to another is said there, and nothing else changes."""

from __future__ import annotations

from contextlib import suppress

from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.laws.projects import Case, cases
from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import same, twin
from vfioviz.codec.ref import FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import EditError
from vfioviz.document.project import CaptureColumn, Project


def pick(data: st.DataObject, project: Project, *, captured: bool) -> DerivedColumn:
    found = [
        one
        for one in derive(project).columns
        if isinstance(one.column, CaptureColumn) is captured and one.layout.size
    ]
    assume(found)
    return data.draw(st.sampled_from(found))


def again(project: Project, column: DerivedColumn) -> DerivedColumn:
    return next(one for one in derive(project).columns if one.column == column.column)


def edited(data: st.DataObject, case: Case) -> Project:
    """Let the request say otherwise than the capture."""
    project = case.project
    for cap in data.draw(st.permutations(case.tags)):
        with suppress(EditError):
            project = edits.set_payload(project, cap, data.draw(st.binary(max_size=24))).project
            break
    return project


def field(data: st.DataObject, layout: Layout) -> FieldRef:
    assume(layout.caps)
    node = data.draw(st.sampled_from(layout.caps))
    leaf = layout.leaf_at(data.draw(st.integers(node.start, node.stop - 1)))
    return layout.ref(leaf)


@given(cases(), st.data())
def test_a_model_says_what_was_copied_to_it(case: Case, data: st.DataObject) -> None:
    project = edited(data, case)
    source, target = pick(data, project, captured=True), pick(data, project, captured=False)
    ref = field(data, source.layout)
    before = project.content
    after = None
    with suppress(EditError):
        after = edits.copy_across(project, source, target, ref).project
    if after is None:
        return
    assert after.captures is project.captures
    changed = [one for one, old in zip(after.content.caps, before.caps, strict=False) if one != old]
    assert len(changed) <= 1
    assert len(after.content.caps) - len(before.caps) in {0, 1}
    event(f"copied {ref.part}")
    if ref.part in {Part.HEADER, Part.WHOLE, Part.PAYLOAD}:
        # Copied once, there is nothing more to copy.
        with suppress(EditError):
            edits.copy_across(after, again(after, source), again(after, target), ref)
            raise AssertionError(ref)


@given(cases(), st.data())
def test_a_capture_says_what_was_copied_to_it_and_keeps_its_chain(
    case: Case, data: st.DataObject
) -> None:
    project = edited(data, case)
    source, target = pick(data, project, captured=False), pick(data, project, captured=True)
    ref = field(data, source.layout)
    after = None
    with suppress(EditError):
        after = edits.copy_across(project, source, target, ref).project
    if after is None:
        return
    assert after.content == project.content
    shown = again(after, target).layout
    old = target.layout
    assert [node.next for node in shown.caps] == [node.next for node in old.caps]
    there = same(source.layout, old, ref) or ref
    index = source.layout.index_of(ref.owner)
    assert index is not None
    place = twin(source.layout, old, index)
    assert place is not None
    node = old.caps[place]
    assert shown.data[: node.start] == old.data[: node.start]
    assert shown.data[node.stop :] == old.data[node.stop :]
    leaf, mine = shown.leaf(there), source.layout.leaf(ref)
    if ref.part is Part.BODY and leaf is not None and mine is not None:
        assert leaf.value == mine.value
