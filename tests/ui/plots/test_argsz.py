"""The argsz chart in the window: mouse, keys, table, pictures."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document.project import Project
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.argsz import ArgszPanel
from vfioviz.ui.panels.pictures import export
from vfioviz.ui.panels.table import ARGSZ, FINDINGS
from vfioviz.ui.plots.chart import Chart

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
ATOMIC = "device-atomic-before-v6.6.bin"


@pytest.fixture
def panel(opened: Opener, qtbot: QtBot) -> ArgszPanel:
    window = opened(ATOMIC)
    window.panes.show("argsz")
    made = window.panes[ARGSZ]
    qtbot.waitUntil(lambda: made.chart is not None and made.chart.isVisible())
    return made


def chart(panel: ArgszPanel) -> Chart:
    assert panel.chart is not None
    return panel.chart


def project(window: MainWindow) -> Project:
    assert window.document.project is not None
    return window.document.project


def point(panel: ArgszPanel, argsz: int, lane: int) -> QPoint:
    """The middle of an argsz in a lane, on the viewport."""
    count = len(chart(panel).drawing.lanes)
    return chart(panel).point_of(argsz + 0.5, (lane + 1.5) / count).toPoint()


def test_keys_move_the_fence_of_each_column(
    panel: ArgszPanel, window: MainWindow, qtbot: QtBot
) -> None:
    view = chart(panel)
    view.setFocus()
    before = window.document.undo_stack.count()
    for _ in range(3):
        qtbot.keyClick(view, Key.Key_Right)
    assert project(window).argsz == 39
    runs = [column.run for column in window.document.derived.columns if column.run]
    assert {run.argsz_in for run in runs} == {39}
    assert [run.overrun for run in runs if run.variant == "posted-v1"] == [1]
    assert window.document.undo_stack.count() == before + 1
    qtbot.keyClick(view, Key.Key_Right, CTRL)
    assert project(window).argsz == 40
    qtbot.keyClick(view, Key.Key_PageUp)
    assert project(window).argsz == 48
    qtbot.keyClick(view, Key.Key_Home)
    assert project(window).argsz == 0


def test_a_drag_is_one_undo_step(panel: ArgszPanel, window: MainWindow, qtbot: QtBot) -> None:
    port = chart(panel).viewport
    before = window.document.undo_stack.count()
    for start, stop in ((24, 60), (60, 30)):
        qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=point(panel, start, 1))
        for argsz in range(start, stop, 3 if stop > start else -3):
            # pytest-qt's mouseMove presses no button.
            at = point(panel, argsz, 1)
            _drag(port, at)
        _drag(port, point(panel, stop, 1))
        qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point(panel, stop, 1))
        assert project(window).argsz == stop
    assert window.document.undo_stack.count() == before + 2


def _drag(port: QWidget, at: QPoint) -> None:
    left = Qt.MouseButton.LeftButton
    event = QMouseEvent(
        QEvent.Type.MouseMove, QPointF(at), QPointF(port.mapToGlobal(at)),
        Qt.MouseButton.NoButton, left, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_a_click_takes_the_lane_and_its_tip_has_the_numbers(
    panel: ArgszPanel, window: MainWindow, qtbot: QtBot
) -> None:
    lanes = list(chart(panel).drawing.lanes)[1:]
    lane = lanes.index("posted-v1")
    at = point(panel, 37, lane)
    qtbot.mouseClick(chart(panel).viewport, Qt.MouseButton.LeftButton, pos=at)
    assert project(window).argsz == 37
    said = chart(panel).drawing.tip(*chart(panel).place_of(QPointF(at)))
    assert said == "posted-v1, argsz 37\nargsz 36 to 39: overrun, up to 4 bytes"


def test_the_axis_is_zoomed_by_keys_and_by_the_wheel(panel: ArgszPanel, qtbot: QtBot) -> None:
    view = chart(panel)
    view.setFocus()
    whole = view.span
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.span[1] - view.span[0] < whole[1] - whole[0]
    qtbot.keyClick(view, Key.Key_0)
    assert view.span == whole
    at = QPointF(point(panel, 38, 1))
    event = QWheelEvent(
        at, QPointF(view.viewport.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, 1200),
        Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport, event)
    first, last = view.span
    assert last - first == 16
    assert first < 38 < last


def test_enter_on_a_row_of_the_table_passes_its_argsz(
    panel: ArgszPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.as_table.click()
    assert panel.view.isVisible()
    rows = [row.texts for row in panel.model.rows]
    row = next(at for at, texts in enumerate(rows) if texts[3] == "overrun")
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(row, 0))
    qtbot.keyClick(panel.view, Key.Key_Return)
    assert project(window).argsz == 36
    window.actions_table["plot-table"].trigger()
    assert chart(panel).isVisible()


@pytest.mark.parametrize("suffix", ["svg", "png", "pdf"])
def test_the_chart_is_written_as_a_picture(
    panel: ArgszPanel, window: MainWindow, tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"a.{suffix}"
    export(window.bench, panel, str(path))
    data = path.read_bytes()
    if suffix == "svg":
        text = data.decode()
        for word in ("posted-v1", "QEMU, DPDK, rust-vmm", "complete", "96"):
            assert f">{word}<" in text
    elif suffix == "png":
        assert QImage(str(path)).width() > 400
    else:
        assert data.startswith(b"%PDF")


def test_the_chart_goes_to_the_clipboard_and_asks_for_a_name(
    panel: ArgszPanel, window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_table["plot-copy"].trigger()
    assert not QGuiApplication.clipboard().image().isNull()
    assert "Copied the picture" in window.message.text
    window.actions_table["plot-export"].trigger()
    (dialog,) = window.findChildren(QFileDialog, "picture-dialog")
    dialog.close()
    window.panes.show(FINDINGS.key)
    window.actions_table["plot-copy"].trigger()
    assert "to the front" in window.message.text


def test_a_name_that_no_picture_has_is_refused(
    panel: ArgszPanel, window: MainWindow, tmp_path: Path
) -> None:
    export(window.bench, panel, str(tmp_path / "a.gif"))
    assert not (tmp_path / "a.gif").exists()
    assert "a.gif" in window.message.text
