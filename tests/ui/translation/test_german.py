"""The program in another language: whole, usable by keys, and English where a list reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.teach.learner import Learner
from vfioviz.document.teach.library import lessons
from vfioviz.language import told
from vfioviz.scene.mail.forms import FORMS
from vfioviz.scene.mail.reply import reply
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.teach.progress import progress

Opener = Callable[..., MainWindow]
COPIES = ("copy-text", "copy-reply", *(f"copy-{key}" for key in FORMS))


def doubled(window: MainWindow) -> list[list[str]]:
    """The texts of each menu in which two entries have the same mnemonic."""
    menus = [menu for menu in window.findChildren(QMenu) if len(menu.actions()) > 1]
    assert len(menus) > 8
    found = []
    for actions in (window.menuBar().actions(), *(menu.actions() for menu in menus)):
        texts = [action.text() for action in actions]
        keys = Counter(
            key[1].lower() for text in texts if (key := re.search(r"&(\w)", text)) is not None
        )
        if any(count > 1 for count in keys.values()):
            found.append([text for text in texts if "&" in text])
    return found


def test_each_key_is_in_a_menu_once(window: MainWindow) -> None:
    assert doubled(window) == []


@pytest.mark.usefixtures("german")
def test_menus_are_german_and_each_key_is_in_one_once(window: MainWindow) -> None:
    bar = window.menuBar().actions()
    assert [action.text().replace("&", "") for action in bar] == [
        "Datei", "Bearbeiten", "Gehe zu", "Varianten", "Ansicht", "Lernen", "Hilfe",
    ]  # fmt: skip
    assert doubled(window) == []


@pytest.mark.usefixtures("german")
def test_what_is_seen_of_a_capture_is_german(opened: Callable[..., MainWindow]) -> None:
    window = opened("iommu-linux-6.1.bin")
    columns = window.document.derived.columns
    assert told(columns[0].subtitle).startswith("aufgezeichnet")
    assert told(columns[1].subtitle).startswith("Modell, argsz ")
    texts = [each.told for each in columns[0].layout.findings]
    assert any("nicht" in text for text in texts)


@pytest.mark.usefixtures("german")
def test_qts_own_buttons_are_german_too(window: MainWindow) -> None:
    window.actions_table["learn"].trigger()
    box = window.findChild(QDialogButtonBox)
    assert box is not None
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text() == "Abbrechen"
    box.rejected.emit()


@pytest.mark.usefixtures("german")
@pytest.mark.parametrize("row", range(len(lessons("de"))), ids=[one.key for one in lessons("de")])
def test_a_german_lesson_is_played_to_its_end_by_keys(
    window: MainWindow, qtbot: QtBot, row: int
) -> None:
    learner = Learner(window, qtbot)
    learner.choose(row)
    lesson = learner.now.lesson
    assert lesson == lessons("de")[row]
    assert lesson != lessons("en")[row]
    for number in range(len(lesson.pages)):
        assert learner.now.page == number
        learner.page()
    assert window.document.playing is None
    assert progress(lesson.key).done


def test_what_is_copied_is_english_in_each_language(
    qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    del qtbot
    window = request.getfixturevalue("opened")("device-atomic-posted-v1.bin", "iommu-linux-6.1.bin")
    english = {key: copied(window, key) for key in COPIES}
    request.getfixturevalue("german")
    assert {key: copied(window, key) for key in COPIES} == english
    project = window.document.project
    assert project is not None
    assert english["copy-reply"] == reply(project)


def copied(window: MainWindow, key: str) -> str:
    QGuiApplication.clipboard().clear()
    window.actions_table[key].trigger()
    text = QGuiApplication.clipboard().text()
    assert text
    return text
