"""Reading again: the same question, the same devices, before and after side by side."""

from __future__ import annotations

import json

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.live.driving import (
    ADDRESS,
    LONG,
    Key,
    Prepare,
    ask_again,
    capture,
    captured,
    failed,
    idle,
)
from vfioviz.document.project import Column
from vfioviz.ui.live.again import AgainDialog
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import DIFFERENCES


@pytest.fixture
def once(prepared: Prepare, qtbot: QtBot) -> MainWindow:
    """A window that has captured once."""
    window = prepared()
    capture(window, qtbot)
    qtbot.waitUntil(lambda: captured(window) > 0, timeout=LONG)
    return window


def again(window: MainWindow, qtbot: QtBot) -> None:
    """Read again, by F5 and Enter."""
    count = captured(window)
    qtbot.keyClick(ask_again(window, qtbot), Key.Key_Return)
    qtbot.waitUntil(lambda: captured(window) > count, timeout=LONG)


def shown(window: MainWindow) -> list[Column]:
    project = window.document.project
    assert project is not None
    return list(project.captured)


def test_it_asks_again_and_shows_before_and_after(
    once: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    count, before = captured(once), once.document.undo_stack.count()
    monkeypatch.setenv("FAKE_KERNEL", json.dumps({"regions": 1}))
    box = ask_again(once, qtbot)
    assert f"resets {ADDRESS}" in box.what.text()
    assert "agent.py capture" in box.line.text()
    qtbot.keyClick(box, Key.Key_Return)
    qtbot.waitUntil(lambda: captured(once) > count, timeout=LONG)
    columns = once.document.derived.columns
    assert [column.run is None for column in columns[:2]] == [True, True]
    assert once.document.undo_stack.count() == before + 1
    assert once.message.text.startswith("Read again: ")
    assert f"3 of {count} answers changed: 1b36:0010 VFIO_DEVICE_GET_INFO" in once.message.text
    assert "num_regions 2 → 1" in once.message.text
    panel = once.panes[DIFFERENCES]
    qtbot.waitUntil(panel.isVisible)
    once.document.undo_stack.undo()
    assert captured(once) == count


def test_no_is_no(once: MainWindow, qtbot: QtBot) -> None:
    count = captured(once)
    qtbot.keyClick(ask_again(once, qtbot), Key.Key_Escape)
    idle(once, qtbot)
    assert captured(once) == count


def test_the_same_answers_are_called_the_same(once: MainWindow, qtbot: QtBot) -> None:
    again(once, qtbot)
    assert "answers are the same as before" in once.message.text
    assert "before and after are the same" in once.message.text


def test_of_three_readings_the_last_two_stand_beside_each_other(
    once: MainWindow, qtbot: QtBot
) -> None:
    again(once, qtbot)
    first = shown(once)
    again(once, qtbot)
    second = shown(once)
    assert [len(first), len(second)] == [2, 2]
    assert second[0] == first[1]


def test_what_was_read_is_kept_where_another_document_is_open(
    once: MainWindow, qtbot: QtBot
) -> None:
    idle(once, qtbot)
    once.document.undo_stack.setClean()
    once.actions_table["home"].trigger()
    once.files.open_dump("10000000 00000000 00000000 00000000", "typed")
    qtbot.waitUntil(lambda: captured(once) == 1)
    again(once, qtbot)
    assert captured(once) > 1
    assert "answers from Linux" in once.message.text


def test_what_was_read_is_shown_where_none_is_open(once: MainWindow, qtbot: QtBot) -> None:
    idle(once, qtbot)
    once.document.undo_stack.setClean()
    once.actions_table["home"].trigger()
    again(once, qtbot)
    assert captured(once) > 0


def test_a_group_that_is_in_use_by_now_changes_nothing(
    once: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    count = captured(once)
    monkeypatch.setenv("FAKE_KERNEL", json.dumps({"errors": {"open /dev/vfio/5": 16}}))
    qtbot.keyClick(ask_again(once, qtbot), Key.Key_Return)
    dialog = failed(once, qtbot)
    assert captured(once) == count
    dialog.reject()
    assert "did not work" in once.message.text


def test_without_a_capture_it_says_so(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Key.Key_F5)
    qtbot.waitUntil(lambda: "capture first" in window.message.text)
    assert not window.findChildren(AgainDialog)
