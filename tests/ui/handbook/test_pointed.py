"""F1 after a press on what never gets the focus: tabs, headers, a column's title and figures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHeaderView, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.bytemap.metrics import MARGIN
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.handbook.context import topic_here
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS

CHIPS = {
    "bytes": "column.captured", "cap_offset": "term.cap-offset", "argsz": "term.argsz",
    "pad": "term.explicit-padding", "misaligned u64": "term.aligned-u64",
    "not written": "term.unwritten", "overrun": "term.overrun",
}  # fmt: skip
TABS = ("Summary", "Differences", "argsz", "Steps", "Consumers", "Skew", "Notes", "Findings")


def press(window: MainWindow, widget: QWidget, at: QPoint) -> str:
    handle = window.windowHandle()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseClick(handle, button, keys, widget.mapTo(window, at))
    QTest.qWait(20)
    return topic_here(window.bench)


def test_a_tab_is_explained_by_the_page_of_its_panel(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    QTest.qWait(50)
    tabs = [(bar, i) for bar in window.findChildren(QTabBar) for i in range(bar.count())
            if bar.isVisible() and bar.parent() is window]  # fmt: skip
    pressed = set()
    for bar, i in tabs:
        words, middle = bar.tabText(i), bar.tabRect(i).center()
        if words in TABS and bar.rect().contains(middle):
            assert press(window, bar, middle) == f"panel.{words.lower()}"
            pressed.add(words)
    assert {"argsz", "Summary"} <= pressed


@pytest.mark.parametrize("key", ["structure", "findings"])
def test_a_header_is_explained_by_the_page_of_its_panel(opened: Opener, key: str) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show(key)
    QTest.qWait(50)
    header = next(one for one in window.panes.docks[key].findChildren(QHeaderView)
                  if one.isVisible())  # fmt: skip
    assert press(window, header.viewport(), QPoint(30, header.height() // 2)) == f"panel.{key}"


def test_a_title_its_figures_and_its_bytes_have_each_their_page(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    assert window.map is not None
    item, canvas = window.map.items[0], window.map.canvas

    def at(x: float, y: float) -> str:
        where = canvas.mapFromScene(item.mapToScene(QPointF(x, y)))
        return press(window, canvas.viewport(), where)

    assert at(MARGIN + 10, 20) == "column.captured"
    seen = {placed.chip.label: placed.rect.center() for placed in item.header._chips}
    assert {"argsz", "cap_offset", "not written"} <= set(seen)
    for label, centre in seen.items():
        where = (centre.x() + MARGIN, centre.y() + item.header._chips_top)
        assert at(*where) == CHIPS.get(label, "panel.findings")
    left, row = item.tiles.ink.metrics.left, item.tiles.ink.metrics.row
    assert at(left + 5, item.head + row / 2) == "struct.vfio_iommu_type1_info.argsz"


def test_a_key_moves_on_from_what_was_pressed(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("findings")
    header = window.panes[FINDINGS].findChildren(QHeaderView)[0]
    press(window, header.viewport(), QPoint(30, 5))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert topic_here(window.bench) != "panel.findings"


def test_a_selection_moves_on_from_what_was_pressed(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("findings")
    header = window.panes[FINDINGS].view.horizontalHeader()
    qtbot.waitUntil(lambda: not header.visibleRegion().isEmpty())
    assert press(window, header.viewport(), QPoint(30, 5)) == "panel.findings"
    assert window.map is not None
    window.map.setFocus()
    assert topic_here(window.bench) == "panel.findings"
    window.map.select_leaf(0, 24)
    assert topic_here(window.bench) == "struct.vfio_info_cap_header.id"


def test_f1_opens_the_page_of_a_tab_that_was_pressed(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    bar, index = next(
        (bar, index) for bar in window.findChildren(QTabBar) for index in range(bar.count())
        if bar.isVisible() and bar.tabText(index) == "argsz"
    )  # fmt: skip
    press(window, bar, bar.tabRect(index).center())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    book = shelf(window.bench).window
    assert book is not None
    qtbot.waitUntil(book.isVisible)
    assert book.topic == "panel.argsz"
    assert "argsz" in book.text.toPlainText()
