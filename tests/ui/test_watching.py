"""C text is watched by hand: steps, breakpoints, the line that made a byte."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.kernel.sourced.posted import posted
from tests.ui.conftest import Opener
from tests.ui.naming import keys
from vfioviz.document import edits
from vfioviz.document import watching as going
from vfioviz.document.edit_variants import add_version
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.watch.grid import ByteGrid
from vfioviz.ui.watch.page import WatchPage

Key, Mod = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def mine(opened: Opener) -> MainWindow:
    made = opened("device-atomic-before-v6.6.bin")
    made.editing.run(lambda now: add_version(now, posted()))
    made.editing.go_to_column(len(made.document.derived.columns) - 1)
    return made


@pytest.fixture
def page(mine: MainWindow, qtbot: QtBot) -> WatchPage:
    found = mine.panes.bring(STEPS).watch
    qtbot.waitUntil(lambda: found.watching is not None)
    return found


def text(page: WatchPage) -> str:
    """The line of the text that is marked."""
    (mark,) = page.code.extraSelections()
    return str(mark.cursor.block().text()).strip()


def click(page: WatchPage, qtbot: QtBot, key: str) -> None:
    qtbot.mouseClick(page.buttons[key], Qt.MouseButton.LeftButton)


def until(page: WatchPage, qtbot: QtBot, what: str) -> None:
    for _ in range(200):
        if what in text(page):
            return
        click(page, qtbot, "into")
    raise AssertionError(what)


def at(grid: ByteGrid, offset: int) -> QPoint:
    return grid.rect_of(offset).center().toPoint()


def test_the_panel_shows_the_c_of_a_column_that_is_c_and_the_model_of_others(
    mine: MainWindow, page: WatchPage
) -> None:
    panel = mine.panes[STEPS]
    assert panel.pages.currentWidget() is page
    assert "tell_device(), drivers/vfio/pci/vfio_pci_core.c:5" in page.status.text()
    assert text(page) == "struct vfio_device_info told;"
    mine.editing.go_to_column(1)
    assert panel.pages.currentWidget() is not page
    assert panel.list.count() > 2


def test_buttons_step_and_the_bytes_follow(page: WatchPage, qtbot: QtBot) -> None:
    assert not page.buttons["back"].isEnabled()
    until(page, qtbot, "fresh->version = version;")
    tabs = page.files.tabs
    assert tabs.tabText(tabs.currentIndex()) == "vfio_main.c"
    assert page.kernel_title.text() == "the kernel's heap: 16 bytes"
    assert page.kernel.byte(0).text == "05"
    assert page.kernel.byte(0).marked
    assert not page.kernel.byte(2).marked
    click(page, qtbot, "back")
    assert text(page) == "fresh->id = id;"
    assert page.kernel.byte(0).text == "00"
    click(page, qtbot, "out")
    assert text(page) == "if (IS_ERR(fresh))"
    click(page, qtbot, "run")
    assert page.status.text() == "The end: it returns 0"
    assert not page.buttons["over"].isEnabled()
    assert page.user.byte(36).past


def test_keys_step_from_wherever_the_focus_is(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    assert page.watching is not None
    for key, mod, way in (
        (Key.Key_F7, Mod.NoModifier, going.into),
        (Key.Key_F9, Mod.NoModifier, going.over),
        (Key.Key_F7, Mod.ShiftModifier, going.back),
        (Key.Key_F9, Mod.ShiftModifier, going.out),
    ):
        before = page.watching
        qtbot.keyClick(mine.map, key, mod)
        assert page.watching == way(before)
    qtbot.keyClick(mine.map, Key.Key_F9, Mod.ControlModifier)
    assert page.watching.ended


def test_a_click_on_a_number_sets_a_breakpoint_and_run_stops_there(
    page: WatchPage, qtbot: QtBot
) -> None:
    until(page, qtbot, "fresh->id = id;")
    line = page.code.cursor_line
    code = page.code
    block = code.document().findBlockByNumber(line - 1)
    box = code.blockBoundingGeometry(block).translated(code.contentOffset())
    qtbot.mouseClick(code.gutter, Qt.MouseButton.LeftButton,
                     pos=QPoint(4, int(box.center().y())))  # fmt: skip
    assert page.watching is not None
    assert page.watching.breakpoints == {("drivers/vfio/vfio_main.c", line)}
    assert page.status.text() == f"Breakpoint at line {line}"
    page.go(going.begun)
    click(page, qtbot, "run")
    assert text(page) == "fresh->id = id;"


def test_a_line_that_does_not_run_takes_no_breakpoint(page: WatchPage) -> None:
    assert not page.toggle_at(1)
    assert page.status.text() == "Line 1 does not run in this call."


def test_a_double_click_on_a_byte_leads_to_the_line_that_made_it(
    page: WatchPage, qtbot: QtBot
) -> None:
    click(page, qtbot, "run")
    qtbot.mouseDClick(page.user, Qt.MouseButton.LeftButton, pos=at(page.user, 24))
    assert text(page) == "fresh->id = id;"
    click(page, qtbot, "run")
    qtbot.mouseClick(page.kernel, Qt.MouseButton.LeftButton, pos=at(page.kernel, 0))
    click(page, qtbot, "why")
    assert text(page) == "memset(grown, 0, gap);"


def test_arrows_and_enter_do_it_without_a_mouse(page: WatchPage, qtbot: QtBot) -> None:
    click(page, qtbot, "run")
    page.user.setFocus()
    page.user.select(8)
    for key in (Key.Key_Down, Key.Key_Right, Key.Key_Left):
        qtbot.keyClick(page.user, key)
    assert page.user.offset == 16
    qtbot.keyClick(page.user, Key.Key_Return)
    assert text(page) == "told.cap_offset = first;"


def test_what_is_selected_in_the_map_is_asked_for_by_key(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    column = mine.document.active
    mine.document.select(Selection(column, 36, 40))
    assert page.user.offset == -1, "it is not written yet"
    qtbot.keyClick(mine.map, Key.Key_F7, Mod.ControlModifier)
    assert text(page).startswith("memcpy(&fresh[1]")


@pytest.mark.parametrize("shipped", ["posted-v1", "before-v6.6"])
def test_asked_before_the_c_was_ever_shown_it_goes_to_the_line(
    opened: Opener, qtbot: QtBot, shipped: str
) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    columns = window.document.derived.columns
    number = next(at for at, each in enumerate(columns) if each.title == shipped)
    window.editing.go_to_column(number)
    last = columns[number].layout.size - 4
    window.document.select(Selection(window.document.active, last, last + 4))
    qtbot.keyClick(window.map, Key.Key_F7, Mod.ControlModifier)
    page = window.panes[STEPS].watch
    qtbot.waitUntil(lambda: page.watching is not None)
    assert text(page).startswith("memcpy(")
    # Once more it is the copy that wrote it into the caller's memory; of posted-v1 past its end.
    qtbot.keyClick(window.map, Key.Key_F7, Mod.ControlModifier)
    assert "copy_to_user(" in text(page)
    assert page.watching is not None
    past = last >= page.watching.watched.argsz
    assert past == (shipped == "posted-v1")
    qtbot.keyClick(window.map, Key.Key_F7, Mod.ControlModifier)
    assert text(page).startswith("memcpy(")


def test_an_edit_is_watched_anew_and_breakpoints_stay(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    until(page, qtbot, "fresh->id = id;")
    page.toggle()
    before = page.watching
    assert before is not None
    mine.editing.run(lambda now: edits.set_argsz(now, 20))
    qtbot.waitUntil(lambda: page.watching is not None and page.watching.watched.argsz == 20)
    assert page.watching is not None
    assert page.watching.breakpoints == before.breakpoints
    assert page.watching.at == before.at


def test_variables_are_shown_as_a_tree_and_all_is_plain_text(page: WatchPage, qtbot: QtBot) -> None:
    until(page, qtbot, "fresh->version = version;")
    top = page.variables.topLevelItem(0)
    assert top is not None
    assert top.text(0) == "vfio_info_cap_add()"
    children = [child for at in range(top.childCount()) if (child := top.child(at)) is not None]
    shown = {child.text(0): child.text(1) for child in children}
    assert shown["id"] == "5"
    labels = page.findChildren(QLabel)
    assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_past_argsz_is_seen_in_light_and_dark(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    click(page, qtbot, "run")
    seen: list[QImage] = []
    for theme in ("light", "dark"):
        mine.bench.theme.choose(theme)
        image = page.user.grab().toImage()
        inside = page.user.rect_of(36).toRect().adjusted(2, 2, -2, -2)
        usual = page.user.rect_of(8).toRect().adjusted(2, 2, -2, -2)
        assert image.copy(inside) != image.copy(usual)
        seen.append(image)
    assert seen[0] != seen[1]


def test_a_shipped_version_is_watched_as_c_and_left_again(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.editing.go_to_column(keys(window).index("v6.6"))
    panel = window.panes.bring(STEPS)
    qtbot.waitUntil(panel.as_c.isVisible)
    qtbot.mouseClick(panel.as_c, Qt.MouseButton.LeftButton)
    page = panel.watch
    qtbot.waitUntil(lambda: page.watching is not None)
    assert panel.pages.currentWidget() is page
    assert page.watching is not None
    assert page.watching.watched.variant == "v6.6"
    until(page, qtbot, "size = ALIGN(size, sizeof(u64));")
    qtbot.mouseClick(page.model, Qt.MouseButton.LeftButton)
    assert panel.pages.currentWidget() is not page
    qtbot.keyClick(window.map, Key.Key_F7)
    assert panel.pages.currentWidget() is page


def test_from_a_capture_the_c_of_the_first_model_is_watched(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    panel = window.panes.bring(STEPS)
    qtbot.waitUntil(panel.isVisible)
    assert window.document.active == 0
    assert not panel.as_c.isVisible()
    qtbot.keyClick(window.map, Key.Key_F7)
    page = panel.watch
    qtbot.waitUntil(lambda: page.watching is not None)
    assert panel.pages.currentWidget() is page
    active = window.document.active_column
    assert active is not None
    assert active.title == "before-v6.6"
    assert (
        window.message.text
        == "Linux 6.5 is an answer, and no code: what is watched is before-v6.6."
    )


def test_a_capture_alone_has_no_c_to_watch(opened: Opener) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    while len(window.document.derived.columns) > 1:
        window.editing.run(lambda now: edits.remove_column(now, 1))
    assert not window.bench.actions["watch-into"].isEnabled()
