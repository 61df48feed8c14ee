"""Rows of an offset without a colon and tokens of one width: what od and hexdump share."""

from __future__ import annotations

import re
from collections.abc import Callable

from vfioviz.capture.hexdump.columns import NEXT_ROW
from vfioviz.capture.hexdump.form import ENOUGH
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row
from vfioviz.language import tr

_TOKEN = re.compile(r"[^\s|>]+")

Convert = Callable[[str], bytes]
"""Digits of one token -> its bytes; ValueError where they are none."""


def count_rows(page: Page, pattern: re.Pattern[str]) -> int:
    """Return how many lines match, up to enough."""
    found = 0
    for line in page.dense:
        found += pattern.match(line.text) is not None
        if found == ENOUGH:
            break
    return found


def hex_byte(digits: str) -> bytes:
    """Return the byte of two hex digits; ValueError where they are none."""
    if len(digits) != 2:
        raise ValueError(digits)
    return bytes.fromhex(digits)


def tokens_row(
    page: Page, line: Line, match: re.Match[str], width: int, convert: Convert, expected: str
) -> Row:
    """Return the row whose offset is group 1 of the match, its tokens of ``width`` digits.

    Raises:
        CaptureError: at the first token that is none.
    """
    stop = _text_column(line.text, match.end(1))
    data = bytearray()
    size = 1
    for token in _TOKEN.finditer(line.text, match.end(1), stop):
        digits = token.group()
        try:
            if len(digits) != width:
                raise ValueError(digits)
            group = convert(digits)
        except ValueError:
            raise page.error(
                line, token.start() + _blame(digits, width), _message(digits, width, expected)
            ) from None
        data += group
        size = len(group)
    if not data:
        message = tr(
            "the row has no bytes behind its offset; {expected} were expected", expected=expected
        )
        raise page.error(line, match.end(1), message)
    if joined := NEXT_ROW.search(line.text, min(stop + len(data), len(line.text))):
        message = tr("another row begins here, behind the text of this one; put it on its own line")
        raise page.error(line, joined.start(), message)
    text = line.text[stop:].strip()[1:-1]
    return Row(line, match.start(1), match[1], bytes(data), len(data), size, text)


def _text_column(text: str, start: int) -> int:
    """Return where the text column ``|...|`` or ``>...<`` starts; the end where there is none."""
    found = [at for mark in "|>" if (at := text.find(mark, start)) >= 0]
    return min(found, default=len(text))


def _blame(digits: str, width: int) -> int:
    if len(digits) == width:
        for index, char in enumerate(digits):
            if char not in "0123456789abcdefABCDEF":
                return index
    return 0


def _message(digits: str, width: int, expected: str) -> str:
    if len(digits) != width and len(digits) % 2 and width % 2 == 0:
        return tr(
            "{shown} has an odd number of digits; {expected} were expected",
            shown=shown(digits),
            expected=expected,
        )
    return tr(
        "{shown} is not what was expected here: {expected}", shown=shown(digits), expected=expected
    )
