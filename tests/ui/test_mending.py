"""A finding offers the edit that mends it: by key, by its button, in the menu."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS


def short(opened: Opener, qtbot: QtBot) -> MainWindow:
    window = opened("iommu-linux-6.12.bin")
    window.editing.run(lambda now: edits.set_argsz(now, 64))
    window.editing.go_to_column(3)
    window.panes.show("findings")
    panel = window.panes[FINDINGS]
    row = next(n for n, one in enumerate(panel.model.findings) if one.code == "short-answer")
    at = panel.view.visualRect(panel.model.index(row, 3)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()
    return window


def codes(window: MainWindow) -> list[str]:
    return [one.code for one in window.panes[FINDINGS].model.findings]


def test_the_button_names_the_edit_and_makes_it_as_one_step(opened: Opener, qtbot: QtBot) -> None:
    window = short(opened, qtbot)
    frame = window.panes.docks["findings"].frame
    action = window.actions_table["mend"]
    assert action.text() == "Mend: pass argsz 120"
    button = next(one for one in frame.findChildren(QToolButton) if one.defaultAction() is action)
    assert button.isVisible()
    assert button.text() == "Mend: pass argsz 120"
    before = window.document.undo_stack.count()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert "short-answer" not in codes(window)
    assert window.document.undo_stack.count() == before + 1
    assert window.message.text == "Mended: pass argsz 120."
    window.actions_table["undo"].trigger()
    assert "short-answer" in codes(window)


def test_m_on_the_map_does_the_same(opened: Opener, qtbot: QtBot) -> None:
    window = short(opened, qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.load_map().setFocus()
    QTest.keyClick(window.load_map(), Qt.Key.Key_M)
    assert "short-answer" not in codes(window)
    assert not window.actions_table["mend"].isEnabled()


def test_the_menu_of_a_finding_has_it(opened: Opener, qtbot: QtBot) -> None:
    window = short(opened, qtbot)
    view = window.panes[FINDINGS].view
    at = view.visualRect(view.currentIndex()).center()
    port = view.viewport()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    QApplication.sendEvent(port, event)
    QApplication.processEvents()
    menu = next(each for each in window.findChildren(QMenu, "context") if each.isVisible())
    assert "mend" in [each.objectName() for each in menu.actions()]
    menu.close()
