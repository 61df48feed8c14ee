"""What a screen reader is told: at most one short sentence for each thing that the user does."""

from __future__ import annotations

from enum import IntEnum

import shiboken6
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

LONGEST = 120
"""Characters."""


class Weight(IntEnum):
    """Of what happens at once, the weightiest is said."""

    PLACE = 0
    """Where the selection is now."""
    RESULT = 1
    """What became of the models."""
    MESSAGE = 2
    """What went wrong, or was done."""


_waiting: list[tuple[Weight, QWidget, str]] = []


def shortened(text: str) -> str:
    """Return a text that is short enough, cut between two words."""
    text = " ".join(text.split())
    if len(text) <= LONGEST:
        return text
    return text[: LONGEST - 1].rpartition(" ")[0] + "…"


def announce(widget: QWidget, text: str, weight: Weight = Weight.MESSAGE) -> None:
    """Let a screen reader say something, when all that the key press does is done."""
    if not text:
        return
    if not _waiting:
        QTimer.singleShot(0, _say)
    _waiting.append((weight, widget, text))


def _say() -> None:
    # Of equals the last one: it was said when everything stood where it stands now.
    alive = [each for each in _waiting if shiboken6.isValid(each[1])]
    _waiting.clear()
    if alive:
        _, widget, text = max(reversed(alive), key=lambda each: each[0])
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, shortened(text)))
