"""Findings, each told once however many requests show it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Place
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.rules import RULES


class Case(NamedTuple):
    """A request that is reviewed."""

    name: str
    """As people know it: the name of a file, ``request 7``."""
    question: Question


class Shown(NamedTuple):
    """What one call showed."""

    rule: str
    text: str
    place: Place = NOWHERE
    """In C text; of arithmetic there is none."""
    argsz: tuple[int, int] | None = None
    """Values ``[start, stop)`` that a caller may pass."""
    size: int = 0
    """Bytes; 0 where none are counted."""
    at: int = -1
    """Offset in the caller's memory of the byte that is wrong; -1 where it is none."""


@dataclass(slots=True)
class Finding:
    """Something that a version of the code does."""

    shown: Shown
    """What the first request showed."""
    first: str
    """Its name."""
    ioctl: str
    """Key of the ioctl that it was."""
    handlers: list[str] = field(default_factory=list)
    abis: list[str] = field(default_factory=list)
    requests: set[str] = field(default_factory=set)
    """Names of those that show it."""

    @property
    def rule(self) -> str:
        """Key of the rule."""
        return self.shown.rule


class Findings:
    """All findings of one version, by rule and by place."""

    def __init__(self) -> None:
        self._found: dict[tuple[object, ...], Finding] = {}

    def add(self, case: Case, shown: Shown) -> None:
        """Note what a case showed."""
        question = case.question
        ioctl, handler = question.content.ioctl.key, question.handler.key
        where: tuple[object, ...] = (ioctl, handler)
        if shown.place != NOWHERE and shown.rule != "sister-differs":
            where = (shown.place.file, shown.place.line)
        key = (shown.rule, *where)
        found = self._found.get(key)
        if found is None:
            found = self._found[key] = Finding(shown, case.name, ioctl)
        for names, name in ((found.handlers, handler), (found.abis, question.abi.key)):
            if name not in names:
                names.append(name)
        found.requests.add(case.name)

    def __iter__(self) -> Iterator[Finding]:
        """Yield them, by rule; those of a rule in the order of their places."""
        order = list(RULES)
        return iter(
            sorted(self._found.values(), key=lambda one: (order.index(one.rule), one.shown.place))
        )
