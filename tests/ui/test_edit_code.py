"""The C of a column is edited by hand: it is a variant then, answers, or says what is wrong."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.kernel.sourced.posted import posted
from tests.ui.conftest import Opener
from tests.ui.naming import keys
from vfioviz.capture.projectfile import read_project
from vfioviz.document import edits
from vfioviz.document import watching as going
from vfioviz.document.edit_code import diff_of
from vfioviz.document.edit_variants import add_version
from vfioviz.document.serialize import from_text
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.ui.features.watching import FEATURE
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.watch.page import WatchPage

Key, Mod = Qt.Key, Qt.KeyboardModifier
PCI = "drivers/vfio/pci/vfio_pci_core.c"
WAS = "(void __user *)arg + sizeof(info)"


def edit(window: MainWindow, qtbot: QtBot, column: str) -> WatchPage:
    """Begin to edit the C of a column, by its key."""
    window.editing.go_to_column(keys(window).index(column))
    qtbot.keyClick(window.map, Key.Key_F4)
    page = window.panes[STEPS].watch
    qtbot.waitUntil(lambda: page.edit.now is not None)
    return page


@pytest.fixture
def mine(opened: Opener) -> MainWindow:
    return opened("device-atomic-before-v6.6.bin")


@pytest.fixture
def page(mine: MainWindow, qtbot: QtBot) -> WatchPage:
    return edit(mine, qtbot, "posted-v1")


def retype(page: WatchPage, was: str, now: str) -> None:
    """Type over a text."""
    found = page.code.document().find(was)
    assert not found.isNull(), was
    page.code.setTextCursor(found)
    QTest.keyClicks(page.code, now)


def apply(page: WatchPage, qtbot: QtBot) -> None:
    asked = page.edit.now
    qtbot.keyClick(page.code, Key.Key_Return, Mod.ControlModifier)
    qtbot.waitUntil(lambda: page.edit.now is not asked)


def version(window: MainWindow, key: str = "edit-1") -> Sourced:
    project = window.document.project
    assert project is not None
    found = project.producers.version(key)
    assert isinstance(found, Sourced)
    return found


def overruns(window: MainWindow) -> dict[str, int]:
    return {one.title: one.stats.overrun for one in window.document.derived.columns}


def test_the_remark_of_the_review_is_typed_and_its_column_computed(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    before = keys(mine)
    retype(page, WAS, "(void __user *)arg + cap_offset")
    assert keys(mine) == before, "nothing happens until it is applied"
    apply(page, qtbot)
    at = before.index("posted-v1") + 1
    assert keys(mine) == [*before[:at], "edit-1", *before[at:]]
    assert (overruns(mine)["posted-v1"], overruns(mine)["edit-1"]) == (4, 8)
    assert mine.document.active == at
    # The line that was changed is shown where it runs, with a bar beside it.
    qtbot.waitUntil(lambda: page.watching is not None and page.watching.watched.variant == "edit-1")
    assert page.watching is not None
    assert page.watching.place[:2] == (PCI, 40)
    assert mine.document.undo_stack.undoText() == "edit the C of edit-1"
    qtbot.keyClick(mine.map, Key.Key_Z, Mod.ControlModifier)
    assert keys(mine) == before
    qtbot.keyClick(mine.map, Key.Key_Z, Mod.ControlModifier | Mod.ShiftModifier)
    assert keys(mine)[at] == "edit-1"


def test_a_second_edit_changes_the_same_variant_one_undo_step_each(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    retype(page, WAS, "(void __user *)arg + cap_offset")
    apply(page, qtbot)
    shown = keys(mine)
    again = edit(mine, qtbot, "edit-1")
    assert "Editing vfio_pci_core.c of edit-1" in again.edit.status.text()
    retype(again, "arg + cap_offset", "arg + sizeof(info) - 4 + 4")
    apply(again, qtbot)
    assert (keys(mine), overruns(mine)["edit-1"]) == (shown, 4)
    mine.document.undo_stack.undo()
    assert (keys(mine), overruns(mine)["edit-1"]) == (shown, 8)
    mine.document.undo_stack.undo()
    assert "edit-1" not in keys(mine)


def test_what_does_not_parse_is_said_kept_and_mended(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    retype(page, "info.argsz < minsz)", "info.argsz < minsz")
    apply(page, qtbot)
    why = f"posted-v1 + edit: {PCI}:13:24: expected ')' behind 'info.argsz < minsz'"
    assert page.edit.status.text() == why
    (column,) = [one for one in mine.document.derived.columns if one.title == "edit-1"]
    assert column.failure == why
    (marked,) = page.code.extraSelections()
    assert marked.cursor.block().text() == "\tif (info.argsz < minsz"
    assert page.code.editing
    assert "\tif (info.argsz < minsz\n" in version(mine).sources.files[PCI]
    # To another column and back: it is edited all the while.
    mine.editing.go_to_column(0)
    assert "minsz\n" in page.code.text
    page.code.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    QTest.keyClicks(page.code, ")")
    apply(page, qtbot)
    assert page.edit.now is None
    (column,) = [one for one in mine.document.derived.columns if one.title == "edit-1"]
    assert (column.failure, diff_of(version(mine))) == ("", "")


def test_one_that_fails_shows_its_text_and_is_edited_on(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    retype(page, "int ret;", "int ret")
    apply(page, qtbot)
    qtbot.mouseClick(page.edit.buttons["leave"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "expected ';' behind 'ret'" in page.status.text())
    assert page.code.cursor_line == 9
    assert not page.buttons["into"].isEnabled()
    assert not page.kernel.isVisible()
    mine.actions_table["watch-into"].trigger()
    qtbot.mouseClick(page.buttons["edit"], Qt.MouseButton.LeftButton)
    assert page.edit.now is not None
    retype(page, "int ret", "int ret;")
    apply(page, qtbot)
    qtbot.waitUntil(lambda: page.watching is not None)
    assert page.kernel.isVisible()
    assert page.buttons["into"].isEnabled()


def test_the_first_escape_warns_of_what_is_not_applied(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    before = page.code.text
    retype(page, "int ret;", "int retrun;")
    qtbot.keyClick(page.code, Key.Key_Escape)
    assert page.edit.status.text() == "Not applied yet: Esc again drops what was typed."
    QTest.keyClicks(page.code, " ")
    qtbot.keyClick(page.code, Key.Key_Escape)
    assert page.edit.now is not None, "it was typed on"
    qtbot.keyClick(page.code, Key.Key_Escape)
    qtbot.waitUntil(lambda: page.watching is not None and page.code.text == before)
    assert not page.code.editing
    assert not mine.document.undo_stack.canUndo()


def test_a_text_as_it_was_is_not_applied(mine: MainWindow, page: WatchPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.edit.buttons["apply"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing to apply" in page.edit.status.text())
    assert "edit-1" not in keys(mine)


def test_keys_are_typed_while_the_text_is_edited(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    code = page.code
    code.setTextCursor(code.document().find("int ret;"))
    code.moveCursor(QTextCursor.MoveOperation.EndOfLine)
    qtbot.keyClick(code, Key.Key_Return)
    QTest.keyClicks(code, "pP+")
    qtbot.keyClick(code, Key.Key_Tab)
    assert "\tint ret;\n\tpP+\t\n" in code.text, "as deep as the line before"
    for key in (Key.Key_Delete, Key.Key_Insert):
        qtbot.keyClick(code, key)
    qtbot.keyClick(code, Key.Key_Z, Mod.ControlModifier)
    assert not mine.document.undo_stack.count()
    project = mine.document.project
    assert project is not None
    assert len(project.content.caps) == 1
    # What runs waits until the edit is done.
    now = page.watching
    for name in ("watch-into", "watch-byte", "watch-breakpoint"):
        mine.actions_table[name].trigger()
    assert page.watching is now
    assert "edit-c" in {spec.key for spec in FEATURE.actions}
    code.clearFocus()
    mine.actions_table["edit-c"].trigger()
    assert mine.focusWidget() is code


def test_no_break_spaces_and_other_ends_of_lines_stay(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    page.code.setTextCursor(page.code.document().find("older than"))
    page.code.insertPlainText("older\u00a0than \u00e4")
    apply(page, qtbot)
    assert "are older\u00a0than \u00e4 cap_offset" in version(mine).sources.files[PCI]
    assert diff_of(version(mine)).count("\n+\t") == 1


def test_breakpoints_go_with_their_lines(mine: MainWindow, page: WatchPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.code, Key.Key_Escape)
    qtbot.waitUntil(lambda: not mine.bench.jobs.running)
    for text in ("info.flags |= VFIO_DEVICE", "info.cap_offset = cap_offset;"):
        page.code.setTextCursor(page.code.document().find(text))
        assert page.toggle()
    assert page.watching is not None
    lines = {line for _, line in page.watching.breakpoints}
    edit(mine, qtbot, "posted-v1")
    retype(page, "int ret;", "int ret;")
    qtbot.keyClick(page.code, Key.Key_Return)
    retype(page, "info.flags |= VFIO_DEVICE", "info.flags  |= VFIO_DEVICE")
    apply(page, qtbot)
    qtbot.waitUntil(lambda: page.watching is not None and page.watching.watched.variant == "edit-1")
    assert page.watching.breakpoints == {(PCI, max(lines) + 1)}
    page.go(going.begun)
    qtbot.mouseClick(page.buttons["run"], Qt.MouseButton.LeftButton)
    assert page.watching.place.line == max(lines) + 1
    qtbot.mouseClick(page.buttons["back"], Qt.MouseButton.LeftButton)
    assert page.watching.place.line < max(lines) + 1


def test_a_column_from_a_patch_is_edited_beside_it(mine: MainWindow, qtbot: QtBot) -> None:
    window = mine
    window.editing.run(lambda now: add_version(now, posted()))
    page = edit(window, qtbot, "mine")
    retype(page, "told.num_irqs = 5;", "told.num_irqs = 5 + 1;")
    apply(page, qtbot)
    assert keys(window)[-2:] == ["mine", "edit-1"]
    assert version(window).base is not None
    assert version(window).base == ("mine", ((PCI, version(window, "mine").sources.files[PCI]),))


def test_an_edit_that_was_undone_is_applied_anew(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    retype(page, "int ret;", "int ret")
    apply(page, qtbot)
    mine.document.undo_stack.undo()
    assert "edit-1" not in keys(mine)
    page.code.setFocus()
    retype(page, "int ret", "int  ret;")
    apply(page, qtbot)
    assert "edit-1" in keys(mine)
    assert "+\tint  ret;\n" in diff_of(version(mine))


def test_six_columns_make_room_and_that_is_said(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.code, Key.Key_Escape)
    mine.editing.run(edits.compare_all)
    assert len(keys(mine)) == 6
    edit(mine, qtbot, "posted-v1")
    retype(page, WAS, "(void __user *)arg + cap_offset")
    apply(page, qtbot)
    assert "v6.6" not in keys(mine)
    assert mine.message.text == "Hidden to make room: v6.6."


def test_it_is_copied_as_a_diff_and_stands_in_the_reply(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    copy = mine.actions_table["copy-diff"]
    assert not copy.isEnabled()
    retype(page, WAS, "(void __user *)arg + cap_offset")
    apply(page, qtbot)
    assert copy.isEnabled()
    qtbot.keyClick(mine.map, Key.Key_D, Mod.ControlModifier | Mod.AltModifier)
    diff = QGuiApplication.clipboard().text()
    assert diff == diff_of(version(mine))
    assert mine.message.text == "Copied edit-1 as a diff against posted-v1."
    qtbot.keyClick(mine.map, Key.Key_R, Mod.ControlModifier | Mod.ShiftModifier)
    qtbot.waitUntil(lambda: QGuiApplication.clipboard().text() != diff)
    assert diff in QGuiApplication.clipboard().text()


def test_it_is_kept_for_a_crash_saved_and_opened_again(
    mine: MainWindow, page: WatchPage, qtbot: QtBot, tmp_path: object
) -> None:
    retype(page, WAS, "(void __user *)arg + cap_offset")
    apply(page, qtbot)
    kept = mine.autosave
    kept.keep()
    qtbot.waitUntil(kept.path.exists)
    assert from_text(read_project(str(kept.path))).project == mine.document.project
    before, shown = mine.document.project, overruns(mine)
    path = f"{tmp_path}/mine.vfioviz"
    mine.files.done.connect(lambda _text: None)
    mine.files._write(path, None)
    qtbot.waitUntil(lambda: not mine.document.modified)
    mine.files.open_paths([path])
    qtbot.waitUntil(lambda: mine.document.state.path == path and mine.document.project == before)
    assert overruns(mine) == shown
    assert page.edit.now is None


def test_a_document_that_is_opened_ends_an_edit(
    mine: MainWindow, page: WatchPage, qtbot: QtBot
) -> None:
    retype(page, "int ret;", "int ret")
    mine.document.load(mine.document.state)
    assert page.edit.now is None
    assert not page.code.editing
