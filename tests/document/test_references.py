"""Sources that a project refers to: read again where somebody says so, and never before."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.capture.patches.repositories import commit, git, repository
from tests.csource import base
from tests.csource.referred import MAIN, SAMPLE, project_with
from tests.csource.variants import facts
from vfioviz.capture.open import open_path
from vfioviz.document import edits
from vfioviz.document.derive import derive, question_of
from vfioviz.document.edit import EditError
from vfioviz.document.edit_code import changed, edit_code
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.references import absent, found_at, read_again, refer, set_read
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.sourced.producer import Sourced

COLUMN = ModelColumn("mine")


@pytest.fixture
def project(tree: Path, patch: Path) -> Project:
    """A project that refers to a tree and a patch."""
    return refer(project_with(f"{tree},{patch}"), "mine", on=True).project


def reopened(project: Project) -> Project:
    state = from_text(to_text(State(project)))
    assert state.project is not None
    return state.project


def version(project: Project, key: str = "mine") -> Sourced:
    found = project.producers.version(key)
    assert isinstance(found, Sourced)
    return found


def answer(project: Project, key: str = "mine") -> Any:
    column = ModelColumn(key)
    return facts(project.producer(column).answer(question_of(project, column)))


def failure(project: Project, key: str = "mine") -> str:
    (found,) = [one for one in derive(project).columns if one.title == key]
    return found.failure


def test_the_file_has_paths_and_hashes_and_no_line_of_the_source(
    project: Project, tree: Path, patch: Path
) -> None:
    text = to_text(State(project))
    document = json.loads(text)
    (told,) = document["variants"]
    assert document["vfioviz"] == 6
    assert told["from"]["tree"] == str(tree)
    assert told["from"]["patches"] == [str(patch)]
    assert "files" not in told
    assert "krealloc" not in text
    # Travelling, it is the other way round, and no path of this machine is in it.
    travels = to_text(State(refer(project, "mine", on=False).project))
    assert "krealloc" in travels
    assert '"from"' not in travels


def test_opening_reads_nothing_and_says_so_in_the_column(
    project: Project, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = to_text(State(project))

    def refuse(*_arguments: object, **_words: object) -> None:
        raise AssertionError

    for name in ("open", "stat", "readlink", "listdir", "scandir"):
        monkeypatch.setattr(os, name, refuse)
    state = from_text(text)
    monkeypatch.undo()
    assert state.project is not None
    assert [one.key for one in absent(state.project)] == ["mine"]
    said = failure(state.project)
    assert "its C is referred to, and was not read yet" in said
    assert str(tree) not in said, "it may go into a mail"


def test_read_again_it_answers_as_before_and_is_the_same(project: Project) -> None:
    opened = reopened(project)
    after = set_read(opened, [read_again(version(opened))]).project
    assert after == project
    assert answer(after) == answer(project)
    assert not absent(after)


def test_a_revision_of_a_repository_is_referred_to_too(tmp_path: Path) -> None:
    folder = repository(tmp_path / "git", base.FILES)
    git(folder, "tag", "v1")
    commit(folder, {MAIN: base.FILES[MAIN].replace("memset(fresh, 0, room);", "")}, "no")
    project = refer(project_with(f"{folder}@v1"), "mine", on=True).project
    opened = reopened(project)
    assert read_again(version(opened)) == version(project)
    git(folder, "tag", "-d", "v1")
    gone = read_again(version(opened)).absent
    assert gone is not None
    assert "there is no revision “v1”" in gone.why


def test_a_source_that_is_gone_is_said_kept_and_found_elsewhere(
    project: Project, tree: Path, tmp_path: Path
) -> None:
    opened = reopened(project)
    tree.rename(tmp_path / "moved")
    tried = set_read(opened, [read_again(version(opened))]).project
    assert "there is no such file or folder" in failure(tried)
    assert to_text(State(tried)) == to_text(State(project)), "nothing is lost"
    moved = read_again(found_at(version(tried), str(tmp_path / "moved")))
    assert moved.absent is None
    after = set_read(tried, [moved]).project
    assert answer(after) == answer(project)
    assert json.loads(to_text(State(after)))["variants"][0]["from"]["tree"].endswith("moved")


def test_a_patch_that_is_gone_is_said(project: Project, patch: Path) -> None:
    patch.unlink()
    found = read_again(version(reopened(project))).absent
    assert found is not None
    assert str(patch) in found.why


def test_a_source_that_changed_is_named_and_taken_only_if_somebody_says_so(
    project: Project, tree: Path
) -> None:
    path = tree / MAIN
    path.write_text(path.read_text().replace("memset(fresh, 0, room);", "memset(fresh, 1, room);"))
    opened = reopened(project)
    tried = read_again(version(opened))
    assert tried.absent is not None
    assert tried.absent.why == f"{MAIN} is another one than when the project was saved"
    shown = set_read(opened, [tried]).project
    assert MAIN in failure(shown)
    assert to_text(State(shown)) == to_text(State(project))
    taken = read_again(version(shown), as_it_is=True)
    assert taken.absent is None
    again = reopened(set_read(shown, [taken]).project)
    assert read_again(version(again)).absent is None, "its hash is known from now on"


def test_an_edit_of_it_keeps_its_lines_alone(project: Project, tree: Path) -> None:
    text = version(project).sources.files[MAIN]
    made = changed(project.producers, version(project), MAIN, text.replace("id;\n", "id + 1;\n"))
    after = edit_code(project, COLUMN, made).project
    said = to_text(State(after))
    assert "krealloc" not in said
    assert "id + 1;" in said
    opened = reopened(after)
    assert len(absent(opened)) == 2
    again = set_read(opened, [read_again(one) for one in absent(opened)]).project
    assert again == after
    assert answer(again, "edit-1") == answer(after, "edit-1")
    # Of other lines it is kept, and said to be of others.
    (tree / MAIN).write_text(base.FILES[MAIN].replace("id;\n", "id ;\n"))
    odd = read_again(version(opened, "edit-1"), as_it_is=True)
    assert odd.absent is not None
    assert "of other lines" in odd.absent.why
    kept = set_read(opened, [odd]).project
    assert to_text(State(kept)) == said


def test_an_edit_of_the_first_line_is_kept_too(project: Project) -> None:
    text = version(project).sources.files[MAIN]
    made = changed(project.producers, version(project), MAIN, f"// mine\n{text}")
    after = edit_code(project, COLUMN, made).project
    opened = reopened(after)
    again = set_read(opened, [read_again(one) for one in absent(opened)]).project
    assert again == after
    assert version(again, "edit-1").sources.files[MAIN].startswith("// mine\n")


def test_a_text_that_was_pasted_travels_with_the_reference(tree: Path) -> None:
    asked = wanted(f"mine={tree},clipboard")._replace(pasted=(("clipboard", base.ROUNDS),))
    start = project_from(open_path(SAMPLE), variants=())
    project = refer(edits.add_version(start, read(asked)).project, "mine", on=True).project
    opened = reopened(project)
    assert read_again(version(opened)) == version(project)


def test_what_can_t_be_done_says_why(project: Project, tree: Path) -> None:
    opened = reopened(project)
    with pytest.raises(EditError, match="read it first"):
        refer(opened, "mine", on=False)
    with pytest.raises(EditError, match="read it first"):
        changed(opened.producers, version(opened), MAIN, "x")
    with pytest.raises(EditError, match="comes with the program"):
        refer(opened, "v6.6", on=True)
    travels = reopened(refer(project, "mine", on=False).project)
    with pytest.raises(EditError, match="not known where"):
        refer(travels, "mine", on=True)
    with pytest.raises(Exception, match="is not here: read it first"):
        read(wanted("other=mine"), known=opened.producers)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"tree": "linux"}, "absolute path"),
        ({"tree": "/srv/../etc"}, "absolute path"),
        ({"tree": "/srv@v1/../../etc"}, "absolute path"),
        ({"tree": "/proc/self/root"}, "absolute path"),
        ({"tree": "/dev/stdin"}, "absolute path"),
        ({"tree": "/a\n/b"}, "absolute path"),
        ({"tree": "/" + "a" * 5000}, "absolute path"),
        ({"tree": 3}, "a text"),
        ({"patches": ["-"]}, "absolute path"),
        ({"patches": ["/dev/fd/0"]}, "absolute path"),
        ({"patches": ["/x"] * 65}, "at most 64"),
        ({"sha256": {"../../etc/passwd": "0" * 64}}, "no file that an answer needs"),
        ({"sha256": {MAIN: "zz"}}, "64 hex digits"),
        ({"pasted": {"a\x1b": []}}, "no name of a patch"),
    ],
)
def test_a_hostile_reference_is_refused_by_its_place(
    project: Project, change: dict[str, object], why: str
) -> None:
    document = json.loads(to_text(State(project)))
    document["variants"][0]["from"] |= change
    with pytest.raises(ProjectError, match=rf"document\.variants\[0\]\.from.*{why}"):
        from_text(json.dumps(document))


@pytest.mark.parametrize(
    "changed_lines",
    [
        {MAIN: [{"at": -1, "was": [], "now": []}]},
        {MAIN: [{"at": 0, "was": ["a\nb"], "now": []}]},
        {"../x": []},
        {MAIN: 3},
    ],
)
def test_hostile_edits_are_refused(project: Project, changed_lines: object) -> None:
    document = json.loads(to_text(State(project)))
    document["variants"][0] |= {"edits": changed_lines, "base": {"key": "mine"}}
    with pytest.raises(ProjectError, match=r"document\.variants\[0\]\.edits"):
        from_text(json.dumps(document))


def test_what_is_no_file_is_not_waited_for_even_if_it_is_read(
    project: Project, tree: Path, patch: Path, tmp_path: Path
) -> None:
    (tree / MAIN).unlink()
    os.mkfifo(tree / MAIN)
    found = read_again(version(reopened(project)))
    assert found.absent is not None
    (tree / MAIN).unlink()
    secret = tmp_path / "secret"
    secret.write_text(base.FILES[MAIN])
    (tree / MAIN).symlink_to(secret)
    assert read_again(version(reopened(project))).absent is not None, "out of the tree"
    (tree / MAIN).unlink()
    (tree / MAIN).write_text(base.FILES[MAIN])
    patch.unlink()
    os.mkfifo(patch)
    found = read_again(version(reopened(project)))
    assert found.absent is not None
    assert "named pipe" in found.absent.why
