"""Bytes of which nobody says what they are, in the window: candidates, a click each."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.guessed import GuessView
from vfioviz.ui.panels.table import SOURCES

UNSAID = Path(__file__).parents[1] / "data" / "unsaid"


def view(window: MainWindow) -> GuessView:
    window.panes.docks["sources"].raise_()
    return window.panes[SOURCES].guess


@pytest.fixture
def tie(tmp_path: Path) -> Path:
    file = tmp_path / "tie.bin"
    file.write_bytes(struct.pack("<IIIIQQ", 32, 5, 3, 0, 4096, 0))
    return file


def test_candidates_stand_side_by_side_and_one_click_takes_one(
    opened: Opener, tie: Path, qtbot: QtBot
) -> None:
    window = opened(str(tie))
    shown = view(window)
    names = [button.text() for button in shown.buttons]
    assert len(names) == 2
    for name, key in (
        ("VFIO_DEVICE_GET_INFO", "device"),
        ("VFIO_DEVICE_GET_REGION_INFO", "region"),
    ):
        button = next(one for one in shown.buttons if one.text().startswith(name + ","))
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        project = window.document.project
        assert project is not None
        assert project.captures[0].ioctl == key
        assert [one.isChecked() for one in shown.buttons] == [
            one.text().startswith(name + ",") for one in shown.buttons
        ]


def test_a_look_alike_is_named(opened: Opener) -> None:
    shown = view(opened(str(UNSAID / "25-irq-info.bin")))
    assert "vfio_irq_info" in shown.line.text()


def test_what_is_told_has_no_buttons(opened: Opener) -> None:
    shown = view(opened(str(UNSAID / "01-pci-config-region-info.bin")))
    assert shown.buttons == []
    assert "100%" in shown.line.text()


def test_who_answered_is_asked_where_the_bytes_do_not_tell(opened: Opener) -> None:
    shown = view(opened(str(UNSAID / "16-libvfio-user-small-argsz.bin")))
    assert not shown.answerer.isHidden()
    assert "libvfio-user" in shown.answerer.text()
