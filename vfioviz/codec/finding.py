"""Something to say about bytes, as a value; the table of what can be said is in ``findings``."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vfioviz.language import Phrase, told


class Severity(StrEnum):
    """How grave a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """Something to say about the bytes ``[start, stop)``."""

    code: str
    severity: Severity
    start: int
    stop: int
    template: str
    """One or two sentences in plain language: what is there, what was expected, at which offset."""
    rule: str = ""
    """The rule behind it and where it is written down."""
    values: tuple[tuple[str, object], ...] = ()
    """What the names in the template stand for."""

    @property
    def text(self) -> str:
        """The template with its values, in English."""
        return self.template.format(**dict(self.values)) if self.values else self.template

    @property
    def told(self) -> str:
        """The text in the language of the window."""
        return told(Phrase(self.template, self.values))
