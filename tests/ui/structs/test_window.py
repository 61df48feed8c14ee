"""The window of structs: sources, the list, the map by mouse and keys, findings, what leaves it."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from tests.scene.test_structmap import CXL
from vfioviz.capture.headerlist import HeadersWanted
from vfioviz.ui.features.headers import desk
from vfioviz.ui.features.helping import shelf
from vfioviz.ui.jobs import Work
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.structs.board import Hit
from vfioviz.ui.structs.window import StructWindow

T = TypeVar("T")
TEXT = f"""#include <linux/types.h>
{CXL}
struct outer {{ __u8 kind; struct {{ __u8 a; __u64 b; }} in; void *p; }};
struct bad {{ __u8 x[nothing(1)]; }};
"""
# The blank line of a context is a space.
MAIL = """From: A <a@example.org>
Subject: [PATCH] vfio: a pad

--- a/include/uapi/linux/vfio.h
+++ b/include/uapi/linux/vfio.h
@@ -214,6 +214,7 @@ struct vfio_device_info {
 \t__u32\tnum_regions;\t/* Max region index + 1 */
 \t__u32\tnum_irqs;\t/* Max IRQ index + 1 */
 \t__u32   cap_offset;\t/* Offset within info struct of first cap */
+\t__u32   pad;
 };
 #define VFIO_DEVICE_GET_INFO\t\t_IO(VFIO_TYPE, VFIO_BASE + 7)
"""


def settled(qtbot: QtBot, shown: StructWindow) -> None:
    qtbot.waitUntil(lambda: not shown.jobs.running)
    QApplication.processEvents()


@pytest.fixture(name="structs")
def window_of_structs(window: MainWindow, qtbot: QtBot) -> Iterator[StructWindow]:
    window.actions_table["structs"].trigger()
    shown = desk(window.bench).window
    assert shown is not None
    qtbot.waitUntil(shown.isVisible)
    yield shown
    window.bench.close()


@pytest.fixture
def cxl(structs: StructWindow, qtbot: QtBot, tmp_path: Path) -> StructWindow:
    """A header with struct ``one`` shown on two ABIs."""
    path = tmp_path / "sample.h"
    path.write_text(TEXT)
    structs.bar.source.setText(str(path))
    QTest.keyClick(structs.bar.source, Qt.Key.Key_Return)
    settled(qtbot, structs)
    choose(structs, qtbot, "one")
    for key in ("arm", "s390x"):
        structs.chooser.boxes[key].click()
    settled(qtbot, structs)
    return structs


def choose(structs: StructWindow, qtbot: QtBot, name: str) -> None:
    structs.chooser.choose(name)
    settled(qtbot, structs)
    assert structs.chooser.name == name


def shown(structs: StructWindow) -> list[str]:
    """The ABIs that are drawn."""
    board = structs.pane.map.board
    return [] if board is None else [each.title for each in board.heads]


def test_a_header_is_listed_searched_and_drawn(cxl: StructWindow, qtbot: QtBot) -> None:
    assert cxl.pane.title.text() == "struct one"
    assert shown(cxl) == ["x86-64", "i386"]
    assert cxl.chooser.count.text() == "3 structs"
    QTest.keyClicks(cxl.chooser.search, "OUT")
    assert cxl.chooser.count.text() == "1 of 3 structs"
    QTest.keyClick(cxl.chooser.search, Qt.Key.Key_Down)
    settled(qtbot, cxl)
    assert cxl.pane.title.text() == "struct outer"


def test_four_abis_stand_beside_each_other_where_the_names_allow_it(
    cxl: StructWindow, qtbot: QtBot
) -> None:
    cxl.resize(1280, 720)
    for key in ("arm", "s390x"):
        cxl.chooser.boxes[key].click()
    choose(cxl, qtbot, "outer")
    assert len(shown(cxl)) == 4
    assert cxl.pane.map.horizontalScrollBar().maximum() == 0
    board = cxl.pane.map.board
    assert board is not None
    for number in range(4):
        for row in range(board.grid.row_count):
            for cell in board.grid.row(number, row).cells:
                if cell.last - cell.first < 4:
                    continue
                room = (cell.last - cell.first) * board.metrics.byte
                assert board.ink.name.width(cell.name) < room, cell.name


def test_a_struct_that_is_not_understood_is_named_in_place(cxl: StructWindow, qtbot: QtBot) -> None:
    choose(cxl, qtbot, "bad")
    assert "sample.h:" in cxl.problem.text()
    assert "bad" in cxl.problem.text()
    assert cxl.problem.isVisible()
    assert not cxl.pane.export_button.isEnabled()
    choose(cxl, qtbot, "one")
    assert not cxl.problem.isVisible()


@pytest.mark.parametrize(
    ("text", "why"), [("", "No source is named"), ("-", "No source is named"),
                      ("nothing.h", "nothing.h"), ("btf:", "btf: names no file")],
)  # fmt: skip
def test_a_source_that_can_t_be_read_is_said(
    structs: StructWindow, qtbot: QtBot, text: str, why: str
) -> None:
    structs.bar.source.setText(text)
    structs.bar.go.click()
    settled(qtbot, structs)
    assert why in structs.problem.text()
    assert structs.problem.isVisible()


def test_a_mail_on_the_clipboard_has_before_and_after(structs: StructWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText(MAIL)
    structs.bar.paste.click()
    settled(qtbot, structs)
    # What the patch changes comes first.
    assert structs.chooser.name == "vfio_device_info"
    assert structs.pane.edition.isVisible()
    titles = [structs.pane.edition.itemText(each) for each in range(structs.pane.edition.count())]
    assert len(titles) == 3
    assert titles[2] == "through all: x86-64, i386, arm, s390x"
    board = structs.pane.map.board
    assert board is not None
    assert board.grid.columns[0].size == 24
    structs.pane.edition.setCurrentIndex(0)
    structs.pane.edition.activated.emit(0)
    board = structs.pane.map.board
    assert board is not None
    assert board.grid.columns[0].size == 20
    structs.pane.edition.setCurrentIndex(2)
    structs.pane.edition.activated.emit(2)
    board = structs.pane.map.board
    assert board is not None
    assert [each.size for each in board.grid.columns] == [20, 24]
    structs.pane.copy_button.click()
    assert "+ pad came: __u32 at 20" in QGuiApplication.clipboard().text()
    QGuiApplication.clipboard().clear()
    structs.bar.paste.click()
    assert "clipboard" in structs.problem.text()


def test_keys_walk_the_members_and_the_abis(cxl: StructWindow) -> None:
    view = cxl.pane.map
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert view.current == Hit(0, 0)
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert "header.version" in cxl.pane.line.text()
    for _ in range(4):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert "comp_reg_offset" in cxl.pane.line.text()
    assert cxl.pane.line.text().startswith("x86-64:")
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert cxl.pane.line.text().startswith("i386:  comp_reg_offset")
    assert "offset 28" in cxl.pane.line.text()
    assert view.accessibleDescription().startswith("i386: comp_reg_offset, __u64, offset 28")
    QTest.keyClick(view, Qt.Key.Key_End)
    assert "comp_reg_size" in cxl.pane.line.text()
    QTest.keyClick(view, Qt.Key.Key_Home)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.current == Hit(1, 0)


def hover(structs: StructWindow, place: QPoint) -> None:
    """Move the mouse: the offscreen platform raises no window above another one."""
    view = structs.pane.map.viewport()
    moved = QMouseEvent(
        QEvent.Type.MouseMove, place.toPointF(), view.mapToGlobal(place).toPointF(),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, moved)


def test_the_mouse_tells_and_chooses(cxl: StructWindow, qtbot: QtBot) -> None:
    view = cxl.pane.map
    board = view.board
    assert board is not None
    index = board.grid.columns[0].at(28)
    place = view.rect_of(Hit(0, index)).center()
    hover(cxl, place)
    assert "hole 4" in cxl.pane.line.text()
    hover(cxl, QPoint(2, 2))
    assert cxl.pane.line.text() == ""
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.current == Hit(0, index)
    hover(cxl, QPoint(2, 2))
    assert "hole 4" in cxl.pane.line.text()
    nested = view.rect_of(Hit(0, 0)).center()
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=nested)
    settled(qtbot, cxl)
    assert view.board is not None
    assert "header" in [each.name for each in view.board.grid.columns[0].pieces]


def test_a_nested_struct_closes_and_opens(cxl: StructWindow, qtbot: QtBot) -> None:
    choose(cxl, qtbot, "outer")

    def names() -> list[str]:
        board = cxl.pane.map.board
        assert board is not None
        return [each.name for each in board.grid.columns[0].pieces if each.name]

    assert names() == ["kind", "in.a", "in.b", "p"]
    cxl.pane.map.setFocus()
    for _ in range(3):
        QTest.keyClick(cxl.pane.map, Qt.Key.Key_Right)
    QTest.keyClick(cxl.pane.map, Qt.Key.Key_Return)
    settled(qtbot, cxl)
    assert names() == ["kind", "in", "p"]
    assert "in  ·  struct" in cxl.pane.line.text()
    QTest.keyClick(cxl.pane.map, Qt.Key.Key_Return)
    settled(qtbot, cxl)
    assert names() == ["kind", "in.a", "in.b", "p"]
    cxl.pane.nested.click()
    settled(qtbot, cxl)
    assert names() == ["kind", "in", "p"]


def test_rows_have_8_or_64_bytes_and_abis_are_ticked(cxl: StructWindow, qtbot: QtBot) -> None:
    cxl.pane.rows.setCurrentIndex(1)
    cxl.pane.rows.activated.emit(1)
    settled(qtbot, cxl)
    board = cxl.pane.map.board
    assert board is not None
    assert (board.grid.row_bytes, board.grid.row_count) == (64, 1)
    cxl.chooser.boxes["m68k"].click()
    settled(qtbot, cxl)
    assert shown(cxl) == ["x86-64", "i386", "m68k"]
    for key in ("x86-64", "i386", "m68k"):
        cxl.chooser.boxes[key].click()
    settled(qtbot, cxl)
    assert cxl.problem.text() == "No ABI is ticked."


def test_a_finding_leads_to_its_member_and_to_its_rule(
    cxl: StructWindow, window: MainWindow, qtbot: QtBot
) -> None:
    rules = [each.rule for each in cxl.pane.verdict.model.findings]
    row = rules.index("straddle")
    cxl.pane.verdict.findings.setFocus()
    cxl.pane.verdict.findings.setCurrentIndex(cxl.pane.verdict.model.index(row, 0))
    assert "i386:  comp_reg_offset" in cxl.pane.line.text()
    assert (
        cxl.pane.verdict.model.index(row, 0)
        .data(Qt.ItemDataRole.AccessibleTextRole)
        .startswith("warning")
    )
    cxl.activateWindow()
    qtbot.waitUntil(cxl.pane.verdict.findings.hasFocus)
    QTest.keyClick(cxl.pane.verdict.findings, Qt.Key.Key_F1)
    book = shelf(window.bench).window
    assert book is not None
    assert book.topic == "rule.straddle"
    cxl.activateWindow()
    cxl.pane.map.setFocus()
    qtbot.waitUntil(cxl.pane.map.hasFocus)
    QTest.keyClick(cxl.pane.map, Qt.Key.Key_F1)
    assert book.topic == "struct-view"


def test_it_is_exported_and_copied(cxl: StructWindow, qtbot: QtBot, tmp_path: Path) -> None:
    cxl.pane.copy_button.click()
    text = QGuiApplication.clipboard().text()
    assert text.startswith("struct one")
    assert "pad-creates-hole" in text
    cxl.pane.export_button.click()
    (dialog,) = cxl.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "one.png"))
    dialog.close()
    settled(qtbot, cxl)
    assert QImage(str(tmp_path / "one.png")).width() > 800
    cxl.export(str(tmp_path / "one.gif"))
    settled(qtbot, cxl)
    assert "one.gif" in cxl.problem.text()


def test_a_read_that_is_cancelled_says_so_and_the_next_one_works(
    cxl: StructWindow, qtbot: QtBot
) -> None:
    big = "".join(f"struct s{n} {{ int a; }};\n" for n in range(4000))
    cxl.open(HeadersWanted("big", "", big))
    assert cxl.jobs.running
    cxl.work.cancel.click()
    settled(qtbot, cxl)
    assert "cancelled" in cxl.problem.text()
    cxl.open(HeadersWanted("big", "", big))
    settled(qtbot, cxl)
    assert cxl.chooser.count.text() == "4,000 structs"
    assert cxl.pane.title.text() == ""
    # A layout that is ended leaves its source half read: it is opened anew.
    cxl.chooser.choose("s17")
    cxl.jobs.cancel_all()
    cxl.chooser.choose("s18")
    settled(qtbot, cxl)
    assert cxl.pane.title.text() == "struct s18"


def test_a_theme_reaches_it(cxl: StructWindow, window: MainWindow) -> None:
    window.theme.choose("dark")
    assert cxl.pane.map.board is not None
    assert cxl.pane.map.board.ink.palette.dark
    window.theme.choose("light")


def test_what_takes_the_focus_has_a_name(cxl: StructWindow) -> None:
    pane, chooser = cxl.pane, cxl.chooser
    for widget in (
        pane.map, pane.verdict.findings, pane.verdict.repairs, pane.rows, pane.edition,
        chooser.list, chooser.search,
    ):  # fmt: skip
        assert widget.accessibleName()


def test_repairs_stand_beside_the_findings(cxl: StructWindow, qtbot: QtBot) -> None:
    assert cxl.pane.verdict.tabText(1) == "Repairs: 3"
    text = cxl.pane.verdict.repairs.toPlainText()
    assert "Pads written out: __u32 __pad before comp_reg_offset" in text
    assert "44 -> 48 on i386" in text
    choose(cxl, qtbot, "outer")
    assert "__u8 __pad[7] before in" in cxl.pane.verdict.repairs.toPlainText()
    cxl.pane.copy()
    assert "repair: pad" in QGuiApplication.clipboard().text()


def test_a_revision_is_listed_beside_the_window_with_what_is_done(
    structs: StructWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    tree = tmp_path / "tree"
    tree.mkdir()
    git = ["git", "-C", str(tree), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    for number in range(40):
        (tree / f"x{number}.h").write_text(f"struct x{number} {{ int a; }};\n")
    (tree / "one.h").write_text(TEXT)
    subprocess.run([*git, "add", "-A"], check=True)
    subprocess.run([*git, "commit", "-q", "-m", "1"], check=True)
    (tree / "one.h").unlink()
    parts: list[tuple[int, int]] = []
    threads: set[int] = set()
    inner = Work.watch

    def watch(work: Work, each: Iterable[T], total: int = 0) -> Iterator[T]:
        for number, one in enumerate(inner(work, each, total)):
            parts.append((number, total))
            threads.add(threading.get_ident())
            yield one

    monkeypatch.setattr(Work, "watch", watch)
    structs.bar.source.setText(f"{tree}@HEAD")
    structs.bar.go.click()
    settled(qtbot, structs)
    assert parts == [(number, 41) for number in range(41)]
    assert threading.get_ident() not in threads
    assert structs.chooser.count.text() == "43 structs"
    choose(structs, qtbot, "one")
    assert structs.pane.title.text() == "struct one"


def test_an_empty_window_says_what_can_be_done_there(
    structs: StructWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    nothing = structs.pane.nothing
    assert nothing.isVisible()
    assert not structs.pane.map.isVisible()
    said = nothing.accessibleDescription()
    for words in ("header", "TREE@REV", "patch", "drop", "paste", "Ctrl+O"):
        assert words in said
    for label in (nothing.heading, nothing.words):
        assert label.height() >= label.heightForWidth(label.width())
    for button, folder in ((nothing.file, False), (nothing.folder, True)):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        chooser = structs.bar.findChild(QFileDialog, "headers-dialog")
        assert isinstance(chooser, QFileDialog)
        assert (chooser.fileMode() == QFileDialog.FileMode.Directory) == folder
        chooser.reject()
        qtbot.waitUntil(lambda: structs.bar.findChild(QFileDialog, "headers-dialog") is None)
    QGuiApplication.clipboard().setText("struct pasted { int a; };\n")
    qtbot.mouseClick(nothing.paste, Qt.MouseButton.LeftButton)
    settled(qtbot, structs)
    assert not nothing.isVisible()
    assert structs.pane.title.text() == "struct pasted"


def test_a_long_list_says_that_a_struct_is_to_be_chosen(
    structs: StructWindow, qtbot: QtBot
) -> None:
    text = "".join(f"struct s{number} {{ int a; }};\n" for number in range(500))
    structs.open(HeadersWanted("many.h", "", text))
    settled(qtbot, structs)
    nothing = structs.pane.nothing
    assert nothing.isVisible()
    assert "Choose a struct" in nothing.heading.text()
    assert not nothing.file.isVisible()
    choose(structs, qtbot, "s7")
    assert not nothing.isVisible()
