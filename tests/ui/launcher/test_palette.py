"""The command palette by keys: everything is found, and Enter does it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.launcher.dialog import CommandPalette, used
from vfioviz.ui.launcher.entries import entries
from vfioviz.ui.launcher.rank import score
from vfioviz.ui.main_window import MainWindow

BOTH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def open_palette(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_P, BOTH)
    found = [each for each in window.findChildren(CommandPalette) if each.isVisible()]
    assert len(found) == 1
    qtbot.waitUntil(found[0].isActiveWindow)
    return found[0]


def show_sample(window: MainWindow) -> None:
    window.load_map()
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])


def names(palette: CommandPalette) -> list[str]:
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_every_action_is_offered_and_found_by_its_text(window: MainWindow) -> None:
    offered = {entry.key: entry for entry in entries(window.bench)}
    for spec in ACTIONS:
        if spec.key == "commands":
            continue
        entry = offered[f"action/{spec.key}"]
        best = max(offered.values(), key=lambda each: score(entry.name, each.name, each.more))
        assert score(entry.name, entry.name) == score(entry.name, best.name, best.more)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("zoom in", "Zoom in"),
        ("cmp var", "Compare all variants"),
        ("capture", "Capture from devices"),
        ("tail padding", "Tail padding"),
        ("panel argsz", "Panel: argsz"),
    ],
)
def test_what_is_typed_finds_it_first(
    window: MainWindow, qtbot: QtBot, typed: str, first: str
) -> None:
    show_sample(window)
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.search, typed)
    assert names(palette)[0] == first
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)


def test_enter_does_it_and_it_stands_first_the_next_time(window: MainWindow, qtbot: QtBot) -> None:
    show_sample(window)
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.search, "32 bytes a row")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.document.view.row_bytes == 32)
    assert used() == ["action/rows-32"]
    assert names(open_palette(window, qtbot))[0].startswith("32")


def test_arrows_walk_and_wrap(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window, qtbot)
    QTest.keyClick(palette.search, Qt.Key.Key_Up)
    assert palette.list.currentRow() == palette.list.count() - 1
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.list.currentRow() == 0
    QTest.keyClick(palette.search, Qt.Key.Key_PageDown)
    assert palette.list.currentRow() == 8
    qtbot.waitUntil(palette.search.hasFocus)


def test_what_is_not_possible_now_is_said_and_not_done(window: MainWindow, qtbot: QtBot) -> None:
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.search, "export map")
    item = palette.list.item(0)
    said = item.data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "File: Export map, Ctrl+E, not possible now"
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()
    palette.search.setText("no entry has all these letters")
    assert palette.nothing.isVisible()
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_lessons_samples_and_pages_are_opened(window: MainWindow, qtbot: QtBot) -> None:
    window.load_map()
    palette = open_palette(window, qtbot)
    palette.search.setText("kernel 6.12, type 1")
    palette.search.setText("answers iommu 6.12")
    QTest.keyClick(palette.search, Qt.Key.Key_Escape)
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.search, lessons()[1].title)
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.document.playing is not None)
    playing = window.document.playing
    assert playing is not None
    assert playing.lesson.key == lessons()[1].key
    teacher(window.bench).leave()


def test_each_row_tells_a_screen_reader_what_it_is(window: MainWindow, qtbot: QtBot) -> None:
    show_sample(window)
    palette = open_palette(window, qtbot)
    QTest.keyClicks(palette.search, "zoom in")
    view = QAccessible.queryAccessibleInterface(palette.list)
    assert view is not None
    assert view.child(0).text(QAccessible.Text.Name) == "View: Zoom in, Ctrl++"
