"""One request with every argsz, and the calls a program makes to get the answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby, pairwise
from typing import Literal, NamedTuple

from vfioviz.codec.chain import HEADER_SIZE
from vfioviz.codec.content import Content
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.run import Run
from vfioviz.language import mark
from vfioviz.uapi.schema import Abi, Linux

BEYOND = 64
"""Bytes past the full size that a sweep covers."""
MOST_CALLS = 6
_HEAD = 40
"""Values of argsz from 0 that are tried individually: no info struct is longer."""
_MOST_EDGES = 64


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

    A driver compares argsz with sizes and offsets and with nothing else, so the outcome changes at
    the edges of what a caller with room is given. Only calls around those are made; the rest lies
    between two equal outcomes. This takes a few dozen calls for any length of answer.

    Raises:
        ModelError: As the producer does.
    """
    return _swept(replace(question, argsz=None), producer)


@lru_cache(maxsize=32)
def _swept(question: Question, producer: Producer) -> tuple[Stretch, ...]:
    """Return it once for the chart, the reply and the review, which show it of one edit."""
    packed = replace(question, content=encoded(question, producer))
    full = producer.answer(packed).needed

    @cache
    def judged(argsz: int) -> tuple[Outcome, int]:
        answer = producer.answer(replace(packed, argsz=argsz))
        return outcome(answer), answer.errno or answer.overrun

    last = full + BEYOND
    ample = producer.answer(replace(packed, argsz=last))
    asked = sorted(_edges(ample, full, last))
    tried: list[tuple[int, Outcome, int]] = [(asked[0], *judged(asked[0]))]
    for low, high in pairwise(asked):
        tried += [(argsz, *judged(argsz)) for argsz in _between(low, high, judged)]
    groups = [list(group) for _, group in groupby(tried, key=lambda one: one[1])]
    stops = [group[0][0] for group in groups[1:]] + [last + 1]
    return tuple(
        Stretch(group[0][0], stop, group[0][1], max(most for _, _, most in group))
        for group, stop in zip(groups, stops, strict=True)
    )


def encoded(question: Question, producer: Producer) -> Content:
    """Return the request with its capabilities as bytes, so that many calls pack them once.

    Raises:
        ModelError: A value does not fit its field.
    """
    content = question.content
    headers = content.ioctl.headers.at(producer.linux)
    caps = []
    for cap in content.caps:
        try:
            raw = encode_capability(cap, content.ioctl.ids, question.abi, headers)
        except EncodeError as problem:
            raise ModelError(str(problem)) from problem
        caps.append(replace(cap, values=(), payload=raw[HEADER_SIZE:], filler=b""))
    return replace(content, caps=tuple(caps))


def _edges(ample: Run, full: int, last: int) -> set[int]:
    """Return the argsz values at which the outcome may change, and their neighbours.

    Args:
        ample: The answer to a caller with room for all.
        full: What the driver reports as needed.
        last: The largest value that is asked for.
    """
    edges = {0, full, last}
    for write in ample.writes:
        edges |= {write.start, write.stop}
    for cap in ample.caps:
        edges |= {cap.start, cap.start + cap.size, cap.start + cap.room}
        if len(edges) > _MOST_EDGES:
            break
    near = {edge + by for edge in edges for by in (-1, 0, 1)}
    # Fields of the info struct are cut one byte at a time.
    near.update(range(min(_HEAD, last)))
    return {argsz for argsz in near if 0 <= argsz <= last}


def _between(low: int, high: int, judged: Callable[[int], tuple[Outcome, int]]) -> Iterator[int]:
    """Yield what is to be looked at in ``(low, high]``: the first of each outcome, and ``high``."""
    if judged(low)[0] is not judged(high)[0] and high - low > 1:
        middle = (low + high) // 2
        yield from _between(low, middle, judged)
        yield from _between(middle, high, judged)
    else:
        yield high


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
