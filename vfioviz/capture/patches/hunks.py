"""The lines after an ``@@``: which of them belong to the hunk, and what each is.

The header's counts are wrong where an archive dropped blank lines or somebody edited the patch by
hand, so they are evidence, not law. A hunk is read twice: with its white space kept, where each
line has a tag, and with it lost, where a context line has none; the reading that fits is taken.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.capture.patches.entry import Hunk, HunkLine, Rest
from vfioviz.capture.patches.maillines import MailLine
from vfioviz.capture.patches.marks import (
    COMBINED,
    COMBINED_HUNK,
    COMMIT,
    GIT,
    HUNK,
    NO_NEWLINE,
    SIGNATURE,
    VERSION,
)
from vfioviz.capture.patches.wraps import FAR, is_open, is_wrapped, strays

_ANY_STRUCTURE = re.compile(r"diff --|@@|From [0-9a-f]|commit [0-9a-f]|--- |Index: |=====")


_AHEAD = 30
_BEHIND = 3
"""Lines of context after the last change."""


class Stream:
    """The lines of one quote depth, among those of others."""

    def __init__(self, rows: Sequence[MailLine], at: Sequence[int]) -> None:
        self.rows = rows
        self.at = at
        self.claimed: set[int] = set()
        """Rows of other depths that continue wrapped lines of this one."""

    def __len__(self) -> int:
        return len(self.at)

    def row(self, index: int) -> MailLine:
        """Return a line of this depth."""
        return self.rows[self.at[index]]

    def text(self, index: int, indent: int = 8) -> str:
        """Return a line without its indentation; "" past the end."""
        if not 0 <= index < len(self.at):
            return ""
        return without(self.row(index).text, indent)

    def strays(self, index: int) -> range:
        """Return the rows before the next line that seem to continue a wrapped one."""
        here = self.at[index]
        if index + 1 < len(self.at) and self.at[index + 1] == here + 1:
            return range(0)
        after = self.at[index + 1] if index + 1 < len(self.at) else min(here + 2, len(self.rows))
        return strays(self.rows, here, after)

    def names_file(self, index: int, indent: int = 8) -> bool:
        """Whether ``---`` and ``+++`` begin here."""
        return self.text(index, indent).startswith("--- ") and self.text(
            index + 1, indent
        ).startswith("+++ ")

    def is_structure(self, index: int, indent: int) -> bool:
        """Whether a line ends the hunk before it."""
        text = self.text(index, indent)
        if not _ANY_STRUCTURE.match(text):
            return False
        if self.names_file(index, indent):
            return bool(HUNK.match(self.text(index + 2, indent)))
        if text.startswith("Index: "):
            return self.text(index + 1, indent).startswith("=====")
        return any(one.match(text) for one in (HUNK, COMBINED_HUNK, GIT, COMBINED, COMMIT))

    def is_signature(self, index: int, indent: int) -> bool:
        """Whether the signature of a mail begins here, and not a removed line ``- ``."""
        if not SIGNATURE.match(self.text(index, indent)):
            return False
        behind = self.text(index + 1)
        return index + 1 >= len(self) or not behind.strip() or bool(VERSION.match(behind))


def without(text: str, indent: int) -> str:
    """Remove up to ``indent`` spaces."""
    if not indent or text[:1] != " ":
        return text
    return text[min(indent, len(text) - len(text.lstrip(" "))) :]


class HunkReading(NamedTuple):
    """One way to read the lines after a header."""

    lines: list[HunkLine]
    next: int
    """Index of the first line after it."""
    old: int
    """Old lines still missing by the header's count; negative: too many."""
    new: int
    ended: str
    """``structure``, ``count``, ``signature``, ``prose``, ``blank``, ``end`` or ``cut``."""
    heading: tuple[str, ...]
    """Rests of the heading."""
    claimed: frozenset[int]
    tagged: int = 0
    """Context lines that have their tag."""
    untagged: int = 0
    """Lines without one, before the last that has one."""
    first: int = 0
    wrapped: int = 0
    """Lines without a tag that may be the rest of the one before."""

    @property
    def misfit(self) -> int:
        """Its distance from the header's counts."""
        return abs(self.old) + abs(self.new)


class Found(NamedTuple):
    """A hunk, and where reading continues."""

    hunk: Hunk
    next: int
    cut: int | None
    """Number of a line that is too long to be read."""


def read_hunk(stream: Stream, index: int) -> Found | None:
    """Read the hunk whose header is line ``index``; None: there is no header."""
    header = HUNK.match(stream.text(index, 8))
    raw = HUNK.match(stream.row(index).text)
    if header is None or raw is None:
        return None
    indent = len(raw[1])
    counts = int(header[3] or 1), int(header[5] or 1)
    taken = _Collector(stream, index, indent, counts, loose=False).read()
    loose = False
    # A hunk read to its end with a tag on each line has no other reading.
    odd = taken.ended in {"prose", "blank"} or any(line.rest for line in taken.lines)
    if taken.misfit and odd:
        other = _Collector(stream, index, indent, counts, loose=True).read()
        if other.misfit < taken.misfit and other.untagged >= max(1, taken.tagged):
            taken, loose = other, True
    lines, sure, after = taken.lines, len(taken.lines), taken.next
    if loose and taken.ended != "structure" and not stream.is_structure(after, indent):
        sure = 1 + max((at for at, line in enumerate(lines) if line.tagged), default=-1)
    if taken.ended == "count":
        more = _overflow(stream, after, indent, taken.wrapped if loose else None)
        lines, after = [*lines, *more], after + len(more)
    broken = taken.ended in {"prose", "blank"} and _goes_on(stream, taken.next, indent)
    stream.claimed |= taken.claimed
    hunk = Hunk(
        int(header[2]), counts[0], int(header[4]), counts[1],
        " ".join((header[6].strip(), *taken.heading)).strip(), stream.row(index).number,
        tuple(lines), max(sure, 1) if lines else 0, taken.first, loose, broken,
    )  # fmt: skip
    cut = stream.row(after).number if taken.ended == "cut" else None
    return Found(hunk, after, cut)


def _overflow(stream: Stream, index: int, indent: int, wrapped: int | None) -> list[HunkLine]:
    """Return lines that seem to belong to a hunk beyond its header's counts.

    Args:
        stream: the lines of this depth.
        index: the first line after the hunk.
        indent: spaces in front of each line.
        wrapped: how many of its lines may be rests of others, and stand for none that was counted;
            None: white space is there, and each line has a tag.
    """
    if wrapped == 0 and index < len(stream):
        wrapped = int(is_wrapped(stream.row(index - 1), stream.row(index)))
    extra: list[HunkLine] = []
    last = 0
    for at in range(index, len(stream)):
        text, row = stream.text(at, indent), stream.row(at)
        apart = row.depth == 0 and stream.at[at] != stream.at[at - 1] + 1
        if apart or not text.strip() or row.cut or SIGNATURE.match(text):
            break
        if stream.is_structure(at, indent) or stream.names_file(at, indent):
            break
        line = _line(text, row)
        if not line.tagged and (wrapped is None or len(extra) - last >= wrapped + _BEHIND):
            break
        extra.append(line)
        if line.tag != " ":
            last = len(extra)
    if wrapped is None:
        while last and len(extra) > last and not extra[-1].text.strip():
            extra.pop()
        return extra if last else []
    return extra[: last + wrapped + (_BEHIND if last else 0)]


def _goes_on(stream: Stream, index: int, indent: int) -> bool:
    """Whether changed lines follow what ended a hunk too early."""
    for at in range(index, min(index + _AHEAD, len(stream))):
        if stream.is_structure(at, indent) or stream.is_signature(at, indent):
            return False
        text = stream.text(at, indent)
        if text[:1] in {"+", "-"} and not stream.names_file(at, indent):
            return True
    return False


def _line(text: str, row: MailLine) -> HunkLine:
    if text[:1] == "+":
        return HunkLine("+", text[1:], row.number)
    if text[:1] == "-":
        return HunkLine("-", text[1:], row.number)
    if text[:1] == " ":
        return HunkLine(" ", text[1:], row.number)
    return HunkLine(" ", text, row.number, tagged=False)


class _Collector:
    def __init__(
        self, stream: Stream, index: int, indent: int, counts: tuple[int, int], *, loose: bool
    ) -> None:
        self.stream = stream
        self.header = index
        self.indent = indent
        self.old, self.new = counts
        self.loose = loose
        self.lines: list[HunkLine] = []
        self.heading: list[str] = []
        self.claimed: set[int] = set()
        self.tagged = self.untagged = self.pending = self.first = self.wrapped = 0

    def read(self) -> HunkReading:
        at = self.header + 1
        quoted = self.stream.row(self.header).depth > 0
        if quoted:
            self._stray(self.header)
        ended = ""
        while not ended:
            text = self.stream.text(at, self.indent)
            ended = self._end(at, text) or self._take(at, text)
            if not ended:
                if quoted:
                    self._stray(at)
                at += 1
        while self.lines and ended not in {"count", "cut"} and self._is_loose_end(self.lines[-1]):
            self.lines.pop()
            self.old, self.new = self.old + 1, self.new + 1
        return HunkReading(
            self.lines, at, self.old, self.new, ended, tuple(self.heading),
            frozenset(self.claimed), self.tagged, self.untagged, self.first,
            self.wrapped,
        )  # fmt: skip

    @staticmethod
    def _is_loose_end(line: HunkLine) -> bool:
        return line.tag == " " and not line.tagged and not line.text.strip()

    def _end(self, at: int, text: str) -> str:
        """Return what ends the hunk at this line; "": nothing."""
        if at >= len(self.stream):
            return "end"
        if text[:1] == "\\" and self.lines and NO_NEWLINE.match(text):
            return ""
        # Quick exit: most lines begin with a space or a plus, and none of a diff's own does.
        if text[:1] not in {" ", "+", ""} and self.stream.is_structure(at, self.indent):
            return "structure"
        if self.old <= 0 and self.new <= 0:
            return "count"
        if text[:2] == "--" and self.stream.is_signature(at, self.indent):
            return "signature"
        return "cut" if self.stream.row(at).cut else ""

    def _take(self, at: int, text: str) -> str:
        row = self.stream.row(at)
        if text[:1] in {"+", "-", " "}:
            self._add(_line(text, row))
            if text[1:].strip() or text[0] != " ":
                self.tagged += text[0] == " "
                self.untagged, self.pending = self.untagged + self.pending, 0
            return ""
        if text[:1] == "\\" and self.lines and NO_NEWLINE.match(text):
            self.lines[-1] = self.lines[-1]._replace(ends=False)
            return ""
        if not text.strip() or text[0] == "\t":
            if self.old <= 0 or self.new <= 0:
                return "blank"
            self._add(HunkLine(" ", text, row.number, tagged=bool(text.strip())))
            return ""
        return self._untagged(at, row, text)

    def _untagged(self, at: int, row: MailLine, text: str) -> str:
        before = self.stream.row(at - 1)
        apart = self.stream.at[at] - self.stream.at[at - 1] - 1
        wrapped = is_wrapped(before, row) and (not apart or (apart <= FAR and is_open(before.text)))
        if self.loose:
            # It may continue an added line before it; only a base can tell.
            if self.old <= 0 or self.new <= 0:
                return "prose"
            self.first += wrapped and not self.lines
            self.wrapped += wrapped
            self._add(HunkLine(" ", text, row.number, tagged=False))
            self.pending += 1
            return ""
        if not wrapped:
            return "prose"
        if self.lines:
            self._rest(Rest(row.number, text))
        else:
            self.heading.append(text.strip())
        return ""

    def _add(self, line: HunkLine) -> None:
        self.lines.append(line)
        self.old -= line.tag != "+"
        self.new -= line.tag != "-"

    def _rest(self, rest: Rest) -> None:
        self.lines[-1] = self.lines[-1]._replace(rest=(*self.lines[-1].rest, rest))

    def _stray(self, at: int) -> None:
        """Take rows of a lower depth that seem to be the rest of this one."""
        for index in self.stream.strays(at):
            row = self.stream.rows[index]
            self.claimed.add(index)
            if self.lines:
                self._rest(Rest(row.number, row.text))
            else:
                self.heading.append(row.text.strip())
