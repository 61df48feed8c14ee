"""States of a run that memory is brought back to, and what a run looks at in such a state."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from vfioviz.csource.memory import PAGE, Object
from vfioviz.csource.runtime import Runtime


class _Kept(NamedTuple):
    """An object as it was."""

    object: Object
    data: bytes
    origin: list[int]
    readable: int
    writable: int


class Look(NamedTuple):
    """Bytes that a run read of what a mark holds."""

    number: int
    """Of the object in ``Mark.kept``."""
    offset: int
    size: int


class Mark(NamedTuple):
    """All memory at one time between two calls."""

    kept: tuple[_Kept, ...]
    """The objects that live; their bytes and who made them."""
    objects: int
    events: int
    next: int
    spent: int
    statics: Mapping[object, int]
    functions: Mapping[int, tuple[str, int]]

    @property
    def sizes(self) -> tuple[tuple[int, int], ...]:
        """Addresses and sizes of what lives: what a run can tell without a look at any byte."""
        return tuple((each.object.base, len(each.data)) for each in self.kept)

    def seen(self, look: Look) -> bytes:
        """Return the bytes of a look."""
        return self.kept[look.number].data[look.offset : look.offset + look.size]


def mark(runtime: Runtime, most: int) -> Mark | None:
    """Return the state; None where more than ``most`` bytes live."""
    memory = runtime.memory
    live = [each for each in memory.objects if each.live]
    if sum(each.size for each in live) > most:
        return None
    return Mark(
        tuple(
            _Kept(each, bytes(each.data), each.origin[:], each.readable, each.writable)
            for each in live
        ),
        len(memory.objects),
        len(memory.events),
        memory.next,
        memory.spent,
        dict(runtime.statics),
        dict(runtime.functions),
    )


def back(runtime: Runtime, to: Mark) -> None:
    """Bring memory back to a mark that was made since it was cleared."""
    memory = runtime.memory
    for gone in memory.objects[to.objects :]:
        for page in range(gone.base >> PAGE, (gone.base + gone.size >> PAGE) + 1):
            del memory.pages[page]
    del memory.objects[to.objects :]
    del memory.events[to.events :]
    memory.next, memory.spent = to.next, to.spent
    for each, data, origin, readable, writable in to.kept:
        each.data[:] = data
        each.origin[:] = origin
        each.readable, each.writable = readable, writable
        each.live, each.died = True, 0
    runtime.back(to.statics, to.functions)


def watched(runtime: Runtime, state: Mark) -> list[Look]:
    """Watch the objects of a mark until memory is brought back; return the list of looks."""
    looks: list[Look] = []
    numbers: dict[int, int] = {}
    for number, each in enumerate(state.kept):
        if each.object.storage in {"heap", "static"}:
            numbers[id(each.object)] = number
            # Plain loads take the slow path.
            each.object.readable = -1

    def look(what: Object, offset: int, size: int) -> bool:
        number = numbers.get(id(what))
        if number is None:
            return False
        looks.append(Look(number, offset, size))
        return True

    runtime.look = look
    return looks
