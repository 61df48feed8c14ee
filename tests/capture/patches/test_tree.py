"""TREE@REV and TREE@A..B by the user's git; a repository that is hostile runs nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from pathlib import Path

import pytest

from tests.capture.patches.repositories import chance, commit, edited, git, repository, source
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.patches.git import Git, check_revision
from vfioviz.capture.patches.reading import ReadCancelledError
from vfioviz.capture.patches.series import apply_series
from vfioviz.capture.patches.tree import Name, Tree, name, read_range, read_source


@pytest.fixture
def history(tmp_path: Path) -> Path:
    """Three commits, the first tagged v1."""
    rng = chance(5)
    files = {"include/x.h": source(rng), "drivers/y.c": source(rng)}
    folder = repository(tmp_path / "li@nux", files)
    git(folder, "tag", "v1")
    for _ in range(2):
        files = {path: edited(rng, text) + "int z;\n" for path, text in files.items()}
        commit(folder, files, "step")
    return folder


def test_a_path_may_hold_an_at_sign(history: Path) -> None:
    assert name(str(history)) == Name(history)
    assert name(f"{history}@v1") == Name(history, "v1")
    assert name(f"{history}@HEAD@{{0}}") == Name(history, "HEAD@{0}")
    assert name(f"{history}@v1..HEAD").is_range
    with pytest.raises(PatchError, match="no such file or folder"):
        name("/nowhere@v1")


def test_files_come_out_of_a_revision_and_nothing_is_checked_out(history: Path) -> None:
    old = git(history, "show", "v1:include/x.h").decode()
    (history / "include" / "x.h").write_text("changed\n", encoding="utf-8")
    tree = Tree(name(f"{history}@v1"))
    assert tree("include/x.h") == old
    assert tree("include/none.h") is None
    assert tree("include") is None
    assert tree.commit == git(history, "rev-parse", "v1").decode().strip()
    assert (history / "include" / "x.h").read_text(encoding="utf-8") == "changed\n"
    assert Tree(name(str(history)))("include/x.h") == "changed\n"
    assert set(tree.names()) == {"include/x.h", "drivers/y.c"}
    assert tree.names("include") == ("include/x.h",)
    below = Tree(name(f"{history}/include@v1"))
    assert below("x.h") == old
    assert below.names() == ("x.h",)


def test_links_of_a_tree_are_followed_within_it_and_never_out_of_it(history: Path) -> None:
    (history / "include" / "link.h").symlink_to("x.h")
    (history / "include" / "out.h").symlink_to("/etc/passwd")
    (history / "include" / "up.h").symlink_to("../../../../../../etc/passwd")
    git(history, "add", "-A")
    git(history, "commit", "-q", "-m", "links")
    for text in (str(history), f"{history}@HEAD"):
        tree = Tree(name(text))
        assert tree("include/link.h") == tree("include/x.h") is not None
        assert tree("include/out.h") is None
        assert tree("include/up.h") is None
        assert tree("../x.h") is None
        assert tree("include/../include/x.h") is None
        assert tree("/etc/passwd") is None
        assert tree("include/x.h\nHEAD:drivers/y.c") is None
        assert tree("drivers/y.c") is not None


def test_a_range_is_its_commits_as_patches(history: Path) -> None:
    found = read_source(f"{history}@v1..HEAD")
    assert [entry.origin.series.text() for entry in found.entries] == ["1/2", "2/2"]
    assert all(len(entry.origin.commit) == 40 for entry in found.entries)
    start = Tree(name(f"{history}@v1"))
    done = apply_series(found.entries, start)
    last = done[-1].texts
    assert last is not None
    end = Tree(name(f"{history}@HEAD"))
    assert {path: made.text if made else None for path, made in last.items()} == {
        path: end(path) for path in last
    }


@pytest.mark.parametrize("text", ["v1...HEAD", "HEAD..v1", "nothing..HEAD", "--output=/x..HEAD"])
def test_a_range_that_is_none_is_an_error_of_one_line(history: Path, text: str) -> None:
    with pytest.raises(PatchError) as told:
        read_range(Name(history, text))
    assert len(str(told.value).splitlines()) == 1


@pytest.mark.parametrize(
    "revision",
    ["-x", "--exec=x", "--upload-pack=x", "a b\n", "", "v1:include/x.h", ":/text", "^v1", "a..b",
     "x" * 300, "\x1b[1m", "a\0b"],
)  # fmt: skip
def test_what_is_no_revision_never_reaches_git(revision: str) -> None:
    with pytest.raises(PatchError, match="is no name of a revision"):
        check_revision(revision)


def hostile(folder: Path, mark: Path) -> None:
    """Make a repository in which everything that git could run leaves a mark."""
    script = folder.parent / "run.sh"
    script.write_text(f"#!/bin/sh\necho ran >> {mark}\ncat\n", encoding="utf-8")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    keys = (
        "core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.askPass",
        "core.gitProxy", "core.alternateRefsCommand", "diff.external", "diff.evil.command",
        "diff.evil.textconv", "filter.evil.clean", "filter.evil.smudge", "filter.evil.process",
        "gpg.program", "gpg.ssh.program", "gpg.openpgp.program", "credential.helper", "pager.show",
        "pager.log", "uploadpack.packObjectsHook", "remote.origin.uploadpack",
        "interactive.diffFilter",
        "sequence.editor", "trailer.evil.cmd", "trailer.evil.command", "alias.cat-file",
        "alias.format-patch", "alias.rev-parse", "mergetool.evil.cmd", "difftool.evil.cmd",
    )  # fmt: skip
    for key in keys:
        git(folder, "config", key, f"!{script}" if key.startswith("alias") else str(script))
    for key, value in (
        ("log.showSignature", "true"), ("format.signOff", "true"), ("color.ui", "always"),
        ("diff.noprefix", "true"), ("format.attach", "x"), ("format.outputDirectory", str(folder)),
        ("format.coverLetter", "true"), ("remote.origin.url", f"ext::{script} %S"),
        ("remote.origin.promisor", "true"), ("extensions.partialClone", "origin"),
        ("core.repositoryFormatVersion", "1"), ("protocol.ext.allow", "always"),
        ("diff.orderFile", "/etc/passwd"), ("core.attributesFile", str(script)),
    ):  # fmt: skip
        git(folder, "config", key, value)
    hooks = folder / ".git" / "hooks"
    hooks.mkdir(exist_ok=True)
    for hook in ("post-checkout", "post-index-change", "reference-transaction", "pre-auto-gc"):
        (hooks / hook).symlink_to(script)
    (folder / ".git" / "info" / "attributes").write_text("* diff=evil filter=evil\n")


def test_a_hostile_repository_runs_nothing(history: Path, tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    blob = git(history, "rev-parse", "HEAD:drivers/y.c").decode().strip()
    hostile(history, mark)
    mark.unlink(missing_ok=True)  # by setting it up
    before = sorted(str(path) for path in history.rglob("*"))
    tree = Tree(name(f"{history}@v1"))
    assert tree("include/x.h")
    assert tree.names()
    found = read_source(f"{history}@v1..HEAD")
    assert len(found.entries) == 2
    assert found.entries[0].files[0].path == "drivers/y.c"
    # An object that is missing is not fetched.
    (history / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    with contextlib.suppress(PatchError):
        assert Tree(name(f"{history}@HEAD"))("drivers/y.c") is None
    assert not mark.exists()
    gone = str(history / ".git" / "objects" / blob[:2] / blob[2:])
    assert sorted(str(path) for path in history.rglob("*")) == [
        path for path in before if path != gone
    ]


def test_a_range_is_read_where_git_knows_nobody(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    git(history, "config", "user.useConfigOnly", "true")
    git(history, "config", "format.signOff", "true")
    assert len(read_source(f"{history}@v1..HEAD").entries) == 2


def test_git_variables_of_the_environment_are_not_passed_on(
    history: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "mark"
    script = tmp_path / "run.sh"
    script.write_text(f"#!/bin/sh\necho ran >> {mark}\n", encoding="utf-8")
    script.chmod(0o700)
    for variable in ("GIT_EXTERNAL_DIFF", "GIT_PAGER", "GIT_SSH", "GIT_EDITOR", "GIT_ASKPASS"):
        monkeypatch.setenv(variable, str(script))
    for variable in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY"):
        monkeypatch.setenv(variable, str(tmp_path / "nowhere"))
    assert len(read_source(f"{history}@v1..HEAD").entries) == 2
    assert Tree(name(f"{history}@v1"))("include/x.h")
    assert not mark.exists()


def test_a_repository_of_somebody_else_is_refused_as_git_does(history: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root can give a folder to somebody else")
    for path in (history, history / ".git"):
        os.chown(path, 12345, 12345)
    with pytest.raises(PatchError, match="dubious ownership"):
        Tree(name(f"{history}@v1"))


def test_it_ends_when_somebody_cancels_or_time_runs_out(history: Path) -> None:
    with pytest.raises(ReadCancelledError):
        Tree(name(f"{history}@v1"), lambda: True)
    with pytest.raises(PatchError, match="took longer than"):
        Git(history, time_limit=-1).run("log")
    with pytest.raises(PatchError, match="more than 0 MiB"):
        Git(history).run("log", limit=10)


def test_what_is_no_repository_or_no_git_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plain").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(PatchError) as told:
        Tree(name(f"{tmp_path}/plain@v1"))
    assert len(str(told.value).splitlines()) == 1
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(PatchError, match="install git"):
        Tree(name(f"{tmp_path}/plain@v1"))
