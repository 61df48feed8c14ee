"""Areas and ranges as pieces: against somebody who asks each address, and exact up to 2^64."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from vfioviz import assets
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document.derive import derive
from vfioviz.document.start import project_from
from vfioviz.scene.plots import space_axis, space_words, spaces
from vfioviz.scene.plots.spaces import Fault, Space

PAGE = 4096
TOP = 1 << 64
Pairs = list[tuple[int, int]]


def shown(data: bytes, key: str, abi: str = "x86-64") -> Space:
    capture = Capture("a", data, Provenance("opened", "a"), key, abi)
    found = spaces.space(derive(project_from([capture], variants=())).columns, 0)
    assert found is not None
    return found


def areas(pairs: Pairs, size: int) -> Space:
    return shown(cw.region_info([cw.sparse_mmap(pairs)], "v6.6", size=size).data, "region")


def ranges(pairs: Pairs) -> Space:
    return shown(cw.iommu_info([cw.iova_range(pairs)]).data, "iommu")


_pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), min_size=1, max_size=5)


@given(_pairs, st.integers(1, 12))
def test_each_address_is_in_one_piece_that_says_how_many_areas_have_it(
    pairs: Pairs, size: int
) -> None:
    found = areas(pairs, size)
    (lane,) = found.lanes
    assert found.end == max([size, *(at + long for at, long in pairs)])
    assert [piece.start for piece in lane.pieces] == [0, *(p.stop for p in lane.pieces[:-1])]
    assert lane.pieces[-1].stop == found.end
    assert set(found.stops) == {0, *(piece.stop for piece in lane.pieces)}
    for piece in lane.pieces:
        for address in range(piece.start, piece.stop):
            covering = [n for n, (at, long) in enumerate(pairs) if at <= address < at + long]
            assert piece.depth == len(covering)
            assert (piece.span in covering) if covering else piece.span == -1
    for index, (at, long) in enumerate(pairs):
        others = [p for n, p in enumerate(pairs) if n != index and p[1]]
        shares = any(max(at, a) < min(at + long, a + b) for a, b in others) and long > 0
        assert (Fault.OVERLAP in lane.spans[index].faults) == shares
        assert (Fault.PAST in lane.spans[index].faults) == (at + long > size)


def test_what_is_wrong_with_an_area_is_said() -> None:
    found = areas([(0, PAGE), (PAGE // 2, PAGE), (4 * PAGE, 0), (3 * PAGE, 9)], 4 * PAGE)
    assert [span.faults for span in found.lanes[0].spans] == [
        (Fault.OVERLAP,), (Fault.OVERLAP, Fault.UNALIGNED), (Fault.EMPTY,), (Fault.UNALIGNED,),
    ]  # fmt: skip
    bars = list(
        space_axis.bars(space_axis.axis(found, to_scale=True), found.lanes[0], 0, 1000, 1 << 20)
    )
    said = ["\n".join(space_words.hover(found, found.lanes[0], bar)) for bar in bars]
    assert "caps[0].areas[1]: 0x800 to 0x17ff, overlaps another, no whole pages" in said[1]
    assert "not to be mapped" in said[-1]


def test_ranges_reach_the_last_address_exactly() -> None:
    found = ranges([(0, 0xFEDFFFFF), (0xFEF00000, TOP - 1)])
    (lane,) = found.lanes
    assert found.limit == found.end == TOP
    assert [(each.start, each.stop, each.depth) for each in lane.pieces] == [
        (0, 0xFEE00000, 1), (0xFEE00000, 0xFEF00000, 0), (0xFEF00000, TOP, 1),
    ]  # fmt: skip
    rows = [row.texts[1:5] for row in space_words.Rows(found)]
    assert rows[1] == ("reserved window", "0xfee00000", "0xfeefffff", "1 MiB (0x100000)")
    assert rows[2][2] == "0xffffffffffffffff"
    assert [row.span for row in space_words.Rows(found)] == [0, -1, 1]


def test_a_small_window_has_room_on_the_axis_and_none_to_scale() -> None:
    found = ranges([(0, 0xFEDFFFFF), (0xFEF00000, TOP - 1)])
    even, true = (space_axis.axis(found, to_scale=scale) for scale in (False, True))
    window = [axis.place(0xFEF00000) - axis.place(0xFEE00000) for axis in (even, true)]
    assert window[0] > even.length / 10
    assert window[1] < true.length / 1e9
    for axis in (even, true):
        places = [axis.place(each) for each in found.stops]
        assert places == sorted(places)
        assert axis.address(axis.place(0xFEE80000)) in range(0xFEE00000, 0xFEF00000)
        assert axis.address(axis.length) == TOP - 1
        assert axis.address(0) == 0


def test_ticks_are_addresses_of_edges_that_do_not_crowd() -> None:
    found = ranges([(0, 0xFEDFFFFF), (0xFEF00000, 0x7FFFFFFFFF)])
    axis = space_axis.axis(found, to_scale=False)
    ticks = list(axis.ticks(0, axis.length, 10))
    assert [said for _, said in ticks][:3] == ["0x0", "0xfee00000", "0xfef00000"]
    room = axis.length / 10 / 10  # of a digit, where ten short numbers have room
    assert all(b - a >= room * len(said) for (a, said), (b, _) in pairwise(ticks))


def test_of_sixty_thousand_areas_no_more_is_drawn_than_there_are_pixels() -> None:
    pairs = [(at * 2 * PAGE, PAGE) for at in range(60_000)]
    pairs[30_000] = (30_000 * 2 * PAGE, 3 * PAGE)
    found = areas(pairs, 60_000 * 2 * PAGE)
    (lane,) = found.lanes
    axis = space_axis.axis(found, to_scale=False)
    bars = list(space_axis.bars(axis, lane, 0, axis.length, 1000))
    assert len(bars) <= 2000
    assert sum(bar.pieces for bar in bars) == len(lane.pieces)
    assert [bar.piece for bar in bars] == [0, *(
        bar.piece + bar.pieces for bar in bars[:-1]
    )]  # fmt: skip
    (wrong,) = [bar for bar in bars if bar.bad]
    assert wrong.left <= axis.place(30_000 * 2 * PAGE) <= wrong.right
    assert "zoom in" in space_words.hover(found, lane, bars[0])[-1]
    near = axis.place(30_000 * 2 * PAGE)
    close = list(space_axis.bars(axis, lane, near, near + 60, 1000))
    assert all(bar.pieces == 1 for bar in close)
    assert len(space_words.Rows(found)) == len(lane.pieces)


def test_a_reversed_range_covers_nothing_and_stands_in_the_table() -> None:
    found = ranges([(0x2000, 0x1000), (0x8000, 0x8FFF)])
    assert found.lanes[0].spans[0].faults == (Fault.REVERSED,)
    assert [piece.depth for piece in found.lanes[0].pieces] == [0, 1, 0]
    assert space_words.Rows(found)[0].texts[1:] == (
        "[0]", "0x2000", "0x1000", "-", "ends before it starts",
    )  # fmt: skip


def test_columns_that_say_the_same_share_a_lane() -> None:
    names = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")
    captures = [each for name in names for each in open_path(str(assets.samples() / name))]
    columns = derive(project_from(captures)).columns
    found = spaces.space(columns, 0)
    assert found is not None
    assert len(found.lanes) == 1
    assert found.lanes[0].title == f"{columns[0].title} and {len(columns) - 1} more"
    start, stop = found.lanes[0].element(1)
    leaf = columns[0].layout.leaf_at(start)
    assert (leaf.place.element, leaf.field.name) == (1, "start")
    assert stop - start == 16


@pytest.mark.parametrize("name", ["region-gvt-bar2.bin", "region-sparse-mmap-64-areas.bin"])
def test_samples_have_areas_within_their_region(name: str) -> None:
    columns = derive(project_from(open_path(str(assets.samples() / name)))).columns
    found = spaces.space(columns, 0)
    assert found is not None
    assert not found.inclusive
    assert found.end == found.limit
    for lane in found.lanes:
        for piece in lane.pieces:
            assert list(space_words.words(found, lane, piece))


def test_an_answer_without_spans_has_no_space() -> None:
    columns = derive(
        project_from(open_path(str(assets.samples() / "device-linux-6.1.bin")))
    ).columns
    assert spaces.space(columns, 0) is None
    assert spaces.space((), 0) is None
