"""Checklist, keyboard: everything by keys, no trap, reading order, few presses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.ui.features import ACTIONS
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import ARGSZ, FINDINGS, PANELS

CTRL, SHIFT, ALT = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
                    Qt.KeyboardModifier.AltModifier)  # fmt: skip

KEYS = {panel.key: panel.keys for panel in PANELS}


@pytest.fixture
def opened(window: MainWindow, qtbot: QtBot) -> Iterator[MainWindow]:
    window.load_map()
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.bench.close()


def in_menus(window: MainWindow) -> set[str]:
    found: set[str] = set()

    def walk(actions: list[QAction]) -> None:
        for action in actions:
            menu = action.menu()
            if isinstance(menu, QMenu):
                walk(menu.actions())
            else:
                found.add(action.objectName())

    walk(window.menuBar().actions())
    return found


def test_each_action_is_in_the_menu_bar_or_has_a_key(window: MainWindow) -> None:
    there = in_menus(window)
    for spec in ACTIONS:
        assert spec.key in there or spec.shortcuts, spec.key


def test_each_entry_of_the_menu_bar_has_a_mnemonic_of_its_own(window: MainWindow) -> None:
    names = [action.text() for action in window.menuBar().actions()]
    letters = [name[name.index("&") + 1].lower() for name in names]
    assert len(set(letters)) == len(letters)


def press(key: Qt.Key, mods: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, key, mods)


@pytest.mark.parametrize("key", KEYS)
def test_each_panel_is_one_key_away(opened: MainWindow, qtbot: QtBot, key: str) -> None:
    opened.centre.focus_map()
    mods, _, last = KEYS[key].rpartition("+")
    press(Qt.Key(ord(last)), ALT | SHIFT if "Shift" in mods else ALT)
    dock = opened.panes.docks[key]
    qtbot.waitUntil(lambda: dock.seen)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert dock.isAncestorOf(focus)


def _is_made(dock: QWidget) -> bool:
    view = dock.findChild(QAbstractItemView)
    return view is not None and view.isVisible()


@pytest.mark.parametrize("backwards", [False, True], ids=["Tab", "Shift+Tab"])
def test_tab_goes_around_and_no_widget_keeps_it(
    opened: MainWindow, qtbot: QtBot, backwards: bool
) -> None:
    opened.centre.focus_map()
    start = QApplication.focusWidget()
    # Panels come after the first paint.
    docks = [opened.panes.docks[key] for key in ("structure", "findings")]
    qtbot.waitUntil(lambda: all(map(_is_made, docks)))
    seen: list[QWidget] = []
    for _ in range(80):
        before = QApplication.focusWidget()
        press(Qt.Key.Key_Backtab if backwards else Qt.Key.Key_Tab,
              SHIFT if backwards else Qt.KeyboardModifier.NoModifier)  # fmt: skip
        now = QApplication.focusWidget()
        assert now is not None
        assert now is not before, f"{before} keeps Tab"
        seen.append(now)
        if now is start:
            break
    assert seen[-1] is start
    assert len(set(seen)) == len(seen)
    assert all(any(dock.isAncestorOf(each) for each in seen) for dock in docks)


@pytest.mark.parametrize("key", KEYS)
def test_tab_leaves_every_panel(opened: MainWindow, qtbot: QtBot, key: str) -> None:
    opened.panes.show(key)
    dock = opened.panes.docks[key]
    qtbot.waitUntil(lambda: dock.isAncestorOf(QApplication.focusWidget() or opened))
    for _ in range(40):
        press(Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        if focus is None or not dock.isAncestorOf(focus):
            return
    pytest.fail(f"Tab does not leave {key}")


DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "add-cap": lambda window: window.actions_table["add-cap"].trigger(),
    "goto": lambda window: window.actions_table["goto"].trigger(),
    "learn": lambda window: window.actions_table["learn"].trigger(),
    "shortcuts": lambda window: window.actions_table["shortcuts"].trigger(),
    "about": lambda window: window.actions_table["about"].trigger(),
    "commands": lambda window: window.actions_table["commands"].trigger(),
}


@pytest.mark.parametrize("name", DIALOGS)
def test_dialogs_are_walked_in_reading_order_and_left_by_escape(
    opened: MainWindow, qtbot: QtBot, name: str
) -> None:
    DIALOGS[name](opened)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.waitUntil(dialog.isActiveWindow)
    first = QApplication.focusWidget()
    assert first is not None
    chain: list[QWidget] = [first]
    for _ in range(30):
        press(Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        assert dialog.isAncestorOf(now)
        if now is chain[0]:
            break
        assert now is not chain[-1], f"{now} keeps Tab"
        chain.append(now)
    bands = [band(dialog, each) for each in chain]
    breaks = sum(after < before for before, after in pairwise(bands))
    # Around the end once; the first widget is where one starts, not always the uppermost.
    assert breaks <= 1, [
        (type(each).__name__, place) for each, place in zip(chain, bands, strict=True)
    ]
    press(Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def band(dialog: QWidget, widget: QWidget) -> tuple[int, int]:
    """Return row and column, coarse enough for what stands in one line."""
    place = widget.mapTo(dialog, QPoint(0, 0))
    return (place.y() + widget.height() // 2) // 24, place.x() if widget.height() < 60 else 0


def test_from_the_start_page_to_the_reply_in_12_presses(window: MainWindow, qtbot: QtBot) -> None:
    window.load_map()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is window.centre.start.list)
    none = Qt.KeyboardModifier.NoModifier
    before = [
        (Qt.Key.Key_Return, none),  # opens the argument: Linux 6.1 and 6.12 side by side
        (Qt.Key.Key_K, CTRL),  # the models beside them
        (Qt.Key.Key_3, CTRL),
        *[(Qt.Key.Key_Down, CTRL)] * 2,  # the second capability, DMA_AVAIL
        *[(Qt.Key.Key_Right, CTRL)] * 3,  # its field
        (Qt.Key.Key_F2, none),
    ]
    after = [(Qt.Key.Key_Return, none), (Qt.Key.Key_R, CTRL | SHIFT)]
    assert len(before) + len(after) <= 12
    for key, mods in before:
        press(key, mods)
        QApplication.processEvents()
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    QTest.keyClicks(editor, "12345")
    for key, mods in after:
        press(key, mods)
        QApplication.processEvents()
    project = window.document.project
    assert project is not None
    assert 12345 in [value for cap in project.content.caps for value in cap.values]
    assert "posted-v1" in QGuiApplication.clipboard().text()


def test_a_pasted_dump_has_its_verdict_in_one_press(window: MainWindow, qtbot: QtBot) -> None:
    window.load_map()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.isActiveWindow() and QApplication.focusWidget() is not None)
    data = (SAMPLES / "iommu-linux-6.1.bin").read_bytes()
    QGuiApplication.clipboard().setText(data.hex(" "))
    press(Qt.Key.Key_V, CTRL | SHIFT)
    assert window.panes[FINDINGS].model.rowCount() > 0
    assert window.panes.docks["findings"].isVisible()


def test_what_can_be_dragged_can_be_typed(opened: MainWindow) -> None:
    opened.panes.show("argsz")
    panel = opened.panes[ARGSZ]
    assert panel.spin.isEnabled()
    for key in ("move-up", "move-down"):
        assert opened.actions_table[key].shortcuts()


def test_what_can_be_pressed_by_mouse_can_be_pressed_by_key(opened: MainWindow) -> None:
    """A button without focus has an action, or a menu, that has a key."""
    there = in_menus(opened)
    for button in opened.findChildren(QAbstractButton):
        if not button.isVisible() or button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            continue
        actions = [action.objectName() for action in button.actions()]
        known = any(name in there for name in actions)
        named = button.objectName().startswith("qt_") or button.parent() is None
        close = button.toolTip().startswith(("Close", "Dismiss"))
        tabbed = "QTabBar" in button.metaObject().className() or "Toolbar" in str(button.parent())
        assert known or named or close or tabbed or button.toolTip(), button
