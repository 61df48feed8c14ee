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


@pytest.mark.parametrize(
    ("declared", "size", "known"),
    [
        ("enum e { A, B };", 4, True),
        ("enum e { A = 0x1ffffffff };", 8, True),
        ("enum e { A = sizeof(struct nope), B = 0x1ffffffff };", 4, False),
        ("enum e;", 4, False),
        ("", 4, False),
    ],
)
def test_an_enum_whose_enumerators_are_not_known_is_said_to_be_assumed(
    program: Run, tmp_path: Path, declared: str, size: int, *, known: bool
) -> None:
    path = tmp_path / "e.h"
    path.write_text(f"{declared}\nstruct s {{ unsigned int n; enum e e; }};\n")
    _, out, _ = program("struct", "s", "--from", str(path), "--abi", "x86-64")
    assert f"+{size}\n" in out.split("enum e", 1)[1]
    told = "enum: e: enum e is an enum"
    assert (f"{told}\n" in out) is known
    more = f"{told} of unknown enumerators: taken as 4 bytes\n"
    assert (more in out) is not known


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


MAIL = """From: A Reviewer <reviewer@example.org>
Subject: Re: [PATCH] vfio: align capabilities

> diff --git a/drivers/vfio/vfio_main.c b/drivers/vfio/vfio_main.c
> --- a/drivers/vfio/vfio_main.c
> +++ b/drivers/vfio/vfio_main.c
> @@ -1,3 +1,3 @@
>  int a;
> -int b;
> +long b;
>  int c;

How about this instead:

diff --git a/include/uapi/linux/vfio.h b/include/uapi/linux/vfio.h
--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -217,6 +217,7 @@ struct vfio_device_info {
__u32 num_regions; /* how many regions */
__u32 num_irqs; /* how many interrupts */
__u32 cap_offset; /* where the chain starts */
+ __u32 pad; /* a multiple of 8 */
};
#define VFIO_DEVICE_GET_INFO _IO(VFIO_TYPE, VFIO_BASE + 7)
@@ -1444,6 +1445,7 @@ struct vfio_iommu_type1_info {
#define VFIO_IOMMU_INFO_CAPS (1 << 1) /* it has some */
__u64 iova_pgsizes; /* page sizes */
__u32 cap_offset; /* where the chain starts */
+ __u32 pad; /* a multiple of 8 */
};
/*
"""


def sizes(out: str) -> dict[tuple[str, str, str], int]:
    """Return sizes by side, name and ABI."""
    return {
        (each["side"], each["name"], each["abi"]): each["size"]
        for each in json.loads(out)["structs"]
    }


def test_a_mail_is_put_on_the_built_in_declarations_that_it_fits(
    program: Run, tmp_path: Path
) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(MAIL)
    names = ("vfio_device_info", "vfio_iommu_type1_info")
    words = ("struct", *names, "--from", str(path), "--abi", "x86-64,i386")
    _, out, _ = program(*words, "--json")
    found = sizes(out)
    assert [found["before", names[0], abi] for abi in ("x86-64", "i386")] == [20, 20]
    assert [found["after", names[0], abi] for abi in ("x86-64", "i386")] == [24, 24]
    assert [found["before", names[1], abi] for abi in ("x86-64", "i386")] == [24, 20]
    assert [found["after", names[1], abi] for abi in ("x86-64", "i386")] == [24, 24]
    assert json.loads(out)["structs"][0]["base"] == "built-in declarations, Linux 6.5"
    assert "struct vfio_iommu_type1_info: x86-64 24 -> 24, i386 20 -> 24" in program(*words)[1]


def test_a_struct_that_a_hunk_shows_whole_needs_no_base(program: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.patch"
    path.write_text(
        "--- a/include/uapi/linux/other.h\n+++ b/include/uapi/linux/other.h\n"
        "@@ -10,3 +10,8 @@ enum x {\n /* before */\n"
        "+struct shown {\n+\t__u32 a;\n+\t__u64 b;\n+};\n+\n /* behind */\n struct cut {\n"
    )
    _, out, _ = program("struct", "shown", "--from", str(path), "--abi", "x86-64,i386", "--json")
    assert list(sizes(out).values()) == [16, 12]


def test_what_a_patch_cuts_is_named_with_what_would_help_and_a_base_does(
    program: Run, tmp_path: Path
) -> None:
    patch = tmp_path / "cut.patch"
    patch.write_text(
        "--- a/include/own.h\n+++ b/include/own.h\n"
        "@@ -3,3 +3,4 @@ struct own {\n \t__u32 b;\n \t__u32 c;\n+\t__u8 d;\n };\n"
    )
    words = ("struct", "own", "--from", str(patch), "--abi", "x86-64")
    status, _, err = program(*words)
    assert status == 2
    assert "does not show it whole" in err
    assert "--base TREE@REV, with include/own.h" in err
    base = tmp_path / "base" / "include"
    base.mkdir(parents=True)
    (base / "own.h").write_text("struct own {\n\t__u32 a;\n\t__u32 b;\n\t__u32 c;\n};\n")
    _, out, _ = program(*words, "--base", str(base.parent), "--json")
    assert sizes(out) == {("before", "own", "x86-64"): 12, ("after", "own", "x86-64"): 16}


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("/* struct gone { int x; }; */\n", "it stands in a comment, a string or a macro only"),
        ("#if 0\nstruct gone { int x; };\n#endif\n", "an #if leaves it out"),
        ("#if 0\n#endif\n/* struct gone { int x; };\n", "a comment, a string or a macro only"),
        ("#define GONE struct gone { int x; }\n", "a macro only"),
    ],
)
def test_why_a_struct_is_not_there_is_said(
    program: Run, tmp_path: Path, text: str, why: str
) -> None:
    path = tmp_path / "some.h"
    path.write_text(text)
    status, out, err = program("struct", "gone", "--from", str(path))
    assert (status != 0, out) == (True, "")
    assert why in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf", "txt"])
def test_a_struct_is_drawn_or_written(program: Run, tmp_path: Path, suffix: str) -> None:
    path, made = header(tmp_path), tmp_path / f"outer.{suffix}"
    words = (
        "struct",
        "outer",
        "--from",
        str(path),
        "--abi",
        "x86-64,i386",
        "--row",
        "64",
        "--fold",
    )
    status, out, err = program(*words, "-o", str(made))
    assert (status, out, err) == (1, "", "")
    text = made.read_bytes()
    assert len(text) > 500
    if suffix == "svg":
        assert "struct outer" in text.decode()
        assert "in" in text.decode()
    elif suffix == "txt":
        assert text.decode().startswith("struct outer")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("-o", "outer.gif"), "written as .svg, .png, .pdf or .txt"),
        (("-o", "outer.svg", "--json"), "expected -o or --json"),
        (("-o", "sample.h.txt/x.svg"), "sample.h.txt"),
    ],
)
def test_a_picture_that_can_t_be_written_is_said(
    program: Run, tmp_path: Path, words: tuple[str, ...], why: str
) -> None:
    path = header(tmp_path)
    status, out, err = program("struct", "outer", "--from", str(path), *words)
    assert (status, out) == (2, "")
    assert why in err


def test_repairs_are_laid_out_again(program: Run, tmp_path: Path) -> None:
    words = ("struct", "pair", "--from", str(header(tmp_path)), "--abi", "x86-64,i386")
    _, out, _ = program(*words)
    assert "repair: pad: __u8 __pad[7] before b" in out
    assert "    size 16 on x86-64; 12 -> 16 on i386; holes and tail 7 -> 0 on x86-64" in out
    assert "    moves b 4 -> 8 on i386" in out
    _, out, _ = program(*words, "--json", "--findings")
    repairs = json.loads(out)["repairs"]
    assert [each["kind"] for each in repairs] == ["pad", "aligned", "aligned-pad"]
    pad = repairs[0]
    assert [each["size"] for each in pad["structs"]] == [16, 16]
    assert {"member": "b", "abi": "i386", "before": 4, "after": 8} in pad["moves"]
    assert "hole" in pad["mends"]
    _, out, _ = program(*words, "--json")
    assert "repairs" not in json.loads(out)


@pytest.mark.parametrize("path", ["nope", "k", "", "u.nope", "\x1b[31m"])
def test_an_alternative_that_is_none_is_refused(program: Run, tmp_path: Path, path: str) -> None:
    source = tmp_path / "u.h"
    source.write_text("struct o { int k; union { struct { int a; } p; short q; } u; };\n")
    words = ("struct", "o", "--from", str(source), "--alternative")
    status, out, err = program(*words, path)
    assert (status, out) == (2, "")
    (said,) = err.splitlines()
    assert "no union has it" in said
    assert said.isprintable()
    assert "member" in program(*words, "u.p.a")[1]


def test_an_alternative_of_a_union_is_drawn(program: Run, tmp_path: Path) -> None:
    (tmp_path / "x.h").write_text(HEADER)
    made = tmp_path / "x.svg"
    words = ("struct", "outer", "--from", str(tmp_path / "x.h"), "-o", str(made))
    program(*words)
    assert "half / whole" in made.read_text()
    program(*words, "--alternative", "whole")
    assert "half / whole" not in made.read_text()


def test_what_a_source_declares_is_listed(program: Run, tmp_path: Path) -> None:
    git = ("git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "x.h").write_text("struct one { int a; };\nunion two { int a; };\n")
    subprocess.run([*git, "add", "x.h"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "1"], check=True)
    (tmp_path / "x.h").write_text("struct gone { int a; };\n")
    for source in (f"{tmp_path}@HEAD", str(tmp_path)):
        status, out, _ = program("struct", "--list", "--from", source)
        wanted = ["one", "two"] if "@" in source else ["gone"]
        assert (status, out.split()) == (0, wanted)
    status, out, _ = program("struct", "TW", "--list", "--from", f"{tmp_path}@HEAD", "--json")
    assert json.loads(out)["names"] == ["two"]
    status, out, said = program("struct", "three", "--list", "--from", f"{tmp_path}@HEAD")
    assert (status, out, said.count("\n")) == (1, "", 1)
    assert "none of its 2 structs has three in it" in said
    (tmp_path / "words.h").write_text("struct union {\n};\nstruct real { struct {\nint x; }; };\n")
    _, out, _ = program("struct", "--list", "--from", str(tmp_path / "words.h"))
    assert out.split() == ["real"]
    (tmp_path / "none.txt").write_text("just a text\n")
    status, _, said = program("struct", "--list", "--from", str(tmp_path / "none.txt"))
    assert status == 1
    assert said.endswith("none.txt: no struct, union or typedef is declared there\n")
    assert (
        "lays nothing out"
        in program("struct", "--list", "--from", str(tmp_path), "--abi", "i386")[2]
    )
    assert "--list shows" in program("struct", "--from", str(tmp_path))[2]
    assert program("struct", "--list", "--from", f"{tmp_path}@nowhere")[0] == 2
