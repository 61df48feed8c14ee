"""A chart goes with its window, and the edits that it followed with it."""

from __future__ import annotations

import gc
import weakref

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.conftest import SAMPLES
from vfioviz.document import edits
from vfioviz.ui.panels.table import ARGSZ
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows


def used(windows: Windows, qtbot: QtBot) -> weakref.ref[QWidget]:
    """A panel with a chart that followed some edits, its window closed."""
    window = windows.make()
    window.files.open_paths([str(SAMPLES / "iommu-linux-6.1.bin")])
    window.show()
    window.panes.show("argsz")
    panel = window.panes[ARGSZ]
    qtbot.waitUntil(lambda: panel.chart is not None and panel.chart.isVisible())
    for argsz in range(20, 40):
        window.editing.run(lambda now, argsz=argsz: edits.set_argsz(now, argsz))  # type: ignore[misc]  # a lambda
        QApplication.processEvents()
    window.document.undo_stack.setClean()
    window.close()
    return weakref.ref(panel)


def test_a_chart_goes_with_its_window(theme: Theme, qtbot: QtBot) -> None:
    gone = used(Windows(theme), qtbot)
    for _ in range(3):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QApplication.processEvents()
        gc.collect()
    assert gone() is None
