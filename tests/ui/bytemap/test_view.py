"""The map in a window: selection, keys, mouse, zoom, columns that scroll together, motion."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.scene.columns import ATOMIC, FIVE, TYPE1, column, modelled, ranges, real
from vfioviz.codec.ref import CapId, FieldRef, Foreign, Part
from vfioviz.document.derived import Derived, DerivedColumn
from vfioviz.document.project import CaptureColumn
from vfioviz.document.view import Selection, View
from vfioviz.scene.palette import DARK, LIGHT
from vfioviz.ui.bytemap.surface import Hover
from vfioviz.ui.bytemap.view import MapView

STILL = View(animate=False)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


def look(shown: MapView, **changes: Any) -> None:
    """Do what the map asks for, as the document does."""
    shown.set_derived(Derived(shown._columns), replace(shown.view, **changes))


def show(qtbot: QtBot, columns: tuple[DerivedColumn, ...], view: View = STILL) -> MapView:
    shown = MapView()
    qtbot.addWidget(shown)
    shown.resize(1280, 720)
    shown.set_derived(Derived(columns), view)
    shown.selected.connect(lambda wanted: look(shown, selection=wanted))
    shown.zoom_wanted.connect(lambda wanted: look(shown, zoom=wanted))
    with qtbot.waitExposed(shown):
        shown.show()
    return shown


@pytest.fixture
def both(qtbot: QtBot) -> MapView:
    """The real answers of 6.1 and 6.12 side by side."""
    other = replace(real("6.12"), column=CaptureColumn(1))
    return show(qtbot, (real("6.1"), other))


def point(shown: MapView, index: int, offset: int) -> QPoint:
    """Where a byte of a column is on the canvas."""
    item = shown.items[index]
    rect = next(item.rects(offset, offset + 1))
    found: QPoint = item.on_canvas(rect.center()).toPoint()
    return found


def press(
    qtbot: QtBot, shown: MapView, key: Key, modifier: Qt.KeyboardModifier | None = None
) -> None:
    qtbot.keyClick(shown, key, modifier or Qt.KeyboardModifier.NoModifier)


def selection(shown: MapView) -> tuple[int, int, int]:
    now = shown.view.selection
    assert now is not None
    return now[:3]


def test_every_byte_is_hit_where_it_is_drawn(both: MapView) -> None:
    for index, item in enumerate(both.items):
        for offset in range(item.map.size):
            assert both.hit(QPointF(point(both, index, offset))) == Hover(index, offset)


def test_outside_of_the_cells_nothing_is_hit(both: MapView) -> None:
    assert both.hit(QPointF(3, 3)) is None
    assert both.hit(QPointF(point(both, 0, 112)) + QPointF(300, 0)) is None
    assert both.hit(QPointF(600, 719)) is None


def test_a_click_selects_the_field_and_its_twin_in_the_other_column(
    qtbot: QtBot, both: MapView
) -> None:
    with qtbot.waitSignal(both.selected) as told:
        qtbot.mouseClick(both.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point(both, 0, 70))
    version = FieldRef(Foreign(2), Part.HEADER, "version")
    assert told.args == [Selection(0, 70, 72, version)]
    assert both.items[0].marks.selection == (70, 72)
    assert both.items[1].marks.twin == (74, 76)


def test_both_halves_of_a_broken_u64_are_selected_as_one(qtbot: QtBot, both: MapView) -> None:
    qtbot.mouseClick(both.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point(both, 0, 89))
    assert selection(both) == (0, 84, 92)
    assert len(list(both.items[0].rects(84, 92))) == 2


def test_the_mouse_over_a_byte_is_told(qtbot: QtBot, both: MapView) -> None:
    with qtbot.waitSignal(both.hovered) as told:
        qtbot.mouseMove(both.canvas.viewport(), point(both, 1, 70))
    assert told.args == [Hover(1, 70)]
    assert both.items[1].marks.hover == (68, 72)


@pytest.mark.parametrize(
    ("key", "modifier", "expected"),
    [
        (Key.Key_Right, None, (57, 58)),
        (Key.Key_Left, None, (55, 56)),
        (Key.Key_Down, None, (64, 65)),
        (Key.Key_Up, None, (48, 49)),
        (Key.Key_Home, None, (56, 57)),
        (Key.Key_End, None, (63, 64)),
        (Key.Key_Right, CTRL, (58, 60)),
        (Key.Key_Left, CTRL, (48, 56)),
        (Key.Key_Down, CTRL, (68, 70)),
        (Key.Key_Up, CTRL, (24, 26)),
        (Key.Key_Home, CTRL, (0, 4)),
        (Key.Key_End, CTRL, (108, 116)),
        (Key.Key_N, None, (68, 70)),
        (Key.Key_B, None, (24, 26)),
        (Key.Key_Right, SHIFT, (56, 59)),
        (Key.Key_Down, SHIFT, (56, 66)),
    ],
)
def test_a_key_moves_the_selection(
    qtbot: QtBot,
    both: MapView,
    key: Key,
    modifier: Qt.KeyboardModifier | None,
    expected: tuple[int, int],
) -> None:
    both.select_leaf(0, 56)
    press(qtbot, both, key, modifier)
    assert selection(both) == (0, *expected)


def test_the_first_arrow_key_selects_the_first_byte(qtbot: QtBot, both: MapView) -> None:
    press(qtbot, both, Key.Key_Right)
    assert selection(both) == (0, 0, 1)


def test_n_follows_the_chain_and_b_comes_back(qtbot: QtBot, both: MapView) -> None:
    both.select_leaf(0, 16)
    for _ in range(3):
        press(qtbot, both, Key.Key_N)
    assert selection(both) == (0, 68, 70)
    press(qtbot, both, Key.Key_N)  # the chain ends here
    assert selection(both) == (0, 68, 70)
    for _ in range(3):
        press(qtbot, both, Key.Key_B)
    assert selection(both) == (0, 16, 20)


def test_tab_leaves_the_map(qtbot: QtBot, both: MapView) -> None:
    before = both.view
    press(qtbot, both, Key.Key_Tab)
    assert both.view == before


def test_another_column_is_reached_with_the_same_field(both: MapView) -> None:
    both.select_leaf(0, 84)
    both.go_to_column(1)
    assert selection(both) == (1, 88, 96)
    both.go_to_column(5)
    assert selection(both) == (1, 88, 96)


def test_a_selection_from_elsewhere_is_shown_and_scrolled_to(qtbot: QtBot) -> None:
    shown = show(qtbot, (column(ranges(4000)),))
    view = replace(STILL, selection=Selection(0, 40_000, 40_008))
    shown.set_derived(Derived(shown._columns), view)
    assert shown.items[0].marks.selection == (40_000, 40_008)
    assert len(list(shown.items[0].rects(40_000, 40_008))) == 1


def test_a_selection_from_before_the_window_was_there_scrolls_no_further_than_needed(
    qtbot: QtBot,
) -> None:
    view = replace(STILL, selection=Selection(1, 24, 32, FieldRef(Foreign(0), Part.HEADER)))
    shown = show(qtbot, (real("6.1"), real("6.12")), view)
    assert shown.scroller.position == 0


@pytest.mark.parametrize("zoom", [50, 67, 100, 150, 400])
def test_a_revealed_field_is_seen_whole_in_any_column(qtbot: QtBot, zoom: int) -> None:
    shown = show(qtbot, modelled(TYPE1, FIVE, argsz=4096), replace(STILL, zoom=zoom, fold=False))
    height = shown.canvas.viewport().height()
    for index, offset in ((0, 3000), (4, 8), (2, 4088), (1, 60), (3, 0)):
        shown.select(index, offset, offset + 8)
        item = shown.items[index]
        rects = list(item.rects(offset, offset + 8))
        step = item.tiles.ink.metrics.row / 16  # of the scroll bar
        assert rects
        assert rects[0].top() >= item.head - step
        assert rects[-1].bottom() <= height + step


def test_columns_scroll_together_by_structure(qtbot: QtBot) -> None:
    old, new = column(ranges(200, "before-v6.6")), column(ranges(200))
    shown = show(qtbot, (old, new))
    shown.scroller.by_rows(100)
    tops = [item.map.layout.leaf_at(item.map.offset_of(item.visible()[0])) for item in shown.items]
    assert tops[0].path == tops[1].path


def test_the_wheel_scrolls_and_zooms(qtbot: QtBot) -> None:
    shown = show(qtbot, (column(ranges(200)),))

    def wheel(steps: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = QPointF(100, 300)
        event = QWheelEvent(
            at,
            shown.canvas.mapToGlobal(at),
            QPoint(),
            QPoint(0, 120 * steps),
            Qt.MouseButton.NoButton,
            modifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(shown.canvas.viewport(), event)

    wheel(-2)
    assert shown.scroller.position == 6
    with qtbot.waitSignal(shown.zoom_wanted) as told:
        wheel(1, CTRL)
    assert told.args == [110]
    assert shown.scroller.position == pytest.approx(6, abs=0.1)


def test_zoom_stays_inside_its_range_and_ctrl_0_goes_home(qtbot: QtBot, both: MapView) -> None:
    for _ in range(20):
        press(qtbot, both, Key.Key_Plus, CTRL)
    assert both.view.zoom == 400
    for _ in range(20):
        press(qtbot, both, Key.Key_Minus, CTRL)
    assert both.view.zoom == 50
    press(qtbot, both, Key.Key_0, CTRL)
    assert both.view.zoom == 100


def drag(shown: MapView, qtbot: QtBot, begin: QPoint, end: QPoint) -> None:
    port = shown.canvas.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=begin)
    for part in (0.3, 0.6, 1.0):
        qtbot.mouseMove(port, begin + (end - begin) * part)
    assert shown.canvas._mode
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=end)


def test_a_capability_dragged_below_the_next_asks_for_that_move(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(TYPE1, ["before-v6.6", "v6.6"]))
    with qtbot.waitSignal(shown.move_requested) as told:
        drag(shown, qtbot, point(shown, 1, 24), point(shown, 1, 72))
    assert told.args == [CapId(0), CapId(2)]  # before the one that follows the next
    with qtbot.waitSignal(shown.move_requested) as told:
        drag(shown, qtbot, point(shown, 0, 68), point(shown, 0, 24))
    assert told.args == [CapId(2), CapId(0)]
    assert all(item.marks.drop is None for item in shown.items)


def test_a_capability_dropped_where_it_was_stays(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(TYPE1, ["v6.6"]))
    with qtbot.assertNotEmitted(shown.move_requested):
        drag(shown, qtbot, point(shown, 0, 24), point(shown, 0, 32))


def test_what_was_captured_cannot_be_dragged(both: MapView) -> None:
    assert both.capability_at(QPointF(point(both, 0, 24))) is None


def test_a_drag_over_fields_selects_bytes(qtbot: QtBot, both: MapView) -> None:
    drag(both, qtbot, point(both, 0, 9), point(both, 0, 34))
    assert selection(both) == (0, 9, 35)


def test_an_edit_is_animated_and_ends(qtbot: QtBot) -> None:
    moved = replace(TYPE1, caps=(TYPE1.caps[1], TYPE1.caps[0], TYPE1.caps[2]))
    shown = show(qtbot, modelled(TYPE1, ["v6.6"]))
    shown.set_derived(Derived(modelled(moved, ["v6.6"])), View())
    assert shown.items[0].motion is not None
    qtbot.waitUntil(lambda: shown.items[0].motion is None)


def test_motion_can_be_switched_off(qtbot: QtBot) -> None:
    moved = replace(TYPE1, caps=TYPE1.caps[::-1])
    shown = show(qtbot, modelled(TYPE1, ["v6.6"]))
    shown.set_derived(Derived(modelled(moved, ["v6.6"])), STILL)
    assert shown.items[0].motion is None


def test_where_nothing_moves_nothing_is_animated(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(ATOMIC))
    shown.set_derived(Derived(modelled(ATOMIC.with_info("num_regions", 7))), View())
    assert all(item.motion is None for item in shown.items)


def test_rows_that_rest_are_painted_as_they_will_stand(qtbot: QtBot) -> None:
    moved = replace(TYPE1, caps=(TYPE1.caps[0], TYPE1.caps[2], TYPE1.caps[1]))
    shown = show(qtbot, modelled(TYPE1, ["v6.6"]))
    shown.set_derived(Derived(modelled(moved, ["v6.6"])), View())
    item = shown.items[0]
    assert item.motion is not None
    box = next(item.rects(0, 8)).translated(item.x(), 0).toRect()
    moving = shown.canvas.viewport().grab(box).toImage()
    qtbot.waitUntil(lambda: item.motion is None)
    assert shown.canvas.viewport().grab(box).toImage() == moving


def test_a_head_that_says_the_same_is_not_painted_again(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(ATOMIC))
    shown.grab()
    before = [item._head for item in shown.items]
    shown.set_derived(Derived(modelled(ATOMIC.with_info("num_regions", 7))), STILL)
    shown.grab()
    assert [item._head for item in shown.items] == before
    shown.set_derived(Derived(modelled(TYPE1)), STILL)
    shown.grab()
    assert not any(item._head is each for item in shown.items for each in before)


def test_an_edit_paints_again_only_the_rows_that_changed(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(ATOMIC))
    shown.grab()
    tiles = shown.items[0].tiles
    edited = ATOMIC.with_info("num_regions", 7)
    before = tiles.painted
    shown.set_derived(Derived(modelled(edited)), STILL)
    shown.grab()
    assert shown.items[0].tiles is tiles
    assert tiles.painted == before + 1  # the row of num_regions, the same in all five columns


def test_unchanged_columns_are_not_laid_out_again(both: MapView) -> None:
    items = list(both.items)
    both.set_derived(Derived(both._columns), replace(STILL, selection=Selection(0, 0, 4)))
    assert both.items == items


def test_themes_change_at_once(both: MapView) -> None:
    def page() -> str:
        return both.grab().toImage().pixelColor(2, 700).name().upper()

    assert page() == LIGHT.page
    both.set_theme(DARK)
    assert page() == DARK.page


def test_offsets_can_be_in_hex(both: MapView) -> None:
    both.set_hexadecimal(True)
    assert both.items[0].tiles.ink.metrics.hexadecimal
    both.set_hexadecimal(False)
    assert not both.items[0].tiles.ink.metrics.hexadecimal


@pytest.mark.parametrize("data", [b"", b"\1", bytes(7)])
def test_a_buffer_without_a_whole_field_is_shown(qtbot: QtBot, data: bytes) -> None:
    shown = show(qtbot, (column(data, "device"), real("6.1")))
    shown.grab()
    for key in (Key.Key_Right, Key.Key_End, Key.Key_N, Key.Key_B, Key.Key_PageDown):
        press(qtbot, shown, key)
    press(qtbot, shown, Key.Key_Down, CTRL)


def test_no_column_at_all_is_an_empty_map(qtbot: QtBot) -> None:
    shown = show(qtbot, ())
    press(qtbot, shown, Key.Key_Right)
    shown.resize(300, 200)
    shown.grab()
    assert shown.hit(QPointF(10, 10)) is None


def test_columns_that_do_not_fit_scroll_sideways_and_are_revealed(qtbot: QtBot) -> None:
    shown = show(qtbot, modelled(TYPE1, FIVE), replace(STILL, zoom=200))
    assert shown.scroller.horizontal.isVisible()
    shown.select_leaf(4, 0)
    item = shown.items[4]
    assert item.x() + item.rect().width() <= shown.canvas.viewport().width() + 1
    shown.select_leaf(0, 0)
    assert shown.hit(QPointF(point(shown, 0, 0))) == Hover(0, 0)
    shown.scroller.by_pixels(60, 0)
    assert shown.hit(QPointF(5, point(shown, 0, 0).y())) is None  # the offsets are over it


def test_all_columns_are_seen_whole_while_their_bytes_can_be_told_apart(qtbot: QtBot) -> None:
    for columns in (modelled(TYPE1, FIVE), modelled(ATOMIC, FIVE)):
        shown = show(qtbot, columns)
        assert not shown.scroller.horizontal.isVisible()
        ends = [item.x() + item.rect().width() for item in shown.items]
        assert ends[-1] <= shown.canvas.viewport().width()
        begins = [item.x() for item in shown.items]
        assert begins[1:] == ends[:-1]
        assert shown.least_width <= 1280


def test_offsets_stand_once_and_again_beside_a_column_that_is_not_level(qtbot: QtBot) -> None:
    turned = replace(TYPE1, caps=TYPE1.caps[::-1])
    shown = show(qtbot, (*modelled(TYPE1, ["v6.6"]), *modelled(turned, ["v6.6"])))
    shown.resize(1280, 300)
    assert shown._offsets is not None
    assert shown._offsets.uneven == []
    shown.scroller.by_rows(5)
    (uneven,) = shown._offsets.uneven
    assert uneven in shown.items
    shown.grab()
    shown.scroller.position = 0
    assert shown._offsets.uneven == []


def test_the_column_that_the_panels_show_is_marked(both: MapView) -> None:
    assert [item.marks.active for item in both.items] == [True, False]
    both.select_leaf(1, 0)
    assert [item.marks.active for item in both.items] == [False, True]


def test_a_screen_reader_gets_one_named_child_a_span(both: MapView) -> None:
    assert "4 misaligned u64" in both.accessibleDescription()
    both.speech.tell(both.items, listened=True)
    names = [child.accessibleName() for child in both.speech.children]
    assert len(names) == 8
    assert "Linux 6.1: caps 2, iova_range, at 68, 48 bytes, mod 8 = 4" in names
    assert all(child.geometry().isValid() for child in both.speech.children)
    both.speech.tell(both.items, listened=False)
    assert both.speech.children == []


def test_one_column_of_several_is_the_reference(qtbot: QtBot, both: MapView) -> None:
    def badges() -> list[list[str]]:
        return [[badge.words for badge in item.header.badges] for item in both.items]

    assert badges() == [["captured", "reference"], ["captured"]]
    both.set_derived(Derived(both._columns), replace(STILL, reference=1))
    assert badges() == [["captured"], ["captured", "reference"]]
    alone = show(qtbot, (real("6.1"),))
    assert [badge.words for badge in alone.items[0].header.badges] == ["captured"]


def test_the_focus_ring_is_for_the_keyboard(qtbot: QtBot, both: MapView) -> None:
    both.activateWindow()
    both.setFocus()
    qtbot.waitUntil(both.hasFocus)
    press(qtbot, both, Key.Key_Right)
    assert [item.marks.focus for item in both.items] == [True, False]
    qtbot.mouseClick(both.canvas.viewport(), Qt.MouseButton.LeftButton, pos=point(both, 1, 0))
    assert [item.marks.focus for item in both.items] == [False, False]
