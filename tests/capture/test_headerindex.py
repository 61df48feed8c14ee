"""The index of a folder of headers: kept by content, and at worst of no use."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from vfioviz.capture import headerindex, headernames
from vfioviz.capture.headerlist import HeadersWanted, laid_out, listed
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.uapi.abi import X86_64

T = TypeVar("T")


@pytest.fixture(name="folder")
def folder_of_headers(tmp_path: Path) -> Path:
    folder = tmp_path / "include"
    folder.mkdir()
    (folder / "a.h").write_text("struct a { int x; };")
    (folder / "b.h").write_text("struct b { int x; }; struct a_too { long y; };")
    (folder / "none.h").write_text("int x;")
    return folder


def looked_through(monkeypatch: pytest.MonkeyPatch, module: str) -> list[str]:
    """Return a list to which each text is added whose words a module looks through."""
    found: list[str] = []
    inner = headernames.declared_names

    def names(text: str) -> frozenset[str]:
        found.append(text)
        return inner(text)

    monkeypatch.setattr(f"vfioviz.capture.{module}.declared_names", names)
    return found


@pytest.fixture(name="read")
def texts_that_are_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    return looked_through(monkeypatch, "headersource")


def names(folder: Path) -> tuple[str, ...]:
    return listed(HeadersWanted(str(folder))).names


@pytest.mark.usefixtures("cache")
def test_what_is_known_is_not_looked_through_again(folder: Path, read: list[str]) -> None:
    assert names(folder) == ("a", "a_too", "b")
    assert len(read) == 3
    assert names(folder) == ("a", "a_too", "b")
    assert len(read) == 3
    # By content: neither its name nor its time counts.
    (folder / "a.h").rename(folder / "z.h")
    os.utime(folder / "b.h", (1, 1))
    assert names(folder) == ("a", "a_too", "b")
    assert len(read) == 3
    (folder / "b.h").write_text("struct other { int x; };")
    os.utime(folder / "b.h", (1, 1))
    assert names(folder) == ("a", "other")
    assert len(read) == 4


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"null", b"[]", b"7", b"\xff\xfe", b'{"format": 1}', b"[" * 100_000,
     b'{"format": 1, "reader": "", "texts": {}}', b'{"format": 2, "reader": 1, "texts": 7}'],
)  # fmt: skip
def test_a_damaged_index_is_made_anew(
    folder: Path, cache: Path, read: list[str], damage: bytes
) -> None:
    names(folder)
    (place,) = cache.iterdir()
    good = place.read_bytes()
    place.write_bytes(damage)
    assert names(folder) == ("a", "a_too", "b")
    assert len(read) == 6
    assert place.read_bytes() == good


@pytest.mark.parametrize(
    "texts", [{"x": [1]}, {"x": ["no name"]}, {"x": ["n" * 300]}, {"x": 5}, []]
)
def test_names_that_are_none_are_not_taken(folder: Path, cache: Path, texts: object) -> None:
    names(folder)
    (place,) = cache.iterdir()
    told = json.loads(place.read_text())
    place.write_text(json.dumps({**told, "texts": texts}))
    assert headerindex.load(folder) == {}


def test_another_reader_s_index_is_not_used(
    folder: Path, cache: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    names(folder)
    monkeypatch.setattr(headerindex, "READER", "another")
    names(folder)
    assert len(read) == 6
    assert len(list(cache.iterdir())) == 1


def test_folders_that_were_not_asked_for_lately_are_forgotten(tmp_path: Path, cache: Path) -> None:
    for number in range(20):
        folder = tmp_path / f"f{number}"
        folder.mkdir()
        (folder / "x.h").write_text(f"struct s{number} {{ int x; }};")
        names(folder)
        for age, each in enumerate(sorted(cache.iterdir(), key=lambda one: one.stat().st_mtime_ns)):
            os.utime(each, ns=(age, age))
    assert len(list(cache.iterdir())) == 12
    assert headerindex.load(tmp_path / "f19") != {}
    assert headerindex.load(tmp_path / "f0") == {}


def test_one_that_would_be_too_large_is_not_kept(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(headerindex, "_MOST", 100)
    assert names(folder) == ("a", "a_too", "b")
    assert not cache.exists()


def test_a_reading_that_is_ended_leaves_the_index_as_it_was(folder: Path, cache: Path) -> None:
    def watch(each: Iterable[T], total: int = 0, /) -> Iterator[T]:
        for number, one in enumerate(each):
            if number == total - 1:
                raise KeyboardInterrupt
            yield one

    with pytest.raises(KeyboardInterrupt):
        listed(HeadersWanted(str(folder)), watch)
    assert not cache.exists()
    names(folder)
    before = {each: each.read_bytes() for each in cache.iterdir()}
    (folder / "b.h").write_text("struct other { int x; };")
    with pytest.raises(KeyboardInterrupt):
        listed(HeadersWanted(str(folder)), watch)
    assert {each: each.read_bytes() for each in cache.iterdir()} == before


def test_a_cache_that_can_t_be_written_is_done_without(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("no folder")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    assert names(folder) == ("a", "a_too", "b")


@pytest.mark.usefixtures("cache")
def test_a_struct_is_found_where_the_index_says_and_elsewhere_if_it_went(folder: Path) -> None:
    def sizes(name: str) -> list[int]:
        shown = laid_out(opened.source, StructQuery((name,), (X86_64,), {}))
        return [view.size for one in shown.tables for view in one.views]

    opened = listed(HeadersWanted(str(folder)))
    assert sizes("a_too") == [8]
    opened = listed(HeadersWanted(str(folder)))
    (folder / "c.h").write_text("struct b { char y; };")
    (folder / "b.h").write_text("int nothing;")
    assert sizes("b") == [1]
