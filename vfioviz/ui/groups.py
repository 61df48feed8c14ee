"""The groups of the panels below the map: what one is at decides which of them one looks into."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.language import mark


@dataclass(frozen=True, slots=True)
class Group:
    """A few panels that stand behind each other in one dock."""

    key: str
    name: str
    tip: str


GROUPS = (
    Group("read", mark("Read"), mark("What this answer says")),
    Group("compare", mark("Compare"), mark("What other versions, callers and readers make of it")),
    Group("explain", mark("Explain"), mark("How it came about, and what there is to say of it")),
)
"""From left to right."""
