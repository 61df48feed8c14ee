"""For a review: differences from the reference, programs that walk the chain, texts for a mail."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from tests.ui.naming import keys, selection
from vfioviz.document.project import Note
from vfioviz.document.serialize import from_text, to_text
from vfioviz.document.view import Selection
from vfioviz.scene.mail.forms import FORMS
from vfioviz.ui.features import copying
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.models.told import Told, ToldModel
from vfioviz.ui.panels.argsz import ArgszPanel
from vfioviz.ui.panels.consumers import ConsumersPanel
from vfioviz.ui.panels.differences import DifferencesPanel
from vfioviz.ui.panels.skew import SkewPanel
from vfioviz.ui.panels.steps import StepsPanel
from vfioviz.ui.panels.summary import SummaryPanel
from vfioviz.ui.panels.table import ARGSZ, CONSUMERS, DIFFERENCES, NOTES, STEPS

IOMMU = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")
Key, Mod = Qt.Key, Qt.KeyboardModifier


def press(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, mod: Qt.KeyboardModifier = Mod.NoModifier
) -> None:
    assert window.map is not None
    qtbot.keyClick(window.map, key, mod)


def test_the_model_is_a_whole_one(qtmodeltester: ModelTester) -> None:
    model = ToldModel(("a", "b"))
    qtmodeltester.check(model)
    model.set_rows((Told(("1", "2"), "tip", 0, 4, 8), Told(("3", "4"))))
    qtmodeltester.check(model)


def test_f6_walks_what_differs_from_the_reference(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    seen = []
    for _ in range(4):
        press(window, qtbot, Key.Key_F6)
        selection = window.document.view.selection
        assert selection is not None
        seen.append((selection.column, selection.start, selection.stop))
    panel = window.panes[DIFFERENCES]
    assert isinstance(panel, DifferencesPanel)
    told = [row.texts[:2] for row in panel.model.rows]
    assert ("moved", "iova_range") in told
    assert (1, 72, 120) in seen
    press(window, qtbot, Key.Key_F6, Mod.ShiftModifier)


def test_one_column_has_nothing_to_differ_from(opened: Opener, qtbot: QtBot) -> None:
    window = opened(IOMMU[0])
    while len(window.document.derived.columns) > 1:
        project = window.document.project
        assert project is not None
        window.editing.toggle(project.columns[-1], on=False)
    press(window, qtbot, Key.Key_F6)
    assert "Two columns are needed" in window.message.text


def test_the_same_answer_twice_says_so(opened: Opener, qtbot: QtBot) -> None:
    window = opened(IOMMU[0], IOMMU[0])
    press(window, qtbot, Key.Key_F6)
    assert "says the same" in window.message.text


def test_of_the_reference_the_first_variant_that_differs_is_compared(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.actions_table["workspace-review"].trigger()
    panel = window.panes[DIFFERENCES]
    assert window.document.active == window.document.view.reference == 0
    columns = window.document.derived.columns
    # before-v6.6 stands beside it, and gives the same bytes.
    assert columns[1].layout.data == columns[0].layout.data
    window.panes.show("differences")
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert ("moved", "pci_atomic_comp") in [row.texts[:2] for row in panel.model.rows]
    assert {row.column for row in panel.model.rows} <= {0, 2}


def test_consumers_tell_outcome_and_unaligned_loads(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    window.panes.docks["consumers"].raise_()
    panel = window.panes[CONSUMERS]
    assert isinstance(panel, ConsumersPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    rows = {row.texts[:2]: row for row in panel.model.rows}
    assert rows["QEMU", "iova_range"].texts[2:4] == ("found it", "iova_range at 68")
    assert rows["QEMU", "iova_range"].texts[5].startswith("4: ")
    assert rows["QEMU", "dma_avail"].texts[3:] == ("dma_avail at 56", "returns at 56", "none")
    assert rows["crosvm, IOVA ranges", "iova_range"].texts[5] == "none"
    panel.view.setCurrentIndex(panel.model.index(0, 0))
    selection = window.document.view.selection
    assert selection is not None
    assert selection.start == 68


def test_an_edit_changes_what_is_told(opened: Opener, qtbot: QtBot) -> None:
    window = opened("hostile-cycle.bin")
    window.panes.docks["consumers"].raise_()
    panel = window.panes[CONSUMERS]
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    assert {row.texts[2] for row in panel.model.rows} >= {"never ends"}
    press(window, qtbot, Key.Key_2, Mod.ControlModifier)
    assert "never ends" not in {row.texts[2] for row in panel.model.rows}


def test_the_table_of_actions_knows_each_form() -> None:
    assert [key for key, _, _ in copying.FORMS] == list(FORMS)


@pytest.mark.parametrize("key", FORMS)
def test_a_copy_is_pasted_back(opened: Opener, key: str) -> None:
    window = opened(IOMMU[0])
    window.actions_table[f"copy-{key}"].trigger()
    assert FORMS[key].title in window.message.text
    text = QGuiApplication.clipboard().text()
    assert text.isascii()
    window.files.paste()
    project = window.document.project
    assert project is not None
    assert project.captures[-1].data == project.captures[0].data
    assert project.captures[-1].ioctl == "iommu"


def test_the_box_has_a_key(opened: Opener, qtbot: QtBot) -> None:
    window = opened(IOMMU[1])
    press(window, qtbot, Key.Key_B, Mod.ControlModifier | Mod.ShiftModifier)
    assert (
        "| info | migration | dma_avail | 0  | iova_range |" in QGuiApplication.clipboard().text()
    )


def test_what_a_model_made_is_not_copied_as_a_capture(opened: Opener) -> None:
    window = opened(IOMMU[1])
    index = next(i for i, one in enumerate(window.document.derived.columns) if one.run)
    window.editing.go_to_column(index)
    window.actions_table["copy-json"].trigger()
    text = QGuiApplication.clipboard().text()
    assert '"kind": "opened"' in text
    assert "model" in text


def argsz_panel(window: MainWindow, qtbot: QtBot) -> ArgszPanel:
    window.panes.docks["argsz"].raise_()
    panel = window.panes[ARGSZ]
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())
    return panel


def test_the_calls_of_a_program_are_told(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    panel = argsz_panel(window, qtbot)
    shown = keys(window)
    window.editing.go_to_column(shown.index("posted-v1"))
    assert "4 bytes written past it" in panel.calls.text()
    panel.program.setCurrentIndex(panel.program.findData("spdk"))
    panel.program.activated.emit(panel.program.currentIndex())
    assert panel.calls.text().startswith("SPDK on posted-v1 (model): argsz 4096")


def top(panel: ArgszPanel) -> int:
    """The largest argsz that the table has."""
    spans = (row.texts[1] for row in panel.model.rows if row.texts[0] == "v6.6")
    return max(int(span.split()[-1]) for span in spans if " to " in span)


def steps_panel(window: MainWindow, qtbot: QtBot) -> StepsPanel:
    window.panes.docks["steps"].raise_()
    panel = window.panes[STEPS]
    qtbot.waitUntil(panel.isVisible)
    return panel


def test_steps_are_walked_by_keys_and_show_rule_and_marks(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    shown = keys(window)
    window.editing.go_to_column(shown.index("v6.6"))
    panel = steps_panel(window, qtbot)
    panel.list.setCurrentRow(0)
    qtbot.keyClick(panel.list, Key.Key_Down)
    assert panel.list.currentItem().text() == "2. vfio_info_cap_add"
    assert "ALIGN(12, 8) = 16" in panel.rule.text()
    # 16 bytes of dma_avail, and the next of the one before it.
    assert len(panel.kernel.extraSelections()) == 16 + 4
    assert panel.user.extraSelections() == []
    for _ in range(6):
        qtbot.keyClick(panel.list, Key.Key_Down)
    assert panel.user.extraSelections()


def test_steps_play_to_the_end_and_stop(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    panel = steps_panel(window, qtbot)
    panel._timer.setInterval(20)
    panel.list.setCurrentRow(0)
    panel.play.click()
    qtbot.waitUntil(lambda: panel.list.currentRow() == panel.list.count() - 1)
    qtbot.waitUntil(lambda: not panel.play.isChecked())


def test_why_a_byte_is_there_is_said_for_each_variant(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    panel = steps_panel(window, qtbot)
    shown = keys(window)
    window.document.select(Selection(shown.index("v6.6"), 68, 72))
    said = panel.why.text().splitlines()
    assert any(line.startswith("v6.6: byte 68 by 2. vfio_info_cap_add (ALIGN") for line in said)
    window.document.select(Selection(shown.index("before-v6.6"), 20, 24))
    assert "before-v6.6: byte 20 is written by nobody" in panel.why.text()


def test_one_key_shows_a_variant_for_each_abi(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    press(window, qtbot, Key.Key_K, Mod.ControlModifier | Mod.ShiftModifier)
    columns = [one for one in window.document.derived.columns if one.run]
    assert [one.title for one in columns] == ["v6.6", "v6.6, i386", "v6.6, arm", "v6.6, s390x"]
    orders = {one.layout.abi.byte_order for one in columns}
    assert orders == {"little", "big"}
    # MIGRATION is 28 bytes on i386 and 32 elsewhere, before it is rounded up.
    sizes = [one.run.caps[0].size for one in columns if one.run]
    assert sizes == [32, 28, 32, 32]
    assert window.map is not None
    window.map.grab()


def test_a_note_is_pinned_typed_saved_and_in_the_reply(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    shown = keys(window)
    posted = shown.index("posted-v1")
    column = window.document.derived.columns[posted]
    window.document.select(selection(column, posted, "caps[0].reserved"))
    press(window, qtbot, Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    panel = window.panes[NOTES]
    qtbot.waitUntil(panel.isVisible)
    steps = window.document.undo_stack.count()
    qtbot.keyClicks(panel.text, "Past the caller's memory.")
    project = window.document.project
    assert project is not None
    (note,) = project.notes
    assert note.ref is not None
    assert (note.text, column.layout.path(note.ref)) == (
        "Past the caller's memory.",
        "caps[0].reserved",
    )
    assert window.document.undo_stack.count() == steps + 1
    again = from_text(to_text(window.document.state)).project
    assert again is not None
    assert again.notes == project.notes
    window.actions_table["copy-reply"].trigger()
    copied = QGuiApplication.clipboard().text()
    assert "On posted-v1, caps[0].reserved, 36 to 39:\nPast the caller's memory." in copied


def test_the_map_marks_the_cell_of_a_note(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.document.select(selection(window.document.derived.columns[0], 0, "cap_offset"))
    assert window.map is not None
    before = window.map.canvas.grab().toImage()
    window.actions_table["note"].trigger()
    assert [item.marks.notes for item in window.map.items] == [((16, 20),), (), (), ()]
    assert window.map.canvas.grab().toImage() != before
    window.document.undo_stack.undo()
    assert [item.marks.notes for item in window.map.items] == [(), (), (), ()]


def test_choosing_a_note_goes_to_its_bytes_and_remove_takes_it(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened("iommu-linux-6.1.bin")
    for start in (4, 8):
        window.document.select(Selection(0, start, start + 4))
        window.actions_table["note"].trigger()
    panel = window.panes[NOTES]
    panel.list.setCurrentRow(0)
    selection = window.document.view.selection
    assert selection is not None
    assert (selection.column, selection.start) == (0, 4)
    panel.remove.click()
    project = window.document.project
    assert project is not None
    assert [note.start for note in project.notes] == [8]


def test_a_note_needs_bytes(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.document.select(None)
    press(window, qtbot, Key.Key_N, Mod.ControlModifier | Mod.ShiftModifier)
    assert "Select bytes first" in window.message.text


def test_one_key_shows_each_driver_that_answers(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.12.bin")
    press(window, qtbot, Key.Key_K, Mod.ControlModifier | Mod.AltModifier)
    columns = window.document.derived.columns
    assert [one.title for one in columns] == ["v6.6", "v6.6, iommufd"]
    # iommufd never emits MIGRATION, and rewrites argsz.
    runs = [one.run for one in columns if one.run]
    assert [[cap.id for cap in run.caps] for run in runs] == [[2, 3, 1], [3, 1]]
    again = from_text(to_text(window.document.state)).project
    assert again is not None
    assert [column.handler for column in again.modelled] == ["", "iommufd"]


def test_the_summary_has_a_row_for_each_column(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.actions_table["compare"].trigger()
    window.panes.docks["summary"].raise_()
    panel = window.panes.docks["summary"].panel
    assert isinstance(panel, SummaryPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() == len(window.document.derived.columns))
    rows = {row.texts[0]: row.texts for row in panel.model.rows}
    assert rows["posted-v1"][8] == "4"
    assert rows["posted-v1-review"][7] == "4"
    panel.view.setCurrentIndex(panel.model.index(2, 0))
    assert window.document.active == 2


def test_skew_tells_what_other_headers_misread(opened: Opener, qtbot: QtBot) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    window.panes.docks["skew"].raise_()
    panel = window.panes.docks["skew"].panel
    assert isinstance(panel, SkewPanel)
    qtbot.waitUntil(lambda: panel.model.rowCount() > 0)
    found = {row.texts[:3]: row.texts[5] for row in panel.model.rows}
    assert "info.pad" in found["before-v6.6", "6.6", "x86-64"]
    assert found["before-v6.6", "6.5", "x86-64"] == "nothing"


def test_the_chart_follows_an_edit_and_any_column_may_be_active(
    opened: Opener, qtbot: QtBot
) -> None:
    window = opened("device-atomic-before-v6.6.bin")
    panel = argsz_panel(window, qtbot)
    before = top(panel)
    window.editing.add_raw(77, 1, bytes(32))
    qtbot.waitUntil(lambda: top(panel) == before + 40)
    for key in ("abis", "producers"):
        window.actions_table[key].trigger()
        for index in range(len(window.document.derived.columns)):
            window.editing.go_to_column(index)
            assert "(model)" in panel.calls.text()


HOSTILE = sorted(path.name for path in SAMPLES.glob("hostile-*.bin"))


@pytest.mark.parametrize("name", [*HOSTILE, "device-zpci-v6.6-s390x.bin", "nvme-linux-6.1.jsonl"])
def test_each_panel_stands_any_answer(opened: Opener, qtbot: QtBot, name: str) -> None:
    window = opened(name)
    window.actions_table["compare"].trigger()
    for dock in window.panes.docks.values():
        dock.raise_()
        qtbot.wait(5)
        assert dock.panel.isEnabled()
    for key in ("next-difference", "abis", "producers", "copy-reply", "copy-c-test", "note"):
        window.actions_table[key].trigger()
    window.document.undo_stack.undo()


def test_a_note_of_a_file_may_be_empty(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    project = window.document.project
    assert project is not None
    noted = replace(project, notes=(Note("", None, 0, 4, None),))
    window.document.load(from_text(to_text(replace(window.document.state, project=noted))))
    window.actions_table["panel-notes"].trigger()
    panel = window.panes[NOTES]
    qtbot.waitUntil(panel.isVisible)
    assert panel.list.item(0).text() == "bytes 0 to 3: "
    qtbot.keyClicks(panel.text, "argsz")
    assert panel.list.item(0).text() == "bytes 0 to 3: argsz"
