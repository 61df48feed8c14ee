"""Docks that float over the window: nothing that gives docks their room reaches for them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.panels.table import PANELS, STEPS
from vfioviz.ui.workspaces import WORKSPACES


@pytest.mark.parametrize("panel", [each.key for each in PANELS])
def test_workspaces_and_panels_alone_leave_a_floating_dock(
    opened: Opener, qtbot: QtBot, panel: str
) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    dock = window.panes.docks[panel].frame
    dock.show()
    dock.setFloating(True)
    for space in WORKSPACES:
        window.actions_table[f"workspace-{space.key}"].trigger()
        QApplication.processEvents()
    dock.setFloating(True)
    window.panes.show_alone(panel)
    window.actions_table["reset-layout"].trigger()
    QApplication.processEvents()


def test_code_is_watched_in_a_floating_dock(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.editing.go_to_column(1)
    window.panes.bring(STEPS)
    window.panes.docks[STEPS.key].frame.setFloating(True)
    QApplication.processEvents()
    for key in ("watch-into", "watch-byte", "watch-over"):
        window.actions_table[key].trigger()
        QApplication.processEvents()
    page = window.panes.bring(STEPS).watch
    qtbot.waitUntil(lambda: page.watching is not None)


def test_a_lesson_begins_beside_floating_docks(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    before: QByteArray = window.saveState()
    for dock in window.panes.frames.values():
        dock.show()
        dock.setFloating(True)
    teacher(window.bench).begin(lessons()[0], 0)
    QApplication.processEvents()
    teacher(window.bench).dock.setFloating(True)
    window.actions_table["presenter"].trigger()
    QApplication.processEvents()
    window.actions_table["presenter"].trigger()
    window.actions_table["lesson-leave"].trigger()
    assert not before.isEmpty()


def test_a_toolbar_that_was_hidden_comes_back_with_the_panels(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    menu = window.createPopupMenu()
    assert menu is not None
    entry = next(each for each in menu.actions() if each.text() == window.toolbar.windowTitle())
    entry.trigger()
    assert not window.toolbar.isVisible()
    window.actions_table["reset-layout"].trigger()
    assert window.toolbar.isVisible()
