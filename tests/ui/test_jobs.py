"""What takes long: beside the window, with its progress; a click ends it, an edit drops it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests import chainwriter as cw
from tests import patience
from vfioviz.capture import given
from vfioviz.codec.layout import Layout
from vfioviz.document import edits, serialize
from vfioviz.document.serialize import from_text
from vfioviz.language import tr
from vfioviz.scene.mail import forms
from vfioviz.ui.jobs import SMALL, Jobs, Work
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import DIFFERENCES, SKEW
from vfioviz.ui.panels.told import ToldPanel
from vfioviz.ui.registry import PanelSpec

RANGES = 1024
BEFORE = "what was on the clipboard before"


def answer(folder: Path, step: int = 0x2000, name: str = "large.bin", ranges: int = RANGES) -> str:
    pairs = [(at * step, at * step + 0xFFF) for at in range(ranges)]
    data = cw.iommu_info([cw.migration(), cw.dma_avail(), cw.iova_range(pairs)]).data
    assert len(data) > SMALL or ranges < RANGES
    path = folder / name
    path.write_bytes(data)
    return str(path)


@pytest.fixture
def large(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> MainWindow:
    window.load_map()
    window.files.open_paths([answer(tmp_path)])
    settle(window, qtbot)
    assert window.document.project is not None
    QGuiApplication.clipboard().setText(BEFORE)
    return window


def settle(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not window.jobs.running)
    qtbot.waitUntil(lambda: threads(window.jobs) == 0)


def threads(jobs: Jobs) -> int:
    return jobs._pool.activeThreadCount()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def trigger(window: MainWindow, key: str) -> None:
    window.actions_table[key].trigger()


def endless(_layout: Layout, _key: str, _title: str = "") -> Iterator[str]:
    yield from map(str, count())


def stuck(_layout: Layout, _key: str, _title: str = "") -> Iterator[str]:
    """Never comes to a first line."""
    for _ in count():
        pass
    yield ""


@pytest.fixture(params=[endless, stuck], ids=["endless", "stuck"])
def never(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(forms, "lines", request.param)


@pytest.mark.parametrize("key", [*forms.FORMS])
def test_a_large_answer_is_copied_beside_the_window(
    key: str, large: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    column = large.document.active_column
    assert column is not None
    whole = forms.text(column.layout, key, f"{column.title}: {column.subtitle}")
    where = []
    real = forms.lines

    def lines(layout: Layout, form: str, title: str = "") -> Iterator[str]:
        where.append(threading.get_ident())
        return real(layout, form, title)

    monkeypatch.setattr(forms, "lines", lines)
    trigger(large, f"copy-{key}")
    assert large.status.jobs.isVisible()
    assert copied() == BEFORE
    settle(large, qtbot)
    assert copied() == whole
    assert where != [threading.get_ident()]
    assert not large.status.jobs.isVisible()
    assert "Copied" in large.message.text


@pytest.mark.parametrize("key", ["copy-text", "copy-reply"])
def test_the_text_and_the_reply_of_a_large_answer_come_later(
    key: str, large: MainWindow, qtbot: QtBot
) -> None:
    trigger(large, key)
    assert copied() == BEFORE
    assert len(large.jobs.running) == 1
    settle(large, qtbot)
    assert len(copied()) > 100
    assert copied() != BEFORE


def test_a_small_answer_is_copied_at_once(opened: Callable[..., MainWindow]) -> None:
    window = opened("iommu-linux-6.1.bin")
    trigger(window, "copy-c")
    assert "iova" in copied()
    assert window.jobs.running == ()


@pytest.mark.usefixtures("never")
def test_a_click_on_cancel_ends_it_and_leaves_the_clipboard(
    large: MainWindow, qtbot: QtBot
) -> None:
    trigger(large, "copy-c")
    bar = large.status.jobs
    qtbot.waitUntil(bar.cancel.isVisible)
    assert "C initialiser" in bar.label.text()
    QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert large.jobs.running == ()
    assert not bar.isVisible()
    settle(large, qtbot)
    assert copied() == BEFORE
    assert "cancelled" in large.message.text


@pytest.mark.usefixtures("never")
def test_escape_ends_it(large: MainWindow, qtbot: QtBot) -> None:
    trigger(large, "copy-c")
    QTest.keyClick(large, Qt.Key.Key_Escape)
    settle(large, qtbot)
    assert copied() == BEFORE


@pytest.mark.usefixtures("never")
def test_what_is_worked_out_of_an_old_document_is_dropped(large: MainWindow, qtbot: QtBot) -> None:
    trigger(large, "copy-c")
    assert large.editing.run(lambda now: edits.set_argsz(now, 40))
    assert large.jobs.running == ()
    settle(large, qtbot)
    assert copied() == BEFORE


@pytest.mark.usefixtures("never")
def test_a_second_copy_takes_the_place_of_the_first(large: MainWindow, qtbot: QtBot) -> None:
    trigger(large, "copy-c")
    trigger(large, "copy-text")
    settle(large, qtbot)
    assert copied() != BEFORE
    assert not copied().startswith("0\n1\n")


@pytest.mark.usefixtures("never")
def test_no_thread_is_left_when_the_window_closes(large: MainWindow) -> None:
    trigger(large, "copy-c")
    large.document.undo_stack.setClean()
    assert large.close()
    assert threads(large.jobs) == 0


def test_the_window_goes_on_in_its_language_while_english_is_copied(
    large: MainWindow, qtbot: QtBot, german: None
) -> None:
    trigger(large, "copy-c")
    assert tr("Cancel") == "Abbrechen"
    settle(large, qtbot)
    assert tr("Cancel") == "Abbrechen"


def panel_of(window: MainWindow, which: PanelSpec[Any]) -> ToldPanel:
    panel = window.panes.bring(which)
    assert isinstance(panel, ToldPanel)
    return panel


@pytest.mark.parametrize("which", [SKEW, DIFFERENCES], ids=["skew", "differences"])
def test_a_panel_says_that_it_is_working_and_then_has_its_rows(
    which: PanelSpec[Any], large: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    large.files.open_paths([answer(tmp_path, 0x3000, "other.bin")])
    settle(large, qtbot)
    panel = panel_of(large, which)
    assert "being worked out" in panel.none.text()
    assert panel.model.rowCount() == 0
    settle(large, qtbot)
    assert panel.model.rowCount() > 1


def test_a_panel_that_was_cancelled_says_so_and_works_when_it_is_seen_again(
    large: MainWindow, qtbot: QtBot
) -> None:
    panel = panel_of(large, SKEW)
    bar = large.status.jobs
    QTest.mouseClick(bar.cancel, Qt.MouseButton.LeftButton)
    assert "Cancelled" in panel.none.text()
    settle(large, qtbot)
    assert panel.model.rowCount() == 0
    large.panes.docks[SKEW.key].frame.hide()
    panel_of(large, SKEW)
    settle(large, qtbot)
    assert panel.model.rowCount() > 1


def test_a_large_project_is_saved_beside_the_window(
    large: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.vfioviz"
    large.files._write(str(path), None)
    assert len(large.jobs.running) == 1
    settle(large, qtbot)
    saved = from_text(path.read_text())
    assert saved.project == large.document.project
    assert not large.document.modified
    assert "Saved" in large.message.text


def test_what_is_edited_while_it_is_saved_is_still_to_be_saved(
    large: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.vfioviz"
    before = large.document.project
    large.files._write(str(path), None)
    assert large.editing.run(lambda now: edits.set_argsz(now, 40))
    settle(large, qtbot)
    assert from_text(path.read_text()).project == before
    assert large.document.modified
    assert large.document.state.path == str(path)


def test_a_save_that_was_cancelled_leaves_the_file(
    large: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forever(_state: object) -> None:
        for _ in count():
            pass

    path = tmp_path / "a.vfioviz"
    path.write_text(BEFORE)
    monkeypatch.setattr(serialize, "to_text", forever)
    large.files._write(str(path), None)
    QTest.mouseClick(large.status.jobs.cancel, Qt.MouseButton.LeftButton)
    settle(large, qtbot)
    assert path.read_text() == BEFORE
    assert "cancelled" in large.message.text


def test_what_is_being_written_is_written_to_its_end() -> None:
    work = Work()
    work.begin()
    work.settle()
    assert not work.cancel()
    work.end()


@pytest.mark.parametrize("suffix", ["svg", "pdf", "png"])
def test_a_large_map_is_exported_beside_the_window(
    suffix: str, window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.load_map()
    window.files.open_paths([answer(tmp_path, ranges=64)])
    settle(window, qtbot)
    path = tmp_path / f"map.{suffix}"
    window.files.exporting.export(str(path))
    assert not path.exists()
    assert len(window.jobs.running) == 1
    settle(window, qtbot)
    assert path.stat().st_size > 1000
    assert "Exported" in window.message.text


def test_a_picture_that_fills_the_memory_is_refused(
    large: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "map.png"
    large.files.exporting.export(str(path))
    settle(large, qtbot)
    assert "too large: use .svg" in large.message.text
    assert not path.exists()


def records(folder: Path, number: int) -> str:
    data = cw.iommu_info([cw.migration(), cw.dma_avail()]).data.hex()
    line = {"kernel": "6.12", "arch": "x86_64", "ioctl": "VFIO_IOMMU_GET_INFO", "data": data}
    path = folder / "records.jsonl"
    path.write_text("\n".join(json.dumps({**line, "argsz": 16 + at}) for at in range(number)))
    return str(path)


def test_many_records_are_opened_beside_the_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    window.load_map()
    window.files.open_paths([records(tmp_path, 2000)])
    assert window.document.derived.columns == ()
    assert len(window.jobs.running) == 1
    settle(window, qtbot)
    assert window.document.project is not None
    assert len(window.document.project.captures) == 2000


def test_opening_can_be_cancelled(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forever(_path: str) -> None:
        for _ in count():
            pass

    monkeypatch.setattr(given, "open_path", forever)
    window.load_map()
    window.files.open_paths([records(tmp_path, 2000)])
    qtbot.waitUntil(window.status.jobs.isVisible)
    QTest.mouseClick(window.status.jobs.cancel, Qt.MouseButton.LeftButton)
    settle(window, qtbot)
    assert window.document.project is None
    assert "cancelled" in window.message.text


@pytest.mark.parametrize("cancelled", [False, True])
def test_a_job_leaves_the_interpreter_as_it_was(cancelled: bool) -> None:
    """CPython 3.11 never gets past a traced function's first step where something is left over."""
    script = f"""
import sys, threading
from vfioviz.ui.jobs import CancelledError, Work

work = Work()
try:
    work.begin()
    if {cancelled}:
        threading.Thread(target=work.cancel).start()
        while True:
            pass
except CancelledError:
    pass
finally:
    work.end()
sys.settrace(lambda *_: None)
print((lambda: "traced")())
"""
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=False,
        timeout=patience.SECONDS, cwd=Path(__file__).parents[2],
    )  # fmt: skip
    assert done.stdout == "traced\n", done.stderr
