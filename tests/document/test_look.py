"""Undo and redo of edits with looks in between, at random: the request is right, the look stays."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.edit import Edit, EditError
from vfioviz.document.look import carried
from vfioviz.document.project import CaptureColumn, ModelColumn, Project
from vfioviz.document.start import project_from

_FIRST = tuple(open_path(str(assets.samples() / "iommu-linux-6.1.bin")))
_SECOND = tuple(open_path(str(assets.samples() / "iommu-linux-6.12.bin")))
_KEYS = project_from(_FIRST).producers.keys


def asked(project: Project) -> tuple[object, ...]:
    """All of a project that is edited."""
    return (project.captures, project.content, project.fill, project.handler, project.abi,
            project.notes, project.argsz if project.chosen else None)  # fmt: skip


def verb(project: Project, word: str, number: int) -> Edit:
    if word == "fill":
        return edits.set_fill(project, number % 256)
    if word == "argsz":
        return edits.set_argsz(project, number)
    if word == "open":
        return edits.add_captures(project, _SECOND)
    if word == "abi":
        return edits.set_abi(project, ("x86-64", "i386")[number % 2])
    if word == "compare":
        return edits.compare_all(project)
    if word == "hide":
        return edits.remove_column(project, number % len(project.columns))
    if word == "record":
        return edits.show_record(project, number % len(project.captures))
    if word == "capture":
        return edits.add_column(project, CaptureColumn(number % len(project.captures)))
    return edits.add_column(project, ModelColumn(_KEYS[number % len(_KEYS)]))


WORDS = ("fill", "argsz", "open", "abi", "compare", "hide", "record", "capture", "model", "undo",
         "redo")  # fmt: skip


@given(st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 600)), max_size=25))
def test_undo_and_redo_lead_to_what_was_edited_whatever_was_looked_at(
    walk: list[tuple[str, int]],
) -> None:
    now = project_from(_FIRST)
    steps: list[tuple[Project, Project]] = []
    at = 0
    for word, number in walk:
        if word == "undo":
            if at:
                at -= 1
                before, after = steps[at]
                now = carried(now, after, before)
                assert asked(now) == asked(before)
        elif word == "redo":
            if at < len(steps):
                before, after = steps[at]
                now = carried(now, before, after)
                at += 1
                assert asked(now) == asked(after)
        else:
            try:
                edit = verb(now, word, number)
            except EditError:
                continue
            if edit.look:
                assert asked(edit.project)[5:] == asked(now)[5:]
            elif edit.project != now:
                del steps[at:]
                steps.append((now, edit.project))
                at += 1
            now = edit.project
        assert 1 <= len(now.columns) <= 6
        assert len({*now.columns}) == len(now.columns)
        for column in now.columns:
            assert not isinstance(column, CaptureColumn) or column.capture < len(now.captures)


def test_a_look_stays_where_an_edit_is_taken_back() -> None:
    first = project_from(_FIRST)
    edited = edits.set_fill(first, 7).project
    looked = edits.compare_all(edited).project
    assert edits.compare_all(edited).look
    back = carried(looked, edited, first)
    assert back == replace(first, columns=looked.columns, argsz=looked.argsz)
    assert carried(back, first, edited) == looked


def test_what_an_undone_step_opened_is_no_longer_looked_at() -> None:
    first = project_from(_FIRST)
    opened = edits.add_captures(first, _SECOND).project
    looked = edits.remove_column(edits.compare_all(opened).project, 0).project
    back = carried(looked, opened, first)
    assert back.captures == first.captures
    assert all(not isinstance(one, CaptureColumn) or one.capture == 0 for one in back.columns)
