"""The wheel scrolls: it edits nothing that the pointer happens to pass."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QSpinBox, QWidget

from tests.ui.conftest import Opener
from vfioviz.ui.panels.table import ARGSZ, PANELS, SOURCES

ATOMIC = "device-atomic-before-v6.6.bin"


def turn(widget: QWidget, by: int = -120) -> None:
    at = QPointF(widget.rect().center())
    event = QWheelEvent(
        at, QPointF(widget.mapToGlobal(at)), QPoint(), QPoint(0, by), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
    QApplication.processEvents()


def shown(widget: QWidget) -> object:
    return widget.currentIndex() if isinstance(widget, QComboBox) else widget.value()  # type: ignore[attr-defined]  # a spin box


@pytest.mark.parametrize("by", [-120, 120])
def test_the_wheel_over_a_panel_changes_no_choice_and_no_number(opened: Opener, by: int) -> None:
    window = opened(ATOMIC)
    before = window.document.project
    tried = 0
    for panel in PANELS:
        window.panes.bring(panel)
        QApplication.processEvents()
        dock = window.panes.docks[panel.key]
        for kind in (QComboBox, QSpinBox):
            for each in dock.findChildren(kind):
                had = shown(each)
                window.load_map().setFocus()
                for _ in range(3):
                    turn(each, by)
                assert shown(each) == had, (panel.key, each.accessibleName())
                tried += 1
    assert tried >= 6
    assert window.document.project == before
    assert not window.document.modified


def test_a_choice_that_was_made_is_not_turned_on_by_the_wheel(opened: Opener) -> None:
    window = opened(ATOMIC)
    box = window.panes.bring(SOURCES).call.handler
    box.setFocus()
    had = box.currentIndex()
    turn(box)
    assert box.currentIndex() == had
    QTest.keyClick(box, Qt.Key.Key_Down)
    assert box.currentIndex() == had + 1, "the keys choose"


def test_the_wheel_turns_the_number_that_has_the_focus(opened: Opener) -> None:
    window = opened(ATOMIC)
    spin = window.panes.bring(ARGSZ).spin
    had = spin.value()
    turn(spin, 120)
    assert spin.value() == had
    assert not spin.hasFocus()
    spin.setFocus()
    turn(spin, 120)
    assert spin.value() == had + 1
