"""A patch that is dropped, pasted or opened is offered as one, and is no broken dump."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from tests.csource import base
from tests.ui.conftest import SAMPLES, Opener
from vfioviz.document.references import read_again
from vfioviz.document.serialize import from_text, to_text
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.ui.dialogs.add_variant import AddVariant
from vfioviz.ui.main_window import MainWindow

SAMPLE = "device-atomic-v6.6.bin"
ARRAY = """\
From: A. Uthor <author@example.org>
Subject: [PATCH] a table

diff --git a/x.c b/x.c
--- a/x.c
+++ b/x.c
@@ -1,1 +1,4 @@
 int a;
+static const u8 b[] = {
+\t0x24, 0x00, 0x00, 0x00, 0x83, 0x00, 0x00, 0x00,
+};
"""


def drop(window: MainWindow, *, paths: tuple[Path, ...] = (), text: str = "") -> None:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    else:
        mime.setText(text)
    event = QDropEvent(
        QPointF(200, 200), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    window.dropEvent(event)


def dialog(window: MainWindow, qtbot: QtBot) -> AddVariant:
    qtbot.waitUntil(lambda: window.findChild(AddVariant) is not None)
    found = window.findChild(AddVariant)
    assert found is not None
    return found


def add(asked: AddVariant, tree: str, window: MainWindow, qtbot: QtBot) -> None:
    assert asked.tree.hasFocus() or asked.focusWidget() is asked.tree
    qtbot.keyClicks(asked.tree, tree)
    qtbot.mouseClick(asked.ok, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.document.derived.columns[-1].title == "mine")
    assert window.document.derived.columns[-1].failure == ""


def test_a_mail_that_is_dropped_on_the_map_is_put_on_a_tree(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    before = window.document.project
    mail = tmp_path / "mail.txt"
    mail.write_text("Hello,\n\n" + base.ROUNDS)
    drop(window, paths=(mail,))
    asked = dialog(window, qtbot)
    assert asked.patch.text() == str(mail)
    assert window.message.text == ""
    assert window.document.project is before
    add(asked, str(base.write(tmp_path / "tree")), window, qtbot)


@pytest.mark.parametrize("way", ["pasted", "dropped"])
def test_a_text_that_is_a_patch_is_put_on_a_variant_or_a_tree(
    opened: Opener, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    window = opened(SAMPLE)
    quoted = "".join(f"> {line}\n" for line in base.ROUNDS.splitlines())
    if way == "pasted":
        QGuiApplication.clipboard().setText(quoted)
        window.actions_table["paste"].trigger()
    else:
        drop(window, text=quoted)
    asked = dialog(window, qtbot)
    assert asked.patch.text() == ("clipboard" if way == "pasted" else "dropped text")
    add(asked, str(base.write(tmp_path / "tree")), window, qtbot)


def test_several_patches_are_given_at_once(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(SAMPLE)
    names = [tmp_path / "0001-a.patch", tmp_path / "0002,b.patch"]
    for path in names:
        path.write_text(base.ROUNDS)
    drop(window, paths=tuple(names))
    asked = dialog(window, qtbot)
    asked.tree.setText(str(tmp_path))
    assert asked.wanted().patches == tuple(map(str, names))
    asked.reject()
    drop(window, paths=(*names, SAMPLES / SAMPLE))
    qtbot.waitUntil(lambda: "give it without the answers" in window.message.text)


def test_the_arrays_of_a_patch_are_no_answers(opened: Opener, qtbot: QtBot, tmp_path: Path) -> None:
    window = opened(SAMPLE)
    path = tmp_path / "array.patch"
    path.write_text(ARRAY)
    window.files.open_paths([str(path)])
    dialog(window, qtbot).reject()


def test_with_nothing_open_it_says_what_to_do_first(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, text=base.ROUNDS)
    qtbot.waitUntil(lambda: "is a patch: open an answer first" in window.message.text)
    assert window.findChild(AddVariant) is None


def test_what_is_neither_is_refused_as_before(window: MainWindow, qtbot: QtBot) -> None:
    drop(window, text="--- a/x\n+++ what?\n")
    qtbot.waitUntil(lambda: "is no dump of bytes" in window.message.text)


REPLY = (
    "Re: [PATCH] round\nFrom: R. Eviewer\nOn Thu, 3 Aug 2023 10:41:09 -0400\n"
    "A. Uthor <author@example.org> wrote:\n"
    + "".join(f"> {line}\n" for line in base.ROUNDS.splitlines())
    + "Rather:\n"
    + base.ROUNDS[base.ROUNDS.index("diff --git") :].replace("sizeof(u64)", "8")
)


@pytest.mark.parametrize("way", ["pasted", "opened"])
def test_which_diff_of_a_mail_is_meant_can_be_chosen(
    opened: Opener, qtbot: QtBot, tmp_path: Path, way: str
) -> None:
    window = opened(SAMPLE)
    if way == "pasted":
        QGuiApplication.clipboard().setText(REPLY)
        window.actions_table["paste"].trigger()
    else:
        mail = tmp_path / "mail.txt"
        mail.write_text(REPLY)
        window.files.open_paths([str(mail)])
    asked = dialog(window, qtbot)
    qtbot.waitUntil(asked.diff.isVisible)
    assert asked.diff.count() == 3
    assert asked.diff.currentText() == "what was posted last"
    assert asked.diff.itemText(2).startswith("#2: proposed in a reply")
    asked.diff.setFocus()
    qtbot.keyClick(asked.diff, Qt.Key.Key_Down)
    qtbot.keyClick(asked.diff, Qt.Key.Key_Down)
    assert asked.patch.text().endswith("#2")
    asked.tree.setFocus()
    asked.referred.setChecked(True)
    add(asked, str(base.write(tmp_path / "tree")), window, qtbot)
    project = window.document.project
    assert project is not None
    made = project.producers.version("mine")
    assert isinstance(made, Sourced)
    assert "ALIGN(room, 8)" in made.sources.files["drivers/vfio/vfio_main.c"]
    again = from_text(to_text(window.document.state)).project
    assert again is not None
    absent = again.producers.version("mine")
    assert isinstance(absent, Sourced)
    assert read_again(absent) == made


def test_of_a_patch_with_one_diff_nothing_is_to_be_chosen(
    opened: Opener, qtbot: QtBot, tmp_path: Path
) -> None:
    window = opened(SAMPLE)
    drop(window, text=base.ROUNDS)
    asked = dialog(window, qtbot)
    qtbot.waitUntil(lambda: not window.bench.jobs.running)
    assert not asked.diff.isVisible()
    asked.reject()
