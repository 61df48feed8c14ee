"""How far a learner came: kept in the XDG state folder, and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSettings, QStandardPaths


class Progress(NamedTuple):
    """Of one lesson."""

    page: int = 0
    """The furthest page that was opened, from 0."""
    done: bool = False
    """Whether the last page was solved."""
    solved: int = 0
    """Tasks that were answered."""
    wrong: int = 0
    """Wrong answers on the way."""


def _store() -> QSettings:
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericStateLocation)
    return QSettings(f"{folder}/vfioviz/lessons.ini", QSettings.Format.IniFormat)


def progress(key: str) -> Progress:
    """Return how far a lesson was played; the start where it was not, or where that is broken."""
    stored = str(_store().value(f"lessons/{key}", ""))
    parts = stored.split(" ")
    if len(parts) != len(Progress._fields) or not all(part.isdecimal() for part in parts):
        return Progress()
    page, done, solved, wrong = map(int, parts)
    return Progress(page, bool(done), solved, wrong)


def keep(key: str, now: Progress) -> None:
    """Remember how far a lesson was played."""
    stored = " ".join(str(int(part)) for part in now)
    _store().setValue(f"lessons/{key}", stored)


def forget(key: str | None = None) -> None:
    """Forget one lesson's progress, or that of all."""
    _store().remove("lessons" if key is None else f"lessons/{key}")
