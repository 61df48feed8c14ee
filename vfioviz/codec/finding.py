"""A finding about some bytes, as a value; the table of codes is in ``findings``."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vfioviz.language import Phrase, told


class Severity(StrEnum):
    """How severe a finding is."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """A finding about the bytes ``[start, stop)``."""

    code: str
    severity: Severity
    start: int
    stop: int
    template: str
    """One or two plain sentences: what was found, what was expected, at which offset."""
    rule: str = ""
    """The rule behind it and where it is written down."""
    values: tuple[tuple[str, object], ...] = ()
    """Values for the names in the template."""

    @property
    def text(self) -> str:
        """The template with its values, in English."""
        return self.template.format(**dict(self.values)) if self.values else self.template

    @property
    def told(self) -> str:
        """The text in the language of the window."""
        return told(Phrase(self.template, self.values))
