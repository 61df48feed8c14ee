"""Combine records of the same call: which bytes the kernel wrote, and the full answer.

A byte that equals its own fill in every record of a call was not written. What the caller set
itself (argsz, flags, a region's index) equals no fill, so there the rule says nothing: a
successful call copies the first fields out whole (facts of the handlers, v6.1 and v6.12), a failed
one leaves them, so a byte of them counts as written only where the call succeeded or it changed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.codec.chain import read_head
from vfioviz.uapi.abi import ABIS, X86_64
from vfioviz.uapi.headerset import built_in

_ARGSZ = slice(0, 4)
_FLAGS = slice(4, 8)
_INDEX = slice(8, 12)
_SPAN = re.compile(rb"[^\0]+")


def with_written(captures: Iterable[Capture]) -> tuple[Capture, ...]:
    """Return the captures with ``written`` set where two or more fills determine it."""
    captures = tuple(captures)
    calls: dict[Hashable, list[Capture]] = defaultdict(list)
    for capture in captures:
        if capture.fill is not None:
            calls[_answer(capture)].append(capture)
    touched = {key: _touched(same) for key, same in calls.items()}
    return tuple(
        replace(capture, written=_written(capture, touched[_answer(capture)]))
        if capture.fill is not None
        else capture
        for capture in captures
    )


def written_spans(
    capture: Capture, others: Sequence[Capture]
) -> tuple[tuple[int, int], ...] | None:
    """Return the spans ``(start, stop)`` that the kernel wrote; None: not to be told.

    Args:
        capture: the record.
        others: records of the same call; itself may be among them.
    """
    size = len(capture.data)
    same = [other for other in others if len(other.data) == size and other.errno == capture.errno]
    return _written(capture, _touched(same))


def _touched(same: Sequence[Capture]) -> bytearray | None:
    """Return a byte for each of an answer, 0 where all records hold their fill; None: one fill.

    Args:
        same: records of one call whose answers are alike in size and errno.
    """
    if len({other.fill for other in same}) < 2:
        return None
    size, found = len(same[0].data), 0
    for other in same:
        filled = int.from_bytes(bytes([other.fill or 0]) * size)
        found |= int.from_bytes(other.data) ^ filled
    return bytearray(found.to_bytes(size))


def _written(capture: Capture, touched: bytearray | None) -> tuple[tuple[int, int], ...] | None:
    if touched is None:
        return None
    if capture.errno:
        touched = bytearray(touched)
        for field, value in _set_by_caller(capture):
            if capture.data[field] == value:
                touched[field] = bytes(len(value))
    return tuple(match.span() for match in _SPAN.finditer(touched))


def siblings(captures: Iterable[Capture], capture: Capture) -> tuple[Capture, ...]:
    """Return the records of the same kernel, machine, device, way, ioctl and index, in order."""
    own = _subject(capture)
    return tuple(other for other in captures if _subject(other) == own)


def is_complete(capture: Capture) -> bool:
    """Whether a capture holds a full answer: no error, and no capabilities or a chain of them."""
    ioctl = built_in().ioctls.get(capture.ioctl or "")
    if capture.errno or ioctl is None:
        return False
    size = len(capture.data)
    given = size if capture.argsz_in is None else min(size, capture.argsz_in)
    head = read_head(capture.data[:given], ioctl, ABIS.get(capture.abi or "", X86_64))
    if head.flags is None or given < ioctl.minsz:
        return False
    return not head.announces(ioctl) or bool(head.cap_offset)


def complete_answer(captures: Iterable[Capture], capture: Capture) -> Capture | None:
    """Return the full answer to the same question as a short or failed one; None: there is none.

    A complete capture is its own. Among several the one with the same fill is taken, then the one
    whose caller gave most room.
    """
    if is_complete(capture):
        return capture
    found = [other for other in siblings(captures, capture) if is_complete(other)]
    return max(
        found,
        key=lambda other: (other.fill == capture.fill, other.argsz_in or 0),
        default=None,
    )


def _subject(capture: Capture) -> Hashable:
    origin = capture.provenance
    # Type 1 and iommufd answer the same question, each in its way.
    asked = origin.kernel, origin.arch, origin.device, origin.driver, origin.way
    return *asked, capture.ioctl, capture.index


def _answer(capture: Capture) -> Hashable:
    return _subject(capture), capture.argsz_in, len(capture.data), capture.errno


def _set_by_caller(capture: Capture) -> list[tuple[slice, bytes]]:
    order = ABIS.get(capture.abi or "", X86_64).byte_order
    fields = [(_FLAGS, bytes(4))]
    if capture.argsz_in is not None:
        fields.append((_ARGSZ, capture.argsz_in.to_bytes(4, order)))
    if capture.ioctl == "region" and capture.index is not None:
        fields.append((_INDEX, capture.index.to_bytes(4, order)))
    return fields
