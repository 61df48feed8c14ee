"""The menu of a right click: what one can do with the bytes under the mouse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from vfioviz.language import tr

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from vfioviz.ui.workbench import Workbench

ENTRIES = (
    ("edit", "mend", "note", "pass-needed"),
    ("why", "follow", "pointer", "help"),
    ("copy-value", "copy-bytes", "copy-hexdump"),
    ("copy-right", "copy-left"),
    ("find-same", "pair", "reference"),
    ("duplicate-cap", "move-up", "move-down", "remove-cap"),
)
"""Keys of actions, those that belong together between two lines."""


def menu(bench: Workbench) -> QMenu:
    """Return the menu for what is selected: the actions that can be run, with their keys."""
    made = QMenu(tr("Selected bytes"), bench.window)
    made.setObjectName("context")
    for group in ENTRIES:
        can = [bench.actions[key] for key in group if bench.actions[key].isEnabled()]
        if can and made.actions():
            made.addSeparator()
        made.addActions(can)
    made.aboutToHide.connect(made.deleteLater)
    return made


def pop_up(bench: Workbench, at: QPoint) -> None:
    """Show the menu at a point of the screen."""
    menu(bench).popup(at)
