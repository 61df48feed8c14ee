"""How an action and a panel are known: words, keys, where they stand. Nothing here knows Qt."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from vfioviz.language import mark, tr

P = TypeVar("P")

SECTIONS = (
    mark("File"),
    mark("Edit"),
    mark("Go"),
    mark("Variants"),
    mark("View"),
    mark("Teach"),
    mark("Help"),
)
"""Menus, from left to right."""


@dataclass(frozen=True, slots=True)
class Spec:
    """An action, as the menus, the toolbar and Help know it."""

    key: str
    slot: str
    """Where it stands in the menus: one of ``ui.menus.SLOTS``, as in ``File/open``."""
    text: str
    tip: str
    icon: str = ""
    shortcuts: tuple[str, ...] = ()
    checkable: bool = False
    short: str = ""
    """Text below the icon in the toolbar, where the menu's is too long."""
    values: tuple[tuple[str, object], ...] = ()
    """What ``{names}`` in text and tip stand for."""
    group: str = ""
    """Of the actions of a group one is checked."""
    tells: bool = False
    """Whether it would give away what a lesson asks for, and hides."""

    @property
    def section(self) -> str:
        """The menu that it stands in: one of ``SECTIONS``."""
        return self.slot.partition("/")[0]

    @property
    def told(self) -> str:
        """The text in the language of the window, with its mnemonic."""
        return tr(self.text, **self._told_values())

    @property
    def told_tip(self) -> str:
        """The tip in the language of the window."""
        return tr(self.tip, **self._told_values())

    @property
    def plain(self) -> str:
        """The text in the language of the window, without mnemonic."""
        return self.told.replace("&", "").removesuffix("…")

    def _told_values(self) -> dict[str, object]:
        return {name: tr(value) if isinstance(value, str) else value for name, value in self.values}


@dataclass(frozen=True, slots=True)
class Panel(Generic[P]):
    """A panel of type ``P``, as docks, menus and lessons know it."""

    key: str
    name: str
    keys: str
    """The shortcut that brings it to the front."""
    place: Literal["below", "beside"] = "below"
    """Below the map, as a tab of its group, or beside it."""
    group: str = "read"
    """Key of ``ui.groups.GROUPS``: which panels below the map it stands with."""
    tools: tuple[str, ...] = ()
    """Keys of the actions that have a button in its title bar; one alone is written out."""
    safe: bool = False
    """Whether it shows no more than the map does: a lesson that hides something leaves it open."""
