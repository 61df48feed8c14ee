"""What a program does with an answer: one outcome per pass along the chain."""

from __future__ import annotations

from itertools import islice
from typing import NamedTuple

from vfioviz.codec.consumers.consumer import Access, Consumer, Search
from vfioviz.codec.consumers.ending import End, Ending
from vfioviz.codec.consumers.memory import HEADER, EndlessError, Loads, Memory, OutsideError
from vfioviz.language import tr
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet, built_in
from vfioviz.uapi.schema import Abi


class Visit(NamedTuple):
    """A place that the program took for a capability."""

    start: int
    id: int
    version: int
    next: int
    """id, version and next there, whether or not the program loads them."""
    unaligned: tuple[tuple[int, int], ...]
    """(offset, size in bytes) of unaligned loads."""
    outside: tuple[int, int] | None
    """Bytes ``[start, stop)`` that it reads out of bounds."""


class Outcome(NamedTuple):
    """What one pass did."""

    search: Search
    ending: Ending
    reason: str
    found: tuple[tuple[int, int], ...]
    """(offset, id) of the capabilities that the program uses, in that order."""
    memory: Memory
    outside: tuple[int, int] | None

    @property
    def unaligned(self) -> int:
        """Number of unaligned loads."""
        return sum(each.times for each in self.memory.unaligned)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The places, in the order of the walk."""
        loads: dict[int, list[Loads]] = {}
        for each in self.memory.unaligned:
            loads.setdefault(each.visit, []).append(each)
        starts = self.memory.starts
        last = len(starts) - 1
        return tuple(
            Visit(
                start,
                *self.memory.peek(start),
                tuple(_each(loads.get(index, ()))),
                self.outside if index == last else None,
            )
            for index, start in enumerate(starts)
        )


class Walk(NamedTuple):
    """All that a program did with an answer."""

    consumer: Consumer
    outcomes: tuple[Outcome, ...]

    @property
    def worst(self) -> Outcome:
        """The outcome that matters most."""
        return max(self.outcomes, key=lambda each: each.ending.rank)

    @property
    def ending(self) -> Ending:
        """How the worst pass ended."""
        return self.worst.ending

    @property
    def reason(self) -> str:
        """Why it ended that way."""
        return self.worst.reason

    @property
    def unaligned(self) -> int:
        """Number of unaligned loads in all passes."""
        return sum(each.unaligned for each in self.outcomes)

    @property
    def traps(self) -> str:
        """What the unaligned loads do; "" where there are none or they do not matter."""
        return traps(self.consumer.access) if self.unaligned else ""


def traps(access: Access) -> str:
    """Return what an unaligned load does; "" where it does not matter."""
    if access is Access.COPY:
        return ""
    if access is Access.RUST:
        return tr("undefined behaviour in Rust on any CPU")
    return tr("fine on x86-64 and arm64; SIGBUS on sparc64, and on arm for ldrd and ldm")


def name_of(ioctl: str, id_: int, headers: HeaderSet | None = None) -> str:
    """Return the name of a capability, as the newest header has it; None: the built-in one."""
    known = (headers or built_in()).versions(ioctl, id_)
    return known[-1].name if known else f"id {id_}"


def walk(consumer: Consumer, data: bytes, ioctl: str, abi: Abi = X86_64) -> Walk:
    """Walk a whole answer as a program does.

    Args:
        consumer: The program.
        data: The answer, as long as the memory allocated for it.
        ioctl: Key of the ioctl, one of the consumer's.
        abi: Byte order and alignment; the program's headers are the newest.
    """
    held = consumer.memory(data)
    return Walk(
        consumer,
        tuple(_pass(consumer, each, Memory(held, ioctl, abi)) for each in consumer.searches[ioctl]),
    )


def _pass(consumer: Consumer, search: Search, memory: Memory) -> Outcome:
    outside = None
    try:
        end = (consumer.check and consumer.check(memory)) or search.walk(memory)
    except EndlessError as problem:
        end = End(Ending.ENDLESS, tr("next leads back to {offset}", offset=problem.at))
    except OutsideError as problem:
        inside = 0 <= problem.at < memory.size
        outside = (memory.size if inside else problem.at, problem.stop)
        end = End(Ending.OUTSIDE, _outside(memory, problem))
    return Outcome(search, end.ending, end.reason, tuple(memory.takes), memory, outside)


def _outside(memory: Memory, problem: OutsideError) -> str:
    start = (memory.starts or (problem.at,))[-1]
    if problem.at < start + HEADER:
        return tr(
            "reads a header at {offset}; {size} bytes are there", offset=start, size=memory.size
        )
    return tr(
        "id {id} at {offset} is read up to {stop}; {size} bytes are there",
        id=memory.peek(start)[0],
        offset=start,
        stop=problem.stop,
        size=memory.size,
    )


MOST_LOADS = 4096
"""Maximum unaligned loads listed individually per visit."""


def _each(runs: tuple[Loads, ...] | list[Loads]) -> list[tuple[int, int]]:
    loads = ((run.at + run.size * k, run.size) for run in runs for k in range(run.times))
    return list(islice(loads, MOST_LOADS))
