"""A byte that is typed is that byte and no other: in a capture, and in what a model gives back."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.laws.projects import Case, cases
from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import CapId, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import EditError
from vfioviz.document.project import CaptureColumn, Project
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State


def pick(data: st.DataObject, project: Project, *, captured: bool) -> DerivedColumn:
    columns = [
        one
        for one in derive(project).columns
        if isinstance(one.column, CaptureColumn) is captured and one.layout.size
    ]
    return data.draw(st.sampled_from(columns))


def again(project: Project, column: DerivedColumn) -> DerivedColumn:
    return next(one for one in derive(project).columns if one.column == column.column)


@given(cases(min_caps=0), st.data())
def test_captured_bytes_change_where_they_are_typed_over_and_nowhere_else(
    case: Case, data: st.DataObject
) -> None:
    project = case.project
    column = pick(data, project, captured=True)
    old = column.layout.data
    start = data.draw(st.integers(0, len(old) - 1))
    new = data.draw(st.binary(min_size=1, max_size=min(12, len(old) - start)))
    if data.draw(st.booleans()):
        # A request that somebody edited does not follow.
        project = edits.set_fill(project, project.fill ^ 1).project
    kept = project.content
    after = edits.set_bytes(project, column, start, new).project
    shown = again(after, column)
    assert shown.layout.data == old[:start] + new + old[start + len(new) :]
    assert (after.captures[0].provenance.kind == "edited") is (shown.layout.data != old)
    assert (shown.badge == "edited") is (shown.layout.data != old)
    assert project.captures[0].data == old
    if project.fill != case.project.fill:
        assert after.content == kept
        # Which capability is which does not change with a chain that skips one.
        starts = {node.start: column.layout.owner(node.index) for node in column.layout.caps}
        for node in shown.layout.caps:
            owner = shown.layout.owner(node.index)
            if isinstance(owner, CapId) and node.start in starts:
                assert owner == starts[node.start]
    read = from_text(to_text(State(after))).project
    assert read is not None
    assert read.captures == after.captures


@given(cases(), st.data())
def test_a_model_gives_typed_bytes_back_or_they_are_refused(
    case: Case, data: st.DataObject
) -> None:
    project = case.project
    raw: bool = data.draw(st.booleans())
    if case.tags and raw:
        # Carried raw, whatever its id is known for.
        tag, payload = data.draw(st.sampled_from(case.tags)), data.draw(st.binary(max_size=40))
        project = edits.set_payload(project, tag, payload).project
    column = pick(data, project, captured=False)
    layout = column.layout
    at = data.draw(st.integers(0, layout.size - 1))
    value = data.draw(st.integers(0, 255))
    captured = project.captures
    after = None
    with suppress(EditError):
        after = edits.set_bytes(project, column, at, bytes([value])).project
    if after is None:
        assert value != layout.data[at]
        return
    assert after.captures == captured
    shown = again(after, column).layout
    assert shown.data[at] == value
    if not _shapes(layout, at):
        assert shown.data == layout.data[:at] + bytes([value]) + layout.data[at + 1 :]


def _shapes(layout: Layout, at: int) -> bool:
    """Whether a byte says which struct there is, or what a driver gives: more changes with it."""
    ref = layout.ref(layout.leaf_at(at))
    return ref.part is Part.HEADER or not isinstance(ref.owner, CapId)


@given(cases(), st.data())
def test_several_bytes_are_all_taken_or_none(case: Case, data: st.DataObject) -> None:
    project = case.project
    column = pick(data, project, captured=False)
    size = column.layout.size
    start = data.draw(st.integers(0, size))
    new = data.draw(st.binary(max_size=24))
    with suppress(EditError):
        after = edits.set_bytes(project, column, start, new).project
        assert start + len(new) <= size
        shown = again(after, column).layout.data
        assert shown[start : start + len(new)] == new
        assert replace(after, content=project.content) == project
