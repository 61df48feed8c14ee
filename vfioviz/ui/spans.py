"""Paths to spans: where in a column a leaf, a capability, an array or an element lies."""

from __future__ import annotations

import re

from vfioviz.codec.tree import Elements, Layout
from vfioviz.scene.bytemap import cap_index
from vfioviz.scene.sync import counterpart, find, twin

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


def same_in(source: Layout, target: Layout, path: str) -> tuple[str, Span] | None:
    """Return path and span in another column of what a path names in one; None if it is gone."""
    leaf = counterpart(source, target, path) if path else None
    if leaf is not None:
        return leaf.path, (leaf.start, leaf.stop)
    index = cap_index(path)
    if index is None or index >= len(source.caps):
        return None
    other = twin(source, target, index)
    if other is None:
        return None
    moved = f"caps[{other}]{path[path.index(']') + 1 :]}"
    span = span_of(target, moved)
    return None if span is None else (moved, span)
