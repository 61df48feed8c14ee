"""Edits, derive and project files: laws over sequences of edits, and what is refused."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.models import IOCTLS, VERSIONS, named
from tests.projects import cap, ref
from vfioviz.capture.open import open_path
from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.capture.source import CaptureError
from vfioviz.document import edits
from vfioviz.document.catalogue import fresh, offered
from vfioviz.document.derive import derive
from vfioviz.document.edits import Edit, EditError
from vfioviz.document.project import CaptureColumn, ModelColumn, Project
from vfioviz.document.serialize import ProjectError, from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.view import Selection, View
from vfioviz.uapi.abi import ABIS

DATA = Path(__file__).resolve().parents[1] / "data" / "kernel"


def project(*names: str) -> Project:
    captures = [capture for name in names for capture in open_path(DATA / name)]
    return project_from(captures)


TYPE1 = project("nvme-linux-6.1.jsonl", "nvme-linux-6.12.jsonl")


def assert_whole(one: Project) -> None:
    for column in derive(one).columns:
        position = 0
        for leaf in column.layout.leaves():
            assert leaf.start == position
            position = leaf.stop
        assert position == column.layout.size
        if isinstance(column.column, CaptureColumn):
            assert column.badge == "captured"
            assert column.run is None
        else:
            assert column.badge == "model"
            assert column.run is not None


def test_two_captures_stand_side_by_side_and_iova_range_moves_from_68_to_72() -> None:
    first, second = derive(TYPE1).columns[:2]
    assert first.title == "Linux 6.1.0-53-amd64"
    assert second.title == "Linux 6.12.107+deb12-amd64"
    assert [column.layout.caps[2].start for column in (first, second)] == [68, 72]
    assert (first.stats.misaligned, second.stats.misaligned) == (4, 0)
    assert (first.stats.unwritten, second.stats.unwritten) == (4, 0)
    assert (first.stats.pad, second.stats.pad) == (0, 4)


def test_a_single_capture_gets_variants_beside_it() -> None:
    one = project("nvme-linux-6.1.jsonl")
    assert [column.producer for column in one.modelled] == ["before-v6.6", "posted-v1", "v6.6"]


def test_what_was_captured_is_the_same_column_before_and_after_an_edit() -> None:
    edited = edits.set_field(TYPE1, ref(TYPE1, "caps[1].avail"), 7).project
    before, after = derive(TYPE1).columns, derive(edited).columns
    shown = [
        (one.column, one is other)
        for one, other in zip(before, after, strict=True)
        if isinstance(one.column, CaptureColumn)
    ]
    assert shown
    assert all(same for _, same in shown)


@st.composite
def steps(draw: st.DrawFn) -> list[tuple[str, tuple[int, ...]]]:
    numbers = st.integers(0, 6)
    one = st.tuples(
        st.sampled_from(
            ["add", "raw", "remove", "duplicate", "move", "field", "range", "argsz", "fill", "abi"]
        ),
        st.tuples(numbers, numbers, st.integers(0, (1 << 64) - 1)),
    )
    return draw(st.lists(one, max_size=12))


def apply(one: Project, verb: str, numbers: tuple[int, ...]) -> Edit:
    a, b, wide = numbers
    kinds = offered(one.ioctl)
    if verb == "add":
        return edits.add_capability(one, kinds[a % len(kinds)], b)
    if verb == "raw":
        return edits.add_raw(one, wide & 0xFFFF, b, bytes(a))
    if verb == "remove":
        return edits.remove_capability(one, cap(one, a))
    if verb == "duplicate":
        return edits.duplicate_capability(one, cap(one, a))
    if verb == "move":
        return edits.move_capability(one, cap(one, a), b)
    if verb == "field":
        path = f"caps[{a}].{('avail', 'flags', 'pgsize_bitmap')[b % 3]}"
        return edits.set_field(one, ref(one, path), wide)
    if verb == "range":
        return edits.add_element(one, ref(one, f"caps[{a}].iova_ranges"), (wide, b))
    if verb == "argsz":
        return edits.set_argsz(one, None if a == 0 else wide & 0xFFFFFFFF)
    if verb == "fill":
        return edits.set_fill(one, wide & 0xFF)
    return edits.set_abi(one, list(ABIS)[wide % len(ABIS)])


@settings(max_examples=60)
@given(steps())
def test_any_sequence_of_edits_keeps_a_whole_project_that_can_be_saved(
    sequence: list[tuple[str, tuple[int, ...]]],
) -> None:
    one = TYPE1
    for verb, numbers in sequence:
        before = one
        try:
            edit = apply(one, verb, numbers)
        except EditError:
            continue
        assert edit.text
        assert before == one
        one = edit.project
        assert one.captures == TYPE1.captures
    assert_whole(one)
    saved = State(one, View(selection=Selection(0, 4, 8, ref(one, "flags"))), None)
    assert from_text(to_text(saved)) == saved


def test_every_capability_of_the_catalogue_can_be_added_and_stands_aligned_since_v6_6() -> None:
    for ioctl, index in (("iommu", None), ("device", None), ("region", 0)):
        captures = [
            capture
            for capture in open_path(DATA / "nvme-linux-6.12.jsonl")
            if capture.ioctl == ioctl and capture.index == index and not capture.errno
        ]
        one = project_from(captures, variants=["v6.6"])
        for kind in offered(IOCTLS[ioctl]):
            one = edits.add_capability(one, kind).project
            assert fresh(kind, one.headers).id == kind.id
        one = edits.set_argsz(one, None).project
        column = derive(one).columns[-1]
        assert len(column.layout.caps) == len(one.content.caps)
        assert column.layout.worst() in {None, "note", "warning"}
        assert all(cap.start % 8 == 0 and cap.exact for cap in column.layout.caps)


def test_an_array_and_its_count_move_together_and_the_count_can_be_made_to_lie() -> None:
    added = edits.add_element(TYPE1, ref(TYPE1, "caps[2].iova_ranges"), (1, 2)).project
    assert named(added.content, 2)["nr_iovas"] == 3
    removed = edits.remove_element(added, ref(added, "caps[2].iova_ranges[0]")).project
    assert named(removed.content, 2)["nr_iovas"] == 2
    exact = edits.set_argsz(removed, None).project
    lied = edits.set_field(exact, ref(exact, "caps[2].nr_iovas"), 9).project
    found = {item.code for item in derive(lied).columns[-1].layout.findings}
    assert "count-past-end" in found


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("caps[1].avail", 1 << 32, "0 to 4294967295"),
        ("caps[9].avail", 1, r"caps\[9\] is not there"),
        ("caps[1].nothing", 1, "no such field"),
        ("caps[1].header.next", 1, "next is a result"),
        ("cap_offset", 1, "cap_offset is a result"),
        ("argsz", 1, "what the caller passes"),
        ("flags", 1 << 32, "flags is 4294967296: a u32 takes 0 to 4294967295"),
        ("iova_pgsizes", 1 << 64, "a u64 takes 0 to"),
        ("flags", -1, "flags is -1: a u32 takes 0 to"),
        ("nothing", 1, "no field of struct vfio_iommu_type1_info"),
        ("caps[2].iova_ranges[7].end", 1, "has 2 elements"),
        ("caps[2].iova_ranges[0].middle", 1, "expected one of start, end"),
        ("caps[1].header.id", 1 << 16, "a u16 takes 0 to 65535"),
    ],
)
def test_a_refused_edit_says_what_is_expected(path: str, value: int, words: str) -> None:
    with pytest.raises(EditError, match=words):
        edits.set_field(TYPE1, ref(TYPE1, path), value)


def test_columns_are_bounded_and_never_shown_twice() -> None:
    one = TYPE1
    with pytest.raises(EditError, match="shown already"):
        edits.add_column(one, one.columns[0])
    for variant in VERSIONS[:3]:
        one = edits.add_column(one, ModelColumn(variant.key)).project
    with pytest.raises(EditError, match="6 columns are shown"):
        edits.add_column(one, ModelColumn(VERSIONS[3].key))
    for _ in range(5):
        one = edits.remove_column(one, 0).project
    with pytest.raises(EditError, match="the last column stays"):
        edits.remove_column(one, 0)


def test_a_newer_format_is_refused_by_name() -> None:
    text = to_text(State(TYPE1)).replace('"vfioviz": 2', '"vfioviz": 7')
    with pytest.raises(ProjectError, match=r"format 7.*newer vfioviz"):
        from_text(text)


def test_a_damaged_file_says_where() -> None:
    text = to_text(State(TYPE1))
    with pytest.raises(ProjectError, match=r"line \d+, column \d+"):
        from_text(text[:-40])
    document = json.loads(text)
    document["request"]["caps"][1]["values"]["avail"] = "many"
    with pytest.raises(ProjectError, match=r"request\.caps\[1\]\.values\.avail: expected a number"):
        from_text(json.dumps(document))
    document["request"]["caps"][1]["values"]["avail"] = 1 << 40
    with pytest.raises(ProjectError, match="avail is 1099511627776"):
        from_text(json.dumps(document))
    with pytest.raises(ProjectError, match="expected an object"):
        from_text("[]")


def test_a_file_that_names_a_theme_as_older_versions_did_is_read() -> None:
    document = json.loads(to_text(State(TYPE1)))
    document["view"]["theme"] = "dark"
    assert from_text(json.dumps(document)) == State(TYPE1)


@given(st.recursive(st.none() | st.integers() | st.text(max_size=5), st.lists, max_leaves=5))
@pytest.mark.no_cover
def test_any_json_is_a_project_or_refused(value: object) -> None:
    document = json.loads(to_text(State(TYPE1)))
    for key in list(document)[1:]:
        with pytest.raises(ProjectError):
            from_text(json.dumps({**document, key: [value] if key != "captures" else value}))


def test_saving_replaces_the_file_whole_and_keeps_its_permissions(tmp_path: Path) -> None:
    target = tmp_path / "one.vfioviz"
    target.write_text("old")
    target.chmod(0o640)
    link = tmp_path / "link.vfioviz"
    link.symlink_to(target)
    write_project(link, to_text(State(TYPE1)))
    assert link.is_symlink()
    assert target.stat().st_mode & 0o777 == 0o640
    assert from_text(read_project(target)).project == TYPE1
    assert os.listdir(tmp_path) == ["link.vfioviz", "one.vfioviz"] or len(os.listdir(tmp_path)) == 2  # noqa: PTH208 -- names


def test_a_file_that_can_t_be_written_or_read_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(CaptureError, match="not saved"):
        write_project(tmp_path / "no" / "folder.vfioviz", "x")
    with pytest.raises(CaptureError, match="there is no such file"):
        read_project(tmp_path / "nothing.vfioviz")
    (tmp_path / "binary.vfioviz").write_bytes(b"\xff\xfe")
    with pytest.raises(CaptureError, match="no UTF-8"):
        read_project(tmp_path / "binary.vfioviz")


def test_what_is_shown_of_a_project_is_worked_out_once() -> None:
    shown = derive(TYPE1)
    assert derive(TYPE1) is shown
    assert derive(replace(TYPE1)) is shown
    assert derive(replace(TYPE1, fill=TYPE1.fill ^ 1)) is not shown
    # Other captures with the same bytes: fifty thousand are not compared for it.
    assert derive(replace(TYPE1, captures=(*TYPE1.captures,))) == shown


def test_what_differs_in_one_thing_is_shown_so() -> None:
    shown = {key: edits.set_argsz(TYPE1, key).project for key in (16, 40, 120)}
    for argsz, one in shown.items():
        assert {column.argsz for column in derive(one).columns if column.run} == {argsz}
    filled = {fill: edits.set_fill(shown[40], fill).project for fill in (0, 0x5A)}
    assert [
        column.run.buffer[20:24]
        for one in filled.values()
        for column in derive(one).columns
        if column.run and column.column == ModelColumn("v6.6")
    ] == [bytes(4), bytes(4)]
    changed = edits.set_field(TYPE1, ref(TYPE1, "iova_pgsizes"), 0x1000).project
    before = derive(TYPE1)
    assert derive(changed) is not before
    for column in derive(changed).columns:
        if column.run:
            assert column.run.buffer[8:16] == (0x1000).to_bytes(8, "little")


def test_figures_are_what_is_found() -> None:
    """Also of each kind of finding, and of the bytes of which a kernel said what it wrote."""
    for column in derive(TYPE1).columns:
        told = [found.severity.value for found in column.layout.findings]
        stats = column.stats
        assert (stats.errors, stats.warnings, stats.notes) == (
            told.count("error"), told.count("warning"), told.count("note"),
        )  # fmt: skip
    seen = [column.stats.notes for column in derive(TYPE1).columns]
    assert any(seen)
    # dma_avail of 6.12 has 4 bytes of pad behind it, that of 6.1 has none.
    assert [column.stats.pad for column in derive(TYPE1).columns[:2]] == [0, 4]
