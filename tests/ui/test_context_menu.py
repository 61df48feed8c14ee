"""A right click on the map, and the menu key: what one can do there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.test_find import ask
from vfioviz.document import edits
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STRUCTURE, WHY

ALTS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
OLD = "iommu-linux-6.1.bin"


def at_byte(window: MainWindow, column: int, offset: int) -> QPoint:
    view = window.load_map()
    item = view.items[column]
    rect = next(item.rects(offset, offset + 1))
    return item.on_canvas(rect.center()).toPoint()


def menu_at(window: MainWindow, column: int, offset: int) -> QMenu:
    port = window.load_map().canvas.viewport()
    where = at_byte(window, column, offset)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, port.mapToGlobal(where))
    QApplication.sendEvent(port, event)
    return opened_menu(window)


def opened_menu(window: MainWindow) -> QMenu:
    QApplication.processEvents()
    return next(each for each in window.findChildren(QMenu, "context") if each.isVisible())


def keys(menu: QMenu) -> list[str]:
    return [action.objectName() for action in menu.actions() if not action.isSeparator()]


def test_a_right_click_selects_and_offers(opened: Opener) -> None:
    window = opened(OLD)
    menu = menu_at(window, 0, 68)
    now = window.document.view.selection
    assert now is not None
    assert now[:3] == (0, 68, 70)
    assert {
        "edit",
        "why",
        "pointer",
        "follow",
        "copy-value",
        "copy-bytes",
        "note",
        "find-same",
    } <= (set(keys(menu)))
    assert "pass-needed" not in keys(menu)
    menu.close()


def test_a_right_click_inside_what_is_selected_leaves_it(opened: Opener) -> None:
    window = opened(OLD)
    window.document.select(Selection(0, 56, 80))
    menu_at(window, 0, 68).close()
    now = window.document.view.selection
    assert now is not None
    assert now[:3] == (0, 56, 80)


def test_the_menu_key_opens_it_at_the_selection(opened: Opener) -> None:
    window = opened(OLD)
    view = window.load_map()
    view.setFocus()
    window.document.select(Selection(1, 24, 26))
    QApplication.sendEvent(
        view, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    )
    menu = opened_menu(window)
    where = view.canvas.viewport().mapFromGlobal(menu.pos())
    hit = view.hit(QPointF(where))
    assert hit is not None
    assert (hit.column, hit.offset) in {(1, 24), (1, 25)}
    menu.close()


def test_why_says_where_it_comes_from(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    menu = menu_at(window, 0, 68)
    next(each for each in menu.actions() if each.objectName() == "why").trigger()
    panel = window.panes[WHY]
    qtbot.waitUntil(panel.isVisible)
    told = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert "68 = 56 + 12: dma_avail lies before it, 12 bytes." in told
    assert "caps[1].header.next at 60 (0x3c) points here." in told
    window.document.select(Selection(3, 72, 74))  # v6.6
    told = [panel.list.item(row).text() for row in range(panel.list.count())]
    assert "72 = 56 + ALIGN(12, 8): dma_avail lies before it, 12 bytes." in told


def test_shift_n_goes_to_who_points_here_and_b_comes_back(opened: Opener) -> None:
    window = opened(OLD)
    view = window.load_map()
    view.setFocus()
    view.select_leaf(0, 84)
    QTest.keyClick(view, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    now = window.document.view.selection
    assert now is not None
    assert now[:3] == (0, 60, 64)
    QTest.keyClick(view, Qt.Key.Key_B)
    now = window.document.view.selection
    assert now is not None
    assert now[:2] == (0, 84)
    window.document.select(None)
    window.actions_table["pointer"].trigger()
    assert window.message.text.startswith("Select a capability first")


def test_value_bytes_and_picture_are_copied(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    window.document.select(Selection(0, 60, 64))
    window.actions_table["copy-bytes"].trigger()
    assert QGuiApplication.clipboard().text() == "44 00 00 00"
    window.actions_table["copy-value"].trigger()
    assert QGuiApplication.clipboard().text().startswith("68")
    window.actions_table["copy-picture"].trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert "as a picture of" in window.message.text


def on_title(window: MainWindow, column: int) -> QPoint:
    item = window.load_map().items[column]
    return item.on_canvas(QPointF(20, 15)).toPoint()


def test_the_menu_of_a_columns_title_is_about_that_column(opened: Opener) -> None:
    window = opened(OLD, "iommu-linux-6.12.bin")
    window.load_map().select_leaf(0, 68)
    port = window.load_map().canvas.viewport()
    where = on_title(window, 1)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, port.mapToGlobal(where))
    QApplication.sendEvent(port, event)
    menu = opened_menu(window)
    assert window.document.active == 1
    now = window.document.view.selection
    assert now is not None
    assert now[:2] == (1, 72), "the same field, where it stands there"
    assert "reference" in keys(menu)
    menu.close()
    window.actions_table["reference"].trigger()
    assert window.document.view.reference == 1


def test_a_click_on_a_columns_title_makes_it_the_active_one(opened: Opener) -> None:
    window = opened(OLD)
    port = window.load_map().canvas.viewport()
    for column in (2, 1, 0):
        QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=on_title(window, column))
        assert window.document.active == column
    assert not window.document.modified


def test_the_values_of_several_fields_are_copied_each_with_its_name(opened: Opener) -> None:
    window = opened(OLD)
    tree = window.panes.bring(STRUCTURE).view
    tree.setFocus()
    tree.setCurrentIndex(tree.model().index(0, 0))
    QTest.keyClick(tree, Qt.Key.Key_V, ALTS)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "argsz = 4096 (0x1000)"
    assert lines[3] == "cap_offset = 24 (0x18)"
    assert f"{len(lines)} fields" in window.message.text
    tree.setCurrentIndex(tree.model().index(0, 0, tree.model().index(0, 0)))
    QTest.keyClick(tree, Qt.Key.Key_V, ALTS)
    assert QGuiApplication.clipboard().text() == "4096 (0x1000)"


@pytest.mark.parametrize("words", ["avail", "65535", "CAPS", "ff ff 00 00"])
def test_f3_goes_through_what_was_found_and_marks_it(
    opened: Opener, qtbot: QtBot, words: str
) -> None:
    window = opened(OLD)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view = window.load_map()
    view.setFocus()
    dialog = ask(window)
    QTest.keyClicks(dialog.line, words)
    QTest.keyClick(dialog.line, Qt.Key.Key_Return)
    QApplication.processEvents()
    marked = {(n, *span) for n, item in enumerate(view.items) for span in item.marks.found}
    assert len(marked) >= 4
    window.document.select(None)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    view.setFocus()
    seen = []
    for number in range(len(marked)):
        QTest.keyClick(view, Qt.Key.Key_F3)
        now = window.document.view.selection
        assert now is not None
        seen.append(now[:3])
        assert window.message.text.startswith(f"{number + 1} of {len(marked)}: ")
    assert set(seen) == marked
    QTest.keyClick(view, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    now = window.document.view.selection
    assert now is not None
    assert now[:3] == seen[-2]


def test_marks_follow_an_edit_and_go_with_the_document(opened: Opener) -> None:
    window = opened(OLD)
    view = window.load_map()
    window.document.select(Selection(0, 64, 68))
    window.actions_table["find-same"].trigger()
    assert view.items[0].marks.found == ((64, 68),)
    assert view.items[3].marks.found == ((64, 68),)
    window.editing.run(lambda now: edits.remove_capability(now, now.content.caps[0].known_by))
    assert view.items[3].marks.found == ((32, 36),)
    opened(OLD)
    window.document.close()
    opened("iommu-linux-6.12.bin")
    assert all(not item.marks.found for item in view.items)
