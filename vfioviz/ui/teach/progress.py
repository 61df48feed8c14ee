"""How far a learner came: kept in the XDG state folder, and nowhere else."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QSettings

from vfioviz.codec.digits import whole_number
from vfioviz.ui.store import STATE, ini

_LONGEST = 100
"""Characters of what is stored."""


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
    return ini(STATE, "lessons.ini")


def progress(key: str) -> Progress:
    """Return how far a lesson was played; the start where it was not, or where that is broken."""
    stored = str(_store().value(f"lessons/{key}", ""))
    numbers = [whole_number(part) for part in stored[:_LONGEST].split(" ")]
    known = [number for number in numbers if number is not None]
    if len(known) != len(numbers) or len(known) != len(Progress._fields):
        return Progress()
    page, done, solved, wrong = known
    return Progress(page, bool(done), solved, wrong)


def keep(key: str, now: Progress) -> None:
    """Remember how far a lesson was played."""
    stored = " ".join(str(int(part)) for part in now)
    _store().setValue(f"lessons/{key}", stored)


def forget(key: str | None = None) -> None:
    """Forget one lesson's progress, or that of all."""
    _store().remove("lessons" if key is None else f"lessons/{key}")
