"""A value is edited where one looks: on its cell in the map."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.scene.columns import ATOMIC, modelled
from tests.ui.conftest import Opener
from tests.ui.naming import selection
from vfioviz.ui.dialogs.elements_editor import ElementsDialog
from vfioviz.ui.editors import flag_text
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STRUCTURE

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
NEW = "iommu-linux-6.12.bin"
ALTS = Mod.ControlModifier | Mod.AltModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QApplication.processEvents()


def choose(window: MainWindow, path: str, index: int = 1) -> None:
    window.document.select(selection(window.document.derived.columns[index], index, path))
    window.load_map().setFocus()


def editors(window: MainWindow) -> list[U64Edit]:
    found = window.load_map().canvas.viewport().findChildren(U64Edit)
    return [each for each in found if each.isVisible()]


def value(window: MainWindow, offset: int, index: int = 1) -> object:
    return window.document.derived.columns[index].layout.leaf_at(offset).value


def cell(window: MainWindow, index: int, offset: int) -> QRect:
    item = window.load_map().items[index]
    rect = next(item.rects(offset, offset + 1))
    return rect.translated(item.x(), 0).toAlignedRect()


def middle(window: MainWindow, index: int, offset: int) -> QPoint:
    return cell(window, index, offset).center()


@pytest.mark.parametrize("key", [Key.Key_F2, Key.Key_Return])
def test_a_key_edits_on_the_cell_and_no_panel_is_opened_for_it(opened: Opener, key: Qt.Key) -> None:
    window = opened(NEW)
    window.resize(1280, 720)
    press(window, Key.Key_2, ALTS)
    choose(window, "iova_pgsizes")
    press(window, key)
    (line,) = editors(window)
    assert line.geometry().contains(middle(window, 1, 9)) or line.geometry().intersects(
        cell(window, 1, 8)
    )
    assert window.load_map().canvas.viewport().rect().contains(line.geometry())
    assert line.hasFocus()
    QTest.keyClicks(line, "0xffffffffffffffff")
    assert value(window, 8) == (1 << 64) - 1
    press(window, Key.Key_Return)
    assert not editors(window)
    assert window.document.undo_stack.count() == 1
    assert window.panes.docks["structure"].isHidden()
    assert QApplication.focusWidget() is window.map


def test_escape_takes_back_what_was_typed(opened: Opener) -> None:
    window = opened(NEW)
    choose(window, "iova_pgsizes")
    before = value(window, 8)
    press(window, Key.Key_F2)
    QTest.keyClicks(editors(window)[0], "77")
    assert value(window, 8) == 77
    press(window, Key.Key_Escape)
    assert (value(window, 8), window.document.undo_stack.count()) == (before, 0)
    assert not editors(window)


@pytest.mark.parametrize("typed", ["24", "99999999999", "", "0x", "-1", "lots"])
@pytest.mark.parametrize("column", [0, 1])
@pytest.mark.parametrize("panel", [False, True])
def test_an_argsz_left_by_escape_is_the_callers_own_again(
    opened: Opener, typed: str, column: int, panel: bool
) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    before = window.document.project
    passed = [each.argsz for each in window.document.derived.columns]
    choose(window, "argsz", column)
    if panel:
        window.panes[STRUCTURE].view.setFocus()
    press(window, Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, U64Edit)
    QTest.keyClick(line, Key.Key_A, Mod.ControlModifier)
    QTest.keyClick(line, Key.Key_Backspace)
    QTest.keyClicks(line, typed)
    press(window, Key.Key_Escape)
    assert [each.argsz for each in window.document.derived.columns] == passed
    assert window.document.project == before
    assert not window.document.modified
    assert not window.document.undo_stack.canUndo()
    assert not window.document.undo_stack.canRedo()


def test_a_wrong_argsz_left_by_a_click_is_no_edit(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    before = window.document.project
    choose(window, "argsz")
    press(window, Key.Key_F2)
    QTest.keyClicks(editors(window)[0], "99999999999")
    window.load_map().setFocus()
    QApplication.processEvents()
    assert not editors(window)
    assert "The value stays" in window.message.text
    assert window.document.project == before
    assert not window.document.modified


def test_an_edit_on_the_cell_and_one_in_the_panel_are_two_steps(opened: Opener) -> None:
    window = opened(NEW)
    panel = window.panes[STRUCTURE].view
    for number, place in ((7, None), (8, panel)):
        choose(window, "caps[1].avail")
        if place is not None:
            place.setFocus()
        press(window, Key.Key_F2)
        line = QApplication.focusWidget()
        assert isinstance(line, U64Edit)
        QTest.keyClicks(line, str(number))
        press(window, Key.Key_Return)
        assert value(window, 64) == number
    assert window.document.undo_stack.count() == 2
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert value(window, 64) == 7


def test_what_is_too_large_is_refused_with_the_range_and_the_editor_stays(opened: Opener) -> None:
    window = opened(NEW)
    choose(window, "caps[1].avail")
    press(window, Key.Key_F2)
    QTest.keyClicks(editors(window)[0], "4294967296")
    press(window, Key.Key_Return)
    assert editors(window)
    assert "u32 takes 0 to 4294967295" in window.message.text


def test_a_double_click_edits_the_cell(opened: Opener, qtbot: QtBot) -> None:
    window = opened(NEW)
    port = window.load_map().canvas.viewport()
    at = middle(window, 1, 9)
    qtbot.mouseClick(port, LEFT, pos=at)
    qtbot.mouseDClick(port, LEFT, pos=at)
    QApplication.processEvents()
    (line,) = editors(window)
    assert line.value == value(window, 8)


def test_flags_are_typed_by_name(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    column = window.document.derived.columns[1].layout
    flags = next(leaf for leaf in column.leaves_between(24, 40) if leaf.field.flags)
    choose(window, "caps[0].flags")
    press(window, Key.Key_F2)
    (line,) = editors(window)
    names = [flag.name for flag in flags.field.flags]
    assert line.text() == flag_text.written(int(flags.value), flags.field.flags)
    QTest.keyClicks(line, f"{names[0].lower()} | {names[2]}")
    press(window, Key.Key_Return)
    assert value(window, flags.start) == flags.field.flags[0].value | flags.field.flags[2].value
    press(window, Key.Key_F2)
    QTest.keyClicks(editors(window)[0], "nonsense")
    press(window, Key.Key_Return)
    assert "is no flag or number" in window.message.text


def test_an_array_is_edited_in_its_dialog(opened: Opener) -> None:
    window = opened(NEW)
    choose(window, "caps[2].iova_ranges")
    press(window, Key.Key_F2)
    assert not editors(window)
    assert [each for each in window.findChildren(ElementsDialog) if each.isVisible()]


def test_ctrl_and_a_click_follow_the_link(opened: Opener, qtbot: QtBot) -> None:
    window = opened(NEW)
    port = window.load_map().canvas.viewport()
    next_at = 28
    assert value(window, next_at) == 56
    qtbot.mouseClick(port, LEFT, Mod.ControlModifier, middle(window, 1, next_at))
    now = window.document.view.selection
    assert now is not None
    assert now[:2] == (1, 56)
    press(window, Key.Key_B)
    now = window.document.view.selection
    assert now is not None
    assert now[:2] == (1, next_at)


def test_flags_are_read_as_they_are_written() -> None:
    column = modelled(ATOMIC, ["v6.6"])[0].layout
    flags = column.leaf_at(4).field.flags
    assert len(flags) > 3
    for number in (0, 1, 0x83, 0xFFFFFFFF, 1 << 63):
        assert flag_text.bits(flag_text.written(number, flags), flags) == number
    for words in ("", "|", "reset |", "reset & pci", "0x", "-1", "1" * 30, "²"):
        assert flag_text.bits(words, flags) is None


@pytest.mark.parametrize("name", ["argsz", "flags", "caps[0].flags"])
@pytest.mark.parametrize("panel", [False, True])
def test_an_edit_asked_for_again_behind_a_dialog_keeps_the_open_editor(
    opened: Opener, name: str, panel: bool
) -> None:
    window = opened(NEW)
    choose(window, name)
    (window.panes[STRUCTURE].view if panel else window.load_map()).setFocus()
    window.actions_table["commands"].trigger()
    QApplication.processEvents()
    for _ in range(3):  # a message of Qt fails the test
        window.actions_table["edit"].trigger()
        QApplication.processEvents()
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    dialog.close()
    assert not window.document.modified


def test_f2_on_a_flag_edits_the_field_that_it_is_in(opened: Opener) -> None:
    window = opened(NEW)
    panel = window.panes[STRUCTURE]
    choose(window, "flags", 1)
    field = panel.view.currentIndex()
    panel.view.expand(field)
    flag = panel.model.index(0, 0, field)
    panel.view.setFocus()
    panel.view.setCurrentIndex(flag)
    row = panel.model.row_at(panel.view.currentIndex())
    assert row is not None
    assert row.kind == "flag"
    press(window, Key.Key_F2)
    line = QApplication.focusWidget()
    assert isinstance(line, U64Edit)
    assert line.value == value(window, 4)
    press(window, Key.Key_Escape)
    assert not window.document.modified
