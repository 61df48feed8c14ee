"""What should be alike: the same request on another ABI, and with another driver of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from vfioviz.kernel.handler import Handler
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Shown
from vfioviz.kernel.run import Run
from vfioviz.kernel.sweep import BEYOND
from vfioviz.uapi.schema import Abi

Face = tuple[tuple[str, object], ...]
"""What a caller sees of a call, by name."""


def face(run: Run) -> Face:
    """Return what a caller sees of a call but for the values; offsets and sizes in bytes."""
    starts = [cap.start for cap in run.caps]
    return (
        ("errno", run.errno),
        ("the argsz that is needed", run.needed),
        ("the argsz given back", run.argsz_out),
        ("cap_offset", run.cap_offset),
        ("the number of capabilities", len(starts)),
        *((f"the start of caps[{at}]", start) for at, start in enumerate(starts)),
        ("bytes past argsz", run.overrun),
        ("the first byte that is not written", _covered(run)),
    )


def _covered(run: Run) -> int:
    """Return where the bytes end that were written without a gap."""
    end = 0
    for write in sorted(run.writes):
        if write.start <= end:
            end = max(end, write.stop)
    return end


def difference(ours: Run, theirs: Run, our_name: str, their_name: str) -> str:
    """Return the first thing that differs, "" where nothing does."""
    for (what, mine), (_, other) in zip(face(ours), face(theirs), strict=False):
        if mine != other:
            return f"{what} is {other} for {their_name}, {mine} for {our_name}"
    return ""


def on_abis(
    question: Question, producer: Producer, abis: Sequence[Abi]
) -> Iterator[tuple[Abi, Shown]]:
    """Yield the ABIs whose answer is laid out otherwise than on the first of them.

    Raises:
        ModelError: As the producer does.
    """
    first, *others = abis
    asked = replace(question, abi=first, argsz=None)
    asked = replace(asked, argsz=producer.answer(asked).needed + BEYOND)
    ours = producer.answer(asked)
    for abi in others:
        text = difference(ours, producer.answer(replace(asked, abi=abi)), first.key, abi.key)
        if text:
            yield abi, Shown("abi-differs", text)


def with_sisters(
    question: Question, producer: Producer, sisters: Sequence[Handler]
) -> Iterator[tuple[Handler, Shown]]:
    """Yield the drivers that answer otherwise than the question's does.

    Raises:
        ModelError: As the producer does.
    """
    needed = producer.answer(replace(question, argsz=None)).needed
    for sister in sisters:
        for argsz in (question.content.ioctl.minsz, needed, needed + BEYOND):
            asked = replace(question, argsz=argsz)
            theirs = producer.answer(replace(asked, handler=sister))
            text = difference(producer.answer(asked), theirs, question.handler.key, sister.key)
            if text:
                yield sister, Shown("sister-differs", f"{text}, with argsz {argsz}")
                break
