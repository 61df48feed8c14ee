"""Columns kept level, in the window and on paper: by keys and clicks, and as a picture says it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.scene.columns import real
from tests.ui.bytemap.test_export import words
from tests.ui.conftest import Opener
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.view import View
from vfioviz.scene.ribbons import Extent
from vfioviz.ui.bytemap.export import Sheet, picture, render
from vfioviz.ui.bytemap.view import MapView
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import LEGEND

BOTH = (real("6.1"), real("6.12"))
LEVEL = View(level=True, animate=False)
Key = Qt.Key


@pytest.fixture
def compared(opened: Opener, qtbot: QtBot) -> MainWindow:
    """iova_range at 68 as captured, at 72 as Linux 6.6 has it, side by side."""
    window = opened("iommu-linux-6.1.bin")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.centre.focus_map()
    press(Key.Key_L)
    return window


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        QApplication.processEvents()


def view_of(window: MainWindow) -> View:
    return window.document.view


def the_map(window: MainWindow) -> MapView:
    assert window.map is not None
    return window.map


def rows_of(window: MainWindow, name: str) -> list[int]:
    found = []
    for item in the_map(window).items:
        node = next(node for node in item.map.layout.caps if node.name == name)
        found.append(item.map.row_of(node.start))
    return found


def test_l_levels_the_columns_and_takes_the_spacers_out(compared: MainWindow) -> None:
    assert view_of(compared).level
    assert "no bytes" in compared.message.text
    assert len(set(rows_of(compared, "iova_range"))) == 1
    assert len(set(rows_of(compared, "dma_avail"))) == 1
    assert compared.document.undo_stack.count() == 0
    assert "rows of no bytes" in the_map(compared).accessibleDescription()
    press(Key.Key_L)
    assert not view_of(compared).level
    assert "no bytes" not in the_map(compared).accessibleDescription()
    assert len(set(rows_of(compared, "iova_range"))) == 2


def test_it_is_off_at_first_and_kept_with_the_project(compared: MainWindow) -> None:
    assert not View().level
    again = from_text(to_text(compared.document.state))
    assert again.view.level
    press(Key.Key_L)
    assert not from_text(to_text(compared.document.state)).view.level


def test_a_spacer_is_no_byte_for_the_mouse(compared: MainWindow, qtbot: QtBot) -> None:
    shown = the_map(compared)
    item = shown.items[0]
    metrics = item.tiles.ink.metrics
    row = next(
        number
        for number in range(item.map.row_count)
        if item.map.row(number).spacers and not item.map.row(number).empty
    )
    first, last = item.map.row(row).spacers[0]
    x = item.x() + metrics.left + (first + last) / 2 * metrics.byte
    y = item.top + row * metrics.row + metrics.row / 2
    assert shown.hit(QPointF(x, y)) is None
    compared.document.select(None)
    place = QPoint(round(x), round(y))
    qtbot.mouseClick(shown.canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert compared.document.view.selection is None


def test_every_byte_is_hit_where_it_is_drawn(compared: MainWindow) -> None:
    shown = the_map(compared)
    for index, item in enumerate(shown.items):
        for offset in range(item.map.size):
            rect = next(item.rects(offset, offset + 1), None)
            if rect is not None:
                hit = shown.hit(item.on_canvas(rect.center()))
                assert hit is not None
                assert (hit.column, hit.offset) == (index, offset)


def test_arrow_keys_go_past_spacers(compared: MainWindow) -> None:
    shown = the_map(compared)
    layout = shown.items[0].map.layout
    shown.select(0, 0, 1)
    seen = []
    for _ in range(shown.items[0].map.row_count):
        press(Key.Key_Down)
        now = compared.document.view.selection
        assert now is not None
        seen.append(now.start)
    # iova_range has rows of its own, which begin in mid-row here
    assert seen[-1] >= layout.caps[2].start
    assert seen == sorted(seen)
    for _ in range(shown.items[0].map.row_count):
        press(Key.Key_Up)
    now = compared.document.view.selection
    assert now is not None
    assert now.start < 8


def test_ribbons_stay_with_their_capabilities(compared: MainWindow) -> None:
    shown = the_map(compared)
    assert shown._ribbons is not None
    for left, right, ribbons in zip(
        shown.items, shown.items[1:], shown._ribbons.joined, strict=False
    ):
        for each in ribbons:
            for item, extent, start in (
                (left, each.left, each.start),
                (right, each.right, each.end),
            ):
                if extent is None or start is None:
                    continue
                row = item.map.row_of(start)
                assert extent == Extent(row + start % 8 / 8, extent.bottom)


def test_columns_scroll_row_by_row(compared: MainWindow) -> None:
    shown = the_map(compared)
    compared.resize(1280, 500)
    QApplication.processEvents()
    shown.scroller.position = 3.0
    assert shown.scroller.position > 0
    assert len({item.scroll for item in shown.items}) == 1


def test_the_legend_names_spacers_while_there_are_some(compared: MainWindow) -> None:
    panel = compared.panes.bring(LEGEND)

    def names() -> list[str]:
        return [panel.list.item(row).text() for row in range(panel.list.count())]

    assert any(name.startswith("spacer") for name in names())
    compared.centre.focus_map()
    press(Key.Key_L)
    assert not any(name.startswith("spacer") for name in names())


def test_on_paper_spacers_are_hatched_and_named_in_grey_too(tmp_path: Path) -> None:
    path = tmp_path / "map.svg"
    render(BOTH, LEVEL, path)
    said = words(path)
    assert any(each.startswith("spacer") for each in said)
    assert {"68", "72"} <= set(said)
    sheet = Sheet(BOTH, LEVEL)
    image = picture(BOTH, LEVEL, 1.0).convertToFormat(QImage.Format.Format_Grayscale8)
    bytemap, metrics = sheet.maps[0], sheet.metrics
    row = next(n for n in range(bytemap.row_count) if bytemap.row(n).spacers)
    first, last = bytemap.row(row).spacers[0]
    top = sheet._top + sheet._head + sheet.headers[0].ruler + row * metrics.row
    shades = {
        QColor(image.pixel(round(x), round(top + y))).value()
        for x in range(
            round(metrics.left + first * metrics.byte + 4),
            round(metrics.left + last * metrics.byte - 4),
        )
        for y in range(6, metrics.row - 8)
    }
    page = QColor(sheet.ink.palette.page).value()
    assert max(shades) >= page - 2
    assert min(shades) < page - 60


def test_figures_and_texts_know_nothing_of_it(compared: MainWindow) -> None:
    columns = compared.document.derived.columns
    press(Key.Key_L)
    assert compared.document.derived.columns is columns


def test_one_answer_has_nothing_to_be_level_with(compared: MainWindow) -> None:
    press(Key.Key_L)
    while len(compared.document.derived.columns) > 1:
        last = compared.document.derived.columns[-1].column
        compared.editing.toggle(last, on=False)
    compared.centre.focus_map()
    press(Key.Key_L)
    assert "nothing to keep level" in compared.message.text
    assert all(item.map.bands is None for item in the_map(compared).items)
