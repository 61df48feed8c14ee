"""The areas of a SPARSE_MMAP, compared: overlap, order, size 0, page alignment.

QEMU commit da02b21cc70e makes ``vfio_region_mmap`` refuse overlapping areas; mmap() takes whole
pages.
"""

from __future__ import annotations

import operator
import sys
from array import array
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from vfioviz.codec.blocks import Elements
from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Layout
from vfioviz.language import mark

_PAGE = 4096
_SHOWN = 8
"""Maximum number of findings of one kind."""
_LOOKED_AT = 1 << 17
"""Maximum number of elements compared; in-tree drivers write only a few."""


def check_areas(layout: Layout, block: Elements) -> Iterator[Finding]:
    """Yield findings for an array of (offset, size) areas, in at most n log n time."""
    if block.plan.field.traits.span in {"", "first-last"} or block.plan.element != 16:
        return
    stop = min(block.stop, block.start + 16 * _LOOKED_AT)
    words = array("Q", layout.data[block.start : stop])
    if layout.abi.byte_order != sys.byteorder:
        words.byteswap()
    offsets, sizes = words[::2], words[1::2]
    yield from islice(_single(block, offsets, sizes), _SHOWN)
    order: Sequence[int] = range(len(offsets))
    if not all(map(operator.le, offsets, offsets[1:])):
        order = sorted(order, key=offsets.__getitem__)
        first = next(at for at in range(1, len(offsets)) if offsets[at] < offsets[at - 1])
        yield finding(
            "areas-unsorted",
            *_span(block, first),
            mark("{area} lies before the one that stands in front of it."),
            area=_area(block, first, offsets, sizes),
        )
    yield from islice(_overlaps(block, order, offsets, sizes), _SHOWN)


def _single(block: Elements, offsets: array[int], sizes: array[int]) -> Iterator[Finding]:
    for index, (offset, size) in enumerate(zip(offsets, sizes, strict=True)):
        if not size:
            yield finding(
                "area-empty",
                *_span(block, index),
                mark("{area} is empty."),
                area=_area(block, index, offsets, sizes),
            )
        if (offset | size) % _PAGE:
            yield finding(
                "area-unaligned",
                *_span(block, index),
                mark("{area} is not made of whole pages: mmap() refuses it."),
                area=_area(block, index, offsets, sizes),
            )


def _overlaps(
    block: Elements, order: Sequence[int], offsets: array[int], sizes: array[int]
) -> Iterator[Finding]:
    filled = (index for index in order if sizes[index])
    reaching = -1
    for here, there in pairwise(filled):
        if reaching < 0 or offsets[here] + sizes[here] > offsets[reaching] + sizes[reaching]:
            reaching = here
        if offsets[reaching] + sizes[reaching] > offsets[there]:
            later, earlier = max(reaching, there), min(reaching, there)
            yield finding(
                "areas-overlap",
                *_span(block, later),
                mark("{area} overlaps {other}: QEMU refuses the device (commit da02b21cc70e)."),
                area=_area(block, later, offsets, sizes),
                other=_area(block, earlier, offsets, sizes),
            )


def _area(block: Elements, index: int, offsets: array[int], sizes: array[int]) -> str:
    return (
        f"caps[{block.cap}].{block.name}[{index}] "
        f"(offset {offsets[index]:#x}, size {sizes[index]:#x})"
    )


def _span(block: Elements, index: int) -> tuple[int, int]:
    start = block.start + index * block.plan.element
    return start, start + block.plan.element
