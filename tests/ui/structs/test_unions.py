"""A union in the map: its alternatives by keys, by the mouse, and out of a menu."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
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
        assert texts == [
            "where: all as one piece", "where as mem", "where as io", "where as raw",
            "Alternatives side by side",
        ]  # fmt: skip
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


def heads(structs: StructWindow) -> list[str]:
    board = structs.pane.map.board
    assert board is not None
    return [each.title for each in board.heads]


def only(structs: StructWindow, qtbot: QtBot, abi: str) -> None:
    for key, box in structs.chooser.boxes.items():
        if box.isChecked() != (key == abi):
            box.click()
    settled(qtbot, structs)


def test_alternatives_stand_side_by_side_by_box_key_and_menu(
    unions: StructWindow, qtbot: QtBot
) -> None:
    unions.resize(1280, 720)
    only(unions, qtbot, "x86-64")
    wanted = ["x86-64", "lane 2 of 4", "lane 3 of 4", "in.u as high"]
    unions.pane.lanes.click()
    settled(qtbot, unions)
    assert heads(unions) == wanted
    # All of them are seen at this size.
    assert unions.pane.map.horizontalScrollBar().maximum() == 0
    unions.pane.map.setFocus()
    press(unions, qtbot, Qt.Key.Key_L)
    assert heads(unions) == ["x86-64"]
    assert not unions.pane.lanes.isChecked()
    shown = unions.pane.map
    assert shown.go_to("where.io.port")
    assert shown.current is not None
    place = shown.rect_of(shown.current).center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, shown.viewport().mapToGlobal(place)
    )
    QApplication.sendEvent(shown.viewport(), event)
    (menu,) = shown.findChildren(QMenu, "piece-menu")
    (beside,) = [each for each in menu.actions() if each.text() == "Alternatives side by side"]
    assert not beside.isChecked()
    beside.trigger()
    menu.close()
    settled(qtbot, unions)
    assert heads(unions) == wanted


def test_a_member_of_any_lane_is_found_clicked_and_walked_to(
    unions: StructWindow, qtbot: QtBot
) -> None:
    only(unions, qtbot, "x86-64")
    unions.pane.lanes.click()
    settled(qtbot, unions)
    shown = unions.pane.map
    assert shown.go_to("where.raw")
    assert shown.current is not None
    assert shown.current.column == 2
    assert "where as raw" in unions.pane.line.text()
    assert "lane 3 of 4" in shown.accessibleDescription()
    QTest.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert shown.current.column == 1
    assert "where.io.port" in unions.pane.line.text()
    board = shown.board
    assert board is not None
    index = next(n for n, each in enumerate(board.grid.columns[1].pieces) if each.name == "hi")
    place = shown.rect_of(Hit(1, index)).center()
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown.current == Hit(1, index)
    # Beside the last byte of a lane there is nothing.
    blank = QPoint(place.x() + 3 * board.metrics.byte, place.y())
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=blank)
    assert shown.current == Hit(1, index)


def test_u_brings_another_alternative_to_the_first_lane(unions: StructWindow, qtbot: QtBot) -> None:
    only(unions, qtbot, "x86-64")
    unions.pane.lanes.click()
    settled(qtbot, unions)
    unions.pane.map.setFocus()
    assert unions.pane.map.go_to("where.mem.addr")
    press(unions, qtbot, Qt.Key.Key_U)
    assert "where.io.port" in names(unions)


def test_lanes_are_copied_and_exported(unions: StructWindow, qtbot: QtBot, tmp_path: Path) -> None:
    only(unions, qtbot, "x86-64")
    unions.pane.lanes.click()
    settled(qtbot, unions)
    unions.pane.copy_button.click()
    said = QGuiApplication.clipboard().text()
    assert "x86-64: where as io (lane 2 of 4): where.io.port 8+2, where.io.width 10+1" in said
    path = tmp_path / "lanes.svg"
    unions.export(str(path))
    settled(qtbot, unions)
    assert "where as io" in path.read_text()


def test_where_there_is_no_union_there_are_no_lanes(structs: StructWindow, qtbot: QtBot) -> None:
    structs.open(HeadersWanted("x.h", "", "struct one { int a; };"))
    settled(qtbot, structs)
    choose(structs, qtbot, "one")
    assert not structs.pane.lanes.isEnabled()
    structs.pane.map.setFocus()
    press(structs, qtbot, Qt.Key.Key_L)
    assert len(heads(structs)) == 4


@pytest.mark.usefixtures("german")
def test_a_window_of_1280_pixels_has_room_for_all_tools(unions: StructWindow, qtbot: QtBot) -> None:
    unions.add(HeadersWanted("y.h", "", f"#include <linux/types.h>{BODY}"))
    settled(qtbot, unions)
    unions.pane.edition.setCurrentIndex(unions.pane.edition.count() - 1)
    unions.pane.edition.activated.emit(unions.pane.edition.count() - 1)
    unions.resize(1280, 720)
    settled(qtbot, unions)
    assert unions.pane.lanes.isVisible()
    assert unions.pane.edition.isVisible()
    assert unions.width() == 1280
