"""What callers get: the calls of a request with each argsz, judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from vfioviz.kernel.compare import Figures, figures
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Shown
from vfioviz.kernel.review.told import broken, flags_without, not_told, too_large, unchecked
from vfioviz.kernel.sweep import BEYOND, Outcome, Stretch, encoded, sweep


def judged(question: Question, producer: Producer) -> Iterator[Shown]:
    """Yield what the calls of a request show; raises ModelError as the producer does."""
    strip = sweep(replace(question, argsz=None), producer)
    yield from _past(strip)
    asked = replace(question, content=encoded(question, producer), argsz=None)
    least = question.content.ioctl.minsz
    if producer.answer(replace(asked, argsz=least)).overrun:
        return  # whoever asks how much is needed is overrun already
    yield from flags_without(asked, producer)
    yield from unchecked(asked, producer)
    refused = list(not_told(asked, producer))
    yield from refused
    exact = figures(asked, producer)
    if exact.run.errno or refused:
        return
    ample = figures(replace(asked, argsz=exact.reported + BEYOND), producer)
    yield from _unreadable(strip, ample)
    yield from _short(exact, ample)
    yield from _chain(ample)
    yield from too_large(ample)
    if ample.unwritten:
        yield Shown(
            "not-written",
            f"bytes {_gaps(ample)} of {ample.size} are never written: they are what the caller "
            "had there",
            argsz=(ample.run.argsz_in, ample.run.argsz_in + 1),
            size=ample.unwritten,
        )
    yield from _misaligned(ample)


def _gaps(ample: Figures) -> str:
    """Return what no copy wrote, as half-open ranges."""
    gaps, end = [], 0
    for start, stop in [*((w.start, w.stop) for w in sorted(ample.run.writes)), (ample.size,) * 2]:
        if start > end:
            gaps.append(f"[{end}, {start})")
        end = max(end, stop)
    return ", ".join(gaps)


def _bytes(count: int) -> str:
    return "1 byte" if count == 1 else f"{count} bytes"


def _past(strip: tuple[Stretch, ...]) -> Iterator[Shown]:
    past = [each for each in strip if each.outcome is Outcome.OVERRUN]
    if not past:
        return
    most = max(each.most for each in past)
    spans = ", ".join(
        f"{each.start}" if each.stop == each.start + 1 else f"{each.start} to {each.stop - 1}"
        for each in past
    )
    upto = "up to " if any(each.stop > each.start + 1 for each in past) and most > 1 else ""
    text = f"{upto}{_bytes(most)} past the caller's buffer, with argsz {spans}"
    yield Shown("past-argsz", text, argsz=(past[0].start, past[-1].stop), size=most)


def _unreadable(strip: tuple[Stretch, ...], ample: Figures) -> Iterator[Shown]:
    last = strip[-1]
    odd = next((each for each in strip if each.outcome is Outcome.UNREADABLE), None)
    if odd is None and last.outcome is Outcome.PARTIAL and ample.run.caps:
        odd = last  # to a caller with room for all
    if odd is None:
        return
    made = figures(replace(ample.question, argsz=odd.start), ample.producer)
    why, at = broken(made)
    text = f"cap_offset and next don't lead to each capability, with argsz {odd.start}"
    text += f" to {odd.stop - 1}" if odd.stop > odd.start + 1 else ""
    yield Shown("chain", f"{text}: {why}", argsz=(odd.start, odd.stop), at=at)


def _short(exact: Figures, ample: Figures) -> Iterator[Shown]:
    reported = exact.reported
    span = (reported, reported + 1)
    given, wanted = len(exact.run.caps), len(ample.run.caps)
    if given < wanted:
        yield Shown(
            "argsz-short",
            f"argsz {reported} is asked for, and with it {given} of {wanted} capabilities are "
            f"given; with {ample.run.argsz_in} all are",
            argsz=span,
        )
        return
    end = max((write.stop for write in ample.run.writes), default=0)
    if ample.run.caps and end > reported:
        yield Shown(
            "argsz-short",
            f"argsz {reported} is asked for, the answer takes {end} bytes",
            argsz=span,
            size=end - reported,
        )
    expected = len(ample.question.content.caps)
    takes = ample.question.handler.rule(ample.run.ioctl)
    if takes is not None and takes.caps and wanted < expected:
        yield Shown(
            "chain",
            f"{wanted} of {expected} capabilities are given to a caller with {ample.run.argsz_in} "
            "bytes of room",
        )


def _chain(ample: Figures) -> Iterator[Shown]:
    if not ample.run.caps or not ample.readable:
        return
    walked = [cap.start for cap in ample.layout.caps]
    placed = [cap.start for cap in ample.run.caps]
    if walked != placed:
        there = ", ".join(map(str, walked))
        meant = ", ".join(map(str, placed))
        yield Shown("chain", f"the chain visits {there}; the capabilities are at {meant}")


def _misaligned(ample: Figures) -> Iterator[Shown]:
    """Yield what lies where the ABI does not allow it: a u64 may lie at 4 on i386."""
    odd = [
        leaf
        for leaf in ample.layout.misaligned_leaves()
        if leaf.start % min(leaf.field.natural, leaf.field.align)
    ]
    if not odd:
        return
    wide, size = odd[0], odd[0].field.natural
    # The capability that it is in was put there by the store that made its id.
    cap = max((cap.start for cap in ample.layout.caps if cap.start <= wide.start), default=-1)
    text = f"{len(odd)} misaligned, the first is {wide.path} at {wide.start}: "
    text += f"{wide.start} mod {size} = {wide.start % size}"
    span = (ample.run.argsz_in, ample.run.argsz_in + 1)
    yield Shown("misaligned", text, argsz=span, size=len(odd), at=cap)
