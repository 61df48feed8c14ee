"""What is remembered of the workspaces: which one was used last, and how each was left."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.ui.recent import window_settings

_KEY = "workspace"


class Left(NamedTuple):
    """How the panels stood."""

    shown: list[str]
    """Keys of those that were open."""
    front: list[str]
    """Keys of those that were seen."""
    height: int
    """Pixels of the panels below the map; 0 where none was seen."""


def kept_workspace() -> str:
    """Return the key of the workspace that was used last; "" where none was."""
    return str(window_settings().value(f"{_KEY}/last", ""))


def kept_panels(key: str) -> Left | None:
    """Return how a workspace was left; None where it never was."""
    stored = str(window_settings().value(f"{_KEY}/{key}", ""))
    shown, bar, rest = stored.partition("|")
    front, more, height = rest.partition("|")
    if not bar or not more or not height.isascii() or not height.isdigit():
        return None
    return Left(shown.split(), front.split(), min(int(height[:6]), 10_000))


def keep_panels(key: str, left: Left) -> None:
    """Remember how a workspace is left, and that it was used last."""
    stored = window_settings()
    stored.setValue(f"{_KEY}/last", key)
    stored.setValue(f"{_KEY}/{key}", f"{' '.join(left.shown)}|{' '.join(left.front)}|{left.height}")
