"""What interpreted C does on the way: traps, remarks, and where an allocation fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.csource.reports import NOWHERE, Kind, Place, Report
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Shown
from vfioviz.kernel.sourced.answer import Attempt
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.kernel.sweep import BEYOND

_ENOMEM = 12
_FAILING = 16
"""Allocations of a call that are made to fail, one at a time."""
_SLOW = 100_000
"""Steps from which on a call counts as one that does not end: real ones take a few thousand."""
_RULES: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.LEAK: "leak",
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
    argsz: Place
    """Where the argsz that the caller gets was stored."""


def attempt(question: Question, producer: Sourced, *, fail_allocation: int = 0) -> _Call:
    """Make a call; raises NotReviewedError and, as the producer does, ModelError."""
    made = producer.attempt(question, _kept, fail_allocation=fail_allocation)
    if made.trap is not None and made.trap.kind is Kind.UNSUPPORTED:
        raise NotReviewedError(str(made.trap))
    return made


def _kept(made: Attempt) -> _Call:
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
    maker = made.machine.maker(user.base)
    argsz = NOWHERE if maker is None or maker.site.action == "input" else maker.site.place
    return _Call(
        outcome.trap, outcome.remarks, outcome.result, outcome.steps, allocated, copies, argsz
    )


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


def failing(question: Question, producer: Sourced) -> Iterator[Shown]:
    """Yield what comes of it where one allocation after the other fails."""
    whole = attempt(question, producer)
    many = len(whole.allocations)
    usual = {report[:2] for report in whole.remarks}
    for number, place in enumerate(whole.allocations[:_FAILING], start=1):
        call = attempt(question, producer, fail_allocation=number)
        when = f"where allocation {number} of {many} fails ({place.file}:{place.line}): "
        for report in call.remarks:
            if report.kind not in _NOT_TOLD and report[:2] not in usual:
                yield reported(report, when)
        if call.trap is not None:
            yield reported(call.trap, when)
            if _RULES.get(call.trap.kind) == "endless":
                return
        elif call.result != -_ENOMEM:
            text = f"{when}the call returns {call.result}, not -ENOMEM"
            yield Shown("failed-allocation", text, place)


def placed(shown: Shown, question: Question, producer: Sourced) -> Shown:
    """Return a finding about a caller's memory with the place in C that does it."""
    argsz = shown.argsz[0] if shown.argsz else question.argsz or 0
    if shown.rule == "past-argsz":
        copies = attempt(replace(question, argsz=argsz), producer).copies
        place = next((by for _, stop, by in copies if stop > argsz), NOWHERE)
    elif shown.rule == "argsz-short":
        minsz = question.content.ioctl.minsz
        place = attempt(replace(question, argsz=minsz), producer).argsz
    elif shown.rule == "not-written":
        copies = attempt(replace(question, argsz=argsz), producer).copies
        place = next((by for start, _, by in reversed(copies) if start == 0), NOWHERE)
    else:
        place = NOWHERE
    return shown._replace(place=place if place != NOWHERE else producer.entry(question))
