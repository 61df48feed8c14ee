"""The window on a screen of 1920 x 1080 at a scale: its measures as JSON."""

from __future__ import annotations

import json
import sys

from PySide6.QtWidgets import QApplication, QWidget

from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme


def main(factor: float, path: str) -> int:
    app = QApplication([])
    window = MainWindow(Theme(app))
    width, height = int(1920 / factor), int(1080 / factor)
    window.resize(width, height)
    window.load_map()
    window.start()
    window.show()
    window.files.open_paths([path])
    for _ in range(20):
        app.processEvents()
    fonts = [each.font().pointSizeF() for each in window.findChildren(QWidget) if each.isVisible()]
    view = window.load_map()
    docks = window.panes.docks
    told = {
        "ratio": window.devicePixelRatioF(),
        "fits": window.width() <= width and window.height() <= height,
        "map": [view.width(), view.height()],
        "structure": [docks["structure"].width(), docks["structure"].height()],
        "findings": [docks["findings"].width(), docks["findings"].height()],
        "points": min(each for each in fonts if each > 0),
    }
    sys.stdout.write(json.dumps(told))
    sys.stdout.flush()
    window.document.undo_stack.setClean()
    window.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main(float(sys.argv[1]), sys.argv[2]))
