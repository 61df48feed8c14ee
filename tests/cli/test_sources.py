"""vfioviz sources: what a project refers to, on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.csource.referred import MAIN, project_with
from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.cli import main
from vfioviz.document import edits
from vfioviz.document.edit_code import changed, edit_code
from vfioviz.document.project import ModelColumn
from vfioviz.document.references import absent, read_again, set_read
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.variants import read, wanted
from vfioviz.kernel.sourced.producer import Sourced

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def project(tmp_path: Path, tree: Path, patch: Path) -> Path:
    """A project that brings its C along."""
    path = tmp_path / "review.vfioviz"
    write_project(path, to_text(State(project_with(f"{tree},{patch}"))))
    return path


@pytest.fixture
def referring(project: Path, tree: Path, patch: Path, capsys: Capsys) -> Path:
    """The project, that refers to it."""
    assert call(project, "--refer", f"mine={tree},{patch}", "-o", project) == 0
    capsys.readouterr()
    return project


def call(*words: object) -> int:
    return main(["sources", *map(str, words)])


def told(capsys: Capsys, *words: object, status: int = 0) -> Any:
    assert call(*words, "--json") == status
    (one,) = json.loads(capsys.readouterr().out)["variants"]
    return one


def test_what_travels_is_listed_and_can_be_referred_to(
    project: Path, tree: Path, patch: Path, capsys: Capsys
) -> None:
    before = from_text(read_project(project)).project
    assert told(capsys, project)["state"] == "travels"
    assert call(project, "--refer", f"mine={tree},{patch}", "-o", project) == 0
    out = capsys.readouterr().out
    assert f"refers to {tree}" in out
    assert "there, and as it was" in out
    assert "krealloc" not in read_project(project)
    one = told(capsys, project)
    assert (one["state"], one["tree"], one["patches"]) == ("not read", str(tree), [str(patch)])
    assert told(capsys, project, "--read")["state"] == "as it was"
    # And back: it travels as it did.
    assert call(project, "--bring", "mine", "-o", project) == 0
    assert from_text(read_project(project)).project == before


def test_a_patch_on_an_edit_is_referred_to_by_what_it_is_made_of(
    referring: Path, tree: Path, tmp_path: Path, capsys: Capsys
) -> None:
    state = from_text(read_project(referring))
    assert state.project is not None
    column = ModelColumn("mine")
    start = set_read(state.project, [read_again(one) for one in absent(state.project)]).project
    mine = start.producers.version("mine")
    assert isinstance(mine, Sourced)
    text = mine.sources.files[MAIN].replace("fresh->version = version;", "fresh->version = 7;")
    edited = edit_code(start, column, changed(start.producers, mine, MAIN, text)).project
    more = tmp_path / "more.patch"
    more.write_text(
        f"--- a/{MAIN}\n+++ b/{MAIN}\n@@ -1,2 +1,3 @@\n #include <linux/vfio.h>\n+/* more */\n \n"
    )
    made = read(wanted(f"top=edit-1,{more}"), known=edited.producers)
    write_project(referring, to_text(State(edits.add_version(edited, made).project)))
    assert "krealloc" in read_project(referring)
    assert call(referring, "--refer", f"top=edit-1,{more}", "-o", referring) == 0
    assert "there, and as it was" in capsys.readouterr().out
    assert call(referring, "--read") == 0
    out = capsys.readouterr().out
    assert "top: edit-1 + more.patch\n    refers to " in out
    assert "with edit-1.diff, whose text travels" in out


def test_another_text_is_not_referred_to(project: Path, tree: Path, capsys: Capsys) -> None:
    assert call(project, "--refer", f"mine={tree}", "-o", project) == 2
    assert f"mine: {MAIN} is not the text that the project has" in capsys.readouterr().err
    assert "krealloc" in read_project(project)


def test_what_is_gone_is_status_1_and_is_found_elsewhere(
    referring: Path, tree: Path, tmp_path: Path, capsys: Capsys
) -> None:
    was = read_project(referring)
    tree.rename(tmp_path / "moved")
    one = told(capsys, referring, "--read", status=1)
    assert one["state"] == "not there"
    assert "there is no such file or folder" in one["why"]
    assert call(referring, "--at", f"mine={tmp_path / 'moved'}") == 0
    assert "nothing is written: -o PROJECT" in capsys.readouterr().err
    assert read_project(referring) == was
    assert call(referring, "--at", f"mine={tmp_path / 'moved'}", "-o", referring) == 0
    capsys.readouterr()
    assert told(capsys, referring, "--read")["state"] == "as it was"


def test_what_changed_is_named_and_taken_only_on_demand(
    referring: Path, tree: Path, capsys: Capsys
) -> None:
    path = tree / MAIN
    path.write_text(path.read_text() + "\n/* more */\n")
    one = told(capsys, referring, "--read", status=1)
    assert one["why"] == f"{MAIN} is another one than when the project was saved"
    assert call(referring, "--bring", "mine", "-o", referring) == 2
    assert "read it first" in capsys.readouterr().err
    assert call(referring, "--take", "mine", "-o", referring) == 0
    capsys.readouterr()
    assert told(capsys, referring, "--read")["state"] == "as it was"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--bring", "v6.6"), "'v6.6' is no variant that this project has of its own: mine"),
        (("--at", "mine"), "expected KEY=PATH[@REV]"),
        (("--at", "mine=/tmp"), "mine travels in the project"),
        (("--refer", "mine"), "expected KEY=PATH"),
    ],
)
def test_what_is_asked_wrongly_is_one_line(
    project: Path, words: tuple[str, ...], said: str, capsys: Capsys
) -> None:
    assert call(project, *words) == 2
    err = capsys.readouterr().err
    assert said in err
    assert len(err.splitlines()) == 1


def test_a_reply_of_a_project_that_was_not_read_says_so(referring: Path, capsys: Capsys) -> None:
    main(["reply", str(referring)])
    said = capsys.readouterr()
    assert "mine: its C is referred to, and was not read yet; --read-sources reads it" in said.err
    assert str(referring.parent) not in said.out
    main(["reply", str(referring), "--read-sources"])
    said = capsys.readouterr()
    assert not said.err
    assert "not read" not in said.out
