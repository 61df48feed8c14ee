"""Which structs a source declares: a header, folder, revision, patch, kernel, pasted text."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest

from tests.headers.btf import encode
from vfioviz.capture import headerlist
from vfioviz.capture.headerlist import HeadersWanted, laid_out, listed
from vfioviz.capture.headerstructs import StructQuery
from vfioviz.capture.patches.entry import PatchError
from vfioviz.capture.source import CaptureError
from vfioviz.uapi.abi import X86_64

T = TypeVar("T")
TEXT = """
#include <linux/types.h>
struct one { __u8 a; };
union two { __u8 a; __u32 b; };
struct __attribute__((packed)) three { __u8 a; __u32 b; };
typedef struct { __u16 a; } four;
struct only_named;
/* struct */ struct five
{
	struct six { int x; } in;
};
"""
ALL = ("five", "four", "one", "six", "three", "two")
PATCH = """--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -1,0 +1,4 @@
+struct vfio_new {
+\t__u32 a;
+\t__u64 b;
+};
"""


def sizes(wanted: HeadersWanted, name: str) -> list[int]:
    opened = listed(wanted)
    assert name in opened.names
    shown = laid_out(opened.source, StructQuery((name,), (X86_64,), {}))
    return [view.size for one in shown.tables for view in one.views]


def test_a_header_and_a_folder_list_what_they_declare(tmp_path: Path) -> None:
    path = tmp_path / "x.h"
    path.write_text(TEXT)
    assert listed(HeadersWanted(str(path))).names == ALL
    (tmp_path / "y.h").write_text("struct seven { int a; };")
    assert listed(HeadersWanted(str(tmp_path))).names == tuple(sorted((*ALL, "seven")))
    assert sizes(HeadersWanted(str(tmp_path)), "three") == [5]


def test_a_revision_lists_what_it_had(tmp_path: Path) -> None:
    git = ("git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org")
    subprocess.run([*git, "init", "-q"], check=True)
    (tmp_path / "x.h").write_text("struct one { int a; };\nunion  two { int a; };\n")
    subprocess.run([*git, "add", "x.h"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "1"], check=True)
    (tmp_path / "x.h").write_text("struct gone { int a; };\n")
    assert listed(HeadersWanted(f"{tmp_path}@HEAD")).names == ("one", "two")
    assert sizes(HeadersWanted(f"{tmp_path}@HEAD"), "two") == [4]


def test_a_pasted_patch_and_a_pasted_header_are_told_apart(tmp_path: Path) -> None:
    assert sizes(HeadersWanted("pasted", "", PATCH), "vfio_new") == [16]
    assert sizes(HeadersWanted("pasted", "", TEXT), "one") == [1]
    base = tmp_path / "include/uapi/linux"
    base.mkdir(parents=True)
    (base / "vfio.h").write_text("")
    assert listed(HeadersWanted("pasted", str(tmp_path), PATCH)).names == ("vfio_new",)
    (base / "vfio.h").write_text("struct a_first { int a; };\nstruct vfio_old { int a; };\n")
    change = PATCH.replace("@@ -1,0 +1,4 @@", "@@ -1,2 +1,6 @@") + (
        " struct a_first { int a; };\n struct vfio_old { int a; };\n"
    )
    opened = listed(HeadersWanted("pasted", str(tmp_path), change))
    assert opened.names == ("vfio_new", "a_first", "vfio_old")


def test_a_kernel_lists_its_structs(tmp_path: Path) -> None:
    unit = tmp_path / "unit.c"
    unit.write_text("struct seen { int a; };\nstruct seen *f(struct seen *p) { return p; }\n")
    made = tmp_path / "unit.o"
    subprocess.run(["gcc", "-g", "-c", str(unit), "-o", str(made)], check=True)
    encode(made)
    assert sizes(HeadersWanted(f"btf:{made}"), "seen") == [4]
    with pytest.raises(PatchError, match="no base"):
        listed(HeadersWanted(f"btf:{made}", str(tmp_path)))


def test_headers_pass_through_a_watch_that_knows_how_many_there_are(tmp_path: Path) -> None:
    for number in range(3):
        (tmp_path / f"x{number}.h").write_text(TEXT)
    seen: list[int] = []

    def watch(headers: Iterable[T], total: int = 0, /) -> Iterator[T]:
        for each in headers:
            seen.append(total)
            yield each

    listed(HeadersWanted(str(tmp_path)), watch)
    assert seen == [3, 3, 3]


@pytest.mark.parametrize("text", ["", "-", "/dev/stdin", "nothing.h", "btf:nothing"])
def test_what_can_t_be_read_is_said(text: str, tmp_path: Path) -> None:
    with pytest.raises((PatchError, CaptureError)):
        listed(HeadersWanted(text))


def test_more_names_than_are_listed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(headerlist, "MOST", 5)
    with pytest.raises(PatchError, match="more than 5 structs"):
        listed(HeadersWanted("pasted", "", TEXT))
