"""Checklist, screen reader: names, roles and values; one short announcement for each action."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.document import edits
from vfioviz.ui import announcer
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import HEX, PANELS, STRUCTURE

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What an assistive program would be told."""
    heard: list[str] = []

    class Listener:
        @staticmethod
        def isActive() -> bool:  # noqa: N802 -- Qt's name
            return True

        @staticmethod
        def updateAccessibility(event: QAccessibleAnnouncementEvent) -> None:  # noqa: N802 -- Qt's name
            heard.append(event.message())

    monkeypatch.setattr(announcer, "QAccessible", Listener)
    monkeypatch.setattr("vfioviz.ui.bytemap.speech.QAccessible", Listener)
    return heard


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> MainWindow:
    window.load_map()
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.centre.focus_map()
    QApplication.processEvents()
    return window


def key(window: MainWindow, name: Qt.Key, mods: Qt.KeyboardModifier) -> None:
    QTest.keyClick(QApplication.focusWidget() or window, name, mods)


NONE = Qt.KeyboardModifier.NoModifier
ACTIONS: dict[str, tuple[Callable[[MainWindow], object], str]] = {
    "edit": (lambda window: window.editing.run(lambda now: edits.set_fill(now, 7)), "Recomputed"),
    "finding": (lambda window: key(window, Qt.Key.Key_F8, NONE), ""),
    "difference": (lambda window: key(window, Qt.Key.Key_F6, NONE), ""),
    "byte": (lambda window: key(window, Qt.Key.Key_Right, NONE), "offset"),
    "field": (lambda window: key(window, Qt.Key.Key_Right, CTRL), "offset"),
    "capability": (lambda window: key(window, Qt.Key.Key_Down, CTRL), "offset"),
    "column": (lambda window: key(window, Qt.Key.Key_2, CTRL), ""),
    "compare": (lambda window: key(window, Qt.Key.Key_K, CTRL), "Recomputed"),
    "undo nothing": (lambda window: window.message.say("word " * 60), "word"),
}


@pytest.mark.parametrize("name", ACTIONS)
def test_each_action_is_announced_once_and_shortly(
    opened: MainWindow, said: list[str], qtbot: QtBot, name: str
) -> None:
    act, word = ACTIONS[name]
    said.clear()
    act(opened)
    for _ in range(5):
        QApplication.processEvents()
    assert len(said) <= 1, said
    assert all(len(each) <= 120 for each in said)
    if word:
        assert said
        assert word in said[0]


def test_of_what_happens_at_once_the_weightiest_is_said(
    opened: MainWindow, said: list[str]
) -> None:
    said.clear()
    announcer.announce(opened, "place", announcer.Weight.PLACE)
    announcer.announce(opened, "wrong", announcer.Weight.MESSAGE)
    announcer.announce(opened, "result", announcer.Weight.RESULT)
    QApplication.processEvents()
    assert said == ["wrong"]


def walk(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.findChildren(QWidget):
        if child.objectName().startswith("qt_"):
            continue  # a part of a widget that has the name
        if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
            yield child


@pytest.mark.parametrize("panel", [panel.key for panel in PANELS])
def test_what_takes_the_focus_has_a_name_and_a_role(
    opened: MainWindow, qtbot: QtBot, panel: str
) -> None:
    opened.panes.show(panel)
    QApplication.processEvents()
    for child in walk(opened.panes.docks[panel]):
        twin = QAccessible.queryAccessibleInterface(child)
        assert twin is not None
        name = twin.text(QAccessible.Text.Name) or twin.text(QAccessible.Text.Description)
        assert name or child.toolTip(), child
        assert twin.role() != QAccessible.Role.NoRole


def test_the_hex_table_names_offset_path_value_and_what_is_wrong(
    opened: MainWindow, qtbot: QtBot
) -> None:
    opened.panes.show("hex")
    model = opened.panes[HEX].model
    cells = [
        str(model.data(model.index(row, column), Qt.ItemDataRole.AccessibleTextRole))
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    # iova_range starts at 68 on Linux 6.1: its first u64 is misaligned by 4.
    cell = next(each for each in cells if "offset 84" in each)
    assert "0x54" in cell
    assert "iova_ranges[0]" in cell
    assert "misaligned by 4" in cell


def test_the_map_is_tens_of_named_children_not_bytes(opened: MainWindow) -> None:
    view = opened.load_map()
    view.speech.tell(view._items, listened=True)
    names = [child.accessibleName() for child in view.speech.children]
    columns = len(opened.document.derived.columns)
    assert 4 * columns <= len(names) <= 80 * columns
    assert all(names)
    twin = QAccessible.queryAccessibleInterface(view)
    assert twin is not None
    assert twin.text(QAccessible.Text.Name)
    assert "Linux 6.1" in twin.text(QAccessible.Text.Description)


def test_values_of_the_tree_are_read_with_it(opened: MainWindow) -> None:
    model = opened.panes[STRUCTURE].model
    view = opened.panes[STRUCTURE].view
    index = model.index(0, 0)
    assert str(index.data(Qt.ItemDataRole.DisplayRole))
    twin = QAccessible.queryAccessibleInterface(view)
    assert twin is not None
    assert twin.role() == QAccessible.Role.Tree
