"""What is wrong with a lesson is named by line and column; a lesson that is right has nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.project import CaptureColumn, ModelColumn
from vfioviz.document.teach.ccode import arrived
from vfioviz.document.teach.check import check, unknown
from vfioviz.document.teach.lesson import Choose, Predict, Stage, Until
from vfioviz.document.teach.library import lessons, open_lesson
from vfioviz.document.teach.playing import answer, judge, stage, start
from vfioviz.document.teach.read import read
from vfioviz.document.teach.verbs import VERBS
from vfioviz.document.teach.words import Problem
from vfioviz.document.watchable import watchable
from vfioviz.document.watching import Watching, at_end, recorded

RESOURCES = Path(__file__).parents[3] / "resources" / "lessons"
HEAD = "---\ntitle: T\nsummary: S\nminutes: 5\n---\n"
OPEN = "open iommu-linux-6.12.bin\ncolumns captured v6.6\n"
SCRIPT_AT = 9
"""The line of the first statement of ``lesson``."""


def lesson(*script: str) -> str:
    return f"{HEAD}# Page\n\n```lesson\n" + "\n".join(script) + "\n```\n\nText.\n"


def problems(text: str) -> list[Problem]:
    found = read(text, "k")
    named = unknown(found.lesson, ["copy-reply"], ["findings", "steps"])
    return sorted((*found.problems, *named)) or list(check(found.lesson))


# What stands in the script behind 'open' and 'columns': the statement, then the column that is
# wrong in it and a part of what is said. Counted by hand.
WRONG = [
    ("frobnicate", 1, "'frobnicate' is no statement"),
    ("   frobnicate", 4, "'frobnicate' is no statement"),
    ("open", 1, "expected a file"),
    ("open no-such.bin", 6, "neither a sample nor a file beside the lesson"),
    ("columns", 1, "expected columns"),
    ("columns captured v7.7", 18, "'v7.7' is no column"),
    ("columns v6.6@vax", 9, "'v6.6@vax' is no column"),
    ("columns captured:0", 9, "expected captured:1"),
    ("argsz", 1, "a number or 'exact'"),
    ("argsz many", 7, "expected a number"),
    ("argsz 4294967296", 7, "0 to 4294967295"),
    ("fill 0x100", 6, "0 to 255"),
    ("fill 1 2", 8, "expected the end of the line"),
    ("rows 9", 6, "expected one of 8, 16, 32, 64"),
    ("grid 3", 6, "expected one of 2, 4, 8, 16, 64"),
    ("add", 1, "as in 'add DMA_AVAIL'"),
    ("move caps[0] 1", 1, "expected 'move caps[1] to 0'"),
    ("move caps[0] to x", 17, "expected a number"),
    ("set caps[0].flags", 1, "a path and a number"),
    ("note caps[0]", 1, "expected a text"),
    ("point", 1, "expected a path"),
    ("point bytes", 7, "expected a span"),
    ("point bytes 9-3", 13, "ends before it starts"),
    ("point bytes x", 13, "expected a number"),
    ("point caps[0] in", 15, "expected a column"),
    ("panel cupboard", 7, "'cupboard' is no panel"),
    ("step last", 1, "expected the variant"),
    ("step c last", 1, "expected the variant"),
    ("step c last in v6.6 now", 21, "expected the end of the line"),
    ("hide caps[0]", 1, "expected the column"),
    ("predict", 1, "expected a quantity"),
    ("predict girth of info in v6.6", 9, "'girth' is no quantity"),
    ("predict offset caps[0] in v6.6", 16, "expected 'of'"),
    ("predict pad behind caps[0] in v6.6", 13, "'before' or 'after'"),
    ("predict pad after info in v6.6", 19, "expected a capability"),
    ("predict argsz wanted in v6.6", 15, "'passed', 'returned' or 'needed'"),
    ("predict offset of caps[0] mod in v6.6", 31, "expected a number"),
    ("predict offset of caps[0]", 1, "expected the column"),
    ("predict bytes in v6.6 now", 23, "expected the end of the line"),
    ("until", 1, "expected a condition"),
    ("until misaligned in v6.6", 1, "expected a comparison"),
    ("until misaligned in v6.6 is 0", 26, "expected a comparison"),
    ("until misaligned in v6.6 = ", 26, "expected a quantity"),
    ("until misaligned in v6.6 = 0 0", 30, "expected the end of the line"),
    ("until action", 7, "expected the key of an action"),
    ("until selected", 7, "expected a path"),
    ("fact selected caps[0]", 1, "expected a comparison"),
    ("remark misaligned > 0", 1, "expected 'remark CONDITION -- TEXT'"),
    ("remark selected caps[0] -- No.", 1, "expected a comparison"),
    ("remark misaligned in v7 > 0 -- No.", 22, "'v7' is no column"),
    ("hint", 1, "expected a text behind 'hint'"),
    ("solve", 1, "expected an edit behind 'solve'"),
    ("solve hint x", 7, "'hint' sets no stage"),
]  # fmt: skip


@pytest.mark.parametrize(("statement", "column", "said"), WRONG, ids=[one[0] for one in WRONG])
def test_a_statement_that_cannot_be_read_is_named(statement: str, column: int, said: str) -> None:
    found = problems(lesson("open iommu-linux-6.12.bin", "columns captured v6.6", statement))
    assert [(one.place.line, one.place.column) for one in found][:1] == [(SCRIPT_AT + 2, column)]
    assert said in found[0].text
    assert str(found[0]).startswith(f"line {SCRIPT_AT + 2}, column {column}: ")


# Statements that can be read and not be played.
UNPLAYABLE = [
    ("columns captured:2", "captured:2"),
    ("point caps[9] in captured", "caps[9]"),
    ("point no_such_field in captured", "no_such_field"),
    ("remove caps[7]", "caps[7]"),
    ("add NO_SUCH_CAP", "NO_SUCH_CAP"),
    ("add PCI_ATOMIC_COMP", "PCI_ATOMIC_COMP"),
    ("set caps[0].nothing 1", "nothing"),
    ("step 99 in v6.6", "99"),
    ("step last in captured", "captured"),
    ("step c last in captured", "captured has no C"),
    ("step c nothing in v6.6", "'nothing' is no function of this C"),
    ("step c nothing.c:3 in v6.6", "'nothing.c': expected one of include/"),
    ("step c vfio.h:1 in v6.6", "'vfio.h': expected one of include/"),
    ("step c vfio_main.c:999 in v6.6", "'999' is no line of vfio_main.c"),
    ("step c vfio_main.c:x in v6.6", "'x' is no line of vfio_main.c"),
    ("step c vfio_main.c:1 in v6.6", "line 1 of drivers/vfio/vfio_main.c does not run"),
    ("step c kfree in v6.6", "kfree() does not run in this call"),
    ("handler toaster", "toaster"),
    ("abi vax", "vax"),
    ("fact bytes in v6.6 = 1", "not so"),
    ("fact value of caps[9].header.id in captured = 1", "not so"),
    ("predict offset of caps[9] in v6.6", "caps[9]"),
    ("predict argsz needed in captured", "known of a variant"),
    ("predict bytes in posted-v1", "posted-v1"),
    ("until bytes in v6.6 = 120", "before the learner has done anything"),
    ("until bytes in v6.6 = 1", "no 'solve'"),
    ("until action no-such-action", "'no-such-action' is no action"),
]


@pytest.mark.parametrize(("statement", "said"), UNPLAYABLE, ids=[one[0] for one in UNPLAYABLE])
def test_a_statement_that_cannot_be_played_is_named(statement: str, said: str) -> None:
    found = problems(lesson("open iommu-linux-6.12.bin", "columns captured v6.6", statement))
    assert {one.place.line for one in found} == {SCRIPT_AT + 2}
    assert any(said in one.text for one in found)


@pytest.mark.parametrize(
    ("wanted", "line"),
    [
        ("vfio_info_cap_shift", "void vfio_info_cap_shift"),
        ("vfio/vfio_main.c:25", "header->version = version;"),
    ],
)
def test_the_c_of_a_column_is_run_to_a_place(wanted: str, line: str) -> None:
    """At that place, by the text of the file, and at the end."""
    begun = lesson("open iommu-linux-6.12.bin", "columns captured v6.6", f"step c {wanted} in v6.6")
    assert problems(begun) == []
    shown = stage(read(begun, "test").lesson, 0)
    assert shown.code is not None
    assert shown.project is not None
    assert shown.selection is not None
    assert (shown.panel, shown.code.column, shown.selection.column) == ("steps", 1, 1)
    found = watchable(shown.project, 1)
    assert found is not None
    start = Watching(recorded(*found))
    now = arrived(start, shown.code)
    assert now is not None
    lines = now.watched.texts["drivers/vfio/vfio_main.c"]
    if wanted.endswith("25"):
        assert now.place.line == 25
        assert lines[24].strip() == line
    else:
        first = next(at for at, text in enumerate(lines, 1) if text.startswith(line))
        assert first < now.place.line <= first + 5
    last = shown.code._replace(function="", file="")
    assert arrived(start, last) == at_end(start)


def staged(*script: str) -> Stage:
    text = lesson("open iommu-linux-6.12.bin hostile-cycle.bin", "columns captured v6.6", *script)
    assert problems(text) == []
    return stage(read(text, "test").lesson, 0)


def ids(shown: Stage) -> list[int]:
    assert shown.project is not None
    return [cap.id for cap in shown.project.content.caps]


# The sample has MIGRATION (2) at 24, DMA_AVAIL (3) at 56 and IOVA_RANGE (1) at 72, two ranges.
CHAINS = [
    ("add DMA_AVAIL", [2, 3, 1, 3]),
    ("add dma_avail at 0", [3, 2, 3, 1]),
    ("add IOVA_RANGE at 1", [2, 1, 3, 1]),
    ("remove caps[0]", [3, 1]),
    ("remove caps[DMA_AVAIL]", [2, 1]),
    ("remove caps[2]", [2, 3]),
    ("move caps[0] to 2", [3, 1, 2]),
    ("move caps[IOVA_RANGE] to 0", [1, 2, 3]),
    ("move caps[2] to 1", [2, 1, 3]),
]


@pytest.mark.parametrize(("statement", "chain"), CHAINS, ids=[one[0] for one in CHAINS])
def test_a_statement_makes_the_chain_that_it_says(statement: str, chain: list[int]) -> None:
    assert ids(staged()) == [2, 3, 1]
    assert ids(staged(statement)) == chain


def test_a_statement_sets_the_field_that_it_says() -> None:
    project = staged("set caps[1].avail 5", "set caps[2].iova_ranges[1].end 0xfff").project
    assert project is not None
    (data,) = [one.layout.data for one in derive(project).columns if one.run]
    before, now = stage(read(lesson(*OPEN.splitlines()), "t").lesson, 0).project, data
    assert before is not None
    (old,) = [one.layout.data for one in derive(before).columns if one.run]
    assert now[64:68] == b"\5\0\0\0"
    assert now[112:120] == b"\xff\x0f" + bytes(6)
    assert now[:64] + now[68:112] == old[:64] + old[68:112]


def test_a_statement_makes_the_call_that_it_says() -> None:
    project = staged("argsz 40", "fill 0xa5", "handler iommufd", "abi i386").project
    assert project is not None
    assert (project.argsz, project.fill, project.handler) == (40, 0xA5, "iommufd")
    assert project.abi == "i386"
    exact = staged("argsz 40", "argsz exact").project
    assert exact is not None
    assert exact.argsz is None
    first, last = staged("argsz 0").project, staged("argsz 0xffffffff").project
    assert first is not None
    assert last is not None
    assert (first.argsz, last.argsz) == (0, 0xFFFFFFFF)


def test_a_statement_points_where_it_says() -> None:
    shown = staged("columns captured:2 captured:1 v6.6@i386 v6.6#iommufd", "reference v6.6@i386")
    assert shown.project is not None
    assert shown.project.columns == (
        CaptureColumn(1), CaptureColumn(0), ModelColumn("v6.6", "i386"),
        ModelColumn("v6.6", handler="iommufd"),
    )  # fmt: skip
    assert shown.reference == 2
    for said, column, first, end in (
        ("point bytes 20-23 in v6.6", 1, 20, 24),
        ("point bytes 20", 0, 20, 21),
        ("point bytes 0-119 in captured", 0, 0, 120),
        ("point caps[1] in v6.6", 1, 56, 68),
        ("point caps[1].avail in v6.6", 1, 64, 68),
        ("point info in captured", 0, 0, 24),
    ):
        found = staged("panel findings", said)
        assert found.selection is not None
        assert (found.selection.column, found.selection.start, found.selection.stop) == (
            column, first, end,
        ), said  # fmt: skip
        assert (found.panel, found.step) == ("findings", None)


def test_a_statement_notes_and_hides_what_it_says() -> None:
    shown = staged(
        "point caps[0] in captured",
        "note caps[1].avail in v6.6 it is   full",
        "note bytes 4-7 the flags",
        "hide caps[2] in v6.6",
        "hide bytes 8-15 in captured",
    )
    assert shown.project is not None
    assert [(one.text, one.start, one.stop) for one in shown.project.notes] == [
        ("it is full", 64, 68), ("the flags", 4, 8),
    ]  # fmt: skip
    assert [one.column for one in shown.project.notes] == list(shown.project.columns)[::-1]
    assert [(one.start, one.stop) for one in shown.hidden] == [(72, 120), (8, 16)]
    assert [one.column for one in shown.hidden] == list(shown.project.columns)[::-1]
    assert shown.selection is not None
    assert (shown.selection.start, shown.selection.column) == (24, 0)


def test_a_statement_plays_the_step_that_it_says() -> None:
    begun = staged()
    assert begun.project is not None
    run = derive(begun.project).columns[1].run
    assert run is not None
    names = [one.name for one in run.steps]
    count = len(names)
    for said, at in (
        ("first", 0), ("last", count - 1), ("1", 0), (f"{count}", count - 1), ("2", 1),
        (names[-1], names.index(names[-1])), (names[0], 0),
    ):  # fmt: skip
        shown = staged(f"step {said} in v6.6")
        assert (shown.step, shown.panel) == (at, "steps"), said
        assert shown.selection is not None
        assert shown.selection.column == 1
    pointed = staged("point caps[1] in captured", "step last in v6.6").selection
    assert pointed is not None
    assert (pointed.column, pointed.start) == (1, 56)
    for wrong in ("0", str(count + 1)):
        text = lesson(*OPEN.splitlines(), f"step {wrong} in v6.6")
        assert [f"'{wrong}' is no step" in one.text for one in problems(text)] == [True]


def test_what_solve_does_has_to_make_it_hold() -> None:
    script = (OPEN + "until capabilities in v6.6 = 2\nsolve remove caps[0]").splitlines()
    assert problems(lesson(*script)) == []
    script[-1] = "solve fill 3"
    found = problems(lesson(*script))
    assert [one.place.line for one in found] == [SCRIPT_AT + 2]
    assert "does not hold after what 'solve' does" in found[0].text


def test_a_page_says_how_wide_the_rows_and_the_grid_are() -> None:
    shown = stage(read(lesson(*OPEN.splitlines(), "rows 32", "grid 4"), "test").lesson, 0)
    assert (shown.row_bytes, shown.grid) == (32, 4)


def test_the_same_mistake_is_told_and_counted_once() -> None:
    script = (
        "open iommu-linux-6.12.bin", "columns v6.6", "until capabilities in v6.6 = 1",
        "remark capabilities in v6.6 = 2 -- One more.", "solve remove caps[0]",
    )  # fmt: skip
    begun = start(read(lesson(*script), "test").lesson)
    project = stage(begun.lesson, 0).project
    assert project is not None
    gone = project.origin.ids[0]
    assert gone is not None
    less = edits.remove_capability(project, gone).project
    first = judge(begun, less, None)
    assert first.feedback is not None
    assert (first.feedback.text, first.wrong) == ("One more.", 1)
    assert judge(first, edits.set_fill(less, 3).project, None) is first


TASKS = [
    (["predict bytes in v6.6", "until bytes in v6.6 = 1"], "one task"),
    (["predict bytes in v6.6", "predict bytes in v6.6"], "a second 'predict'"),
    (["ask One?", "ask Two?", "right a", "wrong b"], "a second 'ask'"),
    (["right a", "wrong b"], "answers without a question"),
    (["ask One?", "right a"], "at least one 'wrong'"),
    (["ask One?", "right a", "right b", "wrong c"], "one 'right'"),
    (["ask One?", "wrong a", "wrong b"], "one 'right'"),
    (["ask One?"], "a question without"),
]


@pytest.mark.parametrize(("script", "said"), TASKS, ids=[one[1] for one in TASKS])
def test_a_page_asks_one_thing_and_whole(script: list[str], said: str) -> None:
    found = problems(lesson(*OPEN.splitlines(), *script))
    assert len(found) == 1
    assert said in found[0].text
    assert found[0].place.line > SCRIPT_AT + 1


def test_answers_without_a_question_are_named_where_the_first_stands() -> None:
    found = problems(lesson(*OPEN.splitlines(), "rows 8", "wrong b", "right a"))
    assert [one.place.line for one in found] == [SCRIPT_AT + 3]


# The file around the scripts: the text, the line, a part of what is said.
FILES = [
    ("", 1, "expected '---'"),
    ("# Page\n", 1, "expected '---'"),
    ("---\ntitle: T\n", 1, "the head has no end"),
    ("---\ntitle: T\nsummary: S\n---\n# P\n", 4, "no 'minutes:'"),
    ("---\ntitle: T\nsummary: S\nminutes: 0\n---\n# P\n", 5, "expected 1 to 120"),
    ("---\ntitle: T\nsummary: S\nminutes: ten\n---\n# P\n", 5, "minutes is 'ten'"),
    ("---\ntitel: T\n---\n# P\n", 2, "'titel: T'"),
    (HEAD, 5, "no page"),
    (f"{HEAD}Text.\n# P\n", 6, "before the first heading"),
    (f"{HEAD}```lesson\nopen x\n```\n# P\n", 6, "a block before the first heading"),
    (f"{HEAD}# P\n```lesson\nrows 8\n", 7, "the block has no end"),
]


@pytest.mark.parametrize(("text", "line", "said"), FILES, ids=[one[2] for one in FILES])
def test_a_file_that_is_no_lesson_is_named(text: str, line: int, said: str) -> None:
    found = read(text, "k").problems
    assert any(one.place.line == line and said in one.text for one in found), found


@pytest.mark.parametrize(("text", "minutes"), [("1", 1), ("5", 5), ("120", 120), ("121", None)])
def test_the_head_is_read(text: str, minutes: int | None) -> None:
    found = read(lesson().replace("minutes: 5", f"minutes: {text}"), "key")
    assert bool(found.problems) is (minutes is None)
    if minutes is not None:
        told = found.lesson
        assert (told.key, told.title, told.summary, told.minutes) == ("key", "T", "S", minutes)
    (page,) = found.lesson.pages
    assert (page.title, page.text) == ("Page", "Text.")


def test_all_that_is_wrong_is_told_in_the_order_of_the_file() -> None:
    found = problems(lesson("open no.bin", "rows 8", "panel x", "predict girth"))
    assert [one.place.line for one in found] == [SCRIPT_AT, SCRIPT_AT + 2, SCRIPT_AT + 3]


def test_other_blocks_and_comments_are_text() -> None:
    text = lesson("# a comment", "", "rows 16") + "\n```c\nopen(x);\n```\n"
    found = read(text, "k")
    assert found.problems == ()
    assert "open(x);" in found.lesson.pages[0].text
    assert "rows" not in found.lesson.pages[0].text


def test_a_file_beside_the_lesson_is_opened(tmp_path: Path) -> None:
    samples = Path(__file__).parents[3] / "samples"
    (tmp_path / "mine.bin").write_bytes((samples / "iommu-linux-6.12.bin").read_bytes())
    path = tmp_path / "mine.md"
    path.write_text(lesson("open mine.bin", "fact bytes in captured = 120"), encoding="utf-8")
    found = open_lesson(str(path))
    assert found.problems == ()
    assert check(found.lesson) == ()


# ---- the lessons that come with the program


@pytest.mark.parametrize("path", sorted(RESOURCES.rglob("*.md")), ids=lambda path: path.stem)
def test_lessons_that_come_along_can_be_played(path: Path) -> None:
    found = read(path.read_text(encoding="utf-8"), path.stem)
    assert found.problems == ()
    assert check(found.lesson) == ()


@pytest.mark.parametrize("language", sorted(p.name for p in RESOURCES.iterdir() if p.name != "en"))
def test_a_lesson_asks_the_same_in_each_language(language: str) -> None:
    assert {path.name for path in (RESOURCES / language).iterdir()} == {
        path.name for path in (RESOURCES / "en").iterdir()
    }
    for ours, theirs in zip(lessons("en"), lessons(language), strict=True):
        assert theirs.title != ours.title or "i386" in ours.title
        assert (theirs.key, theirs.minutes) == (ours.key, ours.minutes)
        assert len(theirs.pages) == len(ours.pages)
        for one, other in zip(ours.pages, theirs.pages, strict=True):
            assert [each.text for each in other.setup] == [each.text for each in one.setup]
            assert [each.text for each in other.solve] == [each.text for each in one.solve]
            assert len(other.hints) == len(one.hints)
            assert bool(other.rule) == bool(one.rule)
            assert type(other.task) is type(one.task)
            if isinstance(one.task, Choose) and isinstance(other.task, Choose):
                rights = [[each.right for each in task.options] for task in (one.task, other.task)]
                assert rights[0] == rights[1]
            elif isinstance(one.task, Predict) and isinstance(other.task, Predict):
                assert other.task.quantity == one.task.quantity
                assert other.task.column == one.task.column
            elif isinstance(one.task, Until) and isinstance(other.task, Until):
                assert len(other.task.conditions) == len(one.task.conditions)


# ---- any text at all

WORDS = st.sampled_from(
    [*VERBS, "predict", "until", "ask", "right", "wrong", "hint", "rule", "remark", "fact", "solve",
     "offset", "size", "value", "of", "pad", "before", "after", "argsz", "passed", "needed", "in",
     "mod", "=", "<", "--", "to", "at", "bytes", "selected", "action", "caps[0]", "caps[x]",
     "caps[DMA_AVAIL]", "info", "captured", "captured:9", "v6.6", "v6.6@i386", "v6.6#iommufd",
     "iommu-linux-6.12.bin", "hostile-cycle.bin", "0", "8", "0xffffffffffffffff", "20-23", "-",
     "```", "```lesson", "# Page", "---", "title: T", "exact", "first", "last", "#"]
)  # fmt: skip


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    found = read(text, "k")
    assert found.problems or found.lesson.pages


@given(st.lists(st.lists(WORDS, max_size=7).map(" ".join), max_size=12))
def test_any_script_is_read_and_checked(lines: list[str]) -> None:
    for text in (lesson(*lines), lesson(*OPEN.splitlines(), *lines)):
        found = read(text, "k")
        count = len(text.splitlines())
        told = (*found.problems, *check(found.lesson))
        assert all(1 <= one.place.line <= count and one.place.column >= 1 for one in told)
        if not found.problems and found.lesson.pages:
            start(found.lesson)


# ---- the order of the answers

CHOICE = """---
title: T
summary: S
minutes: 5
---
# Page

```lesson
open iommu-linux-6.12.bin
ask Which?
right a -- yes
wrong b -- no: b
wrong c -- no: c
wrong d -- no: d
```
"""


def place_of_the_right_one(key: str) -> int:
    (page,) = read(CHOICE, key).lesson.pages
    assert isinstance(page.task, Choose)
    assert {one.text: (one.right, one.remark) for one in page.task.options} == {
        "a": (True, "yes"), "b": (False, "no: b"), "c": (False, "no: c"), "d": (False, "no: d"),
    }  # fmt: skip
    return next(number for number, one in enumerate(page.task.options, start=1) if one.right)


def test_the_right_answer_stands_anywhere_and_is_right_there() -> None:
    """By the number that stands before it, as the window has it and a project keeps it."""
    places = [place_of_the_right_one(f"lesson-{number}") for number in range(400)]
    assert places == [place_of_the_right_one(f"lesson-{number}") for number in range(400)]
    assert {place: places.count(place) > 60 for place in (1, 2, 3, 4)} == dict.fromkeys(
        (1, 2, 3, 4), True
    )
    for key in ("lesson-0", "lesson-1", "lesson-2"):
        found = read(CHOICE, key).lesson
        project = stage(found, 0).project
        assert project is not None
        for number in (1, 2, 3, 4):
            said = answer(start(found), project, str(number))
            assert said.solved == (number == place_of_the_right_one(key))


def test_no_lesson_that_comes_along_has_its_right_answers_at_one_place() -> None:
    for one in lessons():
        places = [
            [option.right for option in page.task.options].index(True)
            for page in one.pages
            if isinstance(page.task, Choose)
        ]
        assert len(set(places)) > 1 or len(places) < 3, one.key
