"""A label that gives way: never wider than its place, the whole text still there to be read."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from vfioviz.ui.elided import ElidedLabel

LONG = "Linux 6.12.107+deb12-amd64, time not recorded"


def test_it_gives_way_and_keeps_its_text(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    label.setToolTip("Kernel")
    qtbot.addWidget(label)
    label.resize(90, 20)
    with qtbot.waitExposed(label):
        label.show()
    assert label.minimumSizeHint().width() < 120 < label.sizeHint().width()
    assert label.text() == LONG
    # What is behind the cut is not painted: two texts that differ only there look alike.
    narrow = label.grab().toImage()
    label.setText(LONG.replace("recorded", "known"))
    assert label.grab().toImage() == narrow
    event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(5, 5), label.mapToGlobal(QPoint(5, 5)))
    QApplication.sendEvent(label, event)
    assert QToolTip.text() == f"Kernel: {label.text()}"
    QToolTip.hideText()


def test_a_short_text_is_what_it_needs(qtbot: QtBot) -> None:
    label = ElidedLabel("6.1")
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= label.sizeHint().width() < 60
