"""Capture files: thousands of records with where they come from, written once."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import effort
from tests.projects import ref
from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document.edits import across_abis, add_note
from vfioviz.document.project import Note, Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from

RECORDED = open_path(str(assets.samples() / "nvme-linux-6.12.jsonl"))
words = st.text(max_size=12)
provenances = st.builds(
    Provenance,
    st.sampled_from(("captured", "constructed", "opened")),
    words, words, words, words, words, words, words, words, words, words,
    st.sampled_from((0, 4, 8)),
)  # fmt: skip


def with_origin(origin: Provenance, capture: Capture) -> Capture:
    return replace(capture, provenance=origin)


@given(st.lists(provenances, min_size=1, max_size=6))
def test_each_capture_keeps_where_it_comes_from(origins: list[Provenance]) -> None:
    captures = [with_origin(origin, RECORDED[0]) for origin in origins]
    project = replace(project_from(RECORDED[:1]), captures=tuple(captures))
    again = from_text(to_text(State(project))).project
    assert again is not None
    assert [each.provenance for each in again.captures] == origins


def test_what_captures_share_is_written_once() -> None:
    text = to_text(State(project_from(RECORDED)))
    document = json.loads(text)
    assert len(document["captures"]) == len(RECORDED)
    assert len(document["origins"]) == 1
    assert text.count("1b36:0010") == 1


def test_files_that_name_the_origin_of_each_capture_still_open() -> None:
    document = json.loads(to_text(State(project_from(RECORDED[:2]))))
    (origin,) = document.pop("origins")
    for capture in document["captures"]:
        del capture["origin"]
        capture["provenance"] = {**origin, "source": capture.pop("source")}
    again = from_text(json.dumps(document)).project
    assert again is not None
    assert [each.provenance for each in again.captures] == [
        each.provenance for each in RECORDED[:2]
    ]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"origin": 7}, r"captures\[0\]\.origin: expected a number from 0 to 0"),
        ({"source": 3}, r"captures\[0\]\.source: expected a text"),
    ],
)
def test_a_capture_of_an_unknown_origin_is_refused(change: dict[str, object], said: str) -> None:
    document = json.loads(to_text(State(project_from(RECORDED[:1]))))
    document["captures"][0].update(change)
    with pytest.raises(ProjectError, match=said):
        from_text(json.dumps(document))


def sweep(records: int) -> Project:
    many = tuple(
        replace(each, provenance=replace(each.provenance, source=f"live, record {number}"))
        for number, each in enumerate((RECORDED * (records // len(RECORDED) + 1))[:records])
    )
    return replace(project_from(RECORDED[:1]), captures=many)


def test_a_sweep_of_a_machine_is_written_and_read() -> None:
    project = sweep(4000)
    again = from_text(to_text(State(project)))
    assert again.project is not None
    assert again.project.captures == project.captures


def test_twice_the_records_are_twice_the_work() -> None:
    few, many = sweep(200), sweep(400)

    def work(project: Project) -> int:
        return effort(lambda: from_text(to_text(State(project))))

    work(few)  # what is worked out once
    assert work(many) < 2.2 * work(few)


def test_columns_for_another_abi_are_kept() -> None:
    project = across_abis(project_from(RECORDED[:1]), "v6.6").project
    again = from_text(to_text(State(project))).project
    assert again is not None
    assert again.columns == project.columns
    keys = [(column.producer, column.abi) for column in again.modelled]
    assert keys == [("v6.6", abi) for abi in ("", "i386", "arm", "s390x")]


@given(st.lists(st.text(min_size=1, max_size=60).filter(str.strip), max_size=4))
def test_notes_are_kept(texts: list[str]) -> None:
    project = project_from(RECORDED[:1])
    for number, text in enumerate(texts):
        project = add_note(
            project, Note(text, ref(project, "argsz"), number, number + 4, None)
        ).project
    again = from_text(to_text(State(project))).project
    assert again is not None
    kept = [note.text.splitlines() for note in again.notes]
    assert kept == [note.text.splitlines() for note in project.notes]
