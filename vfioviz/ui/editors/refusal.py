"""How a field says that what was typed in it is not taken: below it, and aloud."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from vfioviz.capture.visible import shortened, visible
from vfioviz.ui.announcer import announce
from vfioviz.ui.plain import plain

_SHOWN = 40
"""Characters of what was typed that are said again."""


def again(typed: str) -> str:
    """Return what was typed, fit to be said again."""
    return shortened(visible(typed.strip()), _SHOWN)


def tell(field: QWidget, problem: str) -> None:
    """Say what is wrong."""
    QToolTip.showText(field.mapToGlobal(QPoint(0, field.height())), plain(problem), field)
    announce(field, problem)
