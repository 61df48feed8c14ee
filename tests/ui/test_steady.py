"""Nothing moves under the pointer: rows, panels, the map, the buttons of a lesson."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHeaderView,
    QPushButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.document.teach.exercises import lesson as exercises
from vfioviz.document.teach.lesson import Lesson
from vfioviz.document.teach.library import lessons
from vfioviz.ui.features.teaching import teacher
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import PANELS, REPLY
from vfioviz.ui.panels.tables import Table, Tree
from vfioviz.ui.stretching import High

IOMMU = ("iommu-linux-6.1.bin", "iommu-linux-6.12.bin")


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


# ---- rows


def heights(view: QAbstractItemView) -> list[int]:
    def below(parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(min(view.model().rowCount(parent), 20)):
            index = view.model().index(row, 0, parent)
            yield index
            if isinstance(view, QTreeView) and view.isExpanded(index):
                yield from below(index)

    found = [view.visualRect(index).height() for index in below(QModelIndex())]
    return [height for height in found if height]


@pytest.mark.parametrize("names", [IOMMU, ("nvme-linux-6.1.jsonl",)], ids=["buffers", "records"])
def test_rows_are_as_high_after_a_click_as_before(opened: Opener, names: tuple[str, ...]) -> None:
    window = opened(*names)
    tried = 0
    for panel in PANELS:
        window.panes.show(panel.key)
        settle()
        for view in window.panes.docks[panel.key].findChildren(QAbstractItemView):
            if isinstance(view, QHeaderView) or not view.isVisible() or not heights(view):
                continue
            before = heights(view)
            at = view.visualRect(view.model().index(0, 0)).center()
            QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
            settle()
            after = heights(view)
            assert set(after) == set(before), view.accessibleName()
            tried += 1
    assert tried > 8


@pytest.mark.parametrize("key", ["structure", "consumers"])
def test_a_click_at_the_right_edge_moves_no_table_sideways(opened: Opener, key: str) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show(key)
    settle()
    view = next(
        each for each in window.panes.docks[key].findChildren(QAbstractItemView)
        if isinstance(each, Table | Tree)
    )  # fmt: skip
    bar = view.horizontalScrollBar()
    view.resize(view.width() - 60, view.height())
    settle()
    assert bar.maximum() > 0
    assert bar.value() == 0
    port = view.viewport()
    row = view.visualRect(view.model().index(0, 0))
    at = QPoint(port.width() - 4, row.center().y())
    assert view.indexAt(at).isValid()
    QTest.mouseClick(port, Qt.MouseButton.LeftButton, pos=at)
    QTest.qWait(QApplication.doubleClickInterval() + 200)
    assert view.currentIndex().isValid()
    assert bar.value() == 0
    QTest.keyClick(view, Qt.Key.Key_Down)
    last = view.model().columnCount() - 1
    for _ in range(last):
        QTest.keyClick(view, Qt.Key.Key_Right)
    assert bar.value() > 0, "keys go to what is not seen"


def test_a_row_of_the_structure_is_as_high_with_its_editor(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.editing.go_to_column(1)
    (view,) = window.panes.docks["structure"].findChildren(QTreeView)
    before = heights(view)
    window.panes.show("structure")
    QTest.keyClick(view, Qt.Key.Key_Down)
    window.actions_table["edit"].trigger()
    settle()
    assert heights(view) == before


# ---- panels and messages


@pytest.mark.parametrize("size", [(1280, 720), (1000, 620), (1600, 1000)])
def test_choosing_a_panel_leaves_map_and_docks_as_they_are(
    opened: Opener, size: tuple[int, int]
) -> None:
    window = opened(*IOMMU)
    window.resize(*size)
    settle()
    window.panes.arrange()
    settle()
    assert window.map is not None
    window.panes.show("findings")
    settle()
    stood = place(window.map, window)
    for panel in PANELS:
        if panel is REPLY:
            continue
        window.actions_table[f"panel-{panel.key}"].trigger()
        settle()
        now = place(window.map, window)
        assert (now.topLeft(), now.width()) == (stood.topLeft(), stood.width()), panel.key
        # A chart in a low window takes what it needs from the map's lower end: test_stretching.
        assert now == stood or isinstance(window.panes[panel], High), panel.key
    window.actions_table["panel-findings"].trigger()
    settle()
    assert place(window.map, window) == stood
    # A mail has 72 columns: its dock takes them once, where the map can be narrower.
    window.actions_table["panel-reply"].trigger()
    settle()
    now = place(window.map, window)
    assert (now.topLeft(), now.height()) == (stood.topLeft(), stood.height())


def test_a_message_moves_nothing(opened: Opener, qtbot: QtBot) -> None:
    window = opened(*IOMMU)
    assert window.map is not None
    settle()
    others = [window.map, *(dock for dock in window.panes.docks.values() if dock.seen)]
    stood = [place(each, window) for each in others]
    for text in ("short", "a long one " * 60):
        window.message.warn(text)
        settle()
        assert window.message.isVisible()
        assert [place(each, window) for each in others] == stood
        bar, map_ = place(window.message, window), place(window.map, window)
        assert map_.contains(bar)
        assert bar.bottom() == map_.bottom()
        assert bar.height() >= window.message.heightForWidth(bar.width())
        # The headers of the columns stay in sight.
        assert bar.height() < map_.height() // 2
    window.resize(1100, 640)
    settle()
    assert place(window.message, window).bottom() == place(window.map, window).bottom()
    assert window.message.width() == window.map.width()
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.message.isHidden()


# ---- the lesson


def buttons(window: MainWindow) -> dict[str, QRect]:
    panel = teacher(window.bench).panel
    shown = [panel.task.check, panel.task.hint, panel.task.show_answer, panel.back, panel.next]
    named: list[QWidget] = [*shown, *panel.task.options, panel.task.field]
    return {f"{number}": place(each, panel) for number, each in enumerate(named)
            if each.isVisible()}  # fmt: skip


def click(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def same(window: MainWindow, stood: dict[str, QRect], where: str) -> None:
    for name, rect in buttons(window).items():
        assert rect == stood[name], (where, name)


@pytest.mark.parametrize(
    "lesson", [*lessons(), *lessons("de"), exercises(7, 6, "hard")], ids=lambda one: one.title
)
def test_the_buttons_of_a_lesson_stay_where_they_are(
    window: MainWindow, qtbot: QtBot, lesson: Lesson
) -> None:
    for number, page in enumerate(lesson.pages):
        if page.task is None:
            continue
        teacher(window.bench).begin(lesson, number)
        settle()
        task = teacher(window.bench).panel.task
        stood = buttons(window)
        if task.check.isVisible():
            click(task.check)
            same(window, stood, f"{page.title}: nothing answered")
        while task.hint.isVisible() and task.hint.isEnabled():
            click(task.hint)
            same(window, stood, f"{page.title}: hint")
        if task.show_answer.isVisible():
            click(task.show_answer)
            same(window, stood, f"{page.title}: answer")
            bar = task.told.verticalScrollBar()
            whole = task.feedback.height() <= task.told.height() or bar.maximum() > 0
            assert whole, page.title


@pytest.mark.parametrize("size", [(1280, 720), (1600, 1000)])
def test_a_lesson_has_its_buttons_in_sight(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    panel = teacher(window.bench).panel
    for lesson in lessons():
        for number in range(len(lesson.pages)):
            teacher(window.bench).begin(lesson, number)
            settle()
            for button in (panel.next, panel.back, panel.leave):
                assert button.visibleRegion().boundingRect() == button.rect(), (lesson.key, number)
