"""``Re: [RFC PATCH v3 05/11] vfio: ...`` and ``On Thu, 3 Aug 2023, A. Uthor wrote:``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from vfioviz.capture.patches.entry import Series
from vfioviz.capture.patches.maillines import MailLine

_REPLY = re.compile(r"\s*(?:re|aw|sv|antw|fwd?|wg)(?:\[\d+\])?\s*:\s*", re.IGNORECASE)
_BRACKET = re.compile(r"\s*\[([^\[\]]{1,120})\]")
_VERSION = re.compile(r"(?:PATCH)?v(\d{1,3})", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,4})/(\d{1,4})")
_WROTE = re.compile(r"(?:wrote|writes|schrieb|a écrit|escribió)\s*:?\s*\Z|wrote:", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:^|,\s|\s(?:[AP]M|[+-]\d{4}),?\s)\s*\"?([^,\"<>]{2,60}?)\"?\s*<[^<>\s]{3,100}>"
)
_NAMED = re.compile(r"(?:[AP]M|[+-]\d{4}|\d{4}),?\s+([^<>,:\d]{2,60}?)\s+wrote:")
_NEAR = 3


def is_reply(subject: str) -> bool:
    """Whether a subject begins with Re:."""
    return bool(_REPLY.match(subject))


def bare(subject: str) -> str:
    """Return a subject without Re:."""
    for _ in range(8):
        found = _REPLY.match(subject)
        if not found:
            break
        subject = subject[found.end() :]
    return subject.strip()


def series(subject: str) -> Series:
    """Read version, number and total from the brackets of a subject."""
    rest = bare(subject)
    version, number, total, rfc = 1, None, None, False
    while found := _BRACKET.match(rest):
        rest = rest[found.end() :]
        for word in found[1].replace(",", " ").split():
            if one := _VERSION.fullmatch(word):
                version = int(one[1])
            elif one := _NUMBER.fullmatch(word):
                number, total = int(one[1]), int(one[2])
            elif word.upper() == "RFC":
                rfc = True
    return Series(version, number, total, rfc)


def attribution(rows: Sequence[MailLine], first: int, depth: int) -> str:
    """Return who wrote the text at this depth, by the line above its first quote.

    Args:
        rows: of one text.
        first: index of the first row of this depth, or ``len(rows)``.
        depth: of the quote.
    """
    if first >= len(rows) or depth == 0:
        return ""
    said = ""
    for row in reversed(rows[max(0, first - 2 * _NEAR) : first]):
        if row.depth == depth - 1 and row.text.strip():
            said = f"{row.text.strip()} {said}"
            if said.count(" ") > 40 or _WROTE.search(said) is None:
                break
            if person := _PERSON.search(said[:400]) or _NAMED.search(said[:400]):
                return person[1].strip()
    return ""
