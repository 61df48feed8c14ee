"""A patch without a base: what it shows by itself has the layout that gcc gives it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.capture.patches.repositories import commit, git, repository
from tests.cli.live import Program
from tests.headers.test_posted import WORDS

MACHINES = {"x86-64": "-m64", "i386": "-m32"}
GUARDS = ("#ifndef OWN_H\n#define OWN_H\n#include <linux/types.h>\n\n", "\n#endif\n")
DECLARED = """\
#define OWN_MAX	4	/* of them */
#define OWN_WIDE(n)	\\
	((n) * 2)
enum own_kind { OWN_A, OWN_B, OWN_COUNT };
enum {
	OWN_FIRST = 3,
	OWN_LAST,
};
typedef __u32 own_id;
typedef struct { __u8 b[16]; } own_uuid;
typedef struct {
	__u16 v[3];
} __attribute__((packed)) own_triple;

struct own_one { __u8 c; __u64 q; };

struct __attribute__((packed)) own_two {
	__u8	c[OWN_MAX];
	own_id	id, other;
	own_triple t;
	__u16	kinds[OWN_COUNT], last[OWN_LAST];
};

#ifdef __x86_64__
struct own_three {
	__u8	c[OWN_WIDE(3)];
	own_uuid uuid;
};
#else
struct own_three {
	__u64	c;
};
#endif

struct own_four
{
	struct own_one one;
	struct {
		__u8	a;
		struct own_two in[2];
	} inner;
	__u32	low:3,
		high:29;
}
__attribute__((packed, aligned(2)));

struct own_five {
	/* struct own_six { */
	__u64	data __attribute__((aligned(32)));
	union {
		struct { struct { } __e; __u8 bytes[]; };
		struct { struct { } __w; __u64 words[]; };
	};
};
"""
NAMES = ("own_one", "own_two", "own_three", "own_four", "own_five", "own_uuid", "own_triple")
OLD = "struct kept {\n\t__u32 a;\n\t__u32 b;\n\t__u32 c;\n\t__u32 d;\n};\n\n"


def patches(tmp_path: Path, *changes: dict[str, str | None]) -> Path:
    """Return a folder with a mail a change; the first change is what is there."""
    tree = repository(tmp_path / "tree", {k: v for k, v in changes[0].items() if v is not None})
    for number, change in enumerate(changes[1:], start=1):
        commit(tree, change, f"own: {number}")
    made = tmp_path / "series"
    git(tree, "format-patch", "-q", "-o", str(made), f"HEAD~{len(changes) - 1}..HEAD")
    return made


def beside_gcc(program: Program, source: Path, text: str, names: tuple[str, ...]) -> None:
    """Compare the last layout of each struct that a source gives."""
    program("struct", *names, "--from", str(source), "--abi", ",".join(MACHINES), "--json")
    document = json.loads(program.out)
    assert document["refused"] == []
    for abi, flag in MACHINES.items():
        found = {
            each["name"]: each
            for each in document["structs"]
            if each["abi"] == abi and each["side"] == "after"
        }
        assert set(found) == set(names)
        asserts = []
        for name, each in found.items():
            kind = name if f"}} {name};" in text or f") {name};" in text else f"struct {name}"
            asserts.append(f'_Static_assert(sizeof({kind}) == {each["size"]}, "{name}");')
            asserts.append(f'_Static_assert(_Alignof({kind}) == {each["align"]}, "{name}");')
            asserts += [
                f"_Static_assert(__builtin_offsetof({kind}, {one['name']}) == {one['offset']}, "
                f'"{name}.{one["name"]}");'
                for one in each["fields"]
                if one["bits"] is None and "[" not in one["name"] and "in." not in one["name"]
            ]
        words = ["gcc", flag, "-w", "-fsyntax-only", "-std=gnu11", "-x", "c", "-"]
        body = WORDS + text.replace("#include <linux/types.h>", "") + "\n" + "\n".join(asserts)
        done = subprocess.run(words, input=body, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", ["include/uapi/linux/own.h", "include/uapi/linux/vfio.h"])
def test_what_a_hunk_shows_whole_has_its_macros_and_types(
    program: Program, tmp_path: Path, path: str
) -> None:
    # vfio.h is put on the program's own declarations, which have no "kept".
    made = patches(tmp_path, {path: OLD + "int x;\n"}, {path: f"{OLD}{DECLARED}\nint x;\n"})
    beside_gcc(program, made, OLD + DECLARED, NAMES)


def test_a_new_header_is_read_as_it_is_and_the_next_patch_on_it(
    program: Program, tmp_path: Path
) -> None:
    path = "include/uapi/linux/own.h"
    first = DECLARED.join(GUARDS)
    second = first.replace("__u16 v[3];", "__u16 v[5];").replace(
        "#define OWN_MAX\t4", "#define OWN_MAX\t7"
    )
    made = patches(tmp_path, {"x.h": "int x;\n"}, {path: first}, {path: second})
    beside_gcc(program, made / "0001-own-1.patch", first, NAMES)
    beside_gcc(program, made, second, NAMES)
    program("struct", "own_two", "--from", str(made), "--abi", "x86-64")
    assert "diff #2 on the diffs before it: struct own_two: x86-64 30 -> 37" in program.out


def test_a_new_header_has_what_another_one_of_the_patch_declares(
    program: Program, tmp_path: Path
) -> None:
    base = "#define BASE_N 5\nstruct base { __u8 x[BASE_N]; };\n"
    more = "#include <linux/own_base.h>\nstruct more { __u8 c; struct base b[BASE_N]; };\n"
    home = "include/uapi/linux/"
    made = patches(tmp_path, {"x.h": ""}, {f"{home}own_base.h": base, f"{home}own_more.h": more})
    beside_gcc(program, made, base + more.replace("#include <linux/own_base.h>", ""),
               ("base", "more"))  # fmt: skip


VFIO = """\
struct vfio_device_info {
	__u32	argsz;
	__u32	flags;
	__u32	num_regions;	/* Max region index + 1 */
	__u32	num_irqs;	/* Max IRQ index + 1 */
	__u32   cap_offset;	/* Offset within info struct of first cap */
	__u32   pad;
};

int x;
"""


@pytest.mark.parametrize(
    "added",
    [
        "\t__u16	one, two[3];\n", "\t__u8	lone __attribute__((aligned(16)));\n",
        "#define OWN_LEN 6\n\t__u8	bytes[OWN_LEN];\n", "\tunsigned long long	wide;\n",
        "\tvoid	(*fn)(int a);\n", "\t__u32	low:3, high:29;\n", "\t__u8 (*rows)[3];\n",
        "#ifdef __x86_64__\n\t__u64	only;\n#endif\n", "\tunion { __u8 u; __u64 w; };\n",
        "\tstruct { __u8 a; __u16 b; } in[2];\n", "\t__u8	x[sizeof(__u64) * 2]; __u8 y;\n",
    ],
)  # fmt: skip
def test_no_line_that_a_patch_adds_is_lost_on_the_own_declarations(
    program: Program, tmp_path: Path, added: str
) -> None:
    """The hunk shows the struct in part."""
    path = "include/uapi/linux/vfio.h"
    above = "#include <linux/types.h>\n" + "/* about it */\n" * 8
    new = VFIO.replace("\t__u32   cap", f"{added}\t__u32   cap")
    made = patches(tmp_path, {path: above + VFIO}, {path: above + new})
    (mail,) = made.iterdir()
    text = mail.read_text()
    assert "__u32\targsz" not in text
    beside_gcc(program, made, new, ("vfio_device_info",))


def test_a_struct_that_the_next_patch_does_not_show_is_not_gone(
    program: Program, tmp_path: Path
) -> None:
    path = "include/uapi/linux/own.h"
    one, two = "struct one { __u32 a; };\n", "struct two { __u32 b; };\n"
    text = "/* a */\n" * 9
    made = patches(
        tmp_path, {path: text}, {path: one + text}, {path: f"{one}{text}{two}"},
        {path: f"{one}{text}"},
    )  # fmt: skip
    program("series", str(made))
    strips = program.out.split("struct two\n")
    assert "struct one" in strips[0]
    assert "not declared any more" not in strips[0]
    assert "not declared any more" in strips[1]
    assert program.err == ""


def test_versions_of_a_series_in_one_folder_start_from_the_base_each(
    program: Program, tmp_path: Path
) -> None:
    path = "include/uapi/linux/own.h"
    first = OLD + "struct own { __u32 a; };\n"
    made = patches(tmp_path, {path: OLD}, {path: first}, {path: first.replace("a;", "a; __u32 b;")})
    tree = tmp_path / "tree"
    for number, member in ((2, "__u64 c"), (3, "__u16 d[9]")):
        git(tree, "reset", "-q", "--hard", "HEAD~2")
        again = OLD + f"struct own {{ {member}; }};\n"
        commit(tree, {path: again}, "own: 1")
        commit(tree, {path: again.replace("; }", "; __u32 e; }")}, "own: 2")
        git(tree, "format-patch", "-q", f"-v{number}", "-o", str(made), "HEAD~2..HEAD")
    words = ("series", str(made), "--struct", "own", "--base", f"{tree}@HEAD~2", "--abi", "i386")
    program(*words, "--json")
    (strip,) = json.loads(program.out)["series"]
    sizes = [each["structs"][0]["size"] for each in strip["editions"] if each["structs"]]
    assert sizes == [4, 8, 8, 12, 18, 24]
