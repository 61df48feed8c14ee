"""Sanity checks of IOVA ranges and mmap areas, in C loops: an array may have millions."""

from __future__ import annotations

import operator
from array import array
from collections.abc import Iterator
from itertools import islice

from vfioviz.codec.alike import longs, once_for_all
from vfioviz.codec.blocks import Elements
from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Layout
from vfioviz.language import mark

_SHOWN = 16
"""Maximum bad elements reported individually."""

_CHUNK = 1 << 20
"""Bytes examined at once, so that a long array costs little memory."""

_TOP = 1 << 64


def check_elements(layout: Layout, block: Elements) -> Iterator[Finding]:
    """Yield what is wrong with the elements of a flexible array of two u64."""
    return islice(_check(layout, block), _SHOWN)


def _check(layout: Layout, block: Elements) -> Iterator[Finding]:
    span = block.plan.field.traits.span
    if not span or block.plan.element != 16:
        return
    inclusive = span == "first-last"
    region = region_size(layout)
    byte_order, most = layout.abi.byte_order, -1 if inclusive else min(region, _TOP)
    if _is_plain(layout.data[block.start : block.stop], byte_order, most):
        return
    for start in range(block.start, block.stop, _CHUNK):
        first, second = longs(layout.data[start : min(start + _CHUNK, block.stop)], byte_order)
        index = (start - block.start) // block.plan.element
        if inclusive:
            if any(map(operator.gt, first, second)):
                yield from _ranges(block, index, first, second)
        elif max(map(operator.add, first, second)) > min(region, _TOP):
            yield from _areas(block, index, first, second, region)


@once_for_all
def _is_plain(raw: bytes, byte_order: str, most: int) -> bool:
    """Whether each pair ends no earlier than it begins, or its sum is ``most`` at most."""
    for start in range(0, len(raw), _CHUNK):
        first, second = longs(raw[start : start + _CHUNK], byte_order)
        if most < 0:
            if any(map(operator.gt, first, second)):
                return False
        # Most arrays are far below it, and the largest of each tell that faster.
        elif max(first) + max(second) > most and max(map(operator.add, first, second)) > most:
            return False
    return True


def _ranges(block: Elements, base: int, starts: array[int], ends: array[int]) -> Iterator[Finding]:
    for index, (start, end) in enumerate(zip(starts, ends, strict=True), base):
        if start > end:
            yield finding(
                "range-reversed",
                *_span(block, index),
                mark(
                    "{owner}[{index}] starts at {start:#x} and ends before it, at {end:#x}; end "
                    "is inclusive."
                ),
                owner=_owner(block),
                index=index,
                start=start,
                end=end,
            )


def _areas(
    block: Elements, base: int, offsets: array[int], sizes: array[int], region: int
) -> Iterator[Finding]:
    for index, (offset, size) in enumerate(zip(offsets, sizes, strict=True), base):
        stop = offset + size
        area = f"{_owner(block)}[{index}] (offset {offset:#x}, size {size:#x})"
        if stop > _TOP:
            yield finding(
                "area-wraps", *_span(block, index), mark("{area} wraps past 2^64."), area=area
            )
        elif stop > region:
            yield finding(
                "area-past-region",
                *_span(block, index),
                mark("{area} ends at {stop:#x}, past the region's size {region:#x}."),
                area=area,
                stop=stop,
                region=region,
            )


def _span(block: Elements, index: int) -> tuple[int, int]:
    start = block.start + index * block.plan.element
    return start, start + block.plan.element


def _owner(block: Elements) -> str:
    return f"caps[{block.cap}].{block.name}"


def region_size(layout: Layout) -> int:
    """Return the size in bytes of the region that holds the areas; no limit without one."""
    for field in layout.info.fields:
        if field.traits.kind == "size":
            stop = field.offset + field.size
            raw = layout.data[field.offset : stop]
            return int.from_bytes(raw, layout.abi.byte_order) if len(raw) == field.size else _TOP
    return _TOP
