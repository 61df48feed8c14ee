"""One row of a dump: groups of hex digits, then perhaps the same bytes as text.

Where the hex ends and the text begins is the hard part: a text column may itself look like hex.
Two or more spaces part them, and the text must spell the bytes; where neither decides, the longer
reading is returned with the shorter one, and the next row's offset decides.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.language import tr

_HEX = re.compile(r"[0-9a-fA-F]+\Z")
_DIGITS = re.compile(r"[0-9a-fA-F\s]+\Z")
_TOKEN = re.compile(r"\S+")

NEXT_ROW = re.compile(
    r"[0-9a-fA-F]{7,16}:[ \t]"
    r"|(?:[0-9a-fA-F]{8}`[0-9a-fA-F]{8}|(?<= )(?:[0-9a-fA-F]{8}){1,2})[ \t]{2,}[0-9a-fA-F]{2}"
    r"|(?<=[ .])0[xX][0-9a-fA-F]{4,16}[ \t]{1,2}(?:0x)?[0-9a-fA-F]{4}"
    r"|(?<=[ .])[0-9a-fA-F]{4,16}[ \t](?:[0-9a-fA-F]{8}[ \t]){2}"
)
_BAR = re.compile(r"((?:[ ][0-9a-fA-F]{2}){1,32})[ ]+\|(?:[ ]|\Z)")
"""Separator of text and bytes in DPDK's ``rte_hexdump``."""

_LONGEST_GROUP = 16
_DIGIT = frozenset("0123456789abcdefABCDEF")
_FRONT = re.compile(r"(?<=[ \t])(?=\S*[0-9])(\S{2}|\S{4}|\S{8}|\S{16})[ \t]*\Z")
"""What stands in front of the groups of a row and is as long as one."""

_PAIRS = re.compile(r"(?:(?<=\s)|\A)(?:(?:[0-9a-fA-F]{2}){1,8}\s+){3}")
"""Groups where the text column is: the row was broken by what is none."""

_LOOKED_AT = 32
"""Groups that may be a text column without a gap in front: 16 bytes never look like more."""


class Body(NamedTuple):
    """The bytes of a row."""

    data: bytes
    """In the order of the digits."""
    sure: int
    """Bytes that are certainly data; those behind may be the text column."""
    width: int
    """Bytes in a group."""
    text: str
    """The text column; "" where there is none."""


class _Token(NamedTuple):
    start: int
    text: str
    far: bool
    """Whether two or more spaces, or a tab, stand in front."""


def body(page: Page, line: Line, start: int) -> Body:
    """Read the groups of a row from ``start`` to the end of the line.

    Raises:
        CaptureError: where the first group, or one that is not parted from the others as text, is
            no even number of hex digits.
    """
    whole = text = line.text.rstrip()
    bar = _BAR.match(text, start)
    behind = text[bar.end() :] if bar else ""
    text = text[: bar.end(1)] if bar else text
    tokens = _tokens(text, start)
    if not tokens:
        raise page.error(
            line, len(text), tr("the row ends behind its offset; hex bytes were expected")
        )
    groups = _leading(tokens)
    if not groups:
        raise _bad(page, line, tokens[0])
    width = len(groups[0].text)
    count = _cut(text, tokens, groups)
    if count is None:
        raise _bad_behind(page, line, tokens, groups, width)
    data = bytes.fromhex("".join(token.text for token in groups[:count]))
    far = next((i for i, token in enumerate(groups[:count]) if i and token.far), count)
    sure = sum(len(token.text) for token in groups[:far]) // 2
    rest = text[tokens[count].start :] if count < len(tokens) else behind
    if bar and count < len(tokens):
        # A bar parts the text from the bytes, so nothing else may stand there.
        raise _bad(page, line, tokens[count], width)
    if bar:
        sure = len(data)
    joined = NEXT_ROW.search(rest)
    # A bar may be the first letter of the text.
    spelt = spells(rest, data) or (bar is not None and spells(whole[bar.end(1) :].strip(), data))
    if joined and (joined.start() >= len(data) - 1 or not spelt):
        message = tr("another row begins here, behind the text of this one; put it on its own line")
        raise page.error(line, len(line.text) - len(rest) + joined.start(), message)
    if not bar and len(rest) > len(data) and (more := _PAIRS.search(rest)):
        token = next(t for t in tokens[count:] if t.start >= len(text) - len(rest) + more.start())
        raise (
            _bad(page, line, token, width)
            if not _HEX.match(token.text)
            else page.error(
                line,
                tokens[count].start,
                tr("{shown} stands between the bytes of this row", shown=shown(tokens[count].text)),
            )
        )
    if rest and not bar and _is_damaged(tokens[count].text, rest, data, width):
        raise _bad(page, line, tokens[count], width)
    return Body(data, sure, width // 2, rest)


def _is_damaged(group: str, rest: str, data: bytes, width: int) -> bool:
    """Whether the data is followed by a group with a missing or extra digit, not by text."""
    if len(group) not in {width - 1, width + 1} or not _HEX.match(group) or spells(rest, data):
        return False
    # One digit alone may well be text, but no text column is longer than its bytes.
    return len(group) > 1 or len(rest) > len(data) or _DIGITS.match(rest) is not None


def damaged_front(text: str, start: int) -> int | None:
    """Return the character that is no digit of a group in front of those that start here."""
    front = _FRONT.search(text[max(start - 2 * _LONGEST_GROUP, 0) : start])
    if front is None:
        return None
    at = min(start, 2 * _LONGEST_GROUP)
    bad = [start - at + front.start(1) + i for i, char in enumerate(front[1]) if char not in _DIGIT]
    return bad[0] if len(bad) == 1 else None


def spells(text: str, data: bytes) -> bool:
    """Whether a text column shows these bytes: printable ones as they are, a dot for the others."""
    # Spaces at both ends are lost where the column was cut off the row.
    data = data.lstrip(b" ")
    if len(text) > len(data):
        return False
    tail = data[len(text) :]
    return tail.strip(b" ") == b"" and all(
        char == chr(byte) if 0x20 <= byte < 0x7F else char == "." or not char.isascii()
        for char, byte in zip(text, data, strict=False)
    )


def _tokens(text: str, start: int) -> list[_Token]:
    tokens: list[_Token] = []
    stop = start
    for match in _TOKEN.finditer(text, start):
        gap = text[stop : match.start()]
        tokens.append(_Token(match.start(), match.group(), far=len(gap) > 1 or gap == "\t"))
        stop = match.end()
    return tokens


def _leading(tokens: list[_Token]) -> list[_Token]:
    """Return the groups of the same even width that the row starts with; the last may be short."""
    groups: list[_Token] = []
    width = len(tokens[0].text)
    for token in tokens:
        size = len(token.text)
        if size > width or size % 2 or not _HEX.match(token.text):
            break
        groups.append(token)
        if size < width:
            break
    return groups


def _cut(text: str, tokens: list[_Token], groups: list[_Token]) -> int | None:
    """Return how many groups are data, or None where the row makes no sense."""
    far = next((i for i, token in enumerate(tokens) if i and token.far), None)

    def spelt(count: int) -> bool:
        data = bytes.fromhex("".join(token.text for token in groups[:count]))
        return spells(text[tokens[count].start :], data)

    if far is not None and far <= len(groups) and (far == len(groups) or spelt(far)):
        return min(far, len(groups))
    if len(groups) == len(tokens):
        return len(groups)
    if tokens[len(groups)].far:
        return len(groups)
    return next(
        (
            count
            for count in range(len(groups), max(len(groups) - _LOOKED_AT, 0), -1)
            if spelt(count)
        ),
        None,
    )


def _bad_behind(
    page: Page, line: Line, tokens: list[_Token], groups: list[_Token], width: int
) -> Exception:
    last = groups[-1]
    if len(last.text) < width:
        message = tr(
            "{shown} has {count} digits where {width} were expected",
            shown=shown(last.text),
            count=len(last.text),
            width=width,
        )
        return page.error(line, last.start, message)
    return _bad(page, line, tokens[len(groups)], width)


def _bad(page: Page, line: Line, token: _Token, width: int = 0) -> Exception:
    """Return the error for an invalid group, with the column of the offending digit."""
    expected = (
        tr("{width} hex digits were expected", width=width)
        if width
        else tr("hex digits were expected")
    )
    for index, char in enumerate(token.text):
        if not _HEX.match(char):
            message = tr(
                "{shown} in {shown2} is no hex digit; {expected}",
                shown=shown(char),
                shown2=shown(token.text),
                expected=expected,
            )
            return page.error(line, token.start + index, message)
    if len(token.text) % 2:
        message = tr(
            "{shown} has an odd number of digits; each byte needs two", shown=shown(token.text)
        )
        return page.error(line, token.start, message)
    message = tr(
        "{shown} has {count} digits; {expected}",
        shown=shown(token.text),
        count=len(token.text),
        expected=expected,
    )
    return page.error(line, token.start, message)
