"""The menus of panels: by a right click, by the Menu key, by Shift+F10; what they do is done."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.models.structure import OFFSET
from vfioviz.ui.panels.table import (
    ARGSZ,
    DIFFERENCES,
    FINDINGS,
    HEX,
    RANGES,
    RECORDS,
    SOURCES,
    STRUCTURE,
    WHY,
)

OLD, NEW = "iommu-linux-6.1.bin", "iommu-linux-6.12.bin"
ATOMIC, MANY = "device-atomic-before-v6.6.bin", "nvme-linux-6.1.jsonl"


def right_click(view: QWidget, at: QPoint) -> None:
    QTest.mouseClick(view, Qt.MouseButton.RightButton, pos=at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.mapToGlobal(at))
    QApplication.sendEvent(view, event)
    QApplication.processEvents()


def shown(window: MainWindow) -> QMenu:
    return next(each for each in window.findChildren(QMenu, "context") if each.isVisible())


def texts(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def keys(menu: QMenu) -> set[str]:
    return {each.objectName() for each in menu.actions() if each.objectName()}


def click(menu: QMenu, words: str) -> None:
    """Click an entry, by its key or what its words begin with."""
    action = next(each for each in menu.actions()
                  if each.objectName() == words or each.text().startswith(words))  # fmt: skip
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
    QApplication.processEvents()


def shift_f10(window: MainWindow, qtbot: QtBot) -> QMenu:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(
        QApplication.focusWidget() or window, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier
    )
    QApplication.processEvents()
    return shown(window)


def selected(window: MainWindow) -> tuple[int, int, int]:
    now = window.document.view.selection
    assert now is not None
    return now[:3]


def in_row(view: QAbstractItemView, index: QModelIndex) -> QPoint:
    view.scrollTo(index)
    return view.visualRect(index).center()


def test_a_row_of_the_structure_says_why_its_bytes_are_there(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    window.panes.show("structure")
    panel = window.panes[STRUCTURE]
    index = panel.model.find(68, 70, None).siblingAtColumn(OFFSET)
    right_click(panel.view.viewport(), in_row(panel.view, index))
    menu = shown(window)
    assert {"edit", "why", "copy-value", "copy-bytes", "find-same", "remove-cap"} <= keys(menu)
    click(menu, "why")
    qtbot.waitUntil(window.panes[WHY].isVisible)
    why = window.panes[WHY].list
    assert any("68 = 56 + 12" in why.item(row).text() for row in range(why.count()))


@pytest.mark.parametrize("key", ["structure", "findings", "differences", "hex"])
def test_shift_f10_opens_the_menu_of_the_current_row(
    opened: Opener, qtbot: QtBot, key: str
) -> None:
    window = opened(OLD, NEW)
    window.document.select(Selection(1, 24, 26))
    window.panes.show(key)
    panels: dict[str, Any] = {
        "structure": STRUCTURE, "findings": FINDINGS, "differences": DIFFERENCES, "hex": HEX,
    }  # fmt: skip
    view: QAbstractItemView = window.panes[panels[key]].view
    qtbot.waitUntil(lambda: view.isVisible() and not window.jobs.running)
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Home if key == "hex" else Qt.Key.Key_Down)
    menu = shift_f10(window, qtbot)
    assert {"why", "copy-bytes", "help"} <= keys(menu)
    row = view.visualRect(view.currentIndex())
    at = view.viewport().mapFromGlobal(menu.pos())
    # Where the screen has no room for it below the row Qt moves it.
    assert abs(at.y() - row.bottom()) <= row.height() + menu.height()
    click(menu, "copy-bytes")
    assert QGuiApplication.clipboard().text()


def test_shift_f10_is_the_menu_of_the_map_too(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    window.centre.focus_map()
    window.document.select(Selection(0, 60, 64))
    menu = shift_f10(window, qtbot)
    assert "follow" in keys(menu)
    menu.close()


def test_a_difference_is_chosen_by_the_right_click_that_asks(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD, NEW)
    window.panes.show("differences")
    panel = window.panes[DIFFERENCES]
    qtbot.waitUntil(lambda: panel.model.rowCount() > 1)
    right_click(panel.view.viewport(), in_row(panel.view, panel.model.index(1, 0)))
    menu = shown(window)
    row = panel.model.rows[1]
    assert selected(window)[:2] == (row.column, row.start)
    menu.close()


def test_a_record_is_made_a_column_and_the_request(opened: Opener, qtbot: QtBot) -> None:
    window = opened(MANY)
    window.panes.show("sources")
    view = window.panes[SOURCES].records.view
    records = window.panes[SOURCES].records
    records.go_to(5)
    assert window.document.project is not None
    right_click(view.viewport(), in_row(view, view.currentIndex()))
    menu = shown(window)
    hide = "Hide this column" in texts(menu)
    before = {each.capture for each in window.document.project.captured}
    click(menu, "Hide this column" if hide else "Show it as a column")
    after = {each.capture for each in window.document.project.captured}
    assert before ^ after == {5}
    records.go_to(7)
    QTest.keyClick(view, Qt.Key.Key_Menu)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint())
    QApplication.sendEvent(view, event)
    click(shown(window), "Make it the request")
    assert window.document.project.active == 7


def test_a_cell_of_the_matrix_opens_its_record(opened: Opener, qtbot: QtBot) -> None:
    window = opened(MANY)
    window.resize(1400, 900)
    window.panes.show("records")
    panel = window.panes[RECORDS]
    qtbot.waitUntil(lambda: bool(panel.matrix.painting.matrix.lines))
    line = panel.matrix.painting.matrix.lines[0]
    column = line.cells[1].column
    right_click(panel.matrix.viewport(), panel.matrix.point_of(0, column))
    menu = shown(window)
    assert {"plot-copy", "plot-export", "plot-table"} <= keys(menu)
    assert "why" not in keys(menu)
    assert (panel.matrix.line, panel.matrix.column) == (0, column)
    click(menu, "Open the record")
    assert window.document.project is not None
    assert window.document.project.captured[0].capture in line.cells[1].numbers


def test_the_argsz_chart_passes_what_was_clicked_at(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.resize(1400, 900)
    window.panes.show("argsz")
    panel = window.panes[ARGSZ]
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())
    chart = panel.chart
    assert chart is not None
    place = chart.point_of(24.5, 0.5).toPoint()
    right_click(chart.viewport, place)
    menu = shown(window)
    assert {"plot-copy", "plot-export", "plot-table"} <= keys(menu)
    assert window.document.project is not None
    before = window.document.undo_stack.index()
    click(menu, "Pass 24 bytes")
    assert window.document.project.argsz == 24
    assert window.document.undo_stack.index() == before + 1
    chart.setFocus()
    menu = shift_f10(window, qtbot)
    assert not [each for each in texts(menu) if each.startswith("Pass ")]
    click(menu, "Next change: ")
    assert window.document.project.argsz > 24


def test_a_range_is_chosen_and_its_bytes_are_told(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    window.resize(1400, 900)
    window.panes.show("ranges")
    panel = window.panes[RANGES]
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())
    chart = panel.chart
    assert chart is not None
    middle = (chart.drawing.low + chart.drawing.high) / 16
    right_click(chart.viewport, chart.point_of(middle, 0.5).toPoint())
    menu = shown(window)
    assert selected(window) == (0, 84, 100)
    click(menu, "why")
    qtbot.waitUntil(window.panes[WHY].isVisible)
