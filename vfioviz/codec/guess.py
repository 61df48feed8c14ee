"""Guess the ioctl, ABI and byte order of a buffer, with a confidence.

It is a guess: it is shown with its confidence and can always be overridden. Rule: if the bytes
are ambiguous, it says so and lists the candidates; if they look like a struct of some other
ioctl, it names that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.lookalike import LookAlike, look_alike
from vfioviz.codec.readings import Reading, reading, readings
from vfioviz.codec.requests import request
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

_LOOKED_AT = 65_536
"""Number of bytes that the guess examines."""

_CLEARLY = 3
"""Lead in points that another reading needs to be named."""

_EVIDENCE = 5
"""Total points that it needs: fewer may be chance."""

_SURE = 8
"""Lead in points over all other readings at which the guess is certain."""

_TOLD = 0.35
"""Below this confidence a guess is not used."""

_CANDIDATES = 3


class Candidate(NamedTuple):
    """A possible reading."""

    ioctl: Ioctl
    abi: Abi
    reason: str
    """The evidence for it; a phrase for ``language.told``."""


class Guess(NamedTuple):
    """The likeliest reading, and how likely it is."""

    ioctl: Ioctl
    abi: Abi
    confidence: float
    """0 (a coin toss) to 1 (nothing else comes close)."""
    reason: str
    """The evidence for it; a phrase for ``language.told``."""
    candidates: tuple[Candidate, ...] = ()
    """The possible readings, likeliest first; just one if the bytes are conclusive."""
    look_alike: LookAlike | None = None
    """A struct of some other ioctl that the bytes look like."""

    @property
    def is_told(self) -> bool:
        """Whether the bytes determine which of the three ioctls answered."""
        return self.look_alike is None and self.confidence >= _TOLD


def guess(data: bytes, headers: HeaderSet) -> Guess:
    """Return the likeliest ioctl and ABI of a buffer, among the ioctls of a header set; total."""
    data = data[:_LOOKED_AT]
    # One per byte order and ioctl: its best ABI.
    best: dict[tuple[str, str], Reading] = {}
    for each in readings(data, headers):
        key = each.ioctl.key, each.abi.byte_order
        if key not in best or each.points > best[key].points:
            best[key] = each
    ranked = sorted(best.values(), key=lambda each: -each.points)
    first, rival = ranked[0], ranked[1]
    margin = first.points - max(rival.points, 0)
    confidence = round(max(0.0, min(1.0, margin / _SURE)), 2) if first.points > 0 else 0.0
    other = request(data)
    if other is None and (first.points < _SURE or confidence < _TOLD):
        other = look_alike(data, headers)
    if other is not None or confidence < _TOLD:
        confidence = min(confidence, 0.2) if other is not None else confidence
        shown = [each for each in ranked if each.points > first.points - _SURE]
    else:
        shown = [first]
    candidates = tuple(
        Candidate(each.ioctl, each.abi, _reason(each)) for each in shown[:_CANDIDATES]
    )
    return Guess(first.ioctl, first.abi, confidence, _reason(first), candidates, other)


def _reason(found: Reading) -> str:
    if found.reasons and found.points > 0:
        return joined(found.reasons, "; ")
    return phrase(mark("nothing speaks for any ioctl"))


def alternatives(data: bytes, ioctl: Ioctl, abi: Abi) -> Iterator[Finding]:
    """Yield what another ioctl, byte order or ABI would explain better; for broken buffers."""
    data = data[:_LOOKED_AT]
    own = reading(data, ioctl, abi).points
    best = max(readings(data, ioctl.headers), key=lambda each: each.points)
    if best.points < max(own + _CLEARLY, _EVIDENCE):
        return
    why = joined(best.reasons, "; ")
    if best.ioctl is not ioctl:
        yield finding(
            "other-ioctl-fits",
            0,
            len(data),
            mark("Read as {name}, the bytes make more sense: {why}."),
            name=best.ioctl.name,
            why=why,
        )
    if best.abi.byte_order != abi.byte_order:
        yield finding(
            "other-byte-order-fits",
            0,
            len(data),
            mark("Read as {byte_order}-endian, the bytes make more sense: {why}."),
            byte_order=best.abi.byte_order,
            why=why,
        )
    elif best.abi.u64_align != abi.u64_align:
        yield finding(
            "other-abi-fits",
            0,
            len(data),
            mark("Read by the layout of {title}, the bytes make more sense: {why}."),
            title=best.abi.title,
            why=why,
        )
