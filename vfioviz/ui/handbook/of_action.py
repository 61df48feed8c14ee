"""Which topic of the handbook explains an action: a button of the toolbar, an entry of a menu."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from vfioviz.scene.handbook.topics import topic_of_version
from vfioviz.ui.actions import Actions
from vfioviz.ui.variants_menu import ACTION as VARIANT

_KEYS = {
    "paste": "column.opened",
    "copy-reply": "term.reply",
    "copy-diff": "term.edit-c",
    "follow": "term.walk",
    "pass-needed": "term.two-calls",
    "next-difference": "panel.differences",
    "previous-difference": "panel.differences",
    "abis": "abis",
    "producers": "handlers",
    "reference": "panel.differences",
    "fold": "panel.map",
    "level": "panel.map",
    "letters": "session.vision",
    "pair": "panel.pair",
    "mono-font": "session.look",
    "plot-table": "plots",
    "plot-copy": "plots",
    "plot-export": "plots",
    "lesson-file": "lesson.write",
    "lesson-next": "panel.lesson",
    "lesson-back": "panel.lesson",
    "lesson-leave": "lesson.progress",
    "about": "session.install",
    "commands": "session.commands",
    "shortcuts": "session.shortcuts",
    "reset-layout": "session.arrangement",
}
"""Actions that another page explains than the rest of their slot."""
_SLOTS = {
    "File/window": "session.windows",
    "File/many": "session.windows",
    "File/quit": "session.arrangement",
    "File/open": "column.opened",
    "File/start": "start",
    "File/save": "session.files",
    "File/close": "session.windows",
    "File/device": "panel.capture",
    "File/structs": "struct-view",
    "Edit/undo": "panel.history",
    "Edit/value": "term.request",
    "Edit/capability": "term.cap-add",
    "Edit/across": "term.across",
    "Edit/note": "panel.notes",
    "Edit/c": "term.edit-c",
    "Edit/copy": "panel.text",
    "Edit/copy-as": "panel.text",
    "Go/to": "panel.map",
    "Go/find": "panel.findings",
    "Go/column": "panel.map",
    "Go/pane": "panels",
    "Go/watch": "panel.steps",
    "Variants/add": "term.own-version",
    "Variants/compare": "patch",
    "Variants/headers": "term.own-headers",
    "View/zoom": "session.look",
    "View/rows": "panel.map",
    "View/grid-next": "term.gridline",
    "View/grid": "term.gridline",
    "View/map": "panel.map",
    "View/workspace": "session.arrangement",
    "View/window": "session.arrangement",
    "View/theme": "session.look",
    "View/vision": "session.vision",
    "View/vision-paper": "session.vision",
    "View/language": "session.look",
    "View/font": "session.look",
    "Teach/begin": "lessons",
    "Teach/lesson": "lesson.answer",
    "Teach/room": "lesson.presenter",
    "Help/explain": "start",
}
_PANEL = "panel-"


def topic_of_action(actions: Actions, action: QAction) -> str:
    """Return the topic of an action, of a submenu that of its first entry; "" where none is."""
    menu = action.menu()
    if isinstance(menu, QMenu):
        topics = (topic_of_action(actions, each) for each in menu.actions())
        return next(filter(None, topics), "")
    key = action.objectName()
    if key.startswith(VARIANT):
        own = actions.spec(key).slot if key in actions.keys else ""
        return _SLOTS[own] if own in _SLOTS else topic_of_version(key.removeprefix(VARIANT))
    if key not in actions.keys:
        return ""
    slot = actions.spec(key).slot
    if slot == "Go/panel":
        return f"panel.{key.removeprefix(_PANEL)}"
    return _KEYS.get(key) or _SLOTS.get(slot, "")
