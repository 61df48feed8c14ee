"""Typing into the hex table: digits and characters, by real keys and clicks."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.document.project import Note
from vfioviz.scene.mail.reply import reply
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.hexview import HexView
from vfioviz.ui.panels.table import HEX

Key = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.fixture
def hexed(opened: Opener, qtbot: QtBot) -> MainWindow:
    """The table of a captured answer, with the focus."""
    window = opened("iommu-linux-6.1.bin")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panes.show("hex")
    qtbot.waitUntil(window.panes[HEX].view.hasFocus)
    return window


def view(window: MainWindow) -> HexView:
    found = window.panes[HEX].view
    assert QApplication.focusWidget() is found
    return found


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    for key in keys:
        QTest.keyClick(focus(), key, held)
        QApplication.processEvents()


def type_(words: str) -> None:
    for char in words:
        QTest.keyClicks(focus(), char)
        QApplication.processEvents()


def go(window: MainWindow, offset: int) -> None:
    """Click on a byte."""
    table = view(window)
    index = table.bytes.index_of(offset)
    table.scrollTo(index)
    QTest.mouseClick(
        table.viewport(), Qt.MouseButton.LeftButton, NONE, table.visualRect(index).center()
    )


def shown(window: MainWindow, column: int = 0) -> bytes:
    return window.document.derived.columns[column].layout.data


def test_two_digits_change_one_captured_byte_as_one_step(hexed: MainWindow) -> None:
    before = shown(hexed)
    go(hexed, 27)
    type_("c")
    assert shown(hexed) == before[:27] + bytes([0xC0 | before[27] & 0x0F]) + before[28:]
    type_("4")
    assert shown(hexed) == before[:27] + b"\xc4" + before[28:]
    assert view(hexed).at == 28
    stack = hexed.document.undo_stack
    assert (stack.count(), stack.undoText()) == (1, "set byte 27 to 0xc4")
    press(Key.Key_Z, held=CTRL)
    assert shown(hexed) == before


def test_letters_that_are_keys_elsewhere_are_digits_here(hexed: MainWindow) -> None:
    go(hexed, 8)
    type_("badc")
    assert shown(hexed)[8:10] == b"\xba\xdc"
    assert hexed.document.undo_stack.count() == 2
    # n is no digit: it follows the link, as it does elsewhere
    go(hexed, 12)
    before = shown(hexed)
    type_("n")
    assert shown(hexed) == before


def test_what_was_typed_over_is_no_longer_called_captured(opened: Opener, qtbot: QtBot) -> None:
    window = opened("nvme-linux-6.1.jsonl")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.panes.show("hex")
    column = window.document.derived.columns[0]
    assert column.badge == "captured"
    go(window, 4)
    type_("7")
    column = window.document.derived.columns[0]
    assert (column.badge, column.live) == ("edited", "")
    assert column.subtitle.startswith("edited")
    assert "edited" in window.message.text
    press(Key.Key_Z, held=CTRL)
    assert window.document.derived.columns[0].badge == "captured"


def test_models_follow_a_capture_that_is_typed_into(hexed: MainWindow) -> None:
    before = shown(hexed, 1)
    go(hexed, 8)
    type_("ff")
    assert shown(hexed, 0)[8] == 0xFF
    assert shown(hexed, 1) == before[:8] + b"\xff" + before[9:]


def test_a_field_of_a_model_changes_in_the_request(hexed: MainWindow) -> None:
    hexed.editing.go_to_column(1)
    captured, model = shown(hexed, 0), shown(hexed, 1)
    go(hexed, 9)
    type_("5")
    after = shown(hexed, 1)
    assert after == model[:9] + bytes([0x50 | model[9] & 0x0F]) + model[10:]
    assert shown(hexed, 0) == captured
    assert "iova_pgsizes" in hexed.document.undo_stack.undoText()


@pytest.mark.parametrize(
    ("offset", "digits", "why"),
    [
        (0, "9", "argsz is what the caller passes"),
        (4, "00", "CAPS in flags is a result"),
        (16, "4", "cap_offset is a result"),
        (28, "1", "next is a result"),
    ],
)
def test_what_a_model_would_not_keep_is_refused_in_words(
    hexed: MainWindow, offset: int, digits: str, why: str
) -> None:
    hexed.editing.go_to_column(1)
    before = shown(hexed, 1)
    go(hexed, offset)
    type_(digits)
    assert why in hexed.message.text
    assert shown(hexed, 1) == before
    assert hexed.document.undo_stack.count() == 0
    assert view(hexed).at == offset


def test_characters_are_typed_over_in_their_column(hexed: MainWindow) -> None:
    before = shown(hexed)
    go(hexed, 10)
    press(Key.Key_Return)
    assert view(hexed).text
    type_("N ")
    assert shown(hexed) == before[:10] + b"N " + before[12:]
    press(Key.Key_Escape)
    assert not view(hexed).text
    press(Key.Key_Escape)
    assert QApplication.focusWidget() is hexed.map


def test_a_click_on_a_character_puts_the_cursor_there(hexed: MainWindow) -> None:
    table = view(hexed)
    model = table.bytes
    cell = table.visualRect(model.index(1, model.width))
    digit = table.fontMetrics().horizontalAdvance("0")
    into = table.characters(cell).x() + 3 * digit + digit // 2
    point = QPoint(into, cell.center().y())
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, NONE, point)
    assert (table.at, table.text) == (model.width + 3, True)
    selection = hexed.document.view.selection
    assert selection is not None
    assert selection.start <= model.width + 3 < selection.stop


def test_the_cursor_moves_by_keys_and_the_selection_grows(hexed: MainWindow) -> None:
    go(hexed, 24)
    table = view(hexed)
    width = table.bytes.width
    press(Key.Key_Right, Key.Key_Down, Key.Key_Left, Key.Key_Up)
    assert table.at == 24
    press(Key.Key_Down)
    assert table.at == 24 + width
    press(Key.Key_Home)
    assert table.at == (24 + width) // width * width
    press(Key.Key_End)
    assert table.at == (24 + width) // width * width + width - 1
    press(Key.Key_Home, held=CTRL)
    assert table.at == 0
    press(Key.Key_End, held=CTRL)
    assert table.at == table.bytes.size - 1
    go(hexed, 24)
    press(Key.Key_Right, Key.Key_Right, held=SHIFT)
    selection = hexed.document.view.selection
    assert selection is not None
    assert (selection.start, selection.stop) == (24, 27)


def test_hex_text_is_pasted_over_what_is_there(hexed: MainWindow) -> None:
    before = shown(hexed)
    go(hexed, 32)
    QGuiApplication.clipboard().setText("de ad\n0xbe, 0xef")
    press(Key.Key_V, held=CTRL)
    assert shown(hexed) == before[:32] + b"\xde\xad\xbe\xef" + before[36:]
    assert hexed.document.undo_stack.count() == 1
    assert view(hexed).at == 36
    go(hexed, 32)
    press(Key.Key_Right, Key.Key_Right, Key.Key_Right, held=SHIFT)
    press(Key.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().text() == "de ad be ef"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("00 0", "a byte takes two"),
        ("zz", "'z' is no hex digit"),
        ("", "0 characters"),
        ("00" * 500, "none are added"),
    ],
)
def test_a_paste_that_can_not_be_is_refused(hexed: MainWindow, words: str, why: str) -> None:
    before = shown(hexed)
    go(hexed, 32)
    QGuiApplication.clipboard().setText(words)
    press(Key.Key_V, held=CTRL)
    assert why in hexed.message.text
    assert shown(hexed) == before


def test_nothing_is_put_in_or_taken_out(hexed: MainWindow) -> None:
    before = hexed.document.project
    go(hexed, 32)
    press(Key.Key_Delete)
    assert "overwritten" in hexed.message.text
    press(Key.Key_Insert)
    assert hexed.document.project == before


def test_backspace_goes_back_and_a_digit_then_overwrites_anew(hexed: MainWindow) -> None:
    go(hexed, 32)
    type_("a")
    press(Key.Key_Backspace)
    assert (view(hexed).at, view(hexed).low) == (32, False)
    type_("b")
    assert shown(hexed)[32] >> 4 == 0xB


def test_a_screen_reader_hears_how_to_type(hexed: MainWindow) -> None:
    face = QAccessible.queryAccessibleInterface(view(hexed))
    assert "overwrite" in face.text(QAccessible.Text.Description)


def test_a_right_click_offers_what_to_do_with_the_byte(hexed: MainWindow) -> None:
    table = view(hexed)
    spot = table.visualRect(table.bytes.index_of(8)).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.RightButton, NONE, spot)
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, spot, table.viewport().mapToGlobal(spot)
    )
    QApplication.sendEvent(table.viewport(), asked)
    shown_menu = QApplication.activePopupWidget()
    assert isinstance(shown_menu, QMenu)
    keys = {each.objectName() for each in shown_menu.actions()}
    shown_menu.close()
    assert {"copy-bytes", "why", "copy-right"} <= keys
    selection = hexed.document.view.selection
    assert selection is not None
    assert selection.start == 8


def test_a_note_on_bytes_that_were_typed_says_so_in_the_reply(hexed: MainWindow) -> None:
    go(hexed, 8)
    project = hexed.document.project
    assert project is not None
    column = project.columns[0]
    hexed.editing.run(lambda now: edits.add_note(now, Note("odd", None, 8, 16, column)))
    project = hexed.document.project
    assert project is not None
    assert "edited" not in reply(project)
    type_("e")
    project = hexed.document.project
    assert project is not None
    assert "Linux 6.1.0-53-amd64, edited" in reply(project)
