"""A patch that does not apply: each hunk beside the text that it did not fit, and another base."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from tests.capture.patches.repositories import commit, git, repository
from tests.csource import base
from tests.ui.conftest import Opener
from vfioviz.ui.dialogs.add_variant import AddVariant
from vfioviz.ui.dialogs.hunks import Hunks
from vfioviz.ui.main_window import MainWindow

SAMPLE = "device-atomic-v6.6.bin"
MAIN = "drivers/vfio/vfio_main.c"
LINE = "\tmemset(fresh, 0, room);\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A kernel whose tag v1 has what the patch was made on, and whose tip has not."""
    folder = repository(tmp_path / "linux", base.FILES)
    git(folder, "tag", "v1")
    changed = base.FILES[MAIN].replace(LINE, "\tclear(fresh, room);\n")
    commit(folder, {MAIN: changed}, "clear")
    return folder


@pytest.fixture
def patch(tree: Path, tmp_path: Path) -> Path:
    git(tree, "checkout", "-q", "--detach", "v1")
    text = base.FILES[MAIN].replace(LINE, f"{LINE}\troom = ALIGN(room, 8);\n")
    commit(tree, {MAIN: text}, "round")
    path = tmp_path / "round.patch"
    path.write_bytes(git(tree, "format-patch", "--stdout", "-1"))
    git(tree, "checkout", "-q", "main")
    return path


def asked(window: MainWindow, qtbot: QtBot, patch: Path, tree: Path) -> AddVariant:
    """Open the patch, name the tree, and press Add."""
    window.files.open_paths([str(patch)])
    qtbot.waitUntil(lambda: window.findChild(AddVariant) is not None)
    dialog = window.findChild(AddVariant)
    assert dialog is not None
    qtbot.keyClicks(dialog.tree, str(tree))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    return dialog


def shown(dialog: AddVariant, qtbot: QtBot) -> Hunks:
    qtbot.waitUntil(lambda: dialog.hunks is not None and dialog.hunks.list.topLevelItemCount() > 0)
    assert dialog.hunks is not None
    return dialog.hunks


def rows(hunks: Hunks) -> list[list[str]]:
    cells = []
    for row in range(hunks.table.rowCount()):
        found = [hunks.table.item(row, column) for column in range(5)]
        cells.append([one.text() if one else "" for one in found])
    return cells


def test_the_hunk_stands_beside_what_it_did_not_fit(
    opened: Opener, qtbot: QtBot, tree: Path, patch: Path
) -> None:
    window = opened(SAMPLE)
    before = window.document.project
    dialog = asked(window, qtbot, patch, tree)
    hunks = shown(dialog, qtbot)
    assert dialog.problem.text() == "0 of 1 hunks apply to linux: nothing of the patch was taken."
    assert "does not apply: “memset(fresh, 0, room);”" in hunks.verdict.text()
    assert "made on another version of this file" in hunks.verdict.text()
    assert hunks.place.text().startswith(f"{MAIN}:")
    number = base.FILES[MAIN].split("\n").index(LINE.rstrip("\n")) + 1
    (differs,) = [cells for cells in rows(hunks) if cells[2]]
    assert differs[1:] == ["memset(fresh, 0, room);", "≠", str(number), "clear(fresh, room);"]
    said = patch.read_text().split("\n")
    assert said[int(differs[0]) - 1] == f" {LINE.rstrip()}"
    assert window.document.project is before
    # The file's own row says what became of it.
    top = hunks.list.topLevelItem(0)
    assert top is not None
    hunks.list.setCurrentItem(top)
    assert hunks.verdict.text().startswith("its hunk does not apply")
    assert not hunks.table.isVisible()


def test_one_click_puts_it_on_the_release_that_it_was_made_on(
    opened: Opener, qtbot: QtBot, tree: Path, patch: Path
) -> None:
    window = opened(SAMPLE)
    dialog = asked(window, qtbot, patch, tree)
    hunks = shown(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(hunks.buttons))
    assert hunks.buttons[0].text() == "Try v1"
    qtbot.mouseClick(hunks.buttons[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.derived.columns[-1].title == "mine")
    project = window.document.project
    assert project is not None
    assert "@v1" in getattr(project.producers.version("mine"), "origin", "")


def test_another_folder_is_tried_as_soon_as_it_is_chosen(
    opened: Opener, qtbot: QtBot, tree: Path, patch: Path, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    dialog = asked(window, qtbot, patch, tree)
    hunks = shown(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(hunks.buttons))
    other = base.write(tmp_path / "other")
    qtbot.mouseClick(hunks.choose, Qt.MouseButton.LeftButton)
    chooser = dialog.findChild(QFileDialog, "choose-file")
    assert chooser is not None
    chooser.filesSelected.emit([str(other)])
    chooser.close()
    qtbot.waitUntil(lambda: window.document.derived.columns[-1].title == "mine")


def test_a_second_try_that_fails_shows_its_own_hunks(
    opened: Opener, qtbot: QtBot, tree: Path, patch: Path, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    dialog = asked(window, qtbot, patch, tree)
    hunks = shown(dialog, qtbot)
    qtbot.waitUntil(lambda: bool(hunks.buttons))
    other = base.write(tmp_path / "other")
    (other / MAIN).write_text(base.FILES[MAIN].replace(LINE, "\tfill(fresh);\n"))
    dialog.tree.setText(str(other))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: any("fill(fresh);" in cells for cells in rows(hunks)))
    assert not hunks.buttons
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(AddVariant) is None)


def test_what_a_screen_reader_says_of_a_row_names_the_difference(
    opened: Opener, qtbot: QtBot, tree: Path, patch: Path
) -> None:
    hunks = shown(asked(opened(SAMPLE), qtbot, patch, tree), qtbot)
    role = Qt.ItemDataRole.AccessibleTextRole
    signs = [hunks.table.item(row, 2) for row in range(hunks.table.rowCount())]
    said = {each.data(role) for each in signs if each is not None}
    assert said == {"as the hunk expects", "differs"}
    item: QTreeWidgetItem | None = hunks.list.currentItem()
    assert item is not None
    assert item.data(0, role).startswith("does not apply: line ")
