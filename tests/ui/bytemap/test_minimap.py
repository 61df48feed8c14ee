"""The minimap beside the map: when it is there, what a click does, what it shows of the view."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.scene.columns import ATOMIC, column, modelled, ranges
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.view import View
from vfioviz.scene.palette import DARK
from vfioviz.ui.bytemap.minimap import STRIP, Minimap
from vfioviz.ui.bytemap.view import MapView

Key = Qt.Key


def show(qtbot: QtBot, *columns: DerivedColumn) -> MapView:
    shown = MapView()
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    shown.set_derived(Derived(tuple(columns)), View(animate=False))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def long(qtbot: QtBot) -> MapView:
    shown = show(qtbot, column(ranges(60_000)))
    qtbot.waitUntil(lambda: bool(shown.minimap.strips))
    return shown


def middle(minimap: Minimap, part: float) -> QPoint:
    """A point of the first strip, that far down its rows."""
    top = minimap.view_of(0).top()  # at the start of the column
    return QPoint(STRIP // 2, round(top + (minimap.height() - top - 4) * part))


def test_an_answer_that_is_seen_whole_has_none(qtbot: QtBot) -> None:
    shown = show(qtbot, *modelled(ATOMIC))
    for _ in range(5):
        QApplication.processEvents()
    assert shown.minimap.isHidden()
    assert shown.canvas.width() >= shown.width() - shown.scroller.vertical.sizeHint().width()


def test_it_comes_with_a_long_answer_and_no_column_is_cut_for_it(
    qtbot: QtBot, long: MapView
) -> None:
    assert long.minimap.isVisible()
    assert long.minimap.width() == STRIP
    assert long.canvas.width() + STRIP <= long.width()
    assert not long.scroller.horizontal.isVisible()
    bar = long.scroller.vertical.sizeHint().width()
    long.resize(long.least_width + bar + STRIP - 2, 720)
    qtbot.waitUntil(long.minimap.isHidden)
    qtbot.waitUntil(long.scroller.horizontal.isHidden)


def test_a_click_scrolls_there_and_a_drag_on_from_there(long: MapView, qtbot: QtBot) -> None:
    rows = long.items[0].map.row_count
    start = middle(long.minimap, 0.5)
    goal = middle(long.minimap, 0.75)
    qtbot.mousePress(long.minimap, Qt.MouseButton.LeftButton, pos=start)
    assert long.scroller.position == pytest.approx(rows / 2, rel=0.05)
    qtbot.mouseMove(long.minimap, goal)
    qtbot.mouseRelease(long.minimap, Qt.MouseButton.LeftButton, pos=goal)
    qtbot.mousePress(long.minimap, Qt.MouseButton.LeftButton, pos=goal)
    assert long.scroller.position == pytest.approx(rows * 3 / 4, rel=0.05)
    assert long.minimap.view_of(0).contains(QPointF(goal))


def test_the_part_in_view_moves_with_the_map(long: MapView) -> None:
    before = long.minimap.view_of(0)
    long.scroller.vertical.setValue(long.scroller.vertical.maximum())
    after = long.minimap.view_of(0)
    assert after.top() > before.top()
    assert after.bottom() <= long.minimap.height()


def test_keys_scroll_and_a_screen_reader_hears_where_one_is(long: MapView, qtbot: QtBot) -> None:
    long.minimap.setFocus()
    qtbot.keyClick(long.minimap, Key.Key_PageDown)
    assert long.scroller.position == pytest.approx(long.scroller.page, abs=0.1)
    qtbot.keyClick(long.minimap, Key.Key_Down)
    assert long.scroller.position == pytest.approx(long.scroller.page + 1, abs=0.1)
    qtbot.keyClick(long.minimap, Key.Key_End)
    assert long.scroller.vertical.value() == long.scroller.vertical.maximum()
    qtbot.keyClick(long.minimap, Key.Key_Home)
    assert long.scroller.position == 0
    rows = long.items[0].map.row_count
    assert f"of {rows:,}, 0 findings" in long.minimap.accessibleDescription()


def test_the_hover_has_numbers_and_a_theme_its_colours(long: MapView, qtbot: QtBot) -> None:
    said = long.minimap.tip(QPointF(middle(long.minimap, 0.5)))
    assert "caps[0].iova_ranges[" in said
    assert "capability field" in said
    assert long.minimap.tip(QPointF(1, 1)) == ""
    before = long.minimap.grab().toImage()
    long.set_theme(DARK)
    qtbot.waitUntil(lambda: long.minimap.grab().toImage() != before)


def test_each_column_has_a_strip_of_one_scale(qtbot: QtBot) -> None:
    shown = show(qtbot, column(ranges(4000)), column(ranges(1000)))
    qtbot.waitUntil(lambda: len(shown.minimap.strips) == 2)
    assert [strip.rows for strip in shown.minimap.strips] == [
        item.map.row_count for item in shown.items
    ]
    assert shown.minimap.width() == 2 * STRIP
