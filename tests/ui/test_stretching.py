"""A panel that needs height gets it from the map, and gives it back with the next one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import ARGSZ
from vfioviz.ui.recent import window_settings
from vfioviz.ui.session.workspaces import kept_panels

ATOMIC = "device-atomic-before-v6.6.bin"


def frame_height(window: MainWindow) -> int:
    frame = window.panes.docks["argsz"].frame
    return next(
        (dock.height() for dock in window.panes.frames.values() if dock.seen and dock is frame),
        window.panes.docks["findings"].frame.height(),
    )


def show(window: MainWindow, key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, Qt.KeyboardModifier.AltModifier)


def chart_is_whole(window: MainWindow) -> bool:
    panel = window.panes[ARGSZ]
    room = panel.parentWidget()
    if panel.chart is None or room is None or not panel.isVisible():
        return False
    foot = panel.calls.mapTo(room, QPoint(0, panel.calls.height()))
    return panel.chart.height() >= panel.chart.minimumHeight() and foot.y() <= room.height()


def test_a_chart_is_seen_whole_in_a_low_window_and_findings_get_their_height_back(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.panes.docks["findings"].seen)
    before = frame_height(window)
    assert window.map is not None
    at = window.map.mapTo(window, QPoint())
    show(window, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: chart_is_whole(window))
    assert frame_height(window) <= 0.46 * window.height()
    assert window.map.mapTo(window, QPoint()) == at
    show(window, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: window.panes.docks["findings"].seen)
    qtbot.waitUntil(lambda: abs(frame_height(window) - before) <= 3)


def test_a_height_that_was_dragged_stays(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    show(window, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: chart_is_whole(window))
    frame = window.panes.docks["argsz"].frame
    edge = frame.mapTo(window, QPoint(60, -2))
    left, down = Qt.MouseButton.LeftButton, edge + QPoint(0, 80)
    QTest.mousePress(window, left, pos=edge)
    where = QPointF(down), QPointF(window.mapToGlobal(down))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(
        window, QMouseEvent(QEvent.Type.MouseMove, *where, Qt.MouseButton.NoButton, left, none)
    )
    qtbot.waitUntil(lambda: frame_height(window) < 170)
    QTest.mouseRelease(window, left, pos=down)
    dragged = frame_height(window)
    show(window, Qt.Key.Key_3)
    show(window, Qt.Key.Key_6)
    qtbot.waitUntil(window.panes[ARGSZ].isVisible)
    qtbot.wait(100)
    assert abs(frame_height(window) - dragged) <= 3


def test_what_a_chart_took_is_not_remembered_of_a_workspace(opened: Opener, qtbot: QtBot) -> None:
    window_settings().clear()
    window = opened(ATOMIC)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: window.panes.docks["findings"].seen)
    before = frame_height(window)
    show(window, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: chart_is_whole(window))
    window.panes.keep_workspace()
    left = kept_panels("explore")
    assert left is not None
    assert abs(left.height - before) <= 3
