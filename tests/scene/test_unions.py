"""A union's alternatives: each takes its place in the tiling, at its members' offsets."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.scene.test_structmap import views
from vfioviz.capture.headersource import text_source
from vfioviz.headers.find import Finder
from vfioviz.headers.rules import review
from vfioviz.headers.view import StructView
from vfioviz.scene import structtext
from vfioviz.scene.structmap import StructGrid
from vfioviz.scene.structpieces import Piece, Sort, leading_to
from vfioviz.scene.structtiles import tiles
from vfioviz.uapi.abi import ABIS

BODY = """
struct one {
	__u32 argsz;
	union {
		struct { __u64 addr; __u32 len; } mem;
		struct { __u16 port; __u8 width; } io;
		__u8 raw[16];
	} where;
	union { __u32 id; struct { __u16 lo; __u16 hi; }; };
	struct { __u8 kind; union { __u64 v; void *p; __u32 low:4, high:28; } u; } in;
};
"""


def choices(view: StructView) -> dict[str, tuple[str, ...]]:
    """The unions of a struct that are seen, with their alternatives."""
    found = [each.choice for each in tiles(view).pieces if each.choice is not None]
    return {each.key: each.alternatives for each in found}


def shown(view: StructView, *members: str) -> list[tuple[int, int, str]]:
    """Pieces, with the alternatives of some members taken apart."""
    chosen = leading_to(view.record, members, view.word)
    made = tiles(view, chosen=chosen).pieces
    return [(each.start, each.stop, said(each)) for each in made]


def said(piece: Piece) -> str:
    """Return a short form of a piece for the expectations below."""
    if piece.sort is Sort.UNION:
        return f"{piece.name}: {', '.join(piece.parts)}"
    return ", ".join(piece.names) or piece.sort.value


def test_an_alternative_is_taken_apart_and_leaves_what_others_have() -> None:
    view = views(BODY)[0]
    assert shown(view, "where.mem.len")[:4] == [
        (0, 4, "argsz"), (4, 8, "hole"), (8, 16, "where.mem.addr"), (16, 20, "where.mem.len"),
    ]  # fmt: skip
    assert shown(view, "where.mem.len")[4] == (20, 24, "where: raw")
    assert shown(view, "where.io")[2:5] == [
        (8, 10, "where.io.port"), (10, 11, "where.io.width"), (11, 24, "where: mem, raw"),
    ]  # fmt: skip
    assert shown(view, "where.raw")[2:3] == [(8, 24, "where.raw")]
    assert (24, 28, "(union): id, {lo, hi}") in shown(view)
    assert {(24, 26, "lo"), (26, 28, "hi")} <= set(shown(view, "hi"))
    assert (40, 48, "in.u.v") in shown(view, "in.u.v")
    assert (44, 48, "in.u: v, p") in shown(view, "in.u.high")
    assert shown(view, "no.such.member") == shown(view)


def test_several_unions_without_a_name_are_told_apart() -> None:
    body = "struct one { union { __u32 a; __u16 b; }; union { __u32 c; __u16 d; }; };"
    view = views(body)[0]
    assert len(choices(view)) == 2
    assert shown(view, "b") == [
        (0, 2, "b"), (2, 4, "(union): a"), (4, 8, "(union): c, d"),
    ]  # fmt: skip
    assert shown(view, "b", "c")[2:] == [(4, 8, "c")]


def test_a_union_itself_shows_one_of_its_alternatives() -> None:
    view = views("union one { __u8 a; struct { __u16 x; __u64 y; } b; };")[0]
    assert shown(view, "b.y") == [
        (0, 2, "b.x"), (2, 8, "hole"), (8, 16, "b.y"),
    ]  # fmt: skip
    assert shown(view, "a") == [
        (0, 1, "a"), (1, 2, "(union): b"), (2, 8, "hole"), (8, 16, "(union): b"),
    ]  # fmt: skip


def test_a_finding_of_another_alternative_is_not_told_of_the_chosen_one() -> None:
    both = views(BODY, "x86-64", "i386")
    chosen = leading_to(both[0].record, ["in.u.v"])
    grid = StructGrid(both, findings=review(both), chosen=chosen)
    column = grid.columns[0]
    index = next(n for n, each in enumerate(column.pieces) if each.name == "in.u.v")
    pointer = leading_to(both[0].record, ["in.u.p"])
    other = StructGrid(both, findings=review(both), chosen=pointer).columns[0]
    at = next(n for n, each in enumerate(other.pieces) if each.name == "in.u.p")
    assert other.severity(other.pieces[at]) is not None
    rules = [each for each in review(both) if each.member == "in.u.v" and each.severity != "note"]
    assert (column.severity(column.pieces[index]) is None) == (not rules)
    assert "in.u as v" in structtext.line(grid, 0, column.pieces[index])


HEADERS = {"linux/bpf.h": ("bpf_attr", "bpf_link_info"), "linux/kvm.h": ("kvm_run",),
           "linux/io_uring.h": ("io_uring_sqe",), "sound/asound.h": ("snd_ctl_elem_info",),
           "linux/perf_event.h": ("perf_event_attr",)}  # fmt: skip


@pytest.mark.parametrize("abi", ["x86-64", "i386", "s390x"])
@pytest.mark.parametrize("path", HEADERS)
def test_every_alternative_tiles_its_struct_at_the_offsets_of_its_members(
    path: str, abi: str
) -> None:
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
        for key, alternatives in choices(view).items():
            for number in range(len(alternatives) + 1):
                made = tiles(view, chosen={key: number}).pieces
                edges = [0, *(each.stop for each in made)]
                assert [each.start for each in made] == edges[:-1]
                assert edges[-1] == view.size
                for each in made:
                    if each.name in offsets and each.sort is not Sort.UNION and not each.bits:
                        assert (each.start, each.stop) == offsets[each.name], each
