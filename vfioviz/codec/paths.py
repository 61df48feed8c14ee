"""Paths to spans: where in a buffer a leaf, a capability, an array or an element lies."""

from __future__ import annotations

import re
from bisect import bisect_right

from vfioviz.codec.layout import Leaf
from vfioviz.codec.tree import Elements, Layout

Span = tuple[int, int]

_CAP = re.compile(r"caps\[(\d+)\](\.header)?")
_ARRAY = re.compile(r"(caps\[\d+\]\.\w+)(?:\[(\d+)\])?")


def span_of(layout: Layout, path: str) -> Span | None:
    """Return ``(start, stop)`` of a path, of a leaf or of a group; None where there is none."""
    if not path:
        return None
    leaf = find(layout, path)
    if leaf is not None:
        return leaf.start, leaf.stop
    if match := _CAP.fullmatch(path):
        index = int(match[1])
        if index >= len(layout.caps):
            return None
        node = layout.caps[index]
        return node.start, min(node.start + 8, node.stop) if match[2] else node.stop
    if match := _ARRAY.fullmatch(path):
        return _elements(layout, match[1], match[2])
    return None


def _elements(layout: Layout, owner: str, index: str | None) -> Span | None:
    for block in layout.blocks:
        if isinstance(block, Elements) and block.owner == owner:
            if index is None:
                return block.start, block.stop
            if int(index) < block.length:
                start = block.start + int(index) * block.plan.element
                return start, start + block.plan.element
    return None


def find(layout: Layout, path: str) -> Leaf | None:
    """Return the leaf of a path, without walking the buffer; None where there is none."""
    index = cap_index(path)
    if index is None:
        for leaf in layout.leaves_between(0, layout.info.size):
            if leaf.path == path:
                return leaf
        return layout.find(path) if len(layout.caps) < 64 else None
    if index >= len(layout.caps):
        return None
    node = layout.caps[index]
    head = path.find("].", 5)
    array = path.find("[", head)
    if array > 0:
        return _element(layout, path[:array], path[array + 1 :], node.start)
    end = node.start + (node.struct.size if node.struct else 16)
    around = layout.leaves_between(node.start, max(end, node.start + 8))
    found = next((leaf for leaf in around if leaf.path == path), None)
    if found is None and node.stop < layout.size:
        behind = layout.leaf_at(node.stop)
        found = behind if behind.path == path else None
    return found


def _element(layout: Layout, owner: str, rest: str, start: int) -> Leaf | None:
    digits = rest.partition("]")[0]
    if not digits.isdigit():
        return None
    blocks = layout.blocks
    first = max(0, bisect_right(blocks, start, key=lambda block: block.start) - 1)
    for block in blocks[first : first + 3]:
        if isinstance(block, Elements) and block.owner == owner and int(digits) < block.length:
            base = block.start + int(digits) * block.plan.element
            path = f"{owner}[{rest}"
            for leaf in block.between(base, base + block.plan.element):
                if leaf.path == path:
                    return leaf
    return None


def cap_index(owner: str) -> int | None:
    """Return 2 for ``caps[2].iova_ranges[1]``; None for what no capability owns."""
    if not owner.startswith("caps["):
        return None
    digits = owner[5:].partition("]")[0]
    return int(digits) if digits.isdigit() else None
