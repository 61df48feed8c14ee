"""One picture: a window of its own, prepared, painted without a screen, saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from vfioviz.ui.features.viewing import change
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PICTURES = SAMPLES / "pictures"

Prepare = Callable[[MainWindow], None]


def settle(app: QApplication, seconds: float = 0.6) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


def open_window(app: QApplication, size: tuple[int, int], theme: str) -> MainWindow:
    window = MainWindow(Theme(app))
    window.theme.choose(theme)
    change(window.bench, animate=False)
    window.resize(*size)
    window.start()
    window.show()
    settle(app)
    return window


def save(picture: QPixmap, name: str) -> None:
    PICTURES.mkdir(exist_ok=True)
    picture.save(str(PICTURES / name))


def draw(
    app: QApplication,
    name: str,
    size: tuple[int, int],
    theme: str,
    files: list[str],
    *prepare: Prepare,
) -> None:
    window = open_window(app, size, theme)
    if files:
        window.files.open_paths([str(SAMPLES / file) for file in files])
        settle(app)
    for one in prepare:
        one(window)
    settle(app)
    save(window.grab(), name)
    close(app, window)


def close(app: QApplication, window: MainWindow) -> None:
    window.document.undo_stack.setClean()
    window.hide()
    window.deleteLater()
    settle(app, 0.1)
