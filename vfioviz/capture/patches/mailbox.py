"""An mbox, or the output of ``git format-patch --stdout``, as the mails that it holds.

The stdlib's ``mailbox`` wants a file and forgets at which line a mail began; only the separator is
read here, each mail by the stdlib's ``email``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# "From 0123... Mon Sep 17 00:00:00 2001" of git, "From mboxrd@z Thu Jan  1 00:00:00 1970" of lore.
_SEPARATOR = re.compile(
    rb"^From [^\r\n]{1,200}? +(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{1,60}\r?\n"
    rb"(?=[!-9;-~]{1,76}:|>From )",
    re.MULTILINE,
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_FIELD = re.compile(rb"[!-9;-~]{1,76}:")
_KNOWN = frozenset(
    {
        "from", "to", "cc", "subject", "date", "message-id", "in-reply-to", "references",
        "return-path", "received", "sender", "mime-version", "content-type", "delivered-to",
        "content-transfer-encoding", "reply-to", "list-id", "x-mailer", "user-agent",
        "dkim-signature", "authentication-results", "arc-seal", "archived-at",
    }
)  # fmt: skip
_HEADER_LINES = 400


class RawMail(NamedTuple):
    """One mail of a file."""

    data: bytes
    line: int
    """Line of the file, from 1, at which ``data`` begins."""
    commit: str = ""
    """Hash in the separator that git writes."""


def mails(data: bytes) -> list[RawMail] | None:
    """Split a file into mails, a list of one for a single mail; None: it is no mail."""
    found = list(_SEPARATOR.finditer(data)) if data.startswith(b"From ") else []
    if not found or found[0].start() != 0:
        return [RawMail(data, 1)] if is_mail(data) else None
    made, line, before = [], 1, 0
    for index, one in enumerate(found):
        stop = found[index + 1].start() if index + 1 < len(found) else len(data)
        line += data.count(b"\n", before, one.end())
        before = one.end()
        body = data[one.end() : stop]
        commit = one[0].split()[1].decode("ascii", "replace")
        git = re.fullmatch(r"[0-9a-f]{40}(?:[0-9a-f]{24})?", commit)
        # lore writes mboxrd: a line "From " of the text has a mark in front.
        text = body if git else _ESCAPED.sub(rb"\1", body)
        made.append(RawMail(text, line, commit if git and set(commit) != {"0"} else ""))
    return made


def is_mail(data: bytes) -> bool:
    """Whether a text begins with the header of a mail: two fields that mails have, and an end."""
    known = 0
    start = 0
    for _ in range(_HEADER_LINES):
        stop = data.find(b"\n", start)
        line = data[start : stop if stop >= 0 else len(data)].rstrip(b"\r")
        if not line:
            break
        if _FIELD.match(line):
            known += line.split(b":")[0].decode("ascii").lower() in _KNOWN
        elif line[:1] not in b" \t" or not start:
            return False
        if stop < 0:
            break
        start = stop + 1
    return known >= 2
