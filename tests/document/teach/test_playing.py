"""A page is played to its end by hand: right, wrong, unclear, hints, given up, turned."""

from __future__ import annotations

import pytest

from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.document.teach import playing as play
from vfioviz.document.teach.check import check
from vfioviz.document.teach.lesson import Lesson
from vfioviz.document.teach.playing import Playing
from vfioviz.document.teach.read import read

HEAD = "---\ntitle: T\nsummary: S\nminutes: 5\n---\n"
OPEN = ("open iommu-linux-6.12.bin", "columns captured v6.6")
# The sample: MIGRATION at 24, DMA_AVAIL at 56 (12 bytes, 4 of pad), IOVA_RANGE at 72.
ASKED = ("predict offset of caps[2] in v6.6", "hint Round up.", "hint To 8.", "rule Sizes are 8n.")
CHOICE = ("ask Which?", "right a -- yes", "wrong b -- no: b", "wrong c", "rule So it is.")
TASK = (
    "until capabilities in v6.6 = 2", "until bytes in v6.6 < 120",
    "remark capabilities in v6.6 = 4 -- One less, not more.", "hint Del.",
    "rule Two are left.", "solve remove caps[0]",
)  # fmt: skip


def lesson(*pages: tuple[str, ...]) -> Lesson:
    text = HEAD + "".join(
        f"# Page {number}\n\n```lesson\n" + "\n".join(page) + "\n```\n\nText.\n\n"
        for number, page in enumerate(pages)
    )
    found = read(text, "k")
    assert found.problems == ()
    assert check(found.lesson) == ()
    return found.lesson


BOOK = lesson((*OPEN,), (*OPEN, *ASKED), (*OPEN, *CHOICE), (*OPEN, *TASK))


def opened(page: int) -> tuple[Playing, Project]:
    project = play.stage(BOOK, page).project
    assert project is not None
    return play.start(BOOK, page), project


def said(now: Playing) -> tuple[str, str]:
    assert now.feedback is not None
    return now.feedback.kind, now.feedback.text


def test_pages_are_turned_and_the_ends_stay() -> None:
    first = play.start(BOOK)
    assert (first.page, first.solved, first.last) == (0, True, False)
    assert [play.start(BOOK, page).page for page in (-5, 0, 3, 4, 99)] == [0, 0, 3, 3, 3]
    second = play.turn(first, 1)
    assert (second.page, second.solved) == (1, False)
    assert play.turn(first, -1) is first
    last = play.turn(second, 9)
    assert (last.page, last.last) == (3, True)
    assert play.turn(last, 1) is last
    wrong = play.answer(second, opened(1)[1], "3")
    assert play.turn(play.turn(wrong, 1), -1) == second, "a page that is opened again is fresh"


def test_a_number_is_right_wrong_or_unclear() -> None:
    begun, project = opened(1)
    assert (begun.hides, begun.can_show, begun.hints_left) == (True, True, 2)
    for text in ("72", " 0x48 "):
        right = play.answer(begun, project, text)
        kind, told = said(right)
        assert (kind, right.solved, right.wrong, right.hides) == ("right", True, 0, False)
        assert told.endswith("Sizes are 8n.")
        assert (right.can_show, right.hints_left) == (False, 0)
        assert play.answer(right, project, "5") is right
        assert play.hint(right) is right
        assert play.give_up(right, project) is right
    wrong = play.answer(begun, project, "68")
    assert (said(wrong)[0], wrong.solved, wrong.wrong) == ("wrong", False, 1)
    assert play.answer(wrong, project, "67").wrong == 2
    unclear = play.answer(wrong, project, "many")
    assert said(unclear) == ("unclear", "'many' is no number: type one as 72 or 0x48.")
    assert unclear.wrong == 1
    changed = edits.remove_capability(project, project.content.caps[2].known_by).project
    gone = play.answer(begun, changed, "72")
    assert (said(gone)[0], gone.wrong, gone.solved) == ("unclear", 0, False)
    alone = edits.remove_column(project, 1).project
    assert play.answer(begun, alone, "72") is begun
    assert play.asked(begun, alone) is None
    found = play.asked(begun, project)
    assert found is not None
    assert found[1] == 1


def test_hints_come_one_after_the_other_and_the_last_stays() -> None:
    begun, _ = opened(1)
    first = play.hint(begun)
    assert (said(first), first.hints, first.hints_left) == (("hint", "Round up."), 1, 1)
    second = play.hint(first)
    assert (said(second), second.hints_left) == (("hint", "To 8."), 0)
    assert play.hint(second) == second
    choice, _ = opened(2)
    assert play.hint(choice) is choice


def test_an_option_is_right_or_wrong_by_its_number() -> None:
    begun, project = opened(2)
    options = [one.text for one in begun.now.task.options]  # type: ignore[union-attr]  # it is a question
    assert sorted(options) == ["a", "b", "c"]
    told = {"a": ("right", "Right. yes So it is."), "b": ("wrong", "Not so. no: b"),
            "c": ("wrong", "Not so.")}  # fmt: skip
    for number, text in enumerate(options, start=1):
        now = play.answer(begun, project, str(number))
        assert said(now) == told[text]
        assert (now.solved, now.wrong) == (text == "a", int(text != "a"))
    for wrong in ("0", "4", "-1"):
        now = play.answer(begun, project, wrong)
        assert (said(now)[0], now.wrong, now.solved) == ("unclear", 0, False)
    assert (begun.hides, begun.can_show) == (False, True)


def test_an_edit_is_judged_and_a_selection_is_no_attempt() -> None:
    begun, project = opened(3)
    caps = [cap.known_by for cap in project.content.caps]
    less = edits.remove_capability(project, caps[0]).project
    done = play.judge(begun, less, None)
    assert (said(done), done.solved) == (("right", "Done. Two are left."), True)
    assert play.judge(done, project, None) is done
    more = edits.duplicate_capability(project, caps[1]).project
    wrong = play.judge(begun, more, None)
    assert (said(wrong), wrong.wrong) == (("wrong", "One less, not more."), 1)
    assert play.judge(begun, project, None) is begun
    assert play.judge(begun, edits.set_fill(project, 3).project, None) is begun
    assert play.answer(begun, project, "2") is begun
    number, other = opened(1)
    assert play.judge(number, edits.set_fill(other, 3).project, None) is number
    assert begun.can_show


@pytest.mark.parametrize("page", [1, 2, 3])
def test_who_gives_up_is_shown_the_answer(page: int) -> None:
    begun, project = opened(page)
    given = play.give_up(begun, project)
    kind, text = said(given)
    assert (kind, given.solved, given.wrong) == ("shown", True, 0)
    assert {1: "72", 2: "a So it is.", 3: "Two are left."}[page] in text
    assert page != 2 or text == "a So it is."
    assert "Right" not in text
    assert play.give_up(play.start(BOOK, 0), project) == play.start(BOOK, 0)


def test_a_page_begins_where_the_one_before_it_ended() -> None:
    book = lesson((*OPEN, *TASK), ("panel findings",), ("remove caps[0]",))
    first, second, third = (play.stage(book, page).project for page in range(3))
    assert first is not None
    assert second is not None
    assert third is not None
    assert [len(one.content.caps) for one in (first, second, third)] == [3, 2, 1]
    assert [play.stage(book, page).panel for page in range(3)] == ["", "findings", ""]
    assert play.solved_stage(book, 0).project == second


# MIGRATION has 32 bytes, DMA_AVAIL 12, the info struct 24: what vfio_info_cap_add does with them.
PADDED = "caps[1]: ALIGN(12, 8) = 16; "
SHIFT, POSTED = (
    "vfio_info_cap_shift: next += 24",
    "vfio_info_cap_shift: pad = ALIGN(24, 8) - 24 = 0; ",
)
REASONS = [
    ("offset of caps[2]", "v6.6", 72, f"{PADDED}32 + 16 = 48; {SHIFT}; 24 + 48 = 72"),
    ("offset of caps[2]", "before-v6.6", 68, f"caps[1]: 32 + 12 = 44; {SHIFT}; 24 + 44 = 68"),
    ("offset of caps[2]", "posted-v1", 72,
     "caps[1]: ALIGN(32, 8) = 32; 32 + 12 = 44; caps[2]: ALIGN(44, 8) = 48; "
     f"{POSTED}next += 24; 24 + 48 = 72"),
    ("value of caps[0].header.next", "before-v6.6", 56,
     f"caps[0]: 0 + 32 = 32; {SHIFT}; 24 + 32 = 56"),
    ("offset of caps[0]", "v6.6", 24, SHIFT),
    ("cap_offset", "posted-v1", 24, f"{POSTED}next += 24"),
    ("pad after caps[1]", "v6.6", 4, f"{PADDED}72 - 68 = 4"),
    ("pad before caps[2]", "posted-v1", 4, "caps[2]: ALIGN(44, 8) = 48; 72 - 68 = 4"),
    ("pad after caps[1]", "before-v6.6", 0, "68 - 68 = 0"),
    ("pad after caps[0]", "v6.6", 0, "56 - 56 = 0"),
    ("argsz needed", "v6.6", 120, "sizeof(info) 24 + caps.size 96 = 120"),
    ("argsz needed", "before-v6.6", 116, "sizeof(info) 24 + caps.size 92 = 116"),
    ("offset of caps[2] mod 16", "v6.6", 8,
     f"{PADDED}32 + 16 = 48; {SHIFT}; 24 + 48 = 72; 72 mod 16 = 8"),
    ("value of caps[1].avail", "v6.6", 65535, ""),
    ("bytes", "v6.6", 120, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("quantity", "version", "value", "reason"), REASONS, ids=[f"{r[0]} {r[1]}" for r in REASONS]
)
def test_an_answer_is_told_with_its_arithmetic(
    quantity: str, version: str, value: int, reason: str
) -> None:
    book = lesson((OPEN[0], f"columns captured {version}", f"predict {quantity} in {version}"))
    project = play.stage(book, 0).project
    assert project is not None
    done = play.answer(play.start(book), project, str(value))
    assert said(done)[0] == "right"
    kind, text = said(play.give_up(play.start(book), project))
    assert kind == "shown"
    number = f"{value} (0x{value:x})" if value > 9 else str(value)
    assert text == f"It is {number}." + (f"\n{reason}" if reason else "")
    assert reason in said(done)[1]


def test_bytes_past_the_caller_are_told_with_their_end() -> None:
    """36 bytes of an answer of 40: info 20, pad 4, 16 of PCI_ATOMIC_COMP."""
    book = lesson(("open device-atomic-before-v6.6.bin", "columns captured posted-v1", "argsz 36",
                   "predict overrun in posted-v1"))  # fmt: skip
    project = play.stage(book, 0).project
    assert project is not None
    done = play.give_up(play.start(book), project)
    assert said(done)[1] == "It is 4.\ncopy_to_user: 40 - argsz 36 = 4"
