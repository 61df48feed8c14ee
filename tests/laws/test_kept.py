"""Project files, JSON and text forms keep each value; the values are those of the tests' writer."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.laws.answers import up
from tests.laws.projects import Case, cases
from tests.laws.specs import Spec
from vfioviz.capture.open import open_text
from vfioviz.codec.ref import CapId
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.project import Note
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.view import Selection, View
from vfioviz.scene import jsonable
from vfioviz.scene.mail.forms import FORMS, text

TEXTS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from("\n\r\v\x85\u2028"))


@given(cases(min_caps=0), st.data())
def test_a_project_file_keeps_the_request_its_columns_notes_and_selection(
    case: Case, data: st.DataObject
) -> None:
    project = case.project
    columns = derive(project).columns
    for _ in range(data.draw(st.integers(0, 3))):
        index = data.draw(st.integers(0, len(columns) - 1))
        layout = columns[index].layout
        leaf = layout.leaf_at(data.draw(st.integers(0, layout.size - 1)))
        said, column = data.draw(TEXTS), columns[index].column
        note = Note(said, layout.ref(leaf), leaf.start, leaf.stop, column)
        # As a file may have it; an edit would strip it.
        project = replace(project, notes=(*project.notes, note))
    forgets: bool = data.draw(st.booleans())
    if case.tags and forgets:
        # An identity that was given once is not given again after a save.
        project = edits.remove_capability(project, case.tags[-1]).project
    index = data.draw(st.integers(0, len(columns) - 1))
    layout = columns[index].layout
    leaf = layout.leaf_at(data.draw(st.integers(0, layout.size - 1)))
    state = State(project, View(selection=Selection.of_leaf(index, layout, leaf)))
    again = from_text(to_text(state))
    assert again == state
    assert again.project is not None
    assert again.project.content.born == project.content.born
    assert [one.layout for one in derive(again.project).columns] == [
        one.layout for one in derive(project).columns
    ]


def told(spec: Spec, index: int) -> dict[str, int | str]:
    """What JSON has to say of a capability that is known."""
    found: dict[str, int | str] = {
        f"caps[{index}].header.id": spec.id,
        f"caps[{index}].header.version": spec.version,
    }
    for (_, name), value in zip(spec.kind.fields, spec.values, strict=True):
        found[f"caps[{index}].{name}"] = value
    for number, row in enumerate(spec.rows):
        for member, value in zip(spec.kind.members, row, strict=True):
            found[f"caps[{index}].{spec.kind.array}[{number}].{member}"] = value
    if isinstance(spec.tail, bytes) and spec.tail:
        found[f"caps[{index}].{spec.kind.array}"] = spec.tail.hex()
    return found


@given(cases())
def test_json_tells_each_value_that_was_written(case: Case) -> None:
    for column in derive(case.project).columns:
        places = case.places(column)
        shown = dict(json.loads(json.dumps(list(jsonable.fields(column.layout)))))
        for node in column.layout.caps:
            owner = column.layout.owner(node.index)
            if owner not in places or not isinstance(owner, CapId):
                continue
            assert node.start == places[owner][0]
            # The request is as it was opened, so that each column has the same capabilities.
            spec = case.specs[case.tags.index(owner)]
            if spec.payload is None and not _is_rewritten(column.run is not None, case, spec):
                assert told(spec, node.index).items() <= shown.items()


def _is_rewritten(modelled: bool, case: Case, spec: Spec) -> bool:
    """iommufd says U32_MAX in avail, whatever type1 would have said."""
    return modelled and case.one.ioctl == "iommu" and spec.id == 3


@given(case=cases(), data=st.data())
@pytest.mark.no_cover
def test_each_text_form_pastes_back_to_the_same_bytes(case: Case, data: st.DataObject) -> None:
    # To draw a case takes longer than to write it and to read it again: each is tried in all forms.
    columns = [one for one in derive(case.project).columns if one.layout.argsz is not None]
    assume(columns)
    for key in FORMS:
        layout = data.draw(st.sampled_from(columns)).layout
        written = text(layout, key, "a test")
        quote = data.draw(st.sampled_from(("", "> ", "> > ")))
        pasted = "".join(f"{quote}{line}\n" for line in written.splitlines())
        (capture,) = open_text(pasted, "clipboard")
        assert capture.data == layout.data, key
        assert (capture.ioctl, capture.abi) == (case.one.ioctl, layout.abi.key), key
        assert len(capture.data) <= up(len(layout.data)), key
