"""Each field that was edited can be had back from the capture, and given to it."""

from __future__ import annotations

import struct
from dataclasses import replace

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.edits import EditError
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
        edits.copy_across(back.project, *derive(back.project).columns, ref)
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
    only = edits.copy_across(some, *derive(some).columns, second).project
    rows = only.content.caps[cap].values[-1]
    first, last = struct.unpack_from("<QQ", ANSWERS[key].data, ANSWERS[key].starts[cap] + 32)
    assert rows == ((1, 2), (first, last), (5, 6))
    fewer = edits.set_elements(project, whole, ((1, 2),)).project
    back = edits.copy_across(fewer, *derive(fewer).columns, whole).project
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
