"""Widths of columns and splitters, as they were left."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QHeaderView, QSplitter, QWidget

from vfioviz.ui.recent import window_settings

_VERSION = 1
"""Of what is stored: another number is not restored."""


def _parts(panel: QWidget) -> Iterator[tuple[str, QHeaderView | QSplitter]]:
    for number, header in enumerate(panel.findChildren(QHeaderView)):
        yield f"header-{number}", header
    for number, split in enumerate(panel.findChildren(QSplitter)):
        yield f"splitter-{number}", split


def keep(key: str, panel: QWidget) -> None:
    """Store the widths of a panel."""
    store = window_settings()
    for name, part in _parts(panel):
        entry, state = f"columns/{_VERSION}/{key}/{name}", part.saveState()
        # Each panel that is kept anew is a wait for the disk while the window closes.
        if store.value(entry) != state:
            store.setValue(entry, state)


def restore(key: str, panel: QWidget) -> None:
    """Give a panel the widths that it had; what does not fit it any more is left out."""
    store = window_settings()
    for name, part in _parts(panel):
        stored = store.value(f"columns/{_VERSION}/{key}/{name}")
        if not isinstance(stored, QByteArray):
            continue
        if isinstance(part, QHeaderView):
            # What is stored of another number of columns would hide some.
            count, before = part.count(), part.saveState()
            part.restoreState(stored)
            if part.count() != count or part.hiddenSectionCount():
                part.restoreState(before)
        else:
            part.restoreState(stored)
