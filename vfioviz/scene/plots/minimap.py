"""A whole column at a glance: kinds of bytes, findings and differences in a few hundred bins.

Rule 1: the cost depends on the number of bins, never on the length of the answer.
Rule 2: kinds are those of a bin's first bytes; findings and differences are all there, up to a
bound that an answer of 60,000 areas does not reach.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.language import mark, tr
from vfioviz.scene import text
from vfioviz.scene.bytemap import ByteMap

HEADERS = (mark("Column"), mark("Bytes"), mark("What"), mark("Findings and differences"))
"""Of the table behind it."""
MOST_BINS = 400
_EXACT = 256
"""Rows up to which each bin is one row, with all its cells."""
_MOST_MARKS = 8192
"""Findings, and differences, that are looked at."""
_LOOSE = frozenset({Role.SLACK, Role.PAST_ARGSZ})


class Part(NamedTuple):
    """A kind of bytes in a bin, from left to right."""

    first: float
    last: float
    """Part of the width, from 0 to 1."""
    role: Role
    tone: int
    unwritten: bool


class Bin(NamedTuple):
    """Rows ``[first, last)`` of a column."""

    first: int
    last: int
    parts: tuple[Part, ...]
    severity: Severity | None
    """The gravest finding that begins here, except notes."""
    findings: int
    """How many do, except notes."""
    changed: bool
    """Whether something says otherwise than the reference."""


class Strip(NamedTuple):
    """One column."""

    rows: int
    bins: tuple[Bin, ...]

    def at(self, row: float) -> Bin | None:
        """Return the bin of a row; None below the last one."""
        if not self.bins or not 0 <= row < self.rows:
            return None
        return self.bins[_bin_of(int(row), self.rows, len(self.bins))]


def strip(bytemap: ByteMap, changes: Sequence[tuple[int, int]], most: int) -> Strip:
    """Return the bins of a column.

    Args:
        bytemap: Its rows.
        changes: Spans that say otherwise than the reference.
        most: How many bins have room; no more than ``MOST_BINS`` are made.
    """
    rows = bytemap.row_count
    count = min(rows, most, MOST_BINS)
    if count < 1:
        return Strip(rows, ())
    grave = _findings(bytemap, count)
    changed = _changes(bytemap, changes, count)
    bins = []
    for number in range(count):
        first, last = number * rows // count, (number + 1) * rows // count
        parts = tuple(_cells(bytemap, first) if rows <= _EXACT else _sample(bytemap, first))
        severity, found = grave.get(number, (None, 0))
        bins.append(Bin(first, last, parts, severity, found, number in changed))
    return Strip(rows, tuple(bins))


def _cells(bytemap: ByteMap, number: int) -> Iterator[Part]:
    """Yield what a row is made of."""
    row = bytemap.row(number)
    if row.fold is not None:
        yield Part(0.0, 1.0, row.fold.role, row.fold.tone, row.fold.unwritten)
    for cell in row.cells:
        yield Part(
            cell.first / bytemap.row_bytes, cell.last / bytemap.row_bytes,
            cell.role, cell.tone, cell.unwritten,
        )  # fmt: skip


def _sample(bytemap: ByteMap, number: int) -> Iterator[Part]:
    """Yield the kind of a row's first byte, for all of it."""
    if bytemap.row(number).empty:
        return
    start = bytemap.offset_of(number)
    leaf = bytemap.layout.leaf_at(start)
    written = bytemap.column.written
    unwritten = (
        written is not None
        and leaf.role not in _LOOSE
        and not any(begin <= start < end for begin, end in written)
    )
    yield Part(0.0, 1.0, leaf.role, bytemap.tone_of(leaf), unwritten)


def _findings(bytemap: ByteMap, count: int) -> dict[int, tuple[Severity, int]]:
    found: dict[int, tuple[Severity, int]] = {}
    order = list(Severity)
    for each in islice(bytemap.layout.findings, _MOST_MARKS):
        if each.severity is Severity.NOTE or not 0 <= each.start < bytemap.size:
            continue
        at = _place(bytemap, each.start, count)
        known, number = found.get(at, (each.severity, 0))
        found[at] = min(known, each.severity, key=order.index), number + 1
    return found


def _changes(bytemap: ByteMap, changes: Sequence[tuple[int, int]], count: int) -> set[int]:
    found: set[int] = set()
    for start, stop in islice(changes, _MOST_MARKS):
        first = _place(bytemap, start, count)
        found.update(range(first, _place(bytemap, max(start, stop - 1), count) + 1))
    return found


def _place(bytemap: ByteMap, offset: int, count: int) -> int:
    """Return the bin that has the row of a byte."""
    return _bin_of(bytemap.row_of(offset), bytemap.row_count, count)


def _bin_of(row: int, rows: int, count: int) -> int:
    """Return the last bin that begins at a row or before: each at number * rows // count."""
    at = row * count // rows
    return at + 1 if (at + 1) * rows // count <= row else at


def hover(bytemap: ByteMap, bin_: Bin) -> tuple[str, ...]:
    """Return what is to be said of a bin, a line each."""
    start = bytemap.offset_of(bin_.first)
    stop = bytemap.size if bin_.last >= bytemap.row_count else bytemap.offset_of(bin_.last)
    leaf = bytemap.layout.leaf_at(start)
    told = [
        bytemap.column.title,
        tr("bytes {first:,} to {last:,}", first=start, last=max(start, stop - 1)),
        f"{leaf.path}: {tr(text.ROLES[leaf.role])}",
    ]
    if bin_.findings:
        word = "error" if bin_.severity is Severity.ERROR else "warning"
        told.append(text.plural(bin_.findings, word))
    if bin_.changed:
        told.append(tr("differs from the reference"))
    return tuple(told)


def summary(bytemap: ByteMap, strip: Strip, first: int, last: int) -> str:
    """Return, for a screen reader, how long a column is and what of it is in view."""
    return tr(
        "{title}: rows {first:,} to {last:,} of {rows:,}, {findings} findings",
        title=bytemap.column.title,
        first=first,
        last=max(first, last - 1),
        rows=strip.rows,
        findings=sum(each.findings for each in strip.bins),
    )
