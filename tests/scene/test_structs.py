"""Structs of headers, and what became of them, as text and JSON."""

from __future__ import annotations

from typing import Any

from vfioviz.capture.headersource import text_source
from vfioviz.headers.find import Finder, Missing
from vfioviz.headers.rules import review
from vfioviz.headers.series import Edition, frames
from vfioviz.headers.view import StructView
from vfioviz.scene import series, structs
from vfioviz.uapi.abi import ABIS

BEFORE = """
#include <linux/types.h>
struct outer {
	__u8 kind;
	struct { __u32 lo:4; __u32 hi:28; } bits;
	__u64 wide;
	__u16 last;
};
"""
AFTER = BEFORE.replace("__u8 kind;", "__u8 kind; __u8 more;").replace("__u16 last;", "")


def views(text: str, *abis: str) -> tuple[StructView, ...]:
    source = text_source(text, "x.h")
    finder = Finder(source.files)
    return finder.find("outer", source.declaring("outer"), [ABIS[abi] for abi in abis]).structs


def test_a_table_has_offsets_holes_and_tail_of_each_abi() -> None:
    lines = list(structs.lines(views(BEFORE, "x86-64", "i386")))
    assert lines[0].split() == ["struct", "outer", "x.h:3"]
    told = [" ".join(line.split()) for line in lines[1:]]
    assert told[0] == "member type x86-64 i386"
    assert "kind __u8 0+1 0+1" in told
    assert "(hole) 1+3 pad 1+3 pad" in told
    assert any(line.startswith("hi __u32:28 4.4:28 4.4:28") for line in told)
    assert any(line.startswith("wide __u64 8+8 8+8") for line in told)
    assert "(tail) 18+6 pad 18+2 pad" in told
    assert any(line.startswith("size 24 20") for line in told)
    assert "align 8 4" in told


def test_json_has_bits_from_the_start_of_the_struct() -> None:
    (one,) = views(BEFORE, "x86-64")
    made: Any = structs.document([one], [Missing("gone", "", None, "why", "i386")], review((one,)))
    (told,) = made["structs"]
    fields = {each["name"]: each for each in told["fields"]}
    assert (fields["bits.hi"]["bit_offset"], fields["bits.hi"]["bits"]) == (36, 28)
    assert (told["size"], told["holes"], told["tail"]) == (24, [[1, 4]], [18, 24])
    assert made["refused"] == [
        {"name": "gone", "file": None, "line": None, "why": "why", "abi": "i386"}
    ]
    assert {each["rule"] for each in made["findings"]} >= {"hole", "tail", "bit-field"}


def test_a_strip_says_what_came_and_went_and_what_breaks() -> None:
    abis = ("x86-64", "i386")
    strip = series.Strip(
        "outer",
        tuple(
            frames(
                [
                    Edition("first", ()), Edition("one", views(BEFORE, *abis)),
                    Edition("two", views(AFTER, *abis)), Edition("same", views(AFTER, *abis)),
                    Edition("last", ()),
                ]
            )
        ),
    )  # fmt: skip
    assert list(series.lines(strip)) == [
        "struct outer",
        "",
        "1. first",
        "     not declared",
        "",
        "2. one",
        "     size 24 on x86-64; 20 on i386",
        "         0  __u8 kind",
        "         4  struct bits",
        "       4.0  __u32 bits.lo:4",
        "       4.4  __u32 bits.hi:28",
        "         8  __u64 wide",
        "        16  __u16 last",
        "     hole [1, 4)",
        "     tail [18, 24) on x86-64",
        "     tail [18, 20) on i386",
        "",
        "3. two",
        "   ! size 24 -> 16 on x86-64; 20 -> 16 on i386 (smaller on x86-64, i386)",
        "   ! last went: __u16 at 16",
        "   + more came: __u8 at 1",
        "     hole [2, 4)",
        "",
        "4. same",
        "     size 16",
        "     hole [2, 4)",
        "     as before",
        "",
        "5. last",
        "   ! not declared any more",
    ]
    made: Any = series.document([strip], [])
    editions = made["series"][0]["editions"]
    assert [each["breaks"] for each in editions] == [False, False, True, False, True]
    assert [each["gone"] for each in editions] == [False, False, False, False, True]
    assert editions[2]["shrunk"] == ["x86-64", "i386"]


def test_a_missing_struct_of_an_endless_name_is_told_in_a_line_that_ends() -> None:
    name = "vfio_" + "9" * 5_000
    said = structs.missing_line(Missing(name, "", 3, f"no struct {name} is declared"), "a.h")
    assert len(said) < 1_000
    assert said.startswith("a.h:3: vfio_999")
    path = "include/" + "9" * 5_000 + "/own.h"
    said = structs.missing_line(Missing("vfio_x", path, 3, "no struct vfio_x is declared"), "a.h")
    assert len(said) < 1_200
    assert said.endswith(":3: vfio_x: no struct vfio_x is declared")
