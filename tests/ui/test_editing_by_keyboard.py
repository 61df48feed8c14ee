"""The main job through the real window: open, edit by keyboard, compare, undo, save, reopen."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from tests.ui.naming import read, selected_path, selection
from vfioviz.codec.finding import Severity
from vfioviz.document.view import Selection
from vfioviz.ui.dialogs.add_capability import AddCapabilityDialog
from vfioviz.ui.dialogs.bytes_editor import BytesDialog
from vfioviz.ui.dialogs.elements_editor import ElementsDialog
from vfioviz.ui.dialogs.goto import GotoDialog
from vfioviz.ui.editors.u64_edit import U64Edit
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import SOURCES, STRUCTURE

Key = Qt.Key
Mod = Qt.KeyboardModifier

ATOMIC = "device-atomic-before-v6.6.bin"
IOMMU = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")


def column(window: MainWindow, title: str) -> int:
    titles = [one.title for one in window.document.derived.columns]
    return titles.index(title)


def select(window: MainWindow, title: str, path: str) -> None:
    index = column(window, title)
    window.document.select(selection(window.document.derived.columns[index], index, path))


def leaf_value(window: MainWindow, title: str, path: str) -> object:
    layout = window.document.derived.columns[column(window, title)].layout
    leaf = layout.leaf(read(layout, path))
    assert leaf is not None
    return leaf.value


def editor(window: MainWindow) -> U64Edit:
    """The editor that is open: on a cell of the map, or in the structure tree."""
    places = [window.panes[STRUCTURE].view.viewport()]
    if window.map is not None:
        places.insert(0, window.map.canvas.viewport())
    found = [each for place in places for each in place.findChildren(U64Edit) if each.isVisible()]
    assert found
    return found[-1]


D = TypeVar("D", bound=QWidget)


def dialog_of(window: MainWindow, kind: type[D]) -> D:
    """The dialog that was opened last, once it is there."""
    found = [each for each in window.findChildren(kind) if each.isVisible()]
    assert found
    QGuiApplication.processEvents()
    return found[-1]


def activate(window: MainWindow, qtbot: QtBot) -> None:
    """Do what a window manager does when a dialog goes away."""
    with qtbot.waitActive(window):
        window.activateWindow()


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QGuiApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)


def test_two_captures_stand_side_by_side_with_their_shift_of_four_bytes(opened: Opener) -> None:
    window = opened(*IOMMU)
    columns = window.document.derived.columns
    assert [one.badge for one in columns[:2]] == ["captured", "captured"]
    assert [one.layout.caps[2].start for one in columns[:2]] == [68, 72]


def test_f2_types_a_number_and_every_model_recomputes(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "num_irqs")
    press(window, Key.Key_F2)
    line = editor(window)
    qtbot.keyClicks(line, "0x1f")
    assert leaf_value(window, "v6.6", "num_irqs") == 0x1F
    assert leaf_value(window, "posted-v1", "num_irqs") == 0x1F
    qtbot.keyClick(line, Key.Key_Return)
    assert window.document.undo_stack.count() == 1
    assert "num_irqs" in window.document.undo_stack.undoText()


def test_typing_is_one_undo_step_and_undo_brings_the_first_bytes_back(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    select(window, "v6.6", "num_regions")
    press(window, Key.Key_F2)
    qtbot.keyClicks(editor(window), "12345")
    qtbot.keyClick(editor(window), Key.Key_Return)
    assert window.document.undo_stack.count() == 1
    press(window, Key.Key_Z, Mod.ControlModifier)
    assert window.document.project == before
    press(window, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    assert leaf_value(window, "v6.6", "num_regions") == 12345


def test_two_edits_of_one_field_are_two_steps(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    for number in ("7", "8"):
        select(window, "v6.6", "num_regions")
        press(window, Key.Key_F2)
        qtbot.keyClicks(editor(window), number)
        qtbot.keyClick(editor(window), Key.Key_Return)
    assert window.document.undo_stack.count() == 2


def test_escape_leaves_no_step_behind(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    select(window, "v6.6", "num_regions")
    press(window, Key.Key_F2)
    line = editor(window)
    qtbot.keyClicks(line, "77")
    assert window.document.undo_stack.count() == 1
    qtbot.keyClick(line, Key.Key_Escape)
    assert window.document.project == before
    assert window.document.undo_stack.count() == 0


def test_enter_on_the_map_edits_the_selected_field(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "num_irqs")
    assert window.map is not None
    window.map.setFocus()
    press(window, Key.Key_Return)
    assert editor(window).value == leaf_value(window, "v6.6", "num_irqs")


def test_an_edit_in_a_captured_column_goes_to_a_model_and_says_so(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened(*IOMMU)
    captured = window.document.derived.columns[0].layout.data
    window.document.select(selection(window.document.derived.columns[0], 0, "caps[1].avail"))
    press(window, Key.Key_F2)
    assert window.document.active_column is not None
    assert window.document.active_column.badge == "model"
    assert "stay as they are" in window.message.text
    qtbot.keyClicks(editor(window), "9")
    assert leaf_value(window, "v6.6", "caps[1].avail") == 9
    assert window.document.derived.columns[0].layout.data == captured


def test_a_result_is_refused_with_the_reason(opened: Opener) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "cap_offset")
    press(window, Key.Key_F2)
    assert "result" in window.message.text
    assert window.message.severity is Severity.WARNING
    press(window, Key.Key_Escape)
    assert not window.message.text


def test_alt_down_moves_the_capability_and_the_selection_with_it(opened: Opener) -> None:
    window = opened(*IOMMU)
    select(window, "v6.6", "caps[0].pgsize_bitmap")
    press(window, Key.Key_Down, Mod.AltModifier)
    layout = window.document.derived.columns[column(window, "v6.6")].layout
    assert [node.name for node in layout.caps] == ["dma_avail", "migration", "iova_range"]
    assert window.document.view.selection is not None
    assert selected_path(window) == "caps[1]"
    press(window, Key.Key_Up, Mod.AltModifier)
    layout = window.document.derived.columns[column(window, "v6.6")].layout
    assert [node.name for node in layout.caps] == ["migration", "dma_avail", "iova_range"]
    press(window, Key.Key_Up, Mod.AltModifier)
    assert "first" in window.message.text


def test_delete_removes_and_ctrl_d_duplicates(opened: Opener) -> None:
    window = opened(*IOMMU)
    select(window, "v6.6", "caps[1].avail")
    press(window, Key.Key_Delete)
    layout = window.document.derived.columns[column(window, "v6.6")].layout
    assert [node.name for node in layout.caps] == ["migration", "iova_range"]
    press(window, Key.Key_D, Mod.ControlModifier)
    layout = window.document.derived.columns[column(window, "v6.6")].layout
    assert [node.name for node in layout.caps] == ["migration", "iova_range", "iova_range"]


def test_insert_adds_a_capability_found_by_typing(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.panes[SOURCES].call.exact.click()
    press(window, Key.Key_Insert)
    dialog = dialog_of(window, AddCapabilityDialog)
    qtbot.keyClicks(dialog.search, "util")
    qtbot.keyClick(dialog.search, Key.Key_Return)
    layout = window.document.derived.columns[column(window, "v6.6")].layout
    assert [node.name for node in layout.caps] == ["pci_atomic_comp", "zpci_util"]
    assert window.document.undo_stack.undoText() == "add ZPCI_UTIL"


def test_a_raw_capability_is_added_by_id_version_and_payload(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    window.panes[SOURCES].call.exact.click()
    press(window, Key.Key_Insert)
    dialog = dialog_of(window, AddCapabilityDialog)
    dialog.tabs.setCurrentIndex(1)
    dialog.payload.setPlainText("01 02 0")
    dialog.accept()
    assert "one is missing" in dialog.problem.text()
    dialog.payload.setPlainText("01 02 03")
    dialog.accept()
    node = window.document.derived.columns[column(window, "v6.6")].layout.caps[1]
    assert (node.id, node.version, node.stop - node.start) == (99, 1, 16)


def test_a_flag_is_ticked_with_the_space_bar(opened: Opener, qtbot: QtBot) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "flags")
    tree = window.panes[STRUCTURE].view
    model = window.panes[STRUCTURE].model
    flags = tree.currentIndex().siblingAtColumn(0)
    tree.expand(flags)
    rows = [model.index(row, 0, flags) for row in range(model.rowCount(flags))]
    reset = next(row for row in rows if row.data() == "RESET")
    on = reset.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
    tree.setCurrentIndex(reset)
    qtbot.keyClick(tree, Key.Key_Space)
    flags_now = leaf_value(window, "v6.6", "flags")
    assert isinstance(flags_now, int)
    assert bool(flags_now & 1) != on


def test_the_caps_flag_is_a_result_and_has_no_tick_to_set(opened: Opener) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "flags")
    model = window.panes[STRUCTURE].model
    flags = window.panes[STRUCTURE].view.currentIndex().siblingAtColumn(0)
    rows = [model.index(row, 0, flags) for row in range(model.rowCount(flags))]
    caps = next(row for row in rows if row.data() == "CAPS")
    assert not model.flags(caps) & Qt.ItemFlag.ItemIsUserCheckable


def find_row(window: MainWindow, kind: str, parent: QModelIndex | None = None) -> QModelIndex:
    model = window.panes[STRUCTURE].model
    parent = parent or QModelIndex()
    for place in range(model.rowCount(parent)):
        index = model.index(place, 0, parent)
        row = model.row_at(index)
        if row is not None and row.kind == kind:
            return index
        found = find_row(window, kind, index)
        if found.isValid():
            return found
    return QModelIndex()


def test_ranges_are_edited_as_a_table(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    window.editing.go_to_column(column(window, "v6.6"))
    index = find_row(window, "array")
    window.panes[STRUCTURE].view.setCurrentIndex(index)
    press(window, Key.Key_F2)
    dialog = dialog_of(window, ElementsDialog)
    assert dialog.model.rowCount() == 2
    qtbot.mouseClick(dialog.add_button, Qt.MouseButton.LeftButton)
    dialog.accept()
    assert leaf_value(window, "v6.6", "caps[2].nr_iovas") == 3
    assert leaf_value(window, "v6.6", "caps[2].iova_ranges[1].end") == 0
    assert window.document.undo_stack.count() == 1


def test_a_string_is_edited_as_ebcdic(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-zpci-util-v6.6-s390x.bin")
    index = column(window, "v6.6")
    leaf = next(
        leaf
        for leaf in window.document.derived.columns[index].layout.leaves()
        if leaf.field.name == "util_str"
    )
    layout = window.document.derived.columns[index].layout
    window.document.select(Selection.of_leaf(index, layout, leaf))
    press(window, Key.Key_F2)
    dialog = dialog_of(window, BytesDialog)
    dialog.line.selectAll()
    qtbot.keyClicks(dialog.line, "HELLO")
    dialog.accept()
    value = leaf_value(window, "v6.6", leaf.path)
    assert isinstance(value, bytes)
    assert value.decode("cp037").rstrip() == "HELLO"
    assert len(value) == 64


def test_go_to_takes_an_offset_a_capability_and_a_path(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    for typed, start in (("0x44", 68), ("caps[1]", 56), ("iova_range", 68), ("caps[1].avail", 64)):
        press(window, Key.Key_G, Mod.ControlModifier)
        dialog = dialog_of(window, GotoDialog)
        qtbot.keyClicks(dialog.line, typed)
        qtbot.keyClick(dialog.line, Key.Key_Return)
        assert window.document.view.selection is not None
        assert window.document.view.selection.start == start
        activate(window, qtbot)
    press(window, Key.Key_G, Mod.ControlModifier)
    dialog = dialog_of(window, GotoDialog)
    qtbot.keyClicks(dialog.line, "nowhere")
    qtbot.keyClick(dialog.line, Key.Key_Return)
    assert "no offset" in dialog.problem.text()
    dialog.reject()


def test_ctrl_k_compares_all_five_variants_and_shows_the_overrun(opened: Opener) -> None:
    window = opened(ATOMIC)
    press(window, Key.Key_K, Mod.ControlModifier)
    window.panes[SOURCES].call.exact.click()
    titles = [one.title for one in window.document.derived.columns if one.run is not None]
    assert titles == ["before-v6.6", "posted-v1", "posted-v1-review", "review-sketch", "v6.6"]
    overrun = {one.title: one.stats.overrun for one in window.document.derived.columns if one.run}
    assert overrun["posted-v1"] == 4
    assert overrun["posted-v1-review"] == 8
    assert overrun["v6.6"] == 0


def test_ctrl_2_shows_the_same_field_of_the_second_column(opened: Opener) -> None:
    window = opened(*IOMMU)
    select(window, window.document.derived.columns[0].title, "caps[2].nr_iovas")
    press(window, Key.Key_2, Mod.ControlModifier)
    selection = window.document.view.selection
    assert selection is not None
    assert (selection.column, selection.start) == (1, 80)
    assert selected_path(window) == "caps[2].nr_iovas"


def test_f8_walks_the_findings_and_selects_their_bytes(opened: Opener) -> None:
    window = opened(*IOMMU)
    findings = window.document.derived.columns[0].layout.findings
    for finding in findings:
        press(window, Key.Key_F8)
        selection = window.document.view.selection
        assert selection is not None
        assert (selection.start, selection.stop) == (finding.start, finding.stop)


def test_f12_goes_around_the_panes_and_back(opened: Opener) -> None:
    window = opened(*IOMMU)
    seen = set()
    for _ in range(6):
        press(window, Key.Key_F12)
        focus = QGuiApplication.focusObject()
        assert focus is not None
        seen.add(focus.metaObject().className())
    assert {"MapView", "Tree", "Table"} <= seen


def test_saving_and_opening_again_gives_the_same_project(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(ATOMIC)
    select(window, "v6.6", "num_irqs")
    press(window, Key.Key_F2)
    qtbot.keyClicks(editor(window), "3")
    qtbot.keyClick(editor(window), Key.Key_Return)
    assert window.isWindowModified()
    saved = window.document.project
    press(window, Key.Key_S, Mod.ControlModifier)
    dialog = window.findChild(QFileDialog, "save-dialog")
    assert dialog is not None
    target = str(tmp_path / "work.vfioviz")
    dialog.fileSelected.emit(target)
    dialog.reject()
    assert not window.isWindowModified()
    window.actions_table["home"].trigger()
    assert window.document.project is None
    assert window.centre.stack.currentWidget() is window.centre.start
    window.files.open_paths([target])
    assert window.document.project == saved


def test_closing_with_edits_asks_and_cancel_keeps_them(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    select(window, "v6.6", "caps[0].flags")
    press(window, Key.Key_D, Mod.ControlModifier)
    window.close()
    box = window.findChild(QMessageBox, "unsaved-dialog")
    assert box is not None
    assert window.isVisible()
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Cancel), Qt.MouseButton.LeftButton)
    assert window.isVisible()
    window.close()
    box = window.findChildren(QMessageBox, "unsaved-dialog")[-1]
    qtbot.mouseClick(box.button(QMessageBox.StandardButton.Discard), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible())


DUMP = """
> 00000000: 1800 0000 0200 0000 0900 0000 0500 0000  ................
> 00000010: 0000 0000 0000 0000                      ........
"""


def test_a_dump_quoted_in_a_mail_is_pasted(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(DUMP)
    press(window, Key.Key_V, Mod.ControlModifier | Mod.ShiftModifier)
    assert window.document.project is not None
    assert len(window.document.project.captures[0].data) == 24
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())


def test_ctrl_v_opens_a_dump_from_the_start_page_and_from_the_map(
    window: MainWindow, qtbot: QtBot
) -> None:
    QGuiApplication.clipboard().setText(DUMP)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.centre.show_now()
    QTest.keyClick(window.centre.start.list, Key.Key_V, Mod.ControlModifier)
    qtbot.waitUntil(lambda: window.map is not None and window.map.isVisible())
    assert window.map is not None
    QTest.keyClick(window.map, Key.Key_V, Mod.ControlModifier)

    def captures() -> int:
        project = window.document.project
        return 0 if project is None else len(project.captures)

    qtbot.waitUntil(lambda: captures() == 2)


def test_ctrl_v_in_a_text_field_pastes_into_it(window: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("region")
    window.activateWindow()
    window.centre.show_now()
    qtbot.waitUntil(window.isActiveWindow)
    search = window.centre.start.search
    search.setFocus()
    QTest.keyClick(search, Key.Key_V, Mod.ControlModifier)
    assert search.text() == "region"
    assert not window.message.text


@pytest.mark.parametrize("text", ["", "no dump at all", "00000000: 18 0"])
def test_what_is_no_dump_is_refused_in_the_message_bar(window: MainWindow, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    press(window, Key.Key_V, Mod.ControlModifier | Mod.ShiftModifier)
    assert window.document.project is None
    assert window.message.text
    assert window.message.severity is Severity.ERROR


def test_a_missing_file_is_named_in_the_message_bar(window: MainWindow, tmp_path: Path) -> None:
    window.files.open_paths([str(tmp_path / "none.bin")])
    assert "none.bin" in window.message.text
    assert window.document.project is None


def test_opening_more_files_adds_columns_in_one_undo_step(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    count = len(window.document.derived.columns)
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.12.bin")])
    assert len(window.document.derived.columns) == count + 1
    window.document.undo_stack.undo()
    assert len(window.document.derived.columns) == count


def test_a_line_edit_keeps_its_letters_from_the_single_key_shortcuts(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.centre.start.search.setFocus()
    qtbot.keyClicks(window.centre.start.search, "bgn")
    assert window.centre.start.search.text() == "bgn"
    assert isinstance(window.centre.start.search, QLineEdit)
