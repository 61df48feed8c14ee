"""Assemble rows into bytes.

Rule 1: no byte is invented or silently lost: a gap, a step back, a row that is too long
and a line that looks like a row but is none are errors with line and column.
Rule 2: a ``*`` stands for the row before it, as often as the next offset asks for, up to MAX_SIZE.
Rule 3: what a mail program broke off a row is joined to it where offset, row length or text column
tell how much that is; where nothing tells, it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import groupby

from vfioviz.capture.hexdump.columns import spells
from vfioviz.capture.hexdump.form import Block
from vfioviz.capture.hexdump.likeness import is_whole
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import (
    EndOffset,
    Item,
    Other,
    Repeat,
    Row,
    Rules,
    items,
    segments,
    swap,
)
from vfioviz.capture.source import MAX_SIZE, CaptureError
from vfioviz.language import tr

_FAR_START = 4096
"""Bytes; a dump that starts nearer to 0 than this has lost its first rows."""

_NEXT = 2
"""Lines next to a row among which a damaged one is looked for."""

_SURE = 4
"""A line with more bytes in consecutive groups is not prose."""

_FEW_ROWS = 64
"""Other readings are tried up to this many rows; beyond that, two rows were consecutive."""

_BASES = {8: "octal", 10: "decimal", 16: "hex"}
_HEX = re.compile(r"\s*[0-9a-fA-F]{2,}(?:\s|\Z)")
_OFFSET = re.compile(r"(?<![0-9a-zA-Z])([0-9a-fA-F`]{4,17}):?[ \t]+(?:0x)?[0-9a-fA-F]{2}")
_TOKEN = re.compile(r"\S+")


def read_rows(page: Page, parse: Callable[[Line], Row | None], rules: Rules) -> tuple[Block, ...]:
    """Return the dumps that the rows of a page make.

    Raises:
        CaptureError: naming line and column.
    """
    dumps = list(segments(items(page, parse, rules)))
    return tuple(_block(page, dump, rules) for dump in dumps)


def _block(page: Page, dump: list[Item], rules: Rules) -> Block:
    exact = rules._replace(padding=0)
    # Try a truncated word last.
    readings = [(base, exact) for base in rules.bases]
    if rules.padding:
        readings += [(base, rules) for base in rules.bases]
    error: CaptureError | None = None
    for number, (base, taken) in enumerate(readings):
        try:
            block = _Assembly(page, dump, taken, base).block()
        except CaptureError as failed:
            # The number base that got furthest is probably the right one.
            if error is None or (failed.line or 0) > (error.line or 0):
                error = failed
            continue
        return _with_doubt(page, dump, block, base, readings[number + 1 :])
    raise error or AssertionError("a form has at least one base")


def _with_doubt(
    page: Page, dump: list[Item], block: Block, base: int, readings: list[tuple[int, Rules]]
) -> Block:
    """Add a note if the offsets fit another base too; full rows are unambiguous."""
    if sum(isinstance(item, Row) for item in dump) > _FEW_ROWS:
        return block
    for other, rules in readings:
        try:
            size = len(_Assembly(page, dump, rules, other).block().data)
        except CaptureError:
            continue
        if size != len(block.data):
            note = tr(
                "offsets taken as {item}; as {item2} it would be {size} bytes",
                item=_BASES[base],
                item2=_BASES[other],
                size=size,
            )
            return block._replace(note="; ".join(filter(None, (block.note, note))))
    return block


class _Assembly:
    """One reading of the rows of one dump, in one number base."""

    def __init__(self, page: Page, items: list[Item], rules: Rules, base: int) -> None:
        self.page = page
        self.items = items
        self.rules = rules
        self.base = base
        self.data = bytearray()
        self.rows = [item for item in items if isinstance(item, Row)]
        self.origin = 0
        self.last: Row | None = None
        self.repeat: Repeat | None = None
        self.others: list[Other] = []
        self.full = max(len(row.data) for row in self.rows)
        self.used: set[int] = set()
        self.unwrapped = 0

    def block(self) -> Block:
        first = self.rows[0]
        self.origin = self._number(first, first.offset) if first.offset else 0
        if 0 < self.origin < _FAR_START and not self.rules.absolute:
            message = tr(
                "the dump starts at offset {digits}, so its first {origin} bytes are missing; "
                "add the rows from offset 0",
                digits=self._digits(self.origin),
                origin=self.origin,
            )
            raise self.page.error(first.line, first.start, message)
        for item in self.items:
            self._take(item)
        self._finish()
        note = (
            tr("offset {origin:#x} taken as the start", origin=self.origin) if self.origin else ""
        )
        return Block(bytes(self.data), first.line.number, note, frozenset(self.used))

    def _use(self, line: Line) -> None:
        self.used.add(line.number)
        self.used.update(part.number for _, part in line.joins)

    def _take(self, item: Item) -> None:
        if not isinstance(item, Other):
            self._use(item.line)
        if isinstance(item, Row):
            self._row(item)
        elif isinstance(item, EndOffset):
            self._end(item)
        elif isinstance(item, Repeat):
            if self.repeat is None:
                self.repeat = item
        else:
            self.others.append(item)

    def _row(self, row: Row) -> None:
        if self.last is not None and row.offset:
            self._reach(row, self._number(row, row.offset) - self.origin)
        elif self.last is not None:
            self._follow(row)
        elif self.others:
            self._refuse_strays()
        if len(self.data) + len(row.data) > MAX_SIZE:
            raise self._too_large(row)
        self.data += row.data
        self.last, self.repeat, self.others = row, None, []

    def _follow(self, row: Row) -> None:
        """Check a row without an offset: those before it must be whole."""
        last = self.last
        missing = self.full - len(last.data) if last else 0
        if last and missing:
            if self.others:
                self._unwrap(missing)
            if len(self.data) % self.full:
                message = tr(
                    "the row holds {count} bytes where others hold {full}; only the last may "
                    "be short",
                    count=len(last.data),
                    full=self.full,
                )
                raise self.page.error(last.line, last.start, message)
        if self.repeat is not None:
            message = tr("'*' needs an offset in the next row, to tell how many rows were left out")
            raise self.page.error(self.repeat.line, 0, message)
        self._refuse_strays()

    def _end(self, end: EndOffset) -> None:
        stop = self._number(end, end.offset) - self.origin
        surplus = len(self.data) - stop
        padded = self.repeat is None and 0 < surplus <= self.rules.padding
        if padded and not any(self.data[stop:]):
            del self.data[stop:]
            return
        self._reach(end, stop)
        self.repeat, self.others = None, []

    def _reach(self, item: Row | EndOffset, offset: int) -> None:
        """Make the bytes end at ``offset``, or say why they do not."""
        missing = offset - len(self.data)
        if missing > 0 and self.repeat is not None:
            self._fill(item, missing)
        elif missing > 0 and self.others:
            self._unwrap(missing)
        elif missing < 0 and not self._shorten(-missing):
            raise self._back(item, offset)
        missing = offset - len(self.data)
        if missing > 0:
            raise self._gap(item, offset)
        if self.others:
            self._refuse_strays()

    def _fill(self, item: Row | EndOffset, missing: int) -> None:
        row = self.last.data if self.last else b""
        if not row or missing % len(row):
            message = tr(
                "'*' stands for whole rows of {count} bytes, but up to offset {shown} "
                "{missing} are missing",
                count=len(row),
                shown=shown(item.offset),
                missing=missing,
            )
            raise self.page.error(item.line, item.start, message)
        if len(self.data) + missing > MAX_SIZE:
            raise self._too_large(item)
        self.data += row * (missing // len(row))

    def _unwrap(self, missing: int) -> None:
        """Take the missing bytes from the continuation lines of a wrapped row."""
        found = b""
        used = 0
        for other in self.others:
            groups, rest = self._groups_of(other.line.text)
            if not groups or not other.near:
                return
            width = self.last.width if self.last else 0
            if any(len(group) != width for group in groups[:-1]) or len(groups[-1]) > width:
                return
            found += b"".join(groups)
            used += 1
            if len(found) >= missing:
                break
            if rest:
                return
        if len(found) == missing:
            self.data += found
            self.unwrapped += 1
            for other in self.others[:used]:
                self._use(other.line)
            self.others = self.others[used:]

    def _shorten(self, surplus: int) -> bool:
        """Give back bytes of the last row that may have been its text column."""
        if self.last is None or len(self.last.data) - surplus < self.last.sure:
            return False
        if self.repeat is not None:
            return False
        if not self._was_text(self.last, len(self.last.data) - surplus):
            return False
        del self.data[len(self.data) - surplus :]
        return True

    def _was_text(self, row: Row, size: int) -> bool:
        """Whether what stands behind the first ``size`` bytes of a row is their text column."""
        if row.width <= 0 or size % row.width:
            return False
        start = row.start + len(row.offset)
        start += row.line.text[start : start + 1] == ":"
        tokens = list(_TOKEN.finditer(row.line.text, start))
        number = size // row.width
        if number >= len(tokens):
            # A blank column, as od and hexdump -c fill it.
            return not row.line.text[row.start :].rstrip() or row.data[size:].strip(b" ") == b""
        text = row.line.text[tokens[number].start() :].rstrip().rstrip("|<")
        kept = row.data[:size]
        return spells(text, kept) or spells(text, swap(kept, row.width))

    def _finish(self) -> None:
        if self.repeat is not None:
            message = tr(
                "'*' stands for rows that were left out, but no offset behind it tells how many; "
                "add the line with the last offset, or dump with -v"
            )
            raise self.page.error(self.repeat.line, 0, message)
        widths = [len(row.data) for row in self.rows[:-1]]
        last = self.rows[-1]
        widest = max(widths, default=len(last.data))
        if self.last is last and len(last.data) > widest:
            shortened = widest >= last.sure and self._shorten(len(last.data) - widest)
            # Rows of a field each, with its name behind it as ours have it, are of any length.
            named = any(row.text and not spells(row.text, row.data) for row in self.rows)
            if not shortened and not named and len(set(widths)) == 1:
                message = tr("the last row holds more bytes than the others; two may be joined")
                raise self.page.error(last.line, last.start, message)
        if self.last is last:
            self._refuse_next(last)
            self._unwrap_last(last)
        self._refuse_strays()

    def _refuse_next(self, last: Row) -> None:
        """Refuse a last row behind whose text the offset that is due stands, and bytes."""
        for found in _OFFSET.finditer(last.text) if last.offset else ():
            try:
                offset = int(found[1].replace("`", ""), self.base)
            except ValueError:
                continue
            if offset == self.origin + len(self.data):
                message = tr(
                    "another row begins here, behind the text of this one; put it on its own line"
                )
                at = max(last.line.text.find(found[0]), 0)
                raise self.page.error(last.line, at, message)

    def _unwrap_last(self, last: Row) -> None:
        """Rejoin a wrapped last row; its text column shows how much is missing."""
        if last.text or not self.others or not self.others[0].near:
            return
        other = self.others[0]
        groups, rest = self._groups_of(other.line.text)
        while groups:
            whole = last.data + b"".join(groups)
            wrapped = self.unwrapped or is_whole(bytes(self.data) + b"".join(groups))
            if (rest and spells(rest, whole)) or (not rest and len(whole) == self.full and wrapped):
                self.data += whole[len(last.data) :]
                self._use(other.line)
                del self.others[0]
                return
            if not rest or not any(row.text for row in self.rows):
                break
            # The text column itself may begin with what looks like a group.
            rest = other.line.text[_nth(other.line.text, len(groups) - 1) :].strip()
            groups = groups[:-1]
        groups, rest = self._groups_of(other.line.text)
        alike = (
            bool(groups)
            and len(groups[0]) == last.width
            and (not rest or rest[0] in "|>." or not rest[0].isascii())
        )
        broken = len(last.data) % max(row.width for row in self.rows) > 0
        hexes = _HEX.match(other.line.text) is not None
        if alike or (hexes and (broken or any(row.text for row in self.rows))):
            message = tr("the line may be the end of the row above; join the two")
            raise self.page.error(other.line, _nth(other.line.text, 0), message)

    def _groups_of(self, text: str) -> tuple[list[bytes], str]:
        """Return the groups that a line starts with, and the text behind them."""
        groups: list[bytes] = []
        for token in _TOKEN.finditer(text):
            group = self._group(token.group())
            if not group:
                return groups, text[token.start() :].strip()
            groups.append(group)
        return groups, ""

    def _refuse_strays(self) -> None:
        for other in self.others[:_NEXT]:
            if other.near and self._is_stray(other.line.text):
                message = tr(
                    "the line holds hex bytes but has no offset that fits; mend the offset, or "
                    "join the line with the row that it was broken off"
                )
                indent = len(other.line.text) - len(other.line.text.lstrip())
                raise self.page.error(other.line, indent, message)

    def _group(self, token: str) -> bytes:
        """Return the bytes of a group, none where it is none."""
        if not token.isascii():
            return b""
        try:
            return self.rules.group(token)
        except ValueError:
            return b""

    def _is_stray(self, text: str) -> bool:
        """Whether a line next to the rows was meant to be one."""
        offset = text.strip().removeprefix("0x").lower()
        numbers = [self.origin + len(self.data)] if self.last else [self.origin - self.full]
        due = [self._digits(number) for number in numbers if number >= 0 and self.rows[0].offset]
        own = self.rules.stray is not None and self.rules.stray(text)
        return own or any(map(offset.startswith, due)) or self._looks_like_a_row(text)

    def _looks_like_a_row(self, text: str) -> bool:
        tokens = text.split()
        found = [self._group(token) for token in tokens]
        groups = [group for group in found if group]
        if tokens and any(
            group and token.startswith("0x") for token, group in zip(tokens, found, strict=True)
        ):
            # Prose has such a value here and there, but a row is little else.
            size = sum(map(len, groups))
            return 2 * len(groups) >= len(tokens) or (size >= 4 and 4 * len(groups) >= len(tokens))
        runs = [list(run) for some, run in groupby(found, key=bool) if some]
        return any(sum(map(len, run)) >= (_SURE if len(run) > 1 else 2 * _SURE) for run in runs)

    def _number(self, item: Row | EndOffset, digits: str) -> int:
        try:
            return int(digits, self.base)
        except ValueError:
            message = tr("{shown} is no {item} offset", shown=shown(digits), item=_BASES[self.base])
            raise self.page.error(item.line, item.start, message) from None

    def _digits(self, offset: int) -> str:
        """Return an offset as the form writes it."""
        digits = {8: "o", 10: "d", 16: "x"}[self.base]
        return f"{offset:0{max(len(self.rows[0].offset), 4)}{digits}}"

    def _gap(self, item: Row | EndOffset, offset: int) -> CaptureError:
        missing = offset - len(self.data)
        plural = "s" if missing > 1 else ""
        message = tr(
            "offset {shown} leaves a gap of {missing} byte{plural}; expected {expected}; rows "
            "may be missing above",
            shown=shown(item.offset),
            missing=missing,
            plural=plural,
            expected=self._expected(),
        )
        return self.page.error(item.line, item.start, message)

    def _back(self, item: Row | EndOffset, offset: int) -> CaptureError:
        last = self.last
        if last is not None and last.offset and self.repeat is None:
            room = offset - (self._number(last, last.offset) - self.origin)
            if isinstance(item, Row) and 0 < room < len(last.data):
                message = tr(
                    "the row holds {count} bytes, but the next offset, {shown}, leaves room "
                    "for {room}",
                    count=len(last.data),
                    shown=shown(item.offset),
                    room=room,
                )
                return self.page.error(last.line, last.start, message)
        message = tr(
            "offset {shown} steps back; expected {expected}",
            shown=shown(item.offset),
            expected=self._expected(),
        )
        if item.offset == self.rows[0].offset:
            message += tr("; two dumps need a blank line between them")
        return self.page.error(item.line, item.start, message)

    def _expected(self) -> str:
        return f"'{self._digits(self.origin + len(self.data))}'"

    def _too_large(self, item: Row | EndOffset) -> CaptureError:
        message = tr(
            "the dump describes more than {number} MiB, the most that is read",
            number=MAX_SIZE >> 20,
        )
        return self.page.error(item.line, item.start, message)


def _nth(text: str, number: int) -> int:
    """Return where the token of this number starts."""
    for index, token in enumerate(_TOKEN.finditer(text)):
        if index == number:
            return token.start()
    return 0
