"""Lines that a mail program wrapped: the rest of one is on a line of its own.

Rule 1: it is a rest only if its first word did not fit on the line before.
Rule 2: a rest that lost a quote level could also be a reviewer's remark, so the line before it must
be open too: a bracket, an operator, a comma.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from vfioviz.capture.patches.maillines import MailLine

_NARROWEST = 64
"""Columns: no mail program wraps before these."""
_SHORTEST = 46
"""Minimum columns of a line that was wrapped: words are not endless."""
_CLOSED = (";", "{", "}", ":", "*/", "\\", ".", "?", "!")
_OPEN = re.compile(r"[,(\[+\-*/&|=<>?^%]\Z")
_WORD_END = re.compile(r"\w\Z")
_MOST = 2
"""Maximum rows of a rest."""
FAR = 12
"""Rows of a remark that are searched for one."""


def is_wrapped(before: MailLine, after: MailLine) -> bool:
    """Whether ``after`` may be the rest of ``before``."""
    word = after.text.split(maxsplit=1)[:1]
    if not word or before.cut or after.cut:
        return False
    width = before.width + 7 * before.text.count("\t")
    return width >= _SHORTEST and width + 1 + len(word[0]) > _NARROWEST


def strays(rows: Sequence[MailLine], before: int, after: int) -> range:
    """Return the rows between two rows of a quote that seem to continue the first one."""
    count = after - before - 1
    none = range(0)
    if not 0 < count <= FAR or not is_open(rows[before].text):
        return none
    if count > _MOST:
        return _closing(rows, before, after)
    between = range(before + 1, after)
    if any(rows[at].depth >= rows[before].depth or not rows[at].text.strip() for at in between):
        return _closing(rows, before, after)
    if not is_wrapped(rows[before], rows[before + 1]):
        return none
    if count > 1 and not is_wrapped(rows[before + 1], rows[before + 2]):
        return _closing(rows, before, after)
    return between


def _closing(rows: Sequence[MailLine], before: int, after: int) -> range:
    """Return the row next to a remark that closes the brackets of the row before it."""
    missing = _balance(rows[before].text)
    if missing > 0:
        for at in (before + 1, after - 1):
            row = rows[at]
            low = row.depth < rows[before].depth
            if low and _balance(row.text) == -missing and is_wrapped(rows[before], row):
                return range(at, at + 1)
    return range(0)


def _balance(text: str) -> int:
    return text.count("(") - text.count(")")


def is_open(text: str) -> bool:
    """Whether a line of C, or of a comment, continues."""
    line = text.strip()
    if line.endswith(_CLOSED):
        return False
    if line.count("(") > line.count(")") or line.count("[") > line.count("]"):
        return True
    return bool(_OPEN.search(line) or _WORD_END.search(line))
