"""Rows in several formats, one below the other: ``od -t x1 -t c``, ``hexdump -C -c``.

``od`` writes the offset once and blanks in front of the other lines; ``hexdump`` writes it again;
``od -An`` writes none. Each format is a page of its own here, with the offsets that it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, starmap
from typing import NamedTuple

from vfioviz.capture.hexdump.page import Line, Page

_HEAD = re.compile(r"[ \t]*([0-9a-fA-F]{6,16})(?=[ \t]+\S)")
_END = re.compile(r"[ \t]*([0-9a-fA-F]{6,16})[ \t]*\Z")
_MANY = 20_000
"""A text with more lines is taken unchanged."""
_MOST = 6
"""Formats below one another."""


class Stack(NamedTuple):
    """One text as so many pages as it has formats."""

    pages: tuple[Page, ...]
    below: frozenset[int]
    """Numbers of the lines that repeat others."""
    sure: bool = True
    """Whether offsets say which lines belong together."""


def stacks(page: Page) -> tuple[Stack, ...]:
    """Return in which ways the rows may be in several formats, likeliest first; () in none."""
    if len(page.lines) > _MANY or len(page.lines) < 2:
        return ()
    found = _headed(page)
    return (found,) if found else tuple(_bare(page))


def _headed(page: Page) -> Stack | None:
    groups: list[list[Line]] = []
    members: set[int] = set()
    head: re.Match[str] | None = None
    for line in page.lines:
        own = _HEAD.match(line.text)
        if groups and head and line.number == groups[-1][-1].number + 1:
            under = _under(groups[-1][0], head, line, own)
            if under is not None:
                groups[-1].append(under)
                members.add(line.number)
                continue
        head = own
        if own is not None:
            groups.append([line])
            members.add(line.number)
        elif not _END.match(line.text) and line.text.strip() != "*":
            head = None
    counts = {len(group) for group in groups}
    if len(counts) != 1 or not 1 < (count := counts.pop()) <= _MOST:
        return None
    rows = {group[0].number: group for group in groups}
    pages = tuple(
        Page(
            page.source,
            tuple(
                _with_last(rows[line.number][at], rows[line.number])
                if line.number in rows
                else _as_wide(line, groups[0][at])
                for line in page.lines
                if line.number in rows or line.number not in members
            ),
        )
        for at in range(count)
    )
    return Stack(pages, frozenset(line.number for group in groups for line in group[1:]))


def _under(first: Line, head: re.Match[str], line: Line, own: re.Match[str] | None) -> Line | None:
    """Return a line that repeats the row of ``first``, with its offset; None where it does not."""
    indent = len(line.text) - len(line.text.lstrip())
    gap = line.shift + indent - first.shift - head.end()
    if gap <= 0:
        same = own is not None and int(own[1], 16) == int(head[1], 16)
        return line if same else None
    text = first.text[: head.end()] + " " * gap + line.text[indent:]
    return Line(line.number, first.shift, text)


def _with_last(line: Line, group: list[Line]) -> Line:
    """Return the line as the whole group: numbers go on behind the last of it."""
    if line.number == group[-1].number:
        return line
    last = group[-1]._replace(text="", joins=())
    return line._replace(joins=((len(line.text) + 1, last),))


def _as_wide(line: Line, head: Line) -> Line:
    """Return an offset that stands alone with as many digits as those of the rows."""
    end, row = _END.match(line.text), _HEAD.match(head.text)
    if end is None or row is None or len(end[1]) >= len(row[1]):
        return line
    return line._replace(text=end[1].rjust(len(row[1]), "0"))


def _bare(page: Page) -> Iterator[Stack]:
    """Yield the ways to deal the lines out, where no offset says which belong together."""
    lines = page.lines
    one_run = lines[-1].number - lines[0].number == len(lines) - 1
    if not one_run or not all(line.shift or line.text.startswith(" ") for line in lines):
        return
    widths = [frozenset(map(len, line.text.split())) for line in lines]
    for count in range(2, _MOST + 1):
        dealt = [widths[start::count] for start in range(count)]
        if len(lines) % count or not all(starmap(_differ, combinations(dealt, 2))):
            continue
        pages = tuple(
            Page(
                page.source,
                tuple(
                    line._replace(number=lines[0].number + at)
                    for at, line in enumerate(lines[start::count])
                ),
            )
            for start in range(count)
        )
        yield Stack(pages, frozenset(line.number for line in lines), sure=False)


def _differ(here: list[frozenset[int]], there: list[frozenset[int]]) -> bool:
    """Whether two formats differ in the digits of a number in most rows; rows of one seldom do."""
    return 2 * sum(one != other for one, other in zip(here, there, strict=True)) > len(here)
