"""Long runs of bytes behind the answer, which are shown as one row."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from vfioviz.codec.layout import Layout, Span
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.cells import Fold

MIN_FOLD = 3
"""Rows; a shorter run is shown as it is."""
LOOSE = frozenset({Role.SLACK, Role.PAST_ARGSZ})


def folds(
    layout: Layout, written: Iterable[Span] | None, argsz: int | None, step: int
) -> list[tuple[int, int, Fold]]:
    """Return the long runs of unwritten bytes after the answer, as ``(start, stop, fold)``.

    Args:
        layout: What the bytes are.
        written: Spans that were written, merged and rising; None where that is not known.
        argsz: Where the caller's memory ends, if known.
        step: Bytes a row.
    """
    if not layout.size:
        return []
    spans = None if written is None else list(written)
    found = []
    for leaf in _loose_leaves(layout):
        runs = [(leaf.start, leaf.stop)]
        if spans is not None:
            runs = text.gaps(leaf.start, leaf.stop, spans)
        for begin, end in runs:
            for start, stop in _cut(begin, end, argsz):
                first = -(-start // step) * step
                last = stop if stop == layout.size else stop // step * step
                if last - first > (MIN_FOLD - 1) * step:
                    until = layout.argsz if argsz is None else argsz
                    made = _fold(first, last, leaf.role, until, known=spans is not None)
                    found.append((first, last, made))
    return sorted(found)


def _loose_leaves(layout: Layout) -> Iterator[Leaf]:
    last = layout.leaf_at(layout.size - 1)
    both = [last, layout.leaf_at(last.start - 1)] if last.start else [last]
    return (leaf for leaf in both if leaf.role in LOOSE)


def _cut(start: int, stop: int, argsz: int | None) -> list[Span]:
    if argsz is None or not start < argsz < stop:
        return [(start, stop)]
    return [(start, argsz), (argsz, stop)]


def _fold(start: int, stop: int, role: Role, argsz: int | None, *, known: bool) -> Fold:
    amount = text.byte_count(stop - start)
    if argsz is not None and start >= argsz:
        told = mark("{bytes} untouched past argsz") if known else mark("{bytes} there past argsz")
        said = tr(told, bytes=amount)
        return Fold((f"{said} {argsz}", said, amount), Role.PAST_ARGSZ, known)
    said = tr(mark("{bytes} not written") if known else mark("{bytes} of slack"), bytes=amount)
    upto = tr(", up to argsz {argsz}", argsz=argsz) if argsz == stop else ""
    return Fold((f"{said}{upto}", said, amount), role, known)
