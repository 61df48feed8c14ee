"""Each byte of a model is typed over: it is that byte then and no other, or refused as a result."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.project import ModelColumn, Project
from vfioviz.document.start import project_from

RAW = cw.Cap(99, 1, b"abcdefgh")
IOMMU = cw.iommu_info((cw.migration(), cw.dma_avail(), cw.iova_range([(0, 1), (2, 3)]), RAW))
UTIL = cw.device_info((cw.zpci_util(cw.LP64, size=8), cw.atomic_comp()))
# migration 24, dma_avail 56, iova_range 72, unknown 120 to 136; v6.6 writes zeros where nothing is.
RESULTS = {
    "iommu": {*range(4), *range(16, 24), *range(28, 32), *range(36, 40), *range(60, 64),
              *range(68, 72), *range(76, 80), *range(124, 128)},
    "device": {*range(4), *range(16, 24), *range(28, 32), *range(44, 48), *range(52, 56)},
}  # fmt: skip
SHAPES = {
    "iommu": {*range(24, 28), *range(56, 60), *range(72, 76), *range(80, 84), *range(120, 124)},
    "device": {*range(24, 28), *range(32, 36), *range(48, 52)},
}
"""Id, version and counts: more than that byte changes with them, or nothing can."""


def begun(key: str, *, raw: bool = False) -> Project:
    answer = {"iommu": IOMMU, "device": UTIL}[key]
    one = Capture("one", answer.data, Provenance("captured", "a test"), key, "x86-64",
                  len(answer.data), 0)  # fmt: skip
    project = replace(project_from([one], variants=()), columns=(ModelColumn("v6.6"),))
    if raw:
        cap = project.content.caps[0].known_by
        start = answer.starts[0]
        payload = answer.data[start + 8 : start + answer.sizes[0]]
        project = edits.set_payload(project, cap, payload).project
    return project


def typed(project: Project, offset: int, data: bytes) -> Edit:
    (column,) = derive(project).columns
    return edits.set_bytes(project, column, offset, data)


def shown(project: Project) -> bytes:
    return derive(project).columns[0].layout.data


@pytest.mark.parametrize("key", RESULTS)
def test_each_byte_is_taken_or_is_a_result(key: str) -> None:
    project = begun(key)
    old = shown(project)
    assert old == {"iommu": IOMMU, "device": UTIL}[key].data
    for offset in sorted(set(range(len(old))) - SHAPES[key]):
        value = bytes([old[offset] ^ 4])
        if offset in RESULTS[key]:
            with pytest.raises(EditError):
                typed(project, offset, value)
            continue
        edit = typed(project, offset, value)
        assert shown(edit.project) == old[:offset] + value + old[offset + 1 :], offset
        assert edit.project.captures == project.captures
        assert typed(project, offset, old[offset : offset + 1]).project is project
    assert typed(project, 0, old).project is project


def test_bytes_of_many_fields_are_taken_at_once() -> None:
    project = begun("iommu")
    old = shown(project)
    new = bytes(each ^ 4 for each in old[40:56])
    edit = typed(project, 40, new)
    assert shown(edit.project) == old[:40] + new + old[56:]
    assert edit.text == "set 16 bytes from 40"
    assert edit.cap == project.content.caps[0].known_by
    half = typed(project, 44, new[4:])
    assert shown(half.project) == old[:44] + new[4:] + old[56:]
    one = typed(project, 64, b"\1")
    assert one.text == "set caps[1].avail to 65281"
    both = typed(project, 64, b"\1\2\0\0")
    assert both.text == "set caps[1].avail to 513"
    around = typed(project, 62, old[62:64] + b"\1\2")
    assert shown(around.project) == old[:64] + b"\1\2" + old[66:]
    with pytest.raises(EditError):
        typed(project, 62, b"\1\1\1\2")
    for offset, data in ((-1, b"a"), (len(old), b"a"), (len(old) - 1, b"ab")):
        with pytest.raises(EditError, match=f"model has|has {len(old)}"):
            typed(project, offset, data)
    assert typed(project, len(old), b"").project is project


def test_a_capability_that_is_carried_raw_takes_its_payload() -> None:
    project = begun("iommu", raw=True)
    old = shown(project)
    for offset in range(32, 56):
        value = bytes([old[offset] ^ 4])
        edit = typed(project, offset, value)
        assert shown(edit.project) == old[:offset] + value + old[offset + 1 :], offset
        assert edit.cap == project.content.caps[0].known_by
        assert edit.project.content.caps[0].payload == (
            old[32:offset] + value + old[offset + 1 : 56]
        )
    whole = typed(project, 32, b"\4" * 24).project
    assert whole.content.caps[0].payload == b"\4" * 24
    with pytest.raises(EditError):
        typed(project, 28, b"\4")
    last = typed(project, 128, b"zzzz")
    assert last.project.content.caps[3].payload == b"zzzzefgh"


def test_an_id_that_is_typed_is_the_capability_s() -> None:
    project = begun("iommu")
    edit = typed(project, 56, b"\x63")
    cap = edit.project.content.caps[1]
    assert (cap.id, cap.version) == (0x63, 1)
    assert shown(edit.project)[56:58] == b"\x63\0"
    flags = typed(project, 4, b"\x02")
    assert shown(flags.project)[4:8] == b"\x02\0\0\0"
    with pytest.raises(EditError, match="CAPS in flags is a result"):
        typed(project, 4, b"\x01")


def test_more_fields_than_a_step_sets_are_refused() -> None:
    answer = cw.iommu_info((cw.iova_range([(n, n) for n in range(200)]),))
    one = Capture("one", answer.data, Provenance("captured", "a test"), "iommu", "x86-64",
                  len(answer.data), 0)  # fmt: skip
    project = replace(project_from([one], variants=()), columns=(ModelColumn("v6.6"),))
    old = shown(project)
    most = bytes(each ^ 4 for each in old[40 : 40 + 256 * 8])
    assert shown(typed(project, 40, most).project)[40 : 40 + 256 * 8] == most
    with pytest.raises(EditError, match="more than 256 fields"):
        typed(project, 40, most + b"\xff")


def test_what_a_driver_does_not_give_back_is_refused() -> None:
    """iommufd says 0xffffffff whatever is asked for, and has no MIGRATION."""
    answer = cw.iommu_info((cw.dma_avail(0xFFFFFFFF), cw.iova_range([(0, 1)])))
    one = Capture("one", answer.data, Provenance("captured", "a test"), "iommu", "x86-64",
                  len(answer.data), 0)  # fmt: skip
    columns = (ModelColumn("v6.6", handler="iommufd"), ModelColumn("v6.6", handler="type1"))
    project = replace(project_from([one], variants=()), columns=columns)
    theirs, ours = derive(project).columns
    assert theirs.layout.data == ours.layout.data == answer.data
    with pytest.raises(EditError, match="would not keep this: what stands at 32 is a result"):
        edits.set_bytes(project, theirs, 32, b"\1")
    assert edits.set_bytes(project, ours, 32, b"\1").project.content.caps[0].values == (0xFFFFFF01,)
    kept = edits.set_bytes(project, theirs, 56, b"\1").project
    assert derive(kept).columns[0].layout.data[56] == 1
    assert kept.columns == columns
