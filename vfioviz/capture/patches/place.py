"""Where in a base a hunk applies, if anywhere.

Rule 1: the old lines are looked for as they are, then without white space and blank lines, then as
C tokens; only then, and only where one place is left, without one line of context.
Rule 2: of several places the one that the header names is taken, or the one in the function that
the header names; else none. What seems to be there already is not put there twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from vfioviz.capture.patches.basefile import NO_END, BaseFile, bare
from vfioviz.capture.patches.ctokens import words
from vfioviz.capture.patches.entry import Hunk
from vfioviz.capture.patches.limits import MAX_PLACES
from vfioviz.capture.patches.ops import Op, Way, ways
from vfioviz.capture.patches.splice import Splice, by_lines, by_tokens, exactly
from vfioviz.capture.patches.verdict import Match

_TOKENS = 12
"""Minimum tokens of a run that is searched for as tokens."""
_LINES = 3
"""Minimum lines, blank ones aside, that remain when one is left out."""


class Spot(NamedTuple):
    """A place where a run of lines occurs."""

    line: int
    """Index of the first line."""
    stop: int
    match: Match
    at: int
    """Index into what was searched: lines, lines that are not blank, tokens."""


class Choice(NamedTuple):
    """The decision on one hunk."""

    kind: str
    """``applies``, ``already``, ``ambiguous``, ``conflict``, ``doubt`` (a wrapped line)."""
    way: Way
    spot: Spot | None = None
    splice: Splice | None = None
    spots: tuple[Spot, ...] = ()
    missing: int = 0
    """Lines that the header counts and that are not blank lines of the base either."""


@dataclass
class Placer:
    """Applies the hunks of one file to a base, one after the other."""

    base: BaseFile
    taken: list[tuple[int, int]] = field(default_factory=list)
    drift: int = 0
    """Offset of the previous hunk."""
    last: int = 0
    """Index of the line after the last place that was taken."""

    def choose(self, hunk: Hunk) -> Choice:
        """Decide on one hunk."""
        first: Way | None = None
        best: Choice | None = None
        for way in ways(hunk):
            first = first or way
            if not _old(way.ops) and not self.base.lines:
                return self._put(hunk, way, Spot(0, 0, "exact", 0))
            spots = self._free(self._spots(_old(way.ops), strict=True))
            if not spots:
                continue
            choice = self._of_spots(hunk, way, spots)
            if not _rank(choice):
                return choice
            if best is None or _rank(choice) < _rank(best):
                best = choice
        assert first is not None  # noqa: S101 -- ways() yields the hunk as it stands
        return best or self._elsewise(hunk, first)

    def accept(self, hunk: Hunk, choice: Choice) -> int:
        """Take a place, so that no other hunk does; returns the offset."""
        if choice.spot is None or choice.splice is None:
            return 0
        self.taken.append((choice.splice.start, choice.splice.stop))
        self.last = max(self.last, choice.splice.stop)
        self.drift = choice.spot.line - _expected(hunk, choice.way, choice.spot)
        return self.drift

    # ------------------------------------------------------------ decisions

    def _of_spots(self, hunk: Hunk, way: Way, spots: Sequence[Spot]) -> Choice:
        chosen = self._best(hunk, way, spots)
        if chosen is None:
            return Choice("ambiguous", way, spots=tuple(spots[:MAX_PLACES]))
        stated = chosen.line == _expected(hunk, way, chosen)
        if not (stated and chosen.match == "exact" and way.note is None):
            done = self._already(way)
            same = [one for one in done if _meet(one, chosen.line, chosen.stop)]
            if any(one.match == "exact" or not _only_space(way.ops) for one in same):
                return Choice("already", way, same[0])
            done = [one for one in done if one not in same]
            if done:
                here = self.base.is_in(chosen.line, hunk.heading)
                there = [one for one in done if self.base.is_in(one.line, hunk.heading)]
                if there and not here:
                    return Choice("already", way, there[0])
                if not here or there:
                    both = sorted((*spots, *done))[:MAX_PLACES]
                    return Choice("ambiguous", way, spots=tuple(both))
        return self._put(hunk, way, chosen)

    def _put(self, hunk: Hunk, way: Way, spot: Spot) -> Choice:
        splice = self._splice(way.ops, spot)
        if splice is None:
            return Choice("conflict", way, spot)
        old, new = way.short(hunk)
        missing = 0
        if old == new and old > splice.blank:
            missing = old - splice.blank
        if way.asks:
            return Choice("doubt", way, spot, splice)
        return Choice("applies", way, spot, splice, missing=missing)

    def _splice(self, ops: Sequence[Op], spot: Spot) -> Splice | None:
        if spot.match == "exact":
            return exactly(self.base, ops, spot.at)
        if spot.match == "space":
            return by_lines(self.base, ops, spot.at)
        return by_tokens(self.base, ops, spot.at)

    def _elsewise(self, hunk: Hunk, way: Way) -> Choice:
        """Decide on a hunk whose old lines do not occur."""
        done = self._already(way)
        if done:
            return Choice("already", way, self._best(hunk, way, done) or done[0])
        trimmed = [made for side in (0, 1) if (made := _trimmed(way.ops, side)) is not None]
        for ops in trimmed:
            there = self._spots(_new(ops), strict=False) if _adds(ops) else []
            if there:
                return Choice("already", way, there[0])
        found: dict[tuple[int, int], tuple[tuple[Op, ...], Spot]] = {}
        for ops in trimmed:
            for spot in self._free(self._spots(_old(ops), strict=False)):
                found.setdefault((spot.line, spot.stop), (ops, spot))
        if len(found) > 1:
            spots = [spot for _, spot in found.values()]
            return Choice("ambiguous", way, spots=tuple(sorted(spots)[:MAX_PLACES]))
        for ops, spot in found.values():
            if self._has_added(ops, spot):
                return Choice("conflict", way, spot)
            skipped = _skipped(way.ops, ops)
            put = self._put(hunk, Way(ops, skipped=skipped), spot)
            fuzzy = spot._replace(match="fuzz")
            # The line that was left out is missing from what is applied, not from the mail.
            return put._replace(spot=fuzzy, missing=max(0, put.missing - 1))
        return Choice("conflict", way)

    def _has_added(self, ops: Sequence[Op], spot: Spot) -> bool:
        """Whether what would be added is already there."""
        added = {bare(op.text) for op in ops if op.tag == "+" and len(op.text.strip()) > 1}
        near = self.base.lines[max(0, spot.line - 4) : spot.stop + 4]
        return bool(added) and added <= {bare(line) for line in near}

    def _best(self, hunk: Hunk, way: Way, spots: Sequence[Spot]) -> Spot | None:
        for drift in (0, self.drift):
            for spot in spots:
                if spot.line == _expected(hunk, way, spot) + drift:
                    return spot
        if len(spots) == 1:
            return spots[0]
        inside = [spot for spot in spots if self.base.is_in(spot.line, hunk.heading)]
        return inside[0] if len(inside) == 1 else None

    def _already(self, way: Way) -> list[Spot]:
        new = _new(way.ops)
        changed = any(op.tag != " " and op.text.strip() for op in way.ops)
        filled = sum(bool(op.text.strip()) for op in new)
        if not changed or filled < _LINES:
            return []
        return self._spots(new, strict=True)

    # ------------------------------------------------------------ searching

    def _free(self, spots: Iterable[Spot]) -> list[Spot]:
        """Return the places that no hunk has taken; those after the last one if there are any."""
        free = [spot for spot in spots if not any(_meet(spot, *one) for one in self.taken[-64:])]
        return [spot for spot in free if spot.line >= self.last] or free

    def _spots(self, ops: Sequence[Op], *, strict: bool) -> list[Spot]:
        """Return where lines occur, by the first way of comparing that finds any.

        Args:
            ops: the lines.
            strict: whether to look for tokens too.
        """
        base = self.base
        keys = [op.text if op.ends else op.text + NO_END for op in ops]
        found = [Spot(at, at + len(keys), "exact", at) for at in base.exact.find(keys)]
        if found:
            return found
        filled = [one for op in ops if (one := bare(op.text))]
        lines = base.filled
        found = [
            Spot(lines[at], lines[at + len(filled) - 1] + 1, "space", at)
            for at in base.bare.find(filled)
        ]
        if found or not strict:
            return found
        wanted = [word for op in ops for word in words(op.text)]
        if len(wanted) < _TOKENS:
            return []
        return [
            Spot(base.tokens[at].line, base.tokens[at + len(wanted) - 1].line + 1, "tokens", at)
            for at in base.words.find(wanted)
        ]


def _rank(choice: Choice) -> int:
    """Return how much a reading leaves to ask the user; 0: nothing."""
    kinds = {"applies": 0, "already": 0, "doubt": 1, "ambiguous": 3, "conflict": 4}
    return 2 if choice.missing else kinds[choice.kind]


def _old(ops: Sequence[Op]) -> list[Op]:
    return [op for op in ops if op.tag != "+"]


def _new(ops: Sequence[Op]) -> list[Op]:
    return [op for op in ops if op.tag != "-"]


def _only_space(ops: Sequence[Op]) -> bool:
    """Whether a hunk changes white space alone."""
    old, new = ("".join(bare(op.text) for op in side) for side in (_old(ops), _new(ops)))
    return old == new


def _adds(ops: Sequence[Op]) -> bool:
    return any(op.tag == "+" and op.text.strip() for op in ops)


def _expected(hunk: Hunk, way: Way, spot: Spot) -> int:
    """Return the index of the line where a run begins by the header."""
    start = max(hunk.old_start - 1, 0) + way.skipped
    if spot.match == "exact":
        return start
    old = _old(way.ops)
    blank = next((at for at, op in enumerate(old) if op.text.strip()), 0)
    return start + blank


def _meet(spot: Spot, start: int, stop: int) -> bool:
    """Whether a place shares lines with a span."""
    return spot.line < stop and start < spot.stop


def _skipped(ops: Sequence[Op], trimmed: Sequence[Op]) -> int:
    """Count the lines that were left out at the front."""
    return next((at for at, op in enumerate(ops) if op is trimmed[0]), 0)


def _trimmed(ops: Sequence[Op], side: int) -> tuple[Op, ...] | None:
    """Return a hunk without its first (0) or last (1) line of context; None: there is none."""
    made = list(ops)
    at = 0 if side == 0 else -1
    while made and made[at].tag == " " and not made[at].text.strip():
        made.pop(at)
    if not made or made[at].tag != " ":
        return None
    made.pop(at)
    while made and made[at].tag == " " and not made[at].text.strip():
        made.pop(at)
    filled = [op for op in made if op.tag != "+" and op.text.strip()]
    # What is added must still be next to something that is there.
    beside = made[at].tag == " " if made else False
    return tuple(made) if len(filled) >= _LINES and beside else None
