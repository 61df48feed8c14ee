"""The menus: which there are, and where in them an action finds its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QMenu

from vfioviz.language import mark, tr
from vfioviz.ui.actions import Actions

_BAR = "|"


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of slots, bars and menus; the actions of a slot stand there in their order."""

    name: str
    entries: tuple[str | Menu, ...] = ()
    key: str = ""
    """Where entries come from elsewhere: ``recent`` files, ``panels``, a project's ``variants``."""


MENUS = (
    Menu(mark("&File"), (
        "File/window", _BAR,
        "File/open", "File/device", "File/structs", Menu(mark("Open &recent"), key="recent"),
        "File/start", "File/many", _BAR,
        "File/save", _BAR,
        "File/close", "File/quit",
    )),
    Menu(mark("&Edit"), (
        "Edit/undo", _BAR, "Edit/value", _BAR, "Edit/capability", _BAR, "Edit/across", _BAR,
        "Edit/note", "Edit/c", _BAR,
        "Edit/copy", Menu(mark("Copy a&s"), ("Edit/copy-as",)),
    )),
    Menu(mark("&Go"), (
        "Go/to", _BAR, "Go/find", _BAR, "Go/pane", Menu(mark("Pane&l"), ("Go/panel",)), _BAR,
        Menu(mark("&Watch the C"), ("Go/watch",)), _BAR,
        "Go/column",
    )),
    Menu(mark("V&ariants"), (
        "Variants/show", _BAR, "Variants/add", _BAR, "Variants/compare", _BAR, "Variants/headers",
    ), key="variants"),
    Menu(mark("&View"), (
        "View/zoom", _BAR,
        Menu(mark("&Bytes a row"), ("View/rows",)),
        Menu(mark("&Gridlines"), ("View/grid-next", _BAR, "View/grid")), _BAR,
        "View/map", _BAR,
        Menu(mark("Wor&kspace"), ("View/workspace",)),
        Menu(mark("&Panels"), key="panels"), Menu(mark("&Theme"), ("View/theme",)),
        Menu(mark("Colour blin&dness"), ("View/vision", _BAR, "View/vision-paper")), "View/font",
        Menu(mark("&Language"), ("View/language",)), _BAR,
        "View/window",
    )),
    Menu(mark("&Teach"), ("Teach/begin", _BAR, "Teach/lesson", _BAR, "Teach/room")),
    Menu(mark("&Help"), ("Help/explain", _BAR, "Help/program")),
)  # fmt: skip


def _slots(menus: tuple[str | Menu, ...]) -> Iterator[str]:
    for entry in menus:
        if isinstance(entry, Menu):
            yield from _slots(entry.entries)
        elif entry != _BAR:
            yield entry


SLOTS = tuple(_slots(MENUS))
"""Where an action can stand."""


class Menus:
    """The menu bar of a window."""

    def __init__(self, window: QMainWindow, actions: Actions) -> None:
        self._window = window
        self._filled: dict[str, QMenu] = {}
        self._by_slot: dict[str, list[QAction]] = {slot: [] for slot in SLOTS}
        for spec in actions.specs:
            self._by_slot[spec.slot].append(actions[spec.key])
        for menu in MENUS:
            window.menuBar().addMenu(self._build(menu))

    @property
    def recent(self) -> QMenu:
        """The recent files."""
        return self._filled["recent"]

    @property
    def variants(self) -> QMenu:
        """The versions of the code."""
        return self._filled["variants"]

    @property
    def panels(self) -> QMenu:
        """The panels that are shown."""
        return self._filled["panels"]

    def slot(self, name: str) -> list[QAction]:
        """Return the actions of a slot."""
        return self._by_slot[name]

    def _build(self, menu: Menu) -> QMenu:
        made = QMenu(tr(menu.name), self._window)
        if menu.key:
            self._filled[menu.key] = made
        for entry in menu.entries:
            if isinstance(entry, Menu):
                made.addMenu(self._build(entry))
            elif entry == _BAR:
                made.addSeparator()
            else:
                made.addActions(self._by_slot[entry])
        return made
