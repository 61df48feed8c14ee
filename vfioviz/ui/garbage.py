"""Garbage is collected in the window's thread alone, by a timer.

Python's own collector runs in whichever thread allocates. What it finds there may be Qt's: widgets
that nobody needs any more, and whose end in another thread than the window's ends the program.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EACH = 250
"""Milliseconds."""


def collect() -> None:
    """Collect what Python's own collector would collect now, in this thread."""
    counts, most = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if most[generation] and counts[generation] > most[generation]:
            gc.collect(generation)
            return


class Collector(QObject):
    """Takes the place of Python's own collector for as long as the program runs."""

    def __init__(self, parent: QObject, after: int = 0) -> None:
        """Begin so many milliseconds from now."""
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH)
        self._timer.timeout.connect(collect)
        QTimer.singleShot(after, self, self._timer.start)
