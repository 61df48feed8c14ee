"""What a capture brought, and what reading again changed, in one line."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.capture.live.stream import Reader
from vfioviz.capture.source import Capture
from vfioviz.codec.differences import differences
from vfioviz.codec.tree import Layout
from vfioviz.document.records import Verdict, pairs_of
from vfioviz.scene.text import plural

_NAMED = 2
"""Calls and fields that are named; the others are counted."""


def outcome(reader: Reader) -> str:
    """Return ``7 answers from Linux 6.12.1, 2026-11-23T18:22:59Z``, and what did not work."""
    count = len(reader.captures())
    begin = reader.begin
    origin = f" from Linux {begin.kernel}, {begin.time}" if begin is not None else ""
    cancelled = all(each.code == "cancelled" for each in reader.failures)
    if reader.failures and cancelled and not count:
        return "Cancelled: nothing was read."
    if reader.failures and cancelled:
        return f"Cancelled: {plural(count, 'answer')}{origin} {_are(count)} kept."
    if not count and reader.failures:
        return f"Nothing was read{origin}; {steps(reader)} did not work."
    failed = f"; {steps(reader)} did not work" if reader.failures else ""
    return f"{plural(count, 'answer')}{origin}{failed}."


def steps(reader: Reader) -> str:
    """Return how many steps failed: ``2 steps``."""
    return plural(len(reader.failures), "step")


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def changes(before: Sequence[Capture], after: Sequence[Capture]) -> str:
    """Return how the answers to the same calls differ."""
    found = list(pairs_of(before, after))
    changed = [each for each in found if each.verdict is not Verdict.SAME]
    if not changed:
        return f"Read again: {_all(len(found))} the same as before."
    named = "; ".join(f"{each.title}{_how(each.verdict)}" for each in changed[:_NAMED])
    more = f"; and {len(changed) - _NAMED} more" if len(changed) > _NAMED else ""
    return f"Read again: {len(changed)} of {plural(len(found), 'answer')} changed: {named}{more}."


def _all(count: int) -> str:
    return "the answer is" if count == 1 else f"all {count} answers are"


def _how(verdict: Verdict) -> str:
    words = {Verdict.DIFFERS: "", Verdict.ONLY_A: " (before only)", Verdict.ONLY_B: " (new)"}
    return words.get(verdict, f" ({verdict.value})")


def fields(before: Layout, after: Layout) -> str:
    """Return what two columns say differently: ``Shown: info.num_regions 9 → 1``."""
    found = list(differences(before, after))
    if not found:
        return "Shown: before and after are the same."
    named = ", ".join(
        f"{each.what} {each.before or 'none'} → {each.after or 'none'}" for each in found[:_NAMED]
    )
    more = f" and {len(found) - _NAMED} more" if len(found) > _NAMED else ""
    return f"Shown: {named}{more}."
