"""One picture: a window of its own, prepared, painted without a screen, saved."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from vfioviz.ui.features.viewing import change
from vfioviz.ui.main_window import MainWindow
from vfioviz.ui.theme import Theme

SAMPLES = Path(__file__).resolve().parents[2] / "samples"
PICTURES = SAMPLES / "pictures"

_SHORT = 400
"""Milliseconds of a timer that is waited for; a longer one takes a message away, or saves."""

_ROUNDS = 8

Prepare = Callable[[MainWindow], None]


def settle(app: QApplication, seconds: float = 0.6) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        app.processEvents()


def idle(app: QApplication, window: MainWindow, least: float = 0.05, most: float = 20.0) -> None:
    """Let a window come to rest: no job, no timer that ends, and ``least`` seconds of quiet."""
    until = time.monotonic() + most
    quiet, rounds = 0.0, 0
    while time.monotonic() < until:
        app.processEvents()
        busy = window.jobs.running or any(
            timer.isSingleShot() and timer.isActive() and timer.interval() <= _SHORT
            for timer in window.findChildren(QTimer)
        )
        if busy or not quiet:
            quiet, rounds = time.monotonic() + least, 0
        # On a busy machine that time may pass in one round, and a layout takes a few.
        elif time.monotonic() > quiet and rounds > _ROUNDS:
            return
        rounds += 1


def open_window(app: QApplication, size: tuple[int, int], theme: str) -> MainWindow:
    window = MainWindow(Theme(app))
    window.theme.choose(theme)
    change(window.bench, animate=False)
    window.resize(*size)
    painted: list[bool] = []
    window.painted.connect(lambda: painted.append(True))
    window.start()
    window.show()
    until = time.monotonic() + 20
    while not painted and time.monotonic() < until:
        app.processEvents()
    idle(app, window)
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
    theme = window.theme
    window.deleteLater()
    theme.deleteLater()
    settle(app, 0.05)
    # No event loop runs here that would do it, and each window left over is styled anew each time.
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    app.processEvents()
