"""The ways to read a hunk, the plainest first; a base tells which is right."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from vfioviz.capture.entities import without_entities
from vfioviz.capture.patches.entry import Hunk, HunkLine, Rest, Tag
from vfioviz.language import Phrase, mark, phrase

_ENTITY = re.compile(r"&(?:gt|lt|amp|quot|nbsp);")
_WIDE = 50
"""Minimum characters of a line that may have been wrapped, white space aside."""
_MOST = 48
_MOST_LONG = 4
_LONG = 2_000
"""A hunk of more lines is read in fewer ways: each takes time."""
_TAILS = 12


class Op(NamedTuple):
    """One line of a hunk as it is applied to a base."""

    tag: Tag
    text: str
    number: int
    ends: bool = True


class Way(NamedTuple):
    """A hunk read in one way."""

    ops: tuple[Op, ...]
    note: Phrase | None = None
    """What it assumes; None: nothing."""
    asks: bool = False
    """Whether it adds a line that somebody has to confirm."""
    skipped: int = 0
    """Old lines at the front that were left out."""

    def short(self, hunk: Hunk) -> tuple[int, int]:
        """Return how many old and new lines the hunk's header counts beyond these."""
        old = sum(op.tag != "+" for op in self.ops)
        new = sum(op.tag != "-" for op in self.ops)
        return hunk.old_count - old, hunk.new_count - new


def ways(hunk: Hunk) -> Iterator[Way]:
    """Yield the ways to read a hunk, at most about 50."""
    most = _MOST if len(hunk.lines) <= _LONG else _MOST_LONG
    for count, way in enumerate(_ways(hunk)):
        if count >= most:
            return
        yield way


def _ways(hunk: Hunk) -> Iterator[Way]:
    lines = hunk.lines
    yield Way(_ops(lines))
    if hunk.loose:
        yield from _joined(hunk)
    for stop in range(len(lines) - 1, hunk.sure - 1, -1):
        said = mark("its line {line} and what follows were read as prose")
        yield Way(
            _ops(lines[:stop]), phrase(said, line=lines[stop].number), _leaves_out(lines, stop)
        )
    if hunk.first and len(lines) > 1:
        said = mark("line {line} was read as the rest of its heading")
        yield Way(_ops(lines[1:]), phrase(said, line=lines[0].number))
    if any(line.rest and line.tag != "+" for line in lines):
        said = mark("what seemed to be rests of wrapped lines was left out")
        apart = [line if line.tag == "+" else line._replace(rest=()) for line in lines]
        yield Way(_ops(apart), phrase(said))
    if any(_ENTITY.search(line.text) for line in lines):
        said = mark("HTML entities were turned back into characters")
        plain = [line._replace(text=without_entities(line.text)) for line in lines]
        yield Way(_ops(plain), phrase(said))


def _leaves_out(lines: Sequence[HunkLine], stop: int) -> bool:
    """Whether a cut leaves out a changed line, or the rest of one: that is somebody's decision."""
    if any(line.tag != " " for line in lines[stop:]):
        return True
    return 0 < stop < len(lines) and _is_wide(lines[stop - 1], lines[stop])


def _joined(hunk: Hunk) -> Iterator[Way]:
    """Yield readings in which a line without a tag is the rest of the one before."""
    lines = hunk.lines
    pairs = pairwise(lines)
    wide = [at for at, (before, after) in enumerate(pairs) if _is_wide(before, after)][:_TAILS]
    for stop in range(len(lines), max(hunk.sure, len(lines) - _TAILS) - 1, -1):
        for at in wide:
            if at + 1 >= stop:
                continue
            before, after = lines[at], lines[at + 1]
            rest = (Rest(after.number, after.text),)
            made = before._replace(rest=rest, joined=True)
            said = mark("line {line} was joined to the one before")
            ops = _ops([*lines[:at], made, *lines[at + 2 : stop]])
            asks = before.tag == "+" or _leaves_out(lines, stop)
            yield Way(ops, phrase(said, line=after.number), asks)


def _is_wide(before: HunkLine, after: HunkLine) -> bool:
    if before.tag == " " or after.tagged:
        return False
    word = after.text.split(maxsplit=1)[:1]
    return bool(word) and len(before.text.strip()) + len(word[0]) > _WIDE


def _ops(lines: Sequence[HunkLine]) -> tuple[Op, ...]:
    # An added line with a rest that nobody has joined stands for itself; its entry has a doubt.
    return tuple(
        Op(line.tag, line.text if line.open else line.full, line.number, line.ends)
        for line in lines
    )
