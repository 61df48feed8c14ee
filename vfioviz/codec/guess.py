"""Which ioctl, ABI and byte order do these bytes speak for, and how surely.

Each (ioctl, ABI) is scored by what a kernel can and cannot write: flag bits, argsz, page sizes,
region offsets, and a bounded walk of the chain. It is a guess: it is shown with its confidence and
can always be overridden.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from vfioviz.codec.align import align_up
from vfioviz.codec.chain import Chain, Head, read_head, walk
from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.findings import finding
from vfioviz.codec.plan import plans_at
from vfioviz.language import joined, mark, phrase
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

_LOOKED_AT = 65_536
"""Bytes that the guess looks at."""

_CAPS_LOOKED_AT = 64

_CLEARLY = 3
"""Points by which another reading must be better to be named."""

_EVIDENCE = 5
"""Points that it must have in all: less is chance."""


class Guess(NamedTuple):
    """The likeliest reading."""

    ioctl: Ioctl
    abi: Abi
    confidence: float
    """0 (a coin toss) to 1 (nothing else comes near)."""
    reason: str
    """What speaks for it; a phrase, that ``language.told`` tells."""


class _Score(NamedTuple):
    points: float
    ioctl: Ioctl
    abi: Abi
    reasons: tuple[str, ...]


def guess(data: bytes, headers: HeaderSet) -> Guess:
    """Return the likeliest ioctl and ABI of a buffer, among the ioctls of a header set; total."""
    scores = sorted(_scores(data[:_LOOKED_AT], headers), key=lambda score: -score.points)
    best = scores[0]
    rival = next(
        score
        for score in scores
        if score.ioctl is not best.ioctl or score.abi.byte_order != best.abi.byte_order
    )
    margin = best.points - max(rival.points, 0)
    confidence = max(0.0, min(1.0, margin / 8)) if best.points > 0 else 0.0
    reason = (
        joined(best.reasons, "; ") if best.reasons else phrase(mark("nothing speaks for any ioctl"))
    )
    return Guess(best.ioctl, best.abi, round(confidence, 2), reason)


def alternatives(data: bytes, ioctl: Ioctl, abi: Abi) -> Iterator[Finding]:
    """Yield what another ioctl, byte order or ABI would explain better; for broken buffers."""
    data = data[:_LOOKED_AT]
    own = _score(data, ioctl, abi).points
    best = max(_scores(data, ioctl.headers), key=lambda score: score.points)
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


def _scores(data: bytes, headers: HeaderSet) -> list[_Score]:
    # Others lay these structs out as one of the three does: they are chosen, never guessed.
    abis = (X86_64, I386, S390X)
    return [_score(data, ioctl, abi) for ioctl in headers.ioctls.values() for abi in abis]


def _score(data: bytes, ioctl: Ioctl, abi: Abi) -> _Score:
    head = read_head(data, ioctl, abi)
    points = 0.0
    reasons: list[str] = []
    for value, reason in _signs(data, ioctl, abi, head):
        points += value
        if value > 0 and reason:
            reasons.append(reason)
    # LP64 little-endian first where the bytes do not tell.
    points += {X86_64.key: 0.2, S390X.key: 0.1}.get(abi.key, 0.0)
    return _Score(points, ioctl, abi, tuple(reasons))


def _signs(data: bytes, ioctl: Ioctl, abi: Abi, head: Head) -> Iterator[tuple[float, str]]:
    if head.argsz is None or head.flags is None:
        return
    if head.argsz < ioctl.minsz or head.argsz > 1 << 26:
        yield -2, ""
    elif head.argsz <= 1 << 16:
        yield 1, phrase(mark("argsz {argsz} is plausible"), argsz=head.argsz)
    if head.flags & ~plans_at(ioctl, abi).info(ioctl).bits:
        yield -4, ""
    elif head.flags:
        yield 1, phrase(mark("flags {flags:#x} are known ones"), flags=head.flags)
    if len(data) < ioctl.minsz:
        yield -2, ""
        return
    own = {"device": _device, "region": _region, "iommu": _iommu}.get(ioctl.key)
    if own is not None:
        yield from own(data, abi, head)
    yield from _chain(data, ioctl, abi, head)


def _word(data: bytes, start: int, size: int, abi: Abi) -> int:
    return int.from_bytes(data[start : start + size], abi.byte_order)


def _device(data: bytes, abi: Abi, head: Head) -> Iterator[tuple[float, str]]:
    kinds = (head.flags or 0) & ~0x81
    regions, irqs = _word(data, 8, 4, abi), _word(data, 12, 4, abi)
    if kinds.bit_count() == 1:
        yield 1.5, phrase(mark("one device type flag"))
    else:
        yield -1.5, ""
    if 0 < regions <= 64 and irqs <= 64:
        yield (
            3,
            phrase(
                mark("num_regions {regions} and num_irqs {irqs} are counts"),
                regions=regions,
                irqs=irqs,
            ),
        )
    else:
        yield -3, ""


def _region(data: bytes, abi: Abi, head: Head) -> Iterator[tuple[float, str]]:
    index, size = _word(data, 8, 4, abi), _word(data, 16, 8, abi)
    offset = _word(data, 24, 8, abi)
    small = phrase(mark("index {index} is small"), index=index)
    yield (1, small) if index < 256 else (-3, "")
    if offset == index << 40:
        yield (
            2.5 if offset or size else 1,
            phrase(mark("offset is index << 40, as vfio-pci has it")),
        )
    elif offset >= 1 << 52:
        yield -1.5, ""
    if size and size & (size - 1) == 0:
        yield 1, phrase(mark("size {size:#x} is a power of two"), size=size)
    elif size >= 1 << 52:
        yield -2, ""


def _iommu(data: bytes, abi: Abi, head: Head) -> Iterator[tuple[float, str]]:
    sizes = _word(data, 8, 8, abi)
    if (head.flags or 0) & 1 and sizes:
        lowest = sizes & -sizes
        plausible = 4096 <= lowest <= 1 << 30
        said = phrase(mark("iova_pgsizes {sizes:#x} holds page sizes"), sizes=sizes)
        yield (3, said) if plausible else (-2, "")
    elif sizes:
        yield -1, ""


def _chain(data: bytes, ioctl: Ioctl, abi: Abi, head: Head) -> Iterator[tuple[float, str]]:
    if not head.announces(ioctl) or not head.cap_offset:
        return
    if head.cap_offset not in {20, 24, 32}:
        yield -3, ""
    chain = walk(data, ioctl, abi, head)
    known = sum(
        plans_at(ioctl, abi).capability(ioctl.ids, header.id, header.version) is not None
        for header in chain.headers[:_CAPS_LOOKED_AT]
    )
    if known:
        yield (
            min(known, 4) * 1.5,
            phrase(mark("{known} known capabilities in the chain"), known=known),
        )
    if any(item.severity is Severity.ERROR for item in chain.findings):
        yield -3, ""
    yield from _fits(data, ioctl, abi, chain)


def _fits(data: bytes, ioctl: Ioctl, abi: Abi, chain: Chain) -> Iterator[tuple[float, str]]:
    """Compare each link with the size of the struct before it: MIGRATION tells i386 from LP64."""
    headers = chain.headers[:_CAPS_LOOKED_AT]
    for here, there in pairwise(headers):
        plan = plans_at(ioctl, abi).capability(ioctl.ids, here.id, here.version)
        if plan is None:
            yield -1, ""
            continue
        size = plan.size
        if plan.array is not None:
            slot = plan.slots[plan.array.counter]
            count = _word(data, here.start + slot.start, slot.stop - slot.start, abi)
            size += count * plan.array.element
        stop = here.start + size
        if there.start in {stop, align_up(stop, 8)}:
            yield (
                1.5,
                phrase(mark("{start} is where the next capability must start"), start=there.start),
            )
        elif here.start < there.start < stop:
            yield -4, ""
        else:
            yield -1, ""
