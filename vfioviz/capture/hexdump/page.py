"""A pasted text as lines, with what mail and terminals put around them taken off.

Rule 1: whatever is cut from a line is counted in ``shift``, so that errors name the column of the
text as it was given.
Rule 2: only whole leading characters go (quote marks, colours), never one inside a dump.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from vfioviz.capture.source import CaptureError
from vfioviz.language import tr

_NEWLINE = re.compile(r"\r\n|\n|\r")
_QUOTE = re.compile(r"[ \t]*>[> \t]*")
_COLOUR = re.compile(r"\x1b(?:\[[0-9;?]*[A-Za-z]|\([A-Z0-9])")
_BLANKS = "\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
_BLANKS += "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
_BLANKS += "\xad\u200b\u200c\u200d\u2060\ufeff"  # of no width
_CONTROLS = re.compile("[\v\f\x1c-\x1f]")
_SPACES = str.maketrans(dict.fromkeys(_BLANKS, " "))
_DENSE = re.compile(r"[0-9]|\\x[0-9a-fA-F]|[0-9a-fA-F]{8}|[A-Za-z0-9+/]{12}")


class Line(NamedTuple):
    """One line without its quote marks."""

    number: int
    """From 1."""
    shift: int
    """Characters that were cut in front."""
    text: str
    joins: tuple[tuple[int, Line], ...] = ()
    """Lines that were joined to this one, each with the index at which its text starts."""

    @property
    def last(self) -> int:
        """Number of the last line that was joined to this one."""
        return self.joins[-1][1].number if self.joins else self.number

    def locate(self, index: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at ``index`` of the text."""
        for start, line in reversed(self.joins):
            if index >= start:
                return line.number, line.shift + index - start + 1
        return self.number, self.shift + index + 1


@dataclass(frozen=True, slots=True)
class Page:
    """A text and the name of where it came from."""

    source: str
    lines: tuple[Line, ...]
    """Those that are not blank."""
    memo: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)
    """Cache of facts about the page, shared by all forms."""

    @property
    def dense(self) -> tuple[Line, ...]:
        """The lines that hold a digit, or what else bytes may be written with."""
        if "dense" not in self.memo:
            self.memo["dense"] = tuple(line for line in self.lines if _DENSE.search(line.text))
        found: tuple[Line, ...] = self.memo["dense"]
        return found

    def error(self, line: Line, index: int, text: str) -> CaptureError:
        """Return an error that names this line, and the column of the character at ``index``."""
        number, column = line.locate(index)
        where = tr(
            "{source}: line {number}, column {column}: ",
            source=self.source,
            number=number,
            column=column,
        )
        return CaptureError(where + text, line=number, column=column)

    def joined(self) -> Joined:
        """Return the lines as one string, for forms that run over line ends."""
        if "joined" in self.memo:
            joined: Joined = self.memo["joined"]
            return joined
        starts, position = [], 0
        for line in self.lines:
            starts.append(position)
            position += len(line.text) + 1
        found = Joined(self, "\n".join(line.text for line in self.lines), tuple(starts))
        self.memo["joined"] = found
        return found


@dataclass(frozen=True, slots=True)
class Joined:
    """All lines of a page in one string."""

    page: Page
    text: str
    starts: tuple[int, ...]

    def line_at(self, position: int) -> Line:
        """Return the line that holds this character."""
        return self.page.lines[bisect_right(self.starts, position) - 1]

    def lines_between(self, start: int, stop: int) -> tuple[Line, ...]:
        """Return the lines that hold the characters from ``start`` up to ``stop``."""
        first = bisect_right(self.starts, start) - 1
        return self.page.lines[first : max(bisect_right(self.starts, stop - 1), first + 1)]

    def error(self, position: int, text: str) -> CaptureError:
        """Return an error that names line and column of a character."""
        number = bisect_right(self.starts, position) - 1
        return self.page.error(self.page.lines[number], position - self.starts[number], text)


def page(text: str, source: str) -> Page:
    """Split a text into lines, without byte order mark, colours, quote marks and blank lines."""
    lines: list[Line] = []
    for number, raw in enumerate(_NEWLINE.split(text.removeprefix("\ufeff")), start=1):
        if not raw:
            continue
        line = _COLOUR.sub("", raw) if "\x1b" in raw else raw
        if not line.isascii() or _CONTROLS.search(line):
            line = line.translate(_SPACES)
        shift = quote_of(line)
        if line[shift:].strip():
            lines.append(Line(number, shift, line[shift:]))
    return Page(source, tuple(lines))


def quote_of(text: str) -> int:
    """Return how many characters of a line's start are a mail's quote marks."""
    quote = _QUOTE.match(text)
    return quote.end() if quote else 0


def shown(text: str, limit: int = 24) -> str:
    """Return a piece of the input in quotes, cut, and harmless to print."""
    text = text if len(text) <= limit else text[: limit - 1] + "…"
    return (
        "'"
        + "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
        + "'"
    )
