"""Typing into an answer so long that an edit lasts: each key is seen at once, and none is lost."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.test_jobs import answer, settle
from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived
from vfioviz.document.project import ModelColumn, Project
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels import overtype
from vfioviz.ui.panels.hexbytes import HexPanel
from vfioviz.ui.panels.table import HEX

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
AT = 120


@pytest.fixture
def hexed(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """A window in which any typed byte counts as one of very many, its cursor on one of them."""
    window.load_map()
    window.files.open_paths([answer(tmp_path)])
    settle(window, qtbot)
    monkeypatch.setattr(overtype, "HEAVY", 0)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panes.show("hex")
    qtbot.waitUntil(panel(window).view.hasFocus)
    panel(window).view.go(AT)
    return window


def panel(window: MainWindow) -> HexPanel:
    return window.panes[HEX]


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def type_(words: str) -> None:
    for char in words:
        QTest.keyClicks(focus(), char)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focus(), key, held)


def cells(window: MainWindow, count: int, at: int = AT) -> str:
    """What the table shows from a byte on."""
    model = panel(window).model
    return "".join(str(model.index_of(at + number).data()) for number in range(count))


def data(window: MainWindow, column: int = 0) -> bytes:
    return window.document.derived.columns[column].layout.data


def test_what_is_typed_is_seen_at_once_and_set_in_the_first_pause(
    hexed: MainWindow, qtbot: QtBot
) -> None:
    before, words = data(hexed), "00112233445566778899aabbccddeeff"
    type_(words)
    assert cells(hexed, 16) == words
    assert data(hexed) == before
    qtbot.waitUntil(lambda: data(hexed) != before)
    assert data(hexed) == before[:AT] + bytes.fromhex(words) + before[AT + 16 :]
    assert hexed.document.undo_stack.count() == 1
    assert hexed.document.derived.columns[0].badge == "edited"
    assert cells(hexed, 16) == words
    assert panel(hexed).view.at == AT + 16


def test_typing_on_while_it_is_worked_out_loses_nothing(hexed: MainWindow, qtbot: QtBot) -> None:
    before = data(hexed)
    type_("c")
    qtbot.waitUntil(lambda: bool(hexed.jobs.running) or data(hexed) != before)
    type_("afe")
    assert cells(hexed, 2) == "cafe"
    qtbot.waitUntil(lambda: data(hexed)[AT : AT + 2] == b"\xca\xfe")
    settle(hexed, qtbot)
    assert data(hexed) == before[:AT] + b"\xca\xfe" + before[AT + 2 :]


@pytest.mark.parametrize("runs", [1, 2])
def test_another_key_waits_until_it_is_set(hexed: MainWindow, qtbot: QtBot, runs: int) -> None:
    before = data(hexed)
    type_("beef")
    if runs == 2:
        press(Key.Key_Down)
        type_("11")
    press(Key.Key_Z, CTRL)
    stack = hexed.document.undo_stack
    assert (stack.count(), stack.index()) == (1, 0)
    assert data(hexed) == before
    press(Key.Key_Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert data(hexed)[AT : AT + 2] == b"\xbe\xef"
    assert sum(a != b for a, b in zip(before, data(hexed), strict=True)) == runs + 1


def test_a_click_elsewhere_waits_for_it_too(hexed: MainWindow) -> None:
    type_("be")
    assert hexed.map is not None
    QTest.mouseClick(hexed.map.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert data(hexed)[AT] == 0xBE


def test_esc_ends_typing_and_once_more_gives_it_up(hexed: MainWindow) -> None:
    before = data(hexed)
    type_("beef")
    press(Key.Key_Escape)
    assert not panel(hexed).view.typing
    assert cells(hexed, 2) == "beef"
    press(Key.Key_Escape)
    assert cells(hexed, 2) == before[AT : AT + 2].hex()
    assert "Cancelled" in hexed.message.text
    assert (data(hexed), hexed.document.undo_stack.count()) == (before, 0)
    assert not hexed.jobs.running


def endless(_project: Project) -> Derived:
    for _ in count():
        pass
    raise AssertionError


def test_the_button_that_cancels_gives_it_up(
    hexed: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(overtype, "derive", endless)
    before = data(hexed)
    type_("be")
    qtbot.waitUntil(lambda: bool(hexed.jobs.running))
    QTest.mouseClick(hexed.status.jobs.cancel, Qt.MouseButton.LeftButton)
    assert cells(hexed, 1) == before[AT : AT + 1].hex()
    assert (data(hexed), hexed.document.undo_stack.count()) == (before, 0)


def test_a_window_does_not_go_without_it(hexed: MainWindow) -> None:
    type_("be")
    hexed.close()
    assert hexed.document.modified
    assert data(hexed)[AT] == 0xBE


def test_what_a_model_would_not_keep_is_refused_and_shown_no_more(
    hexed: MainWindow, qtbot: QtBot
) -> None:
    columns = hexed.document.derived.columns
    model = next(at for at, each in enumerate(columns) if isinstance(each.column, ModelColumn))
    hexed.editing.go_to_column(model)
    view, before = panel(hexed).view, data(hexed, model)
    view.go(26)  # version of caps[0] has a place in the request, next behind it has none
    type_("12")
    view.go(29)
    type_("44")
    assert cells(hexed, 1, 29) == "44"
    qtbot.waitUntil(lambda: cells(hexed, 1, 29) != "44")
    assert hexed.message.text
    assert data(hexed, model) == before


def test_bytes_of_a_model_go_to_its_request_together(hexed: MainWindow, qtbot: QtBot) -> None:
    columns = hexed.document.derived.columns
    model = next(at for at, each in enumerate(columns) if isinstance(each.column, ModelColumn))
    hexed.editing.go_to_column(model)
    view, before = panel(hexed).view, data(hexed, model)
    view.go(40)
    type_("11")
    view.go(42)  # of the same u64
    type_("33")
    qtbot.waitUntil(lambda: data(hexed, model) != before)
    assert data(hexed, model)[40:43] == b"\x11" + before[41:42] + b"\x33"
    project = hexed.document.project
    assert project is not None
    assert derive(project).columns[model].layout.data == data(hexed, model)
