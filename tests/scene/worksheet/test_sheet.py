"""What stands on a worksheet, and what must not: the answers."""

from __future__ import annotations

import re

import pytest

from vfioviz.document.teach.exercises import LEVELS, Level, sheet
from vfioviz.scene.worksheet.blocks import Answer, Block, Group, Map
from vfioviz.scene.worksheet.plain import plain
from vfioviz.scene.worksheet.sheet import worksheet


def flat(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        found += block.blocks if isinstance(block, Group) else [block]
    return found


@pytest.mark.parametrize("level", LEVELS)
def test_sheet_and_key_are_the_same_twice_and_have_the_same_questions(level: Level) -> None:
    assert plain(worksheet(7, 10, level)) == plain(worksheet(7, 10, level))
    sheets = [flat(worksheet(7, 10, level, key=key).blocks) for key in (False, True)]
    empty, full = ([one for one in blocks if isinstance(one, Answer)] for blocks in sheets)
    assert [one.question for one in empty] == [one.question for one in full]
    assert not any(one.answer or one.reason for one in empty)
    answers = [one.answer for one in sheet(7, 10, level)]
    assert [int(one.answer.partition(" ")[0]) for one in full] == answers


@pytest.mark.parametrize("level", LEVELS)
def test_the_empty_maps_hold_the_answer_and_do_not_tell_its_size(level: Level) -> None:
    maps = [one for one in flat(worksheet(3, 40, level).blocks) if isinstance(one, Map)]
    for shape, one in zip(maps, sheet(3, 40, level), strict=True):
        assert not shape.parts
        assert shape.size % 32 == 0
        run = one.column.run
        assert run is not None
        size = max(write.stop for write in run.writes)
        assert size + 8 <= shape.size <= size + 8 + 32


@pytest.mark.parametrize("level", LEVELS)
def test_a_filled_map_has_each_byte_of_the_answer_once(level: Level) -> None:
    maps = [one for one in flat(worksheet(5, 30, level, key=True).blocks) if isinstance(one, Map)]
    for shape, one in zip(maps, sheet(5, 30, level), strict=True):
        covered = [0] * shape.size
        for part in shape.parts:
            for at in range(part.start, part.stop):
                covered[at] += 1
        run = one.column.run
        assert run is not None
        size = max(write.stop for write in run.writes)
        assert covered == [1] * size + [0] * (shape.size - size)


def test_the_text_fits_a_mail() -> None:
    text = plain(worksheet(7, 10, "hard")) + plain(worksheet(7, 10, "hard", key=True))
    assert max(map(len, text.splitlines())) <= 100
    assert text.isascii()
    assert not re.search(r"[ \t]$", text, re.MULTILINE)


def test_an_answer_that_argsz_would_give_away_is_not() -> None:
    for one in sheet(11, 60, "medium"):
        if one.quantity.kind == "needed":
            assert one.project.argsz != one.answer
