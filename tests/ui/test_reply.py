"""The reply beside the map: it follows the edits, and what is typed into it stays."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.scene.mail.reply import reply
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.reply import ReplyPanel
from vfioviz.ui.panels.table import REPLY

Key, Mod = Qt.Key, Qt.KeyboardModifier
ALT_SHIFT = Mod.AltModifier | Mod.ShiftModifier
SAMPLE = "iommu-linux-6.1.bin"


@pytest.fixture
def window(opened: Opener, qtbot: QtBot) -> MainWindow:
    made = opened(SAMPLE)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.centre.focus_map()
    return made


def shown(window: MainWindow, qtbot: QtBot) -> ReplyPanel:
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_4, ALT_SHIFT)
    panel = window.panes[REPLY]
    qtbot.waitUntil(lambda: panel.isVisible() and panel.text.toPlainText() != "")
    return panel


def go_behind(panel: ReplyPanel, words: str) -> None:
    """Put the cursor at the end of the first line that begins so, with the mouse."""
    text = panel.text
    block = next(
        text.document().findBlockByNumber(number)
        for number in range(text.document().blockCount())
        if text.document().findBlockByNumber(number).text().startswith(words)
    )
    cursor = QTextCursor(block)
    text.setTextCursor(cursor)
    at = text.cursorRect().center()
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.keyClick(text, Key.Key_End)


def said(window: MainWindow) -> str:
    project = window.document.project
    assert project is not None
    return reply(project)


def test_it_stands_beside_the_map_with_room_for_72_columns(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.map is not None
    at = window.map.mapTo(window, QPoint())
    panel = shown(window, qtbot)
    qtbot.waitUntil(lambda: panel.text.width() >= panel.text.columns_width)
    assert window.map.mapTo(window, QPoint()) == at
    left = panel.mapTo(window, QPoint()).x()
    assert left >= window.map.mapTo(window, QPoint()).x() + window.map.width()
    assert not panel.text.horizontalScrollBar().isVisible()
    assert panel.text.toPlainText() + "\n" == said(window)


def test_what_is_typed_stays_when_the_figures_change(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    go_behind(panel, "- before-v6.6")
    QTest.keyClick(panel.text, Key.Key_Return)
    QTest.keyClicks(panel.text, "And so I ask.")
    lines = panel.text.toPlainText().split("\n")
    assert lines[lines.index("And so I ask.") - 1].startswith("- before-v6.6")
    assert window.document.modified
    before = panel.text.toPlainText()
    window.editing.run(lambda now: edits.remove_capability(now, now.content.caps[1].known_by))
    qtbot.waitUntil(lambda: panel.text.toPlainText() != before)
    lines = panel.text.toPlainText().split("\n")
    assert lines[lines.index("And so I ask.") - 1].startswith("- before-v6.6")
    assert panel.text.toPlainText() + "\n" == said(window)


def test_the_cursor_stays_at_its_words_and_typing_is_one_step(
    window: MainWindow, qtbot: QtBot
) -> None:
    panel = shown(window, qtbot)
    go_behind(panel, "misaligned")
    QTest.keyClick(panel.text, Key.Key_Return)
    QTest.keyClicks(panel.text, "one two")
    assert panel.text.textCursor().block().text() == "one two"
    window.editing.run(lambda now: edits.remove_capability(now, now.content.caps[1].known_by))
    assert panel.text.textCursor().block().text() == "one two"
    window.actions_table["undo"].trigger()
    assert "one two" in panel.text.toPlainText()
    QTest.keyClick(panel.text, Key.Key_Z, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "one two" not in panel.text.toPlainText())
    assert not window.document.modified


def test_the_same_text_is_copied(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    go_behind(panel, "bytes")
    QTest.keyClick(panel.text, Key.Key_Return)
    QTest.keyClicks(panel.text, "so many")
    QTest.keyClick(panel.text, Key.Key_R, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: "so many" in QGuiApplication.clipboard().text())
    copied = QGuiApplication.clipboard().text()
    assert copied == panel.text.toPlainText() + "\n" == said(window)
    assert "\nso many\n" in copied


def test_a_line_that_is_too_long_is_said_and_wrapped(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    go_behind(panel, "bytes")
    QTest.keyClick(panel.text, Key.Key_Return)
    QTest.keyClicks(panel.text, "word " * 20 + "end")
    number = panel.text.textCursor().blockNumber() + 1
    assert f"Line {number} is longer." in panel.told.text()
    QTest.mouseClick(panel.wrap, Qt.MouseButton.LeftButton)
    assert "is longer" not in panel.told.text()
    assert all(len(line) <= 72 for line in panel.text.toPlainText().split("\n"))
    assert not panel.wrap.isEnabled()
    QTest.mouseClick(panel.reset, Qt.MouseButton.LeftButton)
    assert "word" not in panel.text.toPlainText()
    assert not panel.reset.isEnabled()
    window.actions_table["undo"].trigger()
    assert "word" in panel.text.toPlainText()


def test_what_is_pasted_with_tabs_and_controls_is_plain(window: MainWindow, qtbot: QtBot) -> None:
    panel = shown(window, qtbot)
    go_behind(panel, "bytes")
    panel.text.insertPlainText("\n\tint a;\x1b[31m")
    assert "\n        int a;\\x1b[31m\n" in panel.text.toPlainText()
    assert panel.text.toPlainText() + "\n" == said(window)
