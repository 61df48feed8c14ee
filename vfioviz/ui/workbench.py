"""What a feature works with, in place of the window: a frozen set of tools, made by the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from vfioviz.ui.actions import Actions
from vfioviz.ui.centre import Centre
from vfioviz.ui.editing import Editing
from vfioviz.ui.files import Files
from vfioviz.ui.jobs import Jobs
from vfioviz.ui.links import Links
from vfioviz.ui.message_bar import MessageBar
from vfioviz.ui.panes import Panes
from vfioviz.ui.qdocument import QDocument
from vfioviz.ui.theme import Theme

S = TypeVar("S", bound="Service")


@dataclass(slots=True)
class Program:
    """What a window asks of the program that it is one window of."""

    new_window: Callable[[], object] | None = None
    quit: Callable[[], object] | None = None
    speak: Callable[[str], object] | None = None
    """Lets all windows speak the language of a code."""


@dataclass(frozen=True, slots=True)
class Workbench:
    """One for each window."""

    window: QMainWindow
    """A parent for dialogs and docks, known as Qt's own class alone."""
    document: QDocument
    editing: Editing
    files: Files
    jobs: Jobs
    """What takes long."""
    message: MessageBar
    actions: Actions
    theme: Theme
    centre: Centre
    """The start page or the map."""
    panes: Panes
    """The panels."""
    links: Links = field(default_factory=Links)
    program: Program = field(default_factory=Program)
    _services: dict[type[Service], Service] = field(default_factory=dict)

    def get(self, kind: type[S]) -> S:
        """Return the service of a type; makes it the first time."""
        found = self._services.get(kind)
        if not isinstance(found, kind):
            found = self._services[kind] = kind(self)
        return found

    def hand_on(self) -> list[Callable[[Workbench], object]]:
        """Return what shows in a window that takes the place of this one what services show."""
        found = (service.hand_on() for service in tuple(self._services.values()))
        return [again for again in found if again is not None]

    def close(self) -> None:
        """Close what services have open."""
        for service in self._services.values():
            service.close()


class Service(QObject):
    """Something that a window has one of, from when it is first wanted: ``Workbench.get``."""

    def __init__(self, bench: Workbench) -> None:
        super().__init__(bench.window)
        self.bench = bench

    def hand_on(self) -> Callable[[Workbench], object] | None:
        """Return what shows the same in the window that takes this one's place; None: nothing."""
        return None

    def close(self) -> None:
        """Close what would outlive the window."""
