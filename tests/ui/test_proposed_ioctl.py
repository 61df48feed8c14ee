"""An ioctl that a patch gives a chain, in the window: read, chosen, edited, saved, opened again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.headers.test_chainioctl import PATCH, answer
from tests.ui.naming import selection
from tests.ui.test_editing_by_keyboard import activate, dialog_of, editor
from tests.ui.test_read_headers import dialog, press, read, use
from vfioviz.document import records
from vfioviz.document.project import ModelColumn
from vfioviz.kernel.sweep import Outcome
from vfioviz.scene.plots import matrix
from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import SOURCES, STRUCTURE

Key = Qt.Key
Mod = Qt.KeyboardModifier
NAME = "VFIO_DEVICE_GET_IRQ_INFO"


@pytest.fixture
def irq(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    """The window, on an answer that is read as the patch has it."""
    (tmp_path / "irq.bin").write_bytes(answer("<"))
    (tmp_path / "irq.patch").write_text(PATCH)
    window.files.open_paths([str(tmp_path / "irq.bin")])
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    press(window, qtbot)
    reading = dialog(window)
    read(reading, qtbot, str(tmp_path / "irq.patch"))
    assert f"irq: {NAME}" in reading.numbers.text()
    use(window, reading, qtbot)
    assert f"choose {NAME}" in window.message.text
    activate(window, qtbot)
    choose(window, qtbot, NAME)
    return window


def choose(window: MainWindow, qtbot: QtBot, name: str) -> None:
    """Choose an ioctl in Sources, by its first letters as a user types them."""
    window.panes[SOURCES].show()
    combo = window.panes[SOURCES].ioctl
    combo.setFocus()
    qtbot.keyClick(combo, Key.Key_Home)
    for _ in range(combo.count()):
        if combo.currentText() == name:
            break
        qtbot.keyClick(combo, Key.Key_Down)
    assert combo.currentText() == name


def values(window: MainWindow, column: int) -> dict[str, object]:
    layout = window.document.derived.columns[column].layout
    return {layout.path(layout.ref(leaf)): leaf.value for leaf in layout.leaves()}


def rows(tree: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(tree.rowCount(parent)):
        yield " ".join(
            str(tree.index(row, column, parent).data())
            for column in range(tree.columnCount(parent))
        )
        yield from rows(tree, tree.index(row, 0, parent))


def captured(window: MainWindow) -> int:
    project = window.document.project
    return 0 if project is None else len(project.captures)


def model(window: MainWindow, key: str) -> int:
    assert window.document.project is not None
    return window.document.project.columns.index(ModelColumn(key))


def test_it_is_drawn_told_and_modelled(irq: MainWindow) -> None:
    shown = irq.document.derived.columns
    assert shown[0].layout.ioctl.name == NAME
    assert [cap.name for cap in shown[0].layout.caps] == ["type"]
    assert values(irq, 0)["caps[0].subtype"] == 9
    # By hand: argsz to cap_offset are 20 bytes, the capability 16; up to Linux 6.5 it follows.
    old = shown[model(irq, "before-v6.6")]
    assert not old.failure
    assert old.run is not None
    assert (old.run.cap_offset, old.run.needed) == (20, 36)
    assert "no driver is known that answers" in str(old.run.warnings[0])
    assert "the driver is supposed" in old.subtitle
    tree = irq.panes[STRUCTURE].view.model()
    assert "VFIO_IRQ_INFO_CAP_TYPE" in "\n".join(rows(tree, QModelIndex()))


def test_the_call_names_the_driver_as_supposed(irq: MainWindow) -> None:
    assert irq.panes[SOURCES].call.handler.currentText().startswith("supposed")
    assert irq.document.project is not None
    assert irq.document.project.handler == "supposed"


def test_a_field_is_edited_and_taken_back(irq: MainWindow, qtbot: QtBot) -> None:
    at = model(irq, "v6.6")
    irq.document.select(selection(irq.document.derived.columns[at], at, "caps[0].subtype"))
    assert irq.map is not None
    irq.map.setFocus()
    QGuiApplication.processEvents()
    qtbot.keyClick(QApplication.focusWidget() or irq, Key.Key_F2)
    line = editor(irq)
    line.selectAll()
    qtbot.keyClicks(line, "0x22")
    qtbot.keyClick(line, Key.Key_Return)
    assert values(irq, at)["caps[0].subtype"] == 0x22
    irq.document.undo_stack.undo()
    assert values(irq, at)["caps[0].subtype"] == 9


def test_its_capability_is_in_the_catalogue(irq: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(irq, Key.Key_Insert)
    found = dialog_of(irq, AddCapabilityDialog)
    qtbot.keyClicks(found.search, "type")
    qtbot.keyClick(found.search, Key.Key_Return)
    caps = irq.document.derived.columns[model(irq, "v6.6")].layout.caps
    assert [cap.name for cap in caps] == ["type", "type"]


def test_the_project_is_saved_and_opened_again(
    irq: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    before = irq.document.project
    assert before is not None
    irq.files.save()
    box = dialog_of(irq, QFileDialog)
    path = tmp_path / "irq.vfioviz"
    box.selectFile(str(path))
    box.accept()
    qtbot.waitUntil(path.exists)
    qtbot.waitUntil(lambda: irq.document.state.path == str(path))
    made = json.loads(path.read_text())
    assert made["vfioviz"] == 6
    assert made["request"]["ioctl"] == "irq"
    (tmp_path / "irq.patch").unlink()
    irq.files.open_paths([str(path)])
    qtbot.waitUntil(lambda: not irq.jobs._pool.activeThreadCount())
    qtbot.waitUntil(lambda: irq.document.project is not before)
    again = irq.document.project
    assert again is not None
    assert (again.content, again.captures, again.handler) == (
        before.content, before.captures, before.handler,
    )  # fmt: skip
    assert values(irq, 0)["caps[0].subtype"] == 9


def test_its_headers_are_not_given_up_while_an_answer_is_read_by_them(
    irq: MainWindow, qtbot: QtBot
) -> None:
    before = irq.document.project
    irq.actions_table["headers-built-in"].trigger()
    assert irq.document.project is before
    assert NAME in irq.message.text
    assert "read it as another ioctl first" in irq.message.text
    choose(irq, qtbot, "VFIO_DEVICE_GET_INFO")
    irq.actions_table["headers-built-in"].trigger()
    assert irq.document.project is not None
    assert irq.document.project.headers.extension is None


def test_records_that_name_it_are_opened_beside_it(
    irq: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    line = {"kernel": "6.12.1", "ioctl": NAME, "argsz": 40, "data": answer("<").hex()}
    (tmp_path / "irq.jsonl").write_text(json.dumps(line) + "\n")
    irq.files.open_paths([str(tmp_path / "irq.jsonl")])
    qtbot.waitUntil(lambda: len(irq.document.derived.columns) > 1 and captured(irq) == 2)
    assert irq.document.project is not None
    assert irq.document.project.captures[1].ioctl == "irq"


def test_records_of_it_have_its_name_and_are_judged(
    irq: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    data = answer("<")
    lines = [
        {"kernel": "6.12.1", "device": "1b36:0010", "ioctl": NAME, "argsz": argsz, "fill": 0,
         "data": (data[:argsz] if argsz == 40 else data[:4] + b"\x11" + bytes(15)).hex()}
        for argsz in (20, 40)
    ]  # fmt: skip
    (tmp_path / "irq.jsonl").write_text("".join(json.dumps(each) + "\n" for each in lines))
    irq.files.open_paths([str(tmp_path / "irq.jsonl")])
    qtbot.waitUntil(lambda: captured(irq) == 3)
    project = irq.document.project
    assert project is not None
    devices = records.tree(project.captures, project.headers)
    assert [call.title for each in devices for call in each.calls] == [NAME, NAME]
    made = matrix.matrix(project.captures, project.headers)
    outcomes = {
        (line.call, made.columns[cell.column]): cell.outcome for line in made.lines
        for cell in line.cells
    }  # fmt: skip
    assert outcomes[NAME, 40] is Outcome.COMPLETE
    assert outcomes[NAME, 20] is Outcome.SHORT


@pytest.mark.parametrize("way", ["opened", "pasted"])
def test_with_nothing_open_the_header_of_a_recording_is_asked_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    line = json.dumps({"kernel": "6.12.1", "ioctl": NAME, "argsz": 40, "data": answer("<").hex()})
    (tmp_path / "irq.jsonl").write_text(line + "\n")
    (tmp_path / "irq.patch").write_text(PATCH)
    if way == "opened":
        window.files.open_paths([str(tmp_path / "irq.jsonl")])
    else:
        QGuiApplication.clipboard().setText(line)
        window.actions_table["paste"].trigger()
    qtbot.waitUntil(lambda: NAME in window.message.text)
    assert captured(window) == 0
    activate(window, qtbot)
    button = next(
        each for each in window.message.findChildren(QAbstractButton)
        if each.text() == "Choose the header…"
    )  # fmt: skip
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    reading = dialog(window)
    read(reading, qtbot, str(tmp_path / "irq.patch"))
    reading.ok.click()
    qtbot.waitUntil(lambda: captured(window) == 1)
    project = window.document.project
    assert project is not None
    assert project.ioctl.name == NAME
    assert project.headers.extension is not None
    layout = window.document.derived.columns[0].layout
    assert (layout.ioctl.name, layout.argsz, len(layout.caps)) == (NAME, 40, 1)
