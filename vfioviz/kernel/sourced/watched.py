"""A recorded call of C text: what a debugger of the layout goes through, and never changes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from vfioviz.csource.memory import Memory, Object, Store
from vfioviz.csource.recording import Recording, Step
from vfioviz.kernel.question import Question
from vfioviz.kernel.rule import ModelError
from vfioviz.kernel.sourced.answer import Attempt
from vfioviz.kernel.sourced.chain import KERNELS
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import mark, phrase

_OURS = re.compile(r"__vfioviz_|\b__[ne]\b")
"""Words of a seam."""


@dataclass(frozen=True, slots=True, eq=False)
class Watched:
    """One call, step by step."""

    variant: str
    """Key of the producer."""
    recording: Recording = field(repr=False)
    texts: Mapping[str, Sequence[str]] = field(repr=False)
    """The lines of each file."""
    user: Object
    """The caller's memory."""
    argsz: int
    """Bytes of it that the caller said it has."""
    order: Literal["little", "big"]
    """Of its numbers."""
    ended: str
    """How it ended: ``returns 0``, or what stopped it."""
    stopped: bool
    """Whether something stopped it."""
    shifts: Mapping[int, tuple[tuple[int, int], ...]] = field(repr=False)
    """By the id of an object: until which event, and by how much, its bytes lie further in the
    caller's memory at the end; the earliest first."""

    @property
    def memory(self) -> Memory:
        """Objects and events."""
        return self.recording.memory

    def kernel(self, at: int) -> Object | None:
        """Return the buffer on the heap that the chain is in at a step, or was in last."""
        stores = self.stores_before(at)
        made = [each for each in self.memory.objects if _is_chain(each, self.memory, stores)]
        return made[-1] if made else None

    def stores_before(self, at: int) -> int:
        """Return the number of events before a step."""
        steps = self.recording.steps
        return steps[at].stores if at < len(steps) else len(self.memory.events)

    def goal(self, what: Object, offset: int, at: int) -> int | None:
        """Return where in the caller's memory a byte of the chain comes to lie; None: nowhere."""
        stores = self.stores_before(at)
        for until, by in self.shifts.get(id(what), ()):
            if stores <= until:
                return offset + by
        return None


def _is_chain(what: Object, memory: Memory, stores: int) -> bool:
    if what.storage != "heap" or what.born >= stores:
        return False
    return memory.events[what.born][0].action != "input"


def watched(producer: Sourced, question: Question) -> Watched:
    """Record a call.

    Raises:
        ModelError: As the producer does; or nothing ran.
    """
    asked = question
    if question.argsz is None:
        asked = replace(question, argsz=producer.answer(question).needed)
    texts = {path: text.split("\n") for path, text in producer.sources.texts}

    def take(attempt: Attempt) -> Watched:
        outcome = attempt.outcome
        if outcome.recording is None or not outcome.recording.steps:
            raise ModelError(
                str(outcome.trap)
                if outcome.trap is not None
                else phrase(mark("{name}: nothing ran"), name=producer.sources.name)
            )
        if outcome.trap is None:
            ended: str = phrase(mark("it returns {result}"), result=outcome.result or 0)
        else:
            ended = str(outcome.trap)
        recording = outcome.recording.kept(_is_ours)
        return Watched(
            producer.key,
            recording,
            texts,
            attempt.user,
            asked.argsz or 0,
            asked.abi.byte_order,
            ended,
            outcome.trap is not None,
            _shifts(recording.memory, attempt.user),
        )

    return producer.attempt(asked, take, record=True)


def _is_ours(step: Step) -> bool:
    text = step.line.text
    return _OURS.search(text) is not None and KERNELS.add not in text


def _shifts(memory: Memory, user: Object) -> dict[int, tuple[tuple[int, int], ...]]:
    """Return where each byte of the chain goes, by the copies that took it along."""
    found: dict[int, list[tuple[int, int]]] = {}
    for number in range(len(memory.events) - 1, 0, -1):
        store = memory.store(number)
        if store.source is None:
            continue
        source, start = store.source
        if store.object is user:
            if source.storage == "heap" and id(source) not in found:
                found[id(source)] = [(len(memory.events), store.offset - start)]
            continue
        there = found.get(id(store.object))
        if there is None or not _takes_all(store, source):
            continue
        by = there[0][1] + store.offset - start
        if source is store.object:
            there.insert(0, (number, by))
        elif id(source) not in found:
            found[id(source)] = [(number, by)]
    return {key: tuple(each) for key, each in found.items()}


def _takes_all(store: Store, source: Object) -> bool:
    """Whether a copy takes a buffer along, and not a part of something else."""
    return store.source is not None and store.source[1] == 0 and source.storage == "heap"
