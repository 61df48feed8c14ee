"""A field takes what its declaration lets it, says so, and all else is refused; elements too."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.ref import INFO, CapId, FieldRef, Foreign, Part
from vfioviz.document import edits
from vfioviz.document.edits import EditError
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.start import project_from

BASE, UTIL, ATOMIC, RAW = CapId(0), CapId(1), CapId(2), CapId(3)
RANGES = CapId(1)


def begun(answer: cw.Answer) -> Project:
    one = Capture("one", answer.data, Provenance("captured", "a test"), answer.ioctl, "x86-64",
                  len(answer.data), 0)  # fmt: skip
    return replace(project_from([one], variants=()), columns=(ModelColumn("v6.6"),))


DEVICE = begun(
    cw.device_info(
        (cw.zpci_base(cw.LP64), cw.zpci_util(cw.LP64), cw.atomic_comp(), cw.Cap(99, 1, bytes(8)))
    )
)
IOMMU = begun(cw.iommu_info((cw.dma_avail(), cw.iova_range([(0, 1), (2, 3)]))))
PROJECTS = {"device": DEVICE, "iommu": IOMMU}


def field(cap: CapId, name: str, element: int = -1, member: str = "") -> FieldRef:
    return FieldRef(cap, Part.BODY, name, element, member)


def info(name: str) -> FieldRef:
    return FieldRef(INFO, Part.BODY, name)


TAKEN = [
    # in, what, its size in bytes (include/uapi/linux/vfio.h, vfio_zdev.h), what is said of 1
    ("device", info("num_regions"), 4, "set num_regions to 1"),
    ("iommu", info("iova_pgsizes"), 8, "set iova_pgsizes to 0x1"),
    ("device", field(BASE, "start_dma"), 8, "set caps[0].start_dma to 0x1"),
    ("device", field(BASE, "pchid"), 2, "set caps[0].pchid to 1"),
    ("device", field(BASE, "pft"), 1, "set caps[0].pft to 1"),
    ("device", field(BASE, "fh"), 4, "set caps[0].fh to 1"),
    ("iommu", field(CapId(0), "avail"), 4, "set caps[0].avail to 1"),
    ("iommu", field(RANGES, "iova_ranges", 1, "end"), 8, "set caps[1].iova_ranges[1].end to 0x1"),
]


@pytest.mark.parametrize(("key", "ref", "size", "said"), TAKEN, ids=[one[3] for one in TAKEN])
def test_a_number_is_taken_up_to_the_size_of_its_field(
    key: str, ref: FieldRef, size: int, said: str
) -> None:
    project = PROJECTS[key]
    most = (1 << 8 * size) - 1
    for value in (0, 1, most):
        edit = edits.set_field(project, ref, value)
        content = edit.project.content
        if ref.owner is INFO:
            assert content.get(ref.field) == value
            old = project.content
            assert (edit.merge, edit.cap, content.caps) == (ref, None, old.caps)
        else:
            changed = [number for number, (one, other) in
                       enumerate(zip(content.caps, project.content.caps, strict=True))
                       if one != other]  # fmt: skip
            place = next(n for n, cap in enumerate(content.caps) if cap.known_by == ref.owner)
            assert changed in ([place], [])
            assert (edit.merge, edit.cap) == (ref, ref.owner)
            assert content.info == project.content.info
            flat = [each for one in content.caps[place].values
                    for each in (sum(one, ()) if isinstance(one, tuple) else (one,))]  # fmt: skip
            assert value in flat
    assert edits.set_field(project, ref, 1).text == said
    for wrong in (-1, most + 1):
        with pytest.raises(EditError, match=f"is {wrong}"):
            edits.set_field(project, ref, wrong)
    with pytest.raises(EditError, match="number"):
        edits.set_field(project, ref, b"\1")


def test_flags_are_named_and_the_core_s_is_a_result() -> None:
    edit = edits.set_field(DEVICE, info("flags"), 0x83)
    assert edit.project.content.get("flags") == 3
    assert "RESET | " in edit.text
    assert edits.set_field(DEVICE, info("flags"), 0).text == "set flags to 0"


def test_bytes_are_taken_with_their_count() -> None:
    for size in (0, 3, 64):
        edit = edits.set_field(DEVICE, field(UTIL, "util_str"), b"\x40" * size)
        assert edit.project.content.caps[1].values == (size, b"\x40" * size)
        assert edit.text == f"set caps[1].util_str to {size} bytes"
        assert (edit.merge, edit.cap) == (field(UTIL, "util_str"), UTIL)
    with pytest.raises(EditError, match=r"util_str takes bytes"):
        edits.set_field(DEVICE, field(UTIL, "util_str"), 3)
    with pytest.raises(EditError, match=r"iova_ranges takes elements"):
        edits.set_field(IOMMU, field(RANGES, "iova_ranges"), b"\0" * 16)
    raw = FieldRef(RAW, Part.PAYLOAD, "payload")
    assert edits.set_field(DEVICE, raw, b"\1\2").project.content.caps[3].payload == b"\1\2"
    with pytest.raises(EditError, match="takes bytes"):
        edits.set_field(DEVICE, raw, 3)


REFUSED = [
    ("device", info("argsz"), "set it there"),
    ("device", info("nothing"), "nothing is no field of struct vfio_device_info"),
    ("device", info("cap_offset"), "cap_offset is a result"),
    ("device", FieldRef(INFO, Part.PAD, "pad"), "pad is a result"),
    ("device", field(BASE, "nothing"), "struct vfio_device_info_cap_zpci_base has no such field"),
    ("device", field(RAW, "flags"), "carried as raw bytes"),
    ("device", FieldRef(BASE, Part.HEADER, "next"), "next is a result"),
    ("device", FieldRef(BASE, Part.PAD, "pad"), "pad is a result"),
    ("device", FieldRef(Foreign(0), Part.BODY, "flags"), "not one of the request"),
    ("device", field(CapId(77), "flags"), "not one of the request"),
    ("iommu", field(RANGES, "iova_ranges", 2, "end"), "iova_ranges has 2 elements"),
    ("iommu", field(RANGES, "iova_ranges", 0, "last"), "expected one of start, end"),
    ("iommu", field(RANGES, "nr_iovas", 0, "end"), "no array of structs"),
    ("device", field(UTIL, "util_str", 0, "end"), "no array of structs"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("key", "ref", "said"), REFUSED, ids=[f"{key} {ref.field}" for key, ref, _ in REFUSED]
)
def test_what_is_no_field_to_set_is_refused(key: str, ref: FieldRef, said: str) -> None:
    with pytest.raises(EditError, match=said):
        edits.set_field(PROJECTS[key], ref, 1)


def test_a_header_takes_an_id_and_a_version() -> None:
    for name, value, told in (("id", 7, (7, 1)), ("version", 9, (5, 9))):
        after = edits.set_field(DEVICE, FieldRef(ATOMIC, Part.HEADER, name), value).project
        cap = after.content.caps[2]
        assert (cap.id, cap.version) == told
    with pytest.raises(EditError, match="takes a number"):
        edits.set_field(DEVICE, FieldRef(ATOMIC, Part.HEADER, "id"), b"\1")


def test_elements_are_added_and_removed_with_their_count() -> None:
    ranges = field(RANGES, "iova_ranges")

    def rows(project: Project) -> object:
        values = project.content.caps[1].values
        assert isinstance(values[-1], tuple)
        assert values[0] == len(values[-1])
        return values[-1]

    for at, wanted in (
        (None, ((0, 1), (2, 3), (8, 9))), (0, ((8, 9), (0, 1), (2, 3))),
        (1, ((0, 1), (8, 9), (2, 3))), (9, ((0, 1), (2, 3), (8, 9))),
        (-3, ((8, 9), (0, 1), (2, 3))),
    ):  # fmt: skip
        edit = edits.add_element(IOMMU, ranges, (8, 9), at)
        assert rows(edit.project) == wanted
        assert edit.text == f"add caps[1].iova_ranges[{wanted.index((8, 9))}]"
        assert edit.cap == RANGES
    for at, left in ((0, ((2, 3),)), (1, ((0, 1),))):
        edit = edits.remove_element(IOMMU, field(RANGES, "iova_ranges", at))
        assert rows(edit.project) == left
        assert edit.text == f"remove caps[1].iova_ranges[{at}]"
    for wrong in (2, -1):
        with pytest.raises(EditError, match="2 elements"):
            edits.remove_element(IOMMU, field(RANGES, "iova_ranges", wrong))
    for new, word in ((((1, 1), (2, 2)), "set"), ((), "shorten"), (((1, 1),) * 3, "add to")):
        edit = edits.set_elements(IOMMU, ranges, new)
        assert rows(edit.project) == new
        assert edit.text == f"{word} caps[1].iova_ranges"
    with pytest.raises(EditError, match=r"iova_ranges\[1\]"):
        edits.set_elements(IOMMU, ranges, ((0, 1), (0, 1 << 64)))
    with pytest.raises(EditError, match="at most"):
        edits.set_elements(IOMMU, ranges, ((0, 1),) * 65_537)
    with pytest.raises(EditError, match="not one of the request"):
        edits.set_elements(IOMMU, FieldRef(Foreign(1), Part.BODY, "iova_ranges"), ())
    one = edits.set_field(IOMMU, field(RANGES, "iova_ranges", 0, "start"), 7).project
    assert rows(one) == ((7, 1), (2, 3))
    # A count that somebody set wrong stays so when an element is changed.
    wrong_count = edits.set_field(IOMMU, field(RANGES, "nr_iovas"), 9).project
    values = edits.set_field(wrong_count, field(RANGES, "iova_ranges", 1, "end"), 5)
    assert values.project.content.caps[1].values == (9, 0, ((0, 1), (2, 5)))
