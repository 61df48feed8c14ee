"""In a made up language: whatever has not its brackets was never given to a translator."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QToolBar, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.translation.walk import said
from vfioviz.capture.headerlist import HeadersWanted
from vfioviz.codec.consumers.known import CONSUMERS
from vfioviz.ui.dock import Dock
from vfioviz.ui.features.headers import desk
from vfioviz.ui.groupdock import Page
from vfioviz.ui.main_window import MainWindow

Opener = Callable[..., MainWindow]
PROSE = re.compile(r"[a-z]{3,} [a-z]{3,}")
"""Two words: names of fields, structs, programs and releases are the same in each language."""
STRUCT = re.compile(r"struct \w+")
QTS_OWN = {"Undocks and re-attaches the dock widget", "Closes the dock widget", "Press shortcut"}
NAMES = {each.title for each in CONSUMERS}
HEADER = """#include <linux/types.h>
struct one { __u8 a; __u64 b; __u32 __resv; __u64 c; void *p; long l; __u8 x:3, y:5; int n; };
"""
DIALOGS = ("learn", "shortcuts", "about", "goto", "capture")


def in_sight(dock: Dock | Page) -> bool:
    return dock.seen and dock.panel.isVisible()


def untranslated(top: QWidget) -> list[tuple[str, str]]:
    return [
        (where, text)
        for where, text in said(top)
        if PROSE.search(STRUCT.sub("", text))
        and "«" not in text
        and text.partition("\n")[0] not in QTS_OWN | NAMES
    ]


@pytest.mark.usefixtures("marked")
def test_the_start_page_is_translated(window: MainWindow) -> None:
    assert untranslated(window) == []


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    "name", ["iommu-linux-6.12.bin", "hostile-cycle.bin", "device-atomic-posted-v1-review.bin"]
)
def test_every_panel_is_translated(opened: Opener, qtbot: QtBot, name: str) -> None:
    window = opened(name)
    window.actions_table["compare"].trigger()
    for key, dock in window.panes.docks.items():
        window.actions_table[f"panel-{key}"].trigger()
        qtbot.waitUntil(partial(in_sight, dock))
    assert untranslated(window) == []


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize("key", DIALOGS)
def test_every_dialog_is_translated_and_holds_longer_texts(
    opened: Opener, qtbot: QtBot, key: str
) -> None:
    window = opened("iommu-linux-6.12.bin")
    window.actions_table[key].trigger()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in window.findChildren(QDialog)))
    dialog = next(each for each in window.findChildren(QDialog) if each.isVisible())
    # Lessons are documents of their own.
    found = [(where, text) for where, text in untranslated(dialog) if "Lessons" not in where]
    assert found == []
    assert dialog.minimumSizeHint().width() <= 1280
    assert dialog.minimumSizeHint().height() <= 720
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.minimumSizeHint().width(), button.text()
    box = dialog.findChild(QDialogButtonBox)
    assert box is not None
    dialog.reject()


@pytest.mark.usefixtures("marked")
def test_the_window_holds_texts_that_are_half_as_long_again(opened: Opener) -> None:
    window = opened("iommu-linux-6.12.bin")
    wide = [
        (type(each).__name__, each.objectName(), each.minimumSizeHint().width())
        for each in window.findChildren(QWidget)
        if each.minimumSizeHint().width() > 800
    ]
    assert wide == []
    assert window.minimumSizeHint().width() <= 1280
    assert window.width() == 1280
    bar = window.findChild(QToolBar)
    assert bar is not None
    assert bar.width() <= 1280


@pytest.mark.usefixtures("marked")
def test_the_window_of_structs_is_translated(window: MainWindow, qtbot: QtBot) -> None:
    shown = desk(window.bench).show()
    shown.open(HeadersWanted("x.h", "", HEADER))
    qtbot.waitUntil(lambda: not shown.jobs.running)
    shown.chooser.choose("one")
    qtbot.waitUntil(lambda: not shown.jobs.running)
    shown.pane.map.setFocus()
    QTest.keyClick(shown.pane.map, Qt.Key.Key_Home)
    assert shown.pane.verdict.model.rowCount() > 5
    assert untranslated(shown) == []
    window.bench.close()
