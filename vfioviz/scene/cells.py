"""What a row of the map is made of."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import NamedTuple

from vfioviz.codec.finding import Finding, Severity
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.language import tr
from vfioviz.scene import text


class Cell(NamedTuple):
    """One leaf's part in one row, without its offset, so that rows with equal content are equal."""

    first: int
    last: int
    """Byte columns ``[first, last)``."""
    role: Role
    tone: int
    name: str
    values: tuple[str, ...]
    """The value, from the fullest form to the shortest; () if the other half shows it."""
    note: tuple[str, ...]
    """What is wrong with a field that straddles a line; in the half without the value."""
    raw: bytes
    """The bytes themselves."""
    before: bool
    """The leaf began in an earlier row."""
    after: bool
    """The leaf continues in the next row."""
    scalar: bool
    misaligned: bool
    joint: bool
    """Misaligned, and its two halves touch at a corner: at ``last`` of the lower, ``first``
    of the upper one."""
    cracks: tuple[int, ...]
    """Byte columns where a misaligned scalar crosses a line of its natural alignment."""
    unwritten: bool
    """Nobody wrote any of these bytes."""
    severity: Severity | None
    """The most severe finding that starts here, except notes."""
    begins: bool
    """The first cell of a capability."""
    short: str = ""
    """A shorter name where there is no room: ``tail 4`` for ``tail 4, not written``."""


class Fold(NamedTuple):
    """A run of rows shown as one."""

    texts: tuple[str, ...]
    """Its text, from the longest form to the shortest."""
    role: Role
    unwritten: bool
    tone: int = 0
    """Of the palette."""


class Row(NamedTuple):
    """One line of the map."""

    start: int
    stop: int
    """Bytes; more than a row's where it is folded."""
    cells: tuple[Cell, ...]
    unwritten: tuple[tuple[int, int], ...]
    """Byte columns that nobody wrote, where their cell is not unwritten as a whole."""
    over: tuple[tuple[int, int], ...]
    """Byte columns that were written past the caller's memory."""
    fence: int | None
    """Byte column at which the caller's memory ends, if in this row."""
    fold: Fold | None
    first: int = 0
    """Byte column of its first byte."""
    spacers: tuple[tuple[int, int], ...] = ()
    """Byte columns that hold no byte, for the row keeps level with other columns."""

    @property
    def line(self) -> int:
        """The offset that byte column 0 would have."""
        return self.start - self.first

    @property
    def empty(self) -> bool:
        """Whether it is nothing but spacers."""
        return self.start == self.stop


def words(
    leaf: Leaf, raw: bytes, *, before: bool, after: bool, unwritten: bool
) -> tuple[str, tuple[str, ...]]:
    """Return name and value of a leaf's part in a row; the value from long to short."""
    if leaf.role is Role.HIDDEN:
        return ("" if before else "?"), ()
    name = text.cell_name(leaf)
    if unwritten:
        name = tr("{name}, not written", name=name)
    if isinstance(leaf.value, int):
        return name, text.hex_forms(raw) if unwritten else text.forms(leaf.field, leaf.value)
    return ("" if before else name), text.hex_forms(raw)


def shared(leaf: Leaf, values: tuple[str, ...], here: int, *, before: bool) -> tuple[str, ...]:
    """Give the value to the larger part of a field that spans rows, else to the first."""
    return values if shared_half(leaf.start, leaf.stop, here, before=before) else ()


def shared_half(start: int, stop: int, here: int, *, before: bool) -> bool:
    """Whether the part of ``[start, stop)`` with ``here`` bytes is the larger, else the first."""
    there = stop - start - here
    return here > there or (here == there and not before)


def merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Merge ascending spans that touch or overlap."""
    found: list[tuple[int, int]] = []
    for start, stop in spans:
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], stop))
        elif stop > start:
            found.append((start, stop))
    return found


_RANK = {Severity.NOTE: 0, Severity.WARNING: 1, Severity.ERROR: 2}


class Grave:
    """Warnings and errors by the offset where they start."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        grave = sorted(
            (
                (item.start, _RANK[item.severity], item.severity)
                for item in findings
                if _RANK[item.severity]
            ),
            key=lambda each: each[:2],
        )
        self._starts = [each[0] for each in grave]
        self.grave = grave
        """Offset, rank and severity of each."""

    def starting(self, start: int, stop: int) -> Severity | None:
        """Return the highest severity of what starts in ``[start, stop)``."""
        first = bisect_left(self._starts, start)
        last = bisect_right(self._starts, stop - 1)
        if first >= last:
            return None
        return max(self.grave[first:last], key=lambda each: each[1])[2]
