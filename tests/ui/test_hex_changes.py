"""Bytes that differ from the reference are marked in the hex table, and said."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Opener
from vfioviz.ui.panels.table import HEX


def test_what_differs_is_underlined_and_said(opened: Opener, qtbot: QtBot) -> None:
    window = opened("iommu-linux-6.1.bin")
    window.panes.show("hex")
    model = window.panes[HEX].model
    assert not any(model.changed(at) for at in range(model.size))  # the reference itself
    window.editing.go_to_column(3)
    mine = window.document.derived.columns[3].layout.data
    base = window.document.derived.columns[0].layout.data
    marked = [at for at in range(model.size) if model.changed(at)]
    assert marked == [20, 21, 22, 23]  # the new pad, where the caller's bytes were left
    assert all(base[at] != mine[at] for at in marked)
    font = model.data(model.index_of(20), Qt.ItemDataRole.FontRole)
    assert isinstance(font, QFont)
    assert font.underline()
    said = str(model.data(model.index_of(20), Qt.ItemDataRole.AccessibleTextRole))
    assert said.endswith("differs from the reference")
    assert model.data(model.index_of(0), Qt.ItemDataRole.FontRole) is None
    window.actions_table["reference"].trigger()
    assert not any(model.changed(at) for at in range(model.size))
