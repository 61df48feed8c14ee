"""Traps and remarks of a C run, as values with their place."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from typing_extensions import override


class Place(NamedTuple):
    """Where in a source."""

    file: str
    line: int
    """From 1."""
    column: int
    """From 1, in characters."""

    @override
    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


NOWHERE = Place("", 0, 0)


class Kind(StrEnum):
    """What went wrong, or what a reviewer wants to know."""

    NULL = "null-pointer"
    WILD = "wild-pointer"
    BOUNDS = "out-of-bounds"
    AFTER_FREE = "use-after-free"
    AFTER_RETURN = "use-after-return"
    DOUBLE_FREE = "double-free"
    BAD_FREE = "bad-free"
    LEAK = "leak"
    LOCKED = "lock-held"
    NOT_LOCKED = "lock-not-held"
    USER_POINTER = "user-pointer-dereferenced"
    NOT_USER = "kernel-pointer-given-as-user"
    USER_BOUNDS = "past-the-caller"
    READ_ONLY = "write-to-constant"
    UNINITIALISED = "uninitialised-read"
    LEAKED_BYTES = "uninitialised-to-user"
    LEAKED_PADDING = "padding-to-user"
    SIZE_OVERFLOW = "size-overflow"
    DIVISION = "division-by-zero"
    SHIFT = "shift-out-of-range"
    WARNING = "warning-fired"
    BUG = "bug-fired"
    NO_RETURN = "no-value-returned"
    ASSUMED = "layout-assumed"
    STEPS = "step-limit"
    DEPTH = "depth-limit"
    MEMORY = "memory-limit"
    UNSUPPORTED = "not-understood"


REMARKS = frozenset(
    {
        Kind.LEAK,
        Kind.LOCKED,
        Kind.NOT_LOCKED,
        Kind.UNINITIALISED,
        Kind.LEAKED_BYTES,
        Kind.LEAKED_PADDING,
        Kind.WARNING,
        Kind.ASSUMED,
        Kind.SIZE_OVERFLOW,
    }
)
"""Non-fatal kinds: the run continues unless the caller asks for a stop."""


class Report(NamedTuple):
    """One thing that happened, and where."""

    kind: Kind
    place: Place
    text: str
    """One line, without the place."""

    @override
    def __str__(self) -> str:
        return f"{self.place}: {self.text}" if self.place != NOWHERE else self.text


class Stop(Exception):  # noqa: N818 -- not every stop is an error of the program
    """Ends a run; becomes ``Outcome.trap``."""

    def __init__(self, kind: Kind, text: str, place: Place = NOWHERE) -> None:
        super().__init__(text)
        self.kind = kind
        self.text = text
        self.place = place

    def report(self) -> Report:
        """Return it as a value."""
        return Report(self.kind, self.place, self.text)


class NotUnderstoodError(Exception):
    """C that this interpreter does not understand; it fails the run only when it is reached."""

    def __init__(self, text: str, place: Place = NOWHERE) -> None:
        super().__init__(text)
        self.text = text
        self.place = place
