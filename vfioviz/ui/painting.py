"""A painter for pictures and files: it ends whole where a cancelled job leaves it half way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QPaintDevice, QPainter
from typing_extensions import override


class _Painter(QPainter):
    """Counts the states that are saved: Qt tells nobody, and complains of those that are left."""

    def __init__(self, device: QPaintDevice) -> None:
        super().__init__(device)
        self.saved = 0

    @override
    def save(self) -> None:
        super().save()
        self.saved += 1

    @override
    def restore(self) -> None:
        self.saved -= 1
        super().restore()


@contextmanager
def painting_on(device: QPaintDevice) -> Iterator[QPainter]:
    """Paint on a picture or a file; in whatever thread, for ``jobs.CancelledError`` may come."""
    painter = _Painter(device)
    try:
        yield painter
    finally:
        while painter.saved > 0:
            painter.restore()
        painter.end()
