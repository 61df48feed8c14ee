"""What interpreted C does on the way: traps, remarks, and where an allocation fails."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Kind, Place, Report
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Shown
from vfioviz.kernel.sourced.answer import Attempt
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sweep import BEYOND

_ENOMEM, _EFAULT = 12, 14
_FAILING = 16
"""Allocations, and copies, of a call that are made to fail, one at a time."""
_SLOW = 100_000
"""Steps from which on a call counts as one that does not end: real ones take a few thousand."""
_RULES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LEAK: "leak",
        Kind.LOCKED: "lock",
        Kind.NOT_LOCKED: "lock",
        Kind.LEAKED_BYTES: "kernel-memory",
        Kind.LEAKED_PADDING: "kernel-padding",
        Kind.UNINITIALISED: "uninitialised",
        Kind.WARNING: "warns",
        Kind.SIZE_OVERFLOW: "crash",
        Kind.USER_BOUNDS: "past-argsz",
        Kind.DOUBLE_FREE: "double-free",
        Kind.AFTER_FREE: "double-free",
        Kind.BAD_FREE: "double-free",
        Kind.STEPS: "endless",
        Kind.DEPTH: "endless",
        Kind.MEMORY: "endless",
    }
)
"""Rules by what a run reports; ``crash`` where there is none."""
_NOT_TOLD = frozenset({Kind.ASSUMED})


class NotReviewedError(Exception):
    """The code holds C that is not understood; the text says what and where."""


class _Call(NamedTuple):
    """What is kept of an attempt."""

    trap: Report | None
    remarks: tuple[Report, ...]
    result: int | None
    steps: int
    allocations: tuple[Place, ...]
    copies: tuple[tuple[int, int, Place], ...]
    """Copies to the caller, in their order: from, to, by."""
    maker: Place
    """Where the byte that was asked about was stored; NOWHERE where it is the caller's own."""
    failed: Place
    """The allocation or copy that was made to fail; NOWHERE where none was."""


def attempt(
    question: Question,
    producer: Sourced,
    *,
    fail_allocation: int = 0,
    fail_copy: int = 0,
    at: int = 0,
) -> _Call:
    """Make a call, and tell who made the byte at an offset of the caller's memory.

    Raises:
        NotReviewedError: The C is not understood.
        ModelError: As the producer does.
    """
    made = producer.attempt(
        question,
        lambda made: _kept(made, at),
        fail_allocation=fail_allocation,
        fail_copy=fail_copy,
    )
    if made.trap is not None and made.trap.kind is Kind.UNSUPPORTED:
        raise NotReviewedError(str(made.trap))
    return made


def _kept(made: Attempt, at: int) -> _Call:
    outcome, user = made.outcome, made.user
    allocated = tuple(
        store.site.place
        for store in outcome.stores
        if store.object.storage == "heap" and store.object.born == store.number
    )
    copies = tuple(
        (store.offset, store.offset + len(store.data), store.site.place)
        for store in outcome.stores
        if store.object is user and store.data
    )
    return _Call(
        outcome.trap,
        outcome.remarks,
        outcome.result,
        outcome.steps,
        allocated,
        copies,
        _maker(made, at),
        outcome.failed,
    )


def _maker(made: Attempt, at: int) -> Place:
    if at >= made.user.size:
        return NOWHERE
    maker = made.machine.maker(made.user.base + at)
    return NOWHERE if maker is None or maker.site.action == "input" else maker.site.place


def reported(report: Report, when: str = "") -> Shown:
    """Return what a run reports as a finding."""
    rule = _RULES.get(report.kind, "crash")
    return Shown(rule, f"{when}{report.text}", report.place)


def tried(question: Question, producer: Sourced, needed: int) -> Iterator[Shown]:
    """Yield what calls report, with too little room, with just enough, and with more.

    Args:
        question: The request.
        producer: The code.
        needed: What it asks for, in bytes.

    Raises:
        NotReviewedError: As ``attempt``.
    """
    for argsz in dict.fromkeys((question.content.ioctl.minsz, needed, needed + BEYOND)):
        call = attempt(replace(question, argsz=argsz), producer)
        for report in call.remarks:
            if report.kind not in _NOT_TOLD:
                yield reported(report)
        if call.trap is not None:
            yield reported(call.trap, f"with argsz {argsz}: ")
            return
        elif call.steps > _SLOW:
            yield Shown("endless", f"{call.steps} steps for one call, with argsz {argsz}")


def _came_of(call: _Call, usual: Container[object], when: str) -> Iterator[Shown]:
    """Yield what a call in which something failed did that it does not do otherwise."""
    for report in call.remarks:
        if report.kind not in _NOT_TOLD and report[:2] not in usual:
            yield reported(report, when)
    if call.trap is not None:
        yield reported(call.trap, when)


def failing(question: Question, producer: Sourced) -> Iterator[Shown]:
    """Yield what comes of it where one allocation after the other fails."""
    whole = attempt(question, producer)
    many = len([place for place in whole.allocations if place != NOWHERE])
    usual = {report[:2] for report in whole.remarks}
    for number in range(1, _FAILING + 1):
        call = attempt(question, producer, fail_allocation=number)
        place = call.failed
        if place == NOWHERE:
            return
        when = f"where allocation {number} of {many} fails ({place.file}:{place.line}): "
        yield from _came_of(call, usual, when)
        if call.trap is not None:
            if _RULES.get(call.trap.kind) == "endless":
                return
        elif call.result != -_ENOMEM:
            text = f"{when}the call returns {call.result}, not -ENOMEM"
            yield Shown("failed-allocation", text, place)


def faulting(question: Question, producer: Sourced) -> Iterator[Shown]:
    """Yield what comes of it where one copy from or to the caller after the other fails."""
    usual = {report[:2] for report in attempt(question, producer).remarks}
    for number in range(1, _FAILING + 1):
        call = attempt(question, producer, fail_copy=number)
        if call.failed == NOWHERE:
            return
        when = f"where copy {number} fails ({call.failed.file}:{call.failed.line}): "
        yield from _came_of(call, usual, when)
        if call.trap is None and call.result != -_EFAULT:
            text = f"{when}the call returns {call.result}, not -EFAULT"
            yield Shown("failed-copy", text, call.failed)


def placed(shown: Shown, question: Question, producer: Sourced) -> Shown:
    """Return a finding about a caller's memory with the place in C that does it."""
    if shown.place != NOWHERE:
        return shown
    argsz = shown.argsz[0] if shown.argsz else question.argsz or 0
    place = NOWHERE
    if shown.rule in _PLACED:
        call = attempt(replace(question, argsz=argsz), producer, at=max(shown.at, 0))
        if shown.rule == "past-argsz":
            place = next((by for _, stop, by in call.copies if stop > argsz), NOWHERE)
        elif shown.rule == "not-written":
            place = _head(call)
        else:
            place = call.maker if call.maker != NOWHERE else _head(call)
    return shown._replace(place=place if place != NOWHERE else producer.entry(question))


_PLACED = frozenset(
    {
        "past-argsz",
        "argsz-short",
        "argsz-large",
        "caps-flag",
        "chain",
        "misaligned",
        "not-written",
    }
)
"""Rules of what is in the caller's memory, or is not."""


def _head(call: _Call) -> Place:
    """Return the last copy to the front of the caller's memory."""
    return next((by for start, _, by in reversed(call.copies) if start == 0), NOWHERE)
