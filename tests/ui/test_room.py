"""The window is not in the map's way: docks give way, workspaces and zooms are a key away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from vfioviz.document import edits
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.recent import window_settings
from vfioviz.ui.session.workspaces import Left, keep_panels, kept_panels

Key, Mod = Qt.Key, Qt.KeyboardModifier
ATOMIC, IOMMU, OLD = (
    "device-atomic-before-v6.6.bin", "iommu-linux-6.12.bin", "iommu-linux-6.1.bin",
)  # fmt: skip
ALTS = Mod.ControlModifier | Mod.AltModifier


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    for _ in range(4):
        QApplication.processEvents()


def seen(window: MainWindow) -> set[str]:
    return {key for key, dock in window.panes.docks.items() if dock.seen}


def right(window: MainWindow) -> float:
    """Where the last column ends."""
    assert window.map is not None
    item = window.map.items[-1]
    return float(item.x() + item.rect().width())


def test_all_that_is_compared_is_on_the_screen_and_panels_come_back_after_it(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: "structure" in seen(window))
    assert window.map is not None
    at = window.map.mapTo(window, QPoint())
    width = window.panes.docks["structure"].width()
    press(window, Key.Key_K, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.map is not None and window.map.width() == window.width())
    assert len(window.map.items) == 6
    assert "structure" not in seen(window)
    assert not window.map.scroller.horizontal.isVisible()
    assert right(window) <= window.map.canvas.viewport().width()
    assert window.map.mapTo(window, QPoint()) == at
    while len(window.document.derived.columns) > 2:
        window.editing.run(lambda now: edits.remove_column(now, len(now.columns) - 1))
    qtbot.waitUntil(lambda: "structure" in seen(window))
    assert abs(window.panes.docks["structure"].width() - width) <= 4


def test_a_panel_that_gave_way_stays_when_it_is_asked_for(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    press(window, Key.Key_K, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "structure" not in seen(window))
    press(window, Key.Key_1, Mod.AltModifier)
    qtbot.waitUntil(lambda: "structure" in seen(window))
    window.editing.run(lambda now: edits.set_fill(now, 0x5A))
    QApplication.processEvents()
    assert "structure" in seen(window)


def test_no_tab_goes_beside_a_panel_that_is_used(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    window.actions_table["panel-reply"].trigger()
    qtbot.waitUntil(lambda: "reply" in seen(window))
    press(window, Key.Key_K, Mod.ControlModifier)
    assert window.map is not None
    assert len(window.map.items) == 6
    beside = [window.panes.frames[key] for key in ("structure", "sources", "reply")]
    assert not any(dock.isHidden() for dock in beside)
    window.centre.focus_map()
    window.editing.run(lambda now: edits.remove_column(now, len(now.columns) - 1))
    qtbot.waitUntil(lambda: all(dock.isHidden() for dock in beside))


def test_what_gave_way_is_open_when_the_program_starts_again(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.resize(1280, 720)
    press(window, Key.Key_K, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "structure" not in seen(window))
    window.panes.keep_workspace()
    left = kept_panels("explore")
    assert left is not None
    assert "structure" in left.shown


def test_workspaces_are_a_key_away_and_remember_what_was_changed(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(OLD)
    window.resize(1280, 720)
    assert window.map is not None
    at = window.map.mapTo(window, QPoint())
    qtbot.waitUntil(lambda: {"structure", "findings"} <= seen(window))
    press(window, Key.Key_2, ALTS)
    qtbot.waitUntil(lambda: seen(window) == {"differences"})
    assert window.actions_table["workspace-review"].isChecked()
    qtbot.waitUntil(lambda: window.map is not None and window.map.width() == window.width())
    assert window.map.height() >= 0.6 * window.height()
    assert window.map.mapTo(window, QPoint()) == at
    press(window, Key.Key_3, ALTS)
    qtbot.waitUntil(lambda: not seen(window))
    press(window, Key.Key_2, ALTS)
    qtbot.waitUntil(lambda: seen(window) == {"differences"})
    window.panes.docks["steps"].raise_()
    qtbot.waitUntil(lambda: seen(window) == {"steps"})
    press(window, Key.Key_1, ALTS)
    qtbot.waitUntil(lambda: {"structure", "findings"} <= seen(window))
    press(window, Key.Key_2, ALTS)
    qtbot.waitUntil(lambda: seen(window) == {"steps"})


@pytest.mark.parametrize("stored", ["", "a|b", "a|b|c", "a|b|-4", "|||", "x" * 9999])
def test_what_somebody_wrote_into_the_file_of_the_window_is_no_arrangement(stored: str) -> None:
    window_settings().setValue("workspace/review", stored)
    assert kept_panels("review") is None


def test_an_arrangement_is_read_as_it_was_written() -> None:
    left = Left(["structure", "text"], ["text"], 140)
    keep_panels("teach", left)
    assert kept_panels("teach") == left


def test_w_shift_w_and_z_fit_width_height_and_selection(opened: Opener) -> None:
    window = opened(OLD)
    window.resize(1280, 720)
    press(window, Key.Key_3, ALTS)
    assert window.map is not None
    port = window.map.canvas.viewport()
    press(window, Key.Key_W, Mod.ShiftModifier)
    rows = [item.visible() for item in window.map.items]
    assert rows == [(0, item.map.row_count) for item in window.map.items]
    assert not window.map.scroller.vertical.isVisible()
    low = window.document.view.zoom
    press(window, Key.Key_W)
    assert window.document.view.zoom > low
    assert right(window) <= port.width()
    assert not window.map.scroller.horizontal.isVisible()
    press(window, Key.Key_W)
    assert window.message.text == f"That fits already, at {window.document.view.zoom} %."
    press(window, Key.Key_Z)
    assert window.message.text == "Select what to zoom to first: in the map, or in a panel."
    window.document.select(Selection(1, 84, 92))
    press(window, Key.Key_Z)
    item = window.map.items[1]
    rects = list(item.rects(84, 92))
    assert len(rects) == 2
    assert rects[-1].bottom() <= port.height()
    assert rects[0].height() > 60


def test_what_is_misplaced_is_in_view_after_opening(opened: Opener, qtbot: QtBot) -> None:
    window = opened(OLD)
    assert window.map is not None
    window.resize(800, 500)
    window.document.close()
    window.files.open_paths([str(SAMPLES / OLD)])
    qtbot.waitUntil(lambda: window.map is not None and bool(window.map.items))
    for _ in range(4):
        QApplication.processEvents()
    item = window.map.items[0]
    assert window.map.scroller.vertical.isVisible()
    assert list(item.rects(68, 72))
    assert window.document.view.selection is None


def test_the_tip_of_a_header_has_all_figures(opened: Opener) -> None:
    window = opened(OLD)
    assert window.map is not None
    item, canvas = window.map.items[0], window.map.canvas
    at = item.on_canvas(QPointF(20, 15)).toPoint()
    event = QHelpEvent(QHelpEvent.Type.ToolTip, at, canvas.viewport().mapToGlobal(at))
    QApplication.sendEvent(canvas.viewport(), event)
    words = QToolTip.text()
    QToolTip.hideText()
    for said in ("Linux 6.1.0", "captured", "misaligned u64", "cap_offset", "not written"):
        assert said in words
