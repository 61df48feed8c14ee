"""One request with every argsz, and the calls that a program makes until it has the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from enum import StrEnum
from itertools import groupby
from typing import Literal, NamedTuple

from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.language import mark
from vfioviz.uapi.schema import Abi, Linux

BEYOND = 64
"""Bytes past the full size that a sweep goes."""
MOST_CALLS = 6


class Outcome(StrEnum):
    """What a caller gets."""

    ERROR = mark("error")
    SHORT = mark("short answer")
    """argsz says how much is needed; no capability, cap_offset 0 or not there."""
    PARTIAL = mark("partial")
    """Some capabilities or part of a field, and cap_offset does not lead to all of them."""
    COMPLETE = mark("complete")
    UNREADABLE = mark("unreadable chain")
    """All was written, and the chain does not lead to it."""
    OVERRUN = mark("overrun")
    """Bytes were written past argsz."""


class Stretch(NamedTuple):
    """Values of argsz ``[start, stop)`` with one outcome."""

    start: int
    stop: int
    outcome: Outcome
    most: int
    """The largest overrun among them, in bytes; the errno of an error."""


def outcome(answer: Run) -> Outcome:
    """Judge one call."""
    if answer.errno:
        return Outcome.ERROR
    if answer.overrun:
        return Outcome.OVERRUN
    if not answer.caps:
        cut = _cut(answer)
        if any(write.what in {"caps", "next"} for write in answer.writes) or cut:
            return Outcome.PARTIAL
        return Outcome.SHORT if answer.argsz_out > answer.argsz_in else Outcome.COMPLETE
    if answer.cap_offset == 0:
        return Outcome.PARTIAL
    return Outcome.COMPLETE if all(cap.reachable for cap in answer.caps) else Outcome.UNREADABLE


def _cut(answer: Run) -> bool:
    """Whether the copy of the info struct ended inside cap_offset or the pad."""
    at = answer.ioctl.cap_offset_at
    stop = max((write.stop for write in answer.writes if write.what == "info"), default=0)
    return at < stop < at + 4 or at + 4 < stop < at + 8 <= answer.argsz_out


def sweep(question: Question, producer: Producer) -> tuple[Stretch, ...]:
    """Return the outcome of each argsz from 0 to the full size and ``BEYOND``.

    Raises:
        ModelError: As the producer does.
    """
    full = producer.answer(replace(question, argsz=None)).needed
    judged = [
        (argsz, *_judged(producer.answer(replace(question, argsz=argsz))))
        for argsz in range(full + BEYOND + 1)
    ]
    return tuple(
        Stretch(group[0][0], group[-1][0] + 1, kind, max(each[2] for each in group))
        for kind, each in groupby(judged, key=lambda one: one[1])
        if (group := list(each))
    )


def _judged(answer: Run) -> tuple[Outcome, int]:
    return outcome(answer), answer.errno or answer.overrun


class Sizing(NamedTuple):
    """How a program finds out how much memory an answer needs."""

    key: str
    title: str
    first: Literal["sizeof", "minsz"] | int
    """The first argsz: sizeof its info struct, the smallest that is answered, or a number."""
    again: Literal["larger", "differs", "never"]
    """When it asks again with the returned argsz."""


SIZINGS = (
    Sizing("qemu", mark("QEMU: realloc while the returned argsz is larger"), "sizeof", "larger"),
    Sizing("dpdk", mark("DPDK: realloc while the returned argsz differs"), "sizeof", "differs"),
    Sizing("rust-vmm", mark("rust-vmm, crosvm, libvfn: a second call with what was returned"),
           "sizeof", "larger"),
    Sizing("spdk", mark("SPDK: 4096 bytes, once"), 4096, "never"),
)  # fmt: skip


def dance(
    sizing: Sizing,
    question: Question,
    producer: Producer,
    *,
    linux: Linux | None = None,
    program: Abi | None = None,
) -> Iterator[Run]:
    """Yield the calls that a program makes, in order; at most ``MOST_CALLS``.

    Args:
        sizing: The program's habit.
        question: What it asks; the argsz is the program's.
        producer: The version of the kernel.
        linux: The release whose headers the program was built with: sizeof of its info struct;
            None: the newest.
        program: ABI that the program was built for; None: the kernel's.
    """
    ioctl = question.content.ioctl
    headers = ioctl.headers if linux is None else ioctl.headers.at(linux)
    sizeof = headers.struct(ioctl.struct_name, program or question.abi).size
    first = {"sizeof": sizeof, "minsz": ioctl.minsz}
    argsz = first[sizing.first] if isinstance(sizing.first, str) else sizing.first
    for _ in range(MOST_CALLS):
        answer = producer.answer(replace(question, argsz=argsz))
        yield answer
        larger = answer.argsz_out > argsz
        again = larger if sizing.again == "larger" else answer.argsz_out != argsz
        if answer.errno or sizing.again == "never" or not again:
            return
        argsz = answer.argsz_out
