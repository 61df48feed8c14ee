"""Ctrl+Z and Ctrl+Y in a field that edits: its own steps, then the window's; never nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.conftest import Opener
from tests.ui.naming import selection
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import ARGSZ, NOTES, SOURCES

Key, Mod = Qt.Key, Qt.KeyboardModifier
ATOMIC = "device-atomic-before-v6.6.bin"


def press(key: Qt.Key, held: Qt.KeyboardModifier = Mod.ControlModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def modified(window: MainWindow) -> bool:
    return window.document.modified


def field(window: MainWindow, name: str) -> QWidget:
    if name == "spin":
        return window.panes.bring(ARGSZ).spin
    call = window.panes.bring(SOURCES).call
    return call.argsz if name == "argsz" else call.fill


def type_over(made: QWidget, text: str) -> None:
    made.setFocus()
    made.selectAll()  # type: ignore[attr-defined]  # fields of numbers have it
    QTest.keyClicks(made, text)


@pytest.mark.parametrize("name", ["argsz", "fill", "spin"])
def test_an_edit_is_taken_back_in_the_field_that_made_it(opened: Opener, name: str) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    made = field(window, name)
    type_over(made, "99")
    press(Key.Key_Return, Mod.NoModifier)
    assert modified(window)
    after = window.document.project
    pressed = 0
    while modified(window) and pressed < 3:
        press(Key.Key_Z)
        pressed += 1
    assert window.document.project == before
    assert not modified(window)
    assert made.hasFocus()
    pressed = 0
    while window.document.project != after and pressed < 3:
        press(Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
        pressed += 1
    assert window.document.project == after


@pytest.mark.parametrize("name", ["argsz", "fill", "spin"])
def test_an_edit_made_elsewhere_is_taken_back_too(opened: Opener, name: str) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    window.document.select(selection(window.document.derived.columns[1], 1, "caps[0]"))
    window.load_map().setFocus()
    press(Key.Key_Delete, Mod.NoModifier)
    assert window.document.project != before
    field(window, name).setFocus()
    press(Key.Key_Z)
    assert window.document.project == before


def test_a_note_is_taken_back_from_its_text(opened: Opener) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    window.document.select(selection(window.document.derived.columns[1], 1, "argsz"))
    window.actions_table["note"].trigger()
    text = window.panes.bring(NOTES).text
    text.setFocus()
    QTest.keyClicks(text, "why 36?")
    for _ in range(4):
        if window.document.project == before:
            break
        assert text.hasFocus() or not text.isEnabled()
        QTest.keyClick(text if text.isEnabled() else window, Key.Key_Z, Mod.ControlModifier)
        QApplication.processEvents()
    assert window.document.project == before
    assert not modified(window)


def test_what_is_typed_back_in_a_cell_is_no_edit(opened: Opener) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    window.document.select(selection(window.document.derived.columns[1], 1, "argsz"))
    window.load_map().setFocus()
    press(Key.Key_F2, Mod.NoModifier)
    line = QApplication.focusWidget()
    assert isinstance(line, U64Edit)
    QTest.keyClicks(line, "99")
    assert window.document.project != before
    press(Key.Key_Z)
    assert line.text() == "36"
    assert window.document.project == before
    press(Key.Key_Return, Mod.NoModifier)
    assert window.document.project == before
    assert not modified(window)
