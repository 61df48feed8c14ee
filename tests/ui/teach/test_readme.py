"""A lesson written by following the handbook is checked and played; the README's pictures."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests import patience
from tests.ui.teach.learner import Learner
from vfioviz.document.teach import quantity
from vfioviz.document.teach.library import lessons
from vfioviz.document.teach.verbs import VERBS
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow

ROOT = Path(__file__).parents[3]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = ROOT / "samples" / "pictures"
GALLERY = (PICTURES / "README.md").read_text(encoding="utf-8")
PAGES = {
    language: (ROOT / f"resources/handbook/{language}/20-lesson-language.md").read_text("utf-8")
    for language in ("en", "de")
}
SECTION = PAGES["en"]


def written() -> str:
    found = re.search(r"^````markdown\n(.*?)^````$", SECTION, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    path = tmp_path / "mine.md"
    path.write_text(written(), encoding="utf-8")
    return path


def test_check_says_what_the_handbook_says(mine: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vfioviz", "lesson", "check", "mine.md"],
        cwd=mine.parent, env={"PYTHONPATH": str(ROOT), "HOME": str(mine.parent)},
        check=True, capture_output=True, text=True, timeout=patience.SECONDS,
    )  # fmt: skip
    shown = re.search(r"^\$ vfioviz lesson check mine\.md\n(.*)$", SECTION, re.MULTILINE)
    assert shown is not None
    assert done.stdout == shown[1] + "\n"


def test_it_is_played_to_its_end_by_keys(window: MainWindow, qtbot: QtBot, mine: Path) -> None:
    teacher(window.bench).open_file(str(mine))
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    learner = Learner(window, qtbot)
    assert learner.now.lesson.title == "Twelve bytes"
    for number in range(len(learner.now.lesson.pages)):
        assert learner.now.page == number
        learner.page()
    assert window.document.playing is None
    assert learner.wrong > 0


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_every_statement_and_every_quantity_is_in_the_tables(page: str) -> None:
    tables = re.sub(r"^(`{3,}).*?^\1$", "", page, flags=re.MULTILINE | re.DOTALL)
    code = " ".join(re.findall(r"`([^`]+)`", tables))
    words = set(re.findall(r"[a-z_]+", code))
    assert set(VERBS) <= words
    assert {"predict", "ask", "right", "wrong", "until", "hint", "rule", "remark", "fact",
            "solve"} <= words  # fmt: skip
    told = set(re.findall(r"\b(\w+) of PATH", code)) | set(re.findall(r"argsz (\w+)", code))
    assert {"offset", "end", "size", "value", "passed", "returned", "needed"} <= told
    assert set(quantity._FIGURES) <= words


def test_each_lesson_has_its_pictures_in_light_and_dark() -> None:
    for lesson in lessons():
        for page in ("first", "last"):
            for theme in ("light", "dark"):
                name = f"lessons/{lesson.key}-{page}-{theme}.png"
                assert name in GALLERY
                assert (PICTURES / name).is_file()


def test_pictures_of_the_readmes_are_there_and_all_are_in_one() -> None:
    named = set(re.findall(r"samples/pictures/([\w./-]+\.png)", README))
    named |= set(re.findall(r"[\w./-]+\.png", GALLERY))
    there = {path.relative_to(PICTURES).as_posix() for path in PICTURES.rglob("*.png")}
    assert named == there
