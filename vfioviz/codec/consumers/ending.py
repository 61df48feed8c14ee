"""How a walk ends."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vfioviz.language import mark, tr


class Ending(StrEnum):
    """What happens to a program that walks the chain."""

    FOUND = mark("found it")
    """It returns at the id it is looking for and ignores the rest of the chain."""
    END = mark("reached the end")
    """``next`` is 0."""
    NONE = mark("no capabilities")
    """It does not start walking."""
    STOPPED = mark("stopped early")
    """It stops at something invalid and keeps what it has found so far."""
    ERROR = mark("returned an error")
    ASSERTION = mark("failed an assertion")
    EXIT = mark("ended itself")
    """With a message and an exit status."""
    ABORT = mark("aborted")
    """A panic that ends the process."""
    ENDLESS = mark("never ends")
    OUTSIDE = mark("reads outside the answer")
    OVERRUN = mark("writes outside its memory")

    @property
    def harmful(self) -> bool:
        """Whether the answer does harm: the process hangs, dies or reads out of bounds."""
        return self in _HARMFUL

    @property
    def rank(self) -> int:
        """The worse, the greater."""
        return _RANKS[self]


_HARMFUL = frozenset({Ending.ABORT, Ending.ENDLESS, Ending.OUTSIDE, Ending.OVERRUN})
_RANKS = {
    each: rank
    for rank, each in enumerate(
        (
            Ending.NONE, Ending.END, Ending.FOUND, Ending.STOPPED, Ending.ERROR, Ending.EXIT,
            Ending.ASSERTION, Ending.ABORT, Ending.ENDLESS, Ending.OUTSIDE, Ending.OVERRUN,
        )
    )
}  # fmt: skip


class End(NamedTuple):
    """How a walk ended, and why."""

    ending: Ending
    reason: str


def no_caps() -> End:
    """Return the end of a walk that requires the CAPS flag."""
    return End(Ending.NONE, tr("the CAPS flag is not set"))


def no_offset() -> End:
    """Return the end of a walk that takes 0 for "no capabilities"."""
    return End(Ending.NONE, tr("cap_offset is 0"))


def not_larger(argsz: int, than: int) -> End:
    """Return the end of a walk that retries only if argsz is larger than what it passed."""
    return End(
        Ending.NONE,
        tr("argsz {argsz} is not larger than {larger_than}", argsz=argsz, larger_than=than),
    )


def found(at: int) -> End:
    """Return the end of a successful search."""
    return End(Ending.FOUND, tr("returns at {offset}", offset=at))


def at_end() -> End:
    """Return the end of a walk that reached the last capability."""
    return End(Ending.END, tr("next is 0"))


def past(ending: Ending, at: int, stop: int, bound: int) -> End:
    """Return the end of a walk that checks an end offset against a bound."""
    return End(
        ending,
        tr("what starts at {offset} ends at {stop}, past {bound}",
           offset=at, stop=stop, bound=bound),
    )  # fmt: skip
