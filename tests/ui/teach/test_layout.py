"""Every page of every lesson fits, in each language, in the window and in the view for a room."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

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


@pytest.mark.parametrize("language", ["en", "de"])
def test_pages_fit_a_projector(
    window: MainWindow, qtbot: QtBot, request: pytest.FixtureRequest, language: str
) -> None:
    if language == "de":
        request.getfixturevalue("german")
    window.actions_table["presenter"].trigger()
    # The screen of the tests is no projector.
    window.showNormal()
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.width() == 1280)
    pages(window, language)
