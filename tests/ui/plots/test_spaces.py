"""Areas and ranges in the window: mouse, keys, table, pictures, the scale."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests import chainwriter as cw
from tests.projects import ref
from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.pictures import export
from vfioviz.ui.panels.spaces import SpacesPanel
from vfioviz.ui.panels.table import RANGES
from vfioviz.ui.plots.chart import Chart
from vfioviz.ui.plots.space_drawing import SpaceDrawing

Key = Qt.Key
OLD = "iommu-linux-6.1.bin"


def bring(window: MainWindow, qtbot: QtBot) -> SpacesPanel:
    window.panes.show("ranges")
    panel = window.panes[RANGES]
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())
    return panel


def chart(panel: SpacesPanel) -> Chart:
    assert panel.chart is not None
    return panel.chart


def drawing(panel: SpacesPanel) -> SpaceDrawing:
    found = chart(panel).drawing
    assert isinstance(found, SpaceDrawing)
    return found


def selected(window: MainWindow) -> tuple[int, int]:
    now = window.document.view.selection
    assert now is not None
    return now.start, now.stop


@pytest.fixture
def panel(opened: Opener, qtbot: QtBot) -> SpacesPanel:
    return bring(opened(OLD), qtbot)


def test_keys_go_from_piece_to_piece_and_enter_selects_the_bytes(
    panel: SpacesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    view = chart(panel)
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    assert "[0]: 0x0 to 0xfedfffff" in panel.said.text()
    qtbot.keyClick(view, Key.Key_Right)
    assert panel.said.text() == "0xfee00000 to 0xfeefffff, 1 MiB (0x100000), reserved window"
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Return)
    assert selected(window) == (100, 116)
    qtbot.keyClick(view, Key.Key_End)
    assert "0x8000000000 to 0xffffffffffffffff" in panel.said.text()


def test_a_click_on_a_range_selects_its_element(
    panel: SpacesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    place = drawing(panel).axis.place(0x1000)
    at = chart(panel).point_of(place, 0.5).toPoint()
    qtbot.mouseClick(chart(panel).viewport, Qt.MouseButton.LeftButton, pos=at)
    assert selected(window) == (84, 100)
    window_at = drawing(panel).axis.place(0xFEE80000)
    assert "reserved window" in drawing(panel).tip(window_at, 0.5)


def test_to_scale_a_small_window_has_no_room_until_it_is_zoomed_to(
    panel: SpacesPanel, qtbot: QtBot
) -> None:
    panel.to_scale.click()
    view = chart(panel)
    axis = drawing(panel).axis
    assert axis.place(0xFEF00000) < view.span[1] / 1e6
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Plus)
    assert view.span[1] < axis.length
    panel.to_scale.click()
    assert drawing(panel).axis.place(0xFEF00000) > 1


def test_the_table_says_the_same_and_enter_selects(
    panel: SpacesPanel, window: MainWindow, qtbot: QtBot
) -> None:
    panel.as_table.click()
    rows = [row.texts for row in panel.model.rows]
    assert [texts[1] for texts in rows] == ["[0]", "reserved window", "[1]", "reserved window"]
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    qtbot.keyClick(panel.view, Key.Key_Return)
    assert selected(window) == (100, 116)


def test_the_chart_follows_an_edit(panel: SpacesPanel, window: MainWindow, qtbot: QtBot) -> None:
    project = window.document.project
    assert project is not None
    value = ref(project, "caps[2].iova_ranges[1].start")
    window.editing.run(lambda now: edits.set_field(now, value, 0xFF000000))
    assert [lane.titles for lane in drawing(panel).space.lanes] == [
        ("Linux 6.1.0-53-amd64",), ("before-v6.6", "posted-v1", "v6.6"),
    ]  # fmt: skip
    assert drawing(panel).space.lanes[1].pieces[1].stop == 0xFF000000
    view = chart(panel)
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_Right)
    qtbot.keyClick(view, Key.Key_Down)
    assert "0xfee00000 to 0xfeffffff, 2 MiB" in panel.said.text()


def test_a_column_without_areas_says_so(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-linux-6.1.bin")
    window.panes.show("ranges")
    panel = window.panes[RANGES]
    qtbot.waitUntil(lambda: "neither" in panel.none.text())
    assert panel.picture() is None


def test_the_chart_is_written_with_its_addresses(
    panel: SpacesPanel, window: MainWindow, tmp_path: Path
) -> None:
    export(window.bench, panel, str(tmp_path / "a.svg"))
    text = (tmp_path / "a.svg").read_text()
    for word in ("0xfee00000", "reserved window", "[0]  4,078 MiB"):
        assert f">{word}" in text


def test_sixty_thousand_areas_are_worked_out_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    areas = [(at * 0x2000, 0x1000) for at in range(60_000)]
    path = tmp_path / "region.bin"
    path.write_bytes(cw.region_info([cw.sparse_mmap(areas)], "v6.6", size=60_000 * 0x2000).data)
    window.files.open_paths([str(path)])
    qtbot.waitUntil(lambda: window.document.project is not None)
    panel = bring(window, qtbot)
    qtbot.waitUntil(lambda: len(panel.model.rows) == 120_000)
    view = chart(panel)
    view.setFocus()
    qtbot.keyClick(view, Key.Key_Home)
    qtbot.keyClick(view, Key.Key_PageDown)
    assert "[32]" in panel.said.text()
    panel.as_table.click()
    assert panel.model.rows[119_999].texts[1] == "not to be mapped"
