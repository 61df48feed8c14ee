"""Capabilities out of a header, in the window: read, listed, completed, taken, taken back."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QTableWidgetItem
from pytestqt.qtbot import QtBot

from tests import patience
from tests.document.test_headers import PAIRS, TEXT, answer
from vfioviz.capture.capabilities import Survey, survey
from vfioviz.document.serialize import from_text, to_text
from vfioviz.uapi.abi import X86_64
from vfioviz.ui.dialogs import read_headers
from vfioviz.ui.dialogs.read_headers import ReadHeaders
from vfioviz.ui.main_window import MainWindow

STRUCT = "vfio_device_info_cap_pair"
TOLD = """
#include <linux/vfio.h>
#define VFIO_DEVICE_INFO_CAP_PAIR 90
struct vfio_device_info_cap_pair {
	struct vfio_info_cap_header header;
	__u16 count;
	__u16 flags;
	struct { __u32 from; __u32 to; } pairs[] __counted_by(count);
};
#define VFIO_DEVICE_INFO_CAP_OTHER 91
struct vfio_device_info_cap_other {
	struct vfio_info_cap_header header;
	__u32 other;
};
"""


@pytest.fixture
def reading(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> ReadHeaders:
    """The dialog, over an answer with a capability that nobody knows."""
    (tmp_path / "a.bin").write_bytes(answer())
    window.files.open_paths([str(tmp_path / "a.bin")])
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    press(window, qtbot)
    return dialog(window)


def press(window: MainWindow, qtbot: QtBot) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(window, Qt.Key.Key_H, keys)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is not None)


def dialog(window: MainWindow) -> ReadHeaders:
    found = window.findChild(ReadHeaders)
    assert isinstance(found, ReadHeaders)
    return found


def names(window: MainWindow) -> list[str]:
    return [cap.name for cap in window.document.derived.columns[0].layout.caps]


def write(folder: Path, text: str) -> str:
    place = folder / "pair.h"
    place.write_text(text, encoding="utf-8")
    return str(place)


def read(reading: ReadHeaders, qtbot: QtBot, source: str) -> None:
    reading.source.clear()
    qtbot.keyClicks(reading.source, source)
    qtbot.mouseClick(reading.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(reading.ok.isEnabled)


def item(reading: ReadHeaders, row: int, column: int = 0) -> QTableWidgetItem:
    found = reading.list.item(row, column)
    assert found is not None
    return found


def use(window: MainWindow, reading: ReadHeaders, qtbot: QtBot) -> None:
    qtbot.mouseClick(reading.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is None or reading.ok.isEnabled())


def test_an_id_that_is_too_large_is_refused_and_loses_no_digit(
    reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    read(reading, qtbot, write(tmp_path, TEXT))
    number = reading.list.fields(STRUCT).id
    number.setFocus()
    number.selectAll()
    qtbot.keyClicks(number, "700000")
    assert number.text() == "700000"
    assert number.value() == 0
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert number.value() == 0
    assert reading.isVisible()
    number.selectAll()
    qtbot.keyClicks(number, "90")
    said = reading.list.answers()
    assert said is None or said[0].id == 90
    assert number.value() == 90


def test_what_the_text_does_not_tell_has_fields(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    raw = window.document.derived.columns[0].layout
    read(reading, qtbot, write(tmp_path, TEXT))
    assert reading.list.isVisible()
    fields = reading.list.fields(STRUCT)
    assert fields.ioctl.currentData() == "device"
    use(window, reading, qtbot)
    assert "does not tell" in reading.problem.text()
    fields.id.setValue(90)
    qtbot.keyClicks(fields.counter, "count")
    use(window, reading, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is None)
    layout = window.document.derived.columns[0].layout
    assert layout.data == raw.data
    values = {layout.path(layout.ref(leaf)): leaf.value for leaf in layout.leaves()}
    assert [
        (values[f"caps[0].pairs[{n}].from"], values[f"caps[0].pairs[{n}].to"])
        for n in range(len(PAIRS))
    ] == list(PAIRS)
    assert "VFIO_DEVICE_INFO_CAP_PAIR" in window.message.text
    # The answers are kept: nobody is asked again.
    again = from_text(to_text(window.document.state)).project
    assert again is not None
    assert window.document.project is not None
    assert again.content == window.document.project.content
    window.document.undo_stack.undo()
    assert window.document.derived.columns[0].layout == raw


def test_what_is_told_is_listed_and_can_be_left_out(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    read(reading, qtbot, write(tmp_path, TOLD))
    shown = [
        [item(reading, row, column).text() for column in range(5)]
        for row in range(reading.list.rowCount())
    ]
    assert shown == [
        ["VFIO_DEVICE_INFO_CAP_PAIR", "device", "90", "1", "count"],
        ["VFIO_DEVICE_INFO_CAP_OTHER", "device", "91", "1", "none"],
    ]
    item(reading, 1).setCheckState(Qt.CheckState.Unchecked)
    use(window, reading, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is None)
    assert window.document.project is not None
    extension = window.document.project.content.headers.extension
    assert extension is not None
    assert [each.macro for each in extension.definitions] == ["VFIO_DEVICE_INFO_CAP_PAIR"]
    window.actions_table["headers-built-in"].trigger()
    assert window.document.project.content.headers.extension is None


def test_names_of_bits_are_listed_and_taken(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    read(reading, qtbot, write(tmp_path, "#define VFIO_DEVICE_FLAGS_CXL (1 << 9)\n"))
    assert reading.list.isHidden()
    assert "VFIO_DEVICE_FLAGS_CXL: 0x200 of vfio_device_info.flags" in reading.numbers.text()
    use(window, reading, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is None)
    assert "VFIO_DEVICE_FLAGS_CXL" in window.message.text
    headers = window.document.derived.columns[0].layout.ioctl.headers
    flags = headers.struct("vfio_device_info", X86_64).field("flags").flags
    assert "CXL" in [each.name for each in flags]
    again = from_text(to_text(window.document.state)).project
    assert again is not None
    assert window.document.project is not None
    assert again.content.headers == window.document.project.content.headers
    window.document.undo_stack.undo()
    assert window.document.project.content.headers.extension is None


def test_another_source_is_read_anew(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    read(reading, qtbot, write(tmp_path, TOLD))
    assert reading.ok.text() == "&Use these"
    qtbot.keyClick(reading.source, Qt.Key.Key_Backspace)
    assert (reading.ok.text(), reading.list.isVisible()) == ("&Read", False)


def held(monkeypatch: pytest.MonkeyPatch, gate: threading.Event) -> threading.Event:
    """Let a reading wait for a gate; returns what is set once it has begun."""
    begun = threading.Event()

    def wait(*asked: object) -> Survey:
        begun.set()
        assert gate.wait(patience.SECONDS)
        return survey(*asked)  # type: ignore[arg-type]  # passed on

    monkeypatch.setattr(read_headers, "survey", wait)
    return begun


def test_what_an_older_source_declares_is_not_shown_beside_a_newer_one(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    gate = threading.Event()
    begun = held(monkeypatch, gate)
    qtbot.keyClicks(reading.source, write(tmp_path, TOLD))
    qtbot.mouseClick(reading.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    assert (reading.reading, reading.ok.isEnabled()) == (True, False)
    qtbot.keyClicks(reading.source, "x")
    assert (reading.reading, reading.ok.isEnabled()) == (False, True)
    gate.set()
    qtbot.waitUntil(lambda: not window.jobs._pool.activeThreadCount())
    assert (reading.ok.text(), reading.list.isVisible()) == ("&Read", False)
    assert reading.problem.text() == ""


def test_a_tick_that_is_taken_back_while_it_reads_counts(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    read(reading, qtbot, write(tmp_path, TOLD))
    gate = threading.Event()
    begun = held(monkeypatch, gate)
    qtbot.mouseClick(reading.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(begun.is_set)
    item(reading, 1).setCheckState(Qt.CheckState.Unchecked)
    gate.set()
    qtbot.waitUntil(lambda: not window.jobs._pool.activeThreadCount())
    assert reading.isVisible()
    use(window, reading, qtbot)
    qtbot.waitUntil(lambda: window.findChild(ReadHeaders) is None)
    assert window.document.project is not None
    extension = window.document.project.content.headers.extension
    assert extension is not None
    assert [each.macro for each in extension.definitions] == ["VFIO_DEVICE_INFO_CAP_PAIR"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Name a header"),
        ("nowhere.h", "nowhere.h"),
        ("empty.h", "declares no struct that begins with"),
    ],
)
def test_what_is_wrong_is_said_in_place(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path, text: str, said: str
) -> None:
    (tmp_path / "empty.h").write_text("struct a { int b; };\n", encoding="utf-8")
    read(reading, qtbot, str(tmp_path / text) if text else "")
    assert said in reading.problem.text()
    assert reading.isVisible()


def test_nothing_ticked_is_nothing_to_take(
    window: MainWindow, reading: ReadHeaders, qtbot: QtBot, tmp_path: Path
) -> None:
    read(reading, qtbot, write(tmp_path, TOLD))
    for row in range(2):
        item(reading, row).setCheckState(Qt.CheckState.Unchecked)
    use(window, reading, qtbot)
    assert "Tick" in reading.problem.text()


def test_a_chosen_file_is_named(reading: ReadHeaders, qtbot: QtBot, tmp_path: Path) -> None:
    path = write(tmp_path, TOLD)
    button = next(each for each in reading.findChildren(QPushButton) if each.text() == "&File…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.selectFile(path)
    chooser.accept()
    assert reading.source.text() == path
