"""A worksheet saved from the dialog Learn: the same sheet that the command line writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from vfioviz.cli import main
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.teach.learn_dialog import LearnDialog


def save(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    window.actions_table["learn"].trigger()
    dialog = window.findChild(LearnDialog)
    assert dialog is not None
    dialog.seed.setValue(7)
    dialog.count.setValue(4)
    dialog.level.setCurrentIndex(1)
    qtbot.mouseClick(dialog.paper, Qt.MouseButton.LeftButton)
    ask = window.findChild(QFileDialog, "worksheet-dialog")
    assert ask is not None
    ask.fileSelected.emit(str(path))
    ask.reject()


def test_the_sheet_is_the_one_of_the_command_line(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    save(window, qtbot, tmp_path / "sheet.txt")
    main(["worksheet", "--seed", "7", "--count", "4", "--level", "medium"])
    sheet, key = (tmp_path / name for name in ("sheet.txt", "sheet-key.txt"))
    printed = capsys.readouterr().out
    assert printed == "\f\n".join(path.read_text(encoding="utf-8") for path in (sheet, key))
    assert "sheet.txt" in window.message.text


@pytest.mark.parametrize("ending", ["pdf", "svg"])
def test_drawn_sheets_come_with_their_keys(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, ending: str
) -> None:
    save(window, qtbot, tmp_path / f"sheet.{ending}")
    names = [path.name for path in tmp_path.iterdir()]
    assert any(name.startswith("sheet-key") for name in names)
    assert len(names) > 1
    assert all(path.stat().st_size > 1000 for path in tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_named(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    save(window, qtbot, tmp_path / "gone" / "sheet.txt")
    assert "gone" in window.message.text
    assert "not saved" in window.message.text
