"""What a caller is told before it asks again: the flag, cap_offset, and how much it needs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vfioviz.codec.chain import HEADER_SIZE, Head, read_head
from vfioviz.codec.content import Capability
from vfioviz.kernel.compare import Figures, figures
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Shown
from vfioviz.kernel.run import Run
from vfioviz.kernel.sourced.producer import Sourced

_LONG = (0x1_20, 0x1_01_20)
"""Bytes of a capability that 8 and 16 bits can't count."""
_UNKNOWN = 0xFFF0
"""Id of a capability that no header has."""
_LARGE = (0x100, 0x1000, 0x10000, 0xFFFF_FFFF)
"""Values of argsz that callers pass for plenty of room: a type that is too narrow shows."""


def _takes_caps(question: Question, producer: Producer) -> bool:
    """Whether a driver gives the capabilities of a request, and not those of a device's model."""
    rule = question.handler.rule(question.content.ioctl)
    modelled = isinstance(producer, Sourced) and producer.device is not None
    return rule is not None and rule.caps and not modelled


def _head(run: Run) -> Head:
    """Return what the caller reads; None of what it has no room for."""
    return read_head(run.buffer, run.ioctl, run.abi, run.argsz_in)


def flags_without(question: Question, producer: Producer) -> Iterator[Shown]:
    """Yield what flags and cap_offset say where no capability is given.

    Raises:
        ModelError: As the producer does.
    """
    ioctl = question.content.ioctl
    if not _takes_caps(question, producer):
        return
    none = replace(question.content, caps=())
    span = (ioctl.minsz, ioctl.minsz + 1)
    run = producer.answer(replace(question, content=none, argsz=ioctl.minsz))
    if not run.errno and not run.caps and _head(run).announces(ioctl):
        text = f"{ioctl.caps_flag:#x} is set in flags of a device that has no capability"
        yield Shown("caps-flag", text, argsz=span, at=ioctl.flags_at)
    if not question.content.caps:
        return
    short = producer.answer(replace(question, argsz=_room(ioctl.cap_offset_at, ioctl.minsz)))
    head = _head(short)
    if short.errno or short.caps or short.argsz_out <= short.argsz_in:
        return
    span = (short.argsz_in, short.argsz_in + 1)
    if not head.announces(ioctl):
        text = f"{ioctl.caps_flag:#x} is not set in flags where argsz {short.argsz_in} is too small"
        yield Shown("caps-flag", text, argsz=span, at=ioctl.flags_at)
    elif short.cap_offset:
        text = f"cap_offset is {short.cap_offset} where argsz {short.argsz_in} is too small for any"
        yield Shown("caps-flag", text, argsz=span, at=ioctl.cap_offset_at)


def _room(cap_offset_at: int, minsz: int) -> int:
    """Return the least argsz with which cap_offset is written."""
    return max(minsz, cap_offset_at + 4)


def not_told(question: Question, producer: Producer) -> Iterator[Shown]:
    """Yield that a caller with the least argsz isn't told how much it needs.

    Raises:
        ModelError: As the producer does.
    """
    content = question.content
    if content.errno or not content.caps or not _takes_caps(question, producer):
        return
    minsz = content.ioctl.minsz
    run = producer.answer(replace(question, argsz=minsz))
    span = (minsz, minsz + 1)
    if run.errno:
        text = f"argsz {minsz} is answered with errno {run.errno}, and not with what is needed"
        yield Shown("argsz-short", text, argsz=span)
    elif not run.caps and run.argsz_out <= minsz and not run.overrun:
        text = f"argsz {minsz} is too small for any capability, and given back as {run.argsz_out}"
        yield Shown("argsz-short", text, argsz=span)


def unchecked(question: Question, producer: Producer) -> Iterator[Shown]:
    """Yield that a caller without room for the info struct is answered.

    Raises:
        ModelError: As the producer does.
    """
    rule = question.handler.rule(question.content.ioctl)
    if rule is None or question.content.errno:
        return
    argsz = rule.minsz - 1
    run = producer.answer(replace(question, argsz=argsz))
    if not run.errno and not run.overrun:
        text = f"argsz {argsz} is not answered with EINVAL: {rule.minsz} is the least there may be"
        yield Shown("argsz-unchecked", text, argsz=(argsz, argsz + 1))


def longer(question: Question, producer: Producer) -> Iterator[tuple[int, Question]]:
    """Yield a request with far more to say, and how many bytes more.

    A size that is kept in a type that is too narrow shows: a list of ranges has no upper end.
    """
    content = question.content
    if content.errno or not _takes_caps(question, producer):
        return
    for size in _LONG:
        more = Capability(_UNKNOWN, 1, payload=b"\x5a" * (size - HEADER_SIZE))
        caps = (more, *content.caps, replace(more, payload=bytes(8)))
        yield size, replace(question, content=replace(content, caps=caps))


def grown(question: Question, producer: Producer) -> Iterator[Shown]:
    """Yield what is wrong with the three calls that matter of a long answer.

    Raises:
        ModelError: As the producer does.
    """
    wanted = len(question.content.caps)
    if producer.answer(replace(question, argsz=question.content.ioctl.minsz)).overrun:
        return  # a short answer shows that as well
    needed = producer.answer(replace(question, argsz=None)).needed
    for argsz in (needed, needed - 1):
        run = producer.answer(replace(question, argsz=argsz))
        span = (argsz, argsz + 1)
        if run.overrun:
            text = f"{run.overrun} bytes past the caller's buffer, with argsz {argsz}"
            yield Shown("past-argsz", text, argsz=span, size=run.overrun)
            return
        if argsz == needed and not run.errno and len(run.caps) < wanted:
            text = f"argsz {argsz} is asked for, and with it {len(run.caps)} of {wanted} "
            yield Shown("argsz-short", f"{text}capabilities are given", argsz=span)
            return
        if not all(cap.reachable for cap in run.caps):
            why, at = broken(figures(replace(question, argsz=argsz), producer))
            text = f"cap_offset and next don't lead to each capability, with argsz {argsz}: {why}"
            yield Shown("chain", text, argsz=span, at=at)
            return


def broken(made: Figures) -> tuple[str, int]:
    """Return which link of a chain is wrong, and where it is."""
    run, ioctl = made.run, made.run.ioctl
    head = read_head(run.buffer, ioctl, run.abi)
    if not head.announces(ioctl):
        return "flags don't say that there are any", ioctl.flags_at
    placed = sorted(cap.start for cap in run.caps)
    walked = [cap.start for cap in made.layout.caps]
    if head.cap_offset not in placed:
        first = f", the first is at {placed[0]}" if placed else ""
        given = head.cap_offset if run.cap_offset is None else run.cap_offset
        said = "what the caller had there" if given is None else str(given)
        return f"cap_offset is {said}{first}", ioctl.cap_offset_at
    for cap in made.layout.caps:
        there = int.from_bytes(run.buffer[cap.start + 4 : cap.start + 8], run.abi.byte_order)
        if there not in placed and (there or {*placed} - {*walked}):
            return f"next of the one at {cap.start} is {there}", cap.start + 4
    return "not all are visited", ioctl.cap_offset_at


def too_large(ample: Figures) -> Iterator[Shown]:
    """Yield that a caller with far more room gets another answer.

    Raises:
        ModelError: As the producer does.
    """
    run, question = ample.run, ample.question
    rule = question.handler.rule(run.ioctl)
    most = None if rule is None else rule.most
    wanted = _seen(run)
    for argsz in _LARGE:
        if argsz <= run.argsz_in or (most is not None and argsz > most):
            continue
        other = ample.producer.answer(replace(question, argsz=argsz))
        for (what, one), (_, two) in zip(wanted, _seen(other), strict=True):
            if one != two:
                text = f"with argsz {argsz:#x} {what} {two}; with {run.argsz_in} it {one}"
                yield Shown("argsz-large", text, argsz=(argsz, argsz + 1))
                return


def _seen(run: Run) -> tuple[tuple[str, object], ...]:
    """Return what a caller with room for all sees, whatever its argsz."""
    return (
        ("errno", f"is {run.errno}"),
        ("cap_offset", "is not written" if run.cap_offset is None else f"is {run.cap_offset}"),
        ("the number of capabilities", f"is {len(run.caps)}"),
        ("what is written", f"has {sum(write.stop - write.start for write in run.writes)} bytes"),
        ("argsz", "stays" if run.argsz_out == run.argsz_in else f"becomes {run.argsz_out}"),
    )
