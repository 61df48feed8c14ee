"""Lines with their quote marks counted: a mail holds one text for each depth of quoting."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from vfioviz.capture.patches.characters import Numbered
from vfioviz.capture.patches.limits import MAX_DEPTH, MAX_LINE

# A context line that lost its tag may begin with >=, which no mail program writes as a mark.
_MARKS = re.compile(r" ?>(?!=)(?: ?>(?!=))*")


class MailLine(NamedTuple):
    """One line of a mail."""

    number: int
    depth: int
    text: str
    """After the last mark, with the space that most mail programs put there."""
    width: int
    """Characters of the whole line, marks and all."""

    @property
    def cut(self) -> bool:
        """Whether the line is too long to be read."""
        return self.width > MAX_LINE


def rows(lines: Iterable[Numbered]) -> list[MailLine]:
    """Count the quote marks of each line."""
    made = []
    for number, line in lines:
        text = line if len(line) <= MAX_LINE else ""
        found = _MARKS.match(text)
        if found:
            depth = min(found[0].count(">"), MAX_DEPTH)
            made.append(MailLine(number, depth, text[found.end() :], len(line)))
        else:
            made.append(MailLine(number, 0, text, len(line)))
    return made
