"""The C that a project refers to: asked for at opening, read, found, taken, brought along."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from tests.csource import base
from tests.ui.conftest import SAMPLES, Opener
from vfioviz.capture.open import open_path
from vfioviz.capture.projectfile import read_project, write_project
from vfioviz.document import edits
from vfioviz.document.project import Project
from vfioviz.document.references import refer
from vfioviz.document.serialize import to_text
from vfioviz.document.session import State
from vfioviz.document.start import project_from
from vfioviz.document.variants import read, wanted
from vfioviz.ui.dialogs.add_variant import AddVariant
from vfioviz.ui.dialogs.variant_sources import VariantSources
from vfioviz.ui.main_window import MainWindow

SAMPLE = "device-atomic-v6.6.bin"
MAIN = "drivers/vfio/vfio_main.c"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    return base.write(tmp_path / "linux")


@pytest.fixture
def saved(tmp_path: Path, tree: Path) -> Path:
    """A project that refers to a tree."""
    start = project_from(open_path(SAMPLES / SAMPLE), variants=())
    project = edits.add_version(start, read(wanted(f"mine={tree}"))).project
    path = tmp_path / "review.vfioviz"
    write_project(path, to_text(State(refer(project, "mine", on=True).project)))
    return path


def dialog(window: MainWindow, qtbot: QtBot) -> VariantSources:
    qtbot.waitUntil(lambda: window.findChild(VariantSources) is not None)
    found = window.findChild(VariantSources)
    assert found is not None
    return found


def reopen(window: MainWindow, qtbot: QtBot, path: Path) -> VariantSources:
    window.files.open_paths([str(path)])
    return dialog(window, qtbot)


def click(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def failure(window: MainWindow) -> str:
    (found,) = [one for one in window.document.derived.columns if one.title == "mine"]
    return found.failure


def project(window: MainWindow) -> Project:
    found = window.document.project
    assert found is not None
    return found


def state(asked: VariantSources) -> str:
    item = asked.list.topLevelItem(0)
    assert item is not None
    return item.text(3)


def test_opening_asks_and_reading_shows_the_column(
    window: MainWindow, qtbot: QtBot, saved: Path, tree: Path
) -> None:
    asked = reopen(window, qtbot, saved)
    assert "was not read yet" in failure(window)
    item = asked.list.topLevelItem(0)
    assert item is not None
    assert [item.text(column) for column in range(4)] == [
        "mine", "path and hash", str(tree), "not read",
    ]  # fmt: skip
    assert not asked.take.isEnabled()
    assert asked.why.text().split("\n")[1:] == [str(tree)], "all that is read is seen before"
    click(asked.all, qtbot)
    qtbot.waitUntil(lambda: failure(window) == "")
    assert state(asked) == "here"
    assert not window.document.modified, "the file says the same"
    click(asked.ok, qtbot)
    qtbot.waitUntil(lambda: window.findChild(VariantSources) is None)


def test_left_unread_nothing_is_lost(window: MainWindow, qtbot: QtBot, saved: Path) -> None:
    was = json.loads(read_project(saved))["variants"]
    asked = reopen(window, qtbot, saved)
    qtbot.keyClick(asked, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(VariantSources) is None)
    window.editing.run(lambda now: edits.set_argsz(now, 64))
    window.files.save()
    qtbot.waitUntil(lambda: not window.document.modified)
    assert json.loads(read_project(saved))["variants"] == was


def test_one_that_moved_is_found_again(
    window: MainWindow, qtbot: QtBot, saved: Path, tree: Path, tmp_path: Path
) -> None:
    tree.rename(tmp_path / "moved")
    asked = reopen(window, qtbot, saved)
    click(asked.all, qtbot)
    qtbot.waitUntil(lambda: state(asked) == "not there")
    assert asked.problem.text() == "Not there, or another one: mine"
    assert "there is no such file or folder" in asked.why.text()
    click(asked.look, qtbot)
    chooser = asked.findChild(QFileDialog, "choose-file")
    assert chooser is not None
    chooser.filesSelected.emit([str(tmp_path / "moved")])
    chooser.close()
    qtbot.waitUntil(lambda: state(asked) == "here")
    assert failure(window) == ""
    assert window.document.modified, "it lies elsewhere now"


def test_one_that_changed_is_taken_only_by_a_click(
    window: MainWindow, qtbot: QtBot, saved: Path, tree: Path
) -> None:
    (tree / MAIN).write_text(base.FILES[MAIN] + "/* more */\n")
    asked = reopen(window, qtbot, saved)
    click(asked.all, qtbot)
    qtbot.waitUntil(lambda: state(asked) == "not there")
    assert f"{MAIN} is another one than when the project was saved" in asked.why.text()
    click(asked.take, qtbot)
    qtbot.waitUntil(lambda: state(asked) == "here")
    click(asked.turn, qtbot)
    assert "krealloc" in to_text(window.document.state)
    click(asked.turn, qtbot)
    assert "krealloc" not in to_text(window.document.state)


def test_it_is_chosen_where_a_variant_is_added_and_can_be_turned_later(
    opened: Opener, qtbot: QtBot, tree: Path, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    window.actions_table["variant-from-tree"].trigger()
    add = window.findChild(AddVariant)
    assert add is not None
    qtbot.keyClicks(add.tree, str(tree))
    qtbot.keyClick(add.referred, Qt.Key.Key_Space)
    assert add.referred.isChecked()
    qtbot.mouseClick(add.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.derived.columns[-1].title == "mine")
    assert "krealloc" not in to_text(window.document.state)
    window.actions_table["variant-sources"].trigger()
    asked = dialog(window, qtbot)
    assert state(asked) == "here"
    click(asked.turn, qtbot)
    assert "krealloc" in to_text(window.document.state)
    window.document.undo_stack.undo()
    assert "krealloc" not in to_text(window.document.state)


def test_a_patch_on_another_variant_is_referred_to(
    window: MainWindow, qtbot: QtBot, saved: Path, tmp_path: Path
) -> None:
    asked = reopen(window, qtbot, saved)
    click(asked.all, qtbot)
    qtbot.waitUntil(lambda: failure(window) == "")
    click(asked.ok, qtbot)
    more = tmp_path / "more.patch"
    more.write_text(
        f"--- a/{MAIN}\n+++ b/{MAIN}\n@@ -1,2 +1,3 @@\n #include <linux/vfio.h>\n+/* more */\n \n"
    )
    window.actions_table["variant-from-tree"].trigger()
    add = window.findChild(AddVariant)
    assert add is not None
    add.key.clear()
    qtbot.keyClicks(add.key, "top")
    qtbot.keyClicks(add.tree, "mine")
    qtbot.keyClicks(add.patch, str(more))
    qtbot.keyClick(add.referred, Qt.Key.Key_Space)
    qtbot.mouseClick(add.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.derived.columns[-1].title == "top")
    assert "krealloc" not in to_text(window.document.state)


def test_by_keys_alone_what_is_listed_is_read(
    window: MainWindow, qtbot: QtBot, saved: Path
) -> None:
    asked = reopen(window, qtbot, saved)
    qtbot.waitUntil(asked.list.hasFocus)
    qtbot.keyClick(asked.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: failure(window) == "" and asked.ok.isDefault())
    qtbot.keyClick(asked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.findChild(VariantSources) is None)


def test_the_action_waits_for_a_variant_of_ones_own(opened: Opener) -> None:
    window = opened(SAMPLE)
    assert not window.actions_table["variant-sources"].isEnabled()
