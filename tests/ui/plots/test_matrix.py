"""The matrix of records in the window: keys, clicks, the table, pictures."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.matrix import MatrixPanel
from vfioviz.ui.panels.pictures import export
from vfioviz.ui.panels.table import RECORDS

Key = Qt.Key
OLD, NEW = "nvme-linux-6.1.jsonl", "nvme-linux-6.12.jsonl"


def shown(window: MainWindow) -> list[int]:
    assert window.document.project is not None
    return [column.capture for column in window.document.project.captured]


def bring(window: MainWindow, qtbot: QtBot) -> MatrixPanel:
    window.panes.show("records")
    panel = window.panes[RECORDS]
    qtbot.waitUntil(lambda: panel.matrix.isVisible() and bool(panel.model.rows))
    return panel


@pytest.fixture
def panel(opened: Opener, qtbot: QtBot) -> MatrixPanel:
    return bring(opened(OLD, NEW), qtbot)


def test_arrows_go_from_cell_to_cell_and_enter_opens_the_record(
    panel: MatrixPanel, window: MainWindow, qtbot: QtBot
) -> None:
    project = window.document.project
    assert project is not None
    view = panel.matrix
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Return)
    first = project.captures[shown(window)[0]]
    assert (first.ioctl, first.argsz_in, first.errno) == ("device", 15, 22)
    assert "errno" in panel.said.text()
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Return)
    assert project.captures[shown(window)[0]].argsz_in == 16
    qtbot.keyClick(view, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(view, Key.Key_Enter)
    assert project.captures[shown(window)[0]].argsz_in == 20
    qtbot.keyClick(view, Key.Key_Down)
    assert "nobody called so" in panel.said.text()
    before = shown(window)
    qtbot.keyClick(view, Key.Key_Return)
    assert shown(window) == before


def test_a_click_opens_the_record_and_its_cell_is_marked(
    panel: MatrixPanel, window: MainWindow, qtbot: QtBot
) -> None:
    view = panel.matrix
    place = view.point_of(0, 3)
    assert view.cell_at(place.toPointF()) == (0, 3)
    before = view.grab().toImage()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    project = window.document.project
    assert project is not None
    assert project.captures[shown(window)[0]].argsz_in == 23
    assert view.grab().toImage() != before
    assert view.cell_at(view.point_of(0, 0).toPointF() - view.point_of(1, 0).toPointF()) is None


def test_enter_on_a_row_of_the_table_opens_its_record(
    panel: MatrixPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.as_table.click()
    row = next(
        at for at, told in enumerate(panel.model.rows)
        if told.texts[1] == "VFIO_DEVICE_GET_REGION_INFO 0" and told.texts[2] == "40"
    )  # fmt: skip
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(row, 0))
    qtbot.keyClick(panel.view, Key.Key_Return)
    project = window.document.project
    assert project is not None
    capture = project.captures[shown(window)[0]]
    assert (capture.ioctl, capture.index, capture.argsz_in) == ("region", 0, 40)


def test_columns_get_narrow_and_wide_again(panel: MatrixPanel, qtbot: QtBot) -> None:
    view = panel.matrix
    view.setFocus()
    wide = view.point_of(0, 1).x() - view.point_of(0, 0).x()
    qtbot.keyClick(view, Key.Key_Minus)
    assert view.point_of(0, 1).x() - view.point_of(0, 0).x() < wide
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.point_of(0, 1).x() - view.point_of(0, 0).x() == wide


def test_the_matrix_is_written_as_a_picture_with_its_words(
    panel: MatrixPanel, window: MainWindow, tmp_path: Path
) -> None:
    export(window.bench, panel, str(tmp_path / "a.svg"))
    text = (tmp_path / "a.svg").read_text()
    for word in ("VFIO_IOMMU_GET_INFO", "4096", "E", "S", "C"):
        assert f">{word}<" in text


def test_one_answer_is_no_matrix(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("records")
    panel = window.panes[RECORDS]
    qtbot.waitUntil(panel.none.isVisible)
    assert "many records" in panel.none.text()
    assert panel.picture() is None


def test_thousands_of_records_are_judged_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    line = {"ioctl": "VFIO_DEVICE_GET_INFO", "arch": "x86_64", "data": "00" * 24}
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(json.dumps({**line, "argsz": 16 + at}) for at in range(3000)))
    window.files.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.document.project is not None)
    panel = bring(window, qtbot)
    assert len(panel.model.rows) == 3000
    panel.matrix.setFocus()
    qtbot.keyClick(panel.matrix, Key.Key_End)
    qtbot.keyClick(panel.matrix, Key.Key_Return)
    assert window.document.project is not None
    assert window.document.project.captures[shown(window)[0]].argsz_in == 3015
