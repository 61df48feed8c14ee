"""Undo and redo in a field: its own steps first, then those of the window."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def left_to_window(event: QEvent, *, undo: bool, redo: bool) -> bool:
    """Whether a key is the window's shortcut, because a field has no step of its own; ignores it.

    Qt's fields keep the key in any case, and nothing happens.

    Args:
        event: What a field gets.
        undo: Whether the field has a step to take back.
        redo: Whether it has one to make again.
    """
    if event.type() is not QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    back, again = QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo
    if (event.matches(back) and not undo) or (event.matches(again) and not redo):
        event.ignore()
        return True
    return False
