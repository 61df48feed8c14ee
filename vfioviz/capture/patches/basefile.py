"""A text that hunks are applied to, with searches for runs of lines.

Lines and tokens are numbered and searched as characters of a string: ``str.find`` takes linear
time, whatever the text.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property

from vfioviz.capture.patches.ctokens import Token, tokens

_BLANKS = re.compile(r"\s+")
_FUNCTION = re.compile(r"[A-Za-z_$]")
_LABEL = re.compile(r"\w+:\s*(?://.*|/\*.*)?\Z")
_TOP = 0x10FFFF
_MOST = 1_000
"""Maximum places that are looked at."""

NO_END = "\0"
"""Appended to the key of a last line without a newline, which equals no line that has one."""


def bare(line: str) -> str:
    """Return a line without white space."""
    return _BLANKS.sub("", line)


class Searched:
    """A sequence in which others are searched."""

    def __init__(self, items: Iterable[Hashable]) -> None:
        self._numbers: dict[Hashable, str] = {}
        self._text = "".join([self._number(item) for item in items])

    def _number(self, item: Hashable) -> str:
        # Distinct lines past a million share the last number and are not told apart;
        # a base of MAX_BASE bytes hardly has so many.
        return self._numbers.setdefault(item, chr(min(len(self._numbers), _TOP)))

    def find(self, items: Sequence[Hashable]) -> list[int]:
        """Return where ``items`` occur, at most 1,000 places."""
        wanted = [self._numbers.get(item) for item in items]
        if not wanted or None in wanted:
            return []
        pattern = "".join(one for one in wanted if one is not None)
        found: list[int] = []
        at = self._text.find(pattern)
        while at >= 0 and len(found) < _MOST:
            found.append(at)
            at = self._text.find(pattern, at + 1)
        return found


class BaseFile:
    """A text as lines, with the indices to search it; each is built on first use."""

    def __init__(self, text: str) -> None:
        self.lines = text.split("\n")
        self.ends = not self.lines[-1]
        """Whether the last line ends with a newline."""
        if self.ends:
            self.lines.pop()

    @cached_property
    def exact(self) -> Searched:
        """The lines as they are."""
        last = len(self.lines) - 1
        return Searched(
            line if at != last or self.ends else line + NO_END for at, line in enumerate(self.lines)
        )

    @cached_property
    def filled(self) -> list[int]:
        """Indices of the lines that are not blank."""
        return [at for at, line in enumerate(self.lines) if line.strip()]

    @cached_property
    def bare(self) -> Searched:
        """The lines that are not blank, without white space."""
        return Searched(bare(self.lines[at]) for at in self.filled)

    @cached_property
    def tokens(self) -> list[Token]:
        """The text as C tokens."""
        return tokens(self.lines)

    @cached_property
    def words(self) -> Searched:
        """The tokens' texts."""
        return Searched(token.text for token in self.tokens)

    @cached_property
    def lines_of_words(self) -> dict[int, tuple[int, int]]:
        """First and last token of each line that has one."""
        made: dict[int, tuple[int, int]] = {}
        for at, token in enumerate(self.tokens):
            made[token.line] = (made[token.line][0] if token.line in made else at, at)
        return made

    @cached_property
    def owners(self) -> list[int]:
        """For each line the index of the last line at or before it that opens a function.

        A line opens one if it begins with a letter, as in git. -1: there is none.
        """
        owner, made = -1, []
        for at, line in enumerate(self.lines):
            if _FUNCTION.match(line) and not _LABEL.match(line):
                owner = at
            made.append(owner)
        return made

    def is_in(self, line: int, heading: str) -> bool:
        """Whether a line is in the function that a hunk's heading names; the heading may be cut."""
        wanted = bare(heading)
        if not wanted or not 0 <= line < len(self.lines):
            return False
        # git names the line before the hunk; one of a hunk that begins at it is named by the next.
        for at in {self.owners[max(line - 1, 0)], self.owners[line]}:
            if at >= 0:
                own = bare(self.lines[at])
                if own.startswith(wanted) or (own and wanted.startswith(own)):
                    return True
        return False
