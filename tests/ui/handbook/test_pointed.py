"""F1 after a press on what never gets the focus: tabs, headers, a column's title and figures."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QMenu, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.scene.handbook.book import book
from vfioviz.ui.groupdock import GroupDock
from vfioviz.ui.handbook.context import topic_here
from vfioviz.ui.handbook.of_action import topic_of_action
from vfioviz.ui.handbook.pointing import Pointing
from vfioviz.ui.handbook.shelf import Shelf
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import FINDINGS

CHIPS = {
    "bytes": "column.captured", "cap_offset": "term.cap-offset", "argsz": "term.argsz",
    "pad": "term.explicit-padding", "misaligned u64": "term.aligned-u64",
    "not written": "term.unwritten", "overrun": "term.overrun",
}  # fmt: skip
TABS = ("Summary", "Differences", "argsz", "Steps", "Consumers", "Skew", "Notes", "Findings")


def click(window: MainWindow, widget: QWidget, at: QPoint) -> None:
    """Click on a point that is there: laid out, and not behind something else."""
    QApplication.processEvents()
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    where = widget.mapTo(window, at)
    found = window.childAt(where)
    assert found is not None
    assert found is widget or widget.isAncestorOf(found)
    QTest.mouseClick(window.windowHandle(), button, keys, where)
    QApplication.processEvents()


def press(window: MainWindow, widget: QWidget, at: QPoint) -> str:
    click(window, widget, at)
    return topic_here(window.bench)


def shown_page(window: MainWindow, qtbot: QtBot) -> str:
    """Return the topic of the handbook once it is there."""
    book = window.bench.get(Shelf)
    qtbot.waitUntil(lambda: book.window is not None and book.window.isVisible())
    assert book.window is not None
    return book.window.topic


def test_a_tab_is_explained_by_the_page_of_its_panel(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    qtbot.waitUntil(lambda: any(bar.isVisible() for bar in window.findChildren(QTabBar)))
    pressed = set()
    for key in ("findings", "summary", "steps"):
        window.panes.show(key)
        QApplication.processEvents()
        frame = window.panes.docks[key].frame
        assert isinstance(frame, GroupDock)
        bar = frame.tabs
        for i in range(bar.count()):
            words, middle = bar.tabText(i), bar.tabRect(i).center()
            assert press(window, bar, middle) == f"panel.{words.lower()}"
            pressed.add(words)
    assert set(TABS) <= pressed


@pytest.mark.parametrize("key", ["structure", "findings"])
def test_a_header_is_explained_by_the_page_of_its_panel(
    opened: Opener, qtbot: QtBot, key: str
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show(key)
    dock = window.panes.docks[key]
    qtbot.waitUntil(
        lambda: any(not one.visibleRegion().isEmpty() for one in dock.findChildren(QHeaderView))
    )
    header = next(one for one in dock.findChildren(QHeaderView)
                  if not one.visibleRegion().isEmpty())  # fmt: skip
    assert press(window, header.viewport(), QPoint(30, header.height() // 2)) == f"panel.{key}"


def test_a_title_its_figures_and_its_bytes_have_each_their_page(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    while len(window.document.derived.columns) > 1:
        window.editing.run(lambda now: edits.remove_column(now, 1))
    assert window.map is not None
    item, canvas = window.map.items[0], window.map.canvas

    def at(x: float, y: float) -> str:
        where = item.on_canvas(QPointF(x, y)).toPoint()
        return press(window, canvas.viewport(), where)

    left = item.tiles.ink.metrics.left
    assert at(left + 10, 20) == "column.captured"
    seen = {placed.chip.label: placed.rect.center() for placed in item.header.chips}
    assert {"argsz", "cap_offset"} <= set(seen)
    for label, centre in seen.items():
        assert at(centre.x() + left, 20) == CHIPS.get(label, "panel.findings")
    left, row = item.tiles.ink.metrics.left, item.tiles.ink.metrics.row
    assert at(left + 5, item.head + row / 2) == "struct.vfio_iommu_type1_info.argsz"


def test_a_key_moves_on_from_what_was_pressed(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("findings")
    header = window.panes[FINDINGS].view.horizontalHeader()
    qtbot.waitUntil(lambda: not header.visibleRegion().isEmpty())
    press(window, header.viewport(), QPoint(30, 5))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert topic_here(window.bench) != "panel.findings"


def test_a_selection_moves_on_from_what_was_pressed(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("findings")
    header = window.panes[FINDINGS].view.horizontalHeader()
    qtbot.waitUntil(lambda: not header.visibleRegion().isEmpty())
    assert press(window, header.viewport(), QPoint(30, 5)) == "panel.findings"
    assert window.map is not None
    window.map.setFocus()
    assert topic_here(window.bench) == "panel.findings"
    window.map.select_leaf(0, 24)
    assert topic_here(window.bench) == "struct.vfio_info_cap_header.id"


def test_f1_opens_the_page_of_a_tab_that_was_pressed(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("summary")
    QApplication.processEvents()
    bar, index = next(
        (bar, index) for bar in window.findChildren(QTabBar) for index in range(bar.count())
        if bar.isVisible() and bar.tabText(index) == "argsz"
    )  # fmt: skip
    press(window, bar, bar.tabRect(index).center())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    assert shown_page(window, qtbot) == "panel.argsz"


@pytest.mark.parametrize(
    ("label", "topic"),
    [
        ("where", "struct.vfio_info_cap_header.id"), ("length", "struct.vfio_info_cap_header.id"),
        ("modulo", "term.alignment"), ("abi", "abis"), ("found", "panel.findings"),
        ("badge", "column.captured"),
    ],
)  # fmt: skip
def test_the_status_bar_is_explained_by_what_it_tells(
    opened: Opener, qtbot: QtBot, label: str, topic: str
) -> None:
    window = opened("iommu-linux-6.1.bin")
    assert window.map is not None
    window.map.setFocus()
    window.map.select_leaf(0, 24)
    widget = getattr(window.status, label)
    qtbot.waitUntil(lambda: not widget.visibleRegion().isEmpty())
    click(window, widget, QPoint(3, widget.height() // 2))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    assert shown_page(window, qtbot) == topic


def button_of(window: MainWindow, name: str) -> QToolButton:
    return next(
        one
        for one in window.toolbar.findChildren(QToolButton)
        if one.isVisible()
        and ((one.defaultAction() is not None and one.defaultAction().objectName() == name)
             or one.property("icon-name") == name)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "topic"),
    [
        ("undo", "panel.history"), ("redo", "panel.history"), ("save", "session.files"),
        ("add-cap", "term.cap-add"), ("next-finding", "panel.findings"),
        ("export", "session.files"),
        ("variants", "variant.before-v6.6"), ("grid", "term.gridline"), ("rows", "panel.map"),
        ("compare", "patch"),
    ],
)  # fmt: skip
def test_shift_f1_explains_a_button_of_the_toolbar_and_does_nothing_else(
    opened: Opener, qtbot: QtBot, name: str, topic: str
) -> None:
    window = opened("iommu-linux-6.1.bin")
    before, columns = window.document.state, window.document.derived.columns
    ran: list[str] = []
    window.actions_table.ran.connect(ran.append)
    ask(window)
    button = button_of(window, name)
    click(window, button, button.rect().center())
    assert shown_page(window, qtbot) == topic
    assert ran == ["whats-this"]
    assert window.document.state == before
    assert window.document.derived.columns == columns
    assert QApplication.activePopupWidget() is None
    assert QApplication.overrideCursor() is None


def ask(window: MainWindow) -> None:
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert window.bench.get(Pointing).lasts
    cursor = QApplication.overrideCursor()
    assert cursor is not None
    assert cursor.shape() is Qt.CursorShape.WhatsThisCursor


def test_f1_after_a_button_that_can_do_nothing_explains_it(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    button = button_of(window, "undo")
    assert not button.isEnabled()
    click(window, button, button.rect().center())
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F1)
    assert shown_page(window, qtbot) == "panel.history"


def test_shift_f1_explains_a_byte_without_selecting_it(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    assert window.map is not None
    item, canvas = window.map.items[0], window.map.canvas
    metrics = item.tiles.ink.metrics
    selection = window.document.view.selection
    ask(window)
    where = QPointF(metrics.left + 5, item.head + metrics.row / 2)
    click(window, canvas.viewport(), item.on_canvas(where).toPoint())
    assert shown_page(window, qtbot) == "struct.vfio_iommu_type1_info.argsz"
    assert window.document.view.selection == selection


def test_shift_f1_explains_the_panel_of_what_is_pressed_and_the_start_page(
    window: MainWindow, opened: Opener, qtbot: QtBot
) -> None:
    ask(window)
    centre = window.centralWidget()
    assert centre is not None
    click(window, centre, QPoint(5, 5))
    assert shown_page(window, qtbot) == "start"
    window.bench.get(Shelf).close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    opened("iommu-linux-6.1.bin")
    window.panes.show("findings")
    view = window.panes[FINDINGS].view
    qtbot.waitUntil(lambda: not view.visibleRegion().isEmpty())
    ask(window)
    click(window, view.viewport(), QPoint(9, view.viewport().height() - 3))
    assert shown_page(window, qtbot).startswith(("panel.findings", "finding."))


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Down])
def test_a_key_ends_what_shift_f1_began(opened: Opener, key: Qt.Key) -> None:
    window = opened("iommu-linux-6.1.bin")
    ask(window)
    QTest.keyClick(window.windowHandle(), key)
    assert not window.bench.get(Pointing).lasts
    assert QApplication.overrideCursor() is None
    assert window.bench.get(Shelf).window is None
    button = button_of(window, "variants")
    assert press(window, window.status.abi, QPoint(3, 5)) == "abis"
    assert button.isEnabled()


def menu_of(window: MainWindow, name: str) -> QMenu:
    action = next(each for each in window.menuBar().actions() if each.text() == name)
    menu = action.menu()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("shift", [False, True])
@pytest.mark.parametrize(
    ("name", "key", "topic"),
    [
        ("&File", "capture", "panel.capture"), ("&Edit", "copy-reply", "term.reply"),
        ("&Edit", "note", "panel.notes"), ("&Go", "next-difference", "panel.differences"),
        ("V&ariants", "variant-v6.6", "variant.v6.6"), ("&Help", "shortcuts", "session.shortcuts"),
    ],
)  # fmt: skip
def test_f1_explains_the_highlighted_entry_of_a_menu(
    opened: Opener, qtbot: QtBot, name: str, key: str, topic: str, shift: bool
) -> None:
    window = opened("iommu-linux-6.1.bin")
    ran: list[str] = []
    window.actions_table.ran.connect(ran.append)
    menu = menu_of(window, name)
    bar = window.menuBar()
    click(window, bar, bar.actionGeometry(menu.menuAction()).center())
    qtbot.waitUntil(menu.isVisible)
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() is window.actions_table[key]:
            break
    assert menu.activeAction() is window.actions_table[key]
    held = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(menu, Qt.Key.Key_F1, held)
    assert shown_page(window, qtbot) == topic
    assert not menu.isVisible()
    assert ran == []


def test_f1_explains_an_entry_of_a_submenu(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    menu = menu_of(window, "&View")
    sub = next(each.menu() for each in menu.actions() if each.text() == "&Gridlines")
    assert isinstance(sub, QMenu)
    bar = window.menuBar()
    click(window, bar, bar.actionGeometry(menu.menuAction()).center())
    qtbot.waitUntil(menu.isVisible)
    menu.setActiveAction(sub.menuAction())
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(sub.isVisible)
    QTest.keyClick(sub, Qt.Key.Key_F1)
    assert shown_page(window, qtbot) == "term.gridline"
    assert not sub.isVisible()
    assert not menu.isVisible()


def test_every_action_and_every_menu_has_a_page(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    pages = book("en")
    for action in window.actions_table:
        topic = topic_of_action(window.actions_table, action)
        assert pages.find(topic) is not None, (action.objectName(), topic)
    for menu in window.menuBar().findChildren(QMenu):
        assert pages.find(topic_of_action(window.actions_table, menu.menuAction())) is not None
