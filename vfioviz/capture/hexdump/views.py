"""Views of a text: with what mail, logs and web pages add around a dump removed.

Rule 1: the text as it stands comes first, and is enough where it can be read. A web page's entities
are the exception: both readings must then give the same bytes.
Rule 2: a view keeps each line's number and counts what it cut in front, so that errors name line
and column of the text as it was given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from vfioviz.capture.entities import without_entities
from vfioviz.capture.hexdump.columns import spells
from vfioviz.capture.hexdump.log import STAMP
from vfioviz.capture.hexdump.page import Line, Page, quote_of
from vfioviz.capture.hexdump.rows import swap

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TAG = re.compile(
    r"</?(?:pre|code|br|p|div|span|tt|font|blockquote|td|tr)\b[^<>]{0,200}>", re.IGNORECASE
)
_PRE = re.compile(r".{0,200}?<(?:pre|code)>", re.IGNORECASE)
_BREAK = re.compile(r"<br\s?/?>\s*\Z", re.IGNORECASE)
_HOST = re.compile(r"[ \t]*[\w.-]{1,64} (?!(?:0x)?[0-9a-fA-F]{1,16}:)[\w./@-]{1,64}(?:\[\d+\])?: ?")
_INNER = re.compile(r"\[[ \d]{1,12}\.\d{3,}\](?:\[[ \w]+\])? ?")
_CALLER = re.compile(r"\[ *[CT]\d+\]")
_UNIT = re.compile(r"[\w./@-]{1,64}(?:\[\d+\])?: ")
_NUMBER = re.compile(r"[ \t]*(\d{1,5})(?:[:|)][ \t]?|\t)")
_EXTENDED = re.compile(
    r"(?<![0-9a-zA-Z])(0[xX]|)(?:[fF]{6}|[fF]{14})([89a-fA-F][0-9a-fA-F])(?![0-9a-zA-Z])"
)
_UNSIGNED = re.compile(r"(?:(?<=\s)|\A)(?:0[xX])?[89a-fA-F][0-9a-fA-F](?=[\s,]|\Z)")
_PAIR = re.compile(r"(?<![0-9a-zA-Z])(?:0[xX])?[0-9a-fA-F]{2}(?![0-9a-zA-Z])")
_PAIRS = 2
_WORDS = re.compile(
    r"(?:(?<=\s)|\A)(?:[0-9a-fA-F]{4} [0-9a-fA-F]{4}|[0-9a-fA-F]{8} [0-9a-fA-F]{8}"
    r"|[0-9a-fA-F]{16} [0-9a-fA-F]{16})(?=\s|\Z)"
)
_LAYERS = 4
_STAMPED = 3
"""Lines with a stamp that are no accident, though more lines of prose stand around them."""
_PROMPT = re.compile(
    r"[ \t]*(?:\((?:gdb|lldb|qemu)\)|crash>|pwndbg>|gef. |=>|\d{0,4}:?\s?(?:kd|\d{3})>)[ \t]*"
    r"(?:x|p|print|output|display|call|rd|md(?:\.[bwlq])?|d[bdqwcps]|xp|memory|mem|me|frame|fr|f|target|ta"
    r"|expression|expr|po|v|struct)(?:/\w*)?(?:[ \t][^={}\\]*)?\Z"
)
_SECOND_ROW = re.compile(
    r"[0-9a-fA-F`]{4,17}(?::[ \t]+|[ \t]{2,})(?:0[xX])?(?:[0-9a-fA-F]{2}){1,8}(?:[`\s-]|\Z)"
)
"""A row behind a command: they were joined, and the row must not go with it."""
_RULER = re.compile(
    r"[ \t]*(?:0{8}|-?[ \t]*(?:[Oo]ffset|[Aa]ddress)\S{0,4}[ \t]*-?)?[ \t|]*"
    r"((?:[0-9a-fA-F]{1,2}[ \t]+){7,63}[0-9a-fA-F]{1,2})"
    r"(?:[ \t|]+(?:[0-9A-F]{16}|Decoded text|ASCII|Text|[0-9a-f]{16}))?[ \t|]*"
)
_COLUMNS = 8
_QUOTED = re.compile(r"[ \t]*b?(?=['\"])['\"]((?:[0-9a-fA-F]{2} ?){4,})['\"][ \t]*[,+\\]?[ \t]*")
_TEXTED = re.compile(
    r"[ \t]*((?:(?:[0-9a-fA-F]{2}){1,8} ){0,64}(?:[0-9a-fA-F]{2}){1,8})[ ]{2,}(\S[^\n]{0,64})\Z"
)
_LEADER = re.compile(r"[ \t]*(?:[+\-#;%!*:|/]{1,3}|[A-Za-z]{1,4}>|\(\w{2,8}\))[ \t]?")


_RECORD = re.compile(r"\W*:((?:[0-9a-fA-F]{2}){5,})\s*\Z")
"""Intel HEX: count, address, type, bytes and a checksum; not bytes alone."""


def unescaped(page: Page) -> Page | None:
    """Return the page without a web page's entities and tags; None where it has none."""
    breaks = any(_BREAK.search(line.text) for line in page.lines)
    entities = any("&" in line.text and _ENTITY.search(line.text) for line in page.lines)
    pre = any(_PRE.match(line.text) for line in page.lines)
    if not entities and not pre and not breaks:
        return None

    def plain(line: Line) -> Line | None:
        text = without_entities(_TAG.sub("", line.text)).replace("\u00a0", " ")
        quote = quote_of(text)
        return line._replace(shift=line.shift + quote, text=text[quote:])

    return _mapped(page, plain)


def untitled(page: Page) -> Page | None:
    """Return the page without a debugger's commands and the ruler above a dump's columns."""
    lines = tuple(
        line for line in page.lines if not (_is_command(line.text) or _is_ruler(line.text))
    )
    return Page(page.source, lines) if lines and len(lines) < len(page.lines) else None


def _is_command(text: str) -> bool:
    return _PROMPT.match(text) is not None and _SECOND_ROW.search(text) is None


def _is_ruler(text: str) -> bool:
    """Whether a line numbers the columns: ``Offset(h) 00 01 02 .. 0F  Decoded text``."""
    found = _RULER.fullmatch(text)
    numbers = [int(number, 16) for number in found[1].split()] if found else []
    return len(numbers) >= _COLUMNS and numbers == list(range(len(numbers)))


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


def _unstamped(page: Page) -> Page | None:
    """Return the page without a log's stamps, where some lines have one; else None."""
    stamped = sum(STAMP.match(line.text) is not None for line in page.lines)
    enough = stamped >= _STAMPED or 2 * stamped >= len(page.lines)
    return _mapped(page, _without_stamp) if stamped and enough else None


def bared(page: Page) -> Iterator[Page]:
    """Yield the page without what stands in front of most lines: stamps, leaders, both, twice.

    What runs over lines cannot be read around them.
    """
    for _ in range(_LAYERS):
        view = _unstamped(page) or _unquoted(page) or _unlabelled(page)
        if view is None:
            leader = _leader(page, spaced=True)
            view = _mapped(page, partial(_without, leader=leader)) if leader else None
        if view is None:
            return
        page = view
        yield page


def _unlabelled(page: Page) -> Page | None:
    """Return the page without what a program puts in front of all it prints; else None."""
    found = Counter(match[0] for line in page.lines if (match := _UNIT.match(line.text)))
    label, count = found.most_common(1)[0] if found else ("", 0)
    if count < _STAMPED or 2 * count < len(page.lines):
        return None
    return _mapped(
        page, lambda line: _cut(line, len(label)) if line.text.startswith(label) else None
    )


def _unquoted(page: Page) -> Page | None:
    """Return the page without quote marks behind the stamps, where most lines have them."""
    quoted = sum(quote_of(line.text) > 0 for line in page.lines)
    if not quoted or 2 * quoted < len(page.lines):
        return None
    return _mapped(page, lambda line: _cut(line, quote_of(line.text)))


def bare(page: Page) -> Iterator[Page]:
    """Yield views for a text in which no dump was found as it stands."""
    in_words = any(_has_words(line.text) for line in page.lines)
    narrow = () if in_words else (_narrowed,)
    for take in (_without_tags, _without_stamp, *narrow, None, _without_quotes):
        view = _mapped(page, take) if take else _untexted(page)
        if view is not None:
            yield view
    leader = _leader(page)
    if leader is not None:
        yield from filter(None, [_mapped(page, lambda line: _without(line, leader))])


def _has_words(text: str) -> bool:
    """Whether groups of several bytes stand there, of which none is a char with its sign."""
    return any(
        not any(map(_EXTENDED.fullmatch, found[0].split())) for found in _WORDS.finditer(text)
    )


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
    """Return the line with ``ffffff83`` among pairs as ``83``: C printed a signed char.

    It does so with all or none, so that with ``9a`` beside it not all are its bytes.
    """
    if len(_PAIR.findall(line.text)) < _PAIRS:
        return None
    if _EXTENDED.search(line.text) and _UNSIGNED.search(line.text):
        return None
    return line._replace(text=_EXTENDED.sub(r"\1\2", line.text))


def _untexted(page: Page) -> Page | None:
    """Return the page without text columns; where they spell the groups in order, as bytes."""
    rows = [_row_with_text(line) for line in page.lines]
    spelled = [row for row in rows if row is not None]
    straight = any(row.straight and not row.backwards for row in spelled)
    backwards = any(row.backwards and not row.straight for row in spelled)
    as_bytes = straight and not backwards

    def take(line: Line) -> Line | None:
        row = _row_with_text(line)
        if row is None or not (row.straight or row.backwards):
            return None
        return line._replace(text=row.data.hex(" ") if as_bytes else line.text[: row.stop])

    return _mapped(page, take)


class _Row(NamedTuple):
    data: bytes
    stop: int
    """Index behind the last group."""
    straight: bool
    """Whether the text spells the bytes in the order of the digits."""
    backwards: bool


def _row_with_text(line: Line) -> _Row | None:
    """Return the groups of a row without an offset that a text column follows."""
    found = _TEXTED.match(line.text)
    if found is None or len({len(group) for group in found[1].split()}) != 1:
        return None
    width = len(found[1].split()[0]) // 2
    data = bytes.fromhex(found[1])
    text = found[2].strip()
    if text[:1] == ">" and text[-1:] == "<":  # od's z
        text = text[1:-1]
    return _Row(data, found.end(1), spells(text, data), spells(text, swap(data, width)))


def _without_quotes(line: Line) -> Line | None:
    """Return the hex digits of a line that holds nothing but one string of them."""
    found = _QUOTED.fullmatch(line.text)
    return line._replace(shift=line.shift + found.start(1), text=found[1]) if found else None


def _without_tags(line: Line) -> Line | None:
    return line._replace(text=_TAG.sub("", line.text)) if "<" in line.text else None


def _without_stamp(line: Line) -> Line | None:
    """Return the line without time stamp, host, program and the kernel's own stamp."""
    stamp = STAMP.match(line.text)
    if stamp is None:
        return None
    caller = _CALLER.match(line.text, stamp.end())
    stop = caller.end() if caller else stamp.end()
    for part in (_HOST, _INNER):
        found = part.match(line.text, stop)
        stop = found.end() if found else stop
    if stop < len(line.text) and line.text[stop] == " ":
        stop += 1
    return _cut(line, stop)


def _leader(page: Page, *, spaced: bool = False) -> str | None:
    """Return what most lines begin with: a diff's ``+``, a comment's ``*``, a prompt.

    Args:
        page: the text.
        spaced: whether a space must follow where it may be a sign or an operator: all but ``+``.
    """
    if any(_is_record(line.text) for line in page.lines):
        return None
    found = Counter(
        match.group().strip()
        for line in page.lines
        if (match := _LEADER.match(line.text))
        and (not spaced or match[0][-1:].isspace() or match[0].strip() == "+")
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


def _is_record(text: str) -> bool:
    found = _RECORD.match(text)
    record = bytes.fromhex(found[1]) if found else b""
    return bool(record) and sum(record) & 0xFF == 0 and record[0] == len(record) - 5
