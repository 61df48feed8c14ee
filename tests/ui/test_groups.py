"""The panels below the map stand in three groups; choosing one moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.groupdock import GroupDock
from vfioviz.ui.groups import GROUPS
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import PANELS
from vfioviz.ui.recent import window_settings
from vfioviz.ui.session.workspaces import Left, keep_panels
from vfioviz.ui.stretching import High


def settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def groups(window: MainWindow) -> list[GroupDock]:
    return [one for one in window.panes.frames.values() if isinstance(one, GroupDock)]


def front(window: MainWindow) -> GroupDock:
    (seen,) = [one for one in groups(window) if one.seen]
    return seen


def place(widget: QWidget, window: QWidget) -> QRect:
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def click(button: QToolButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def click_tab(bar: QTabBar, index: int) -> None:
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.tabRect(index).center())
    settle()


def test_each_group_has_a_few_panels_and_all_of_them_are_in_one() -> None:
    below = [panel for panel in PANELS if panel.place == "below"]
    assert {panel.group for panel in below} == {group.key for group in GROUPS}
    for group in GROUPS:
        assert 2 <= len([panel for panel in below if panel.group == group.key]) <= 6


@pytest.mark.parametrize("size", [(1280, 720), (1000, 620), (2560, 1440)])
def test_a_click_on_a_group_and_on_a_tab_shows_each_panel_and_moves_nothing(
    opened: Opener, size: tuple[int, int]
) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.resize(*size)
    settle()
    window.panes.arrange()
    settle()
    assert window.map is not None
    stood, below = place(window.map, window), place(front(window), window)
    passed = set()
    for group in GROUPS:
        click(front(window).switch[group.key])
        now = front(window)
        assert now.group is group
        assert [key for key, one in now.switch.items() if one.isChecked()] == [group.key]
        for index, page in enumerate(now.pages):
            click_tab(now.tabs, index)
            assert page.seen
            assert page.panel.isVisible()
            passed.add(page.objectName())
            # What needs height to be read takes it from the map's lower end, and gives it back.
            taken = place(now, window).height() - below.height()
            assert taken == 0 or isinstance(page.panel, High)
            assert place(window.map, window) == stood.adjusted(0, 0, 0, -taken)
            assert place(now, window) == below.adjusted(0, -taken, 0, 0)
    assert passed == {panel.key for panel in PANELS if panel.place == "below"}


def test_no_name_of_a_panel_is_cut_in_a_small_window(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    for group in GROUPS:
        click(front(window).switch[group.key])
        bar = front(window).tabs
        assert bar.rect().contains(bar.tabRect(bar.count() - 1))


def test_a_group_has_its_last_panel_in_front_when_it_comes_back(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("skew")
    settle()
    window.panes.show("findings")
    settle()
    click(front(window).switch["compare"])
    assert window.panes.docks["skew"].seen


def test_an_arrangement_from_before_the_groups_is_dropped_and_its_fronts_are_read(
    window: MainWindow, opened: Opener, qtbot: QtBot
) -> None:
    stored = window_settings()
    stored.setValue("version", 1)
    stored.setValue("geometry", window.saveGeometry())
    stored.setValue("state", window.saveState())
    old = ["structure", "sources", "findings", "summary", "hex", "steps"]
    keep_panels("review", Left(old, ["structure", "steps"], 150))
    opened("iommu-linux-6.1.bin")
    qtbot.waitUntil(lambda: window.panes.docks["findings"].seen)
    window.actions_table["workspace-review"].trigger()
    qtbot.waitUntil(lambda: window.panes.docks["steps"].seen)
    assert window.panes.docks["structure"].seen
    assert [one.objectName() for one in groups(window) if not one.isHidden()] == ["explain"]


def test_groups_that_stand_apart_are_seen_together(opened: Opener) -> None:
    window = opened("iommu-linux-6.1.bin")
    explain = window.panes.frames["explain"]
    window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, explain)
    window.panes.show("steps")
    settle()
    window.panes.show("hex")
    settle()
    assert window.panes.docks["steps"].seen
    assert window.panes.docks["hex"].seen
