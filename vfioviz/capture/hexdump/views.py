"""Views of a text: with what mail, logs and web pages add around a dump removed.

Rule 1: the text as it stands comes first, and is enough where it can be read. A web page's entities
are the exception: both readings must then give the same bytes.
Rule 2: a view keeps each line's number and counts what it cut in front, so that errors name line
and column of the text as it was given.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from vfioviz.capture.hexdump.log import STAMP
from vfioviz.capture.hexdump.page import Line, Page, quote_of

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TAG = re.compile(
    r"</?(?:pre|code|br|p|div|span|tt|font|blockquote|td|tr)\b[^<>]{0,200}>", re.IGNORECASE
)
_HOST = re.compile(r"[ \t]*[\w.-]{1,64} [\w./@-]{1,64}(?:\[\d+\])?: ?")
_INNER = re.compile(r"\[[ \d]{1,12}\.\d{3,}\](?:\[[ \w]+\])? ?")
_UNIT = re.compile(r"[\w./@-]{1,64}(?:\[\d+\])?: ")
_NUMBER = re.compile(r"[ \t]*(\d{1,5})(?:[:|)][ \t]?|\t)")
_EXTENDED = re.compile(
    r"(?<![0-9a-zA-Z])(0[xX]|)(?:[fF]{6}|[fF]{14})([89a-fA-F][0-9a-fA-F])(?![0-9a-zA-Z])"
)
_PAIR = re.compile(r"(?<![0-9a-zA-Z])(?:0[xX])?[0-9a-fA-F]{2}(?![0-9a-zA-Z])")
_PAIRS = 2
_LEADER = re.compile(r"[ \t]*(?:[+\-#;%!*:|/]{1,3}|[A-Za-z]{1,4}>|\(\w{2,8}\))[ \t]?")


def unescaped(page: Page) -> Page | None:
    """Return the page without a web page's entities and tags; None where it has none."""
    if not any("&" in line.text and _ENTITY.search(line.text) for line in page.lines):
        return None

    def plain(line: Line) -> Line | None:
        text = html.unescape(_TAG.sub("", line.text)).replace("\u00a0", " ")
        quote = quote_of(text)
        return line._replace(shift=line.shift + quote, text=text[quote:])

    return _mapped(page, plain)


def unnumbered(page: Page) -> Page | None:
    """Return the page without line numbers, where most lines have the next; else None."""
    found = [_NUMBER.match(line.text) for line in page.lines]
    numbers = [int(match[1]) if match else None for match in found]
    follow = sum(
        there is not None and here is not None and there - here == 1
        for here, there in pairwise(numbers)
    )
    if follow < 1 or 2 * (follow + 1) < len(numbers) or follow + 1 < sum(map(bool, found)):
        return None
    return _mapped(
        page, lambda line: _cut(line, m.end()) if (m := _NUMBER.match(line.text)) else None
    )


def unstamped(page: Page) -> Page | None:
    """Return the page without a log's stamps, where most lines have one; else None."""
    stamped = sum(STAMP.match(line.text) is not None for line in page.lines)
    return _mapped(page, _without_stamp) if stamped and 2 * stamped >= len(page.lines) else None


def bare(page: Page) -> Iterator[Page]:
    """Yield views for a text in which no dump was found as it stands."""
    for take in (_without_tags, _without_stamp, _narrowed):
        view = _mapped(page, take)
        if view is not None:
            yield view
    leader = _leader(page)
    if leader is not None:
        yield from filter(None, [_mapped(page, lambda line: _without(line, leader))])


def _mapped(page: Page, change: Callable[[Line], Line | None]) -> Page | None:
    """Return the page with each line changed; None where none is."""
    lines = []
    changed = False
    for line in page.lines:
        new = change(line)
        changed = changed or (new is not None and new.text != line.text)
        lines.append(new or line)
    return (
        Page(page.source, tuple(line for line in lines if line.text.strip())) if changed else None
    )


def _cut(line: Line, stop: int) -> Line:
    return line._replace(shift=line.shift + stop, text=line.text[stop:])


def _narrowed(line: Line) -> Line | None:
    """Return the line with ``ffffff83`` among pairs as ``83``: C printed a signed char."""
    if len(_PAIR.findall(line.text)) < _PAIRS:
        return None
    return line._replace(text=_EXTENDED.sub(r"\1\2", line.text))


def _without_tags(line: Line) -> Line | None:
    return line._replace(text=_TAG.sub("", line.text)) if "<" in line.text else None


def _without_stamp(line: Line) -> Line | None:
    """Return the line without time stamp, host, program and the kernel's own stamp."""
    stamp = STAMP.match(line.text)
    if stamp is None:
        return None
    stop = stamp.end()
    for part in (_HOST, _INNER):
        found = part.match(line.text, stop)
        stop = found.end() if found else stop
    if stop < len(line.text) and line.text[stop] == " ":
        stop += 1
    return _cut(line, stop)


def _leader(page: Page) -> str | None:
    """Return what most lines begin with: a diff's ``+``, a comment's ``*``, a prompt."""
    found = Counter(
        match.group().strip() for line in page.lines if (match := _LEADER.match(line.text))
    )
    if not found:
        return None
    leader, count = found.most_common(1)[0]
    return leader if count >= 1 and 2 * count >= len(page.lines) else None


def _without(line: Line, leader: str) -> Line | None:
    indent = len(line.text) - len(line.text.lstrip())
    if not line.text.startswith(leader, indent):
        return None
    stop = indent + len(leader)
    return _cut(line, stop + line.text.startswith((" ", "\t"), stop))
