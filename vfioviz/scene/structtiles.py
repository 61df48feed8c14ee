"""The pieces of a struct, one behind the other, with the holes between them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from operator import itemgetter
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.headers.limits import LIMITS
from vfioviz.headers.view import Span, StructView
from vfioviz.scene.structpieces import (
    UNION,
    Folds,
    How,
    Piece,
    Sort,
    members,
    nothing_folds,
    union,
)
from vfioviz.uapi.abi import ABIS


class Tiles(NamedTuple):
    """What a struct consists of."""

    pieces: tuple[Piece, ...]
    """In ascending order."""
    empty: tuple[Piece, ...]
    """Members without bytes: flexible arrays at the end, above all."""


def tiles(
    view: StructView,
    folds: Folds = nothing_folds,
    chosen: Mapping[str, int] = MappingProxyType({}),
) -> Tiles:
    """Return the pieces of a struct.

    Args:
        view: It.
        folds: Which structs and arrays of structs are one piece.
        chosen: Of which union, by the key of its ``Choice``, which alternative is shown.
    """
    how = How(ABIS[view.abi].byte_order == "big", folds, chosen)
    found: list[Piece] = []
    cut = False
    record = view.record
    walk = members(record, "", 0, how, "")
    if record.is_union:
        walk = union(record, "", (UNION, UNION, view.word, view.place), 0, how, "")
    for each in walk:
        if len(found) >= LIMITS.shown:
            cut = True
            break
        found.append(each)
    found.sort(key=lambda each: each.start)
    spans = [*view.holes, *([view.tail] if view.tail else [])]
    pieces, empty = _apart(found, view.size, spans)
    if cut:
        last = pieces[-1].stop if pieces else 0
        if last < view.size:
            pieces.append(Piece(last, view.size, Sort.MORE))
    return Tiles(tuple(_filled(pieces, view)), tuple(empty))


def _apart(
    found: Sequence[Piece], size: int, bare: Sequence[Span]
) -> tuple[list[Piece], list[Piece]]:
    """Return pieces that don't overlap, and those without bytes."""
    pieces: list[Piece] = []
    empty: list[Piece] = []
    at = 0
    for number, each in enumerate(found):
        stop = min(each.stop, size)
        if each.sort is Sort.FLEXIBLE and number + 1 < len(found):
            stop = min(stop, max(each.start, found[number + 1].start))
        start = max(at, each.start)
        if start >= stop:
            empty.append(each)
            continue
        # An alternative of a union may leave bytes that no other has.
        spans = [(start, stop)] if each.sort is not Sort.UNION else _without(start, stop, bare)
        pieces += [each._replace(start=begin, stop=end) for begin, end in spans]
        at = stop
    return pieces, empty


def _without(start: int, stop: int, bare: Sequence[Span]) -> list[Span]:
    found = []
    for first, last in bare[bisect_right(bare, start, key=itemgetter(1)) :]:
        if first >= stop:
            break
        if first > start:
            found.append((start, first))
        start = last
    return [*found, (start, stop)] if start < stop else found


def _filled(pieces: Sequence[Piece], view: StructView) -> Iterator[Piece]:
    """Yield the pieces with the holes between them, and the tail."""
    at = 0
    for each in pieces:
        if each.start > at:
            yield Piece(at, each.start, Sort.HOLE)
        yield each
        at = each.stop
    if at < view.size:
        yield Piece(at, view.size, Sort.TAIL)
