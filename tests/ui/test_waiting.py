"""An edit of very many bytes: the window shows what it showed, and takes no input but a cancel."""

from __future__ import annotations

import threading
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.projects import ref
from tests.ui.test_jobs import answer, settle
from vfioviz.document import edits
from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.ui import waiting
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.history import HistoryPanel
from vfioviz.ui.waiting import weight

AVAIL = "caps[1].avail"


@pytest.fixture
def large(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window in which any edit counts as one of very many bytes."""
    window.load_map()
    window.files.open_paths([answer(tmp_path)])
    settle(window, qtbot)
    monkeypatch.setattr(waiting, "HEAVY", 0)
    return window


def value(window: MainWindow) -> object:
    project = window.document.project
    assert project is not None
    return project.content.caps[1].values[0]


def store(window: MainWindow, number: int) -> bool:
    return window.editing.run(lambda now: edits.set_field(now, ref(now, AVAIL), number))


@pytest.fixture
def meanwhile(
    large: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Callable[[], object]], list[bool]]:
    """Let an edit last until the window's own loop has done something."""
    going_on, real = threading.Event(), derive

    def slow(project: Project) -> Derived:
        going_on.wait()
        return real(project)

    def do(what: Callable[[], object]) -> list[bool]:
        monkeypatch.setattr(waiting, "derive", slow)
        done: list[bool] = []

        def now() -> None:
            done.append(bool(large.jobs.running) and not large.status.jobs.isHidden())
            try:
                what()
            finally:
                going_on.set()

        QTimer.singleShot(0, large, now)
        return done

    return do


def endless(_project: Project) -> Derived:
    for _ in count():
        pass
    raise AssertionError


def test_the_window_shows_what_it_showed_until_the_columns_are_there(
    large: MainWindow, meanwhile: Callable[[Callable[[], object]], list[bool]], qtbot: QtBot
) -> None:
    before, seen = value(large), []
    done = meanwhile(lambda: seen.append(value(large)))
    assert store(large, 7)
    assert (done, seen, value(large)) == ([True], [before], 7)
    assert large.document.undo_stack.count() == 1
    settle(large, qtbot)
    large.actions_table["undo"].trigger()
    assert value(large) == before
    large.actions_table["redo"].trigger()
    assert value(large) == 7


def test_meanwhile_no_key_and_no_click_edits_and_no_button_closes(
    large: MainWindow, meanwhile: Callable[[Callable[[], object]], list[bool]]
) -> None:
    assert store(large, 6)
    shown = large.map
    assert shown is not None
    selected = large.document.view.selection

    def press() -> None:
        QTest.keyClick(shown, Qt.Key.Key_Down)
        QTest.keyClick(large, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QTest.mouseClick(shown.canvas.viewport(), Qt.MouseButton.LeftButton)
        assert not large.close()

    meanwhile(press)
    assert store(large, 7)
    assert (value(large), large.document.view.selection) == (7, selected)
    assert large.isVisible()


@pytest.mark.parametrize("how", ["key", "button"])
def test_an_edit_that_lasts_can_be_cancelled(
    large: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, how: str
) -> None:
    monkeypatch.setattr(waiting, "derive", endless)
    before = value(large)

    def cancel() -> None:
        if how == "key":
            QTest.keyClick(large, Qt.Key.Key_Escape)
        else:
            QTest.mouseClick(large.status.jobs.cancel, Qt.MouseButton.LeftButton)

    QTimer.singleShot(0, large, cancel)
    assert not store(large, 7)
    assert value(large) == before
    assert (large.document.undo_stack.count(), large.document.modified) == (0, False)
    assert "Cancelled" in large.message.text
    settle(large, qtbot)


def test_an_undo_that_is_cancelled_can_be_done_again(
    large: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    before = value(large)
    assert store(large, 7)
    with monkeypatch.context() as patched:
        patched.setattr(waiting, "derive", endless)
        QTimer.singleShot(0, large, large.jobs.cancel_all)
        large.actions_table["undo"].trigger()
        assert value(large) == 7
        settle(large, qtbot)
    large.actions_table["undo"].trigger()
    assert value(large) == before


def test_what_is_counted_is_what_all_columns_are_made_of(large: MainWindow) -> None:
    project = large.document.project
    assert project is not None
    held = sum(len(one.layout.data) for one in large.document.derived.columns if one.run)
    assert 0.9 * held < weight(project) < 1.1 * held


@pytest.fixture
def history(large: MainWindow, qtbot: QtBot) -> HistoryPanel:
    """The steps of three edits, the last one current."""
    for number in (5, 6, 7):
        assert store(large, number)
    large.panes.show("history")
    settle(large, qtbot)
    found = large.findChild(HistoryPanel)
    assert isinstance(found, HistoryPanel)
    assert [found.view.count(), found.view.currentRow()] == [4, 3]
    return found


def click(panel: HistoryPanel, row: int) -> None:
    where = panel.view.visualItemRect(panel.view.item(row)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_step_of_the_history_is_worked_out_once_away_from_the_window(
    large: MainWindow, history: HistoryPanel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    worked: list[tuple[Project, bool]] = []

    def noted(project: Project) -> Derived:
        worked.append((project, threading.current_thread() is threading.main_thread()))
        return derive(project)

    monkeypatch.setattr(waiting, "derive", noted)
    click(history, 1)
    assert (value(large), large.document.undo_stack.index()) == (5, 1)
    assert [(project is large.document.project, main) for project, main in worked] == [
        (True, False)
    ]
    settle(large, qtbot)
    click(history, 0)
    assert value(large) not in {5, 6, 7}
    click(history, 3)
    assert (value(large), history.view.currentRow()) == (7, 3)
    assert len(worked) == 3
    large.actions_table["undo"].trigger()
    assert (value(large), history.view.currentRow()) == (6, 2)


def test_a_step_of_the_history_that_lasts_can_be_cancelled(
    large: MainWindow, history: HistoryPanel, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(waiting, "derive", endless)
    QTimer.singleShot(0, large, lambda: QTest.keyClick(large, Qt.Key.Key_Escape))
    click(history, 0)
    assert (value(large), large.document.undo_stack.index()) == (7, 3)
    assert history.view.currentRow() == 3
    settle(large, qtbot)


def test_the_history_tells_what_lies_in_the_file(large: MainWindow, history: HistoryPanel) -> None:
    large.document.undo_stack.setClean()
    bold = [history.view.item(row).font().bold() for row in range(4)]
    assert bold == [False, False, False, True]
    assert "saved" in history.view.item(3).toolTip()
