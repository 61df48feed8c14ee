"""Arrangements of the panels for what one is at: each remembers how it was left."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.language import mark


@dataclass(frozen=True, slots=True)
class Workspace:
    """Which panels are seen at first; all others are a key away."""

    key: str
    name: str
    tip: str
    keys: str
    """Its shortcut."""
    beside: bool
    """Whether panels stand beside the map."""
    front: str
    """Key of the panel below the map that is in front; "" for none below."""


EXPLORE = Workspace(
    "explore",
    mark("E&xplore"),
    mark("Structure beside the map, findings below it"),
    "Ctrl+Alt+1",
    beside=True,
    front="findings",
)
WORKSPACES = (
    EXPLORE,
    Workspace(
        "review",
        mark("&Review"),
        mark("The map as wide as the window, differences below it"),
        "Ctrl+Alt+2",
        beside=False,
        front="differences",
    ),
    Workspace(
        "teach",
        mark("&Teach"),
        mark("The map alone, for a room"),
        "Ctrl+Alt+3",
        beside=False,
        front="",
    ),
)


def workspace(key: str) -> Workspace:
    """Return a workspace; the first for a key that is not known."""
    return next((one for one in WORKSPACES if one.key == key), EXPLORE)
