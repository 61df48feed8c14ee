"""The program in a process of its own, edited by key presses, until it is killed."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme
from vfioviz.ui.windows import Windows


def main(path: str) -> int:
    app = QApplication([])
    windows = Windows(Theme(app))
    window = windows.make()
    window.load_map()
    window.start()
    window.show()
    window.files.open_paths([path])
    QTimer.singleShot(0, lambda: edit(window))
    return app.exec()


def edit(window: MainWindow) -> None:
    """Add a capability of the catalogue by key presses alone."""
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.centre.focus_map()
    QTest.keyClick(window, Qt.Key.Key_Insert)
    QTest.qWait(50)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    count = len(window.document.project.content.caps) if window.document.project else 0
    Path(sys.argv[2]).write_text(f"{count}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
