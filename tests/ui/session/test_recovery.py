"""kill -9 in the middle of an edit, then restart: the edit is there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests import patience
from tests.ui.conftest import SAMPLES
from vfioviz.capture.journal import About, Journal, left_behind
from vfioviz.capture.open import open_path
from vfioviz.capture.projectfile import read_project
from vfioviz.document import edits
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.teach.library import lessons
from vfioviz.ui.dialogs import recovery
from vfioviz.ui.dialogs.recovery import RecoveryDialog
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.session.autosave import folder
from vfioviz.ui.windows import Windows

ROOT = Path(__file__).parents[3]
SAMPLE = SAMPLES / "iommu-linux-6.1.bin"
LIMIT = 5.0
"""Seconds of work that a crash may cost."""


def wait_for(found: Callable[[], bool]) -> None:
    until = time.monotonic() + patience.SECONDS
    while not found():
        assert time.monotonic() < until, "waited in vain"
        time.sleep(0.02)


def test_kill_9_in_the_middle_of_an_edit_loses_nothing(
    tmp_path: Path, windows: Windows, qtbot: QtBot
) -> None:
    told = tmp_path / "edited"
    child = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("child.py")), str(SAMPLE), str(told)],
        cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    try:
        wait_for(lambda: told.exists() and bool(told.read_text(encoding="utf-8")))
        edited = int(told.read_text(encoding="utf-8"))
        wait_for(lambda: any(folder().glob("*.vfioviz")))
        assert left_behind(folder()) == ()  # its process lives
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
    assert edited == 4  # three of the capture and the one that was added

    window = windows.make()
    window.start()
    window.show()
    done: list[bool] = []
    recovery.ask(window, windows.take, lambda: done.append(True), window.message.fail)
    dialog = window.findChild(RecoveryDialog)
    assert dialog is not None
    assert dialog.isModal()
    assert not done  # what was asked for on the command line waits
    assert dialog.list.count() == 1
    assert "iommu-linux-6.1" in dialog.list.item(0).text()
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(done))
    project = window.document.project
    assert project is not None
    assert len(project.content.caps) == edited
    assert project.captures[0].data == SAMPLE.read_bytes()
    assert window.document.modified  # it lies in no file yet
    assert left_behind(folder()) == ()


def edit(window: MainWindow) -> None:
    window.editing.run(lambda now: edits.set_fill(now, 0x33))


def due(window: MainWindow) -> float:
    """Seconds until what was edited is written."""
    assert window.autosave._timer.isActive()
    return window.autosave._timer.remainingTime() / 1000


def open_sample(window: MainWindow) -> None:
    window.load_map()
    window.files.open_paths([str(SAMPLE)])


def test_an_edit_is_on_disk_within_five_seconds(windows: Windows, qtbot: QtBot) -> None:
    window = windows.make()
    open_sample(window)
    edit(window)
    assert due(window) < LIMIT
    qtbot.waitUntil(window.autosave.path.exists)
    kept = from_text(read_project(window.autosave.path))
    assert kept.project == window.document.project


def type_on(window: MainWindow, fill: int) -> None:
    window.editing.run(lambda now: edits.set_fill(now, fill))


def test_typing_on_does_not_put_it_off(windows: Windows, qtbot: QtBot) -> None:
    window = windows.make()
    open_sample(window)
    type_on(window, 1)
    number, before = 1, due(window)
    while not window.autosave._writing and not window.autosave.path.exists():
        number += 1
        type_on(window, number % 256)
        left = due(window)
        assert left <= before
        before = left
        qtbot.wait(50)
    qtbot.waitUntil(window.autosave.path.exists)


@pytest.mark.parametrize("end", ["save", "undo", "close", "another"])
def test_the_entry_goes_when_nothing_is_unsaved(
    windows: Windows, qtbot: QtBot, tmp_path: Path, end: str
) -> None:
    window = windows.make()
    open_sample(window)
    edit(window)
    window.autosave.keep()
    path = window.autosave.path
    qtbot.waitUntil(path.exists)
    if end == "save":
        window.files._write(str(tmp_path / "mine.vfioviz"), None)
    elif end == "undo":
        window.document.undo_stack.undo()
    elif end == "another":
        window.document.close()
    else:
        window._discard_and_close()
    qtbot.waitUntil(lambda: not path.exists())
    assert list(folder().iterdir()) == []


def test_a_lesson_is_not_kept(windows: Windows, qtbot: QtBot) -> None:
    window = windows.make()
    window.show()
    window.load_map()
    teacher(window.bench).begin(lessons()[0], 0)
    window.autosave.keep()
    qtbot.wait(50)
    assert not window.autosave.path.exists()
    teacher(window.bench).leave()


def test_what_came_from_a_device_counts_as_unsaved(windows: Windows) -> None:
    window = windows.make()
    window.load_map()
    window.files.show(open_path(str(SAMPLE)), saved=False)
    assert window.document.modified


def leave(count: int = 1) -> list[Path]:
    """Leave entries behind, as a process that was killed does."""
    text = to_text(State(project_from(open_path(str(SAMPLE)))))
    paths = []
    for number in range(count):
        journal = Journal(folder())
        journal.write(text, About(f"answer {number}", "", "2026-11-23T12:00:00+00:00"))
        assert journal._lock is not None
        os.close(journal._lock)
        paths.append(journal.path)
    return paths


def test_several_are_recovered_into_windows_of_their_own(windows: Windows, qtbot: QtBot) -> None:
    leave(3)
    window = windows.make()
    window.show()
    recovery.ask(window, windows.take, lambda: None, window.message.fail)
    dialog = window.findChild(RecoveryDialog)
    assert dialog is not None
    dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
    dialog.accept()
    assert len(windows) == 2
    assert all(each.document.project is not None for each in windows)
    qtbot.wait(10)
    left = left_behind(folder())
    assert [entry.about.name for entry in left] == ["answer 1"]  # it waits for the next start
    left[0].release()


def test_asking_later_keeps_and_discarding_moves_away(windows: Windows, qtbot: QtBot) -> None:
    paths = leave(2)
    window = windows.make()
    window.show()
    recovery.ask(window, windows.take, lambda: None, window.message.fail)
    dialog = window.findChild(RecoveryDialog)
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.wait(10)
    assert all(path.exists() for path in paths)
    recovery.ask(window, windows.take, lambda: None, window.message.fail)
    again = [each for each in window.findChildren(RecoveryDialog) if each.isVisible()]
    assert len(again) == 1
    again[0].drop.click()
    assert not any(path.exists() for path in paths)
    assert len(list((folder() / "discarded").iterdir())) == 2


def test_a_broken_entry_is_named_and_stays(windows: Windows, qtbot: QtBot) -> None:
    path = leave()[0]
    path.write_text("{broken", encoding="utf-8")
    window = windows.make()
    window.show()
    recovery.ask(window, windows.take, lambda: None, window.message.fail)
    dialog = window.findChild(RecoveryDialog)
    assert dialog is not None
    dialog.accept()
    assert window.document.project is None
    assert path.exists()
    assert str(path) in window.message.text


def test_a_full_disk_is_told_once(windows: Windows, qtbot: QtBot) -> None:
    folder().parent.mkdir(parents=True, exist_ok=True)
    folder().write_text("a file where the folder should be", encoding="utf-8")
    window = windows.make()
    open_sample(window)
    said: list[str] = []
    window.autosave.failed.connect(said.append)
    edit(window)
    window.autosave.keep()
    qtbot.waitUntil(lambda: bool(said))
    assert "Edits are not kept" in said[0]
    assert QApplication.activeModalWidget() is None
    folder().unlink()
