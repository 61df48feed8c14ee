"""A path names the bytes that it says, in answers of the tests' own writer; others name none."""

from __future__ import annotations

import pytest

from tests import chainwriter as cw
from tests.models import IOCTLS
from vfioviz.codec import paths
from vfioviz.codec.decode import decode
from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import INFO, CapId, FieldRef, Foreign, Part

ANSWER = cw.iommu_info((cw.migration(), cw.dma_avail(), cw.iova_range([(0, 1), (2, 3)])), "v6.6")
REGION = cw.region_info((cw.sparse_mmap([(0, 4096)]), cw.region_type(1, 2), cw.Cap(99, 1, b"abcd")))
LAYOUT = decode(ANSWER.data, IOCTLS["iommu"])
OTHER = decode(REGION.data, IOCTLS["region"])

# From include/uapi/linux/vfio.h on x86-64: MIGRATION at 24, DMA_AVAIL at 56, IOVA_RANGE at 72.
SPANS = [
    ("argsz", (0, 4)), ("flags", (4, 8)), ("iova_pgsizes", (8, 16)), ("cap_offset", (16, 20)),
    ("info", (0, 24)), ("info.flags", (4, 8)), ("pad", (20, 24)),
    ("caps[0]", (24, 56)), ("caps[0].header", (24, 32)), ("caps[0].header.id", (24, 26)),
    ("caps[0].header.version", (26, 28)), ("caps[0].header.next", (28, 32)),
    ("caps[0].flags", (32, 36)), ("caps[0].hole@12", (36, 40)),
    ("caps[0].pgsize_bitmap", (40, 48)), ("caps[0].max_dirty_bitmap_size", (48, 56)),
    ("caps[1]", (56, 68)), ("caps[1].avail", (64, 68)), ("caps[1].pad", (68, 72)),
    ("caps[2]", (72, 120)), ("caps[2].nr_iovas", (80, 84)), ("caps[2].reserved", (84, 88)),
    ("caps[2].iova_ranges", (88, 120)), ("caps[2].iova_ranges[0]", (88, 104)),
    ("caps[2].iova_ranges[0].start", (88, 96)), ("caps[2].iova_ranges[0].end", (96, 104)),
    ("caps[2].iova_ranges[1]", (104, 120)), ("caps[2].iova_ranges[1].end", (112, 120)),
    ("caps[dma_avail].avail", (64, 68)), ("caps[DMA_AVAIL]", (56, 68)),
    ("caps[Iova_Range].iova_ranges[1].start", (104, 112)),
]  # fmt: skip
NONE = (
    "", "caps", "caps[]", "caps[-1]", "caps[3]", "caps[4]", "caps[9].avail", "caps[1234567890]",
    "caps[0].avail", "caps[1].avail.x", "caps[1].nothing", "caps[0].header.flags",
    "caps[0].header.id[0]", "caps[2].iova_ranges[2]", "caps[2].iova_ranges[2].end",
    "caps[2].iova_ranges[0].last", "caps[2].nr_iovas[0]", "caps[no_such].avail", "nothing",
    "info.nothing", "info.caps", "flags[0]", " flags", "caps[0] ", "caps[\u0661]", "slack", "size",
)  # fmt: skip


@pytest.mark.parametrize(("path", "span"), SPANS, ids=[one[0] for one in SPANS])
def test_a_path_names_the_bytes_that_it_says(path: str, span: tuple[int, int]) -> None:
    for layout in (LAYOUT, LAYOUT._replace(ids=tuple(map(CapId, (7, 5, 6))))):
        ref = layout.read(path)
        assert ref is not None
        assert layout.span(ref) == span
        leaf = layout.leaf(ref)
        assert leaf is None or (leaf.start, leaf.stop) == span
        again = layout.read(layout.path(ref))
        assert again == ref


@pytest.mark.parametrize("path", NONE)
def test_what_names_nothing_is_none(path: str) -> None:
    assert LAYOUT.read(path) is None


@pytest.mark.parametrize("layout", [LAYOUT, OTHER], ids=["iommu", "region"])
def test_each_byte_is_named_by_a_path_that_leads_back_to_it(layout: Layout) -> None:
    known = layout._replace(ids=tuple(map(CapId, (7, 5, 6))))
    seen = set()
    for one in (layout, known):
        for offset in range(layout.size):
            leaf = one.leaf_at(offset)
            ref = one.ref(leaf)
            assert leaf.start <= offset < leaf.stop
            assert one.leaf(ref) == leaf
            assert one.span(ref) == (leaf.start, leaf.stop)
            assert one.path(ref) == leaf.path
            assert one.read(leaf.path) == ref
            seen.add(leaf.path)
    assert len(seen) == sum(1 for _ in layout.leaves())
    for wrong in (-1, layout.size):
        with pytest.raises(IndexError):
            layout.leaf_at(wrong)


def test_leaves_between_are_those_that_touch() -> None:
    every = list(LAYOUT.leaves())
    for start in range(LAYOUT.size):
        for stop in (start + 1, start + 5, LAYOUT.size):
            wanted = [leaf for leaf in every if leaf.start < stop and leaf.stop > start]
            assert LAYOUT.leaves_between(start, stop) == wanted


def test_of_a_capability_that_is_not_there_nothing_is_named() -> None:
    known = LAYOUT._replace(ids=(CapId(7), None, CapId(6), CapId(9), CapId(10)))
    assert [known.owner(place) for place in (-1, 0, 1, 2)] == [
        INFO, CapId(7), Foreign(1), CapId(6),
    ]  # fmt: skip
    for owner, place in ((CapId(7), 0), (Foreign(1), 1), (CapId(6), 2), (INFO, -1)):
        assert known.index_of(owner) == place
    for owner in (CapId(8), CapId(10), Foreign(0), Foreign(2), Foreign(9)):
        assert known.index_of(owner) is None
        ref = FieldRef(owner, Part.HEADER, "id")
        assert (known.leaf(ref), known.span(ref), known.path(ref)) == (None, None, "")
    assert known.span(FieldRef(INFO, Part.HEADER)) is None
    assert known.span(FieldRef(CapId(7), Part.PAD)) is None


def test_a_header_that_is_cut_is_behind_the_last_capability() -> None:
    cut = ANSWER.with_next(2, 120).then(b"\3\0\1\0")
    layout = decode(cut.data, IOCTLS["iommu"])
    assert len(layout.caps) == 3
    leaf = layout.leaf_at(120)
    ref = layout.ref(leaf)
    assert layout.leaf(ref) == leaf
    assert layout.span(FieldRef(ref.owner, Part.WHOLE)) is None
    assert layout.read(layout.path(ref)) == ref


def test_what_a_text_may_mean() -> None:
    (whole,) = paths.parse("caps[3]")
    assert (whole.cap, whole.is_capability, whole.is_next) == (3, True, False)
    (link,) = paths.parse("caps[3].header.next")
    assert (link.is_capability, link.is_next) == (False, True)
    (info,) = paths.parse("info")
    assert (info.cap, info.is_capability) == (None, False)
    (header,) = paths.parse("caps[x].header")
    assert (header.cap, header.part, header.field) == ("x", Part.HEADER, "")
    assert not header.is_next
    assert not any(one.is_next for one in paths.parse("caps[3].next"))
    assert [one.part for one in paths.parse("caps[0].pad")] == [Part.BODY, Part.PAD, Part.PAYLOAD]
    assert [one.part for one in paths.parse("info.pad")] == [Part.PAD, Part.BODY]
    assert [one.part for one in paths.parse("slack")] == [Part.BODY, Part.LOOSE]


def test_a_reference_is_told_without_an_answer() -> None:
    cap = CapId(4)
    for ref, index, said in (
        (FieldRef(INFO, Part.WHOLE), None, "info"),
        (FieldRef(INFO, Part.BODY, "flags"), None, "flags"),
        (FieldRef(INFO, Part.PAD, "pad"), None, "info.pad"),
        (FieldRef(cap, Part.WHOLE), 2, "caps[2]"),
        (FieldRef(cap, Part.HEADER), 2, "caps[2].header"),
        (FieldRef(cap, Part.HEADER, "next"), 0, "caps[0].header.next"),
        (FieldRef(cap, Part.BODY, "avail"), 1, "caps[1].avail"),
        (FieldRef(cap, Part.BODY, "areas", 0), 1, "caps[1].areas[0]"),
        (FieldRef(cap, Part.BODY, "areas", 3, "size"), 1, "caps[1].areas[3].size"),
    ):
        assert paths.ref_text(ref, index) == said


def test_fields_that_lie_wrong_are_counted() -> None:
    """u64 of ranges at 84 + 16 n, as before v6.6: two an element, all of them off by 4."""
    packed = cw.iommu_info((cw.dma_avail(), cw.iova_range([(0, 1), (2, 3)])), "before-v6.6")
    layout = decode(packed.data, IOCTLS["iommu"])
    assert packed.starts == (24, 36)
    assert layout.misaligned == 4
    assert [leaf.start for leaf in layout.misaligned_leaves()] == [52, 60, 68, 76]
    assert (LAYOUT.misaligned, list(LAYOUT.misaligned_leaves())) == (0, [])
    shifted = cw.iommu_info((cw.dma_avail(), cw.migration()), "before-v6.6")
    assert decode(shifted.data, IOCTLS["iommu"]).misaligned == 2
