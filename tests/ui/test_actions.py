"""Every action has words and a picture, and no shortcut is given twice."""

from __future__ import annotations

from collections import Counter

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui import naming
from tests.ui.conftest import Opener
from vfioviz import assets
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.ui.dialogs.shortcuts import ShortcutsDialog
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.spec import SECTIONS


def test_each_entry_of_the_table_says_what_it_does() -> None:
    keys = [spec.key for spec in ACTIONS]
    assert len(set(keys)) == len(keys)
    for spec in ACTIONS:
        assert spec.text
        assert spec.tip
        assert spec.section in SECTIONS
        assert (assets.root() / "icons" / f"{spec.icon}.svg").is_file()


def test_no_shortcut_of_the_window_is_given_twice(window: MainWindow) -> None:
    given = Counter(
        keys.toString()
        for action in window.findChildren(QAction)
        for keys in action.shortcuts()
        if not keys.isEmpty()
    )
    assert given
    assert [keys for keys, times in given.items() if times > 1] == []


def test_each_shortcut_is_one_that_qt_can_read() -> None:
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            assert QKeySequence(keys).toString(), spec.key


def test_each_action_has_text_tooltip_and_icon(window: MainWindow, qtbot: QtBot) -> None:
    last = list(window.actions_table)[-1]
    qtbot.waitUntil(lambda: not last.icon().isNull())
    for action in window.actions_table:
        assert action.text()
        assert action.toolTip()
        assert not action.icon().isNull(), action.objectName()


def test_the_tooltip_names_the_shortcut(window: MainWindow) -> None:
    assert window.actions_table["open"].toolTip().endswith("(Ctrl+O)")


def test_help_lists_every_shortcut(window: MainWindow) -> None:
    window.actions_table["shortcuts"].trigger()
    dialog = window.findChild(ShortcutsDialog)
    assert dialog is not None
    items = list(dialog._items.values())
    listed = " ".join(item.text(1) for item in items)
    for spec in ACTIONS:
        for keys in spec.shortcuts:
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            assert native in listed
    dialog.search.setText("zoom")
    shown = [item.text(0) for item in items if not item.isHidden()]
    fits = ["Fit width", "Fit height", "Zoom to selection"]
    assert shown == ["Zoom in", "Zoom out", *fits]
    dialog.close()


def test_what_can_be_pressed_or_typed_into_has_a_name(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.objectName().startswith("qt_"):
            assert button.text() or button.accessibleName() or button.toolTip(), button
    for line in window.findChildren(QLineEdit):
        if line.isVisible():
            assert line.accessibleName() or line.placeholderText(), line


def test_buttons_are_large_enough_to_hit(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    for button in window.findChildren(QToolButton):
        if button.isVisible() and button.text():
            assert button.height() >= 22, button.text()
            assert button.width() >= 22, button.text()


def test_without_a_project_only_what_makes_sense_is_enabled(window: MainWindow) -> None:
    assert window.actions_table["open"].isEnabled()
    for key in ("save", "add-cap", "goto", "compare", "undo", "column-1"):
        assert not window.actions_table[key].isEnabled(), key


def test_columns_that_are_not_there_can_not_be_gone_to(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    shown = len(window.document.derived.columns)
    assert window.actions_table[f"column-{shown}"].isEnabled()
    assert not window.actions_table[f"column-{shown + 1}"].isEnabled()


def test_each_entry_of_the_menu_variants_shows_and_hides_its_column(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    for variant in SHIPPED.versions:
        action = window.actions_table[f"variant-{variant.key}"]
        before = window.document.derived.columns
        shown = any(naming.key(each.column) == variant.key for each in before)
        assert action.isChecked() is shown
        action.trigger()
        now = naming.keys(window)
        assert (variant.key in now) is not shown
        assert action.isChecked() is not shown
        action.trigger()
        after = window.document.derived.columns
        assert sorted(each.title for each in after) == sorted(each.title for each in before)
