"""Every page of every lesson fits, in each language, in the window and in the view for a room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow

WIDTH = 420
"""Pixels of the lesson's panel; the rest of 1280 is the map's."""


def pages(window: MainWindow, language: str) -> None:
    conducts = teacher(window.bench)
    for lesson in lessons(language):
        for page in range(len(lesson.pages)):
            conducts.begin(lesson, page)
            QApplication.processEvents()
            panel = conducts.panel
            where = (lesson.key, page)
            assert panel.minimumSizeHint().width() <= WIDTH, where
            assert panel.width() <= WIDTH, where
            for option in panel.task.options:
                assert option.height() >= option.heightForWidth(option.width()), where
                assert option.width() <= panel.width(), where
            assert panel.next.mapTo(window, panel.next.rect().bottomRight()).y() < 720, where
            assert window.load_map().width() >= 640, where
    conducts.leave()


@pytest.mark.parametrize("language", ["en", "de"])
def test_pages_fit_beside_the_map(
    window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest, language: str
) -> None:
    del qtbot
    if language == "de":
        request.getfixturevalue("german")
    pages(window, language)


def test_pages_fit_beside_the_map_of_a_window_that_was_given_a_file(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.resize(1280, 720)
    pages(window, "en")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("file", ["", "iommu-linux-6.1.bin"])
def test_pages_fit_a_projector(
    request: pytest.FixtureRequest, opened: Opener, qtbot: QtBot, file: str, language: str
) -> None:
    if language == "de":
        request.getfixturevalue("german")
    window: MainWindow = opened(file) if file else request.getfixturevalue("window")
    window.actions_table["presenter"].trigger()
    # The screen of the tests is no projector.
    window.showNormal()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() == 1280)
    pages(window, language)


def test_a_lesson_begins_at_the_first_row_wherever_the_map_was(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.resize(1280, 720)
    window.panes.show("findings")
    scroller = window.load_map().scroller
    qtbot.waitUntil(lambda: scroller.vertical.maximum() > 0)
    scroller.by_rows(99)
    assert scroller.position > 0
    teacher(window.bench).begin(lessons("en")[0], 0)
    QApplication.processEvents()
    assert scroller.position == 0
