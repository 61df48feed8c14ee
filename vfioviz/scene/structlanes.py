"""The alternatives of unions side by side: the struct has one of each, a lane beside it the next.

Rule 1: a lane has the bytes of its unions alone, at their offsets. Rule 2: a union inside an
alternative has no lanes of its own: it is one piece, or shows the alternative that was chosen.
Rule 3: bytes of other alternatives are not drawn in a lane; in the struct itself they are a piece.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.headers.view import Span, StructView
from vfioviz.scene.structpieces import Choice, Folds, Piece, Sort, nothing_folds
from vfioviz.scene.structtiles import Tiles, tiles

MOST = 6
"""Alternatives of a union beside each other, the chosen one first; the others are told of."""


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
    unions = _unions(tiles(view, folds).pieces, chosen)
    if not unions:
        return (Lane(chosen),)
    count = max(len(each.order) for each in unions)
    more = sum(len(each.choice.alternatives) - len(each.order) for each in unions)
    made = []
    for number in range(count):
        here = [each for each in unions if number < len(each.order)]
        picked = {each.choice.key: each.order[number] for each in here}
        made.append(
            Lane(
                {**chosen, **{each.choice.key: 0 for each in unions}, **picked},
                tuple(each.choice._replace(number=each.order[number]) for each in here),
                tuple((each.start, each.stop) for each in here) if number else None,
                number, count, more if number + 1 == count else 0,
            )
        )  # fmt: skip
    return tuple(made)


def _unions(pieces: Sequence[Piece], chosen: Mapping[str, int]) -> list[_Union]:
    """Return the unions that are no alternative's, by their offsets."""
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
