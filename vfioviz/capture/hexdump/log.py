"""Lines of the kernel's log that a mail program broke: each starts with a time stamp."""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.page import Line, Page

STAMP = re.compile(
    r"[ \t]*(?:<\d+>)?(?:"
    r"\[[ \d+]*\d\.\d{3,}\]"
    r"|\[[A-Z][a-z]{2}[ \d]\d \d\d:\d\d\]"
    r"|\[[A-Z][a-z]{2} [A-Z][a-z]{2} [ \d]\d [\d:]{8} \d{4}\]"
    r"|\d{4}-\d\d-\d\d[T ][\d:.,]{8,}(?:Z|[+\-]\d\d:?\d\d)?"
    r"|[A-Z][a-z]{2} [ \d]\d [\d:]{8}(?:\.\d{1,9})? "
    r")"
)
_PART = re.compile(r"[ \t]*(?:(?:[0-9a-fA-F]{2}){1,8}(?=\s|\Z)|[0-9a-fA-F]{8,16}:)")
_HEX = re.compile(
    r"(?:^|\s)(?:[0-9a-fA-F]{2}){1,8}(?:\s+(?:[0-9a-fA-F]{2}){1,8})*\s*(?:\Z|\s\s)|^\s*[0-9a-fA-F]{8,16}:"
)


def unbroken(page: Page) -> Page:
    """Return the page with what has no stamp joined to the line with a stamp above it.

    Behind the last stamp only hex is joined: prose may follow there.
    """
    if not any(STAMP.match(line.text) for line in page.lines):
        return page
    lines: list[Line] = []
    pending: list[Line] = []
    for line in page.lines:
        if not lines:
            lines.append(line)
        elif STAMP.match(line.text) and _follow(lines[-1], [*pending, line]):
            _join(lines, pending)
            lines.append(line)
            pending = []
        elif STAMP.match(lines[-1].text) and not STAMP.match(line.text):
            pending.append(line)
        else:
            lines += [*pending, line]
            pending = []
    while pending and _follow(lines[-1], pending[:1]) and _HEX.search(pending[0].text):
        _join(lines, pending[:1])
        pending = pending[1:]
    return Page(page.source, (*lines, *pending))


def _follow(first: Line, others: list[Line]) -> bool:
    """Whether no blank line stands between these lines."""
    return others[-1].number == first.last + len(others)


def _join(lines: list[Line], parts: list[Line]) -> None:
    for part in parts:
        line = lines[-1]
        text = part.text.lstrip()
        # What is no hex is the text column, that two spaces part from the bytes.
        head = line.text.rstrip() + (" " if _PART.match(text) else "  ")
        shift = part.shift + len(part.text) - len(text)
        joins = (*line.joins, (len(head), part._replace(shift=shift)))
        lines[-1] = line._replace(text=head + text, joins=joins)
