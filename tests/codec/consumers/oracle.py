"""The walks as C has them: compiled once, asked for many answers at a time."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tests.codec.consumers.chains import Chain
from vfioviz.codec.consumers.consumer import Consumer
from vfioviz.codec.consumers.ending import Ending
from vfioviz.codec.consumers.known import consumers_of
from vfioviz.codec.consumers.walk import Outcome, walk

HERE = Path(__file__).parent
OPTIONS = ("-std=gnu11", "-O1", "-fno-strict-aliasing", "-Wall", "-Wextra", "-Werror")
SAID = {
    "found": Ending.FOUND,
    "end": Ending.END,
    "none": Ending.NONE,
    "stopped": Ending.STOPPED,
    "error": Ending.ERROR,
    "assertion": Ending.ASSERTION,
    "exit": Ending.EXIT,
    "abort": Ending.ABORT,
    "endless": Ending.ENDLESS,
    "outside": Ending.OUTSIDE,
    "overrun": Ending.OVERRUN,
}


class Told(NamedTuple):
    """What a pass did, by either telling."""

    ending: Ending
    outside: int | None
    """The first byte that is read and is not there."""
    found: tuple[tuple[int, int], ...]
    unaligned: frozenset[tuple[int, int]]


class Case(NamedTuple):
    consumer: Consumer
    number: int
    chain: Chain

    def line(self) -> str:
        key, (ioctl, data) = self.consumer.key, self.chain
        return f"{key} {ioctl} {self.number} {data.hex()}\n"


def compiled(folder: Path) -> Path:
    program = folder / "walks"
    subprocess.run(["gcc", *OPTIONS, "-o", program, *sorted(HERE.glob("*.c"))], check=True)
    return program


def cases(chains: Iterable[Chain]) -> Iterator[Case]:
    for chain in chains:
        for consumer in consumers_of(chain.ioctl):
            for number in range(len(consumer.searches[chain.ioctl])):
                yield Case(consumer, number, chain)


def by_c(program: Path, asked: list[Case]) -> list[Told]:
    done = subprocess.run(
        [program], input="".join(case.line() for case in asked), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    return [
        Told(
            SAID[told["ending"]],
            told["outside"],
            tuple((at, id_) for at, id_ in told["found"]),
            frozenset((at, size) for at, size in told["unaligned"]),
        )
        for told in map(json.loads, done.stdout.splitlines())
    ]


def by_us(case: Case) -> Told:
    one: Outcome = walk(case.consumer, case.chain.data, case.chain.ioctl).outcomes[case.number]
    loads = {load for visit in one.visits for load in visit.unaligned}
    return Told(one.ending, one.outside and one.outside[0], one.found, frozenset(loads))
