"""What came of a call of C text."""

from __future__ import annotations

from typing import NamedTuple

from vfioviz.csource.machine import Machine, Outcome
from vfioviz.csource.memory import Object, Store
from vfioviz.csource.reports import NOWHERE, Place, Report
from vfioviz.kernel.rule import ModelError


class Added(NamedTuple):
    """A capability as the source put it in ``caps.buf``."""

    header: Store | None
    """What made its id; None: that is not to be told."""
    at: int
    """Where it is in ``caps.buf``, in bytes."""
    before: bytes
    after: bytes
    """``caps.buf`` before and after."""
    stores: tuple[Store, ...]


class Answer(NamedTuple):
    """The result of one call."""

    outcome: Outcome
    added: tuple[Added, ...]
    initial: bytes
    user: Object
    """The caller's memory after the call, and who made each byte."""
    machine: Machine


class Attempt(NamedTuple):
    """One call of a handler that adds the capabilities itself, whatever came of it."""

    outcome: Outcome
    user: Object
    """The caller's memory after the call, and who made each byte."""
    machine: Machine


class SourceError(ModelError):
    """The code can't be run."""

    def __init__(self, text: str, place: Place = NOWHERE) -> None:
        super().__init__(text)
        self.place = place
        """Where, as far as that is known."""


class TrapError(SourceError):
    """The code does what ends a kernel, or what is not understood."""

    def __init__(self, text: str, report: Report) -> None:
        super().__init__(text, report.place)
        self.report = report
