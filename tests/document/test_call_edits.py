"""Edits of the call, the columns, the notes and the records: what they leave, and what they refuse.

What is expected is told by hand, of answers of the tests' own writer.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests import chainwriter as cw
from vfioviz.capture.source import Capture, Provenance
from vfioviz.codec.ref import FieldRef, Part
from vfioviz.document import edits
from vfioviz.document.edits import EditError
from vfioviz.document.project import CaptureColumn, Column, ModelColumn, Note, Project
from vfioviz.document.start import project_from

IOMMU = cw.iommu_info((cw.dma_avail(), cw.iova_range([(0, 4095)])), "v6.6")
OLD = cw.iommu_info((cw.dma_avail(), cw.iova_range([(0, 4095)])), "before-v6.6")
REGION = cw.region_info((cw.sparse_mmap([(0, 4096)]),))
A, B, C = CaptureColumn(0), CaptureColumn(1), CaptureColumn(2)
V66, BEFORE, POSTED = (ModelColumn(key) for key in ("v6.6", "before-v6.6", "posted-v1"))
ALL = tuple(
    map(ModelColumn, ("before-v6.6", "posted-v1", "posted-v1-review", "review-sketch", "v6.6"))
)


def capture(answer: cw.Answer, name: str, kernel: str, **more: Any) -> Capture:
    origin = Provenance("captured", f"{name}.bin", kernel=kernel, device="0000:01:00.0")
    one = Capture(name, answer.data, origin, answer.ioctl, "x86-64", 4096, 0)
    return replace(one, **more)


def begun(*columns: Column, captures: tuple[Capture, ...] = ()) -> Project:
    opened = captures or (
        capture(OLD, "old", "6.1.0"), capture(IOMMU, "new", "6.12.0"),
        capture(REGION, "bar", "6.12.0"),
    )  # fmt: skip
    return replace(project_from(list(opened), variants=()), columns=columns or (A, B, V66))


# ---- columns


@pytest.mark.parametrize(
    ("index", "at"), [(None, 3), (0, 0), (1, 1), (3, 3), (9, 3), (-4, 0)], ids=str
)
def test_a_column_is_shown_where_it_was_asked_for(index: int | None, at: int) -> None:
    project = begun()
    edit = edits.add_column(project, POSTED, index)
    wanted = list(project.columns)
    wanted.insert(at, POSTED)
    assert edit.project == replace(project, columns=tuple(wanted))
    assert (edit.look, edit.text) == (True, "show posted-v1")
    assert edits.add_column(project, C).text == "show bar"


@pytest.mark.parametrize(
    ("column", "said"),
    [
        (V66, "v6.6 is shown already"),
        (A, "old is shown already"),
        (CaptureColumn(3), "capture 4 is not there: 3 are open"),
        (CaptureColumn(-1), "capture 0 is not there"),
        (ModelColumn("v7"), "v7 is no variant"),
        (ModelColumn("v6.6", "vax"), "v6.6@vax is no variant"),
        (ModelColumn("v6.6", "", "gvt"), "v6.6#gvt is no variant"),
    ],
)
def test_a_column_that_cannot_be_shown_is_refused(column: Column, said: str) -> None:
    with pytest.raises(EditError, match=said):
        edits.add_column(begun(), column)
    full = begun(A, *ALL)
    with pytest.raises(EditError, match="6 columns are shown"):
        edits.add_column(full, ModelColumn("v6.6", "i386"))


def test_columns_are_hidden_and_moved() -> None:
    project = begun(A, B, V66, POSTED)
    for index in range(4):
        edit = edits.remove_column(project, index)
        rest = [each for each in project.columns if each != project.columns[index]]
        assert edit.project == replace(project, columns=tuple(rest))
        assert edit.look
        for to in range(4):
            moved = edits.move_column(project, index, to)
            assert moved.project.columns[to] == project.columns[index]
            assert [one for one in moved.project.columns if one != project.columns[index]] == rest
            assert moved.look
    for wrong in (-1, 4):
        with pytest.raises(EditError, match=f"column {wrong + 1} is not there: 4 are shown"):
            edits.remove_column(project, wrong)
        for index, to in ((wrong, 0), (0, wrong)):
            with pytest.raises(EditError, match="1 to 4"):
                edits.move_column(project, index, to)
    with pytest.raises(EditError, match="the last column stays"):
        edits.remove_column(begun(V66), 0)


def test_all_variants_are_compared_behind_what_was_captured() -> None:
    project = edits.set_argsz(begun(A, V66), 40, chosen=False).project
    after = edits.compare_all(project)
    assert after.project == replace(project, columns=(A, *ALL), argsz=None)
    assert after.look
    with pytest.raises(EditError, match="shown already"):
        edits.compare_all(after.project)
    chosen = edits.set_argsz(begun(A, V66), 40).project
    assert edits.compare_all(chosen).project.argsz == 40
    other = edits.compare_all(replace(after.project, argsz=16)).project
    assert other.argsz is None
    two = edits.compare_all(begun(A, B, V66)).project
    assert two.columns[:2] == (A, B)
    assert len(two.columns) == 6
    assert set(two.columns[2:]) < set(ALL)


def test_a_version_is_shown_for_each_abi_and_each_driver() -> None:
    project = begun(A, V66)
    abis = edits.across_abis(project, "before-v6.6")
    assert abis.project.columns[:2] == (A, BEFORE)
    others = [one.abi for one in abis.project.modelled[1:]]
    assert {"i386", "s390x"} <= set(others)
    assert len(set(others)) == len(others) <= 4
    assert all(one.producer == "before-v6.6" for one in abis.project.modelled)
    with pytest.raises(EditError, match="the ABIs are shown already"):
        edits.across_abis(abis.project, "before-v6.6")
    drivers = edits.across_handlers(project, "v6.6")
    assert drivers.project.columns == (V66, ModelColumn("v6.6", handler="iommufd"))
    with pytest.raises(EditError, match="the drivers are shown already"):
        edits.across_handlers(drivers.project, "v6.6")
    assert (abis.look, drivers.look) == (True, True)


# ---- the call


def test_what_the_caller_passes_is_bounded() -> None:
    project = begun()
    for argsz in (0, 0xFFFFFFFF, None):
        edit = edits.set_argsz(project, argsz)
        assert edit.project == replace(project, argsz=argsz, chosen=True)
        assert edit.merge == "argsz"
    for fill in (0, 255):
        edit = edits.set_fill(project, fill)
        assert (edit.project, edit.merge) == (replace(project, fill=fill), "fill")
    for wrong in (-1, 1 << 32):
        with pytest.raises(EditError, match="a u32 takes"):
            edits.set_argsz(project, wrong)
    for wrong in (-1, 256):
        with pytest.raises(EditError, match="a byte takes"):
            edits.set_fill(project, wrong)
    assert edits.set_argsz(project, 40).text == "set argsz to 40"
    assert edits.set_argsz(project, None).text == "set argsz to what each variant asks for"
    other = edits.set_handler(project, "iommufd").project
    assert other == replace(project, handler="iommufd")
    with pytest.raises(EditError, match="expected type1, iommufd"):
        edits.set_handler(project, "gvt")
    with pytest.raises(EditError, match="vax is no ABI"):
        edits.set_abi(project, "vax")


def test_holes_stay_behind_with_their_abi() -> None:
    answer = cw.iommu_info((cw.migration(hole=b"\1\2\3\4"),), "v6.6")
    project = begun(A, V66, captures=(capture(answer, "one", "6.12.0"),))
    assert project.content.caps[0].filler == b"\1\2\3\4"
    after = edits.set_abi(project, "s390x").project
    assert (after.abi, after.content.caps[0].filler) == ("s390x", b"")
    assert after.content.caps[0].values == project.content.caps[0].values
    assert after.captures == project.captures


def test_no_more_columns_are_shown_than_have_room() -> None:
    captures = tuple(capture(IOMMU, f"one{number}", f"6.{number}.0") for number in range(8))
    six = begun(*map(CaptureColumn, range(6)), captures=captures)
    assert edits.across_abis(six, "v6.6").project.columns[0] == A
    assert isinstance(edits.across_abis(six, "v6.6").project.columns[1], ModelColumn)
    assert len(edits.across_abis(six, "v6.6").project.columns) <= 6
    every = edits.compare_all(six).project
    assert every.columns[:5] == six.columns[:5]
    assert len(every.columns) == 6
    more = edits.add_captures(six, captures[:1]).project
    assert more.columns == (*six.columns[:5], CaptureColumn(8))
    full = begun(A, *ALL)
    shown = edits.show_record(full, 1).project
    assert shown.columns == (A, B, *ALL[:4])
    again = edits.read_again(begun(B, *ALL), [capture(IOMMU, "again", "6.12.0")]).project
    assert again.columns == (B, CaptureColumn(3), *ALL[:4])
    none = edits.read_again(begun(V66), [capture(OLD, "again", "6.1.0")]).project
    assert none.columns == (A, CaptureColumn(3), V66)
    far = edits.read_again(begun(C, V66), [capture(REGION, "again", "6.12.0")]).project
    assert far.columns == (C, CaptureColumn(3), V66)


def test_a_capture_is_read_as_something_else() -> None:
    project = edits.set_argsz(edits.set_fill(begun(), 3).project, 44).project
    again = edits.read_as(project, 0, "device", None).project
    assert (again.captures[0].ioctl, again.captures[0].abi) == ("device", "x86-64")
    assert again.captures[1:] == project.captures[1:]
    assert again.ioctl.key == "device"
    assert (again.argsz, again.chosen, again.fill) == (44, True, 3)
    other = edits.read_as(project, 1, None, "i386").project
    assert [one.abi for one in other.captures] == ["x86-64", "i386", "x86-64"]
    assert [one.ioctl for one in other.captures] == ["iommu", "iommu", "region"]
    assert other.content == project.content
    with pytest.raises(EditError, match="capture 4 is not there"):
        edits.read_as(project, 3, "device", None)


def test_the_request_is_taken_from_another_capture() -> None:
    project = begun(A, V66)
    follows = edits.set_active(project, 1)
    assert (follows.look, follows.project.active) == (True, 1)
    assert follows.project.columns == (B, A, V66)
    edited = edits.set_field(project, FieldRef(project.content.caps[0].known_by, Part.BODY,
                                               "avail"), 9).project  # fmt: skip
    anew = edits.set_active(edited, 1)
    assert (anew.look, anew.project.active) == (False, 1)
    assert anew.project.content.caps[0].values == (65535,)
    full = begun(A, *ALL)
    assert edits.set_active(full, 1).project.columns == full.columns
    assert edits.set_active(begun(B, V66), 1).project.columns == (B, V66)


def test_more_captures_make_room_for_themselves() -> None:
    project = begun(A, *ALL)
    more = [capture(IOMMU, f"more{number}", "6.13.0") for number in range(4)]
    one = edits.add_captures(project, more[:1])
    assert one.project.captures == (*project.captures, more[0])
    assert one.project.columns[:2] == (A, CaptureColumn(3))
    assert len(one.project.columns) == 6
    assert V66 in one.project.columns
    assert one.text == "open more0"
    every = edits.add_captures(project, more)
    assert every.project.columns[:5] == (A, *map(CaptureColumn, (3, 4, 5, 6)))
    assert len(every.project.columns) == 6
    assert every.text == "open more0, more1, more2 ..."
    assert edits.add_captures(project, more[:3]).text == "open more0, more1, more2"
    crowded = begun(A, B, C, *ALL[:3])
    seven = edits.add_captures(crowded, [*more, *more])
    assert len(seven.project.columns) == 6
    assert seven.project.columns[:3] == (A, B, C)
    records = [
        capture(REGION, f"r{number}", "6.13.0",
                provenance=Provenance("captured", f"all.jsonl, record {number}"))
        for number in range(3)
    ]  # fmt: skip
    mine = capture(IOMMU, "mine", "6.13.0",
                   provenance=Provenance("captured", "all.jsonl, record 3"))  # fmt: skip
    of_one_file = edits.add_captures(begun(A), [*records, mine]).project
    assert of_one_file.columns == (A, CaptureColumn(6))


# ---- records


def test_a_record_is_shown_with_the_same_call_of_the_other_kernel() -> None:
    project = begun(C, V66)
    both = edits.show_record(project, 1)
    assert both.project.columns == (A, B, V66)
    assert (both.look, both.project.active) == (True, 1)
    alone = edits.show_record(both.project, 2).project
    assert (alone.columns, alone.active, alone.ioctl.key) == ((C, V66), 2, "region")
    edited = edits.set_fill(both.project, 9).project
    seen = edits.show_record(edited, 0)
    assert (seen.look, seen.project.content) == (True, edited.content)
    assert seen.project.active == 1
    elsewhere = edits.show_record(replace(edited, columns=(V66,)), 0).project
    assert elsewhere.columns == (A, B, V66)
    replaced = edits.show_record(edited, 2)
    assert (replaced.look, replaced.merge) == (False, "record")
    assert replaced.project.ioctl.key == "region"
    for wrong in (-1, 3):
        with pytest.raises(EditError, match=f"capture {wrong + 1} is not there: 3 are open"):
            edits.show_record(project, wrong)


def test_what_was_read_again_stands_beside_the_last_of_its_kernel() -> None:
    project = begun(B, V66)
    again = capture(IOMMU, "again", "6.12.0")
    once = edits.read_again(project, [capture(REGION, "r", "6.12.0"), again]).project
    assert once.captures == (*project.captures, capture(REGION, "r", "6.12.0"), again)
    assert once.columns == (B, CaptureColumn(4), V66)
    twice = edits.read_again(once, [again]).project
    assert twice.columns == (CaptureColumn(4), CaptureColumn(5), V66)
    with pytest.raises(EditError, match="nothing of what was read answers"):
        edits.read_again(project, [capture(REGION, "r", "6.12.0")])
    with pytest.raises(EditError, match="answered by another kernel"):
        edits.read_again(project, [capture(IOMMU, "again", "6.13.0")])


# ---- notes


def test_notes_are_pinned_changed_and_taken_away() -> None:
    project = begun(A, B, V66)
    avail = FieldRef(project.content.caps[0].known_by, Part.BODY, "avail")
    first = edits.add_note(project, Note("  full  ", avail, 0, 0, V66))
    assert first.text == "note on caps[0].avail, 32 to 35"
    second = edits.add_note(first.project, Note("why", None, 7, 8, A))
    assert second.text == "note on bytes 7"
    third = edits.add_note(second.project, Note("both", None, 7, 9, None)).project
    assert [note.text for note in third.notes] == ["full", "why", "both"]
    changed = edits.change_note(third, 1, " because\nof it ")
    assert [note.text for note in changed.project.notes] == ["full", "because\nof it", "both"]
    assert changed.project.notes[1] == third.notes[1]._replace(text="because\nof it")
    assert changed.text == "change the note on bytes 7"
    gone = edits.remove_note(third, 0)
    assert gone.project.notes == third.notes[1:]
    assert gone.text == "remove the note on caps[0].avail, 32 to 35"
    assert edits.change_note(third, 2, " \n") == edits.remove_note(third, 2)
    assert edits.remove_note(third, 2).text == "remove the note on bytes 7 to 8"
    for wrong in (-1, 3):
        with pytest.raises(EditError, match=f"note {wrong + 1} is not there: there are 3"):
            edits.remove_note(third, wrong)
        with pytest.raises(EditError, match=f"note {wrong + 1} is not there: there are 3"):
            edits.change_note(third, wrong, "x")
    with pytest.raises(EditError, match="an empty note"):
        edits.add_note(project, Note(" \n ", avail, 0, 0, None))
    assert edits.add_note(project, Note("x" * 20_000, avail, 0, 0, None)).project.notes
    with pytest.raises(EditError, match="20001 characters"):
        edits.add_note(project, Note("x" * 20_001, avail, 0, 0, None))
    # Of a column that is not shown it is told by one that has the field.
    elsewhere = edits.add_note(begun(B), Note("x", avail, 0, 0, V66))
    assert elsewhere.text == "note on caps[0].avail, 32 to 35"
