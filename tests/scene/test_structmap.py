"""Structs as rows of cells: each byte once, holes, bits by byte order, folds, and their bounds."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vfioviz.capture.headersource import text_source
from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.headers.find import Finder
from vfioviz.headers.limits import LIMITS
from vfioviz.headers.rules import review
from vfioviz.headers.view import StructView
from vfioviz.scene import structtext
from vfioviz.scene.cells import Cell
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structpieces import ELEMENTS, Folds, Piece, Sort, nothing_folds
from vfioviz.scene.structtiles import tiles
from vfioviz.uapi.abi import ABIS

CXL = """
struct one { struct { __u16 id; __u16 version; __u32 next; } header;
    __u32 flags; __u32 hdm_decoder_offset; __u64 dpa_size; __u32 __resv;
    __u64 comp_reg_offset; __u32 comp_reg_bar; __u32 comp_reg_size; };
"""
"""As posted in v3 of 2026: 48 bytes with a hole at [28, 32), 44 without on i386."""


def views(body: str, *abis: str) -> tuple[StructView, ...]:
    """Struct or union ``one`` of a text."""
    source = text_source(f"#include <linux/types.h>\n{body}", "x.h")
    found = Finder(source.files).find(
        "one", source.declaring("one"), [ABIS[each] for each in abis or ("x86-64",)]
    )
    assert not found.missing
    return found.structs


def pieces(body: str, abi: str = "x86-64", folds: Folds = nothing_folds) -> list[Piece]:
    return list(tiles(views(body, abi)[0], folds).pieces)


def names(found: list[Piece]) -> list[tuple[int, int, str]]:
    return [(each.start, each.stop, each.name or each.sort.value) for each in found]


def cells(grid: StructGrid, column: int) -> list[tuple[int, Cell]]:
    """All cells with the offset of their row."""
    rows = [grid.row(column, index) for index in range(grid.row_count)]
    return [(row.start, cell) for row in rows for cell in row.cells]


# ---- what each byte is


def test_cxl_as_posted_has_its_hole_on_x86_64_and_a_split_word_on_i386() -> None:
    both = views(CXL, "x86-64", "i386")
    grid = StructGrid(both, findings=review(both))
    wide, narrow = ([names([each])[0] for each in one.pieces] for one in grid.columns)
    assert (24, 28, "__resv") in wide
    assert (28, 32, "hole") in wide
    assert (32, 40, "comp_reg_offset") in wide
    assert (28, 36, "comp_reg_offset") in narrow
    assert (grid.columns[0].size, grid.columns[1].size) == (48, 44)
    (hole,) = [cell for _, cell in cells(grid, 0) if cell.role is Role.INFO_HOLE]
    assert (hole.first, hole.last, hole.name) == (4, 8, "hole 4")
    split = [cell for _, cell in cells(grid, 1) if cell.misaligned]
    assert [(cell.first, cell.last, cell.before, cell.after) for cell in split] == [
        (4, 8, False, True), (0, 4, True, False),
    ]  # fmt: skip
    assert split[0].joint
    assert split[1].note
    assert split[0].name == "≠ comp_reg_offset"
    assert all(not cell.name.startswith("≠") for _, cell in cells(grid, 0)[:6])


def test_a_byte_with_several_bit_fields_shows_the_most_significant_first() -> None:
    body = "struct one { __u32 lo:4, hi:28; __u8 a:3; };"
    little, big = pieces(body, "x86-64"), pieces(body, "s390x")
    spans = [(0, 1), (1, 4), (4, 5), (5, 8)]
    for found in (little, big):
        assert [(each.start, each.stop) for each in found] == spans
    shown = [
        [(part.name, part.high, part.low) for part in found[0].bits] for found in (little, big)
    ]
    assert shown == [[("hi", 7, 4), ("lo", 3, 0)], [("lo", 7, 4), ("hi", 3, 0)]]
    assert [part.name for part in little[2].bits] == ["", "a"]
    assert [part.name for part in big[2].bits] == ["a", ""]
    assert little[3].sort is Sort.TAIL
    grid = StructGrid(views(body, "x86-64"))
    first = cells(grid, 0)[0][1]
    assert (first.name, first.values[0]) == ("hi | lo", "7:4 | 3:0")


def test_a_union_is_one_piece_with_its_alternatives_and_without_their_hole() -> None:
    body = """struct one { __u32 a;
        union { __u16 half; struct { __u8 x; __u32 y; }; } u; union { __u32 b; __u8 c[3]; }; };"""
    found = pieces(body)
    assert names(found) == [
        (0, 4, "a"), (4, 6, "u"), (6, 8, "hole"), (8, 12, "u"), (12, 16, "(union)"),
    ]  # fmt: skip
    assert found[1].parts == ("half", "{x, y}")
    assert found[4].parts == ("b", "c")
    alone = pieces("union one { __u8 a[5]; __u32 b; };")
    assert names(alone) == [(0, 5, "(union)"), (5, 8, "tail")]


def test_nested_structs_are_taken_apart_or_one_piece() -> None:
    body = """struct in { __u8 a; __u64 b; };
        struct one { __u32 n; struct in x; struct in many[20]; };"""
    apart = names(pieces(body))
    assert (8, 9, "x.a") in apart
    assert (9, 16, "hole") in apart
    assert (24, 25, "many[0].a") in apart
    assert (24 + 16 * ELEMENTS, 24 + 16 * 20, "many[8…19]") in apart
    folded = pieces(body, folds=lambda path: path == "x")
    assert (8, 24, "x") in names(folded)
    assert (24, 25, "many[0].a") in names(folded)
    whole = pieces(body, folds=lambda _path: True)
    assert names(whole) == [(0, 4, "n"), (4, 8, "hole"), (8, 24, "x"), (24, 344, "many")]


def test_a_flexible_array_has_the_bytes_up_to_the_next_member_or_none() -> None:
    grid = StructGrid(views("struct one { __u64 a; __u32 n; __u16 rest[]; };"))
    column = grid.columns[0]
    assert names(list(column.pieces)) == [(0, 8, "a"), (8, 12, "n"), (12, 16, "rest")]
    end = StructGrid(views("struct one { __u32 n; __u32 rest[]; };")).columns[0]
    assert [each.name for each in end.empty] == ["rest"]
    assert structtext.ending(end) == ("__u32[] rest from 4",)


def test_pointers_and_longs_are_of_one_kind_and_flagged() -> None:
    both = views("struct one { void *p; unsigned long l; __u32 reserved; };", "x86-64", "i386")
    grid = StructGrid(both, findings=review(both))
    for number in (0, 1):
        sorts = [each.sort for each in grid.columns[number].pieces]
        assert sorts[:3] == [Sort.ADDRESS, Sort.ADDRESS, Sort.RESERVED]
        flagged = [cell for _, cell in cells(grid, number)]
        assert [cell.severity for cell in flagged[:2]] == [Severity.ERROR, Severity.ERROR]


# ---- laws

_TYPES = ("__u8", "__u16", "__u32", "__u64", "void *", "struct { __u8 i; __u64 j; }",
          "union { __u16 h; __u8 w[5]; }")  # fmt: skip
_MEMBERS = st.lists(
    st.tuples(st.sampled_from(_TYPES), st.sampled_from(["", "[3]", "[40]", ":3", ":11"])),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=80)
@given(_MEMBERS, st.sampled_from(sorted(ABIS)), st.booleans(), st.sampled_from([8, 64]))
def test_pieces_and_cells_tile_every_struct(
    members: list[tuple[str, str]], abi: str, fold: bool, row_bytes: int
) -> None:
    body = " ".join(
        f"{kind if not more.startswith(':') else '__u16'} m{number}{more};"
        for number, (kind, more) in enumerate(members)
    )
    (view,) = views(f"struct one {{ {body} }};", abi)
    grid = StructGrid([view], row_bytes, folds=lambda _path: fold)
    found = grid.columns[0].pieces
    edges = [0, *(each.stop for each in found)]
    assert [each.start for each in found] == edges[:-1]
    assert edges[-1] == view.size
    bare = {at for each in found if each.sort in (Sort.HOLE, Sort.TAIL)
            for at in range(each.start, each.stop)}  # fmt: skip
    spans = [*view.holes, *([view.tail] if view.tail else [])]
    unnamed = {at for start, stop in spans for at in range(start, stop)}
    # What is one piece keeps its holes.
    assert bare <= unnamed
    if not fold and not any(more == "[40]" or "union" in kind for kind, more in members):
        assert bare == unnamed
    for index in range(grid.row_count):
        row = grid.row(0, index)
        if row.fold is None:
            at = 0
            for cell in row.cells:
                assert cell.first == at
                at = cell.last
            assert at == row.stop - row.start
            assert grid.row_of(row.start) == index


def test_ten_mebibytes_cost_a_few_rows() -> None:
    both = views(f"struct one {{ __u8 a; __u8 big[{10 << 20}]; long b; }};", "x86-64", "i386")
    grid = StructGrid(both)
    assert grid.row_count < 12
    folded = [index for index in range(grid.row_count) if grid.is_folded(index)]
    fold = grid.row(0, folded[0]).fold
    assert fold is not None
    assert fold.texts[0].endswith("more of big")
    assert grid.offset_of(grid.row_of(10 << 20)) <= 10 << 20


def test_structs_of_unlike_length_fold_only_where_none_has_anything_new() -> None:
    long, other = (
        views(f"struct one {{ {body} }};")[0]
        for body in ("__u8 a[400];", "__u8 a[160]; __u64 b; __u8 c[232];")
    )
    grid = StructGrid([long, other])
    shown = [grid.offset_of(row) for row in range(grid.row_count) if not grid.is_folded(row)]
    assert 160 in shown
    assert 168 in shown
    short = StructGrid([long, views("struct one { __u32 a; };")[0]])
    assert short.row(1, short.row_count - 1).cells == ()


def test_more_members_than_are_shown_are_one_piece() -> None:
    count = LIMITS.shown + 50
    found = pieces(f"struct one {{ {' '.join(f'__u8 m{n};' for n in range(count))} }};")
    assert names(found[-1:]) == [(LIMITS.shown, count, "more")]


def test_a_row_has_8_or_64_bytes() -> None:
    with pytest.raises(ValueError, match="8 or 64"):
        StructGrid(views("struct one { __u8 a; };"), 16)


# ---- what is said


def test_a_line_says_offset_size_type_and_place() -> None:
    both = views(CXL, "x86-64", "i386")
    grid = StructGrid(both)
    column = grid.columns[1]
    piece = column.pieces[column.at(30)]
    line = structtext.line(grid, 1, piece)
    for said in ("comp_reg_offset", "__u64", "offset 28", "8 bytes", "crosses a multiple of 8",
                 "32 on x86-64", "x.h:"):  # fmt: skip
        assert said in line
    assert structtext.spoken(grid, 1, piece).startswith("i386: comp_reg_offset")
    hole = grid.columns[0].pieces[grid.columns[0].at(28)]
    assert structtext.line(grid, 0, hole) == "hole 4  ·  offset 28 (0x1c)  ·  4 bytes"
    assert structtext.summary(grid).startswith("struct one, x86-64: 48 bytes, aligned to 8. ")


def test_a_folded_struct_says_its_members_and_holes_and_bits_their_width() -> None:
    body = "struct one { struct { __u8 a; __u32 b; } in; __u16 low:3, high:13; union { int u; }; };"
    grid = StructGrid(views(body), folds=lambda _path: True)
    said = [structtext.line(grid, 0, each) for each in grid.columns[0].pieces]
    assert "with a, b" in said[0]
    assert "3 bytes of holes inside" in said[0]
    assert "high: 13 bits from bit 67" in said[1]
    assert any("one of u" in each for each in said)


def test_the_legend_has_what_occurs() -> None:
    both = views(CXL, "x86-64", "i386")
    texts = [each.text for each in structtext.keys([StructGrid(both, findings=review(both))])]
    assert texts[0] == "number"
    assert "another offset on another ABI" in texts
    assert "bit-fields" not in texts
    assert len(set(texts)) == len(texts)
    assert all(one != other for one, other in pairwise(texts))
