"""No number loses a digit: what does not fit can be typed, is refused in words, with the range."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFocusEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.naming import selection
from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog
from vfioviz.ui.dialogs.elements_editor import ElementsDialog
from vfioviz.ui.dialogs.goto import GotoDialog
from vfioviz.ui.editors.number_spin import NumberSpin
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.models.values import Elements
from vfioviz.ui.panels.table import ARGSZ, SOURCES, STRUCTURE
from vfioviz.ui.teach.learn_dialog import LearnDialog

Key = Qt.Key
ATOMIC = "device-atomic-before-v6.6.bin"


def type_over(field: QPushButton | U64Edit | NumberSpin, text: str) -> None:
    field.setFocus()
    field.selectAll()  # type: ignore[union-attr]  # the two that are typed in have it
    QTest.keyClicks(field, text)


@pytest.mark.parametrize("bits", [8, 16, 32, 64])
@pytest.mark.parametrize("enter", [True, False])
def test_a_number_that_is_too_large_is_typed_whole_and_refused_with_the_range(
    qtbot: QtBot, bits: int, enter: bool
) -> None:
    line = U64Edit(bits, 7)
    qtbot.addWidget(line)
    line.show()
    said: list[str] = []
    edited: list[object] = []
    line.refused.connect(said.append)
    line.value_edited.connect(edited.append)
    text = str(1 << bits)
    type_over(line, text)
    assert line.text() == text
    assert line.property("bad")
    assert str((1 << bits) - 1) in line.problem
    assert line.value == 7
    assert edited[-1] == 7
    if enter:
        qtbot.keyClick(line, Key.Key_Return)
        assert line.selectedText() == text
    else:
        line.clearFocus()
        QApplication.sendEvent(line, _focus_out())
        assert line.text() == "7"
    assert text in said[0]
    assert line.value == 7


def _focus_out() -> QFocusEvent:
    return QFocusEvent(QEvent.Type.FocusOut)


@pytest.mark.parametrize("text", ["-5", "1f", "1.5", "9" * 5000, "0x" + "f" * 5000])
def test_what_is_no_number_of_the_field_leaves_the_value(qtbot: QtBot, text: str) -> None:
    line = U64Edit(32, 7)
    qtbot.addWidget(line)
    line.show()
    line.selectAll()
    QGuiApplication.clipboard().setText(text)
    line.paste()
    line.textEdited.emit(line.text())
    assert line.value == 7
    assert line.problem
    assert len(line.problem) < 200


def test_a_cell_of_the_structure_keeps_the_value_from_before(opened: Opener) -> None:
    window = opened(ATOMIC)
    index = next(i for i, one in enumerate(window.document.derived.columns) if one.run is not None)
    window.document.select(selection(window.document.derived.columns[index], index, "num_regions"))
    before = window.document.project
    window.panes.show("structure")
    QTest.keyClick(window.panes[STRUCTURE].view, Key.Key_F2)
    line = window.panes[STRUCTURE].view.viewport().findChildren(U64Edit)[-1]
    QTest.keyClicks(line, "99999999999")
    QTest.keyClick(line, Key.Key_Return)
    assert line.isVisible()
    assert "u32 takes 0 to 4294967295" in window.message.text
    assert window.document.project == before
    QTest.keyClicks(line, "12")
    QTest.keyClick(line, Key.Key_Return)
    assert window.document.undo_stack.count() == 1
    assert "12" in window.document.undo_stack.undoText()


def test_argsz_of_the_call_is_refused_in_words(opened: Opener) -> None:
    window = opened(ATOMIC)
    window.panes.show("sources")
    field = window.panes[SOURCES].call.argsz
    type_over(field, "4294967296")
    window.load_map().setFocus()
    QGuiApplication.processEvents()
    assert "too large" in window.message.text
    assert (field.text(), field.value) == ("36", 36)
    assert not window.document.modified


def test_a_spin_box_says_its_range_and_keeps_its_value(opened: Opener) -> None:
    window = opened(ATOMIC)
    window.panes.show("argsz")
    spin = window.panes[ARGSZ].spin
    before = spin.value()
    type_over(spin, "1234567")
    assert "1234567" in spin.text()
    QTest.keyClick(spin, Key.Key_Return)
    assert spin.value() == before
    assert "1234567" in window.message.text
    assert str(spin.maximum()) in window.message.text


def test_exercises_are_not_made_with_a_number_that_nobody_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_table["learn"].trigger()
    dialog = window.findChildren(LearnDialog)[-1]
    wanted: list[object] = []
    dialog.exercises_wanted.connect(lambda *told: wanted.append(told))
    type_over(dialog.count, "1000")
    assert dialog.count.text() == "1000"
    qtbot.mouseClick(dialog.practise, Qt.MouseButton.LeftButton)
    assert not wanted
    assert dialog.isVisible()
    assert "1 to 100" in dialog.problem.text()
    type_over(dialog.count, "12")
    qtbot.mouseClick(dialog.practise, Qt.MouseButton.LeftButton)
    assert wanted == [(1, 12, "easy")]


def test_a_raw_capability_is_not_added_with_an_id_that_nobody_typed(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(ATOMIC)
    window.actions_table["add-cap"].trigger()
    dialog = window.findChildren(AddCapabilityDialog)[-1]
    dialog.tabs.setCurrentIndex(1)
    type_over(dialog.id, "65536")
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert dialog.isVisible()
    assert "65535" in dialog.problem.text()
    assert not window.document.modified
    dialog.reject()


def test_a_table_of_ranges_is_not_applied_with_a_number_that_nobody_typed(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = ElementsDialog("caps[0].areas", Elements((("offset", 64),), ((1,), (2,))), window)
    edited: list[Elements] = []
    dialog.edited.connect(edited.append)
    dialog.open()
    dialog.view.edit(dialog.model.index(0, 0))
    line = dialog.view.viewport().findChildren(U64Edit)[-1]
    type_over(line, str(1 << 64))
    qtbot.keyClick(line, Key.Key_Return)
    assert line.isVisible()
    assert str((1 << 64) - 1) in dialog.problem.text()
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert not edited
    dialog.reject()


def test_an_offset_of_any_length_is_past_the_end(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.actions_table["goto"].trigger()
    dialog = window.findChildren(GotoDialog)[-1]
    dialog.line.setText("9" * 5000)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert "past the end" in dialog.problem.text()
    assert len(dialog.problem.text()) < 200
    dialog.reject()
