"""A column as rows of cells, created on demand.

Rule 1: units are bytes, byte columns within a row, and rows; no pixel and no colour.
Rule 2: the cells of a row tile it, as the leaves tile the buffer; a byte is in the byte column of
its offset, whatever row it is in.
Rule 3: a row costs the logarithm of the buffer's blocks, so 64 MiB scroll like 64 bytes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import INFO_INDEX
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.scene.bands import Bands
from vfioviz.scene.cells import Cell, Fold, Grave, Row, merged, shared, words
from vfioviz.scene.folds import LOOSE, folds
from vfioviz.scene.palette import INFO_TONE, UNKNOWN_TONE, tone
from vfioviz.scene.unchanged import changed

ROW_BYTES = (8, 16, 32, 64)
_KEPT = 4096
"""Rows that are cached."""
_FEW = 512
"""Rows up to which an edit keeps those that did not change."""


class _Part(NamedTuple):
    """Rows ``[row, end)`` of bytes ``[start, stop)``; of none where they are spacers."""

    row: int
    end: int
    start: int
    stop: int
    fold: Fold | None
    line: int
    """The offset that byte column 0 of its first row would have."""


class ByteMap:
    """The rows of one column."""

    def __init__(
        self,
        column: DerivedColumn,
        row_bytes: int = 8,
        *,
        fold: bool = True,
        bands: Bands | None = None,
    ) -> None:
        """Lay the rows out.

        Args:
            column: Whose bytes.
            row_bytes: One of ``ROW_BYTES``.
            fold: Whether long runs of slack are one row.
            bands: Parts that begin a row each, and how many rows each takes; None: all is one.

        Raises:
            ValueError: No row has so many bytes.
        """
        if row_bytes not in ROW_BYTES:
            message = f"a row has 8, 16, 32 or 64 bytes, not {row_bytes}"
            raise ValueError(message)
        self.column = column
        self.layout = column.layout
        self.row_bytes = row_bytes
        self.size = column.layout.size
        self._last = max(0, self.size - 1)
        self._written = None if column.written is None else merged(sorted(column.written))
        self._argsz = column.argsz
        self.bands = bands
        self.band_rows: tuple[int, ...] = ()
        """Rows of bytes in each band, spacers not counted; () without bands."""
        self._parts = self._divide(
            folds(self.layout, self._written, self._argsz, row_bytes) if fold else []
        )
        self._begins = [part.row for part in self._parts]
        self._full = [part for part in self._parts if part.stop > part.start]
        self._starts = [part.start for part in self._full]
        self.row_count = self._parts[-1].end if self._parts else 0
        self._rows: dict[int, Row] = {}
        self._tones: dict[int, int] = {INFO_INDEX: INFO_TONE}
        self._findings = Grave(column.layout.findings)

    def take_rows(self, before: ByteMap) -> None:
        """Take the rows of an older map of the column that look as they did in it."""
        if len(before._rows) > _FEW or self._frame != before._frame:
            return
        spans = changed(before.layout, self.layout)
        if spans is None:
            return
        for index, row in before._rows.items():
            if not any(start < row.stop and row.start < stop for start, stop in spans):
                self._rows[index] = row

    @property
    def _frame(self) -> tuple[object, ...]:
        """What decides how rows look, besides the bytes."""
        return self.row_bytes, self._parts, self._written, self._argsz, self._findings.grave

    def row_of(self, offset: int) -> int:
        """Return the row that holds a byte; offsets outside ``[0, size)`` go to the nearest."""
        if not self._parts:
            return 0
        offset = max(0, min(offset, self._last))
        part = self._full[bisect_right(self._starts, offset) - 1]
        return part.row if part.fold else part.row + (offset - part.line) // self.row_bytes

    def offset_of(self, row: int) -> int:
        """Return the offset of a row's first byte; rows outside go to the nearest.

        A row of spacers has the one of the byte behind it, or of the last byte.
        """
        if not self._parts:
            return 0
        row = max(0, min(row, self.row_count - 1))
        part = self._part(row)
        at = part.line + (row - part.row) * self.row_bytes
        # Of spacers, and of a part that begins in mid-row, it is elsewhere.
        if part.start <= at < part.stop:
            return at
        return min(max(part.start, at), part.stop, self._last)

    def _part(self, row: int) -> _Part:
        return self._parts[bisect_right(self._begins, row) - 1]

    def byte_at(self, row: int, column: int) -> int | None:
        """Return the offset of the byte in a byte column of a row; None where there is none."""
        if not 0 <= row < self.row_count or not 0 <= column < self.row_bytes:
            return None
        here = self.row(row)
        offset = here.line + column
        return offset if here.start <= offset < min(here.stop, self.size) else None

    def beside(self, offset: int, rows: int) -> int:
        """Return the byte so many rows further down, or up; rows of spacers are passed over."""
        step = 1 if rows > 0 else -1
        at = max(0, min(self.row_of(offset) + rows, self.row_count - 1))
        while 0 <= at < self.row_count and self.row(at).empty:
            at += step
        if not 0 <= at < self.row_count:
            return offset
        here = self.row(at)
        goal = here.line + self.column_of(offset)
        return goal if here.fold else max(here.start, min(goal, here.stop - 1))

    def column_of(self, offset: int) -> int:
        """Return the byte column of an offset."""
        return offset % self.row_bytes

    def rows(self, first: int, last: int) -> list[Row]:
        """Return the rows ``[first, last)``, as far as they exist."""
        return [self.row(index) for index in range(max(0, first), min(last, self.row_count))]

    def row(self, index: int) -> Row:
        """Return one row; IndexError where there is none."""
        found = self._rows.get(index)
        if found is None:
            if not 0 <= index < self.row_count:
                message = f"row {index} is outside the map of {self.row_count} rows"
                raise IndexError(message)
            if len(self._rows) >= _KEPT:
                self._rows.clear()
            found = self._rows[index] = self._make(index)
        return found

    @property
    def ending(self) -> str:
        """The text below the last row: what is missing, why there is no row, or ""."""
        if self.column.failure:
            return tr("no answer: {why}", why=self.column.failure)
        needed = self.column.stats.needed
        if needed is not None and not self.column.veiled:
            return tr(
                "cut short: needs {needed}, got {got}",
                needed=text.count(needed),
                got=text.count(self.column.stats.argsz_in or 0),
            )
        argsz = self._argsz if self._argsz is not None else self.layout.argsz
        if argsz is None or argsz <= self.size:
            return ""
        return tr(
            "the bytes end at {size}; argsz is {argsz}",
            size=text.count(self.size),
            argsz=text.count(argsz),
        )

    def tone_of(self, leaf: Leaf) -> int:
        """Return the tone of the capability that a leaf belongs to."""
        cap = leaf.place.cap
        found = self._tones.get(cap)
        if found is None:
            found = UNKNOWN_TONE
            if cap < len(self.layout.caps):
                found = tone(self.layout.ioctl, self.layout.caps[cap].id)
            if len(self._tones) > _KEPT:
                self._tones = {INFO_INDEX: INFO_TONE}
            self._tones[cap] = found
        return found

    # Rows

    def _make(self, index: int) -> Row:
        part = self._part(index)
        if part.fold:
            return Row(
                part.start, part.stop, (), (), (), self._fence(part.start, part.stop), part.fold
            )
        if part.start == part.stop:
            nothing = ((0, self.row_bytes),)
            return Row(part.start, part.stop, (), (), (), None, None, 0, nothing)
        line = part.line + (index - part.row) * self.row_bytes
        start, stop = max(line, part.start), min(line + self.row_bytes, part.stop)
        missing = self._missing(line, start, stop)
        cells = tuple(
            self._cell(leaf, line, start, stop, missing)
            for leaf in self.layout.leaves_between(start, stop)
        )
        partly = tuple(
            (max(begin, cell.first), min(end, cell.last))
            for begin, end in missing
            for cell in cells
            if not cell.unwritten
            and begin < cell.last
            and end > cell.first
            and cell.role not in LOOSE
        )
        over, fence = self._over(line, start, stop), self._fence(start, stop)
        spacers = tuple(self._gaps(start - line, stop - line, last=stop == self.size))
        return Row(start, stop, cells, partly, over, fence, None, start - line, spacers)

    def _gaps(self, first: int, stop: int, *, last: bool) -> Iterator[tuple[int, int]]:
        """Yield the byte columns of a row that hold no byte; behind the last there is nothing."""
        if first:
            yield 0, first
        if stop < self.row_bytes and not last:
            yield stop, self.row_bytes

    def _cell(
        self, leaf: Leaf, line: int, start: int, stop: int, missing: tuple[tuple[int, int], ...]
    ) -> Cell:
        at, end, role = leaf.start, leaf.stop, leaf.role
        first, last = max(at, start) - line, min(end, stop) - line
        before, after = at < start, end > stop
        scalar = isinstance(leaf.value, int)
        raw = b"" if role is Role.HIDDEN else self.layout.data[line + first : line + last]
        unwritten = role not in LOOSE and any(
            begin <= first and last <= until for begin, until in missing
        )
        misaligned = scalar and leaf.misaligned
        name, values = words(leaf, raw, before=before, after=after, unwritten=unwritten)
        if scalar and (before or after):
            values = shared(leaf, values, last - first, before=before)
        cracks: tuple[int, ...] = ()
        if misaligned:
            natural = leaf.field.natural
            edge = -(-(line + first + 1) // natural) * natural
            cracks = tuple(range(edge - line, last, natural))
        severity = self._findings.starting(line + first, line + last)
        begins = role is Role.CAP_HEADER and not before and leaf.field.name == "id"
        return Cell(
            first,
            last,
            role,
            self.tone_of(leaf),
            name,
            values,
            text.across(leaf) if misaligned and not values else (),
            raw,
            before,
            after,
            scalar,
            misaligned,
            misaligned and (before or after) and end - at == self.row_bytes,
            cracks,
            unwritten,
            severity,
            begins,
            text.cell_name(leaf) if unwritten and role is not Role.HIDDEN else "",
        )

    def _missing(self, line: int, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        spans = self._written
        if spans is None or any(begin <= start and stop <= end for begin, end in spans):
            return ()
        return tuple((begin - line, end - line) for begin, end in text.gaps(start, stop, spans))

    def _over(self, line: int, start: int, stop: int) -> tuple[tuple[int, int], ...]:
        if self._written is None or self._argsz is None or stop <= self._argsz:
            return ()
        begin = max(start, self._argsz)
        return tuple(
            (max(begin, first) - line, min(last, stop) - line)
            for first, last in self._written
            if first < stop and last > begin
        )

    def _fence(self, start: int, stop: int) -> int | None:
        argsz = self._argsz
        if argsz is None or self.size == 0:
            return None
        if start <= argsz < stop or (argsz == stop == self.size):
            if stop - start <= self.row_bytes:
                return argsz - (start - start % self.row_bytes)
            return 0 if argsz == start else -1
        return None

    def _divide(self, folds: list[tuple[int, int, Fold]]) -> list[_Part]:
        parts: list[_Part] = []
        if self.bands is None:
            self._fill(parts, 0, self.size, folds)
            return parts
        starts, wanted = self.bands
        ends = (*starts[1:], self.size)
        taken = []
        for number, (start, stop) in enumerate(zip(starts, ends, strict=True)):
            before = parts[-1].end if parts else 0
            self._fill(parts, start, stop, folds)
            rows = (parts[-1].end if parts else 0) - before
            taken.append(rows)
            if wanted and rows < wanted[number] and stop < self.size:
                row = before + rows
                parts.append(_Part(row, before + wanted[number], stop, stop, None, stop))
        self.band_rows = tuple(taken)
        return parts

    def _fill(
        self, parts: list[_Part], start: int, stop: int, folds: list[tuple[int, int, Fold]]
    ) -> None:
        """Add the parts of bytes ``[start, stop)``, with the folds that are in them."""
        step, cursor = self.row_bytes, start
        row = parts[-1].end if parts else 0

        def plain(until: int) -> None:
            nonlocal row
            line = cursor - cursor % step
            rows = -(-(until - line) // step)
            parts.append(_Part(row, row + rows, cursor, until, None, line))
            row += rows

        for first, last, fold in folds:
            if first < start or last > stop:
                continue
            if first > cursor:
                plain(first)
            parts.append(_Part(row, row + 1, first, last, fold, first))
            row, cursor = row + 1, last
        if cursor < stop:
            plain(stop)
