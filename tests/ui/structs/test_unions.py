"""A union in the map: its alternatives by keys, by the mouse, and out of a menu."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.scene.test_unions import BODY
from tests.ui.structs.test_window import choose, settled, window_of_structs
from vfioviz.capture.headerlist import HeadersWanted
from vfioviz.ui.structs.board import Hit
from vfioviz.ui.structs.window import StructWindow

__all__ = ["window_of_structs"]
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture(name="unions")
def struct_with_unions(structs: StructWindow, qtbot: QtBot) -> StructWindow:
    structs.open(HeadersWanted("x.h", "", f"#include <linux/types.h>{BODY}"))
    settled(qtbot, structs)
    choose(structs, qtbot, "one")
    structs.pane.map.setFocus()
    assert structs.pane.map.go_to("where")
    return structs


def names(structs: StructWindow) -> list[str]:
    board = structs.pane.map.board
    assert board is not None
    return [each.name for each in board.grid.columns[0].pieces if each.name]


def press(structs: StructWindow, qtbot: QtBot, key: Qt.Key, shift: bool = False) -> None:
    QTest.keyClick(structs.pane.map, key, SHIFT if shift else Qt.KeyboardModifier.NoModifier)
    settled(qtbot, structs)


def test_keys_go_through_the_alternatives(unions: StructWindow, qtbot: QtBot) -> None:
    closed = names(unions)
    assert "where" in closed
    press(unions, qtbot, Qt.Key.Key_Return)
    assert {"where.mem.addr", "where.mem.len"} <= set(names(unions))
    assert "where as mem" in unions.pane.line.text()
    press(unions, qtbot, Qt.Key.Key_U)
    assert {"where.io.port", "where.io.width", "where"} <= set(names(unions))
    assert "where as io" in unions.pane.line.text()
    press(unions, qtbot, Qt.Key.Key_U)
    assert "where.raw" in names(unions)
    press(unions, qtbot, Qt.Key.Key_U)
    assert names(unions) == closed
    press(unions, qtbot, Qt.Key.Key_U, shift=True)
    assert "where.raw" in names(unions)
    choose(unions, qtbot, "one")
    press(unions, qtbot, Qt.Key.Key_U)
    assert names(unions) == closed


def test_a_menu_lists_them(unions: StructWindow, qtbot: QtBot) -> None:
    shown = unions.pane.map
    assert shown.current is not None
    place = shown.rect_of(shown.current).center()
    for reason in (QContextMenuEvent.Reason.Keyboard, QContextMenuEvent.Reason.Mouse):
        event = QContextMenuEvent(reason, place, shown.viewport().mapToGlobal(place))
        QApplication.sendEvent(shown.viewport(), event)
        (menu,) = shown.findChildren(QMenu, "piece-menu")
        texts = [each.text() for each in menu.actions() if each.text()]
        assert texts == ["where: all as one piece", "where as mem", "where as io", "where as raw"]
        ticked = [each.text() for each in menu.actions() if each.isChecked()]
        assert ticked == ["where: all as one piece"]
        if reason is QContextMenuEvent.Reason.Mouse:
            menu.actions()[2].trigger()
        menu.close()
        qtbot.waitUntil(lambda: not shown.findChildren(QMenu, "piece-menu"))
    settled(qtbot, unions)
    assert "where.io.port" in names(unions)
    outside = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(1, 1), QPoint(1, 1))
    QApplication.sendEvent(shown.viewport(), outside)
    assert not shown.findChildren(QMenu, "piece-menu")


def test_a_double_click_takes_a_union_apart(unions: StructWindow, qtbot: QtBot) -> None:
    shown = unions.pane.map
    board = shown.board
    assert board is not None
    index = next(n for n, each in enumerate(board.grid.columns[0].pieces) if each.name == "in.u")
    place = shown.rect_of(Hit(0, index)).center()
    qtbot.mouseDClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settled(qtbot, unions)
    assert "in.u.v" in names(unions)
