"""The legend, one key away: it has what occurs in the map, with a sample of each."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.legend import LegendPanel
from vfioviz.ui.panels.table import LEGEND


def shown(window: MainWindow, qtbot: QtBot) -> LegendPanel:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    mods = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_6, mods)
    panel = window.panes[LEGEND]
    qtbot.waitUntil(lambda: panel.list.count() > 0)
    return panel


def words(panel: LegendPanel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_it_has_what_is_in_the_map_and_its_letter(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    told = words(shown(window, qtbot))
    assert {"I = info struct", "C = dma_avail", "h = hole: the compiler's", "misaligned"} <= set(
        told
    )
    assert {"P = pad: the kernel's", "W = not written", "was found", "has a note"} <= set(told)
    assert not [one for one in told if "undecodable" in one]


def test_it_follows_the_columns(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.12.bin")
    panel = shown(window, qtbot)
    assert "C = migration" in words(panel)
    cap = next(
        each for each in window.document.derived.columns[-1].layout.caps if each.name == "migration"
    )
    assert cap.index == 0
    while len(window.document.derived.columns) > 1:
        window.editing.run(lambda now: edits.remove_column(now, 0))
    window.editing.run(lambda now: edits.remove_capability(now, now.content.caps[0].known_by))
    assert "C = migration" not in words(panel)


@pytest.mark.parametrize("colours", ["light", "dark", "contrast"])
def test_no_two_samples_look_alike(opened: Opener, qtbot: QtBot, colours: str) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.theme.choose(colours)
    panel = shown(window, qtbot)
    images = [
        panel.list.item(row).icon().pixmap(34, 22).toImage() for row in range(panel.list.count())
    ]
    for number, one in enumerate(images):
        assert not [other for other in images[:number] if other == one]
    window.theme.choose("light")
