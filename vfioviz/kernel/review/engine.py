"""The review of one version of the code: every rule, over every request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from vfioviz.csource.reports import Kind
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer, Producers
from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.review.alike import on_abis, with_sisters
from vfioviz.kernel.review.attempts import (
    NotReviewedError,
    failing,
    faulting,
    placed,
    reported,
    tried,
)
from vfioviz.kernel.review.calls import judged
from vfioviz.kernel.review.findings import Case, Finding, Findings, Shown
from vfioviz.kernel.review.told import grown, longer
from vfioviz.kernel.sourced.answer import TrapError
from vfioviz.kernel.sourced.files import ALONE, HANDLERS
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

_ENDS = frozenset({"endless", "crash", "double-free"})
"""Rules after which nothing more is asked of a request."""


@dataclass(slots=True)
class Review:
    """What came of it."""

    producer: Producer
    requests: int = 0
    """Those that were reviewed."""
    findings: tuple[Finding, ...] = ()
    unread: list[str] = field(default_factory=list)
    """What could not be reviewed, and why; each once."""
    complete: bool = True
    """Whether time was enough for all requests."""


def answering(
    producer: Producer, among: Producers, headers: HeaderSet, ioctl: str | None = None
) -> list[tuple[Ioctl, Handler]]:
    """Return the drivers that build their chain with the functions that a version is about.

    Of C text, those whose file is there.

    Args:
        producer: The version.
        among: Drivers there are.
        headers: The ioctls there are.
        ioctl: Key of the only one that is wanted.
    """
    files = producer.sources.files if isinstance(producer, Sourced) else None
    found = []
    for key, asked in headers.ioctls.items():
        if ioctl not in {None, key}:
            continue
        for handler in among.handlers_for(asked):
            own = set() if handler.key in ALONE else _own_files(handler.key, asked)
            if own and (files is None or own & files.keys()):
                found.append((asked, handler))
    return found


def _own_files(handler: str, ioctl: Ioctl) -> set[str]:
    """Return the files of a driver that no driver before it has."""
    own: set[str] = set(HANDLERS.get(handler, ()))
    for key, paths in HANDLERS.items():
        if key == handler or ioctl.proposed:
            break
        own -= {*paths}
    return own


def review(
    producer: Producer,
    cases: Iterable[Case],
    among: Sequence[tuple[Ioctl, Handler]],
    abis: Sequence[Abi],
    more: Callable[[], bool] = lambda: True,
) -> Review:
    """Review a version of the code.

    Args:
        producer: The version.
        cases: The requests.
        among: Drivers that are compared with each other, by ioctl.
        abis: On which an answer should be laid out alike.
        more: Whether there is time for another request.
    """
    return _Reviewing(producer, among, abis).all(cases, more)


class _Reviewing:
    def __init__(
        self, producer: Producer, among: Sequence[tuple[Ioctl, Handler]], abis: Sequence[Abi]
    ) -> None:
        self._producer = producer
        self._among = among
        self._abis = abis
        self._findings = Findings()
        self._result = Review(producer)
        self._given_up: set[tuple[str, str]] = set()
        self._grown: set[tuple[str, str]] = set()
        """Those that were asked for a long answer."""

    def all(self, cases: Iterable[Case], more: Callable[[], bool]) -> Review:
        result = self._result
        for case in cases:
            if not more():
                result.complete = False
                break
            question = case.question
            if (question.content.ioctl.key, question.handler.key) not in self._given_up:
                self._reviewed(case)
                result.requests += 1
        result.findings = tuple(self._findings)
        return result

    def _reviewed(self, case: Case) -> None:
        question, producer = case.question, self._producer
        key = question.content.ioctl.key, question.handler.key
        try:
            if isinstance(producer, Sourced) and not self._interpreted(case, producer):
                self._given_up.add(key)
                return
            self._judged(case, judged)
            if key not in self._grown:
                self._grown.add(key)
                self._judged_long(case)
            for abi, shown in on_abis(question, producer, self._abis):
                self._add(case._replace(question=replace(question, abi=abi)), shown)
            for handler, shown in with_sisters(question, producer, self._sisters(question)):
                self._add(case._replace(question=replace(question, handler=handler)), shown)
        except (ModelError, NotReviewedError) as problem:
            self._given_up.add(key)
            text = f"{key[0]}, {key[1]}: {problem}"
            if text not in self._result.unread:
                self._result.unread.append(text)

    def _judged_long(self, case: Case) -> None:
        for size, question in longer(case.question, self._producer):
            self._judged(Case(f"{case.name} and {size} bytes more", question), grown)

    def _judged(self, case: Case, judge: Callable[[Question, Producer], Iterable[Shown]]) -> None:
        try:
            for shown in judge(case.question, self._producer):
                self._add(case, shown)
        except TrapError as trap:
            if trap.report.kind is Kind.UNSUPPORTED:
                raise
            self._findings.add(case, reported(trap.report))

    def _interpreted(self, case: Case, producer: Sourced) -> bool:
        """Review what C does on the way; return whether it is worth asking more."""
        question = case.question
        try:
            needed = producer.answer(replace(question, argsz=None)).needed
        except TrapError as trap:
            if trap.report.kind is Kind.UNSUPPORTED:
                raise
            self._findings.add(case, reported(trap.report))
            return False
        exact = replace(question, argsz=needed)
        fine = True
        for shown in (
            *tried(question, producer, needed),
            *failing(exact, producer),
            *faulting(exact, producer),
        ):
            self._findings.add(case, shown)
            fine = fine and shown.rule not in _ENDS
        return fine

    def _sisters(self, question: Question) -> list[Handler]:
        asked = question.content.ioctl
        own = question.handler.rule(asked)
        if own is None or not own.caps:
            return []
        return [
            handler
            for ioctl, handler in self._among
            if ioctl.key == asked.key
            and handler.key != question.handler.key
            and _adds(handler, asked)
        ]

    def _add(self, case: Case, shown: Shown) -> None:
        producer = self._producer
        if isinstance(producer, Sourced):
            shown = placed(shown, case.question, producer)
        self._findings.add(case, shown)


def _adds(handler: Handler, ioctl: Ioctl) -> bool:
    rule = handler.rule(ioctl)
    return rule is not None and rule.caps
