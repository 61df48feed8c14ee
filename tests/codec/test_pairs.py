"""Which capability of one answer is which of another: by identity, the others by id in turn."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests import chainwriter as cw
from tests.models import IOCTLS
from vfioviz.codec.decode import decode
from vfioviz.codec.differences import Kind, differences
from vfioviz.codec.layout import Layout
from vfioviz.codec.pairs import counterpart, identified, pairs, twin
from vfioviz.codec.pairs import same as same_field
from vfioviz.codec.ref import INFO, CapId, FieldRef, Part

IDS = st.lists(st.integers(100, 102), max_size=6)


def read(ids: list[int], known: tuple[CapId | None, ...] = ()) -> Layout:
    caps = [cw.Cap(id_, 1, bytes([place] * 8)) for place, id_ in enumerate(ids)]
    return decode(cw.iommu_info(caps, "v6.6").data, IOCTLS["iommu"])._replace(ids=known)


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    """A chain of which some are from a request; more may be told from it than the chain has."""
    ids = draw(st.lists(st.integers(100, 102), min_size=1, max_size=6))
    numbers = draw(st.permutations(range(len(ids) + 2)))
    told = draw(st.sampled_from((numbers, numbers[: len(ids)], numbers[:-3], ())))
    lost = draw(st.sets(st.integers(0, 7), max_size=2))
    return read(ids, tuple(None if each in lost else CapId(each) for each in told))


def known(layout: Layout) -> dict[int, CapId]:
    there = zip(range(len(layout.caps)), layout.ids, strict=False)
    return {place: one for place, one in there if one is not None}


@given(layouts(), layouts())
def test_an_identity_is_the_same_one_and_no_two_of_a_request_are_one(
    ours: Layout, theirs: Layout
) -> None:
    found, mine, other = pairs(ours, theirs), known(ours), known(theirs)
    assert len(set(found.values())) == len(found)
    for place, one in mine.items():
        if one in other.values():
            assert other[found[place]] == one
    for place, at in found.items():
        same = place in mine and mine[place] == other.get(at)
        assert same or ours.caps[place].id == theirs.caps[at].id
        assert same or not (place in mine and at in other)
        assert twin(ours, theirs, place) == at


@given(IDS, IDS, st.sampled_from(("neither", "ours", "theirs")))
def test_where_one_is_of_no_request_they_are_matched_by_id_in_turn(
    one: list[int], other: list[int], request: str
) -> None:
    ours = read(one, tuple(map(CapId, range(len(one)))) if request == "ours" else ())
    theirs = read(other, tuple(map(CapId, range(len(other)))) if request == "theirs" else ())
    found = pairs(ours, theirs)
    for id_ in set(one) | set(other):
        mine = [place for place, each in enumerate(one) if each == id_]
        there = [place for place, each in enumerate(other) if each == id_]
        assert [found.get(place) for place in mine] == [
            *there[: len(mine)], *[None] * (len(mine) - len(there)),
        ]  # fmt: skip
    for leaf in ours.leaves():
        ref = ours.ref(leaf)
        there_is = same_field(ours, theirs, ref)
        match = counterpart(ours, theirs, leaf)
        assert (there_is is None) == (match is None)
        assert (match is None) == (leaf.place.cap >= 0 and leaf.place.cap not in found)
        if match is not None:
            assert there_is is not None
            assert theirs.span(there_is) == (match.start, match.stop)
            assert match.field.name == leaf.field.name
            if leaf.place.cap >= 0:
                assert match.place.cap == found[leaf.place.cap]
                assert there_is.owner == theirs.owner(match.place.cap)


@given(layouts(), layouts())
def test_what_is_known_of_one_answer_is_told_of_the_other(ours: Layout, theirs: Layout) -> None:
    """Of a chain longer than what is known, too."""
    told, other = identified(ours, theirs), known(theirs)
    assert len(told.ids) == len(ours.caps)
    for place, one in enumerate(told.ids):
        at = pairs(ours, theirs).get(place)
        assert one == (None if at is None else other.get(at))
    assert (told.data, told.caps) == (ours.data, ours.caps)


def test_answers_of_two_ioctls_have_nothing_in_common_but_their_info() -> None:
    iommu = decode(cw.iommu_info((cw.iova_range([(0, 4095)]),), "v6.6").data, IOCTLS["iommu"])
    region = decode(cw.region_info((cw.sparse_mmap([(0, 4096)]),)).data, IOCTLS["region"])
    assert (iommu.caps[0].id, region.caps[0].id) == (1, 1)
    assert pairs(iommu, region) == {}
    assert twin(iommu, region, 0) is None
    gone = CapId(99)
    assert same_field(iommu, region, FieldRef(gone, Part.WHOLE)) is None
    flags = FieldRef(INFO, Part.BODY, "flags")
    assert same_field(iommu, region, flags) == flags
    assert same_field(iommu, region, FieldRef(INFO, Part.BODY, "iova_pgsizes")) is None


def test_a_field_that_has_another_size_is_told_with_both() -> None:
    long, short = (
        decode(cw.device_info((cw.zpci_util(cw.LP64, size=size),)).data, IOCTLS["device"])
        for size in (64, 8)
    )
    found = [each for each in differences(long, short) if each.kind is Kind.RESIZED]
    assert [(each.what, each.before, each.after) for each in found] == [
        ("zpci_util.util_str", "64 bytes", "8 bytes"),
    ]  # fmt: skip
