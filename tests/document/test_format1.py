"""Project files of format 1, as version 0.1 wrote them: read whole, or refused with the place.

The files in tests/data/project were written by that version; what they say is told here by hand.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.models import named
from vfioviz.codec.ref import INFO, CapId, FieldRef, Foreign, Part
from vfioviz.document.derive import derive
from vfioviz.document.project import CaptureColumn, ModelColumn, Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State

DATA = Path(__file__).resolve().parents[1] / "data" / "project"
IOVA, MIGRATION, DMA = CapId(0), CapId(1), CapId(2)


def text(name: str) -> str:
    return (DATA / f"{name}-format-1.vfioviz").read_text(encoding="utf-8")


def opened(name: str) -> tuple[State, Project]:
    state = from_text(text(name))
    assert state.project is not None
    return state, state.project


@pytest.mark.parametrize("name", ["iommu", "zpci", "records"])
def test_a_file_that_was_read_is_written_in_the_newest_format(name: str) -> None:
    state, _ = opened(name)
    again = to_text(state)
    assert json.loads(again)["vfioviz"] == 2
    assert from_text(again) == state


def test_the_request_stands_in_its_order_with_each_value() -> None:
    _, project = opened("iommu")
    content = project.content
    assert [cap.id for cap in content.caps] == [1, 2, 3]
    assert [cap.known_by for cap in content.caps] == [IOVA, MIGRATION, DMA]
    assert (content.get("flags"), content.get("iova_pgsizes")) == (1, 0x40201000)
    assert named(content, 0) == {
        "nr_iovas": 2, "reserved": 0,
        "iova_ranges": ((0, 0xFEDFFFFF), (0xFEF00000, 0x7FFFFFFFFF)),
    }  # fmt: skip
    assert named(content, 2) == {"avail": 1234}
    assert content.caps[1].filler == bytes(4)
    assert (project.argsz, project.fill, project.handler, project.abi) == (
        4096, 0xA5, "type1", "x86-64",
    )  # fmt: skip


def test_columns_with_an_abi_and_a_driver_become_values() -> None:
    _, project = opened("iommu")
    assert project.columns == (
        CaptureColumn(0),
        CaptureColumn(1),
        ModelColumn("v6.6"),
        ModelColumn("before-v6.6", "i386"),
        ModelColumn("v6.6", handler="iommufd"),
        ModelColumn("v6.6", "i386", "iommufd"),
    )
    starts = [[cap.start for cap in one.layout.caps] for one in derive(project).columns]
    assert starts == [[24, 56, 68], [24, 56, 72], [24, 72, 104], [20, 68, 96], [24, 40], [24, 40]]


def test_notes_and_the_selection_stand_on_what_their_path_meant_in_their_column() -> None:
    state, project = opened("iommu")
    first = FieldRef(IOVA, Part.BODY, "iova_ranges", 0, "start")
    assert [note.ref for note in project.notes] == [
        first,  # caps[0] of v6.6 is caps[2] of the capture
        first,
        None,
        FieldRef(DMA, Part.BODY, "avail"),
    ]
    assert [note.column for note in project.notes] == [
        ModelColumn("v6.6"), CaptureColumn(0), None, ModelColumn("v6.6", "i386", "iommufd"),
    ]  # fmt: skip
    assert project.notes[2].text == "bytes alone\nof two lines"
    selection = state.view.selection
    assert selection is not None
    assert selection == (2, 24, 28, FieldRef(IOVA, Part.HEADER, "id"))
    assert state.view.row_bytes == 16


def test_captured_columns_know_what_the_request_was_read_from() -> None:
    _, project = opened("iommu")
    own, other = (one.layout.ids for one in derive(project).columns[:2])
    assert own == other == (MIGRATION, DMA, IOVA)
    assert derive(project).columns[0].layout.owner(-1) is INFO


def test_a_raw_capability_that_was_added_is_no_capability_of_the_capture() -> None:
    _, project = opened("zpci")
    content = project.content
    assert [(cap.id, cap.version) for cap in content.caps][:2] == [(1, 2), (99, 2)]
    assert content.caps[1].payload == b"\x01\x02\x03\x04"
    assert project.argsz is None
    captured = derive(project).columns[0].layout
    known = [cap.known_by for cap in content.caps]
    del known[1]
    assert list(captured.ids) == known
    assert captured.owner(9) == Foreign(9)


def changed(change: Callable[[dict[str, Any]], object]) -> Project:
    document = json.loads(text("iommu"))
    change(document)
    project = from_text(json.dumps(document)).project
    assert project is not None
    return project


def test_a_capability_that_was_removed_is_none_of_the_request() -> None:
    for gone, ids in ((0, (0, 1, None)), (1, (None, 1, 0)), (2, (1, None, 0))):
        project = changed(lambda document, gone=gone: document["request"]["caps"].pop(gone))  # type: ignore[misc]  # a lambda
        told = tuple(None if number is None else CapId(number) for number in ids)
        assert project.origin.ids == told
        assert derive(project).columns[0].layout.ids == told


def test_two_of_one_id_are_told_apart_by_their_order() -> None:
    def again(document: dict[str, Any]) -> None:
        data = bytes.fromhex("".join(document["captures"][0]["data"]))
        twice = data[:24] + struct.pack("<HHI", 3, 1, 56) + data[32:]
        document["captures"][0]["data"] = [twice.hex()]
        document["request"]["caps"].append({"id": 3, "version": 1, "values": {"avail": 7}})

    assert changed(again).origin.ids == (DMA, CapId(3), IOVA)


REQUEST = "document.request"
CHANGES: list[tuple[str, tuple[Any, ...], str, object, str]] = [
    # file, where, what, what instead (None: nothing), what is said
    ("iommu", ("request", "caps", 2, "values"), "avial", 1, r"caps\[2\]\.values\.avial: expected"),
    ("iommu", ("request", "caps", 2, "values"), "avail", None, r"caps\[2\]\.values\.avail: expect"),
    ("zpci", ("request", "caps", 0, "values"), "fh", None, r"caps\[0\]\.values\.fh: expected a v"),
    ("zpci", ("request", "caps", 0, "values"), "fh", 1 << 32, r"caps\[0\]: fh is 4294967296"),
    ("zpci", ("request", "info"), "num_irq", 5, r"request\.info\.num_irq: expected no such field"),
    ("zpci", ("request", "info"), "num_irqs", None, r"request\.info\.num_irqs: expected a value"),
    ("zpci", ("request", "caps", 1), "payload", None, r"caps\[1\]\.id: expected a capability"),
    ("iommu", ("columns", 3), "key", "v6.6@vax", r"columns\[3\]\.key: expected a variant, with"),
    ("iommu", ("columns", 3), "key", "v6.6#toaster", r"columns\[3\]\.key: expected a variant, "),
    ("iommu", ("columns", 3), "key", "v7@i386", r"columns\[3\]\.key: expected one of before-v6\.6"),
    ("iommu", ("columns", 0), "key", "2", r"columns\[0\]\.key: expected the number of a capture"),
    ("iommu", ("columns", 0), "kind", "model", r"columns\[0\]\.kind: expected one of capture, "),
    ("iommu", ("notes", 0), "path", 7, r"notes\[0\]\.path: expected a text"),
    ("iommu", ("request",), "handler", "gvt", r"request\.handler: expected one of type1, iommufd"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "where", "what", "instead", "said"), CHANGES)
def test_what_is_wrong_is_refused_with_its_place(
    name: str, where: tuple[Any, ...], what: str, instead: object, said: str
) -> None:
    document = json.loads(text(name))
    part = document
    for step in where:
        part = part[step]
    if instead is None:
        del part[what]
    else:
        part[what] = instead
    with pytest.raises(ProjectError, match=said):
        from_text(json.dumps(document))


@pytest.mark.parametrize("path", ["caps[9].avail", "nothing", "caps[0].avail", ""])
def test_a_note_whose_path_means_nothing_is_kept_for_its_bytes(path: str) -> None:
    document = json.loads(text("iommu"))
    document["notes"][0]["path"] = path
    project = from_text(json.dumps(document)).project
    assert project is not None
    assert (project.notes[0].ref, project.notes[0].start) == (None, 40)
