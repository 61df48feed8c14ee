"""What the program remembers: recent files, and how the window was arranged."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable

from PySide6.QtCore import QByteArray, QSettings

from vfioviz.capture.bounded import is_file
from vfioviz.ui.store import CONFIG, STATE, ini

MAX_RECENT = 8
_LOOKED_AT = 64
"""Names of a list that are looked at, however long somebody made it."""
_LONGEST = 8192
"""Characters of a name."""
_VERSION = 2
"""Of the window's arrangement; another one, as from before the groups, is not restored."""


def settings() -> QSettings:
    """Return the preferences: an INI file below the XDG configuration folder."""
    return ini(CONFIG, "vfioviz.ini")


def window_settings() -> QSettings:
    """Return what is known of how windows were left: an INI file below the XDG state folder."""
    return ini(STATE, "window.ini")


def recent_files() -> tuple[str, ...]:
    """Return the files opened or saved lately that still exist, the latest first."""
    stored = settings().value("recent/files", [])
    names = [stored] if isinstance(stored, str) else stored
    if not isinstance(names, list):
        return ()
    kept = (str(name) for name in names[:_LOOKED_AT] if isinstance(name, str) and is_file(name))
    return tuple(kept)[:MAX_RECENT]


def remember(*paths: str) -> None:
    """Put files at the head of the recent ones, the last of them first; ``-`` is none."""
    names = [os.path.realpath(path) for path in reversed(paths) if path != "-"]
    if names:
        names += [name for name in recent_files() if name not in names]
        settings().setValue("recent/files", names[:MAX_RECENT])


def forget_all() -> None:
    """Forget the recent files."""
    settings().remove("recent/files")
    window_settings().remove("structs/sources")


def header_sources() -> tuple[tuple[str, str], ...]:
    """Return the sources of headers that were open last, each with its base or ""."""
    try:
        stored = json.loads(str(window_settings().value("structs/sources", "[]")))
        pairs = [(str(text), str(base)) for text, base in stored[:_LOOKED_AT]]
    except (ValueError, TypeError, RecursionError):
        return ()
    return tuple(pair for pair in pairs if pair[0] and len(pair[0] + pair[1]) <= _LONGEST)


def remember_header_sources(sources: Iterable[tuple[str, str]]) -> None:
    """Store which sources of headers are open."""
    window_settings().setValue("structs/sources", json.dumps(list(sources)))


def preference(name: str, default: str) -> str:
    """Return a preference as text."""
    return str(settings().value(f"view/{name}", default))


def set_preference(name: str, value: str) -> None:
    """Store a preference."""
    stored, entry = settings(), f"view/{name}"
    if stored.value(entry) != value:
        stored.setValue(entry, value)


def arrangement() -> tuple[QByteArray, QByteArray] | None:
    """Return geometry and state of the window as it was left; None at the first start."""
    stored = window_settings()
    geometry, state = stored.value("geometry"), stored.value("state")
    version = str(stored.value("version", ""))
    if (
        version == str(_VERSION)
        and isinstance(geometry, QByteArray)
        and isinstance(state, QByteArray)
    ):
        return geometry, state
    return None


def set_arrangement(geometry: QByteArray, state: QByteArray) -> None:
    """Store how the window is arranged."""
    stored = window_settings()
    stored.setValue("version", _VERSION)
    stored.setValue("geometry", geometry)
    stored.setValue("state", state)
