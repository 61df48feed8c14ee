"""A run, step by step: position, variables, and stores so far."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from vfioviz.csource.memory import Memory, Object
from vfioviz.csource.reports import Place
from vfioviz.csource.types import CType


class Local(NamedTuple):
    """A variable that a statement can see."""

    name: str
    type: CType
    slot: int
    in_memory: bool


class Line(NamedTuple):
    """A statement of a function."""

    function: str
    place: Place
    text: str
    locals: tuple[Local, ...]


class Step(NamedTuple):
    """A statement that is about to run."""

    line: Line
    depth: int
    """Depth of the call stack; 0 in the function that was called from outside."""
    stores: int
    """Events before it: numbers below this one have happened."""
    slots: tuple[Any, ...]


class ShownVariable(NamedTuple):
    """A variable as a debugger shows it."""

    name: str
    type: CType
    value: int | None
    """Of a number or pointer; None before anything was stored, and for what lies in ``object``."""
    address: int | None
    """Where it lies; None for one that has no address taken."""


class Called(NamedTuple):
    """A function on the call stack."""

    function: str
    place: Place
    variables: tuple[ShownVariable, ...]


class Recording:
    """The steps of one run, which can be examined in any order, any number of times."""

    def __init__(self, memory: Memory, most: int) -> None:
        self._memory = memory
        self._most = most
        self.steps: list[Step] = []
        self.cut = False
        """Whether there were more steps than are kept."""

    def take(self, line: Line, depth: int, stores: int, frame: list[Any]) -> None:
        """Note a statement before it runs."""
        if len(self.steps) >= self._most:
            self.cut = True
            return
        self.steps.append(Step(line, depth, stores, tuple(frame)))

    def kept(self, hidden: Callable[[Step], bool] = lambda _: False) -> Recording:
        """Return it with a history of its own, which outlives the machine's next run.

        Args:
            hidden: Of which steps nothing is shown.
        """
        found = Recording(self._memory.kept(), self._most)
        found.steps = [step for step in self.steps if not hidden(step)]
        found.cut = self.cut
        return found

    @property
    def memory(self) -> Memory:
        """Objects and events of the run."""
        return self._memory

    def into(self, at: int) -> int:
        """Return the next step; the number of steps where the run ends."""
        return min(at + 1, len(self.steps))

    def over(self, at: int) -> int:
        """Return the next step that is no deeper."""
        return self._forward(at, self.steps[at].depth)

    def out(self, at: int) -> int:
        """Return the next step of a calling function."""
        return self._forward(at, self.steps[at].depth - 1)

    def back(self, at: int) -> int:
        """Return the previous step, 0 at the first."""
        return max(at - 1, 0)

    def back_over(self, at: int) -> int:
        """Return the last step before that is no deeper; 0 where there is none."""
        deepest = self.steps[at].depth if at < len(self.steps) else 0
        for number in range(min(at, len(self.steps)) - 1, -1, -1):
            if self.steps[number].depth <= deepest:
                return number
        return 0

    def _forward(self, at: int, deepest: int) -> int:
        for number in range(at + 1, len(self.steps)):
            if self.steps[number].depth <= deepest:
                return number
        return len(self.steps)

    def reaching(self, file: str, line: int) -> Iterator[int]:
        """Yield the steps at a line: where a breakpoint there stops."""
        for number, step in enumerate(self.steps):
            if step.line.place.line == line and step.line.place.file == file:
                yield number

    def storing(self, number: int) -> int:
        """Return the step of an event, by the event's number; -1 before the first."""
        return bisect_right(self.steps, number, key=lambda step: step.stores) - 1

    def stores(self, at: int) -> range:
        """Return the numbers of the events that a step made, with all that it called."""
        after = self.over(at)
        end = self.steps[after].stores if after < len(self.steps) else len(self._memory.events)
        return range(self.steps[at].stores, end)

    def calls(self, at: int) -> tuple[Called, ...]:
        """Return the functions at a step, the innermost first."""
        found = [self._called(self.steps[at])]
        depth = self.steps[at].depth
        for number in range(at - 1, -1, -1):
            step = self.steps[number]
            if step.depth < depth:
                depth = step.depth
                found.append(self._called(step))
            if not depth:
                break
        return tuple(found)

    def _called(self, step: Step) -> Called:
        variables = []
        for local in step.line.locals:
            value = step.slots[local.slot] if local.slot < len(step.slots) else None
            shown = None if local.in_memory else value
            address = value if local.in_memory else None
            variables.append(ShownVariable(local.name, local.type, shown, address))
        return Called(step.line.function, step.line.place, tuple(variables))

    def bytes(self, what: Object, at: int) -> tuple[bytes, list[int]]:
        """Return an object's bytes at a step, and the event that made each (0: none)."""
        stores = self.steps[at].stores if at < len(self.steps) else len(self._memory.events)
        return self._memory.at(what, stores)

    def objects(self, at: int) -> list[Object]:
        """Return the live objects at a step, in order of creation."""
        stores = self.steps[at].stores if at < len(self.steps) else len(self._memory.events)
        return [
            each
            for each in self._memory.objects
            if each.born < stores and (not each.died or each.died >= stores)
        ]
