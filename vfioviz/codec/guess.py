"""Which ioctl, ABI and byte order do these bytes speak for, and how surely.

It is a guess: it is shown with its confidence and can always be overridden. Rule: where the bytes
do not tell, it says so and gives the candidates; where they look like another struct than those of
the three ioctls, it names that.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.lookalike import LookAlike, look_alike
from vfioviz.codec.readings import Reading, reading, readings
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

_LOOKED_AT = 65_536
"""Bytes that the guess looks at."""

_CLEARLY = 3
"""Points by which another reading must be better to be named."""

_EVIDENCE = 5
"""Points that it must have in all: less is chance."""

_SURE = 8
"""Points by which a reading is better than all others where nothing is left to ask."""

_TOLD = 0.35
"""Confidence below which a guess is no answer."""

_CANDIDATES = 3


class Candidate(NamedTuple):
    """One of the readings that come into question."""

    ioctl: Ioctl
    abi: Abi
    reason: str
    """What speaks for it; a phrase, that ``language.told`` tells."""


class Guess(NamedTuple):
    """The likeliest reading, and how likely it is."""

    ioctl: Ioctl
    abi: Abi
    confidence: float
    """0 (a coin toss) to 1 (nothing else comes near)."""
    reason: str
    """What speaks for it; a phrase, that ``language.told`` tells."""
    candidates: tuple[Candidate, ...] = ()
    """The readings that come into question, the likeliest first; one where the bytes tell."""
    look_alike: LookAlike | None = None
    """Another struct that the bytes look like, none of the three ioctls'."""

    @property
    def is_told(self) -> bool:
        """Whether the bytes tell which of the three ioctls answered."""
        return self.look_alike is None and self.confidence >= _TOLD


def guess(data: bytes, headers: HeaderSet) -> Guess:
    """Return the likeliest ioctl and ABI of a buffer, among the ioctls of a header set; total."""
    data = data[:_LOOKED_AT]
    # One a byte order and ioctl: the best ABI of it.
    best: dict[tuple[str, str], Reading] = {}
    for each in readings(data, headers):
        key = each.ioctl.key, each.abi.byte_order
        if key not in best or each.points > best[key].points:
            best[key] = each
    ranked = sorted(best.values(), key=lambda each: -each.points)
    first, rival = ranked[0], ranked[1]
    margin = first.points - max(rival.points, 0)
    confidence = round(max(0.0, min(1.0, margin / _SURE)), 2) if first.points > 0 else 0.0
    other = None if first.points >= _SURE and confidence >= _TOLD else look_alike(data, headers)
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
