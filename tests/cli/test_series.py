# ruff: noqa: E101, W293  # a diff keeps its tabs
"""``vfioviz series``: what becomes of a struct from edition to edition."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.cli.live import Program
from tests.headers.btf import encode

INFO = "#include <linux/types.h>\nstruct vfio_device_info {{ __u32 argsz; __u32 flags; {} }};\n"
MEMBERS = (
    "__u32 num_regions; __u32 num_irqs;",
    "__u32 num_regions; __u32 num_irqs; __u32 cap_offset;",
    "__u32 num_regions; __u32 num_irqs; __u32 cap_offset; __u32 pad;",
)
"""VFIO_DEVICE_GET_INFO before Linux 5.10, up to 6.6, and since."""
MAIL = """From: A <a@example.org>
Subject: [PATCH v2 1/1] vfio: a pad
Date: Mon, 1 May 2023 10:00:00 +0000

--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -214,6 +214,7 @@ struct vfio_device_info {
 	__u32	num_regions;	/* Max region index + 1 */
 	__u32	num_irqs;	/* Max IRQ index + 1 */
 	__u32   cap_offset;	/* Offset within info struct of first cap */
+	__u32   pad;
 };
 #define VFIO_DEVICE_GET_INFO		_IO(VFIO_TYPE, VFIO_BASE + 7)
 
"""


def headers(folder: Path, texts: dict[str, str]) -> list[str]:
    for name, text in texts.items():
        (folder / name).write_text(text)
    return [str(folder / name) for name in texts]


def test_device_info_grows_from_16_to_20_to_24(program: Program, tmp_path: Path) -> None:
    named = headers(tmp_path, {f"v{n}.h": INFO.format(each) for n, each in enumerate(MEMBERS)})
    assert program("series", *named, "--json") == 0
    (strip,) = json.loads(program.out)["series"]
    assert strip["struct"] == "vfio_device_info"
    sizes = [{each["size"] for each in one["structs"]} for one in strip["editions"]]
    assert sizes == [{16}, {20}, {24}]
    changes = [[each["text"] for each in one["changes"]] for one in strip["editions"]]
    assert changes == [[], ["cap_offset came: __u32 at 16"], ["pad came: __u32 at 20"]]
    assert not any(one["breaks"] for one in strip["editions"])


def test_the_text_says_sizes_changes_and_holes_in_72_columns(
    program: Program, tmp_path: Path
) -> None:
    text = "#include <linux/types.h>\nstruct one {{ {} }};\n"
    named = headers(
        tmp_path,
        {
            "a.h": text.format("__u32 first; __u64 second_with_a_rather_long_name_for_a_member;"),
            "b.h": text.format(
                "__u64 zeroth; __u64 second_with_a_rather_long_name_for_a_member; __u8 last;"
            ),
            "c.h": text.format("__u64 zeroth; __u8 last;"),
        },
    )
    assert program("series", *named, "--abi", "x86-64,i386") == 1
    # File names are the user's; all else is broken between words.
    lines = [line for line in program.out.splitlines() if str(tmp_path) not in line]
    assert max(map(len, lines)) <= 72
    long = "second_with_a_rather_long_name_for_a_member"
    told = " ".join(program.out.split())
    assert "size 16 on x86-64; 12 on i386" in told
    assert "hole [4, 8) on x86-64" in told
    assert f"! {long} moved: 4 -> 8 on i386" in told
    assert "+ zeroth came: __u64 at 0" in told
    assert "! first went: __u32 at 0" in told
    assert f"! {long} went: __u64 at 8" in told
    assert "! size 24 -> 16 on x86-64; 20 -> 12 on i386 (smaller on x86-64, i386)" in told


def test_a_mail_starts_from_what_it_is_put_on(program: Program, tmp_path: Path) -> None:
    (mail,) = headers(tmp_path, {"pad.eml": MAIL})
    assert program("series", mail) == 0
    assert program.out.splitlines()[0] == "struct vfio_device_info"
    assert "1. built-in declarations, Linux 6.5" in program.out
    assert "2. v2 1/1 of pad.eml" in program.out
    assert "size 20 -> 24" in program.out
    (base,) = headers(tmp_path, {"own.h": "struct other { int x; };\n"})
    assert program("series", base, "--base", base) == 2
    assert program.err == "vfioviz: --base: none of the sources is a patch\n"


def test_a_range_and_revisions_are_editions(program: Program, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    (tree / "include/uapi/linux").mkdir(parents=True)
    for number, members in enumerate(MEMBERS):
        (tree / "include/uapi/linux/vfio.h").write_text(INFO.format(members))
        for words in (
            ["init", "-q"], ["add", "."], ["commit", "-q", "-m", str(number)],
            ["tag", f"v{number}"],
        ):  # fmt: skip
            subprocess.run(
                ["git", "-C", tree, "-c", "user.name=x", "-c", "user.email=x@example.org", *words],
                check=True,
            )
    assert program("series", f"{tree}@v0..v2", "--json") == 0
    (strip,) = json.loads(program.out)["series"]
    assert [one["title"] for one in strip["editions"]] == ["v0", "v2"]
    revisions = [f"{tree}@v{number}" for number in range(3)]
    assert program("series", *revisions, "--struct", "struct vfio_device_info", "--json") == 0
    (strip,) = json.loads(program.out)["series"]
    assert [one["structs"][0]["size"] for one in strip["editions"]] == [16, 20, 24]
    assert program("series", *revisions) == 2
    assert "name one with --struct" in program.err


def test_a_struct_that_comes_late_and_one_that_goes_are_told(
    program: Program, tmp_path: Path
) -> None:
    named = headers(
        tmp_path,
        {"a.h": "struct old { int x; };", "b.h": "struct old { int x; }; struct young { int y; };",
         "c.h": "struct young { int y; };"},
    )  # fmt: skip
    assert program("series", *named, "--struct", "old", "--struct", "young", "--json") == 1
    old, young = json.loads(program.out)["series"]
    assert [one["gone"] for one in old["editions"]] == [False, False, True]
    assert [bool(one["structs"]) for one in young["editions"]] == [False, True, True]
    assert not any(one["breaks"] for one in young["editions"])
    assert program("series", *named, "--struct", "old") == 1
    assert "     as before" in program.out
    assert "   ! not declared any more" in program.out


def test_a_text_file_is_written_and_never_over_what_is_read(
    program: Program, tmp_path: Path
) -> None:
    named = headers(tmp_path, {"a.txt": INFO.format(MEMBERS[0]), "b.h": INFO.format(MEMBERS[1])})
    assert program("series", *named, "-o", "strip.txt") == 0
    assert program.out == ""
    assert program("series", *named) == 0
    assert (program.folder / "strip.txt").read_text() == program.out
    assert program("series", *named, "-o", named[0]) == 2
    assert "is the file that is read" in program.err
    assert Path(named[0]).read_text() == INFO.format(MEMBERS[0])


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("-", "-"), "standard input is read once"),
        (("nothing.h",), "there is no such file"),
        (("a.h", "--struct", "gone"), "none of the sources declares it"),
        (("a.h", "a.h"), "no struct changes"),
        (("a.h", "--abi", "vax"), "--abi vax: unknown"),
        (("a.h", "-o", "strip.gif"), "written as .svg, .png, .pdf or .txt"),
        (("a.h", "-o", "strip.svg", "--json"), "expected -o or --json"),
        (("a.h", "bad.h", "--struct", "x"), "f is no constant"),
    ],
)
def test_what_can_t_be_shown_is_said_in_a_line(
    program: Program, words: tuple[str, ...], why: str
) -> None:
    headers(program.folder, {"a.h": "struct x { int y; };", "bad.h": "struct x { int y[f(1)]; };"})
    assert program("series", *words) == 2
    assert why in program.err
    assert program.err.count("\n") == 1


def test_names_of_files_are_text(program: Program, tmp_path: Path) -> None:
    named = headers(
        tmp_path, {"a\x1b[31m.h": INFO.format(MEMBERS[0]), "b.h": INFO.format(MEMBERS[1])}
    )
    assert program("series", *named) == 0
    assert "\x1b" not in program.out
    assert program("series", *named, "-o", "strip.txt") == 0
    assert "\x1b" not in (program.folder / "strip.txt").read_text()


def test_what_a_kernel_has_stands_beside_what_a_header_says(
    program: Program, tmp_path: Path
) -> None:
    plain = INFO.replace("#include <linux/types.h>", "typedef unsigned int __u32;")
    (header, unit) = headers(
        tmp_path,
        {"new.h": plain.format(MEMBERS[1]), "unit.c": plain.format(MEMBERS[0])
         + "struct vfio_device_info *f(struct vfio_device_info *p) { return p; }\n"},
    )  # fmt: skip
    made = str(tmp_path / "unit.o")
    subprocess.run(["gcc", "-g", "-c", unit, "-o", made], check=True)
    encode(Path(made))
    words = ("--struct", "vfio_device_info", "--abi", "x86-64")
    assert program("series", f"btf:{made}", header, *words) == 0
    assert "size 16 -> 20" in program.out
    assert "+ cap_offset came: __u32 at 16" in program.out
    assert program("series", header, f"btf:{made}", *words) == 1
    assert "! cap_offset went: __u32 at 16" in program.out
    assert program("series", header, f"btf:{made}", "--struct", "vfio_irq_info") == 2
    assert program("struct", "vfio_device_info", "--from", f"btf:{made}", "--json") == 0
    assert json.loads(program.out)["structs"][0]["size"] == 16
    assert program("struct", "nothing", "--from", f"btf:{made}") == 2
    assert "its BTF does not have it" in program.err
    assert program("struct", "x", "--from", f"btf:{made}", "--abi", "i386") == 2
    assert "--abi: BTF is the layout of one kernel" in program.err
    assert program("struct", "x", "--from", f"btf:{header}") == 2
    assert "no BTF" in program.err


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_a_strip_is_drawn(program: Program, tmp_path: Path, suffix: str) -> None:
    named = headers(tmp_path, {f"v{n}.h": INFO.format(each) for n, each in enumerate(MEMBERS)})
    assert program("series", *named, "-o", f"strip.{suffix}") == 0
    assert (program.out, program.err) == ("", "")
    made = (program.folder / f"strip.{suffix}").read_bytes()
    assert len(made) > 1000
    if suffix == "svg":
        assert "16 → 20" in made.decode()
        assert "+ cap_offset" in made.decode()
