"""Structs and film strips as bands of a picture."""

from __future__ import annotations

from tests.scene.test_structmap import CXL, views
from vfioviz.capture.headerstructs import Table
from vfioviz.codec.finding import Severity
from vfioviz.headers.rules import review
from vfioviz.headers.series import Edition, frames
from vfioviz.scene.series import Strip
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structsheet import MOST_FINDINGS, Band, strips, structs

ALL = ("x86-64", "i386", "arm")
INFO = (
    "struct one { __u32 argsz; __u32 flags; };",
    "struct one { __u32 argsz; __u32 flags; __u32 cap_offset; };",
    "struct one { __aligned_u64 argsz; __u32 cap_offset; __u32 pad; };",
)


def strip(*bodies: str) -> Strip:
    editions = [
        Edition(f"v{number}", views(body, *ALL) if body else ())
        for number, body in enumerate(bodies, 1)
    ]
    return Strip("one", tuple(frames(editions)))


def named(band: Band, column: int) -> list[str]:
    grid: StructGrid = band.grid
    return [
        cell.name
        for index in range(grid.row_count)
        for cell in grid.row(column, index).cells
        if not cell.before
    ]


def chips(band: Band, column: int) -> dict[str, tuple[str, str]]:
    return {each.label: (each.value, each.weight) for each in band.heads[column].chips}


def test_a_struct_has_a_column_for_each_abi_with_size_and_alignment() -> None:
    both = views(CXL, "x86-64", "i386")
    picture = structs([Table(both, review(both), "diff #1:")], "mail.txt")
    (band,) = picture.bands
    assert picture.title == band.title == "struct one"
    assert band.subtitle.startswith("diff #1  ·  mail.txt  ·  x.h:")
    assert [each.title for each in band.heads] == ["x86-64", "i386"]
    assert chips(band, 0)["size"] == ("48", "error")
    assert chips(band, 1)["size"] == ("44", "error")
    assert chips(band, 1)["align"] == ("4", "warn")
    assert chips(band, 0)["holes"] == ("4", "warn")
    assert any(each.text.startswith("pad-creates-hole: __resv") for each in band.findings)
    assert any(each.text.endswith("(x86-64)") for each in band.findings)


def test_findings_are_cut_where_they_are_many() -> None:
    body = " ".join(f"__u8 a{n}; __u32 b{n};" for n in range(MOST_FINDINGS + 5))
    one = views(f"struct one {{ {body} }};")
    (band,) = structs([Table(one, review(one))], "x.h").bands
    assert len(band.findings) == MOST_FINDINGS + 1
    assert band.findings[-1].text == "5 more findings"


def test_a_strip_marks_what_came_moved_and_grew_and_what_breaks() -> None:
    picture = strips([strip(*INFO)])
    (band,) = picture.bands
    assert band.title == "struct one  ·  x86-64, i386, arm"
    assert named(band, 0) == ["argsz", "flags"]
    assert named(band, 1) == ["argsz", "flags", "+ cap_offset"]
    assert named(band, 2)[0] == "↑ argsz"
    assert "+ pad" in named(band, 2)
    assert [chips(band, each)["size"][0] for each in range(3)] == ["8", "8 → 12", "12 → 16"]
    assert "breaks" not in chips(band, 1)
    assert "breaks" in chips(band, 2)
    went = next(each for each in band.feet[2] if "flags went" in each.text)
    assert (went.sign, went.severity) == ("!", Severity.ERROR)
    texts = [each.text for each in picture.keys]
    assert "+ came" in texts
    assert "breaks programs that are built, or their sources" in texts


def test_abis_through_which_something_differs_have_bands_of_their_own() -> None:
    picture = strips([strip("struct one { __u32 a; };", "struct one { __u32 a; __u64 b; };")])
    assert [each.title for each in picture.bands] == [
        "struct one  ·  x86-64, arm", "struct one  ·  i386",
    ]  # fmt: skip
    assert "holes" in chips(picture.bands[0], 1)
    assert "holes" not in chips(picture.bands[1], 1)


def test_an_edition_without_the_struct_is_an_empty_column() -> None:
    (band,) = strips([strip("", INFO[0], "")]).bands
    assert chips(band, 0) == {"not declared": ("", "quiet")}
    assert chips(band, 2) == {"gone": ("!", "error")}
    assert named(band, 2) == []


def test_what_moves_with_its_struct_or_in_a_union_is_marked() -> None:
    before = "struct one { __u32 n; struct { __u32 a; __u32 b; } in; union { __u32 c; }; };"
    after = before.replace("__u32 n;", "__u32 n; __u32 more;").replace(
        "union { __u32 c; }", "union { __u32 c; __u32 d; }"
    )
    (band,) = strips([strip(before, after)]).bands
    assert named(band, 1) == ["n", "+ more", "→ in.a", "→ in.b", "→ union"]


def test_a_shrunk_struct_is_an_error() -> None:
    (band,) = strips([strip(INFO[1], INFO[0])]).bands
    assert chips(band, 1)["size"] == ("12 → 8", "error")
