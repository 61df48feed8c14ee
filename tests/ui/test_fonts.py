"""The font of bytes and values: chosen by the user, at once everywhere, and kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui import recent
from vfioviz.ui.dialogs.mono_font import MonoFontDialog
from vfioviz.ui.fonts import chosen_mono, mono
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.panels.table import HEX, STRUCTURE, TEXT
from vfioviz.ui.theme import Theme

OTHER = "DejaVu Sans"
"""Any other family that is installed; the dialog itself offers those of one width alone."""


@pytest.fixture
def usual(theme: Theme) -> Iterator[None]:
    yield
    theme.choose_mono("")


@pytest.mark.usefixtures("usual")
def test_another_font_is_used_at_once_in_map_and_panels(
    opened: Opener, theme: Theme, qtbot: QtBot
) -> None:
    if OTHER not in QFontDatabase.families():
        pytest.fail(f"{OTHER} is not installed: tests/setup.sh does that")
    window = opened("iommu-linux-6.1.bin")
    qtbot.keyClick(window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    view = window.map
    assert view is not None
    before = mono().families()[0]
    assert view.items[0].tiles.ink.value.font.families()[0] == before
    theme.choose_mono(OTHER)
    assert mono(chosen=False).families()[0] == before
    assert view.items[0].tiles.ink.value.font.families()[0] == OTHER
    for widget in (window.panes[HEX].view, window.panes[TEXT].view):
        assert widget.font().families()[0] == OTHER
    model = window.panes[STRUCTURE].model
    shown = model.data(model.index(0, 1), Qt.ItemDataRole.FontRole)
    assert isinstance(shown, QFont)
    assert shown.families()[0] == OTHER
    theme.choose_mono("")
    assert view.items[0].tiles.ink.value.font.families()[0] == before


@pytest.mark.usefixtures("usual")
def test_a_font_that_is_gone_is_not_used(theme: Theme) -> None:
    before = mono().families()
    theme.choose_mono("No Such Font")
    assert mono().families() == before
    assert chosen_mono() == "No Such Font"


@pytest.mark.usefixtures("usual")
def test_the_dialog_offers_fonts_of_one_width_and_keeps_what_is_chosen(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.actions_table["mono-font"].trigger()
    dialog = window.findChild(MonoFontDialog)
    assert dialog is not None
    offered = [dialog.box.itemText(row) for row in range(dialog.box.count())]
    assert offered
    assert all(QFontDatabase.isFixedPitch(name) for name in offered)
    dialog.box.setCurrentText(offered[-1])
    dialog.box.currentTextChanged.emit(offered[-1])
    qtbot.keyClick(dialog.box, Qt.Key.Key_Return)
    assert chosen_mono() == offered[-1]
    assert recent.preference("mono", "") == offered[-1]
    window.actions_table["mono-font"].trigger()
    again = next(one for one in window.findChildren(MonoFontDialog) if one.isVisible())
    again.usual.click()
    assert recent.preference("mono", "x") == ""
    assert chosen_mono() == ""


@pytest.mark.usefixtures("usual")
def test_looking_alone_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_table["mono-font"].trigger()
    dialog = window.findChild(MonoFontDialog)
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert chosen_mono() == ""
    assert recent.preference("mono", "") == ""
