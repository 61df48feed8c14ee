"""What a project file may say of where C lies: at each bound it is read, past it refused."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from vfioviz.document.jsonpart import JsonPart, ProjectError
from vfioviz.document.reference_json import read_edits, read_reference

MAIN = "drivers/vfio/vfio_main.c"
HASH = "0123456789abcdef" * 4


def whole(**changes: object) -> JsonPart:
    told = {"tree": "/k", "patches": [], "accept": True, "sha256": {MAIN: HASH}, **changes}
    return JsonPart(told, "from")


def edits(at: object, was: Sequence[str] = (), now: Sequence[str] = ()) -> JsonPart:
    return JsonPart({MAIN: [{"at": at, "was": list(was), "now": list(now)}]}, "edits")


@pytest.mark.parametrize(
    "path", ["/k", "/a/b.git@v6.6", "/" + 4095 * "x", "/a/..b", "/a.../b", "/devel/x", "/a b"]
)
def test_a_path_that_stays_is_read(path: str) -> None:
    assert read_reference(whole(tree=path)).tree == path
    assert read_reference(whole(patches=[path])).patches == (path,)


@pytest.mark.parametrize(
    "path",
    ["", "/", "k", "k/", "-", "/dev/stdin", "/proc/1/mem", "/sys/x", "/a/../b", "/..", "/a\n", 5,
     "/" + 4096 * "x", None],
)  # fmt: skip
def test_what_is_no_path_that_stays_is_refused(path: object) -> None:
    with pytest.raises(ProjectError, match="tree"):
        read_reference(whole(tree=path))
    with pytest.raises(ProjectError, match="patches"):
        read_reference(whole(patches=[path]))


def test_a_patch_may_be_one_that_was_pasted_or_one_of_its_diffs() -> None:
    pasted = {"p": ["a", "b"], 4096 * "n": []}
    found = read_reference(whole(patches=["p", "p#2", "/k"], pasted=pasted))
    assert found.patches == ("p", "p#2", "/k")
    assert [name for name, _ in found.pasted] == ["p", 4096 * "n"]
    with pytest.raises(ProjectError, match="patches"):
        read_reference(whole(patches=["q#2"], pasted=pasted))
    for name in ("", 4097 * "n", "a\nb"):
        with pytest.raises(ProjectError, match="no name of a patch"):
            read_reference(whole(pasted={name: []}))


def test_patches_are_64_at_the_most() -> None:
    names: dict[str, object] = {f"p{number}": [] for number in range(65)}
    read_reference(whole(patches=["/p"] * 64, pasted=dict([*names.items()][:64])))
    for wrong in ({"patches": ["/p"] * 65}, {"pasted": names}):
        with pytest.raises(ProjectError, match="at most 64 patches"):
            read_reference(whole(**wrong))


@pytest.mark.parametrize("wrong", [HASH[1:], HASH + "0", HASH.upper(), "", 5])
def test_a_file_is_known_by_64_hex_digits(wrong: object) -> None:
    assert read_reference(whole()).files == ((MAIN, HASH),)
    with pytest.raises(ProjectError, match="sha256"):
        read_reference(whole(sha256={MAIN: wrong}))
    with pytest.raises(ProjectError, match="no file that an answer needs"):
        read_reference(whole(sha256={"drivers/vfio/other.c": HASH}))


@pytest.mark.parametrize(("said", "meant"), [(True, True), (False, False), (None, False)])
def test_only_true_accepts(said: object, meant: object) -> None:
    assert read_reference(whole(accept=said)).accept is meant


def test_an_edit_is_of_a_line_that_a_file_may_have() -> None:
    assert read_edits(JsonPart(None, "edits")) == ()
    for at in (0, 200_000):
        ((path, (splice,)),) = read_edits(edits(at, ["a"], ["b", ""]))
        assert (path, *splice) == (MAIN, at, ("a",), ("b", ""))
    for wrong in (-1, 200_001, None, "1"):
        with pytest.raises(ProjectError, match="at"):
            read_edits(edits(wrong))
    for was, now in (("a\n", ""), ("", "\n")):
        with pytest.raises(ProjectError, match="single lines"):
            read_edits(edits(0, [was], [now]))
