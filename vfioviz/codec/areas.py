"""The areas of a SPARSE_MMAP, compared: overlap, order, size 0, page alignment.

QEMU commit da02b21cc70e makes ``vfio_region_mmap`` refuse overlapping areas; mmap() takes whole
pages.
"""

from __future__ import annotations

import operator
from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress, islice
from typing import NamedTuple

from vfioviz.codec.alike import longs, once_for_all
from vfioviz.codec.blocks import Elements
from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Layout
from vfioviz.language import mark

_PAGE = 4096
_SHOWN = 8
"""Maximum number of findings of one kind."""
_STRETCH = 4096
"""Areas that are passed over at once where none is wrong."""
_LOOKED_AT = 1 << 17
"""Maximum number of elements compared; in-tree drivers write only a few."""


class _Odd(NamedTuple):
    """What is wrong with areas, as indices; ``_SHOWN`` of each kind at most."""

    alone: tuple[int, ...] = ()
    """Those that are empty or not made of whole pages."""
    unsorted: int | None = None
    """The first one that lies before the one in front of it."""
    overlaps: tuple[tuple[int, int], ...] = ()
    """Pairs of which the second reaches into the first, the later one of the array first."""


def check_areas(layout: Layout, block: Elements) -> Iterator[Finding]:
    """Yield findings for an array of (offset, size) areas, in at most n log n time."""
    if block.plan.field.traits.span in {"", "first-last"} or block.plan.element != 16:
        return
    stop = min(block.stop, block.start + 16 * _LOOKED_AT)
    raw, byte_order = layout.data[block.start : stop], layout.abi.byte_order
    odd = _odd(raw, byte_order, _PAGE)
    if odd == _Odd():
        return
    offsets, sizes = longs(raw, byte_order)
    yield from islice(_single(block, odd.alone, offsets, sizes), _SHOWN)
    if odd.unsorted is not None:
        yield finding(
            "areas-unsorted",
            *_span(block, odd.unsorted),
            mark("{area} lies before the one that stands in front of it."),
            area=_area(block, odd.unsorted, offsets, sizes),
        )
    for later, earlier in odd.overlaps:
        yield finding(
            "areas-overlap",
            *_span(block, later),
            mark("{area} overlaps {other}: QEMU refuses the device (commit da02b21cc70e)."),
            area=_area(block, later, offsets, sizes),
            other=_area(block, earlier, offsets, sizes),
        )


@once_for_all
def _odd(raw: bytes, byte_order: str, page: int) -> _Odd:
    """Look at all areas; the loops over them run in C."""
    offsets, sizes = longs(raw, byte_order)
    empty = 0 in sizes
    alone: tuple[int, ...] = ()
    if empty or not _whole_pages(raw, byte_order, page):
        alone = tuple(islice(_alone(raw, byte_order, page, sizes), _SHOWN))
    order: Sequence[int] = range(len(offsets))
    unsorted = None
    if not all(map(operator.le, offsets, offsets[1:])):
        unsorted = next(at for at in order[1:] if offsets[at] < offsets[at - 1])
        order = sorted(order, key=offsets.__getitem__)
    if empty:
        order = [index for index in order if sizes[index]]
    return _Odd(alone, unsorted, tuple(islice(_overlaps(order, offsets, sizes), _SHOWN)))


def _whole_pages(raw: bytes, byte_order: str, page: int) -> bool:
    """Whether all numbers are multiples of a page, by the two bytes that tell."""
    lowest, next_ = (0, 1) if byte_order == "little" else (7, 6)
    multiples = bytes(range(0, 256, page >> 8))
    return not raw[lowest::8].strip(b"\0") and not raw[next_::8].translate(None, multiples)


def _alone(raw: bytes, byte_order: str, page: int, sizes: array[int]) -> Iterator[int]:
    """Yield the areas that are wrong by themselves; long stretches without one are passed over."""
    for start in range(0, len(sizes), _STRETCH):
        stop = min(start + _STRETCH, len(sizes))
        if 0 not in sizes[start:stop] and _whole_pages(
            raw[16 * start : 16 * stop], byte_order, page
        ):
            continue
        for index in range(start, stop):
            own = raw[16 * index : 16 * (index + 1)]
            if not sizes[index] or not _whole_pages(own, byte_order, page):
                yield index


def _single(
    block: Elements, alone: Sequence[int], offsets: array[int], sizes: array[int]
) -> Iterator[Finding]:
    for index in alone:
        if not sizes[index]:
            yield finding(
                "area-empty",
                *_span(block, index),
                mark("{area} is empty."),
                area=_area(block, index, offsets, sizes),
            )
        if (offsets[index] | sizes[index]) % _PAGE:
            yield finding(
                "area-unaligned",
                *_span(block, index),
                mark("{area} is not made of whole pages: mmap() refuses it."),
                area=_area(block, index, offsets, sizes),
            )


def _overlaps(
    order: Sequence[int], offsets: array[int], sizes: array[int]
) -> Iterator[tuple[int, int]]:
    """Yield the places in the array of areas that overlap.

    Args:
        order: Those that are not empty, by offset.
        offsets: Of all areas.
        sizes: Of all areas.
    """
    starts = list(map(offsets.__getitem__, order))
    ends = list(map(operator.add, starts, map(sizes.__getitem__, order)))
    if all(map(operator.le, ends, starts[1:])):
        return
    reaches = list(accumulate(ends, max))
    for place in compress(range(len(order)), map(operator.gt, reaches, starts[1:])):
        reaching, there = order[ends.index(reaches[place])], order[place + 1]
        yield max(reaching, there), min(reaching, there)


def _area(block: Elements, index: int, offsets: array[int], sizes: array[int]) -> str:
    return (
        f"caps[{block.cap}].{block.name}[{index}] "
        f"(offset {offsets[index]:#x}, size {sizes[index]:#x})"
    )


def _span(block: Elements, index: int) -> tuple[int, int]:
    start = block.start + index * block.plan.element
    return start, start + block.plan.element
