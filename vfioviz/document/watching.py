"""Watching C run: where one is in a recorded call, and how one goes on.

Each function takes a ``Watching`` and returns the next one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from vfioviz.capture.patches.changes import changes
from vfioviz.csource.memory import Object
from vfioviz.csource.recording import Recording
from vfioviz.csource.reports import Place
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sourced.shipped import c_of
from vfioviz.kernel.sourced.watched import Watched, watched

Spot = tuple[str, int]
"""File and line, from 1."""


@dataclass(frozen=True, slots=True)
class Watching:
    """A recorded call, and where in it one is."""

    watched: Watched
    at: int = 0
    """Index of the step that is about to run; the number of steps at the end."""
    breakpoints: frozenset[Spot] = frozenset()

    @property
    def recording(self) -> Recording:
        """The steps."""
        return self.watched.recording

    @property
    def ended(self) -> bool:
        """Whether nothing is left to run."""
        return self.at >= len(self.recording.steps)

    @property
    def place(self) -> Place:
        """The line that is about to run; at the end the last one that ran."""
        steps = self.recording.steps
        return steps[min(self.at, len(steps) - 1)].line.place

    @property
    def stored(self) -> range:
        """Numbers of the events that led here: of the step before."""
        if not self.at:
            return range(0)
        steps = self.recording.steps
        return range(steps[self.at - 1].stores, self.watched.stores_before(self.at))


def at_end(watching: Watching) -> Watching:
    """Go behind the last step."""
    return replace(watching, at=len(watching.recording.steps))


def begun(watching: Watching) -> Watching:
    """Go to the first step."""
    return replace(watching, at=0)


def into(watching: Watching) -> Watching:
    """Go to the next step, into a function that is called."""
    return replace(watching, at=watching.recording.into(watching.at))


def over(watching: Watching) -> Watching:
    """Go to the next step of this function or of its caller."""
    return watching if watching.ended else _to(watching, watching.recording.over(watching.at))


def out(watching: Watching) -> Watching:
    """Go to where the caller goes on."""
    return watching if watching.ended else _to(watching, watching.recording.out(watching.at))


def back(watching: Watching) -> Watching:
    """Go to the step before."""
    return _to(watching, watching.recording.back(watching.at))


def run(watching: Watching) -> Watching:
    """Go on to the next breakpoint, or to the end."""
    steps = watching.recording.steps
    for at in range(watching.at + 1, len(steps)):
        place = steps[at].line.place
        if (place.file, place.line) in watching.breakpoints:
            return _to(watching, at)
    return at_end(watching)


def to_line(watching: Watching, spot: Spot) -> Watching | None:
    """Go to the first step at a line; None where it does not run."""
    for at, step in enumerate(watching.recording.steps):
        if (step.line.place.file, step.line.place.line) == spot:
            return _to(watching, at)
    return None


def to_function(watching: Watching, name: str) -> Watching | None:
    """Go to the first step in a function; None where it is not called."""
    for at, step in enumerate(watching.recording.steps):
        if step.line.function == name:
            return _to(watching, at)
    return None


def moved(spots: frozenset[Spot], before: Watched, after: Watched) -> frozenset[Spot]:
    """Return where lines of one text are in another one; those that are gone are left out."""
    found: set[Spot] = set()
    for file in {spot[0] for spot in spots}:
        lines = dict(_same(before.texts.get(file, ()), after.texts.get(file, ())))
        found.update((file, lines[line]) for where, line in spots if where == file if line in lines)
    return frozenset(found)


def _same(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines, from 1, that are in both."""
    at, shift = 0, 0
    for _, start, stop, _, new_stop in changes(before, after):
        yield from ((line + 1, line + 1 + shift) for line in range(at, start))
        at, shift = stop, new_stop - stop
    yield from ((line + 1, line + 1 + shift) for line in range(at, len(before)))


def to_maker(watching: Watching, what: Object, offset: int) -> Watching | None:
    """Go to the step that made a byte as it is now; None where nothing in the call did.

    Args:
        watching: Where one is.
        what: The caller's memory, or a buffer of the kernel.
        offset: Of the byte, in it.
    """
    if not 0 <= offset < what.size:
        return None
    number = watching.recording.bytes(what, watching.at)[1][offset]
    given = watching.watched.memory.events[number]
    if given[0].action == "input":
        # It came with the request: the copy that brought it in is what put it there.
        number = 0 if given[1] is what else _brought(watching, given[1])
    at = watching.recording.storing(number) if number else -1
    return None if at < 0 else _to(watching, at)


def to_writer(watching: Watching, what: Object, offset: int) -> Watching | None:
    """Go to the last step that wrote a byte there, a copy or a store; None: there is none.

    Args:
        watching: Where one is.
        what: The caller's memory, or a buffer of the kernel.
        offset: Of the byte, in it; past its end too.
    """
    memory = watching.watched.memory
    for number in range(len(memory.events) - 1, 0, -1):
        site, whose, start, raw, _source = memory.events[number]
        size = len(raw) if raw else 0
        if whose is what and site.action != "input" and start <= offset < start + size:
            at = watching.recording.storing(number)
            return None if at < 0 else _to(watching, at)
    return None


def _brought(watching: Watching, given: Object) -> int:
    """Return the number of the copy out of an object of the request; 0: there is none."""
    events = watching.watched.memory.events
    for number in range(1, len(events)):
        source = events[number][4]
        if source is not None and source[0] is given:
            return number
    return 0


def toggled(watching: Watching, spot: Spot) -> Watching:
    """Set a breakpoint, or take it away."""
    return replace(watching, breakpoints=watching.breakpoints ^ {spot})


def reached(watching: Watching) -> frozenset[Spot]:
    """Return the lines that run at all: where a breakpoint makes sense."""
    return frozenset(
        (step.line.place.file, step.line.place.line) for step in watching.recording.steps
    )


def _to(watching: Watching, at: int) -> Watching:
    return replace(watching, at=at)


def recorded(producer: Producer, question: Question) -> Watched:
    """Record the call of a producer that can be watched; raises ModelError as it does."""
    made = producer if isinstance(producer, Sourced) else c_of(producer.key)
    try:
        found = watched(made, question)
    except ModelError as problem:
        slipped = made.slip(question)
        if slipped is None:
            raise
        raise slipped from problem
    slipped = made.slip(question) if found.stopped else None
    if slipped is not None:
        raise slipped
    return found
