"""The same thing in two columns: paths, and rows that follow each other by structure."""

from __future__ import annotations

from vfioviz.codec.layout import Leaf
from vfioviz.codec.paths import cap_index, find
from vfioviz.codec.tree import Layout
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap

_MANY = 1024
"""Capabilities of a chain that are compared one by one at the most."""


def counterpart(source: Layout, target: Layout, path: str) -> Leaf | None:
    """Return what a path of one column is in another.

    A capability is the same if it has the same id and is as many-th of it in its chain: so it is
    found again where others were added, removed or moved before it.
    """
    index = cap_index(path)
    if index is None:
        return find(target, path)
    if index >= len(source.caps):
        return None
    other = twin(source, target, index)
    if other is None:
        return None
    return find(target, f"caps[{other}]{path[path.index(']') + 1 :]}")


def twin(source: Layout, target: Layout, index: int) -> int | None:
    """Return the index in ``target`` of capability ``index`` of ``source``; None if it is gone."""
    if source.ioctl.key != target.ioctl.key:
        return None
    id_ = source.caps[index].id
    if index < len(target.caps) and _ids(source, index) == _ids(target, index):
        return index
    nth = sum(node.id == id_ for node in source.caps[:index])
    for node in target.caps:
        if node.id == id_:
            if nth == 0:
                return node.index
            nth -= 1
    return None


def shift(reference: Layout | None, layout: Layout, index: int) -> str:
    """Return ``+4``: how far a capability is from where the reference has it; "" if it is not."""
    if reference is None or reference is layout or len(layout.caps) > _MANY:
        return ""
    other = twin(layout, reference, index)
    if other is None:
        return ""
    return text.signed(layout.caps[index].start - reference.caps[other].start)


def _ids(layout: Layout, index: int) -> tuple[int, ...]:
    """Return the ids up to ``index``; of a long chain only the last ones count."""
    return tuple(node.id for node in layout.caps[max(0, index - 64) : index + 1])


def follow(source: ByteMap, row: float, target: ByteMap) -> float:
    """Return the row of ``target`` that shows what ``row`` of ``source`` shows.

    Rows are fractional: between two rows of the source the result moves evenly between their
    images, so that scrolling is smooth across a pad that only one of the columns has.
    """
    if source is target or not target.row_count or not source.row_count:
        return row
    whole = min(int(row), source.row_count - 1)
    here = _image(source, whole, target)
    if whole + 1 >= source.row_count:
        return here + (row - whole)
    there = max(here, _image(source, whole + 1, target))
    return here + (row - whole) * (there - here)


def _image(source: ByteMap, row: int, target: ByteMap) -> int:
    offset = source.offset_of(row)
    leaf = source.layout.leaf_at(offset)
    same = counterpart(source.layout, target.layout, leaf.path)
    if same is not None:
        into = min(offset - leaf.start, same.stop - same.start - 1)
        return target.row_of(same.start + into)
    anchor = _anchor(source.layout, target.layout, leaf, offset)
    return target.row_of(offset if anchor is None else anchor)


def _anchor(source: Layout, target: Layout, leaf: Leaf, offset: int) -> int | None:
    index = cap_index(leaf.owner)
    if index is None or index >= len(source.caps):
        if offset >= source.chain_end:
            return target.chain_end + offset - source.chain_end
        return None
    other = twin(source, target, index)
    if other is None:
        return None
    node = target.caps[other]
    return min(node.start + offset - source.caps[index].start, max(node.start, node.stop - 1))
