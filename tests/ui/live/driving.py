"""What the tests of live captures do to a window, by keys."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import patience
from vfioviz.ui.live.again import AgainDialog
from vfioviz.ui.live.picker import PickerDialog
from vfioviz.ui.live.progress import ProgressDialog
from vfioviz.ui.main_window import MainWindow

Key, Mod = Qt.Key, Qt.KeyboardModifier
ADDRESS = "0000:01:00.0"
LONG = patience.MILLISECONDS
Prepare = Callable[..., MainWindow]


def picker(window: MainWindow, qtbot: QtBot) -> PickerDialog:
    """Open the picker by its key and wait for the devices."""
    qtbot.keyClick(window, Key.Key_D, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(PickerDialog)))
    dialog = window.findChildren(PickerDialog)[-1]
    qtbot.waitUntil(lambda: dialog.model.rowCount() > 0, timeout=LONG)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def agree(dialog: PickerDialog, qtbot: QtBot) -> None:
    """Tick the device and the consent, and press Enter: keys alone, from where the focus is."""
    assert dialog.focusWidget() is dialog.view
    qtbot.keyClick(dialog.view, Key.Key_Space)
    assert dialog.model.ticked() == (ADDRESS,)
    qtbot.keyClick(dialog, Key.Key_A, Mod.AltModifier)
    qtbot.waitUntil(dialog.ok.isEnabled)
    qtbot.keyClick(dialog.agreed, Key.Key_Return)


def capture(window: MainWindow, qtbot: QtBot) -> None:
    agree(picker(window, qtbot), qtbot)


def progress(window: MainWindow, qtbot: QtBot) -> ProgressDialog:
    qtbot.waitUntil(lambda: bool(window.findChildren(ProgressDialog)))
    return window.findChildren(ProgressDialog)[-1]


def failed(window: MainWindow, qtbot: QtBot) -> ProgressDialog:
    """Wait for the end of a capture that did not go well."""
    dialog = progress(window, qtbot)
    qtbot.waitUntil(dialog.failures.isVisible, timeout=LONG)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def captured(window: MainWindow) -> int:
    project = window.document.project
    return 0 if project is None else len(project.captures)


def idle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until no dialog stands, and be the active window, as a window manager sees to."""
    kinds = (ProgressDialog, PickerDialog, AgainDialog)
    qtbot.waitUntil(lambda: not any(window.findChildren(kind) for kind in kinds), timeout=LONG)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


def ask_again(window: MainWindow, qtbot: QtBot) -> AgainDialog:
    """Press F5 and return the question."""
    idle(window, qtbot)
    qtbot.keyClick(window, Key.Key_F5)
    qtbot.waitUntil(lambda: bool(window.findChildren(AgainDialog)))
    box = window.findChildren(AgainDialog)[-1]
    qtbot.waitUntil(box.isActiveWindow)
    return box
