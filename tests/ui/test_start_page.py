"""The start page: never an empty grid, everything with the keyboard."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES, Opener
from vfioviz.capture.samples import samples
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.recent import recent_files


def shown(window: MainWindow) -> list[str]:
    box = window.centre.start.list
    return [box.item(row).text() for row in range(box.count()) if not box.item(row).isHidden()]


def test_every_sample_is_offered_below_its_group(window: MainWindow) -> None:
    listed = shown(window)
    for sample in samples():
        assert sample.title in listed
        assert listed.index(sample.group) < len(listed) - 1 - listed[::-1].index(sample.title)


def test_enter_opens_the_argument_with_one_key(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window.centre.start.list, Qt.Key.Key_Return)
    titles = [one.title for one in window.document.derived.columns]
    assert titles[:2] == ["Linux 6.1.0-53-amd64", "Linux 6.12.107+deb12-amd64"]


def at(window: MainWindow, title: str) -> QPoint:
    box = window.centre.start.list
    (item,) = box.findItems(title, Qt.MatchFlag.MatchExactly)
    box.scrollToItem(item)
    return QPoint(box.visualItemRect(item).center())


def test_one_click_opens_a_sample(window: MainWindow, qtbot: QtBot) -> None:
    port = window.centre.start.list.viewport()
    place = at(window, "IOMMU_GET_INFO, Linux 6.12")
    qtbot.mouseClick(port, Qt.MouseButton.RightButton, pos=place)
    assert window.document.project is None
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=place)
    assert window.document.derived.columns[0].title == "Linux 6.12.107+deb12-amd64"


def test_several_are_selected_with_ctrl_and_opened_with_enter(
    window: MainWindow, qtbot: QtBot
) -> None:
    box, ctrl = window.centre.start.list, Qt.KeyboardModifier.ControlModifier
    for title in ("IOMMU_GET_INFO, Linux 6.1", "IOMMU_GET_INFO, Linux 6.12"):
        place = at(window, title)
        qtbot.mouseClick(box.viewport(), Qt.MouseButton.LeftButton, ctrl, pos=place)
    # The argument stands selected when the page is shown.
    qtbot.mouseClick(
        box.viewport(), Qt.MouseButton.LeftButton, ctrl,
        pos=at(window, "IOMMU_GET_INFO, Linux 6.1 and 6.12 side by side"),
    )  # fmt: skip
    assert window.document.project is None
    qtbot.keyClick(box, Qt.Key.Key_Return)
    titles = [one.title for one in window.document.derived.columns]
    assert titles[:2] == ["Linux 6.1.0-53-amd64", "Linux 6.12.107+deb12-amd64"]


def test_every_sample_opens(window: MainWindow, qtbot: QtBot) -> None:
    for sample in samples():
        window.files.open_samples([sample])
        assert window.document.project is not None, sample.file
        assert window.document.derived.columns
        window.document.close()


def test_typing_filters_and_enter_opens_what_is_left(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClicks(window.centre.start.search, "sparse 64")
    assert [name for name in shown(window) if "64" in name]
    assert len(shown(window)) <= 4
    qtbot.keyClick(window.centre.start.list, Qt.Key.Key_Return)
    assert window.document.project is not None
    assert window.document.project.ioctl.key == "region"


@pytest.mark.parametrize("way", ["close", "home"])
def test_what_was_said_of_a_document_goes_with_it(opened: Opener, way: str) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.document.select(None)
    window.actions_table["remove-cap"].trigger()
    assert "Select a capability first" in window.message.text
    window.actions_table[way].trigger()
    assert window.centre.start.isVisible()
    assert (window.message.text == "") == (window.document.project is None)


def test_arrows_and_enter_in_the_filter_choose_and_open(window: MainWindow, qtbot: QtBot) -> None:
    search, box = window.centre.start.search, window.centre.start.list
    search.setFocus()
    qtbot.keyClicks(search, "zpci")
    _heading, first, second = shown(window)[:3]
    assert box.currentItem().text() == first
    qtbot.keyClick(search, Qt.Key.Key_Down)
    assert search.hasFocus()
    assert [item.text() for item in box.selectedItems()] == [second]
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert window.document.project is not None
    assert window.document.derived.columns[0].layout.ioctl.key == "device"
    assert second in {sample.title for sample in samples()}


def test_a_filter_that_nothing_fits_says_so_and_opens_nothing(
    window: MainWindow, qtbot: QtBot
) -> None:
    start = window.centre.start
    qtbot.keyClicks(start.search, "zzz")
    assert start.nothing.isVisible()
    assert not start.list.isVisible()
    for box in (start.search, start.list):
        qtbot.keyClick(box, Qt.Key.Key_Down)
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert window.document.project is None
    start.search.clear()
    assert start.list.isVisible()
    assert not start.nothing.isVisible()
    qtbot.keyClick(start.search, Qt.Key.Key_Return)
    assert window.document.project is not None


def test_what_was_opened_is_offered_again(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    qtbot.waitUntil(lambda: bool(recent_files()))
    window.actions_table["home"].trigger()
    assert [Path(name).name for name in recent_files()] == ["iommu-linux-6.1.bin"]
    names = [
        button.text() for button in window.centre.start.findChildren(QToolButton) if button.text()
    ]
    assert names == ["iommu-linux-6.1.bin"]


def test_a_dropped_file_is_opened(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(SAMPLES / "iommu-linux-6.12.bin"))])
    event = QDropEvent(
        QPointF(10, 10),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.dropEvent(event)
    assert window.document.project is not None


@pytest.mark.parametrize("name", ["nvme-linux-6.1.jsonl", "device-zpci-v6.6-s390x.bin"])
def test_recorded_and_big_endian_answers_open(opened: Opener, name: str) -> None:
    window = opened(name)
    assert window.document.derived.columns[0].layout.caps


@pytest.mark.parametrize("fill", ["", " \n\t", None])
def test_pasting_nothing_says_what_to_copy(
    window: MainWindow, qtbot: QtBot, fill: str | None
) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if fill is not None:
        clipboard.setText(fill)
    window.actions_table["paste"].trigger()
    qtbot.waitUntil(lambda: "holds no text" in window.message.text)
    assert window.document.project is None
