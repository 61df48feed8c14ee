"""How a walk ends."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vfioviz.language import mark, tr


class Ending(StrEnum):
    """What becomes of a program that looks along the chain."""

    FOUND = mark("found it")
    """It returns at the id that it looks for; what stands behind is not looked at."""
    END = mark("reached the end")
    """``next`` is 0."""
    NONE = mark("no capabilities")
    """It does not start to look."""
    STOPPED = mark("stopped early")
    """It leaves the chain where it does not like it, and keeps what it found until there."""
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
        """Whether an answer does harm: the process hangs, dies, or uses memory that is not its."""
        return self in _HARMFUL

    @property
    def rank(self) -> int:
        """Greater for what is worse."""
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
    """Return the end of a walk that asks for the CAPS flag."""
    return End(Ending.NONE, tr("the CAPS flag is not set"))


def no_offset() -> End:
    """Return the end of a walk that takes 0 for "no capabilities"."""
    return End(Ending.NONE, tr("cap_offset is 0"))


def not_larger(argsz: int, than: int) -> End:
    """Return the end of a walk that asks again only where argsz is larger than what it gave."""
    return End(
        Ending.NONE,
        tr("argsz {argsz} is not larger than {larger_than}", argsz=argsz, larger_than=than),
    )


def found(at: int) -> End:
    """Return the end of a search that got what it looks for."""
    return End(Ending.FOUND, tr("returns at {offset}", offset=at))


def at_end() -> End:
    """Return the end of a walk that came to the last capability."""
    return End(Ending.END, tr("next is 0"))


def past(ending: Ending, at: int, stop: int, bound: int) -> End:
    """Return the end of a walk that compares where something ends with a bound."""
    return End(
        ending,
        tr("what starts at {offset} ends at {stop}, past {bound}",
           offset=at, stop=stop, bound=bound),
    )  # fmt: skip
