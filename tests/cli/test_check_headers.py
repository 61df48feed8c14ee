"""``check --headers`` without an answer: the review of a uapi change."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.live import Program
from tests.cli.test_struct import MAIL

BEFORE = """#include <linux/types.h>
struct own {
	__u32 argsz;
	__u32 flags;
	__u64 iova;
	__u32 loose;
	__u64 hole;
	__u32 reserved[4];
};
struct other { __u32 a; };
"""
Tree = Callable[..., str]


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    """Commits texts of a header one after the other; returns the tree's name."""
    root = tmp_path / "tree"
    git = ("git", "-C", str(root), "-c", "user.name=a", "-c", "user.email=a@example.org")

    def commit(*texts: str | None, path: str = "include/uapi/linux/own.h") -> str:
        home = root / path
        home.parent.mkdir(parents=True, exist_ok=True)
        if not (root / ".git").exists():
            subprocess.run([*git, "init", "-q"], check=True)
        for text in texts:
            if text is None:
                home.unlink()
            else:
                home.write_text(text)
            subprocess.run([*git, "add", "-A"], check=True)
            subprocess.run([*git, "commit", "-q", "-m", "x", "--allow-empty"], check=True)
        return str(root)

    return commit


def rules(program: Program, source: str, *words: str) -> tuple[int, set[tuple[str, str, str]]]:
    """Status, and rule, severity and member of all that is found."""
    status = program("check", "--headers", source, "--format", "json", *words)
    document = json.loads(program.out)
    return status, {
        (each["require"], each["severity"], each["member"] or "")
        for result in document["results"]
        for each in result["broken"]
    }


def test_what_stood_before_a_range_is_no_finding_of_it(program: Program, tree: Tree) -> None:
    # It has a hole and reserved words before and after, alike on every ABI.
    before = BEFORE.replace("__u64", "__aligned_u64")
    name = tree(before, before.replace("reserved[4]", "pasid;\n\t__u32 reserved[3]"))
    assert rules(program, f"{name}@HEAD~1..HEAD") == (0, set())
    assert json.loads(program.out)["records"] == 1


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("\t__u32 loose;\n", "", {("member-gone", "error", "loose"), ("shrunk", "error", "")}),
        (
            "\t__u32 flags;\n\t__u64 iova;",
            "\t__u64 iova;\n\t__u32 flags;",
            {("member-moved", "error", "iova"), ("member-moved", "error", "flags")},
        ),
        ("__u32 flags;", "__u16 flags;", {("member-resized", "error", "flags")}),
        ("__u32 flags;", "__u32 caps;", {("member-renamed", "warning", "caps")}),
        ("reserved[4];", "reserved[4];\n\t__u64 *data;", {("pointer", "error", "data")}),
        ("struct other { __u32 a; };\n", "", {("struct-gone", "error", "")}),
        ("struct other { __u32 a; };", "struct other { __u32 a, b; };", {("grown", "note", "")}),
    ],
)
def test_what_a_change_breaks_is_named(
    program: Program, tree: Tree, old: str, new: str, found: set[tuple[str, str, str]]
) -> None:
    assert old in BEFORE
    name = tree(BEFORE, BEFORE.replace(old, new))
    status, told = rules(program, f"{name}@HEAD~1..HEAD")
    assert found <= told
    assert status == int(any(level == "error" for _, level, _ in told))


def test_lines_are_those_of_the_header_and_a_header_that_went_is_told(
    program: Program, tree: Tree
) -> None:
    name = tree(BEFORE, BEFORE.replace("reserved[4];", "reserved[4];\n\tlong wide;"), None)
    program("check", "--headers", f"{name}@HEAD~2..HEAD~1")
    lines = [line for line in program.out.splitlines() if "error: long: wide" in line]
    assert [line.split(": ")[1] for line in lines] == ["line 9"]
    _, told = rules(program, f"{name}@HEAD~1..HEAD")
    assert told == {("struct-gone", "error", "")}


def test_the_kernels_own_headers_are_passed_over_and_other_trees_are_not(
    program: Program, tree: Tree
) -> None:
    bad = "struct bad { void *p; };\n"
    name = tree("", bad, path="drivers/vfio/own.h")
    assert rules(program, f"{name}@HEAD~1..HEAD") == (0, set())
    assert "1 of the kernel's own headers" in program.err
    name = tree("", bad, path="proto/own.h")
    assert rules(program, f"{name}@HEAD~1..HEAD") == (1, {("pointer", "error", "p"),
                                                          ("abi-size", "error", "")})  # fmt: skip


def test_rules_that_are_required_have_to_hold_whatever_they_weigh(
    program: Program, tree: Tree
) -> None:
    name = tree(BEFORE, BEFORE.replace("reserved[4];", "reserved[4];\n\t__u8 last;"))
    source = f"{name}@HEAD~1..HEAD"
    _, told = rules(program, source)
    assert ("grown", "note", "") in told
    assert rules(program, source, "--require", "grown") == (1, {("grown", "error", "")})
    assert rules(program, source, "--require", "pointer") == (0, set())
    assert program("check", "--headers", source, "--require", "align=8") == 2
    assert "no rule of headers" in program.err


def test_what_is_not_understood_is_no_pass(program: Program, tree: Tree) -> None:
    name = tree(BEFORE, BEFORE + "struct new { __u8 x[unknown(1)]; };\n")
    status, told = rules(program, f"{name}@HEAD~1..HEAD")
    assert (status, told) == (2, set())
    assert "include/uapi/linux/own.h:11: new:" in json.loads(program.out)["results"][0]["error"]


def test_junit_and_sarif_say_the_same_as_text(program: Program, tree: Tree) -> None:
    name = tree(BEFORE, BEFORE.replace("reserved[4];", "reserved[4];\n\t__u64 *data;"))
    source = f"{name}@HEAD~1..HEAD"
    assert program("check", "--headers", source) == 1
    text = program.out
    errors = [line for line in text.splitlines() if ": error: " in line]
    others = [line for line in text.splitlines() if ": warning: " in line or ": note: " in line]
    assert program("check", "--headers", source, "--format", "junit") == 1
    suite = ET.fromstring(program.out)  # noqa: S314 -- our own
    assert len(suite.findall("testcase/failure")) == len(errors) > 0
    assert len(suite.findall("testcase/system-out")) == len(others)
    assert suite.get("tests") == "1"
    assert program("check", "--headers", source, "--format", "sarif") == 1
    run = json.loads(program.out)["runs"][0]
    assert len(run["results"]) == len(errors) + len(others)
    known = {each["id"] for each in run["tool"]["driver"]["rules"]}
    assert {each["ruleId"] for each in run["results"]} <= known
    assert {each["level"] for each in run["results"]} <= {"error", "warning", "note"}
    for each in run["results"]:
        place = each["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "include/uapi/linux/own.h"
        assert place["region"]["startLine"] > 1


def test_a_mail_is_reviewed_on_the_built_in_declarations(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(MAIL)
    status, told = rules(program, str(path))
    assert (status, told) == (0, {("grown", "note", ""), ("reserved", "note", "pad")})
    results = json.loads(program.out)["results"]
    assert {each["what"] for each in results} == {
        "struct vfio_device_info, diff #2", "struct vfio_iommu_type1_info, diff #2",
    }  # fmt: skip
    # Lines of what stands for the header are lines of nothing.
    assert {said["line"] for each in results for said in each["broken"]} == {None}
    program("check", "--headers", str(path), "--format", "sarif")
    (place, *_) = [
        each["locations"][0]["physicalLocation"]
        for each in json.loads(program.out)["runs"][0]["results"]
    ]
    assert set(place) == {"artifactLocation"}


def test_a_header_by_itself_is_reviewed_whole_and_a_folder_is_not(
    program: Program, tmp_path: Path
) -> None:
    path = tmp_path / "own.h"
    path.write_text(BEFORE)
    status, told = rules(program, str(path))
    assert status == 1
    assert {rule for rule, _, _ in told} >= {"hole", "u64-align", "abi-size", "reserved"}
    status, told = rules(program, str(path), "--abi", "x86-64")
    assert {rule for rule, _, _ in told} == {"hole", "reserved"}
    assert program("check", "--headers", str(tmp_path)) == 2
    assert "name a header, a patch, or TREE@A..B" in program.err


def test_options_of_answers_need_an_answer(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "own.h"
    path.write_text(BEFORE)
    assert program("check") == 2
    for words in (("--golden", "a.bin"), ("--ioctl", "device"), ("--capability", "x=device:6")):
        assert program("check", "--headers", str(path), *words) == 2
        assert "name a FILE" in program.err


@pytest.mark.parametrize(
    "text", ["", "Thanks, applied.\n", "> " * 1000, "@@ -1 +1 @@\n+a\n", "--- a/x.h\n+++ b/x.h\n"]
)
def test_a_text_without_diff_and_struct_is_no_pass(
    program: Program, tmp_path: Path, text: str
) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(text)
    assert program("check", "--headers", str(path)) == 2
    assert program.out == ""
    assert str(path) in program.err


def test_lines_that_a_mailer_wrapped_are_said(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "wrapped.txt"
    path.write_text(
        "From: A <a@example.org>\nSubject: [PATCH] vfio: a struct\n\n"
        "--- a/include/uapi/linux/vfio.h\n+++ b/include/uapi/linux/vfio.h\n@@ -1,0 +1,5 @@\n"
        "+struct vfio_new {\n+\t__u32 a; /* a comment that some mailer\nhas wrapped */\n"
        "+\t__u64 b;\n+};\n"
    )
    for words in (
        ("check", "--headers", str(path)),
        ("struct", "vfio_new", "--from", str(path)),
    ):
        assert program(*words) == 2
        assert "diff #1 is not here as it was sent: line 6" in program.err
        assert "vfioviz patch" in program.err
