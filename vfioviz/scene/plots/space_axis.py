"""Where addresses are on a line: to scale, or each stretch by the logarithm of its size."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import NamedTuple

from vfioviz.scene.plots.spaces import Lane, Piece, Space

_DIGIT, _SPACE = 0.105, 0.15
"""Of the room of a short number, what a digit takes and what lies between two addresses."""


class Axis(NamedTuple):
    """Places on a line for the stops of a space: to scale, or by the logarithm of each stretch."""

    space: Space
    places: array[float]
    is_broken: bool
    """Whether each stretch has a scale of its own."""

    @property
    def length(self) -> float:
        """The place of the end."""
        return self.places[-1]

    def place(self, address: int) -> float:
        """Return the place of an address from 0 to the end."""
        stops = self.space.stops
        at = min(max(0, bisect_right(stops, address) - 1), len(stops) - 2)
        low, high = stops[at], stops[at + 1]
        part = (address - low) / (high - low)
        return self.places[at] + part * (self.places[at + 1] - self.places[at])

    def address(self, place: float) -> int:
        """Return about the address of a place."""
        stops = self.space.stops
        at = min(max(0, bisect_right(self.places, place) - 1), len(stops) - 2)
        wide = self.places[at + 1] - self.places[at]
        part = 0.0 if not wide else min(1.0, max(0.0, (place - self.places[at]) / wide))
        return min(stops[at + 1] - 1, stops[at] + int(part * (stops[at + 1] - stops[at])))

    def ticks(self, first: float, last: float, most: int) -> Iterator[tuple[float, str]]:
        """Yield places with the addresses there, each apart from the one before.

        Args:
            first: Where what is seen begins.
            last: Where it ends.
            most: How many short numbers have room; an address takes as its digits do.
        """
        room, taken = (last - first) / max(1, most), float("-inf")
        at = bisect_left(self.places, first)
        while at < len(self.places) and self.places[at] <= last:
            said = self.space.hexadecimal(self.space.stops[at])
            half = room * (_DIGIT * len(said) + _SPACE) / 2
            # The next one that can have room: there may be a hundred thousand.
            if self.places[at] - half >= taken:
                yield self.places[at], said
                taken = self.places[at] + half
                at = max(at + 1, bisect_left(self.places, taken))
            else:
                at = max(at + 1, bisect_left(self.places, taken + half))


def axis(space: Space, *, to_scale: bool) -> Axis:
    """Return where the stops are on a line.

    Args:
        space: Not without lanes.
        to_scale: Each address takes the same room; else each stretch between two stops takes as
            much as its size has bits, so that a window of a page is seen beside an exbibyte.
    """
    sizes = [high - low for low, high in pairwise(space.stops)]
    if to_scale:
        widths = [size / space.end * 1000 for size in sizes]
    else:
        widths = [float(size.bit_length()) for size in sizes]
    return Axis(space, array("d", accumulate(widths, initial=0.0)), not to_scale)


class Bar(NamedTuple):
    """What is drawn between two places: one piece, or several that are too narrow."""

    left: float
    right: float
    piece: int
    """The first one."""
    pieces: int
    """How many."""
    bad: bool


def bars(axis: Axis, lane: Lane, first: float, last: float, pixels: int) -> Iterator[Bar]:
    """Yield what is to be drawn of a lane between two places, so many pixels wide.

    Pieces that are narrower than a pixel are joined to one bar of a pixel: no more than
    ``2 * pixels`` bars come of a million pieces.
    """
    places, at, pieces = axis.places, lane.at, lane.pieces
    step = (last - first) / max(1, pixels)
    piece = max(0, bisect_right(at, bisect_right(places, first) - 1) - 1)
    while piece < len(pieces):
        left, right = places[at[piece]], places[at[piece + 1]]
        if left >= last:
            return
        if right - left >= step:
            yield Bar(left, right, piece, 1, pieces[piece].bad)
            piece += 1
            continue
        # The last piece that ends within this pixel.
        goal = bisect_right(places, left + step) - 1
        beyond = max(piece + 1, bisect_right(at, goal, piece) - 1)
        bad = lane.wrong[beyond] > lane.wrong[piece]
        right = max(left + step, places[at[beyond]])
        yield Bar(left, right, piece, beyond - piece, bad)
        piece = beyond


def piece_at(lane: Lane, address: int) -> int:
    """Return the piece that holds an address."""
    return max(0, bisect_right(lane.pieces, address, key=_start) - 1)


def _start(piece: Piece) -> int:
    return piece.start
