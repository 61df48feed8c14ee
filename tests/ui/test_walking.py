"""Keys that walk say so where there is nothing more; panels take the focus and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.conftest import Opener
from tests.ui.naming import selection
from vfioviz.document.view import Selection
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS, PANELS, SOURCES

Key = Qt.Key
Mod = Qt.KeyboardModifier
ATOMIC = "device-atomic-before-v6.6.bin"
IOMMU = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")


def press(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    QGuiApplication.processEvents()
    QTest.keyClick(QApplication.focusWidget() or window, key, modifier)
    QGuiApplication.processEvents()


def on_map(window: MainWindow, path: str = "", column: int = 0) -> None:
    window.load_map().setFocus()
    window.message.hide()
    if path:
        derived = window.document.derived.columns[column]
        window.document.select(selection(derived, column, path))
    QGuiApplication.processEvents()


def test_n_says_that_the_chain_ends(opened: Opener) -> None:
    window = opened(*IOMMU)
    on_map(window, "argsz")
    for _ in range(12):
        press(window, Key.Key_N)
    assert window.message.text == "The chain ends here: next is 0."


@pytest.mark.parametrize(
    ("name", "words"),
    [("hostile-next-past-end.bin", "past the end"), ("device-linux-6.1.bin", "cap_offset is 0"),
     ("device-short-argsz-16-before-v6.6.bin", "cap_offset")],
)  # fmt: skip
def test_n_says_why_nothing_follows(opened: Opener, name: str, words: str) -> None:
    window = opened(name)
    on_map(window, "argsz")
    for _ in range(6):
        press(window, Key.Key_N)
    assert words in window.message.text


def test_b_says_that_there_is_nothing_to_go_back_to(opened: Opener) -> None:
    window = opened(ATOMIC)
    on_map(window, "argsz")
    press(window, Key.Key_B)
    assert window.message.text == "There is nothing to go back to."


@pytest.mark.parametrize(
    ("key", "words"),
    [(Key.Key_Down, "This is the last capability."), (Key.Key_Right, "This is the last field."),
     (Key.Key_Up, "This is the info struct, before all capabilities."),
     (Key.Key_Left, "This is the first field.")],
)  # fmt: skip
def test_keys_along_the_structure_say_where_it_ends(
    opened: Opener, key: Qt.Key, words: str
) -> None:
    window = opened(ATOMIC)
    on_map(window, "argsz")
    for _ in range(40):
        press(window, key, Mod.ControlModifier)
    assert window.message.text == words


@pytest.mark.parametrize("key", [Key.Key_F8, Key.Key_F6])
def test_the_next_finding_and_difference_say_that_they_go_around(
    opened: Opener, key: Qt.Key
) -> None:
    window = opened(*IOMMU)
    on_map(window, "argsz", 1)
    said = set()
    for _ in range(60):
        press(window, key)
        said.add(window.message.text)
        if len(said) > 1:
            break
    words = said - {""}
    assert words
    assert all("on from the first" in each or "only" in each for each in words)


def test_the_previous_finding_says_that_it_goes_around(opened: Opener) -> None:
    window = opened(*IOMMU)
    on_map(window, "argsz")
    for _ in range(60):
        press(window, Key.Key_F8, Mod.ShiftModifier)
        if window.message.text:
            break
    assert window.message.text


def test_back_finds_its_column_where_it_moved_to(opened: Opener) -> None:
    window = opened(*IOMMU)
    names = [one.title for one in window.document.derived.columns]
    on_map(window, "caps[0].header.next", 1)
    press(window, Key.Key_N)
    hide(window, 0)
    on_map(window)
    press(window, Key.Key_B)
    now = window.document.view.selection
    assert now is not None
    assert now.column == 0
    column = window.document.derived.columns[0]
    assert column.title == names[1]
    assert now.ref is not None
    assert column.layout.path(now.ref) == "caps[0].header.next"


def test_back_says_that_its_column_went_away(opened: Opener) -> None:
    window = opened(*IOMMU)
    on_map(window, "caps[0].header.next", 1)
    press(window, Key.Key_N)
    hide(window, 1)
    on_map(window)
    before = window.document.view.selection
    press(window, Key.Key_B)
    assert window.message.text == "The column that you came from is no longer shown."
    assert window.document.view.selection == before


def test_back_leads_to_no_other_document(opened: Opener) -> None:
    window = opened(ATOMIC)
    on_map(window, "argsz")
    press(window, Key.Key_N)
    window.document.close()
    window.files.open_paths([])
    opened(IOMMU[0])
    on_map(window, "argsz")
    press(window, Key.Key_B)
    assert window.message.text == "There is nothing to go back to."


def hide(window: MainWindow, row: int) -> None:
    """Untick a buffer by the keyboard."""
    window.panes.show("sources")
    buffers = window.panes[SOURCES].buffers
    buffers.setFocus()
    buffers.setCurrentRow(row)
    press(window, Key.Key_Space)


@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.key)
@pytest.mark.parametrize("chosen", [True, False], ids=["selected", "nothing"])
def test_a_panel_that_gets_the_focus_leaves_the_selection(
    opened: Opener, panel: object, chosen: bool
) -> None:
    window = opened(*IOMMU)
    window.panes.arrange()
    QGuiApplication.processEvents()
    if chosen:
        # Bytes that no row of a table is about, in another column than the first.
        window.document.select(Selection(1, 1, 3))
    before = window.document.view.selection
    window.panes.show(panel.key)  # type: ignore[attr-defined]  # a PanelSpec
    QGuiApplication.processEvents()
    assert window.document.view.selection == before
    window.load_map().setFocus()
    press(window, Key.Key_F6, Mod.ControlModifier)
    assert window.document.view.selection == before


def test_the_first_arrow_key_in_a_table_chooses_its_first_row(opened: Opener) -> None:
    window = opened(*IOMMU)
    window.panes.show("findings")
    panel = window.panes[FINDINGS]
    assert panel.model.rowCount()
    assert not panel.view.currentIndex().isValid()
    press(window, Key.Key_Down)
    assert panel.view.currentIndex().row() == 0
    assert window.document.view.selection is not None
