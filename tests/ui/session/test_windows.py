"""Several windows, and what comes back after a restart."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QTabBar
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.document import edits
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.features.viewing import change
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS
from vfioviz.ui.recent import recent_files, remember, set_preference
from vfioviz.ui.theme import THEMES, Theme
from vfioviz.ui.windows import Windows

FIRST, SECOND = SAMPLES / "iommu-linux-6.1.bin", SAMPLES / "iommu-linux-6.12.bin"


def shown(windows: Windows, path: Path | None = None) -> MainWindow:
    window = windows.make()
    window.resize(1280, 720)
    window.load_map()
    window.start()
    window.show()
    window.activateWindow()
    QApplication.processEvents()
    if path is not None:
        window.files.open_paths([str(path)])
    return window


def test_a_new_window_by_key_has_a_document_of_its_own(windows: Windows, qtbot: QtBot) -> None:
    first = shown(windows, FIRST)
    QTest.keyClick(first, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert len(windows) == 2
    second = list(windows)[1]
    assert second.document.project is None
    second.files.open_paths([str(SECOND)])
    second.editing.run(lambda now: edits.set_fill(now, 1))
    assert not first.document.modified
    assert first.autosave.path != second.autosave.path


@pytest.mark.parametrize(("many", "count"), [(False, 1), (True, 2)])
def test_files_open_beside_or_in_a_new_window_as_wanted(
    windows: Windows, many: bool, count: int
) -> None:
    first = shown(windows, FIRST)
    if many:
        first.actions_table["windows-many"].trigger()
    first.files.open_paths([str(SECOND)])
    assert len(windows) == count
    project = first.document.project
    assert project is not None
    assert len(project.captures) == 3 - count
    assert shown(windows).actions_table["windows-many"].isChecked() is many


def wanted(window: MainWindow) -> str:
    (found,) = [name for name in THEMES if window.actions_table[f"theme-{name}"].isChecked()]
    return found


def test_a_theme_holds_in_all_windows(windows: Windows) -> None:
    first, second = shown(windows, FIRST), shown(windows, SECOND)
    first.actions_table["theme-dark"].trigger()
    assert wanted(second) == "dark"
    change(second.bench, zoom=150)
    assert wanted(first) == "dark"
    assert first.theme.palette is second.theme.palette
    second.actions_table["theme-light"].trigger()
    assert wanted(first) == "light"


def test_quit_closes_all_and_cancel_keeps_the_rest(windows: Windows, qtbot: QtBot) -> None:
    first, second = shown(windows, FIRST), shown(windows, SECOND)
    first.editing.run(lambda now: edits.set_fill(now, 1))
    QTest.keyClick(second, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(windows) == 1)
    qtbot.waitUntil(lambda: first.findChild(QMessageBox) is not None)
    box = first.findChild(QMessageBox)
    assert box is not None
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.wait(20)
    assert list(windows) == [first]
    third = shown(windows)
    third.close()
    qtbot.wait(20)
    assert list(windows) == [first]  # a window that is closed later closes no other
    first.document.undo_stack.setClean()
    first.activateWindow()
    qtbot.waitUntil(first.isActiveWindow)
    QTest.keyClick(first, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: len(windows) == 0)


def test_arrangement_and_columns_come_back(windows: Windows, qtbot: QtBot) -> None:
    first = shown(windows, FIRST)
    qtbot.wait(50)
    frames = first.panes.frames
    frames["sources"].close()
    first.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, frames["explain"])
    frames["explain"].show()
    first.panes.show("hex")
    header = first.panes[FINDINGS].view.horizontalHeader()
    header.resizeSection(0, 171)
    first.resize(1111, 666)
    qtbot.wait(50)
    first.close()
    qtbot.waitUntil(lambda: len(windows) == 0)

    again = shown(windows)
    assert (again.width(), again.height()) != (1111, 666)  # shown() gave it another size
    again.resize(1111, 666)
    again.files.open_paths([str(FIRST)])
    qtbot.wait(50)
    frames = again.panes.frames
    assert frames["sources"].isHidden()
    assert again.dockWidgetArea(frames["explain"]) == Qt.DockWidgetArea.LeftDockWidgetArea
    assert frames["explain"].isVisible()
    assert again.panes.docks["hex"].seen
    assert again.panes[FINDINGS].view.horizontalHeader().sectionSize(0) == 171


def test_panels_come_back_with_one_row_of_tabs_each(windows: Windows, qtbot: QtBot) -> None:
    first = shown(windows, FIRST)
    first.panes.show("sources")
    qtbot.wait(50)
    first.close()
    qtbot.waitUntil(lambda: len(windows) == 0)
    again = shown(windows, FIRST)
    qtbot.waitUntil(lambda: again.panes.docks["sources"].seen)
    bars = [bar for bar in again.findChildren(QTabBar) if bar.parent() is again]
    assert [bar.count() for bar in bars if not bar.visibleRegion().isEmpty()] == [3]
    rows = [bar for frame in again.panes.frames.values() for bar in frame.findChildren(QTabBar)]
    assert len([bar for bar in rows if bar.isVisible()]) == 1


def test_a_window_that_is_closed_in_the_presenter_view_comes_back_whole(
    windows: Windows, qtbot: QtBot
) -> None:
    first = shown(windows, FIRST)
    first.actions_table["presenter"].trigger()
    qtbot.waitUntil(first.isFullScreen)
    first.close()
    qtbot.waitUntil(lambda: len(windows) == 0)
    again = shown(windows, FIRST)
    qtbot.wait(50)
    assert not again.isFullScreen()
    assert again.toolbar.isVisible()
    assert all(again.panes.docks[key].seen for key in ("structure", "findings"))


def test_f12_goes_through_each_panel_that_is_seen(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, FIRST)
    window.panes.show("sources")
    window.centre.focus_map()
    qtbot.wait(50)
    passed = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F12)
        focus = QApplication.focusWidget()
        passed += [
            key for key, dock in window.panes.docks.items() if focus and dock.isAncestorOf(focus)
        ]
    assert passed == ["sources", "findings"]


def test_a_window_that_goes_with_unsaved_edits_goes_quietly(theme: Theme) -> None:
    window = MainWindow(theme)
    window.files.open_paths([str(FIRST)])
    window.editing.run(lambda now: edits.set_fill(now, 1))
    with capture_exceptions() as raised:
        window.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert not raised


def test_geometry_comes_back(windows: Windows, qtbot: QtBot) -> None:
    first = shown(windows, FIRST)
    first.resize(777, 555)
    QApplication.processEvents()
    size = first.size()
    first.close()
    qtbot.waitUntil(lambda: len(windows) == 0)
    assert windows.make().size() == size


def test_a_lesson_does_not_disturb_the_arrangement(windows: Windows, qtbot: QtBot) -> None:
    first = shown(windows, FIRST)
    qtbot.wait(50)
    first.close()
    qtbot.waitUntil(lambda: len(windows) == 0)
    second = shown(windows)
    teacher(second.bench).begin(lessons()[0], 0)
    second.close()
    qtbot.waitUntil(lambda: len(windows) == 0)
    third = shown(windows, FIRST)
    qtbot.wait(50)
    assert third.panes.docks["structure"].isVisible()
    assert third.panes.docks["findings"].isVisible()


def test_what_is_opened_just_before_the_end_is_a_recent_file(windows: Windows) -> None:
    window = shown(windows, FIRST)
    window.close()
    assert recent_files() == (str(FIRST),)


def test_recent_files_survive_what_is_gone_or_odd(tmp_path: Path) -> None:
    kept = tmp_path / "kept.bin"
    kept.write_bytes(b"")
    gone = tmp_path / "gone.bin"
    gone.write_bytes(b"")
    remember(str(gone), str(kept))
    gone.unlink()
    assert recent_files() == (str(kept),)
    remember("-")
    assert recent_files() == (str(kept),)
    set_preference("windows", "no such thing")
    assert recent_files() == (str(kept),)
