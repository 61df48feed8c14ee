"""Runs of leaves; the leaves are created only on request.

A buffer of 64 MiB costs no more than its capabilities, and a decode makes no leaf at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, repeat
from typing import NamedTuple

from vfioviz.codec.leaf import Leaf
from vfioviz.codec.plan import ArrayPlan, Plan
from vfioviz.codec.ref import INFO_INDEX, Part, Place

_CHUNK = 4096
"""Number of elements whose leaves are created at once."""

_new = tuple.__new__
"""Creates a Leaf at half the cost of calling the class; an array has two per element."""


_PLACES = {
    part: (*(Place(cap, part) for cap in range(64)), Place(INFO_INDEX, part))
    for part in (Part.HEADER, Part.BODY, Part.PAD, Part.PAYLOAD)
}


def place(cap: int, part: Part) -> Place:
    """Return the owner of a capability's leaf; cached for the first capabilities of a chain."""
    return _PLACES[part][cap] if cap < 64 else Place(cap, part)


@lru_cache(maxsize=1024)
def _places(cap: int, headers: int, number: int) -> tuple[Place, ...]:
    """Return the owner of each slot of a struct; the first slots belong to its header."""
    body = number - headers
    return (place(cap, Part.HEADER),) * headers + (place(cap, Part.BODY),) * body


class Fields(NamedTuple):
    """The fields, holes and tail of a struct, as far as they are present."""

    start: int
    stop: int
    cap: int
    plan: Plan
    values: tuple[int | bytes, ...]
    """For the first slots of the plan; for all of them if the struct is complete."""

    @property
    def whole(self) -> bool:
        """Whether every byte of the struct is present."""
        return len(self.values) == len(self.plan.slots)

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All leaves, ascending."""
        base, _, cap, plan, values = self
        edges, roles, fields, headers = plan.columns
        places = _places(cap, headers, len(roles))
        at = [base + edge for edge in edges]
        rows = zip(at, at[1:], roles, places, fields, values, strict=False)
        return map(_new, repeat(Leaf), rows)

    def leaf(self, index: int) -> Leaf:
        """Return the leaf of a slot."""
        start, stop, role, part, field, _ = self.plan.slots[index]
        base = self.start
        return Leaf(
            base + start, base + stop, role, place(self.cap, part), field, self.values[index]
        )

    def between(self, start: int, stop: int) -> Iterator[Leaf]:
        """Yield the leaves that touch ``[start, stop)``."""
        base = self.start
        for index in range(len(self.values)):
            slot = self.plan.slots[index]
            if base + slot.start >= stop:
                return
            if base + slot.stop > start:
                yield self.leaf(index)


class Elements(NamedTuple):
    """Whole elements of a flexible array of structs."""

    start: int
    stop: int
    cap: int
    plan: ArrayPlan
    data: bytes

    @property
    def name(self) -> str:
        """Name of the array."""
        return self.plan.field.name

    @property
    def length(self) -> int:
        """Number of elements."""
        return (self.stop - self.start) // self.plan.element

    @property
    def leaves(self) -> Iterator[Leaf]:
        """All leaves, ascending, created one part of the array at a time."""
        slots, size, name, body = self.plan.slots, self.plan.element, self.name, Part.BODY
        data = memoryview(self.data)
        for low in range(self.start, self.stop, _CHUNK * size):
            high = min(low + _CHUNK * size, self.stop)
            first = (low - self.start) // size
            numbers = range(first, first + (high - low) // size)
            named = zip(repeat(self.cap), repeat(body), repeat(name), numbers)
            places = list(map(_new, repeat(Place), named))
            columns = zip(*self.plan.packer.iter_unpack(data[low:high]), strict=True)
            # Slot by slot, so that the loops over the leaves run in C.
            by_slot = []
            for (start, stop, role, _, field, _), values in zip(slots, columns, strict=True):
                starts, stops = range(low + start, high, size), range(low + stop, high + size, size)
                rows = zip(starts, stops, repeat(role), places, repeat(field), values)
                by_slot.append(map(_new, repeat(Leaf), rows))
            yield from chain.from_iterable(zip(*by_slot, strict=True))

    def element(self, index: int) -> list[Leaf]:
        """Return the leaves of one element."""
        base = self.start + index * self.plan.element
        place = Place(self.cap, Part.BODY, self.name, index)
        values = self.plan.packer.unpack_from(self.data, base)
        return [
            _new(Leaf, (base + start, base + stop, role, place, field, value))
            for (start, stop, role, _, field, _), value in zip(self.plan.slots, values, strict=True)
        ]

    def between(self, start: int, stop: int) -> Iterator[Leaf]:
        """Yield the leaves that touch ``[start, stop)``."""
        element = self.plan.element
        first = max(0, (start - self.start) // element)
        last = min(self.length, -(-(stop - self.start) // element))
        for index in range(first, last):
            for leaf in self.element(index):
                if leaf.stop > start and leaf.start < stop:
                    yield leaf


class Single(NamedTuple):
    """A leaf outside any plan: a pad, a payload, a string, truncated or lost bytes."""

    start: int
    stop: int
    cap: int
    leaf: Leaf

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The leaf."""
        return (self.leaf,)

    def between(self, start: int, stop: int) -> Iterator[Leaf]:
        """Yield the leaf, for any part of it."""
        if self.start < stop and self.stop > start:
            yield self.leaf


Block = Fields | Elements | Single
