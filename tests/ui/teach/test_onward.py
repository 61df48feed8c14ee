"""From the last page of a lesson to the next lesson, with one press."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vfioviz.document.teach.library import after, lessons
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow


def test_the_last_page_leads_to_the_next_lesson(window: MainWindow) -> None:
    one = teacher(window.bench)
    first, second = lessons()[:2]
    one.begin(first, 0)
    assert not one.panel.following.isVisible()
    one.begin(first, len(first.pages) - 1)
    QApplication.processEvents()
    assert one.panel.following.isVisible()
    if not one.panel.following.isEnabled():
        one.show_answer()
    QTest.mouseClick(one.panel.following, Qt.MouseButton.LeftButton)
    playing = window.document.playing
    assert playing is not None
    assert (playing.lesson, playing.page) == (second, 0)
    assert not one.panel.following.isVisible()


def test_the_last_lesson_has_none_after_it(window: MainWindow) -> None:
    last = lessons()[-1]
    one = teacher(window.bench)
    one.begin(last, len(last.pages) - 1)
    QApplication.processEvents()
    assert not one.panel.following.isVisible()
    assert [after(each) for each in lessons()] == [*lessons()[1:], None]
