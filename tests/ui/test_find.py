"""Ctrl+F, by the keyboard alone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opener
from vfioviz.ui.dialogs.find import FindDialog
from vfioviz.ui.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier


def ask(window: MainWindow) -> FindDialog:
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_F, Mod.ControlModifier)
    QApplication.processEvents()
    return next(each for each in window.findChildren(FindDialog) if each.isVisible())


def test_what_is_found_is_selected(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    window.load_map().setFocus()
    dialog = ask(window)
    QTest.keyClicks(dialog.line, "avail")
    assert dialog.hits.count() == len(window.document.derived.columns)
    assert dialog.count.text() == f"{dialog.hits.count()} found"
    QTest.keyClick(dialog.line, Key.Key_Down)
    QTest.keyClick(dialog.line, Key.Key_Return)
    QApplication.processEvents()
    now = window.document.view.selection
    assert now is not None
    assert now[:3] == (1, 64, 68)
    assert not [each for each in window.findChildren(FindDialog) if each.isVisible()]


def test_what_is_nowhere_is_said_and_the_dialog_stays(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    dialog = ask(window)
    QTest.keyClicks(dialog.line, "nowhere")
    assert dialog.count.text() == "0 found"
    QTest.keyClick(dialog.line, Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(dialog.line, Key.Key_Escape)
    assert dialog.isHidden()
