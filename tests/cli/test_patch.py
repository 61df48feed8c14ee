"""vfioviz patch, as a reviewer calls it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.capture.patches.repositories import commit, git, repository
from vfioviz.cli import main

Capsys = pytest.CaptureFixture[str]

BASE = "struct info {\n\t__u32\targsz;\n\t__u32\tflags;\n};\n\nint x;\n"
REPLY = """\
Re: [PATCH v2 3/7] vfio: pad
From: R. Eviewer
On Thu, 3 Aug 2023 10:41:09 -0400
A. Uthor <author@example.org> wrote:
> --- a/include/info.h
> +++ b/include/info.h
> @@ -1,4 +1,5 @@
> struct info {
> __u32 argsz;
> __u32 flags;
> + __u32 pad;
> };
Rather:
--- a/include/info.h
+++ b/include/info.h
@@ -1,4 +1,5 @@
struct info {
__u32 argsz;
__u32 size;
+ __u64 pad;\x1b[31m
};
"""


@pytest.fixture
def reply(tmp_path: Path) -> Path:
    path = tmp_path / "reply.txt"
    path.write_text(REPLY, encoding="utf-8")
    return path


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return repository(tmp_path / "tree", {"include/info.h": BASE})


def answer(capsys: Capsys, *words: object, status: int = 0) -> Any:
    assert main([str(word) for word in words]) == status
    return json.loads(capsys.readouterr().out)


def test_a_mail_is_listed_with_what_each_diff_touches(reply: Path, capsys: Capsys) -> None:
    assert main(["patch", str(reply)]) == 0
    out = capsys.readouterr().out
    assert "#1  [PATCH v2 3/7] vfio: pad" in out
    assert "posted, by A. Uthor, quoted 1 deep" in out
    assert "proposed in a reply, by R. Eviewer" in out
    assert "\x1b" not in out


def test_each_hunk_is_judged_on_a_tree(reply: Path, tree: Path, capsys: Capsys) -> None:
    document = answer(capsys, "patch", reply, "--onto", tree, "--json", status=1)
    assert document["schema"] == 1
    first, second = document["entries"]
    assert (first["role"], first["applies"], first["series"]["version"]) == ("posted", True, 2)
    (hunk,) = first["files"][0]["hunks"]
    assert (hunk["verdict"], hunk["match"], hunk["at"], hunk["offset"]) == (
        "applies",
        "space",
        1,
        0,
    )
    assert (second["role"], second["applies"]) == ("counter", False)
    (hunk,) = second["files"][0]["hunks"]
    assert (hunk["verdict"], hunk["line"]) == ("conflict", 16)
    assert hunk["nearest"]["line"] == 1
    assert [(row["mark"], row["expected"] and row["expected"]["line"],
             row["stands"] and row["stands"]["line"]) for row in hunk["beside"]] == [
        ("same", 17, 1), ("same", 18, 2), ("differs", 19, 3), ("same", 21, 4),
    ]  # fmt: skip
    assert first["bases"] == second["bases"] == []
    assert [one["name"] for one in first["structs"]] == ["info", "info"]
    assert main(["patch", str(reply), "--onto", str(tree)]) == 1
    out = capsys.readouterr().out
    assert "does not apply: nothing of it is taken" in out
    (row,) = [line for line in out.splitlines() if "__u32 size;  " in line]
    assert re.fullmatch(r" +19  __u32 size; +\|      3          __u32   flags;", row)
    assert "what stands in include/info.h" in out


def test_the_revision_that_a_patch_was_made_on_is_named(tree: Path, capsys: Capsys) -> None:
    git(tree, "tag", "v1")
    commit(tree, {"include/info.h": BASE.replace("int x;", "int x = 1;")}, "change")
    patch = tree.parent / "one.patch"
    patch.write_bytes(git(tree, "show", "HEAD"))
    commit(tree, {"include/info.h": BASE.replace("int x;", "int x = 2;")}, "another")
    document = answer(capsys, "patch", patch, "--onto", tree, "--json", status=1)
    (entry,) = document["entries"]
    assert [(one["kind"], one["tree"]) for one in entry["bases"]] == [("fits", f"{tree}@v1")]
    assert entry["files"][0]["made_on_base"] is False
    assert main(["patch", str(patch), "--onto", str(tree)]) == 1
    assert f"another base: all hunks apply to v1: --onto {tree}@v1" in capsys.readouterr().out
    assert answer(capsys, "patch", patch, "--onto", f"{tree}@v1", "--json")["entries"][0]["applies"]


def test_a_number_takes_one_diff_and_diff_writes_what_it_does(
    reply: Path, tree: Path, capsys: Capsys
) -> None:
    assert main(["patch", f"{reply}#1", "--onto", f"{tree}@HEAD", "--diff"]) == 0
    diff = capsys.readouterr().out
    subprocess.run(["git", "-C", tree, "apply", "-"], input=diff.encode(), check=True)
    made = (tree / "include" / "info.h").read_text(encoding="utf-8")
    assert made == BASE.replace("flags;\n", "flags;\n\t__u32 pad;\n")
    assert main(["patch", f"{reply}#3"]) == 2
    assert "there is no #3" in capsys.readouterr().err


def test_a_range_of_a_tree_is_a_series(tree: Path, capsys: Capsys) -> None:
    commit(tree, {"include/info.h": BASE + "int y;\n"}, "one")
    commit(tree, {"include/info.h": BASE + "int y;\nint z;\n"}, "two")
    base = f"{tree}@{git(tree, 'rev-parse', 'HEAD~2').decode().strip()}"
    document = answer(capsys, "patch", f"{base}..HEAD", "--onto", base, "--json")
    assert [one["applies"] for one in document["entries"]] == [True, True]
    assert [one["series"]["number"] for one in document["entries"]] == [1, 2]
    # The second one alone lacks the first.
    document = answer(capsys, "patch", f"{base}..HEAD#2", "--onto", base, "--json", status=1)
    assert [one["applies"] for one in document["entries"]] == [False]


def test_a_series_goes_on_behind_a_diff_that_is_refused(tree: Path, capsys: Capsys) -> None:
    lines = [f"int n{number};" for number in range(40)]
    header = "include/more.h"

    def become(line: int, text: str) -> None:
        lines[line] = text
        commit(tree, {header: "\n".join((*lines, ""))}, f"vfio: {text}")

    become(0, "int first;")
    base = git(tree, "rev-parse", "HEAD").decode().strip()
    become(10, "long a;")  # 1: applies
    become(30, "long b;")  # 2: refused
    become(10, "long c;")  # 3: needs 1
    become(30, "long d;")  # 4: needs 2
    patches = tree.parent / "series.mbox"
    patches.write_bytes(git(tree, "format-patch", "--stdout", base))
    git(tree, "reset", "-q", "--hard", base)
    was = "\n".join((*(f"int n{number};" for number in range(40)), ""))
    commit(tree, {header: was.replace("n30;", "other;").replace("n0;", "first;")}, "moved on")
    document = answer(capsys, "patch", patches, "--onto", tree, "--json", status=1)
    entries = document["entries"]
    assert [one["applies"] for one in entries] == [True, False, True, False]
    assert [one["applies_alone"] for one in entries] == [True, False, False, False]
    assert [one["lacks"] for one in entries] == [[], [], [2], [2]]
    assert main(["patch", str(patches), "--onto", str(tree)]) == 1
    out = capsys.readouterr().out
    said = "note: 2 of 4 apply, one on the other; not #2, #4: git am would end at #2"
    assert said in out
    parts = re.split(r"^#\d ", out, flags=re.MULTILINE)[1:]
    assert "    applies\n" in parts[0]
    assert "does not apply: nothing of it is taken" in parts[1]
    assert "applies on what was put there before it, not on the base alone; without #2" in parts[2]
    assert "it may need #2: of the same file, and not put there" in parts[3]
    # The other way round: what was put there is in the way.
    become(10, "long e;")
    one = git(tree, "format-patch", "--stdout", "HEAD~1")
    git(tree, "reset", "-q", "--hard", "HEAD~1")
    patches.write_bytes(one + one.replace(b"+long e;", b"+long f;"))
    assert main(["patch", str(patches), "--onto", str(tree)]) == 1
    said = "does not apply on what was put there before it, but to the base alone"
    assert said in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [("nothing.patch",), ("pyproject.toml",), ("README.md", "--diff"), (".@-x..y",), (".@v1",),
     ("nothing@v1..v2",)],
)  # fmt: skip
def test_what_can_t_be_read_is_one_line_and_status_2(
    words: tuple[str, ...], capsys: Capsys
) -> None:
    assert main(["patch", *words]) == 2
    said = capsys.readouterr()
    assert len(said.err.splitlines()) == 1
    assert said.err.startswith("vfioviz: ")
    assert not said.out
