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


MORE = """\
From: A. Uthor <author@example.org>
Subject: [PATCH] vfio: say no to what has no room

---
--- a/drivers/vfio/vfio_main.c
+++ b/drivers/vfio/vfio_main.c
@@ -30,6 +30,8 @@ void vfio_info_cap_shift(struct vfio_info_cap *chain, size_t by)
 {
 \tstruct vfio_info_cap_header *one = chain->buf;
\x20
+\tWARN_ON(by & 3);
+
 \twhile (one->next) {
 \t\tu32 there = one->next;
\x20
"""
"""Upon what the first patch and an edit made."""


def with_edit(project: Project) -> Project:
    mine = version(project)
    text = mine.sources.files[MAIN].replace("fresh->version = version;", "fresh->version = 7;")
    return edit_code(project, COLUMN, changed(project.producers, mine, MAIN, text)).project


def on_top(project: Project, what: str, tmp_path: Path) -> Project:
    more = tmp_path / "more.patch"
    more.write_text(MORE)
    made = read(wanted(f"top={what},{more}"), known=project.producers)
    assert made.reference is not None
    return refer(edits.add_version(project, made).project, "top", on=True).project


@pytest.mark.parametrize("what", ["mine", "edit-1"])
def test_a_patch_on_another_variant_is_referred_to_and_read_again(
    project: Project, what: str, tmp_path: Path, tree: Path
) -> None:
    edited = with_edit(project)
    before = on_top(edited, what, tmp_path)
    lines = version(before, "top").sources.files[MAIN].split("\n")
    assert "\tWARN_ON(by & 3);" in lines
    assert ("\tfresh->version = 7;" in lines) == (what == "edit-1")
    assert any("room = ALIGN(room" in line for line in lines)
    again = reopened(before)
    assert version(again, "top").absent is not None
    assert "WARN_ON" not in to_text(State(before))
    read_now = set_read(again, [read_again(one) for one in absent(again)]).project
    assert [one.key for one in absent(read_now)] == []
    assert version(read_now, "top").sources.files == version(before, "top").sources.files
    assert answer(read_now, "top") == answer(before, "top")
    # What lies below is another one: it is said, and nothing is taken for it.
    path = tree / MAIN
    path.write_text(path.read_text() + "\n/* more */\n")
    gone = read_again(version(reopened(before), "top"))
    assert gone.absent is not None
    assert "another one" in gone.absent.why


def test_an_edit_of_a_patch_on_an_edit_is_referred_to(project: Project, tmp_path: Path) -> None:
    before = on_top(with_edit(project), "edit-1", tmp_path)
    top = version(before, "top")
    text = top.sources.files[MAIN].replace("by & 3", "by & 7")
    twice = edit_code(
        before, ModelColumn("top"), changed(before.producers, top, MAIN, text)
    ).project
    again = reopened(twice)
    read_now = set_read(again, [read_again(one) for one in absent(again)]).project
    found = version(read_now, "edit-2").sources.files[MAIN]
    assert found == version(twice, "edit-2").sources.files[MAIN]
    assert "by & 7" in found
    assert "version = 7" in found


def test_a_patch_on_what_changed_or_came_from_nowhere_travels(
    project: Project, tree: Path, tmp_path: Path
) -> None:
    more = tmp_path / "more.patch"
    more.write_text(MORE)
    path = tree / MAIN
    path.write_text(path.read_text() + "\n/* more */\n")
    assert read(wanted(f"top=mine,{more}"), known=project.producers).reference is None
