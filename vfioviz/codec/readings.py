"""How well the bytes of an answer fit each of the ioctls: points for and against.

What a driver of a released kernel, or a vfio-user server, never writes outweighs any
evidence for a reading. Sources: the handlers of drivers/vfio in Linux 6.1 and 6.12,
libvfio-user efd091bc, rust-vmm/vfio 01dd3401103a.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from vfioviz.codec.align import align_up
from vfioviz.codec.chain import Chain, Head, read_head, walk
from vfioviz.codec.finding import Severity
from vfioviz.codec.plan import plans_at
from vfioviz.language import mark, phrase
from vfioviz.uapi.abi import I386, S390X, X86_64
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.outoftree import flag_bits
from vfioviz.uapi.schema import Abi

_WEAK, _FAIR, _GOOD, _STRONG = 1.0, 2.0, 3.0, 6.0
"""Points of a sign for a reading, below zero of one against it. ``python -m tests.guess`` judges
what they come to together."""
_LINK = 1.5
"""Of a capability, or a link, that fits its struct."""
_NEVER = -12.0
"""Of something that nobody writes."""

_CAPS_LOOKED_AT = 64

Sign = tuple[float, str]
"""Points, and the evidence for the reading: a phrase; "" where it is against it or says nothing."""


class Reading(NamedTuple):
    """One way to read the bytes."""

    points: float
    """Positive: more evidence for than against."""
    ioctl: Ioctl
    abi: Abi
    reasons: tuple[str, ...]


def readings(data: bytes, headers: HeaderSet) -> list[Reading]:
    """Return every reading, in the order of the ioctls."""
    # Other ioctls with the same struct layout are chosen, never guessed.
    abis = (X86_64, I386, S390X)
    return [reading(data, ioctl, abi) for ioctl in headers.ioctls.values() for abi in abis]


def reading(data: bytes, ioctl: Ioctl, abi: Abi) -> Reading:
    """Judge one reading; total."""
    head = read_head(data, ioctl, abi)
    points = 0.0
    reasons: list[str] = []
    for value, reason in _signs(data, ioctl, abi, head):
        points += value
        if reason:
            reasons.append(reason)
    # LP64 little-endian first if the bytes are ambiguous.
    points += {X86_64.key: 0.2, S390X.key: 0.1}.get(abi.key, 0.0)
    return Reading(points, ioctl, abi, tuple(reasons))


def word(data: bytes, start: int, size: int, abi: Abi) -> int:
    """Return an unsigned number; if truncated, from the bytes present."""
    return int.from_bytes(data[start : start + size], abi.byte_order)


def _signs(data: bytes, ioctl: Ioctl, abi: Abi, head: Head) -> Iterator[Sign]:
    if head.argsz is None or head.flags is None:
        return
    if head.argsz < ioctl.minsz or head.argsz > 1 << 26:
        yield -_STRONG, ""
    elif head.argsz <= 1 << 16:
        yield _WEAK, phrase(mark("argsz {argsz} is plausible"), argsz=head.argsz)
    known = plans_at(ioctl, abi).info(ioctl).bits | flag_bits(ioctl.ids)
    if head.flags & ~known:
        yield _NEVER, ""
    elif head.flags:
        yield _WEAK, phrase(mark("flags {flags:#x} are known ones"), flags=head.flags)
    if len(data) < ioctl.minsz:
        yield -_STRONG, ""
        return
    own = {"device": _device, "region": _region, "iommu": _iommu}.get(ioctl.key)
    if own is not None:
        yield from own(data, abi, head.flags, head.cap_offset)
    yield from _chain(data, ioctl, abi, head)


_RESET, _PCI, _CCW, _AP, _CAPS = 0x1, 0x2, 0x10, 0x20, 0x80
_PCI_REGIONS, _PCI_IRQS = 9, 3
"""VFIO_PCI_NUM_REGIONS, and the interrupt indexes of the first release; servers may have fewer."""


def _device(data: bytes, abi: Abi, flags: int, cap_offset: int | None) -> Iterator[Sign]:
    kind = flags & ~(_RESET | _CAPS | flag_bits("device"))
    regions, irqs = word(data, 8, 4, abi), word(data, 12, 4, abi)
    if kind.bit_count() != 1:
        yield _NEVER, ""
    if regions > 1024 or irqs > 4096:
        yield _NEVER, ""
        return
    told = phrase(
        mark("num_regions {regions} and num_irqs {irqs} are counts"), regions=regions, irqs=irqs
    )
    if kind == _PCI:
        yield (_STRONG, told) if regions >= _PCI_REGIONS and irqs >= _PCI_IRQS else (-_STRONG, "")
    elif kind == _CCW:
        yield (_STRONG, told) if 0 < regions <= 8 and 0 < irqs <= 8 else (-_STRONG, "")
    elif kind == _AP:
        yield (_STRONG, told) if not regions and irqs <= 8 else (-_STRONG, "")
    else:
        yield (_GOOD, told) if regions else (0.0, "")
    if flags & _CAPS and kind != _PCI:
        yield -_FAIR, ""  # only vfio-pci adds any
    elif not flags & _CAPS and cap_offset:
        yield -_WEAK, ""


_READ = 0x1
_REGION_CAPS = 0x8


def _region(data: bytes, abi: Abi, flags: int, cap_offset: int | None) -> Iterator[Sign]:
    index = word(data, 8, 4, abi)
    size, offset = word(data, 16, 8, abi), word(data, 24, 8, abi)
    yield (
        (_WEAK, phrase(mark("index {index} is small"), index=index))
        if index < 256
        else (-_STRONG, "")
    )
    if flags & ~_REGION_CAPS and not flags & _READ:
        yield -_GOOD, ""
    if offset == index << 40:
        yield _STRONG if index else _FAIR, phrase(mark("offset is index << 40, as vfio-pci has it"))
    elif offset == index << 10:
        yield _WEAK, phrase(mark("offset is index << 10, as vfio-ccw has it"))
    elif offset >= 1 << 52:
        yield -_STRONG, ""
    yield _size(flags, size)
    if flags & _REGION_CAPS:
        yield from _first(cap_offset, 32)
    elif cap_offset:
        yield -_WEAK, ""


def _size(flags: int, size: int) -> Sign:
    if not size:
        absent = phrase(mark("no flags and no size: a region that is not there"))
        return (_FAIR, absent) if not flags else (-_WEAK, "")
    if not flags:
        return -_GOOD, ""
    if size >= 1 << 52:
        return -_STRONG, ""
    if size & (size - 1) == 0:
        return _WEAK, phrase(mark("size {size:#x} is a power of two"), size=size)
    return 0.0, ""


_PGSIZES, _IOMMU_CAPS = 0x1, 0x2


def _iommu(data: bytes, abi: Abi, flags: int, cap_offset: int | None) -> Iterator[Sign]:
    sizes = word(data, 8, 8, abi)
    if not flags & _PGSIZES:
        yield -_STRONG, ""
    lowest = sizes & -sizes
    if not 4096 <= lowest <= 1 << 30:
        yield _NEVER, ""
    elif flags & _PGSIZES:
        said = phrase(mark("iova_pgsizes {sizes:#x} holds page sizes"), sizes=sizes)
        yield _STRONG if lowest <= 1 << 21 else _WEAK, said
    if not flags & _IOMMU_CAPS and cap_offset:
        yield -_WEAK, ""


def _first(cap_offset: int | None, start: int) -> Iterator[Sign]:
    if cap_offset == start:
        yield _FAIR, phrase(mark("cap_offset is {start}, where the info struct ends"), start=start)
    elif cap_offset:
        yield -_STRONG, ""


def _chain(data: bytes, ioctl: Ioctl, abi: Abi, head: Head) -> Iterator[Sign]:
    if not head.announces(ioctl) or not head.cap_offset:
        return
    if head.cap_offset not in {20, 24, 32}:
        yield -_GOOD, ""
    chain = walk(data, ioctl, abi, head)
    known = sum(
        plans_at(ioctl, abi).capability(ioctl.ids, header.id, header.version) is not None
        for header in chain.headers[:_CAPS_LOOKED_AT]
    )
    if known:
        said = mark("{known} known capabilities in the chain")
        yield min(known, 4) * _LINK, phrase(said, known=known)
    if any(item.severity is Severity.ERROR for item in chain.findings):
        yield -_GOOD, ""
    yield from _fits(data, ioctl, abi, chain)


def _fits(data: bytes, ioctl: Ioctl, abi: Abi, chain: Chain) -> Iterator[Sign]:
    """Compare each link with the size of the struct before it: MIGRATION tells i386 from LP64."""
    headers = chain.headers[:_CAPS_LOOKED_AT]
    for here, there in pairwise(headers):
        plan = plans_at(ioctl, abi).capability(ioctl.ids, here.id, here.version)
        if plan is None:
            yield -_WEAK, ""
            continue
        size = plan.size
        if plan.array is not None:
            slot = plan.slots[plan.array.counter]
            count = word(data, here.start + slot.start, slot.stop - slot.start, abi)
            size += count * plan.array.element
        stop = here.start + size
        if there.start in {stop, align_up(stop, 8)}:
            yield (
                _LINK,
                phrase(mark("{start} is where the next capability must start"), start=there.start),
            )
        elif here.start < there.start < stop:
            yield -_GOOD, ""
        else:
            yield -_WEAK, ""
