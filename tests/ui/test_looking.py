"""Looking is no edit: columns, records and variants come and go, and nothing has to be saved."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from tests.ui.naming import selection
from vfioviz.document.edits import set_argsz, set_handler
from vfioviz.document.project import MAX_COLUMNS, CaptureColumn, ModelColumn
from vfioviz.document.serialize import from_text, to_text
from vfioviz.ui import announcer
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS, SOURCES

Key = Qt.Key
Mod = Qt.KeyboardModifier
RECORDS, NEW = "nvme-linux-6.1.jsonl", "nvme-linux-6.12.jsonl"
ATOMIC = "device-atomic-before-v6.6.bin"
IOMMU = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")
DUMP = (SAMPLES / ATOMIC).read_bytes()


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QGuiApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QGuiApplication.processEvents()


def titles(window: MainWindow) -> list[str]:
    return [one.title for one in window.document.derived.columns]


def tick(window: MainWindow, words: QListWidget, row: int) -> None:
    """Click on the box before an entry."""
    window.panes.show("sources")
    QGuiApplication.processEvents()
    box = words.visualItemRect(words.item(row))
    QTest.mouseClick(words.viewport(), Qt.MouseButton.LeftButton, Mod.NoModifier,
                     QPoint(box.left() + 9, box.center().y()))  # fmt: skip
    QGuiApplication.processEvents()


def edit(window: MainWindow, number: int, field: str = "num_regions") -> None:
    """Give a field another value, in a model."""
    index = next(i for i, one in enumerate(window.document.derived.columns) if one.run is not None)
    column = window.document.derived.columns[index]
    window.document.select(selection(column, index, field))
    press(window, Key.Key_F2)
    line = QApplication.focusWidget()
    assert line is not None
    QTest.keyClicks(line, str(number))
    QTest.keyClick(line, Key.Key_Return)
    QGuiApplication.processEvents()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader is told."""
    said: list[str] = []
    monkeypatch.setattr(
        QAccessible, "updateAccessibility", lambda event: said.append(event.message())
    )
    monkeypatch.setattr(announcer, "shortened", lambda text: text)
    return said


def paste(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(window, Key.Key_V, Mod.ControlModifier | Mod.ShiftModifier)


def is_shown(window: MainWindow, index: int) -> bool:
    """Whether the left edge of a column, and its head, can be seen."""
    assert window.map is not None
    left = window.map.items[index].x()
    width: int = window.map.canvas.viewport().width()
    return bool(0 <= left < width)


def test_what_is_pasted_beside_a_document_is_shown_made_active_and_told(
    opened: Opener, qtbot: QtBot, heard: list[str]
) -> None:
    window = opened(ATOMIC)
    paste(window, DUMP.hex(" "))
    assert window.document.project is not None
    place = window.document.project.columns.index(CaptureColumn(1))
    assert window.document.active == place
    assert is_shown(window, place)
    assert f"column {place + 1}" in window.message.text
    qtbot.waitUntil(lambda: any("Opened" in each for each in heard))
    assert window.document.undo_stack.count() == 1
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert len(window.document.project.captures) == 1


def test_an_answer_of_another_ioctl_is_shown_too(opened: Opener) -> None:
    window = opened(ATOMIC)
    window.files.open_paths([str(SAMPLES / IOMMU[0])])
    project = window.document.project
    assert project is not None
    assert CaptureColumn(1) in project.columns
    assert window.document.active == project.columns.index(CaptureColumn(1))
    assert "Opened" in window.message.text


def test_what_is_dropped_where_six_columns_stand_takes_the_place_of_a_model(opened: Opener) -> None:
    window = opened(ATOMIC)
    press(window, Key.Key_K, Mod.ControlModifier)
    assert len(titles(window)) == MAX_COLUMNS
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(SAMPLES / IOMMU[1]))])
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                       Mod.NoModifier)  # fmt: skip
    window.dropEvent(event)
    project = window.document.project
    assert project is not None
    place = project.columns.index(CaptureColumn(1))
    assert (len(project.columns), window.document.active) == (MAX_COLUMNS, place)
    assert is_shown(window, place)
    assert "Hidden to make room: review-sketch" in window.message.text
    assert "v6.6" in titles(window)


def test_where_six_captures_stand_the_seventh_is_shown_all_the_same(opened: Opener) -> None:
    window = opened(*[ATOMIC] * MAX_COLUMNS)
    paste(window, DUMP.hex(" "))
    project = window.document.project
    assert project is not None
    assert CaptureColumn(MAX_COLUMNS) in project.columns
    assert "Hidden to make room" in window.message.text


def test_compare_all_lets_each_caller_pass_what_its_version_asks_for(opened: Opener) -> None:
    window = opened(ATOMIC)
    press(window, Key.Key_K, Mod.ControlModifier)
    columns = {one.title: one for one in window.document.derived.columns}
    assert columns["v6.6"].layout.caps
    assert columns["v6.6"].argsz == columns["review-sketch"].argsz == 40
    assert (columns["posted-v1"].argsz, columns["posted-v1"].stats.overrun) == (36, 4)
    assert columns["posted-v1-review"].stats.overrun == 8


def test_an_argsz_that_the_user_chose_stays(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.panes.show("sources")
    field = window.panes[SOURCES].call.argsz
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, "64")
    qtbot.keyClick(field, Key.Key_Return)
    window.load_map().setFocus()
    press(window, Key.Key_K, Mod.ControlModifier)
    models = [one for one in window.document.derived.columns if one.run is not None]
    assert {one.argsz for one in models} == {64}
    text = to_text(window.document.state)
    again = from_text(text).project
    assert again is not None
    assert again.chosen
    assert again == window.document.project


def test_p_passes_what_an_answer_that_is_too_short_needs(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    assert window.editing.run(lambda now: set_argsz(now, 64))
    window.editing.go_to_column(1)
    short = window.document.active_column
    assert short is not None
    assert (short.stats.needed, short.layout.caps) == (116, ())
    press(window, Key.Key_P)
    whole = window.document.active_column
    assert whole is not None
    assert whole.title == short.title
    assert (whole.argsz, whole.stats.needed, len(whole.layout.caps)) == (116, None, 3)
    assert window.message.text == f"argsz is 116 now, as {short.title} asks."
    assert window.document.undo_stack.undoText() == "set argsz to 116"
    assert not window.actions_table["pass-needed"].isEnabled()


def test_p_on_a_captured_answer_that_is_too_short_passes_it_to_the_models(opened: Opener) -> None:
    window = opened("device-short-argsz-16-before-v6.6.bin")
    captured = window.document.active_column
    assert captured is not None
    assert captured.run is None
    needed = captured.stats.needed
    assert needed is not None
    press(window, Key.Key_P)
    columns = window.document.derived.columns
    assert {one.argsz for one in columns if one.run is not None} == {needed}
    assert columns[0].layout.data == captured.layout.data
    assert "captured bytes stay" in window.message.text


def test_one_argsz_for_all_begins_with_the_recorded_one(opened: Opener) -> None:
    window = opened(ATOMIC)
    press(window, Key.Key_K, Mod.ControlModifier)
    window.panes.show("sources")
    call = window.panes[SOURCES].call
    assert call.exact.isChecked()
    call.exact.setFocus()
    press(window, Key.Key_Space)
    assert window.document.project is not None
    assert (window.document.project.argsz, window.document.project.chosen) == (36, True)


def test_compare_all_keeps_the_captures_that_are_ticked_and_says_what_has_no_room(
    opened: Opener,
) -> None:
    window = opened(*IOMMU)
    press(window, Key.Key_K, Mod.ControlModifier)
    project = window.document.project
    assert project is not None
    assert project.columns[:2] == (CaptureColumn(0), CaptureColumn(1))
    assert ModelColumn("v6.6") in project.columns
    left = [key for key in project.producers.keys if ModelColumn(key) not in project.columns]
    assert len(project.columns) == MAX_COLUMNS
    assert all(key in window.message.text for key in left)


def test_looking_neither_marks_as_changed_nor_is_an_undo_step(opened: Opener) -> None:
    window = opened(ATOMIC)
    sources = window.panes[SOURCES]
    press(window, Key.Key_K, Mod.ControlModifier)
    tick(window, sources.variants, 1)
    press(window, Key.Key_K, Mod.ControlModifier | Mod.ShiftModifier)
    press(window, Key.Key_K, Mod.ControlModifier | Mod.AltModifier)
    press(window, Key.Key_2, Mod.ControlModifier)
    press(window, Key.Key_R, Mod.ControlModifier)
    assert not window.document.modified
    assert not window.isWindowModified()
    assert window.document.undo_stack.count() == 0


def test_ticking_shows_and_hides_without_an_undo_step(opened: Opener) -> None:
    window = opened(ATOMIC)
    variants = window.panes[SOURCES].variants
    row = next(row for row in range(variants.count()) if variants.item(row).text() == "v6.6")
    assert "v6.6" in titles(window)
    tick(window, variants, row)
    assert "v6.6" not in titles(window)
    tick(window, variants, row)
    assert "v6.6" in titles(window)
    assert not window.document.modified


def test_undo_leads_back_to_the_record_that_was_edited(opened: Opener) -> None:
    window = opened(RECORDS)
    document = window.document
    window.panes.show("sources")
    press(window, Key.Key_Up)
    edit(window, 0x3000, "iova_pgsizes")
    edited = document.project
    assert edited is not None
    window.panes.show("sources")
    press(window, Key.Key_Up)
    press(window, Key.Key_Up)
    assert document.project is not None
    assert document.project.content == edited.content
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert document.project.content != edited.content
    assert not document.modified
    press(window, Key.Key_Y, Mod.ControlModifier)
    assert document.project.content == edited.content


def test_undo_and_redo_of_edits_keep_what_is_looked_at_in_between(opened: Opener) -> None:
    window = opened(ATOMIC)
    document = window.document
    first = document.project
    assert first is not None
    edit(window, 7)
    press(window, Key.Key_K, Mod.ControlModifier)
    shown = titles(window)
    edit(window, 8)
    assert document.undo_stack.count() == 2

    def numbers() -> set[object]:
        return {
            leaf.value
            for one in document.derived.columns
            if one.run is not None
            for leaf in one.layout.leaves_between(0, 16)
            if leaf.field.name == "num_regions"
        }

    assert numbers() == {8}
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert (numbers(), titles(window)) == ({7}, shown)
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert document.project is not None
    assert document.project.content == first.content
    assert titles(window) == shown
    assert not document.modified
    press(window, Key.Key_Y, Mod.ControlModifier)
    press(window, Key.Key_Y, Mod.ControlModifier)
    assert (numbers(), titles(window)) == ({8}, shown)


def test_typing_after_a_look_is_a_step_of_its_own(opened: Opener) -> None:
    window = opened(ATOMIC)
    edit(window, 7)
    edit(window, 9)
    assert window.document.undo_stack.count() == 2


def test_an_edit_is_saved_with_what_is_looked_at(opened: Opener, tmp_path: Path) -> None:
    window = opened(ATOMIC)
    edit(window, 7)
    press(window, Key.Key_K, Mod.ControlModifier)
    assert window.document.modified
    path = tmp_path / "looked.vfioviz"
    path.write_text(to_text(window.document.state))
    again = from_text(path.read_text()).project
    assert again == window.document.project


def test_a_hidden_column_moves_neither_the_selection_nor_the_reference_to_another(
    opened: Opener,
) -> None:
    window = opened(ATOMIC)
    press(window, Key.Key_K, Mod.ControlModifier)
    press(window, Key.Key_4, Mod.ControlModifier)
    press(window, Key.Key_R, Mod.ControlModifier)
    name = titles(window)[3]
    assert window.document.view.reference == 3
    tick(window, window.panes[SOURCES].variants, 0)
    assert titles(window)[window.document.active] == name
    assert titles(window)[window.document.view.reference] == name
    window.panes.bring(FINDINGS)


def test_a_kernel_s_name_is_short_before_it_is_cut(opened: Opener, qtbot: QtBot) -> None:
    window = opened(IOMMU[1])

    def head() -> tuple[str, list[str]]:
        if window.map is None:
            return "", []
        header = window.map.items[0].header
        return header.title, [badge.words for badge in header.shown]

    window.resize(2560, 1440)
    whole = "Linux 6.12.107+deb12-amd64"
    qtbot.waitUntil(lambda: head() == (whole, ["captured", "reference"]))
    window.resize(1280, 720)
    window.actions_table["compare"].trigger()
    window.panes.show("structure")
    qtbot.waitUntil(lambda: head() == ("Linux 6.12.107", ["captured", "ref"]))


def test_drivers_without_room_are_named(opened: Opener) -> None:
    window = opened("region-sparse-mmap-1-area.bin")
    press(window, Key.Key_K, Mod.ControlModifier | Mod.AltModifier)
    project = window.document.project
    assert project is not None
    fitting = [one.key for one in project.producers.handlers_for(project.ioctl)]
    assert len(fitting) > MAX_COLUMNS
    shown = [one.handler or project.handler for one in project.modelled]
    left = [key for key in fitting if key not in shown]
    assert f"{', '.join(left)} not shown" in window.message.text
    assert not window.document.modified
    window.editing.run(lambda now: set_handler(now, left[0]))
    press(window, Key.Key_K, Mod.ControlModifier | Mod.AltModifier)
    project = window.document.project
    assert project is not None
    assert project.modelled[0].handler in {"", left[0]}
    assert project.handler == left[0]
    assert left[0] not in window.message.text


def test_all_drivers_of_an_answer_with_room_need_no_word(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    press(window, Key.Key_K, Mod.ControlModifier | Mod.AltModifier)
    assert window.message.text == ""
