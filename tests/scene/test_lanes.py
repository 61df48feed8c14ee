"""Unions in lanes: each alternative at its members' offsets, beside the struct."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.test_structmap import views
from tests.scene.test_unions import BODY, HEADERS
from vfioviz.capture.headersource import text_source
from vfioviz.headers.find import Finder
from vfioviz.headers.view import StructView
from vfioviz.scene import structlanes, structtext
from vfioviz.scene.structlanes import lanes
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structpieces import Sort
from vfioviz.uapi.abi import ABIS


def grid(view: StructView, **chosen: int) -> StructGrid:
    found = lanes(view, chosen=chosen)
    return StructGrid([view] * len(found), lanes=found)


def shown(made: StructGrid, column: int) -> list[tuple[int, int, str]]:
    return [(each.start, each.stop, each.name) for each in made.columns[column].pieces]


def test_each_alternative_has_a_lane_with_its_bytes_alone() -> None:
    made = grid(views(BODY)[0])
    assert len(made.columns) == 4
    assert shown(made, 0)[:4] == [
        (0, 4, "argsz"), (4, 8, ""), (8, 16, "where.mem.addr"), (16, 20, "where.mem.len"),
    ]  # fmt: skip
    # By hand: io has 2 and 1 bytes; {lo, hi} 2 and 2; p 8.
    assert shown(made, 1) == [
        (8, 10, "where.io.port"), (10, 11, "where.io.width"), (24, 26, "lo"), (26, 28, "hi"),
        (40, 48, "in.u.p"),
    ]  # fmt: skip
    assert shown(made, 2) == [(8, 24, "where.raw"), (40, 41, "in.u.low")]
    assert shown(made, 3)[0][:1] == (40,)


def test_the_chosen_alternative_comes_first() -> None:
    made = grid(views(BODY)[0], where=2)
    assert (8, 10, "where.io.port") in shown(made, 0)
    assert (8, 16, "where.mem.addr") in shown(made, 1)
    assert (8, 24, "where.raw") in shown(made, 2)
    assert grid(views("struct one { __u32 a; };")[0]).columns[0].lane is not None


def test_rows_of_a_lane_are_those_of_the_struct() -> None:
    made = grid(views(BODY)[0])
    for index in range(made.row_count):
        rows = [made.row(number, index) for number in range(4)]
        assert len({row.start for row in rows}) == 1
    cells = made.row(1, made.row_of(8)).cells
    assert [(each.first, each.last) for each in cells] == [(0, 2), (2, 3)]
    assert made.row(1, 0).cells == ()
    assert made.columns[1].holding(4) == -1
    assert made.columns[1].holding(11) == -1
    assert made.columns[1].holding(10) == 1


def test_a_screen_reader_is_told_of_each_lane() -> None:
    both = views(BODY, "x86-64", "i386")
    found = [(view, lane) for view in both for lane in lanes(view)]
    made = StructGrid([view for view, _ in found], lanes=[lane for _, lane in found])
    said = structtext.summary(made)
    assert said.count("aligned to") == 2
    assert "x86-64: where as io (lane 2 of 4): where.io.port 8+2, where.io.width 10+1" in said
    assert "i386: where as io (lane 2 of 4): where.io.port 4+2, where.io.width 6+1" in said
    column = made.columns[5]
    spoken = structtext.spoken(made, 5, column.pieces[0])
    assert spoken.startswith("i386: where.io.port, __u16, offset 4")
    assert "where as io, lane 2 of 4" in spoken
    assert "8 on x86-64" in spoken


def test_no_union_without_a_name_is_said_to_stand_elsewhere_than_itself() -> None:
    body = "struct one { union { __u8 a; struct { __u8 x; union { __u8 y; __u8 z; }; } b; }; };"
    made = grid(views(body)[0])
    assert not any(made.elsewhere(piece) for each in made.columns for piece in each.pieces)


NESTED = """struct one {
    __u32 x;
    union {
        __u64 c;
        struct { __u32 p; union { __u64 q; __u16 r[2]; struct { __u8 a, b; } t; } in; } s;
    } u;
    __u64 z;
};"""


def test_a_union_inside_an_alternative_has_lanes_behind_that_one_s() -> None:
    made = grid(views(NESTED)[0])
    # By hand: u is at 8 and has 16 bytes, in stands at 8 + 8; c has 12 to 16, which p leaves.
    assert [shown(made, number) for number in range(1, 4)] == [
        [(8, 12, "u.s.p"), (16, 24, "u.s.in.q")],
        [(16, 20, "u.s.in.r")],
        [(16, 17, "u.s.in.t.a"), (17, 18, "u.s.in.t.b")],
    ]
    assert [each.lane.number for each in made.columns if each.lane] == [0, 1, 2, 3]
    lines = [*structtext.lane_lines(made)]
    assert "x86-64: u.s.in as r (lane 3 of 4): u.s.in.r 16+4" in lines


def test_the_chosen_alternative_of_an_inner_union_comes_first() -> None:
    made = grid(views(NESTED)[0], **{"u": 2, "u.s.in": 3})
    assert (16, 17, "u.s.in.t.a") in shown(made, 0)
    assert shown(made, 1) == [(16, 24, "u.s.in.q")]
    assert shown(made, 3) == [(8, 16, "u.c")]


def test_lanes_of_unions_in_unions_are_bounded() -> None:
    body = "__u8 x;"
    for number in range(6):
        inner = " ".join(f"struct {{ {body} }} m{number}{n};" for n in range(3))
        body = f"union {{ {inner} }} u{number};"
    found = lanes(views(f"struct one {{ {body} }};")[0])
    assert len(found) == structlanes.MOST_LANES
    assert found[-1].more > 0


def test_of_many_alternatives_the_rest_are_counted() -> None:
    body = f"union one {{ {' '.join(f'__u32 m{n};' for n in range(9))} }};"
    found = lanes(views(body)[0])
    assert len(found) == structlanes.MOST
    assert [each.more for each in found] == [0, 0, 0, 0, 0, 3]
    assert lanes(views(body)[0], chosen={"(union)": 9})[0].shown[0].number == 9


@pytest.mark.parametrize("abi", ["x86-64", "i386", "s390x"])
@pytest.mark.parametrize("path", HEADERS)
def test_members_in_lanes_stand_at_their_offsets(path: str, abi: str) -> None:
    root = Path("/usr/include")
    if not (root / path).is_file():
        pytest.skip("the kernel's headers are not installed")
    source = text_source((root / path).read_text(), path)
    finder = Finder(source.files)
    for name in HEADERS[path]:
        result = finder.find(name, source.declaring(name), [ABIS[abi]])
        if not result.structs:
            continue
        view = result.structs[0]
        offsets = {each.name: (each.offset, each.stop) for each in view.fields}
        made = grid(view)
        edges = [0, *(each.stop for each in made.columns[0].pieces)]
        assert [each.start for each in made.columns[0].pieces] == edges[:-1]
        for column in made.columns:
            for each in column.pieces:
                if each.name in offsets and each.sort is not Sort.UNION and not each.bits:
                    assert (each.start, each.stop) == offsets[each.name], each
            for index in range(made.row_count):
                made.row(made.columns.index(column), index)
