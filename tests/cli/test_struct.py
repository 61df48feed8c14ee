"""``vfioviz struct``: text, JSON, sources, and what it says where a struct can't be shown."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.live import Program

Run = Callable[..., tuple[int, str, str]]

HEADER = """
#include <linux/types.h>
struct pair { __u8 a; __u64 b; };
struct flags { __u8 lo:3, hi:5; };
struct outer {
	__u32 n;
	struct pair in;
	union { __u16 half; __u32 whole; };
	__u8 rest[];
};
struct bad { __u8 x[unknown(1)]; };
"""


@pytest.fixture(name="program")
def run(program: Program) -> Run:
    """The command line; returns its status and what it printed."""

    def run_it(*words: str) -> tuple[int, str, str]:
        status = program(*words)
        return status, program.out, program.err

    return run_it


def header(folder: Path) -> Path:
    """Write the header."""
    path = folder / "sample.h"
    path.write_text(HEADER)
    return path


def test_json_gives_offsets_holes_and_tail_by_full_path(program: Run, tmp_path: Path) -> None:
    path = header(tmp_path)
    status, out, _ = program("struct", "outer", "--from", str(path), "--abi", "x86-64", "--json")
    document = json.loads(out)
    assert set(document) == {"schema", "structs", "refused"}
    assert (status, document["schema"], document["refused"]) == (0, 1, [])
    (struct,) = document["structs"]
    assert (struct["name"], struct["abi"], struct["size"], struct["align"]) == (
        "outer",
        "x86-64",
        32,
        8,
    )
    fields = [
        (each["name"], each["offset"], each["size"], each["type"]) for each in struct["fields"]
    ]
    assert fields == [
        ("n", 0, 4, "__u32"), ("in", 8, 16, "struct pair"), ("in.a", 8, 1, "__u8"),
        ("in.b", 16, 8, "__u64"), ("half", 24, 2, "__u16"), ("whole", 24, 4, "__u32"),
        ("rest", 28, 0, "__u8[]"),
    ]  # fmt: skip
    assert (struct["holes"], struct["tail"]) == ([[4, 8], [9, 16]], None)


def test_bit_offsets_count_from_the_start_of_the_struct(program: Run, tmp_path: Path) -> None:
    words = ("struct", "flags", "--from", str(header(tmp_path)), "--abi", "x86-64,s390x", "--json")
    _, out, _ = program(*words)
    bits = [
        [(each["name"], each["bit_offset"], each["bits"]) for each in struct["fields"]]
        for struct in json.loads(out)["structs"]
    ]
    assert bits == [[("lo", 0, 3), ("hi", 3, 5)]] * 2


def test_text_has_abis_in_columns_and_says_what_a_reviewer_would(
    program: Run, tmp_path: Path
) -> None:
    status, out, _ = program(
        "struct", "pair", "--from", str(header(tmp_path)), "--abi", "x86-64,i386"
    )
    lines = [line.split() for line in out.splitlines()]
    assert lines[1:7] == [
        ["member", "type", "x86-64", "i386"], ["a", "__u8", "0+1", "0+1"],
        ["(hole)", "1+7", "pad", "1+3", "pad"],
        ["b", "__u64", "8+8", "4+8", "differs,", "straddles", "8"],
        ["size", "16", "12", "differs"], ["align", "8", "4"],
    ]  # fmt: skip
    assert "error: u64-align: b: __u64 is aligned to 8 on x86-64; 4 on i386" in out
    assert status == 1


def test_what_is_not_understood_is_refused_by_name_and_the_rest_is_shown(
    program: Run, tmp_path: Path
) -> None:
    path = header(tmp_path)
    words = ("struct", "bad", "flags", "none", "--from", str(path), "--abi", "x86-64", "--json")
    status, out, err = program(*words)
    document = json.loads(out)
    assert [each["name"] for each in document["structs"]] == ["flags"]
    bad, none = document["refused"]
    assert (bad["name"], bad["file"], bad["line"]) == ("bad", str(path), 11)
    assert "unknown" in bad["why"]
    assert (none["name"], none["file"]) == ("none", None)
    assert status == 2
    assert err.count("\n") == 2


def test_a_folder_is_looked_through_and_includes_are_followed_within_it(
    program: Run, tmp_path: Path
) -> None:
    (tmp_path / "include" / "uapi" / "linux").mkdir(parents=True)
    (tmp_path / "include/uapi/linux/a.h").write_text("#define COUNT 5\ntypedef int own_t;\n")
    (tmp_path / "include/uapi/linux/b.h").write_text(
        "#include <linux/a.h>\nstruct b { own_t x[COUNT]; };\n"
    )
    _, out, _ = program("struct", "b", "--from", str(tmp_path), "--abi", "x86-64", "--json")
    assert json.loads(out)["structs"][0]["size"] == 20


def test_a_revision_is_read_without_a_checkout(program: Run, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    tree.mkdir()
    git = ("git", "-C", str(tree), "-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    for number in (1, 2):
        (tree / "x.h").write_text(f"struct x {{ __u32 a[{number}]; }};\n")
        subprocess.run([*git, "add", "x.h"], check=True)
        subprocess.run([*git, "commit", "-q", "-m", f"{number}"], check=True)
    (tree / "x.h").unlink()
    for revision, size in (("HEAD~1", 4), ("HEAD", 8)):
        words = ("struct", "x", "--from", f"{tree}@{revision}", "--abi", "arm", "--json")
        assert json.loads(program(*words)[1])["structs"][0]["size"] == size


def test_macros_can_be_defined_and_odd_words_are_usage_errors(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "c.h"
    path.write_text("#ifdef CONFIG_X\nstruct c { int a[CONFIG_X]; };\n#endif\n")
    words = ("struct", "c", "--from", str(path), "--abi", "x86-64", "--json")
    assert json.loads(program(*words, "-D", "CONFIG_X=7")[1])["structs"][0]["size"] == 28
    assert program(*words)[0] == 2
    assert program(*words, "-D", "7=8")[0] == 2
    assert program("struct", "c", "--from", str(path), "--abi", "vax")[0] == 2
    assert program("struct", "c", "--from", str(tmp_path / "none"))[0] == 2
