"""The request behind an answer: its capabilities, who answers, and what an edit does to it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import chainwriter as cw
from tests.models import IOCTLS
from tests.projects import cap, ref
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.edits import Edit
from vfioviz.document.project import CaptureColumn, ModelColumn, Note, Project
from vfioviz.document.request import alike, request
from vfioviz.document.start import project_from
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.schema import CapabilityDef

CAPS = (cw.migration(), cw.dma_avail(77), cw.iova_range([(0, 99)]))
FULL = cw.iommu_info(CAPS, argsz=4096)
OWN = Provenance("captured", "live, record 1", kernel="6.12.1", device="0000:00:01.0")


def iommu(data: bytes, argsz: int, origin: Provenance, **more: object) -> Capture:
    made = Capture("an answer", data, origin, "iommu", "x86-64", argsz, 0)
    return replace(made, **more)  # type: ignore[arg-type]  # fields by name


def short(origin: Provenance = OWN) -> Capture:
    """A call with room for the info struct alone."""
    return iommu(cw.short(FULL, "v6.6", 24), 24, origin)


def full(**changes: object) -> Capture:
    """The answer that has the capabilities, of the same call but for the changes."""
    origin = replace(OWN, source="live, record 2", **changes)  # type: ignore[arg-type]  # likewise
    return iommu(FULL.data, 4096, origin)


def behind(first: Capture, *others: Capture) -> Project:
    return edits.set_active(project_from([first, *others]), 0).project


def test_a_short_answer_has_the_capabilities_of_the_full_one_of_its_kernel_and_device() -> None:
    project = behind(short(), full())
    assert [each.id for each in project.content.caps] == [2, 3, 1]
    assert project.argsz == 24
    assert project.origin.capture == 1
    assert project.origin.ids == tuple(each.known_by for each in project.content.caps)


@pytest.mark.parametrize("changes", [{"kernel": "6.1.0"}, {"device": "0000:00:02.0"}], ids=str)
def test_no_capability_is_taken_from_another_kernel_or_device(changes: dict[str, object]) -> None:
    project = behind(short(), full(**changes))
    assert project.content.caps == ()
    assert project.origin == (0, ())


@pytest.mark.parametrize("changes", [{"index": 3}, {"ioctl": "device"}, {"errno": 22}], ids=str)
def test_no_capability_is_taken_from_another_call_or_from_a_failed_one(
    changes: dict[str, object],
) -> None:
    project = behind(short(), replace(full(), **changes))  # type: ignore[arg-type]  # likewise
    assert project.content.caps == ()


def test_the_fullest_of_several_answers_is_the_one_that_counts() -> None:
    fewer = cw.iommu_info(CAPS[:2], argsz=4096)
    project = behind(short(), iommu(fewer.data, 4096, OWN), full())
    assert len(project.content.caps) == 3
    assert project.origin.capture == 2


REFUSED = Capture("refused", b"", OWN, "region", "x86-64", 4096, 0xA5, 22, index=8)


def region_cap(project: Project) -> CapabilityDef:
    return project.headers.capabilities("region")[2]


EDITS = {
    "an info field": lambda one: edits.set_field(one, ref(one, "size"), 4096),
    "a capability": lambda one: edits.add_capability(one, region_cap(one)),
    "a raw capability": lambda one: edits.add_raw(one, 99, 1, b"x"),
}


@pytest.mark.parametrize("make", EDITS.values(), ids=EDITS)
def test_a_request_that_was_refused_is_answered_once_it_is_edited(make: object) -> None:
    project = project_from([REFUSED], variants=["v6.6"])
    assert project.content.errno == 22
    before = derive(project).columns[-1]
    assert before.run is not None
    assert (before.run.errno, before.stats.size) == (22, 0)
    edit: Edit = make(project)  # type: ignore[operator]  # one of EDITS
    assert edit.project.content.errno == 0
    after = derive(edit.project).columns[-1]
    assert after.run is not None
    assert after.run.errno == 0
    assert after.layout.size >= 32


def test_what_says_nothing_of_the_request_leaves_the_error() -> None:
    project = project_from([REFUSED], variants=["v6.6"])
    for edit in (edits.set_argsz(project, 64), edits.set_fill(project, 1)):
        assert edit.project.content.errno == 22


WHO = [
    # driver, way, ioctl, who answers
    ("vfio-pci", "group", "iommu", "type1"),
    ("vfio-pci", "group-iommufd", "iommu", "iommufd"),
    ("vfio-pci", "cdev", "iommu", "iommufd"),
    ("mlx5_vfio_pci", "group", "device", "vfio-pci"),
    ("nvgrace-gpu-vfio-pci", "", "device", "nvgrace"),
    ("nvgrace_gpu_vfio_pci", "", "device", "nvgrace"),
    ("intel_vgpu_mdev", "cdev", "device", "gvt"),
    ("vfio_ccw", "", "device", "vfio-ccw"),
    ("mbochs", "group", "device", "mbochs"),
    ("mtty", "", "device", "minimal"),
    ("nobody's", "", "device", "minimal"),
    ("", "", "device", "vfio-pci"),
    ("", "cdev", "device", "vfio-pci"),
]


@pytest.mark.parametrize(("driver", "way", "ioctl", "who"), WHO)
def test_driver_and_way_say_who_answers(driver: str, way: str, ioctl: str, who: str) -> None:
    written = FULL if ioctl == "iommu" else cw.device_info([cw.atomic_comp()], argsz=4096)
    origin = replace(OWN, driver=driver, way=way)
    capture = Capture("an answer", written.data, origin, ioctl, "x86-64", 4096, 0)
    project = project_from([capture], variants=["v6.6"])
    assert project.handler == who
    run = derive(project).columns[-1].run
    assert run is not None
    assert run.handler == who
    # Likewise, once it is read anew.
    read = edits.read_as(project, 0, None, "s390x").project
    assert edits.read_as(read, 0, None, "x86-64").project.handler == who


def test_a_driver_that_does_not_answer_the_ioctl_gives_way_in_its_column() -> None:
    device = Capture("d", cw.device_info(argsz=24).data, OWN, "device", "x86-64", 24, 0)
    project = project_from([full(), device], variants=["v6.6"])
    project = edits.add_column(project, ModelColumn("v6.6", handler="iommufd")).project
    other = edits.set_active(project, 1).project
    answering = [one.run.handler for one in derive(other).columns if one.run is not None]
    assert set(answering) == {"vfio-pci"}


def test_elements_are_numbers_that_fit() -> None:
    project = project_from([full()])
    array = ref(project, "caps[2].iova_ranges")
    for row in ((1 << 64, 0), (0, 1 << 64), (-1, 0)):
        with pytest.raises(edits.EditError, match=r"iova_ranges\[[01]\] is .*a u64 takes 0 to"):
            edits.add_element(project, array, row)
        with pytest.raises(edits.EditError, match=r"iova_ranges\[0\] is"):
            edits.set_elements(project, array, (row,))
    with pytest.raises(edits.EditError, match=r"iova_ranges\[0\]\.end is 18446744073709551616"):
        edits.set_field(project, ref(project, "caps[2].iova_ranges[0].end"), 1 << 64)
    most = edits.set_elements(project, array, (((1 << 64) - 1, 0),)).project
    assert most.content.caps[2].values[-1] == (((1 << 64) - 1, 0),)


def test_a_count_that_lies_outlives_an_edit_of_an_element() -> None:
    project = project_from([full()])
    lying = edits.set_field(project, ref(project, "caps[2].nr_iovas"), 0).project
    edited = edits.set_field(lying, ref(project, "caps[2].iova_ranges[0].start"), 7).project
    before, after = (one.content.caps[2].values for one in (project, edited))
    assert isinstance(before[-1], tuple)
    assert after == (0, before[1], ((7, *before[-1][0][1:]), *before[-1][1:]))


def test_notes_on_captured_bytes_outlive_the_capability() -> None:
    project = project_from([full()])
    field = ref(project, "caps[1].avail")
    for column in (CaptureColumn(0), project.columns[-1], None):
        project = edits.add_note(project, Note("it", field, 64, 68, column)).project
    left = edits.remove_capability(project, cap(project, 1)).project
    assert [note.column for note in left.notes] == [CaptureColumn(0)]


@pytest.mark.parametrize("index", range(3))
def test_one_capture_is_read_otherwise_and_the_others_are_left_alone(index: int) -> None:
    captures = [Capture(f"answer {at}", FULL.data, OWN, "iommu", "x86-64") for at in range(3)]
    project = project_from(captures, variants=())
    read = edits.read_as(project, index, None, "i386").project
    abis = [one.abi for one in read.captures]
    assert abis == ["i386" if at == index else "x86-64" for at in range(3)]
    assert [one.name for one in read.captures] == [one.name for one in captures]


def test_of_answers_that_are_alike_the_one_with_the_most_room_is_taken() -> None:
    """A call of which argsz is not known counts as one with room for all."""
    origin = Provenance("captured", "a.jsonl", kernel="6.12", device="1b36:0010")
    made = [
        Capture(f"{number}", b"\1" * 24, origin, "iommu", "x86-64", argsz, 0, errno=errno)
        for number, (argsz, errno) in enumerate(
            ((None, 0), (0xFFFFFFFF, 0), (24, 0), (0xFFFFFFFF, 22), (0xFFFFFFFE, 0), (20, 0))
        )
    ]
    ((found,),) = (alike(tuple(made)).values(),)
    assert [one.name for one in found] == ["1", "2", "5"]


@pytest.mark.parametrize(
    ("capture", "argsz", "fill", "notes"),
    [
        (full(), 4096, 0, 0),
        (replace(full(), argsz_in=100, fill=0xA5), 100, 0xA5, 0),
        (replace(full(), argsz_in=0), 0, 0, 1),
        (replace(full(), argsz_in=None, fill=None), 4096, 0, 0),
        (replace(short(), data=short().data[:3], argsz_in=None), 0, 0, 0),
        (replace(short(), argsz_in=26), 26, 0, 1),
        (replace(full(), argsz_in=9, errno=22, fill=1), 9, 1, 1),
    ],
)
def test_a_caller_passed_what_is_recorded_else_what_the_answer_says(
    capture: Capture, argsz: int, fill: int, notes: int
) -> None:
    found = request(capture, (capture,), IOCTLS["iommu"], X86_64)
    assert (found.argsz, found.fill, len(found.notes)) == (argsz, fill, notes)
    assert found.source is capture
    assert found.content.errno == capture.errno
