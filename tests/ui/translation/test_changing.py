"""The language changes while the program runs: all that is seen, and nothing that is edited."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from tests.ui.translation.test_all_texts import NAMES, PROSE, QTS_OWN, STRUCT, in_sight
from tests.ui.translation.walk import said
from vfioviz import language
from vfioviz.document import edits
from vfioviz.document.teach.library import lessons
from vfioviz.document.view import Selection
from vfioviz.uapi.headerset import built_in
from vfioviz.ui import translation
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.recent import preference
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows

SAMPLE = str(SAMPLES / "iommu-linux-6.12.bin")


@pytest.fixture
def windows(theme: Theme, qapp: QApplication) -> Iterator[Windows]:
    before = QLocale()
    made = Windows(theme)
    yield made
    for window in made:
        window.document.undo_stack.setClean()
        window.close()
        window.deleteLater()
    translation.install(qapp, translation.ENGLISH)
    QLocale.setDefault(before)


def shown(windows: Windows, qtbot: QtBot, *paths: str) -> MainWindow:
    window = windows.make()
    window.resize(1280, 720)
    window.load_map()
    window.start()
    window.show()
    if paths:
        window.files.open_paths(paths)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def change(windows: Windows, qtbot: QtBot, code: str) -> MainWindow:
    """Choose a language in the menu; returns the window that is there then."""
    (old,) = windows
    old.actions_table[f"language-{code}"].trigger()
    qtbot.waitUntil(lambda: old not in tuple(windows) and len(windows) == 1)
    (new,) = windows
    qtbot.waitUntil(new.isActiveWindow)
    return new


def prose(window: MainWindow) -> set[str]:
    """The sentences of a window, but for what is the same in each language."""
    return {
        text for where, text in said(window)
        if PROSE.search(STRUCT.sub("", text)) and "Lessons" not in where
        and text.partition("\n")[0] not in QTS_OWN | NAMES
    }  # fmt: skip


def test_every_text_that_is_seen_changes(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, qtbot, SAMPLE)
    window.editing.run(lambda now: edits.set_fill(now, 0x11))
    window.document.select(Selection(1, 24, 26))
    english = window.document.undo_stack.undoText()

    def texts(window: MainWindow) -> set[str]:
        for key, place in window.panes.docks.items():
            window.actions_table[f"panel-{key}"].trigger()
            qtbot.waitUntil(partial(in_sight, place))
        qtbot.waitUntil(lambda: not window.jobs.running)
        return prose(window)

    before = texts(window)
    german = change(windows, qtbot, "de")
    after = texts(german)
    assert before & after == set()
    assert len(after) > 200
    assert german.document.undo_stack.undoText() != english
    again = change(windows, qtbot, "en")
    back = texts(again)
    assert back & after == set()
    assert len(back & before) > 0.9 * len(back)
    assert again.document.undo_stack.undoText() == english


def test_nothing_that_was_done_is_lost(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, qtbot, SAMPLE)
    window.actions_table["workspace-review"].trigger()
    window.panes.show("skew")
    window.editing.run(lambda now: edits.set_fill(now, 0x11))
    window.editing.run(lambda now: edits.set_fill(now, 0x22))
    window.actions_table["undo"].trigger()
    window.document.select(Selection(1, 24, 26))
    place, state = window.geometry(), window.document.state
    new = change(windows, qtbot, "de")
    assert new.geometry() == place
    assert new.document.state == state
    undo = new.document.undo_stack
    assert not undo.isClean()
    assert new.panes.workspace.key == "review"
    assert new.panes.docks["skew"].seen
    assert new.actions_table["redo"].isEnabled()
    QTest.keyClick(QApplication.focusWidget() or new, Qt.Key.Key_Z,
                   Qt.KeyboardModifier.ControlModifier)  # fmt: skip
    assert undo.isClean()
    assert preference("language", "") == "de"


def test_the_start_page_and_dialogs_that_come_later_speak_it(
    windows: Windows, qtbot: QtBot
) -> None:
    window = shown(windows, qtbot)
    before = prose(window)
    new = change(windows, qtbot, "de")
    assert before & prose(new) == set()
    new.actions_table["about"].trigger()
    dialog = next(each for each in new.findChildren(QDialog) if each.isVisible())
    assert dialog.windowTitle() == language.tr("About vfioviz")
    dialog.reject()


def test_a_lesson_goes_on_at_its_page(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, qtbot, SAMPLE)
    teacher(window.bench).begin(lessons()[0], 2)
    new = change(windows, qtbot, "de")
    playing = new.document.playing
    assert playing is not None
    assert (playing.lesson, playing.page) == (lessons("de")[0], 2)
    assert teacher(new.bench).dock.isVisible()
    new.actions_table["lesson-leave"].trigger()
    assert new.document.project is None


def test_the_handbook_stays_at_its_page(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, qtbot, SAMPLE)
    shelf(window.bench).show("term.argsz")
    (old,) = windows
    old.activateWindow()
    old.actions_table["language-de"].trigger()
    qtbot.waitUntil(lambda: old not in tuple(windows) and len(windows) == 1)
    (new,) = windows
    book = shelf(new.bench).window
    assert book is not None
    qtbot.waitUntil(book.isVisible)
    assert book.topic == "term.argsz"
    new.bench.close()


def test_what_is_not_saved_is_kept_for_a_crash_as_before(windows: Windows, qtbot: QtBot) -> None:
    window = shown(windows, qtbot, SAMPLE)
    window.editing.run(lambda now: edits.set_fill(now, 0x11))
    new = change(windows, qtbot, "de")
    new.autosave.keep()
    qtbot.waitUntil(new.autosave.path.exists)


def test_recorded_calls_are_opened_after_a_change(windows: Windows, qtbot: QtBot) -> None:
    shown(windows, qtbot, SAMPLE)
    headers = built_in()
    window = change(windows, qtbot, "de")
    assert built_in() is headers
    window.files.open_paths([str(SAMPLES / "nvme-linux-6.1.jsonl")])
    project = window.document.project
    assert project is not None
    qtbot.waitUntil(lambda: window.document.project is not project)
