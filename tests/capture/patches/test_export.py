"""An edit as a diff: git takes it, and makes the edited text of it."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.capture.patches.repositories import chance, edited, git, repository, source
from vfioviz.capture.patches.apply import apply
from vfioviz.capture.patches.export import unified
from vfioviz.capture.patches.reading import read_text


@pytest.mark.parametrize("seed", range(10))
def test_git_apply_makes_the_edited_text_of_it(seed: int, tmp_path: Path) -> None:
    rng = chance(seed)
    before = {"x.c": source(rng), "a b/ä.c": source(rng, 2), "gone.c": "int a;", "empty.c": ""}
    after: dict[str, str | None] = {
        "x.c": edited(rng, before["x.c"], 6),
        "a b/ä.c": edited(rng, before["a b/ä.c"]),
        "gone.c": None,
        "empty.c": "int b;",
        "new.c": "int c;\n",
        'q"uote.c': "int d;",
    }
    diff = unified(before, after)
    folder = repository(tmp_path / "repo", before)
    subprocess.run(
        ["git", "-C", folder, "apply", "--whitespace=nowarn", "-"], input=diff.encode(), check=True
    )
    for path, text in after.items():
        made = folder / path
        assert (made.read_bytes().decode() if made.exists() else None) == text
    # It is read back as what it was.
    done = apply(read_text(diff).entries[0], before)
    assert done.texts is not None, [file.text for file in done.files]
    assert {path: made.text if made else None for path, made in done.texts.items()} == {
        path: text for path, text in after.items() if before.get(path) != text
    }


def test_what_did_not_change_is_no_diff() -> None:
    assert unified({"x.c": "a\n"}, {"x.c": "a\n"}) == ""


def test_a_hunk_names_the_function_that_it_changes() -> None:
    lines = ["int f(void)\n", "{\n", *[f"\tint v{n};\n" for n in range(9)], "}\n"]
    text = "".join(lines)
    assert "@@ -7,6 +7,6 @@ int f(void)\n" in unified(
        {"x.c": text}, {"x.c": text.replace("v7", "w7")}
    )


@pytest.mark.parametrize("seed", range(4))
def test_far_edits_in_a_text_that_is_mostly_empty_are_small_hunks(
    seed: int, tmp_path: Path
) -> None:
    rng = chance(seed)
    lines = [line for n in range(12) for line in (*source(rng).split("\n"), *[""] * (90 + n))]
    before = "\n".join(lines)
    for at in (1, len(lines) // 2, len(lines) - 100):
        lines[at : at + 1] = ["", "int fresh;", ""]
    after = "\n".join(lines)
    diff = unified({"x.c": before}, {"x.c": after})
    assert 1 < diff.count("\n@@ ") <= 4
    folder = repository(tmp_path / "repo", {"x.c": before})
    git(folder, "apply", "--whitespace=nowarn", "-", stdin=diff.encode())
    assert (folder / "x.c").read_text() == after
