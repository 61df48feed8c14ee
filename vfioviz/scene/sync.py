"""Two columns in sync: how far a capability moved, and which rows correspond."""

from __future__ import annotations

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.pairs import counterpart, twin
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap

MANY = 1024
"""Maximum capabilities of a chain that are compared one by one."""


def shift(reference: Layout | None, layout: Layout, index: int) -> str:
    """Return ``+4``: how far a capability is from where the reference has it; "" if it is not."""
    if reference is None or reference is layout or len(layout.caps) > MANY:
        return ""
    other = twin(layout, reference, index)
    if other is None:
        return ""
    return text.signed(layout.caps[index].start - reference.caps[other].start)


def follow(source: ByteMap, row: float, target: ByteMap) -> float:
    """Return the row of ``target`` that shows what ``row`` of ``source`` shows.

    Rows are fractional: between two rows of the source the result moves evenly between their
    images, so that scrolling is smooth across a pad that only one of the columns has.
    """
    if source is target or not target.row_count or not source.row_count:
        return row
    if source.bands is not None and target.bands is not None and source.bands.rows:
        return row  # they are level
    whole = min(int(row), source.row_count - 1)
    here = _image(source, whole, target)
    if whole + 1 >= source.row_count:
        return here + (row - whole)
    there = max(here, _image(source, whole + 1, target))
    return here + (row - whole) * (there - here)


def _image(source: ByteMap, row: int, target: ByteMap) -> int:
    offset = source.offset_of(row)
    leaf = source.layout.leaf_at(offset)
    same = counterpart(source.layout, target.layout, leaf)
    if same is not None:
        into = min(offset - leaf.start, same.stop - same.start - 1)
        return target.row_of(same.start + into)
    anchor = _anchor(source.layout, target.layout, leaf, offset)
    return target.row_of(offset if anchor is None else anchor)


def _anchor(source: Layout, target: Layout, leaf: Leaf, offset: int) -> int | None:
    index = leaf.place.cap
    if not 0 <= index < len(source.caps):
        if offset >= source.chain_end:
            return target.chain_end + offset - source.chain_end
        return None
    other = twin(source, target, index)
    if other is None:
        return None
    node = target.caps[other]
    return min(node.start + offset - source.caps[index].start, max(node.start, node.stop - 1))
