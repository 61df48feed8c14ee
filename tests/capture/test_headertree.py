"""The index of a revision: by the content of git's objects, shared by revisions, bounded."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.capture.test_headerindex import looked_through
from vfioviz.capture import headerindex, headersource, headertree
from vfioviz.capture.headerlist import HeadersWanted, laid_out, listed
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.capture.patches.entry import PatchError
from vfioviz.uapi.abi import X86_64

T = TypeVar("T")


def git(folder: Path, *words: str) -> None:
    who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", "-C", str(folder), *who, *words], check=True)


@pytest.fixture(name="tree")
def repository(tmp_path: Path) -> Path:
    """Two commits; what lies in the folder now is in none of them."""
    tree = tmp_path / "tree"
    (tree / "include").mkdir(parents=True)
    git(tree, "init", "-q")
    (tree / "include/a.h").write_text("struct a { int x; };")
    (tree / "include/same.h").write_text("struct a { int x; };")
    (tree / "include/b.h").write_text("struct b { int x; };\nunion b_too { long y; };")
    (tree / "include/link.h").symlink_to("a.h")
    (tree / "none.c").write_text("struct not_looked_at { int x; };")
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "1")
    (tree / "include/b.h").write_text("struct b { int x; long more; };")
    git(tree, "commit", "-q", "-a", "-m", "2")
    (tree / "include/b.h").write_text("struct gone { int x; };")
    return tree


@pytest.fixture(name="read")
def texts_that_are_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return looked_through(monkeypatch, "headertree")


def objects(tree: Path, header: str) -> str:
    words = ["git", "-C", str(tree), "rev-parse", f"HEAD:include/{header}"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()


def names(source: object) -> tuple[str, ...]:
    return listed(HeadersWanted(str(source))).names


@pytest.mark.usefixtures("cache")
def test_a_content_is_looked_through_once_in_whatever_revision(tree: Path, read: list[str]) -> None:
    assert names(f"{tree}@HEAD~1") == ("a", "b", "b_too")
    assert len(read) == 2
    assert names(f"{tree}@HEAD") == ("a", "b")
    assert len(read) == 3
    assert names(f"{tree}@HEAD~1") == ("a", "b", "b_too")
    assert names(f"{tree / 'include'}@HEAD") == ("a", "b")
    # The folder inside has an index of its own.
    assert len(read) == 5
    assert names(tree) == ("a", "gone")


@pytest.mark.usefixtures("cache")
def test_a_struct_is_laid_out_as_its_revision_has_it(tree: Path) -> None:
    for revision, size in (("HEAD~1", 4), ("HEAD", 16)):
        opened = listed(HeadersWanted(f"{tree}@{revision}"))
        shown = laid_out(opened.source, StructQuery(("b",), (X86_64,), {}))
        assert [view.size for one in shown.tables for view in one.views] == [size]


@pytest.mark.usefixtures("cache")
def test_each_header_is_counted_of_how_many(tree: Path) -> None:
    seen: list[int] = []

    def watch(each: Iterable[T], total: int = 0, /) -> Iterator[T]:
        for one in each:
            seen.append(total)
            yield one

    listed(HeadersWanted(f"{tree}@HEAD"), watch)
    assert seen == [3, 3, 3]


def test_one_that_is_ended_leaves_no_index(tree: Path, cache: Path) -> None:
    def watch(each: Iterable[T], total: int = 0, /) -> Iterator[T]:
        for number, one in enumerate(each):
            if number == total - 1:
                raise KeyboardInterrupt
            yield one

    with pytest.raises(KeyboardInterrupt):
        listed(HeadersWanted(f"{tree}@HEAD"), watch)
    assert not cache.exists()


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(("limit", "value"), [("MAX_FILES", 2), ("MAX_BYTES", 40)])
def test_more_than_is_looked_through_is_refused(
    tree: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(headersource, limit, value)
    with pytest.raises(PatchError, match="more headers than are looked through"):
        names(f"{tree}@HEAD")


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize("limit", ["_PIECE", "_MOST"])
def test_headers_are_asked_for_by_pieces(
    tree: Path, monkeypatch: pytest.MonkeyPatch, limit: str
) -> None:
    for number in range(9):
        (tree / f"x{number}.h").write_text(f"struct x{number} {{ int y; }};")
    git(tree, "add", "-A")
    git(tree, "commit", "-q", "-m", "3")
    monkeypatch.setattr(headertree, limit, 1)
    assert names(f"{tree}@HEAD") == ("a", "gone", *(f"x{number}" for number in range(9)))


def test_an_index_that_grew_too_large_is_begun_anew(
    tree: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names(f"{tree}@HEAD~1")
    (place,) = cache.iterdir()
    monkeypatch.setattr(headerindex, "_MOST", place.stat().st_size + 10)
    assert names(f"{tree}@HEAD") == ("a", "b")
    assert len(headerindex.load(headertree.place(tree))) == 2


@pytest.mark.usefixtures("cache")
def test_what_git_does_not_have_is_left_out(tree: Path) -> None:
    """A partial clone lacks contents; its other headers are listed."""
    said = objects(tree, "b.h")
    lost = tree / ".git/objects" / said[:2] / said[2:]
    lost.chmod(0o600)
    lost.unlink()
    assert names(f"{tree}@HEAD") == ("a",)
    assert headerindex.load(headertree.place(tree)).keys() == {objects(tree, "a.h")}
    for one in (objects(tree, "a.h"),):
        lost = tree / ".git/objects" / one[:2] / one[2:]
        lost.chmod(0o600)
        lost.unlink()
    for each in (tree.parent / "cache").rglob("*.json"):
        each.unlink()
    with pytest.raises(PatchError, match="partial clone has none of its 3 headers"):
        names(f"{tree}@HEAD")
