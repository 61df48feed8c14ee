"""Versions of the code that a project brings along: shown, undone, saved, and gone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.csource import base
from tests.csource.variants import facts
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.derive import derive, question_of
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.sourced.producer import Sourced

SAMPLE = Path(__file__).parents[2] / "samples" / "device-atomic-v6.6.bin"


@pytest.fixture
def ours(tmp_path: Path) -> Sourced:
    return read(wanted(f"mine={base.write(tmp_path)}"))


@pytest.fixture
def project() -> Project:
    return project_from(open_path(SAMPLE), variants=())


def test_an_added_version_has_a_column_that_is_told_as_a_model(
    project: Project, ours: Sourced
) -> None:
    after = edits.add_version(project, ours).project
    shown = derive(after).columns[-1]
    assert (shown.title, shown.badge, shown.failure) == ("mine", "model", "")
    assert shown.subtitle.startswith("model, interpreted from ")
    assert shown.layout.cap_offset == 20


def test_one_that_can_t_answer_says_why_in_its_column(project: Project, ours: Sourced) -> None:
    after = edits.add_version(project, ours).project
    (other,) = edits.add_column(after, ModelColumn("mine", "", "minimal")).project.columns[-1:]
    shown = derive(edits.add_column(after, other).project).columns[-1]
    assert "minimal builds its answer without struct vfio_info_cap" in shown.failure


def test_a_key_is_added_once_and_taken_away_with_its_columns(
    project: Project, ours: Sourced
) -> None:
    after = edits.add_version(project, ours).project
    with pytest.raises(edits.EditError, match="already"):
        edits.add_version(after, ours)
    gone = edits.remove_version(after, "mine").project
    assert gone == project
    with pytest.raises(edits.EditError, match="comes with the program"):
        edits.remove_version(after, "v6.6")


def test_it_travels_in_the_project_and_answers_the_same_there(
    project: Project, ours: Sourced
) -> None:
    after = edits.add_version(project, ours).project
    text = to_text(State(after))
    again = from_text(text).project
    assert again is not None
    assert again == after
    column = ModelColumn("mine")
    told = [
        facts(each.producer(column).answer(question_of(each, column))) for each in (after, again)
    ]
    assert told[0] == told[1]
    assert json.loads(text)["vfioviz"] == 3
    assert json.loads(to_text(State(project)))["vfioviz"] == 2


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"sha256": "0" * 64}, "was changed"),
        ({"key": "v6.6"}, "already"),
        ({"key": "a b"}, "the name of a variant"),
        ({"linux": "7.0"}, "one of 6.5, 6.6"),
        ({"files": {"../../etc/passwd": ["x"]}}, "no file that an answer needs"),
        ({"files": {"drivers/vfio/vfio.c": [300000]}}, "200000"),
        ({"files": 3}, "an object"),
    ],
)
def test_a_version_that_was_damaged_is_refused_by_its_place(
    project: Project, ours: Sourced, change: dict[str, object], why: str
) -> None:
    document = json.loads(to_text(State(edits.add_version(project, ours).project)))
    document["variants"][0] |= change
    with pytest.raises(ProjectError, match=rf"document\.variants\[0\].*{why}"):
        from_text(json.dumps(document))
