"""Shortcuts that the user chose: in every window, after a restart, without two for one key."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.recent import settings
from vfioviz.ui.session import shortcuts
from vfioviz.ui.theme import Theme

BY_KEY = {spec.key: spec for spec in ACTIONS}
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow) -> Iterator[ShortcutsDialog]:
    window.actions_table["shortcuts"].trigger()
    found = window.findChild(ShortcutsDialog)
    assert found is not None
    yield found
    found.close()
    QApplication.processEvents()


def keys(window: MainWindow, key: str) -> list[str]:
    return [one.toString() for one in window.actions_table[key].shortcuts()]


def test_a_new_key_works_at_once_and_after_a_restart(
    window: MainWindow, dialog: ShortcutsDialog, theme: Theme, qtbot: QtBot
) -> None:
    dialog.choose("learn")
    QTest.keyClick(dialog.keys, Qt.Key.Key_F9)
    qtbot.waitUntil(lambda: dialog.keys.keySequence() == QKeySequence("F9"))
    dialog.set.click()
    assert keys(window, "learn") == ["F9"]
    assert "(F9)" in window.actions_table["learn"].toolTip()
    again = MainWindow(theme)
    qtbot.addWidget(again)
    assert keys(again, "learn") == ["F9"]


def test_a_key_that_is_taken_is_named_and_changes_hands(
    window: MainWindow, dialog: ShortcutsDialog
) -> None:
    dialog.choose("about")
    dialog.keys.setKeySequence(QKeySequence("Ctrl+K"))
    assert "Ctrl+K belongs to Compare all variants" in dialog.problem.text()
    dialog.set.click()
    assert keys(window, "about") == ["Ctrl+K"]
    assert keys(window, "compare") == []
    dialog.choose("compare")
    dialog.default.click()
    assert keys(window, "compare") == ["Ctrl+K"]
    assert keys(window, "about") == []
    taken = [one for spec in ACTIONS for one in shortcuts.shortcuts(spec)]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("name", ["Tab", "Esc", "Ctrl+Left", "Space", "Ctrl+C"])
def test_keys_of_map_and_text_fields_are_refused(dialog: ShortcutsDialog, name: str) -> None:
    dialog.choose("about")
    dialog.keys.setKeySequence(QKeySequence(name))
    dialog.set.click()
    assert "used by the map" in dialog.problem.text()
    assert shortcuts.shortcuts(BY_KEY["about"]) == ()


def test_none_default_and_all_to_default(window: MainWindow, dialog: ShortcutsDialog) -> None:
    dialog.choose("open")
    dialog.none.click()
    assert keys(window, "open") == []
    assert dialog._items["open"].toolTip(1) == "Changed; it was Ctrl+O"
    dialog.choose("save")
    dialog.keys.setKeySequence(QKeySequence("F9"))
    dialog.set.click()
    dialog.all.click()
    assert keys(window, "open") == ["Ctrl+O"]
    assert keys(window, "save") == ["Ctrl+S"]
    assert not any(shortcuts.is_own(spec) for spec in ACTIONS)


@pytest.mark.parametrize("stored", ["", "no key at all +++", ["Ctrl+O", "?+?"], 7])
def test_what_makes_no_sense_in_the_file_is_left_out(
    window: MainWindow, theme: Theme, qtbot: QtBot, stored: object
) -> None:
    settings().setValue("shortcuts/open", stored)
    again = MainWindow(theme)
    qtbot.addWidget(again)
    assert keys(again, "open") in (["Ctrl+O"], ["7"])


def test_no_key_of_the_table_is_one_that_is_fixed() -> None:
    for spec in ACTIONS:
        for name in spec.shortcuts:
            assert not shortcuts.why_not(name), (spec.key, name)


def test_the_filter_finds_by_key(dialog: ShortcutsDialog) -> None:
    dialog.search.setText("ctrl+k")
    shown = [item.text(0) for item in dialog._items.values() if not item.isHidden()]
    assert "Compare all variants" in shown
    assert "Zoom in" not in shown


def test_the_filter_is_walked_by_arrows_and_enter_does_not_close(dialog: ShortcutsDialog) -> None:
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "undo")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    item = dialog.tree.currentItem()
    assert item is not None
    assert "undo" in item.text(0).lower()
    assert dialog.keys.isEnabled()
    assert dialog.tree.hasFocus()
    dialog.search.setFocus()
    dialog.search.setText("zoom")
    QTest.keyClick(dialog.search, Qt.Key.Key_Down)
    item = dialog.tree.currentItem()
    assert item is not None
    assert not item.isHidden()
    dialog.search.setText("no such action")
    assert dialog.nothing.isVisible()
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog.search.hasFocus()
