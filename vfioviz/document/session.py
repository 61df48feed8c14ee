"""The one frozen State of the program."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vfioviz.document.project import Project
from vfioviz.document.view import View

if TYPE_CHECKING:
    from vfioviz.document.teach.playing import Playing


@dataclass(frozen=True, slots=True)
class State:
    """All that the window shows."""

    project: Project | None = None
    view: View = field(default_factory=View)
    path: str | None = None
    """File that the project was saved to or opened from."""
    playing: Playing | None = None
    """The lesson that is being played."""
