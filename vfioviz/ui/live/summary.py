"""What a capture brought, and what reading again changed, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.live.stream import Reader
from vfioviz.capture.source import Capture
from vfioviz.codec.differences import differences
from vfioviz.codec.layout import Layout
from vfioviz.document.records import Verdict, pairs_of
from vfioviz.language import mark, tr
from vfioviz.scene.text import plural

_NAMED = 2
"""Calls and fields that are named; the others are counted."""


def outcome(reader: Reader) -> str:
    """Return ``7 answers from Linux 6.12.1, 2026-11-23T18:22:59Z``, and what did not work."""
    count = len(reader.captures())
    begin = reader.begin
    origin = (
        tr(" from Linux {kernel}, {time}", kernel=begin.kernel, time=begin.time)
        if begin is not None
        else ""
    )
    cancelled = all(each.code == "cancelled" for each in reader.failures)
    if reader.failures and cancelled and not count:
        return tr("Cancelled: nothing was read.")
    if reader.failures and cancelled:
        said = mark("Cancelled: {answers}{origin} are kept.")
        if count == 1:
            said = mark("Cancelled: {answers}{origin} is kept.")
        return tr(said, answers=plural(count, "answer"), origin=origin)
    if not count and reader.failures:
        return tr(
            "Nothing was read{origin}; {steps} did not work.", origin=origin, steps=steps(reader)
        )
    failed = tr("; {steps} did not work", steps=steps(reader)) if reader.failures else ""
    return f"{plural(count, 'answer')}{origin}{failed}."


def steps(reader: Reader) -> str:
    """Return how many steps failed: ``2 steps``."""
    return plural(len(reader.failures), "step")


def changes(before: Sequence[Capture], after: Sequence[Capture]) -> str:
    """Return how the answers to the same calls differ."""
    found = list(pairs_of(before, after))
    changed = [each for each in found if each.verdict is not Verdict.SAME]
    if not changed:
        return tr("Read again: {all} the same as before.", all=_all(len(found)))
    named = "; ".join(f"{each.title}{_how(each.verdict)}" for each in changed[:_NAMED])
    more = tr("; and {number} more", number=len(changed) - _NAMED) if len(changed) > _NAMED else ""
    return tr(
        "Read again: {count} of {plural} changed: {named}{more}.",
        count=len(changed),
        plural=plural(len(found), "answer"),
        named=named,
        more=more,
    )


def _all(count: int) -> str:
    return tr("the answer is") if count == 1 else tr("all {count} answers are", count=count)


def _how(verdict: Verdict) -> str:
    words = {
        Verdict.DIFFERS: "",
        Verdict.ONLY_A: tr(" (before only)"),
        Verdict.ONLY_B: tr(" (new)"),
    }
    return words.get(verdict, f" ({verdict.value})")


def fields(before: Layout, after: Layout) -> str:
    """Return what two columns say differently: ``Shown: info.num_regions 9 → 1``."""
    found = list(differences(before, after))
    if not found:
        return tr("Shown: before and after are the same.")
    named = ", ".join(
        f"{each.what} {each.before or 'none'} → {each.after or 'none'}" for each in found[:_NAMED]
    )
    more = tr(" and {number} more", number=len(found) - _NAMED) if len(found) > _NAMED else ""
    return tr("Shown: {named}{more}.", named=named, more=more)
