"""What is opened beside what is open, and what is waited for: beside the window."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from tests.ui.test_jobs import answer, records, settle
from vfioviz.capture import given
from vfioviz.capture.open import open_path
from vfioviz.capture.source import Capture
from vfioviz.document import edits
from vfioviz.document.derive import derive as real_derive
from vfioviz.document.derived import Derived
from vfioviz.document.edit import Edit
from vfioviz.document.project import Project
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.ui import files
from vfioviz.ui.main_window import MainWindow

SAMPLES = Path(__file__).parents[2] / "samples"
SMALL_ONE = SAMPLES / "iommu-linux-6.1.bin"


@pytest.fixture
def threads_of(monkeypatch: pytest.MonkeyPatch) -> dict[str, list[int]]:
    """In which threads files are read, captures are added, and columns are worked out."""
    where: dict[str, list[int]] = {"read": [], "add": [], "derive": []}

    def read(path: str, headers: HeaderSet | None = None) -> Sequence[Capture]:
        where["read"].append(threading.get_ident())
        return open_path(path, headers=headers)

    def add(project: Project, captures: Sequence[Capture]) -> Edit:
        where["add"].append(threading.get_ident())
        return real_add(project, captures)

    def derive(project: Project) -> Derived:
        where["derive"].append(threading.get_ident())
        return real_derive(project)

    real_add = edits.add_captures
    monkeypatch.setattr(given, "open_path", read)
    monkeypatch.setattr(edits, "add_captures", add)
    monkeypatch.setattr(files, "derive", derive)
    return where


@pytest.mark.parametrize("kind", ["one large answer", "many records"])
def test_what_is_opened_beside_a_document_is_worked_out_beside_the_window(
    kind: str, opened: Opener, qtbot: QtBot, tmp_path: Path, threads_of: dict[str, list[int]]
) -> None:
    window = opened("iommu-linux-6.1.bin")
    for each in threads_of.values():
        each.clear()
    path = records(tmp_path, 500) if kind == "many records" else answer(tmp_path)
    before = window.document.project
    assert before is not None
    window.files.open_paths([path])
    assert window.document.project is before
    assert window.status.jobs.isVisible()
    assert Path(path).name in window.status.jobs.label.text()
    settle(window, qtbot)
    project = window.document.project
    assert project is not None
    assert len(project.captures) == (501 if kind == "many records" else 2)
    assert "Opened" in window.message.text
    for what, idents in threads_of.items():
        assert idents, what
        assert threading.get_ident() not in idents, what
    window.document.undo_stack.undo()
    assert window.document.project == before


def test_a_small_answer_beside_a_large_one_is_worked_out_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.load_map()
    window.files.open_paths([answer(tmp_path)])
    settle(window, qtbot)
    window.files.open_paths([str(SMALL_ONE)])
    assert len(window.jobs.running) == 1
    settle(window, qtbot)
    assert window.document.project is not None
    assert len(window.document.project.captures) == 2


def test_what_is_edited_meanwhile_stays_and_the_file_is_read_once(
    opened: Opener, qtbot: QtBot, tmp_path: Path, threads_of: dict[str, list[int]]
) -> None:
    window = opened("iommu-linux-6.1.bin")
    threads_of["read"].clear()
    window.files.open_paths([answer(tmp_path)])
    assert window.editing.run(lambda now: edits.set_argsz(now, 40))
    settle(window, qtbot)
    project = window.document.project
    assert project is not None
    assert project.argsz == 40
    assert len(project.captures) == 2
    assert len(threads_of["read"]) == 1
    window.document.undo_stack.undo()
    project = window.document.project
    assert project is not None
    assert project.argsz == 40
    assert len(project.captures) == 1


def test_what_is_closed_meanwhile_is_opened_alone(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.files.open_paths([answer(tmp_path)])
    window.document.close()
    settle(window, qtbot)
    project = window.document.project
    assert project is not None
    assert [each.name for each in project.captures] == ["large.bin"]


def test_opening_beside_a_document_can_be_cancelled(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forever(_project: Project, _captures: Sequence[Capture]) -> None:
        for _ in count():
            pass

    window = opened("iommu-linux-6.1.bin")
    before = window.document.project
    monkeypatch.setattr(edits, "add_captures", forever)
    window.files.open_paths([answer(tmp_path)])
    QTest.mouseClick(window.status.jobs.cancel, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert window.document.project is before
    assert "cancelled" in window.message.text


def test_many_answers_of_devices_are_shown_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.load_map()
    captures = open_path(records(tmp_path, 500))
    window.files.show(captures, saved=False)
    assert len(window.jobs.running) == 1
    settle(window, qtbot)
    assert window.document.project is not None
    assert len(window.document.project.captures) == 500
    assert window.document.modified


class Input:
    """Standard input of this process, for a while: one end of a pipe or a socket."""

    def __init__(self, kind: str) -> None:
        if kind == "socket":
            ours, theirs = socket.socketpair()
            reading, self.writing = ours.detach(), theirs.detach()
        else:
            reading, self.writing = os.pipe()
        if kind == "pipe that does not wait":
            os.set_blocking(reading, False)
        self._before = os.dup(0)
        os.dup2(reading, 0)
        os.close(reading)

    def finish(self, data: bytes) -> None:
        os.write(self.writing, data)
        os.close(self.writing)
        self.writing = -1

    def restore(self) -> None:
        os.dup2(self._before, 0)
        os.close(self._before)
        if self.writing != -1:
            os.close(self.writing)


@pytest.fixture(params=["pipe", "socket", "pipe that does not wait"])
def standard_input(request: pytest.FixtureRequest) -> Iterator[Input]:
    made = Input(request.param)
    yield made
    made.restore()


PIPES = ["pipe", "pipe that does not wait"]


@pytest.mark.parametrize(
    ("standard_input", "name"),
    [("socket", "-"), ("socket", "/dev/stdin")]
    + [(kind, name) for kind in PIPES for name in ("-", "/dev/stdin", "/dev/fd/0")],
    indirect=["standard_input"],
)
def test_standard_input_is_waited_for_beside_the_window(
    name: str, window: MainWindow, qtbot: QtBot, standard_input: Input
) -> None:
    window.load_map()
    data = SMALL_ONE.read_bytes()
    window.files.open_paths([name])
    assert window.status.jobs.isVisible()
    os.write(standard_input.writing, data[:20])
    QTest.keyClick(window, Qt.Key.Key_Tab)
    assert len(window.jobs.running) == 1
    standard_input.finish(data[20:])
    settle(window, qtbot)
    project = window.document.project
    assert project is not None
    assert project.captures[0].data == data


def test_waiting_for_standard_input_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, standard_input: Input
) -> None:
    window.load_map()
    window.files.open_paths(["-"])
    QTest.mouseClick(window.status.jobs.cancel, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert standard_input.writing != -1
    assert window.document.project is None
    assert "cancelled" in window.message.text


@pytest.mark.usefixtures("standard_input")
def test_a_window_that_waits_for_standard_input_can_be_closed(window: MainWindow) -> None:
    window.load_map()
    window.files.open_paths(["-"])
    assert len(window.jobs.running) == 1
    assert window.close()
    assert window.jobs._pool.activeThreadCount() == 0


def test_a_small_file_on_standard_input_is_read_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = os.dup(0)
    given = os.open(SMALL_ONE, os.O_RDONLY)
    try:
        os.dup2(given, 0)
        window.load_map()
        window.files.open_paths(["-"])
        assert window.document.project is not None
    finally:
        os.dup2(before, 0)
        os.close(given)
        os.close(before)
