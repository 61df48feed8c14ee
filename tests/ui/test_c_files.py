"""The files of the C: opened, found by a function's name, edited together, closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.naming import keys
from tests.ui.test_edit_code import retype, version
from vfioviz.document.edit_code import diff_of
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.watch.page import WatchPage
from vfioviz.ui.watch.places import FindPlace

Key, Mod = Qt.Key, Qt.KeyboardModifier
MAIN = "drivers/vfio/vfio_main.c"
PCI = "drivers/vfio/pci/vfio_pci_core.c"
UAPI = "include/uapi/linux/vfio.h"


@pytest.fixture
def mine(opened: Opener) -> MainWindow:
    return opened("device-atomic-before-v6.6.bin")


@pytest.fixture
def page(mine: MainWindow, qtbot: QtBot) -> WatchPage:
    mine.editing.go_to_column(keys(mine).index("posted-v1"))
    qtbot.keyClick(mine.map, Key.Key_F7)
    found = mine.panes[STEPS].watch
    qtbot.waitUntil(lambda: found.watching is not None)
    return found


def find(page: WatchPage, qtbot: QtBot, typed: str) -> None:
    """Open the chooser with its key, type, and press Enter."""
    # A window manager does so where a dialog went.
    page.window().activateWindow()
    qtbot.waitUntil(page.window().isActiveWindow)
    qtbot.keyClick(page.code, Key.Key_F4, Mod.ShiftModifier)
    qtbot.waitUntil(lambda: page.findChild(FindPlace) is not None)
    dialog = page.findChild(FindPlace)
    assert dialog is not None
    qtbot.waitUntil(dialog.search.hasFocus)
    qtbot.keyClicks(dialog.search, typed)
    qtbot.keyClick(dialog.search, Key.Key_Return)
    qtbot.waitUntil(lambda: page.findChild(FindPlace) is None)


def turn(page: WatchPage, path: str) -> None:
    """Click a tab."""
    tabs = page.files.tabs
    at = tabs.tabRect(page.files.files.index(path)).center() - QPoint(10, 0)
    QTest.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=at)


def line(page: WatchPage) -> str:
    return page.code.textCursor().block().text()


def edit(page: WatchPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.code, Key.Key_F4)
    qtbot.waitUntil(lambda: page.edit.now is not None)


def test_a_function_is_found_by_its_name_and_its_file_opened(page: WatchPage, qtbot: QtBot) -> None:
    start = page.files.current
    find(page, qtbot, "cap_shift")
    assert page.files.current == MAIN
    assert "vfio_info_cap_shift(" in line(page)
    assert page.files.files == [start, MAIN]
    # The line that runs next is marked in its own file alone.
    assert not page.code.extraSelections()
    turn(page, start)
    assert page.files.current == start
    assert page.code.extraSelections()


def test_a_step_into_another_file_opens_it(page: WatchPage, qtbot: QtBot) -> None:
    while page.watching is not None and page.watching.place.file != MAIN:
        qtbot.keyClick(page.code, Key.Key_F7)
    assert page.files.current == MAIN
    assert len(page.files.files) == 2


def test_the_chooser_lists_all_files_first_and_says_how_many_fit(
    page: WatchPage, qtbot: QtBot
) -> None:
    qtbot.mouseClick(page.files.others, Qt.MouseButton.LeftButton)
    dialog = page.findChild(FindPlace)
    assert dialog is not None
    assert page.watching is not None
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    files = [one.text(2) for one in items if one is not None and one.text(1) == "file"]
    assert {MAIN, PCI, UAPI} <= set(files)
    first = [one.text(1) for one in items[: len(files)] if one is not None]
    assert set(first) == {"file"}
    qtbot.keyClicks(dialog.search, "no such thing")
    assert dialog.count.text() == "Nothing fits."
    assert not dialog.ok.isEnabled()
    dialog.search.clear()
    qtbot.keyClicks(dialog.search, "vfio_device_info")
    qtbot.keyClick(dialog.search, Key.Key_Down)
    qtbot.keyClick(dialog, Key.Key_Escape)


def test_a_tab_is_closed_by_its_button_and_by_delete_but_not_the_last(
    page: WatchPage, qtbot: QtBot
) -> None:
    start = page.files.current
    find(page, qtbot, "vfio_main.c")
    find(page, qtbot, "vfio.h")
    assert len(page.files.files) == 3
    tabs = page.files.tabs
    button = tabs.tabButton(2, QTabBar.ButtonPosition.RightSide)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.files.files == [start, MAIN]
    assert page.files.current == MAIN
    tabs.setFocus()
    qtbot.keyClick(tabs, Key.Key_Delete)
    assert page.files.files == [start]
    qtbot.keyClick(tabs, Key.Key_Delete)
    assert page.files.files == [start]
    assert page.code.toPlainText().count("\n") > 10


def test_two_files_are_edited_and_applied_as_one_variant(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    edit(page, qtbot)
    start = page.files.current
    retype(page, "info.argsz < minsz", "info.argsz < minsz + 0")
    find(page, qtbot, "vfio_info_cap_add")
    assert page.files.current == MAIN
    assert page.code.editing
    assert page.files.tabs.tabText(0).startswith("\N{BULLET} ")
    retype(page, "last->next = start;", "last->next = start + 0;")
    turn(page, start)
    assert "minsz + 0" in page.code.text
    # Undo is of the file that is seen.
    qtbot.keyClick(page.code, Key.Key_Z, Mod.ControlModifier)
    assert "minsz + 0" not in page.code.text
    retype(page, "info.argsz < minsz", "info.argsz < minsz + 0")
    qtbot.keyClick(page.code, Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "edit-1" in keys(mine))
    made = version(mine)
    assert made.base is not None
    assert {path for path, _ in made.base.texts} == {PCI, MAIN}
    diff = diff_of(made)
    assert "minsz + 0" in diff
    assert "start + 0" in diff
    qtbot.waitUntil(lambda: page.edit.now is None)


def test_what_is_typed_in_any_file_is_not_left_by_one_escape(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    edit(page, qtbot)
    start = page.files.current
    retype(page, "info.argsz < minsz", "1")
    find(page, qtbot, "vfio_main.c")
    page.files.tabs.tabCloseRequested.emit(page.files.files.index(start))
    assert "not applied yet" in page.edit.status.text()
    assert start in page.files.files
    qtbot.keyClick(page.code, Key.Key_Escape)
    assert page.edit.now is not None
    qtbot.keyClick(page.code, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.edit.now is None and page.watching is not None)
    assert "edit-1" not in keys(mine)
    turn(page, start)
    qtbot.waitUntil(lambda: "info.argsz < minsz" in page.code.text)


def test_a_mistake_in_a_file_that_is_not_seen_is_shown_there(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    edit(page, qtbot)
    start = page.files.current
    retype(page, "info.argsz < minsz)", "info.argsz < minsz")
    find(page, qtbot, "vfio_main.c")
    retype(page, "last->next = start;", "last->next = start + 0;")
    qtbot.keyClick(page.code, Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: "expected ')'" in page.edit.status.text())
    assert page.files.current == start
    (marked,) = page.code.extraSelections()
    assert "info.argsz < minsz" in marked.cursor.block().text()
