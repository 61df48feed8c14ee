"""What is done through any column is done to the capability and the field that was pointed at.

Where each one lies in each column is told by the tests' own writer, before and after.
"""

from __future__ import annotations

import pytest
from hypothesis import assume, event, given
from hypothesis import strategies as st

from tests.laws.answers import up
from tests.laws.projects import Case, cases
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import CapId, FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import DerivedColumn
from vfioviz.document.edits import EditError
from vfioviz.document.project import CaptureColumn, Note

Pointed = tuple[DerivedColumn, CapId, Leaf]


def point(data: st.DataObject, case: Case) -> Pointed:
    """Point at a byte of a capability in a column; the writer says which one it is."""
    columns = derive(case.project).columns
    shown = [(column, case.places(column)) for column in columns]
    shown = [(column, places) for column, places in shown if places]
    assume(shown)
    column, places = data.draw(st.sampled_from(shown), label="column")
    tag = data.draw(st.sampled_from(sorted(places)), label="capability")
    start, stop = places[tag]
    leaf = column.layout.leaf_at(data.draw(st.integers(start, stop - 1), label="byte"))
    if leaf.role is Role.SLACK:
        # Behind the last capability: zeros that its count denies look like unused ones.
        assume(any(column.layout.data[leaf.start : leaf.stop]))
    assert column.layout.ref(leaf).owner == tag
    return column, tag, leaf


def edit_field(data: st.DataObject, case: Case, column: DerivedColumn, leaf: Leaf) -> None:
    """Change the field that is pointed at, in the project and in the writer's mind."""
    ref = column.layout.ref(leaf)
    assert isinstance(ref.owner, CapId)
    if ref.owner not in case.tags:
        with pytest.raises(EditError, match="not one of the request"):
            edits.set_field(case.project, ref, 0)
        return
    at = case.tags.index(ref.owner)
    spec = case.specs[at]
    size = leaf.stop - leaf.start
    event(f"field: {ref.part}, {leaf.role}")
    if ref.part is Part.PAYLOAD:
        payload = data.draw(st.binary(max_size=40))
        case.project = edits.set_field(case.project, ref, payload).project
        case.specs[at] = spec.with_payload(payload)
    elif ref.part is Part.BODY and spec.payload is None and ref.field in spec.names:
        if isinstance(leaf.value, int) and ref.element < 0:
            value = data.draw(st.integers(0, (1 << 8 * size) - 1))
            case.project = edits.set_field(case.project, ref, value).project
            case.specs[at] = spec.with_value(ref.field, value)
        elif ref.element >= 0:
            value = data.draw(st.integers(0, (1 << 64) - 1))
            if ref.element >= len(spec.rows):  # a count that lies shows what is no element
                with pytest.raises(EditError, match="elements"):
                    edits.set_field(case.project, ref, value)
                return
            case.project = edits.set_field(case.project, ref, value).project
            case.specs[at] = spec.with_member(ref.element, ref.member, value)
        else:
            raw = data.draw(st.binary(max_size=40))
            case.project = edits.set_field(case.project, ref, raw).project
            case.specs[at] = spec.with_tail(raw)
    elif ref.part is Part.HEADER and ref.field in {"id", "version"}:
        return  # another id is another capability: test_kinds
    else:
        with pytest.raises(EditError):
            edits.set_field(case.project, ref, 0)


@given(cases(), st.data())
def test_an_edit_of_a_field_through_any_column_changes_that_field_alone(
    case: Case, data: st.DataObject
) -> None:
    case.check()
    for _ in range(data.draw(st.integers(1, 3))):
        column, _, leaf = point(data, case)
        edit_field(data, case, column, leaf)
        case.check()


@given(cases(), st.data())
def test_an_edit_of_an_info_field_through_any_column_changes_that_field_alone(
    case: Case, data: st.DataObject
) -> None:
    columns = derive(case.project).columns
    column = data.draw(st.sampled_from(columns))
    leaf = column.layout.leaf_at(data.draw(st.integers(0, 19)))
    ref = column.layout.ref(leaf)
    assume(ref.owner not in case.tags)
    if ref.field not in case.info:
        with pytest.raises(EditError):
            edits.set_field(case.project, ref, 0)
        return
    value = data.draw(st.integers(0, (1 << 8 * (leaf.stop - leaf.start)) - 1))
    case.project = edits.set_field(case.project, ref, value).project
    flag = case.project.ioctl.caps_flag if ref.field == "flags" else 0
    case.info[ref.field] = value & ~flag
    case.check()


def pin(data: st.DataObject, case: Case) -> dict[str, tuple[CapId, FieldRef]]:
    """Pin a few notes; return what each is about."""
    pinned = {}
    for number in range(data.draw(st.integers(1, 4))):
        column, tag, leaf = point(data, case)
        ref = column.layout.ref(leaf)
        note = Note(f"note {number}", ref, leaf.start, leaf.stop, column.column)
        case.project = edits.add_note(case.project, note).project
        pinned[note.text] = tag, ref
    return pinned


def check_notes(case: Case, pinned: dict[str, tuple[CapId, FieldRef]]) -> None:
    """A note ends with its capability, unless it is about captured bytes, and else stays on it."""
    kept = {note.text: note for note in case.project.notes}
    for note in case.project.notes:
        assert note.ref == pinned[note.text][1]
    for text, (tag, ref) in pinned.items():
        gone = tag not in case.tags
        if text not in kept:
            assert gone
            continue
        note = kept[text]
        assert not gone or isinstance(note.column, CaptureColumn)
        for column in derive(case.project).columns:
            stands(case, column.layout, column, tag, ref)


def stands(case: Case, layout: Layout, column: DerivedColumn, tag: CapId, ref: FieldRef) -> None:
    """What is pinned lies inside its capability, or nowhere."""
    span, places = layout.span(ref), case.places(column)
    if span is None or not places:
        return
    assert tag in places
    start, stop = places[tag]
    if ref.part is Part.PAD:
        assert span[0] >= stop
    else:
        # The rounding behind what nobody knows is told from it by nothing.
        assert start <= span[0] < span[1] <= start + up(stop - start)


@given(cases(min_caps=2), st.data())
def test_what_is_removed_moved_or_duplicated_is_what_was_pointed_at(
    case: Case, data: st.DataObject
) -> None:
    pinned = pin(data, case)
    seen = set(case.tags)
    for _ in range(data.draw(st.integers(1, 4))):
        assume(case.tags)
        column, tag, leaf = point(data, case)
        owner = column.layout.ref(leaf).owner
        assert isinstance(owner, CapId)
        verb = data.draw(st.sampled_from(("remove", "move", "duplicate", "field")))
        event(verb)
        if tag not in case.tags:
            for refused in (edits.remove_capability, edits.duplicate_capability):
                with pytest.raises(EditError, match="not one of the request"):
                    refused(case.project, owner)
            continue
        at = case.tags.index(tag)
        if verb == "remove":
            case.project = edits.remove_capability(case.project, owner).project
            del case.tags[at], case.specs[at]
        elif verb == "move":
            to = data.draw(st.integers(0, len(case.tags) - 1))
            case.project = edits.move_capability(case.project, owner, to).project
            case.tags.insert(to, case.tags.pop(at))
            case.specs.insert(to, case.specs.pop(at))
        elif verb == "duplicate":
            edit = edits.duplicate_capability(case.project, owner)
            case.project = edit.project
            assert edit.cap is not None
            assert edit.cap not in seen
            seen.add(edit.cap)
            case.tags.insert(at + 1, edit.cap)
            case.specs.insert(at + 1, case.specs[at])
        else:
            edit_field(data, case, column, leaf)
        assert tuple(cap.known_by for cap in case.project.content.caps) == tuple(case.tags)
        case.check()
        check_notes(case, pinned)
