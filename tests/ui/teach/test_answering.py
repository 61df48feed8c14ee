"""Answers by hand: typed over, checked and gone on from with Enter wherever the focus is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.teach.learner import Learner
from tests.ui.teach.test_lessons import LESSONS, begin, page_of
from vfioviz.document.teach.lesson import Until
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STRUCTURE

Key = Qt.Key


def asking(window: MainWindow, qtbot: QtBot) -> Learner:
    return begin(window, qtbot, 1, page_of(1, "offset"))


def test_a_wrong_number_is_typed_over_after_enter(window: MainWindow, qtbot: QtBot) -> None:
    learner = asking(window, qtbot)
    field = teacher(window.bench).panel.task.field
    learner.type("3")
    learner.press(Key.Key_Return)
    assert learner.kind == "wrong"
    learner.type("72")
    assert field.text() == "72"


def test_a_wrong_number_is_typed_over_after_a_click_on_check(
    window: MainWindow, qtbot: QtBot
) -> None:
    learner = asking(window, qtbot)
    task = teacher(window.bench).panel.task
    for wrong in ("3", "5", "no number"):
        learner.type(wrong)
        task.check.setFocus()
        QTest.mouseClick(task.check, Qt.MouseButton.LeftButton)
        assert not learner.now.solved
        assert QApplication.focusWidget() is task.field
        assert task.field.selectedText() == wrong


def test_enter_on_the_map_checks_what_was_pointed_at_and_then_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    learner = asking(window, qtbot)
    view = window.load_map()
    task = teacher(window.bench).panel.task
    task.set_number(3)
    view.setFocus()
    QTest.keyClick(view, Key.Key_Return)
    assert learner.kind == "wrong"
    assert QApplication.focusWidget() is view
    teacher(window.bench).show_answer()
    page = learner.now.page
    view.setFocus()
    QTest.keyClick(view, Key.Key_Enter)
    assert learner.now.page == page + 1
    assert STRUCTURE.key not in [key for key, dock in window.panes.docks.items() if dock.seen]


def test_enter_on_the_map_edits_where_the_page_wants_an_edit(
    window: MainWindow, qtbot: QtBot
) -> None:
    number, page = next(
        (number, page)
        for number, lesson in enumerate(LESSONS)
        for page, one in enumerate(lesson.pages)
        if isinstance(one.task, Until)
    )
    learner = begin(window, qtbot, number, page)
    before = learner.now.page
    view = window.load_map()
    view.setFocus()
    QTest.keyClick(view, Key.Key_Return)
    assert learner.now.page == before
