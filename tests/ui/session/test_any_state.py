"""The window starts whatever its files look like, and loses none of a user's."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.capture.journal import About, Journal, left_behind
from vfioviz.capture.open import open_path
from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.capture.source import CaptureError
from vfioviz.document import edits
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.ui import recent, store
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.session import autosave
from vfioviz.ui.session.autosave import AGAIN, DELAY
from vfioviz.ui.teach.progress import Progress, progress

ROOT = Path(__file__).parents[3]
SAMPLE = SAMPLES / "iommu-linux-6.1.bin"
START = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vfioviz.ui import app
made = QTimer.singleShot
def run(self):
    QTimer.singleShot(400, lambda: [one.close() for one in QApplication.topLevelWidgets()])
    QTimer.singleShot(800, QApplication.quit)
    return _exec()
_exec = QApplication.exec
QApplication.exec = run
status = app.main()
print("started", status)
"""


def link(path: Path, to: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to(to)


def fifo(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)


def text(path: Path, said: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said)


def folder(path: Path) -> None:
    path.mkdir(parents=True)


def shut_entry(home: Path) -> None:
    text(home / "state/vfioviz/journal/a.vfioviz", "{}")
    folder(home / "state/vfioviz/journal/a.lock")


def deep_entry(home: Path) -> None:
    text(home / "state/vfioviz/journal/a.vfioviz", "[" * 9999)
    fifo(home / "state/vfioviz/journal/a.json")


INI = (
    "[recent]\nfiles={long}, /dev/zero, a\\0b, @Invalid(), @Variant(\\0\\0\\0\\x7f)\n"
    "[view]\ntheme=\\xb2\nrow_bytes=\\xb2\ngrid={digits}\nlanguage=../../x\nmono=\\x1b\n"
    "[shortcuts]\nopen=@Variant(x)\nsave={long}\n[commands]\nused=@ByteArray(x)\n"
).format(long="n" * 5000, digits="9" * 5000)

STATES: dict[str, Callable[[Path], None]] = {
    "settings are a pipe": lambda home: fifo(home / "config/vfioviz/vfioviz.ini"),
    "settings are endless": lambda home: link(home / "config/vfioviz/vfioviz.ini", "/dev/zero"),
    "their lock is a pipe": lambda home: fifo(home / "config/vfioviz/vfioviz.ini.lock"),
    "their lock is a folder": lambda home: folder(home / "state/vfioviz/window.ini.lock"),
    "settings are a folder": lambda home: folder(home / "config/vfioviz/vfioviz.ini"),
    "their folder is a file": lambda home: text(home / "config/vfioviz", "x"),
    "settings hold nonsense": lambda home: text(home / "config/vfioviz/vfioviz.ini", INI),
    "the window's state is nonsense": lambda home: text(
        home / "state/vfioviz/window.ini",
        "[General]\nversion=1\ngeometry=@ByteArray(x)\nstate=@ByteArray(\\0\\0\\xff)\n",
    ),
    "the journal is a file": lambda home: text(home / "state/vfioviz/journal", "x"),
    "the journal leads to itself": lambda home: link(home / "state/vfioviz/journal", "journal"),
    "an entry is a pipe": lambda home: fifo(home / "state/vfioviz/journal/a.vfioviz"),
    "an entry's lock is a folder": shut_entry,
    "an entry is no project": deep_entry,
    "there is no home": lambda home: None,
}


@pytest.mark.parametrize("state", STATES)
def test_the_window_starts(state: str, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    for name in ("config", "state", "data", "cache"):
        (home / name).mkdir()
    STATES[state](home)
    places = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "state", "data")}
    environment = {**os.environ, **places, "HOME": str(home), "PYTHONPATH": str(ROOT)}
    if state == "there is no home":
        environment = {key: value for key, value in environment.items() if "XDG" not in key}
        environment["HOME"] = "/nowhere/at/all"
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=ROOT, env=environment, capture_output=True, text=True,
        timeout=240, check=False,
    )  # fmt: skip
    assert "started 0" in done.stdout, done.stderr
    assert "Traceback" not in done.stderr


def test_recent_files_of_any_kind_are_looked_at_and_left_out(tmp_path: Path) -> None:
    there = tmp_path / "a.bin"
    there.write_bytes(b"x")
    names = ["n" * 5000, "a\0b", "/dev/zero", str(tmp_path), str(there), "\ud800"]
    recent.settings().setValue("recent/files", names)
    assert recent.recent_files() == (str(there),)
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    recent.remember(str(loop), str(there))
    assert recent.recent_files()[0] == str(there)


@pytest.mark.parametrize(
    "stored", ["", "x", "1 1 1", "9" * 5000, "² 1 1 1", "-1 0 0 0", "1 1 1 1 1"]
)
def test_progress_that_is_none_is_the_beginning(stored: str) -> None:
    store.ini(store.STATE, "lessons.ini").setValue("lessons/a", stored)
    assert progress("a") == Progress()


# ---------------------------------------------------------------- the journal


def edit(window: MainWindow, fill: int = 0x33) -> None:
    window.editing.run(lambda now: edits.set_fill(now, fill))


def test_a_journal_that_could_not_be_written_is_written_without_a_further_edit(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.load_map()
    window.files.open_paths([str(SAMPLE)])
    asked: list[int] = []
    write = Journal.write

    def full(self: Journal, said: str, about: About) -> None:
        asked.append(1)
        if len(asked) < 3:
            raise CaptureError("not saved: No space left on device")
        write(self, said, about)

    monkeypatch.setattr(Journal, "write", full)
    monkeypatch.setattr(autosave, "AGAIN", 30)
    told: list[str] = []
    window.autosave.failed.connect(told.append)
    edit(window)
    qtbot.waitUntil(window.autosave.path.exists)
    assert len(asked) == 3
    assert len(told) == 1
    assert "No space left on device" in told[0]
    assert AGAIN > DELAY


def test_an_entry_with_a_hostile_note_beside_it_is_offered_in_a_line(tmp_path: Path) -> None:
    written = to_text(State(project_from(open_path(SAMPLE))))
    (tmp_path / "a.vfioviz").write_text(written)
    (tmp_path / "a.json").write_text(json.dumps({"name": "x" * 100_000, "path": ["/etc/passwd"]}))
    (left,) = left_behind(tmp_path)
    assert len(left.about.name) <= 4096
    left.remove()
    assert left_behind(tmp_path) == ()
    os.mkfifo(tmp_path / "b.vfioviz")
    (tmp_path / "c.vfioviz").write_text(written)
    (tmp_path / "c.lock").mkdir()
    assert left_behind(tmp_path) == ()


# ---------------------------------------------------------------- a project that changed


def open_project(window: MainWindow, path: Path) -> None:
    window.load_map()
    window.files.open_paths([str(SAMPLE)])
    window.files._write(str(path), None)
    edit(window)


def changed_dialog(window: MainWindow) -> QMessageBox | None:
    found = window.findChild(QMessageBox, "changed-dialog")
    return found if isinstance(found, QMessageBox) else None


@pytest.mark.parametrize("answer", ["Overwrite", "Cancel"])
def test_a_project_that_changed_on_disk_is_overwritten_when_that_is_said_alone(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, answer: str
) -> None:
    path = tmp_path / "a.vfioviz"
    open_project(window, path)
    write_project(path, "somebody else's")
    window.files.save()
    box = changed_dialog(window)
    assert box is not None
    assert path.read_text() == "somebody else's"
    (button,) = [each for each in box.buttons() if answer in each.text()]
    button.click()
    qtbot.waitUntil(lambda: changed_dialog(window) is None)
    assert (path.read_text() == "somebody else's") == (answer == "Cancel")
    assert window.document.modified == (answer == "Cancel")


def test_a_project_that_is_as_it_was_or_gone_is_saved_without_a_question(
    window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a.vfioviz"
    open_project(window, path)
    window.files.save()
    edit(window, 0x44)
    window.files.save()
    path.unlink()
    edit(window, 0x55)
    window.files.save()
    assert changed_dialog(window) is None
    assert path.exists()
    assert not window.document.modified


@pytest.mark.parametrize("source", ["n" * 500, ".hidden", "a\nb", "/x/y/z.bin", ""])
def test_a_suggested_name_is_one_that_a_file_can_have(window: MainWindow, source: str) -> None:
    window.load_map()
    window.files.open_dump("00 01 02 03 04 05 06 07 " * 4, source or "x")
    name = window.files._suggestion()
    assert len(name) < 120
    assert name.isprintable()
    assert "/" not in name
    assert not name.startswith(".")


INTERRUPTED = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from vfioviz.document import edits
from vfioviz.ui import app
from vfioviz.ui.main_window import MainWindow

def run(self):
    def edit():
        (window,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)]
        window.editing.run(lambda now: edits.set_fill(now, 0x33))
        print("edited", flush=True)
    QTimer.singleShot(0, edit)
    return _exec()
_exec = QApplication.exec
QApplication.exec = run
sys.exit(app.main([sys.argv[1]]))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_window_at_once_and_keeps_what_was_edited(
    tmp_path: Path, number: signal.Signals
) -> None:
    places = {f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "STATE", "DATA")}
    child = subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, str(SAMPLE)], cwd=ROOT, text=True,
        env={**os.environ, **places, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert child.stdout is not None
    assert child.stdout.readline() == "edited\n"
    child.send_signal(number)
    _, errors = child.communicate(timeout=240)
    assert child.returncode == 128 + number
    assert "Traceback" not in errors
    (left,) = left_behind(tmp_path / "STATE" / "vfioviz" / "journal")
    project = from_text(read_project(left.path)).project
    assert project is not None
    assert project.fill == 0x33
    left.release()
