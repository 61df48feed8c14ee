"""Structs side by side as rows of cells: one struct on several ABIs, or through its editions.

Rule 1: units are bytes, byte columns within a row, and rows; row N begins at the same offset in
every column. Rule 2: the cells of a row tile it, as the pieces tile the struct; those of a lane the
bytes of its unions. Rule 3: rows are
made on demand, and what is long folds, so 10 MiB cost what 100 bytes do.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.leaf import Role
from vfioviz.headers.rules import Finding
from vfioviz.headers.view import Span, StructView
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.cells import Cell, Fold, Row, shared_half
from vfioviz.scene.structcolumn import StructColumn
from vfioviz.scene.structlanes import Lane, clipped
from vfioviz.scene.structpieces import Folds, Piece, Sort, nothing_folds
from vfioviz.scene.structtiles import Tiles, tiles
from vfioviz.scene.structwords import across, short, words

ROW_BYTES = (8, 64)
"""A line that a number may straddle, or a line of the cache."""
MIN_FOLD = 3
"""Rows; a shorter run is shown as it is."""
_LINE = 8
_KEPT = 4096
"""Rows that are cached."""

ELSEWHERE = "≠"
"""Before a member whose offset is not the same in every column."""
TONES = {
    Sort.ADDRESS: 1, Sort.ARRAY: 2, Sort.FLEXIBLE: 2, Sort.UNION: 3, Sort.BITS: 4, Sort.STRUCT: 5,
    Sort.RESERVED: 6,
}  # fmt: skip
"""Of ``scene.palette``; a number has the first."""
ROLES = {Sort.HOLE: Role.INFO_HOLE, Sort.TAIL: Role.INFO_TAIL, Sort.MORE: Role.UNKNOWN}


class Sign(NamedTuple):
    """How a piece is marked."""

    tone: int
    prefix: str = ""
    """Before its name."""
    severity: Severity | None = None


Signs = Callable[[Piece], Sign]


class _Part(NamedTuple):
    """Rows ``[row, end)`` that begin at offset ``start``."""

    row: int
    end: int
    start: int
    stop: int
    folded: bool


class StructGrid:
    """Structs in columns, with the same rows."""

    def __init__(
        self,
        views: Sequence[StructView | None],
        row_bytes: int = 8,
        *,
        folds: Folds = nothing_folds,
        chosen: Mapping[str, int] = MappingProxyType({}),
        findings: Sequence[Finding] = (),
        signs: Sequence[Signs] | None = None,
        lanes: Sequence[Lane] = (),
    ) -> None:
        """Lay out columns.

        Args:
            views: The columns, from left to right; None where there is no such struct.
            row_bytes: 8 or 64.
            folds: Which structs and arrays of structs are one piece.
            chosen: Which alternative of which union is shown; see ``structtiles.tiles``.
            findings: What rules found in them.
            signs: How pieces are marked, for each column; None: by what they are.
            lanes: Which alternatives each column shows; () where unions have no lanes.

        Raises:
            ValueError: ``row_bytes`` is another number.
        """
        if row_bytes not in ROW_BYTES:
            message = f"a row has 8 or 64 bytes, not {row_bytes}"
            raise ValueError(message)
        self.row_bytes = row_bytes
        of = lanes or (None,) * len(views)
        self.columns = tuple(
            StructColumn(view, _tiles(view, lane, folds, chosen), findings, lane)
            for view, lane in zip(views, of, strict=True)
        )
        self.size = max((each.size for each in self.columns), default=0)
        self._offsets = self._places()
        self._signs = signs or [self._usual(each) for each in self.columns]
        self._parts = self._divide()
        self.row_count = self._parts[-1].end if self._parts else 0
        self._rows: dict[tuple[int, int], Row] = {}

    # ---- rows

    def row_of(self, offset: int) -> int:
        """Return the row that holds a byte; offsets outside go to the nearest."""
        if not self._parts:
            return 0
        offset = max(0, min(offset, self.size - 1))
        part = self._parts[bisect_right(self._parts, offset, key=lambda each: each.start) - 1]
        return part.row if part.folded else part.row + (offset - part.start) // self.row_bytes

    def offset_of(self, row: int) -> int:
        """Return the offset of a row's first byte; rows outside go to the nearest."""
        if not self._parts:
            return 0
        row = max(0, min(row, self.row_count - 1))
        part = self._part(row)
        return part.start + (row - part.row) * self.row_bytes

    def is_folded(self, row: int) -> bool:
        """Whether a row stands for several."""
        return self._part(row).folded

    def row(self, column: int, index: int) -> Row:
        """Return one row of a column, without cells behind its struct's end.

        Raises:
            IndexError: There is no such row.
        """
        if not 0 <= index < self.row_count:
            message = f"row {index} is outside the map of {self.row_count} rows"
            raise IndexError(message)
        found = self._rows.get((column, index))
        if found is None:
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            found = self._rows[column, index] = self._make(column, index)
        return found

    def _part(self, row: int) -> _Part:
        return self._parts[bisect_right(self._parts, row, key=lambda each: each.row) - 1]

    def _make(self, number: int, index: int) -> Row:
        part, column = self._part(index), self.columns[number]
        start = part.start if part.folded else part.start + (index - part.row) * self.row_bytes
        stop = part.stop if part.folded else min(start + self.row_bytes, part.stop)
        if start >= column.size:
            return Row(start, stop, (), (), (), None, None)
        pieces = column.between(start, min(stop, column.size))
        if not pieces:
            return Row(start, stop, (), (), (), None, None)
        if part.folded:
            return Row(start, min(stop, column.size), (), (), (), None, _fold(pieces, start, stop))
        cells = tuple(self._cell(number, each, start, stop) for each in pieces)
        return Row(start, stop, cells, (), (), None, None)

    def _cell(self, number: int, piece: Piece, start: int, stop: int) -> Cell:
        first, last = max(piece.start, start) - start, min(piece.stop, stop) - start
        before, after = piece.start < start, piece.stop > stop
        sign = self._signs[number](piece)
        straddles = piece.straddles
        name, values = words(piece, sign.prefix)
        note: tuple[str, ...] = ()
        if straddles and (before or after):
            mine = shared_half(piece.start, piece.stop, last - first, before=before)
            note = () if mine else across(piece)
            values = values if mine else ()
        elif before:
            name, values = "", ()
        cracks: tuple[int, ...] = ()
        if straddles:
            line = -(-(start + first + 1) // _LINE) * _LINE
            cracks = tuple(range(line - start, last, _LINE))
        return Cell(
            first, last, ROLES.get(piece.sort, Role.INFO), sign.tone, name, values, note, b"",
            before, after, straddles, straddles,
            straddles and (before or after) and piece.size == self.row_bytes, cracks,
            unwritten=False, severity=None if before else sign.severity, begins=False,
            short=short(piece, sign.prefix) if name else "",
        )  # fmt: skip

    # ---- marks

    def elsewhere(self, piece: Piece) -> bool:
        """Whether a member of a piece stands at another offset in some column."""
        return any(len(set(self._offsets.get(key, {}).values())) > 1 for key in _keys(piece))

    def offsets(self, piece: Piece) -> dict[int, int]:
        """Return where the first member of a piece stands: offset by column."""
        return next((self._offsets.get(key, {}) for key in _keys(piece)), {})

    def _usual(self, column: StructColumn) -> Signs:
        def sign(piece: Piece) -> Sign:
            prefix = f"{ELSEWHERE} " if self.elsewhere(piece) else ""
            return Sign(TONES.get(piece.sort, 0), prefix, column.severity(piece))

        return sign

    def _places(self) -> dict[str, dict[int, int]]:
        found: dict[str, dict[int, int]] = {}
        for number, column in enumerate(self.columns):
            for piece in (*column.pieces, *column.empty):
                for key in _keys(piece):
                    found.setdefault(key, {}).setdefault(number, piece.start)
        return found

    # ---- folding

    def _divide(self) -> list[_Part]:
        parts: list[_Part] = []
        cursor = row = 0
        for start, stop in [*self._folds(), (self.size, self.size)]:
            if start > cursor:
                rows = -(-(start - cursor) // self.row_bytes)
                parts.append(_Part(row, row + rows, cursor, start, folded=False))
                row += rows
            if stop > start:
                parts.append(_Part(row, row + 1, start, stop, folded=True))
                row += 1
            cursor = max(cursor, stop)
        return parts

    def _folds(self) -> list[Span]:
        """Return the runs of rows in which no column has anything new."""
        step = self.row_bytes
        common: list[Span] = [(0, -(-self.size // step) * step)]
        for column in self.columns:
            common = _both(common, sorted(self._long(column)))
        return [
            (start, min(stop, self.size))
            for start, stop in common
            if stop - start >= MIN_FOLD * step
        ]

    def _long(self, column: StructColumn) -> Iterator[Span]:
        step = self.row_bytes
        for each in column.pieces:
            # Its first row says what it is.
            start, stop = -(-each.start // step) * step + step, each.stop // step * step
            if each.stop == column.size and column.size == self.size:
                stop = -(-each.stop // step) * step
            if stop > start:
                yield start, stop
        at = 0  # bytes that a lane does not have
        for each in column.pieces if column.is_lane else ():
            begin, at_row = -(-at // step) * step, each.start // step * step
            if at_row > begin:
                yield begin, at_row
            at = each.stop
        end = -(-column.size // step) * step
        if end < self.size:
            yield end, -(-self.size // step) * step


def _keys(piece: Piece) -> tuple[str, ...]:
    """Return what the members of a piece are known by: unions may lack a name."""
    if piece.sort is Sort.UNION and piece.choice is not None:
        return (piece.choice.key,)
    return piece.names


def _tiles(
    view: StructView | None, lane: Lane | None, folds: Folds, chosen: Mapping[str, int]
) -> Tiles:
    if view is None:
        return Tiles((), ())
    if lane is None:
        return tiles(view, folds, chosen)
    return clipped(tiles(view, folds, lane.chosen), lane)


def _both(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Return what two lists of ascending spans have in common."""
    found = []
    a = b = 0
    while a < len(one) and b < len(other):
        start, stop = max(one[a][0], other[b][0]), min(one[a][1], other[b][1])
        if start < stop:
            found.append((start, stop))
        if one[a][1] < other[b][1]:
            a += 1
        else:
            b += 1
    return found


def _fold(pieces: Sequence[Piece], start: int, stop: int) -> Fold:
    piece = pieces[0]
    amount = text.byte_count(min(piece.stop, stop) - start)
    name, _ = words(piece, "")
    said = tr("{bytes} more of {name}", bytes=amount, name=name)
    return Fold(
        (said, amount), ROLES.get(piece.sort, Role.INFO), unwritten=False,
        tone=TONES.get(piece.sort, 0),
    )  # fmt: skip
