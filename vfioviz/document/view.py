"""The view of a project; saved with it, but without undo."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.ref import FieldRef


class Selection(NamedTuple):
    """Bytes ``[start, stop)`` of one column; other columns show what the reference is in them."""

    column: int
    start: int
    stop: int
    ref: FieldRef | None = None
    """None for loose bytes."""

    @classmethod
    def of_leaf(cls, column: int, layout: Layout, leaf: Leaf) -> Selection:
        """Return the selection of a leaf."""
        return cls(column, leaf.start, leaf.stop, layout.ref(leaf))

    @classmethod
    def of_ref(cls, column: int, layout: Layout, ref: FieldRef) -> Selection | None:
        """Return the selection of a field or a group; None where the column has none."""
        span = layout.span(ref)
        return None if span is None else cls(column, *span, ref)


@dataclass(frozen=True, slots=True)
class View:
    """How the project is looked at."""

    row_bytes: int = 8
    """8, 16, 32 or 64."""
    grid: int = 8
    """Alignment gridlines each 2, 4, 8, 16 or 64 bytes."""
    zoom: int = 100
    """Per cent, 50 to 400."""
    animate: bool = True
    fold: bool = True
    """Whether long runs of slack show as one folded row."""
    level: bool = False
    """Whether rows are put in that keep capabilities level in all columns."""
    selection: Selection | None = None
    reference: int = 0
    """Index of the reference column."""
