"""The Variants menu follows the project: what it brings is there, ticked by a click, and undone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from tests.csource import base, owners
from tests.ui.conftest import Opener
from vfioviz.document import edits
from vfioviz.document.variants import read, wanted
from vfioviz.ui.dialogs import add_variant
from vfioviz.ui.dialogs.add_variant import AddVariant
from vfioviz.ui.main_window import MainWindow

SAMPLE = "device-atomic-v6.6.bin"


def entry(menu: QMenu, key: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == key)


def click(menu: QMenu, key: str, qtbot: QtBot) -> None:
    menu.popup(menu.pos())
    qtbot.waitUntil(menu.isVisible)
    place = menu.actionGeometry(entry(menu, key)).center()
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)


def shown(window: MainWindow) -> list[str]:
    project = window.document.project
    assert project is not None
    return [one.producer for one in project.modelled]


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
@pytest.mark.parametrize("where", ["menu", "toolbar"])
def test_a_version_that_a_project_brings_is_in_the_menu_and_ticked_by_a_click(
    opened: Opener, qtbot: QtBot, tmp_path: Path, where: str
) -> None:
    window = opened(SAMPLE)
    ours = read(wanted(f"mine={base.write(tmp_path)}"))
    window.editing.run(lambda now: edits.add_version(now, ours))
    assert shown(window)[-1] == "mine"
    menu = window.menus.variants if where == "menu" else window.toolbar.variants
    click(menu, "mine", qtbot)
    assert "mine" not in shown(window)
    click(menu, "mine", qtbot)
    assert shown(window)[-1] == "mine"
    column = window.document.derived.columns[-1]
    assert (column.title, column.badge, column.layout.cap_offset) == ("mine", "model", 20)
    window.document.undo_stack.undo()
    window.document.undo_stack.undo()
    window.document.undo_stack.undo()
    menu.popup(menu.pos())
    assert "mine" not in [action.text() for action in menu.actions()]
    menu.close()


def test_one_that_fails_says_why_in_its_column(opened: Opener, tmp_path: Path) -> None:
    window = opened(SAMPLE)
    broken = base.PCI.replace("if (told.argsz < size)", "if (told.argsz < nobody_knows(size))", 1)
    ours = read(wanted(f"mine={base.write(tmp_path, vfio_pci_core=broken)}"))
    window.editing.run(lambda now: edits.add_version(now, ours))
    failure = window.document.derived.columns[-1].failure
    assert "vfio_pci_core.c:12" in failure
    assert "nobody_knows() is in none of the sources" in failure


def test_all_versions_are_compared_with_those_that_the_project_brings(
    opened: Opener, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    ours = read(wanted(f"mine={base.write(tmp_path)}"))
    window.editing.run(lambda now: edits.add_version(now, ours))
    window.actions_table["compare"].trigger()
    assert "mine" in shown(window)


def test_a_tree_and_a_patch_become_a_variant_in_the_dialog(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    patch = tmp_path / "rounds.patch"
    patch.write_text(base.ROUNDS)
    window.actions_table["variant-from-patch"].trigger()
    dialog = window.findChild(AddVariant)
    assert dialog is not None
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert "kernel tree" in dialog.problem.text()
    qtbot.keyClicks(dialog.key, "rounded")
    qtbot.keyClicks(dialog.tree, str(tmp_path / "nowhere"))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "no such file or folder" in dialog.problem.text())
    dialog.tree.setText(str(base.write(tmp_path / "tree")))
    qtbot.keyClicks(dialog.patch, str(patch))
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(gone))
    assert shown(window)[-1] == "rounded"
    assert window.document.derived.columns[-1].failure == ""


def test_a_device_model_in_the_dialog_decides_which_capabilities_there_are(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    window.actions_table["variant-from-tree"].trigger()
    dialog = window.findChild(AddVariant)
    assert dialog is not None
    for path, text in owners.FILES.items():
        where = tmp_path / "tree" / path
        where.parent.mkdir(parents=True, exist_ok=True)
        where.write_text(text)
    model = tmp_path / "card.device"
    model.write_text("pgsize_bitmap = 0x1000\nhas_bars = 1\npdev.devcap2 = 0x100\n")
    dialog.tree.setText(str(tmp_path / "tree"))
    qtbot.keyClicks(dialog.device, str(model))
    gone: list[bool] = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(gone))
    column = window.document.derived.columns[-1]
    assert column.failure == ""
    assert column.run is not None
    assert [cap.id for cap in column.run.caps] == [5]


def test_a_tree_is_looked_for_beside_the_dialog(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    window.actions_table["variant-from-tree"].trigger()
    dialog = window.findChild(AddVariant)
    assert dialog is not None
    for line, name in ((dialog.tree, "tree"), (dialog.patch, "a"), (dialog.device, "b")):
        row = line.parentWidget()
        assert row is not None
        button = next(each for each in row.findChildren(QPushButton) if each.isVisible())
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        chooser = dialog.findChildren(QFileDialog)[-1]
        assert chooser.isVisible()
        chooser.filesSelected.emit([str(tmp_path / name)])
        chooser.reject()
        assert line.text() == str(tmp_path / name)
    dialog.reject()


def test_a_dialog_that_is_left_ends_the_reading(
    opened: Opener, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_asked: object, **_how: object) -> None:
        while True:
            pass

    monkeypatch.setattr(add_variant, "read", endless)
    window = opened(SAMPLE)
    before = shown(window)
    window.actions_table["variant-from-tree"].trigger()
    dialog = window.findChild(AddVariant)
    assert dialog is not None
    qtbot.keyClicks(dialog.tree, str(tmp_path))
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)
    assert [job.title for job in window.bench.jobs.running] == [dialog.problem.text()]
    assert not dialog.ok.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.bench.jobs.running == ()
    assert shown(window) == before
