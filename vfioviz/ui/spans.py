"""Paths to spans: where in a column a leaf, a capability, an array or an element lies."""

from __future__ import annotations

from vfioviz.codec.paths import Span, cap_index, span_of
from vfioviz.codec.tree import Layout
from vfioviz.scene.sync import counterpart, twin


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
