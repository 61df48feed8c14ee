"""Several sources side by side: added, moved, taken out, drawn, copied, exported, kept."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.structs.test_window import MAIL, settled, window_of_structs
from vfioviz.cli import main
from vfioviz.ui import recent
from vfioviz.ui.features.headers import desk
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.structs.window import StructWindow

__all__ = ["window_of_structs"]

FIRST = "struct pair { unsigned char a; unsigned int b; };\nstruct same { int a; };\n"
SECOND = "struct pair { unsigned char a; unsigned char k[3]; unsigned int b; };\n"
THIRD = """struct pair { unsigned int b; unsigned int c; unsigned int d; };
struct third { int a; };
"""
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
PLAIN = Qt.KeyboardModifier.NoModifier


@pytest.fixture(name="paths")
def three_versions(tmp_path: Path) -> list[str]:
    found = []
    for number, text in enumerate((FIRST, SECOND, THIRD), 1):
        (tmp_path / f"v{number}.h").write_text(text)
        found.append(str(tmp_path / f"v{number}.h"))
    return found


@pytest.fixture(name="strip")
def strip_of_three(structs: StructWindow, qtbot: QtBot, paths: list[str]) -> StructWindow:
    """The three versions, each typed and added."""
    for number, path in enumerate(paths):
        structs.bar.source.setText(path)
        structs.bar.source.setFocus()
        QTest.keyClick(
            structs.bar.source,
            Qt.Key.Key_Return,
            CTRL if number else PLAIN,
        )
        settled(qtbot, structs)
    return structs


def titles(structs: StructWindow) -> list[str]:
    board = structs.pane.map.board
    return [] if board is None else [Path(each.title).name for each in board.heads]


def sizes(structs: StructWindow) -> list[int]:
    board = structs.pane.map.board
    return [] if board is None else [each.size for each in board.grid.columns]


def test_sources_are_drawn_side_by_side(strip: StructWindow, qtbot: QtBot) -> None:
    assert strip.reel.isVisible()
    assert strip.chooser.name == "pair"
    assert (titles(strip), sizes(strip)) == (["v1.h", "v2.h", "v3.h"], [8, 8, 12])
    assert not strip.pane.verdict.isVisible()
    entries = [strip.pane.edition.itemText(n) for n in range(strip.pane.edition.count())]
    assert [entries[0], *(Path(each).name for each in entries[1:])] == [
        "through all: x86-64, i386, arm, s390x", "v1.h", "v2.h", "v3.h",
    ]  # fmt: skip
    strip.pane.edition.setCurrentIndex(1)
    strip.pane.edition.activated.emit(1)
    assert titles(strip) == ["x86-64", "i386", "arm", "s390x"]
    assert strip.pane.verdict.isVisible()
    # What changes comes first; all sources are listed.
    names = [strip.chooser.list.model().index(n, 0).data() for n in range(3)]
    assert names == ["pair", "same", "third"]


def test_keys_and_buttons_move_a_source_and_take_it_out(strip: StructWindow, qtbot: QtBot) -> None:
    reel = strip.reel
    reel.list.setFocus()
    reel.list.setCurrentRow(2)
    QTest.keyClick(reel.list, Qt.Key.Key_Up, ALT)
    settled(qtbot, strip)
    assert (titles(strip), sizes(strip)) == (["v1.h", "v3.h", "v2.h"], [8, 12, 8])
    assert reel.list.currentRow() == 1
    reel.up.click()
    settled(qtbot, strip)
    assert titles(strip) == ["v3.h", "v1.h", "v2.h"]
    assert not reel.up.isEnabled()
    QTest.keyClick(reel.list, Qt.Key.Key_Down, ALT)
    settled(qtbot, strip)
    assert titles(strip) == ["v1.h", "v3.h", "v2.h"]
    QTest.keyClick(reel.list, Qt.Key.Key_Delete)
    settled(qtbot, strip)
    assert titles(strip) == ["v1.h", "v2.h"]
    assert reel.isVisible()
    reel.out.click()
    settled(qtbot, strip)
    assert not reel.isVisible()
    assert titles(strip) == ["x86-64", "i386", "arm", "s390x"]


def test_a_drop_in_the_list_is_another_order(strip: StructWindow, qtbot: QtBot) -> None:
    model = strip.reel.list.model()
    # What a drop within the list does, which the offscreen platform can't be made to.
    assert model.moveRow(model.index(0, 0).parent(), 2, model.index(0, 0).parent(), 0)
    settled(qtbot, strip)
    assert titles(strip) == ["v3.h", "v1.h", "v2.h"]


def test_the_text_is_that_of_the_command_line(
    strip: StructWindow, qtbot: QtBot, paths: list[str], tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    assert main(["series", *paths, "--struct", "pair"]) == 1
    wanted = capsys.readouterr().out
    strip.pane.copy_button.click()
    assert QGuiApplication.clipboard().text() == wanted
    strip.export(str(tmp_path / "strip.txt"))
    settled(qtbot, strip)
    assert (tmp_path / "strip.txt").read_text() == wanted
    strip.export(str(tmp_path / "strip.png"))
    settled(qtbot, strip)
    assert QImage(str(tmp_path / "strip.png")).width() > 900
    strip.export(str(tmp_path / "nowhere" / "strip.txt"))
    settled(qtbot, strip)
    assert "nowhere" in strip.problem.text()


def test_a_source_that_can_t_be_read_leaves_the_others(strip: StructWindow, qtbot: QtBot) -> None:
    strip.bar.source.setText("/nowhere/v4.h")
    strip.bar.more.click()
    settled(qtbot, strip)
    assert "v4.h" in strip.problem.text()
    assert len(strip.reel.parts) == 3
    assert titles(strip) == ["v1.h", "v2.h", "v3.h"]
    strip.bar.source.clear()
    strip.bar.more.click()
    assert "No source is named" in strip.problem.text()


def test_several_at_once_and_pasted_ones(
    structs: StructWindow, qtbot: QtBot, paths: list[str]
) -> None:
    structs.bar.take(*paths[:2])
    settled(qtbot, structs)
    assert [Path(each.text).name for each in structs.reel.parts] == ["v1.h", "v2.h"]
    for text in (THIRD, FIRST):
        QGuiApplication.clipboard().setText(text)
        QTest.keyClick(structs, Qt.Key.Key_V, CTRL | ALT)
        settled(qtbot, structs)
    assert [each.text for each in structs.reel.parts][2:] == ["pasted text", "pasted text 2"]
    structs.chooser.choose("pair")
    settled(qtbot, structs)
    assert sizes(structs) == [8, 8, 12, 8]
    structs.reel.list.setCurrentRow(1)
    QTest.keyClick(structs.reel.list, Qt.Key.Key_Return)
    assert structs.bar.source.text() == paths[1]


def test_a_patch_adds_what_it_makes(structs: StructWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "v1.patch").write_text(MAIL)
    (tmp_path / "v2.patch").write_text(MAIL.replace("__u32   pad;", "__u64   wide;"))
    structs.bar.take(str(tmp_path / "v1.patch"), str(tmp_path / "v2.patch"))
    settled(qtbot, structs)
    assert structs.chooser.name == "vfio_device_info"
    assert sizes(structs) == [20, 24, 32]


def test_the_sources_come_back_at_the_next_start(
    strip: StructWindow, window: MainWindow, qtbot: QtBot
) -> None:
    service = desk(window.bench)
    service.close()
    assert service.window is None
    again = service.show()
    settled(qtbot, again)
    assert (titles(again), again.chooser.name) == (["v1.h", "v2.h", "v3.h"], "pair")
    assert Path(again.bar.source.text()).name == "v3.h"


@pytest.mark.parametrize("stored", ["{", "[1]", '[["", ""]]', "null", '[["a"]]', "7"])
def test_damaged_settings_are_no_sources(stored: str) -> None:
    recent.window_settings().setValue("structs/sources", stored)
    assert recent.header_sources() == ()


def test_titles_are_short_and_the_path_is_in_the_tip(
    strip: StructWindow, qtbot: QtBot, paths: list[str]
) -> None:
    shown = strip.pane.map
    board = shown.board
    assert board is not None
    assert [each.title for each in board.heads] == ["v1.h", "v2.h", "v3.h"]
    for number, path in enumerate(paths):
        point = QPoint(int(board.left(number)) + 5, 10)
        event = QHelpEvent(QEvent.Type.ToolTip, point, shown.viewport().mapToGlobal(point))
        QApplication.sendEvent(shown.viewport(), event)
        assert shown.tip_at(QPointF(point)) == path
        assert path in QToolTip.text()
        row = strip.reel.list.item(number)
        assert (row.text(), path in row.toolTip()) == (f"v{number + 1}.h", True)
        assert row.data(Qt.ItemDataRole.AccessibleDescriptionRole) == path
    assert shown.tip_at(QPointF(5, board.head_height + 40)) == ""
    entries = [strip.pane.edition.itemText(n) for n in range(strip.pane.edition.count())]
    assert {"v1.h", "v2.h", "v3.h"} <= set(entries)
    tip = strip.pane.edition.itemData(entries.index("v2.h"), Qt.ItemDataRole.ToolTipRole)
    assert paths[1] in str(tip)
