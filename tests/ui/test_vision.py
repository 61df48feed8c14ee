"""The window as people with other eyes see it, by its menu; pictures only where asked for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.pictures import geometry
from tests.ui.conftest import Opener
from vfioviz.scene.palette import LETTERS, LIGHT
from vfioviz.scene.vision import Vision, seen
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import ARGSZ
from vfioviz.ui.recent import preference, set_preference

OLD = "iommu-linux-6.1.bin"


def choose(window: MainWindow, key: str) -> None:
    """Click an entry of a menu of the menu bar, wherever in it it is."""
    action = window.actions_table[key]
    menu = next(each for each in window.findChildren(QMenu) if action in each.actions())
    menu.popup(window.mapToGlobal(window.rect().center()))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name(QColor.NameFormat.HexRgb).upper()
        for x in range(0, image.width(), 3)
        for y in range(0, image.height(), 3)
    }


@pytest.fixture
def window(opened: Opener) -> MainWindow:
    made = opened(OLD)
    made.theme.choose("light")
    return made


@pytest.fixture(autouse=True)
def _full(window: MainWindow) -> Iterator[None]:
    yield
    window.theme.on_paper = False
    window.theme.see(Vision.FULL)
    window.theme.choose("system")
    set_preference("letters", "False")


def test_without_colour_nothing_in_the_window_has_any(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1280, 720)
    window.panes.show("argsz")
    qtbot.waitUntil(lambda: window.panes[ARGSZ].chart is not None and not window.jobs.running)
    before = colours(window.grab().toImage())
    assert any(each[1:3] != each[3:5] for each in before)
    choose(window, "vision-grey")
    qtbot.waitUntil(window.status.vision.isVisible)
    found = colours(window.grab().toImage())
    assert not [each for each in found if not each[1:3] == each[3:5] == each[5:7]]
    assert len(found) > 20


def test_the_map_has_the_colours_that_are_seen_and_the_status_bar_says_so(
    window: MainWindow,
) -> None:
    choose(window, "vision-deuteranopia")
    assert window.map is not None
    found = colours(window.map.canvas.viewport().grab().toImage())
    fill = LIGHT.fields[0].fill
    assert seen(fill, Vision.DEUTERANOPIA) in found
    assert fill not in found
    assert window.status.vision.text() == "deuteranopia"
    assert window.actions_table["vision-deuteranopia"].isChecked()
    choose(window, "vision-full")
    assert not window.status.vision.isVisible()
    assert fill in colours(window.map.canvas.viewport().grab().toImage())


def test_pictures_are_simulated_only_where_that_is_asked_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    fill = LIGHT.fields[0].fill
    choose(window, "vision-protanopia")
    window.files.exporting.export(str(tmp_path / "a.svg"))
    qtbot.waitUntil((tmp_path / "a.svg").exists)
    assert fill.lower() in (tmp_path / "a.svg").read_text()
    choose(window, "vision-paper")
    window.files.exporting.export(str(tmp_path / "b.svg"))
    qtbot.waitUntil((tmp_path / "b.svg").exists)
    text = (tmp_path / "b.svg").read_text()
    assert seen(fill, Vision.PROTANOPIA).lower() in text
    assert fill.lower() not in text
    QGuiApplication.clipboard().clear()
    window.actions_table["copy-picture"].trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull())
    assert seen(fill, Vision.PROTANOPIA) in colours(QGuiApplication.clipboard().image())


def test_role_letters_stand_in_the_cells_by_key_and_stay_for_the_next_start(
    window: MainWindow,
) -> None:
    assert window.map is not None
    cells = sum(len(row.cells) for item in window.map.items
                for row in item.map.rows(*item.visible()))  # fmt: skip

    def letters() -> int:
        """How many single letters there are; a column's badge may be one."""
        assert window.map is not None
        drawn = geometry.picture(window.map).drawn
        return sum(each.words in {"W", *LETTERS.values()} for each in drawn)

    before = letters()
    window.activateWindow()
    alts = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(window, Qt.Key.Key_L, alts)
    assert letters() - before > 0.8 * cells
    shown = geometry.picture(window.map)
    assert geometry.overlaps(window.map, shown) == []
    assert preference("letters", "") == "True"
    QTest.keyClick(window, Qt.Key.Key_L, alts)
    assert letters() == before
