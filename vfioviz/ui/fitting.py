"""How large a window is when it is first shown."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

_FRAME = QSize(16, 40)
"""What a window manager puts around a window; it can't be asked before the window is there."""


def first_size(window: QWidget, wanted: QSize) -> None:
    """Resize a window to ``wanted``, or to what the screen holds together with a frame."""
    window.resize(wanted.boundedTo(QGuiApplication.primaryScreen().availableSize() - _FRAME))
