"""The alternatives of unions side by side: the struct has one of each, a lane beside it the next.

Rule 1: a lane has the bytes of its unions alone, at their offsets. Rule 2: a union inside an
alternative has its own lanes behind that one's, as long as there are few; what has none is one
piece, or shows the alternative that was chosen. Rule 3: bytes of other alternatives are not drawn
in a lane; in the struct itself they are a piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.headers.view import Span, StructView
from vfioviz.scene.structpieces import Choice, Folds, Piece, Sort, nothing_folds
from vfioviz.scene.structtiles import Tiles, tiles

MOST = 6
"""Alternatives of a union beside each other, the chosen one first; the others are told of."""
MOST_LANES = 16
"""Lanes of a struct, itself among them."""


class Lane(NamedTuple):
    """What one column of a struct shows."""

    chosen: Mapping[str, int]
    """Which alternative of which union."""
    shown: tuple[Choice, ...] = ()
    """The unions that have a lane here, each with its alternative; () for a struct without any."""
    spans: tuple[Span, ...] | None = None
    """Bytes that are shown, ascending; None for the struct itself: all of them."""
    number: int = 0
    """From 0, the struct itself, on."""
    of: int = 1
    """How many stand beside each other."""
    more: int = 0
    """Alternatives that have none."""


class _Union(NamedTuple):
    choice: Choice
    start: int
    stop: int
    order: tuple[int, ...]


def lanes(
    view: StructView,
    folds: Folds = nothing_folds,
    chosen: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Lane, ...]:
    """Return the lanes of a struct, itself first; one where it has no union.

    Args:
        view: It.
        folds: Which structs and arrays of structs are one piece.
        chosen: Which alternatives come first, and which ones inner unions show.
    """
    made = [*islice(_within_lane(view, folds, chosen, Lane({}), frozenset()), MOST_LANES + 1)]
    cut = len(made) > MOST_LANES
    made = made[:MOST_LANES]
    return tuple(
        each._replace(
            chosen={**chosen, **each.chosen},
            number=number,
            of=len(made),
            more=each.more + (cut and number + 1 == len(made)),
        )
        for number, each in enumerate(made)
    )


def _within_lane(
    view: StructView, folds: Folds, wanted: Mapping[str, int], lane: Lane, known: frozenset[str]
) -> Iterator[Lane]:
    """Yield a lane with its unions that are not known yet apart, and the lanes of these behind."""
    pieces = clipped(tiles(view, folds, lane.chosen), lane).pieces
    unions = [each for each in _unions(pieces, wanted) if each.choice.key not in known]
    if not unions:
        yield lane
        return
    known |= {each.choice.key for each in unions}
    count = max(len(each.order) for each in unions)
    more = sum(len(each.choice.alternatives) - len(each.order) for each in unions)
    none = dict.fromkeys((each.choice.key for each in unions), 0)
    for number in range(count):
        here = [each for each in unions if number < len(each.order)]
        shown = tuple(each.choice._replace(number=each.order[number]) for each in here)
        made = Lane(
            {**lane.chosen, **none, **{each.key: each.number for each in shown}},
            shown if number else lane.shown + shown,
            tuple((each.start, each.stop) for each in here) if number else lane.spans,
            more=more if number + 1 == count else 0,
        )
        yield from _within_lane(view, folds, wanted, made, known)


def _unions(pieces: Sequence[Piece], chosen: Mapping[str, int]) -> list[_Union]:
    """Return the unions among pieces, by their offsets."""
    found: dict[str, _Union] = {}
    for each in pieces:
        choice = each.choice
        if choice is None or each.sort is not Sort.UNION or not choice.alternatives:
            continue
        first = chosen.get(choice.key, 0)
        if not 0 < first <= len(choice.alternatives):
            first = 1
        others = (n for n in range(1, len(choice.alternatives) + 1) if n != first)
        start = found[choice.key].start if choice.key in found else each.start
        found[choice.key] = _Union(choice, start, each.stop, (first, *others)[:MOST])
    return list(found.values())


def clipped(made: Tiles, lane: Lane) -> Tiles:
    """Return the pieces of a struct as far as a lane shows them."""
    if lane.spans is None:
        return made
    keys = {each.key for each in lane.shown}
    own = [each for each in made.pieces if not _is_left(each, keys)]
    empty = tuple(each for each in made.empty if each.choice and each.choice.key in keys)
    return Tiles(tuple(_within(own, lane.spans)), empty)


def _is_left(piece: Piece, keys: set[str]) -> bool:
    """Whether it is what an alternative leaves of its union: other lanes have it."""
    choice = piece.choice
    return (
        piece.sort is Sort.UNION and choice is not None and choice.number > 0 and choice.key in keys
    )


def _within(pieces: Sequence[Piece], spans: Sequence[Span]) -> Iterator[Piece]:
    at = 0
    for start, stop in spans:
        while at < len(pieces) and pieces[at].stop <= start:
            at += 1
        for each in pieces[at:]:
            if each.start >= stop:
                break
            yield each._replace(start=max(start, each.start), stop=min(stop, each.stop))
