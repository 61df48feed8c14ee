"""Copying from column to column, and two capabilities beside each other: by real keys and menus."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.codec.layout import Layout
from vfioviz.codec.ref import FieldRef
from vfioviz.document import edits
from vfioviz.document.view import Selection
from vfioviz.ui.context import menu
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.pair import PairPanel
from vfioviz.ui.panels.table import PAIR

Key = Qt.Key
OLD, NEW = "iommu-linux-6.1.bin", "iommu-linux-6.12.bin"
ACROSS = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


def ready(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.centre.focus_map()
    return window


@pytest.fixture
def one(opened: Opener, qtbot: QtBot) -> MainWindow:
    """A captured answer, models beside it."""
    return ready(opened(OLD), qtbot)


@pytest.fixture
def two(opened: Opener, qtbot: QtBot) -> MainWindow:
    """Two captured answers and a model."""
    return ready(opened(OLD, NEW), qtbot)


def press(key: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, held)
    QApplication.processEvents()


def layout(window: MainWindow, column: int) -> Layout:
    return window.document.derived.columns[column].layout


def select(window: MainWindow, column: int, path: str) -> None:
    here = layout(window, column)
    ref = here.read(path)
    assert ref is not None, path
    found = Selection.of_ref(column, here, ref)
    assert found is not None
    window.document.select(found)


def value(window: MainWindow, column: int, path: str) -> object:
    here = layout(window, column)
    ref = here.read(path)
    leaf = None if ref is None else here.leaf(ref)
    assert leaf is not None, path
    return leaf.value


def test_a_field_of_a_capture_goes_to_the_model_at_its_right(one: MainWindow) -> None:
    select(one, 1, "caps[1].avail")
    ref = layout(one, 1).read("caps[1].avail")
    assert ref is not None
    one.editing.run(lambda now: edits.set_field(now, ref, 7))
    assert (value(one, 0, "caps[1].avail"), value(one, 1, "caps[1].avail")) == (65535, 7)
    select(one, 0, "caps[1].avail")
    press(Key.Key_Right, ACROSS)
    assert value(one, 1, "caps[1].avail") == 65535
    assert one.document.active == 0  # one may go on with the next field
    assert one.document.undo_stack.undoText() == (
        "copy caps[1].avail from Linux 6.1.0-53-amd64 to before-v6.6"
    )
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert value(one, 1, "caps[1].avail") == 7


def test_a_field_of_a_model_overwrites_the_capture_at_its_left(one: MainWindow) -> None:
    ref = layout(one, 1).read("caps[1].avail")
    assert ref is not None
    one.editing.run(lambda now: edits.set_field(now, ref, 0x01020304))
    old = layout(one, 0).data
    select(one, 1, "caps[1].avail")
    press(Key.Key_Left, ACROSS)
    assert layout(one, 0).data == old[:64] + b"\x04\x03\x02\x01" + old[68:]
    assert one.document.derived.columns[0].badge == "edited"


def test_a_capability_that_a_model_does_not_have_comes_where_it_stood(one: MainWindow) -> None:
    content = one.document.project.content if one.document.project else None
    assert content is not None
    cap = content.caps[1].known_by
    one.editing.run(lambda now: edits.remove_capability(now, cap))
    assert [node.name for node in layout(one, 1).caps] == ["migration", "iova_range"]
    select(one, 0, "caps[1].header.id")
    press(Key.Key_Right, ACROSS)
    names = [node.name for node in layout(one, 1).caps]
    assert names == ["migration", "dma_avail", "iova_range"]
    assert value(one, 1, "caps[1].avail") == 65535


def test_between_captures_bytes_are_overwritten_and_the_chain_stays(two: MainWindow) -> None:
    select(two, 0, "caps[2].iova_ranges[1].end")
    before = layout(two, 1).data
    source = value(two, 0, "caps[2].iova_ranges[1].end")
    ref = layout(two, 1).read("caps[2].iova_ranges[1].end")
    assert ref is not None
    span = layout(two, 1).span(ref)
    assert span is not None
    if value(two, 1, "caps[2].iova_ranges[1].end") == source:
        # They say the same: that is said.
        press(Key.Key_Right, ACROSS)
        assert "already" in two.message.text
        assert layout(two, 1).data == before
        raw = before[: span[0]] + bytes(8) + before[span[1] :]
        column = two.document.derived.columns[1]
        two.editing.run(lambda now: edits.set_bytes(now, column, span[0], bytes(8)))
        assert layout(two, 1).data == raw
    press(Key.Key_Right, ACROSS)
    assert value(two, 1, "caps[2].iova_ranges[1].end") == source
    select(two, 0, "caps[2].header.next")
    assert [node.next for node in layout(two, 1).caps] == [56, 72, 0]


@pytest.mark.parametrize(
    ("column", "path", "key", "why"),
    [
        (0, "caps[0].pgsize_bitmap", Key.Key_Right, "already"),
        (0, "argsz", Key.Key_Right, "argsz is what the caller passes"),
        (0, "cap_offset", Key.Key_Right, "cap_offset is a result"),
        (1, "caps[0].flags", Key.Key_Right, "answer the same request"),
        (0, "caps[0].hole@12", Key.Key_Right, "belongs to none"),
    ],
)
def test_what_can_not_be_copied_is_refused_in_words(
    one: MainWindow, column: int, path: str, key: Qt.Key, why: str
) -> None:
    select(one, column, path)
    before = one.document.project
    press(key, ACROSS)
    assert why in one.message.text
    assert one.document.project == before


def test_a_longer_capability_finds_no_room_in_a_capture(one: MainWindow) -> None:
    ref = layout(one, 1).read("caps[2].iova_ranges")
    assert ref is not None
    one.editing.run(lambda now: edits.add_element(now, ref, (1, 2)))
    before = layout(one, 0).data
    select(one, 1, "caps[2]")
    press(Key.Key_Left, ACROSS)
    assert "none are put in" in one.message.text
    assert layout(one, 0).data == before


def test_the_menu_names_the_column_that_it_is_copied_to(one: MainWindow) -> None:
    select(one, 0, "caps[1].avail")
    made = menu(one.bench)
    words = {each.objectName(): each.text() for each in made.actions()}
    assert words["copy-right"] == "Copy to before-v6.6"
    assert "copy-left" not in words
    made.deleteLater()


# ---- two capabilities


def pair(window: MainWindow, qtbot: QtBot) -> PairPanel:
    panel = window.panes[PAIR]
    qtbot.waitUntil(panel.isVisible)
    return panel


def rows(panel: PairPanel) -> dict[str, tuple[str, ...]]:
    return {row.texts[1]: (row.texts[0], *row.texts[2:]) for row in panel.model.rows}


def test_two_instances_of_one_answer_stand_side_by_side(one: MainWindow, qtbot: QtBot) -> None:
    project = one.document.project
    assert project is not None
    first = project.content.caps[2].known_by
    one.editing.run(lambda now: edits.duplicate_capability(now, first))
    select(one, 1, "caps[3].iova_ranges[0].start")
    ref = layout(one, 1).read("caps[3].iova_ranges[0].start")
    assert ref is not None
    one.editing.run(lambda now: edits.set_field(now, ref, 0x1000))
    select(one, 1, "caps[2].nr_iovas")
    one.centre.focus_map()
    press(Key.Key_K)
    panel = pair(one, qtbot)
    assert "is held" in one.message.text
    assert panel.none.isVisible()
    select(one, 1, "caps[3].header.id")
    found = rows(panel)
    assert found["iova_ranges[0].start"] == ("differs", "0", "4096 (0x1000)", "+16")
    assert found["iova_ranges[1].start"][0] == ""
    assert found["header.next"][0] == "differs"
    assert found["capability"][0].endswith("differ")
    assert found["capability"][1].startswith("caps[2] iova_range at 68, before-v6.6")
    # choosing a row goes to its bytes
    row = next(n for n, row in enumerate(panel.model.rows) if row.texts[1] == "nr_iovas")
    panel.view.setFocus()
    panel.view.setCurrentIndex(panel.model.index(row, 1))
    now = one.document.view.selection
    assert now is not None
    assert now.ref == layout(one, 1).read("caps[3].nr_iovas")


def test_different_capabilities_of_two_answers_can_be_compared(
    two: MainWindow, qtbot: QtBot
) -> None:
    select(two, 0, "caps[0].flags")
    press(Key.Key_K)
    panel = pair(two, qtbot)
    select(two, 1, "caps[1].avail")
    found = rows(panel)
    assert found["flags"] == ("only in the first", "0", "-", "+8 / -")
    assert found["avail"][0] == "only in the second"
    assert found["header.id"][:3] == ("differs", "2", "3")
    # it goes with the document
    cap = FieldRef(layout(two, 1).owner(1))
    assert cap.owner is not None
    column = two.document.derived.columns[1]
    two.editing.run(lambda now: edits.set_bytes(now, column, 64, b"\x05"))
    assert rows(panel)["avail"][2].startswith("65285")


def test_without_a_capability_it_says_what_to_do(one: MainWindow, qtbot: QtBot) -> None:
    one.document.select(None)
    press(Key.Key_K)
    assert one.message.text.startswith("Select a capability first")
    panel = pair(one, qtbot)
    assert "press K" in panel.none.text()
