"""Each field that was edited can be had back from the capture, and given to it."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import FieldRef, Foreign, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.project import CaptureColumn, ModelColumn, Project
from vfioviz.document.start import project_from

AREAS = [(0, 4096), (8192, 4096), (16384, 8192)]
ANSWERS = {
    "device": cw.device_info((cw.zpci_base(cw.LP64), cw.zpci_util(cw.LP64), cw.atomic_comp())),
    "region": cw.region_info((cw.sparse_mmap(AREAS), cw.region_type(1, 2), cw.nvlink2_ssatgt(9))),
    "iommu": cw.iommu_info((cw.migration(), cw.dma_avail(), cw.iova_range(AREAS))),
}
RESULTS = {"argsz", "cap_offset", "next", "id", "version", "nr_areas", "nr_iovas", "size"}
"""What follows from the rest, or is the header's."""


def begun(key: str) -> Project:
    answer = ANSWERS[key]
    origin = Provenance("captured", "a test", kernel="6.12")
    one = Capture("one", answer.data, origin, key, "x86-64", len(answer.data), 0)
    columns = (CaptureColumn(0), ModelColumn("v6.6"))
    return replace(project_from([one], variants=()), columns=columns)


def fields(key: str) -> list[Leaf]:
    layout = derive(begun(key)).columns[0].layout
    return [
        leaf
        for leaf in layout.leaves()
        if leaf.role in {Role.INFO, Role.CAP_FIELD}
        and layout.ref(leaf).part is Part.BODY
        and leaf.field.name not in RESULTS - ({"size"} if key == "region" else set())
        and leaf.field.name != "pad"
    ]


EACH = [(key, leaf.path) for key in ANSWERS for leaf in fields(key)]


def at(project: Project, path: str) -> FieldRef:
    ref = derive(project).columns[0].layout.read(path)
    assert ref is not None
    return ref


def across(project: Project, source: int, target: int, ref: FieldRef) -> Edit:
    columns = derive(project).columns
    return edits.copy_across(project, columns[source], columns[target], ref)


def otherwise(leaf: Leaf) -> int | bytes:
    if isinstance(leaf.value, int):
        return leaf.value ^ 1
    return bytes(each ^ 1 for each in leaf.value)


@pytest.mark.parametrize(("key", "path"), EACH, ids=[f"{key} {path}" for key, path in EACH])
def test_a_field_is_had_back_from_the_capture_and_given_to_it(key: str, path: str) -> None:
    project, ref = begun(key), at(begun(key), path)
    old = ANSWERS[key].data
    leaf = derive(project).columns[0].layout.leaf(ref)
    assert leaf is not None
    edited = edits.set_field(project, ref, otherwise(leaf)).project
    captured, model = derive(edited).columns
    assert model.layout.data != old
    back = edits.copy_across(edited, captured, model, ref)
    assert back.project.content == project.content
    assert path in back.text
    with pytest.raises(EditError, match="already"):
        across(back.project, 0, 1, ref)
    given = edits.copy_across(edited, model, captured, ref).project
    assert given.content == edited.content
    data = given.captures[0].data
    assert data == model.layout.data
    assert [number for number, (one, other) in enumerate(zip(old, data, strict=True))
            if one != other and not leaf.start <= number < leaf.stop] == []  # fmt: skip


@pytest.mark.parametrize(
    ("key", "path", "cap"), [("region", "areas", 0), ("iommu", "iova_ranges", 2)]
)
def test_an_array_and_an_element_are_had_back(key: str, path: str, cap: int) -> None:
    project = begun(key)
    whole, second = at(project, f"caps[{cap}].{path}"), at(project, f"caps[{cap}].{path}[1]")
    some = edits.set_elements(project, whole, ((1, 2), (3, 4), (5, 6))).project
    only = across(some, 0, 1, second).project
    rows = only.content.caps[cap].values[-1]
    first, last = struct.unpack_from("<QQ", ANSWERS[key].data, ANSWERS[key].starts[cap] + 32)
    assert rows == ((1, 2), (first, last), (5, 6))
    fewer = edits.set_elements(project, whole, ((1, 2),)).project
    back = across(fewer, 0, 1, whole).project
    assert back.content == project.content


@pytest.mark.parametrize("key", ANSWERS)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_a_capability_is_had_back_where_it_was(key: str, place: int) -> None:
    project = begun(key)
    gone = project.content.caps[place].known_by
    less = edits.remove_capability(project, gone).project
    captured, model = derive(less).columns
    header = captured.layout.ref(captured.layout.leaf_at(captured.layout.caps[place].start))
    back = edits.copy_across(less, captured, model, header).project
    assert [cap.id for cap in back.content.caps] == [cap.id for cap in project.content.caps]
    assert derive(back).columns[1].layout.data == derive(project).columns[1].layout.data


def test_what_cannot_be_copied_is_said() -> None:
    project = begun("iommu")
    captured, model = derive(project).columns
    flags = at(project, "flags")
    with pytest.raises(EditError, match="nothing to copy between them"):
        edits.copy_across(project, model, replace(model, column=ModelColumn("posted-v1")), flags)
    other = replace(derive(begun("region")).columns[0])
    with pytest.raises(EditError, match="different ioctls"):
        edits.copy_across(project, other, model, flags)
    hidden = captured.layout.ref(captured.layout.leaf_at(36))
    with pytest.raises(EditError, match="belongs to none"):
        edits.copy_across(project, captured, model, hidden)


def shown(project: Project, *models: ModelColumn) -> Project:
    return replace(project, columns=(CaptureColumn(0), *models))


def roomy(project: Project) -> Project:
    """Return it with a caller that passes what each version asks for."""
    return edits.set_argsz(project, None).project


def header(project: Project, column: int, place: int) -> FieldRef:
    layout = derive(project).columns[column].layout
    return layout.ref(layout.leaf_at(layout.caps[place].start))


@pytest.mark.parametrize("abi", ["", "i386", "s390x", "m68k"])
@pytest.mark.parametrize(("key", "place"), [(key, place) for key in ANSWERS for place in (0, 1, 2)])
def test_a_capture_is_given_a_capability_in_its_own_layout(key: str, place: int, abi: str) -> None:
    """From a model of another ABI as well: its values, in this one's order, with its own next."""
    project = shown(begun(key), ModelColumn("v6.6"), ModelColumn("v6.6", abi))
    edited = project
    start = ANSWERS[key].starts[place]
    for leaf in fields(key):
        if start <= leaf.start < start + ANSWERS[key].sizes[place]:
            edited = edits.set_field(edited, at(edited, leaf.path), otherwise(leaf)).project
    columns = derive(edited).columns
    edit = edits.copy_across(edited, columns[2], columns[0], header(edited, 2, place))
    after = edit.project
    assert after.captures[0].data == columns[1].layout.data
    assert after.captures[0].data != ANSWERS[key].data
    assert after.content == edited.content
    assert edit.merge is None
    assert edit.text == f"copy caps[{place}] from {columns[2].title} to {columns[0].title}"
    with pytest.raises(EditError, match="already"):
        across(after, 2, 0, header(edited, 2, place))  # fmt: skip


@pytest.mark.parametrize("abi", ["i386", "s390x"])
@pytest.mark.parametrize(("key", "path"), EACH, ids=[f"{key} {path}" for key, path in EACH])
def test_a_number_is_given_in_the_order_of_the_capture(key: str, path: str, abi: str) -> None:
    project = shown(begun(key), ModelColumn("v6.6"), ModelColumn("v6.6", abi))
    ref = at(project, path)
    leaf = derive(project).columns[0].layout.leaf(ref)
    assert leaf is not None
    edited = edits.set_field(project, ref, otherwise(leaf)).project
    captured, same_abi, other = derive(edited).columns
    given = edits.copy_across(edited, other, captured, ref).project
    assert given.captures[0].data == same_abi.layout.data


@pytest.mark.parametrize("abi", ["i386", "s390x"])
def test_holes_of_another_abi_are_not_copied(abi: str) -> None:
    """MIGRATION has a hole behind flags on x86-64 alone; what stands there is no value."""
    answer = cw.iommu_info((cw.migration(hole=b"\1\2\3\4"), cw.dma_avail()))
    one = Capture("one", answer.data, Provenance("captured", "a test"), "iommu", "x86-64",
                  len(answer.data), 0)  # fmt: skip
    on = {"i386": cw.I386, "s390x": cw.S390X}[abi]
    far = cw.iommu_info((cw.migration(on, pgsize_bitmap=0x3000), cw.dma_avail(9, on)), "v6.6", on)
    two = replace(one, name="two", data=far.data, abi=abi, argsz_in=len(far.data))
    columns = (CaptureColumn(0), CaptureColumn(1), ModelColumn("v6.6"))
    project = replace(project_from([one, two], variants=()), columns=columns)
    first, second, model = derive(project).columns
    assert project.content.caps[0].filler == b"\1\2\3\4"
    taken = edits.copy_across(project, second, model, header(project, 1, 0)).project
    assert not any(taken.content.caps[0].filler)
    assert taken.content.caps[0].values == (0, 0x3000, 0x1000_0000)
    given = edits.copy_across(project, second, first, header(project, 1, 0)).project
    data = given.captures[0].data
    assert data[32:48] == bytes(8) + (0x3000).to_bytes(8, "little")
    own = edits.set_field(project, at(project, "caps[0].flags"), 1).project
    back = across(own, 0, 2, header(own, 0, 0)).project  # fmt: skip
    assert back.content == project.content


def test_what_has_no_room_there_is_refused() -> None:
    project = begun("iommu")
    ref = at(project, "caps[2].iova_ranges")
    longer = edits.set_elements(roomy(project), ref, tuple((n, n) for n in range(4))).project
    captured, model = derive(longer).columns
    for what in (ref, header(longer, 1, 2)):
        with pytest.raises(EditError, match="none are put in"):
            edits.copy_across(longer, model, captured, what)
    alike = edits.set_elements(project, ref, ((1, 2), (3, 4), (5, 6))).project
    captured, model = derive(alike).columns
    given = edits.copy_across(alike, model, captured, ref).project
    assert given.captures[0].data == model.layout.data
    element = at(alike, "caps[2].iova_ranges[0]")
    one = edits.copy_across(alike, model, captured, element).project
    assert one.captures[0].data[88:104] == struct.pack("<QQ", 1, 2)
    assert one.captures[0].data[104:] == ANSWERS["iommu"].data[104:]
    first = edits.copy_across(alike, captured, model, element).project
    assert first.content.caps[2].values[-1] == (AREAS[0], (3, 4), (5, 6))
    swapped = shown(alike, ModelColumn("v6.6", "s390x"))
    captured, model = derive(swapped).columns
    with pytest.raises(EditError):
        edits.copy_across(swapped, model, captured, ref)


def test_one_more_of_a_kind_is_none_of_a_capture() -> None:
    project = begun("region")
    caps = project.content.caps
    more = edits.duplicate_capability(roomy(project), caps[1].known_by).project
    captured, model = derive(more).columns
    assert len(model.layout.caps) == 4
    with pytest.raises(EditError, match="none are put in"):
        edits.copy_across(more, model, captured, header(more, 1, 2))
    with pytest.raises(EditError, match="no such capability"):
        edits.copy_across(more, captured, model, FieldRef(Foreign(9), Part.WHOLE))


@pytest.mark.parametrize("side", [0, 1])
def test_of_a_column_that_a_lesson_hides_nothing_is_copied(side: int) -> None:
    project = begun("iommu")
    columns = list(derive(project).columns)
    columns[side] = replace(columns[side], veiled=True)
    with pytest.raises(EditError, match="the lesson hides"):
        edits.copy_across(project, columns[0], columns[1], at(project, "iova_pgsizes"))


def test_two_that_were_removed_come_back_behind_what_is_left() -> None:
    project = begun("region")
    caps = [cap.known_by for cap in project.content.caps]
    less = edits.remove_capability(edits.remove_capability(project, caps[1]).project, caps[2])
    now = less.project
    for place in (2, 1):
        captured, model = derive(now).columns
        now = edits.copy_across(now, captured, model, header(now, 0, place)).project
    assert derive(now).columns[1].layout.data == ANSWERS["region"].data
