"""Sanity of IOVA ranges and mmap areas, at the speed of C loops: an array may have millions."""

from __future__ import annotations

import operator
import sys
from array import array
from collections.abc import Iterator
from itertools import islice

from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Finding
from vfioviz.codec.tree import Elements, Layout

_SHOWN = 16
"""Bad elements that are named one by one."""

_TOP = 1 << 64


def check_elements(layout: Layout, block: Elements) -> Iterator[Finding]:
    """Yield what is wrong with the elements of a flexible array of two u64."""
    first, second = _columns(layout, block)
    if block.plan.parts[1].field.name == "end":
        if any(map(operator.gt, first, second)):
            bad = (
                i for i, (start, end) in enumerate(zip(first, second, strict=True)) if start > end
            )
            for index in islice(bad, _SHOWN):
                text = (
                    f"{block.owner}[{index}] starts at {first[index]:#x} and ends before it, at "
                    f"{second[index]:#x}; end is inclusive."
                )
                yield finding("range-reversed", *_span(block, index), text)
        return
    highest = max(map(operator.add, first, second), default=0)
    region = _region_size(layout)
    if highest > _TOP or highest > region:
        yield from _areas(block, first, second, region)


def _areas(
    block: Elements, offsets: array[int], sizes: array[int], region: int
) -> Iterator[Finding]:
    bad = (
        i for i, stop in enumerate(map(operator.add, offsets, sizes)) if stop > min(region, _TOP)
    )
    for index in islice(bad, _SHOWN):
        stop = offsets[index] + sizes[index]
        area = f"{block.owner}[{index}] (offset {offsets[index]:#x}, size {sizes[index]:#x})"
        if stop > _TOP:
            yield finding("area-wraps", *_span(block, index), f"{area} wraps past 2^64.")
        else:
            text = f"{area} ends at {stop:#x}, past the region's size {region:#x}."
            yield finding("area-past-region", *_span(block, index), text)


def _span(block: Elements, index: int) -> tuple[int, int]:
    start = block.start + index * block.plan.element
    return start, start + block.plan.element


def _columns(layout: Layout, block: Elements) -> tuple[array[int], array[int]]:
    words = array("Q", layout.data[block.start : block.stop])
    if layout.abi.byte_order != sys.byteorder:
        words.byteswap()
    return words[::2], words[1::2]


def _region_size(layout: Layout) -> int:
    if layout.ioctl.key != "region" or layout.size < 24:
        return _TOP
    return int.from_bytes(layout.data[16:24], layout.abi.byte_order)
