"""What a hunk expects beside what stands there, line by line, for people to compare."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from vfioviz.capture.patches.basefile import BaseFile, bare
from vfioviz.capture.patches.entry import Hunk, HunkLine

Mark = Literal["same", "differs", "absent", "extra"]
"""``absent``: the base has no such line; ``extra``: the hunk has none. White space aside."""
_MOST = 120
"""Rows at the most; a hunk has about ten old lines."""
_AROUND = 3
"""Lines of the base that are shown beyond those that the hunk has."""


class SideLine(NamedTuple):
    """One line of either side."""

    number: int
    """From 1: of the patch's source, or of the base."""
    text: str


class LinePair(NamedTuple):
    """Two lines that stand beside each other; one of them may be none."""

    mark: Mark
    expected: SideLine | None
    stands: SideLine | None
    removes: bool = False
    """Whether the patch would take the expected line away."""


def beside(base: BaseFile, hunk: Hunk, start: int, stop: int) -> tuple[LinePair, ...]:
    """Put the old lines of a hunk beside lines of a base, at most 120 rows.

    Blank lines that only the base has are the same: archives drop them.

    Args:
        base: The text.
        hunk: The hunk.
        start: Index of the first line that is like one of the hunk's.
        stop: Index behind the last one.
    """
    there = {bare(line) for line in base.lines[start:stop]}
    old = [line for line in _certain(hunk, there) if line.tag != "+" and line.text.strip()]
    keys = [bare(line.full) for line in old]
    before = next((at for at, key in enumerate(keys) if key in there), 0)
    after = next((at for at, key in enumerate(reversed(keys)) if key in there), 0)
    start = max(0, start - max(before, _AROUND if before else 0))
    stop = min(len(base.lines), stop + max(after, _AROUND if after else 0), start + _MOST)
    stand = [SideLine(at + 1, base.lines[at]) for at in range(start, stop)]
    filled = [line for line in stand if line.text.strip()]
    rows = list(_rows(old, keys, filled))
    while len(rows) > 1 and rows[-1].mark == "extra" and rows[-2].mark in {"extra", "same"}:
        rows.pop()
    return tuple(_with_blanks(rows, stand))[:_MOST]


def _certain(hunk: Hunk, there: Container[str]) -> Iterator[HunkLine]:
    """Yield the lines of a hunk; behind the sure ones those that the base has: it may be prose."""
    for at, line in enumerate(hunk.lines[:_MOST]):
        if at >= hunk.sure and bare(line.full) not in there:
            return
        yield line


def _rows(
    old: Sequence[HunkLine], keys: Sequence[str], filled: Sequence[SideLine]
) -> Iterator[LinePair]:
    said = [(SideLine(line.number, line.full), line.tag == "-") for line in old]
    matcher = SequenceMatcher(None, keys, [bare(line.text) for line in filled], autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        both = min(b - a, d - c)
        for (line, removes), stands in zip(said[a : a + both], filled[c : c + both], strict=True):
            yield LinePair("same" if tag == "equal" else "differs", line, stands, removes)
        for line, removes in said[a + both : b]:
            yield LinePair("absent", line, None, removes)
        for stands in filled[c + both : d]:
            yield LinePair("extra", None, stands)


def _with_blanks(rows: Sequence[LinePair], stand: Sequence[SideLine]) -> Iterator[LinePair]:
    """Put the blank lines of a base back where they are."""
    blank = [line for line in stand if not line.text.strip()]
    first = True
    for row in rows:
        while row.stands is not None and blank and blank[0].number < row.stands.number:
            line = blank.pop(0)
            if not first:
                yield LinePair("same", None, line)
        yield row
        first = first and row.stands is None
