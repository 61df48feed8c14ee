r"""``\x10\x00``: string literals of C, Python and the shell, several in a row, or bare escapes.

Two digits belong to an ``\x``, as in Python; C takes more, but then the value fits no byte and no
compiler accepts it, so such a text was never C.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from vfioviz.capture.hexdump.form import Block, ByteOrder
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.language import mark, tr

_LIKE = re.compile(r".*?(?:\\x[0-9a-fA-F]|\\[0-7]{3})")
_LITERAL = re.compile(
    r"""(?:(?<![\w\\])[bBuUrRL]{0,2}'((?:[^'\\\n]|\\.|\\\n)*+)'|"((?:[^"\\\n]|\\.|\\\n)*+)")"""
)
# Possessive throughout: a comment must not be taken apart to try again.
_BETWEEN = re.compile(r"(?:\s++|\\\n|\+|/\*.*?\*/|//[^\n]*+|#[^\n]*+)*+\Z", re.DOTALL)
_STREAM = re.compile(r"(?:\\x[0-9a-fA-F]{2})++")
_ESCAPE = re.compile(r"\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(\n)|(.))", re.DOTALL)
_BARE = re.compile(r"\\x\S*(?:\s+\\x\S*)*")
_SIMPLE = {
    "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27,
    "\\": 92, "'": 39, '"': 34, "?": 63,
}  # fmt: skip


class Escapes:
    """String literals with escapes."""

    key = "escapes"
    title = mark(r"\x.. string")

    def count(self, page: Page) -> int:
        """Return how many lines hold an escape with digits."""
        return count_rows(page, _LIKE)

    def read(self, page: Page, byte_order: ByteOrder) -> tuple[Block, ...]:
        """Return the bytes of each group of literals that follow one another."""
        del byte_order
        joined = page.joined()
        groups = [group for group in _groups(joined.text) if _has_escape(joined.text, group)]
        if groups:
            return tuple(
                Block(
                    b"".join(_bytes(joined, start, stop, quoted=True) for start, stop in group),
                    joined.line_at(group[0][0]).number,
                )
                for group in groups
            )
        return tuple(_bare(joined, match) for match in _BARE.finditer(joined.text))


def _bare(joined: Joined, match: re.Match[str]) -> Block:
    """Return the bytes of escapes without quotes."""
    start = match.start()
    if joined.text[max(start - 1, 0)] in "\"'":
        raise joined.error(start - 1, tr("the quote that opens here is not closed on its line"))
    return Block(_bytes(joined, start, match.end(), quoted=False), joined.line_at(start).number)


def _groups(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the spans within quotes of literals with nothing but space and ``+`` between them."""
    group: list[tuple[int, int]] = []
    stop = 0
    for match in _LITERAL.finditer(text):
        between = text[stop : match.start()]
        if group and not (len(between) < 4096 and _BETWEEN.match(between)):
            yield group
            group = []
        group.append(match.span(1) if match[1] is not None else match.span(2))
        stop = match.end()
    if group:
        yield group


def _has_escape(text: str, group: list[tuple[int, int]]) -> bool:
    return any(_LIKE.match(text[start:stop].replace("\n", " ")) for start, stop in group)


def _bytes(joined: Joined, start: int, stop: int, *, quoted: bool) -> bytes:
    data = bytearray()
    text = joined.text
    position = start
    while position < stop:
        char = text[position]
        if stream := _STREAM.match(text, position, stop):
            data += bytes.fromhex(stream.group().replace("\\x", ""))
            position = stream.end()
            continue
        match = _ESCAPE.match(text, position, stop) if char == "\\" else None
        if match is not None:
            data += _escape(joined, match)
            position = match.end()
            continue
        if char == "\\":
            raise joined.error(position, tr("the text ends within an escape"))
        if not quoted and char.isspace():
            position += 1
            continue
        if not quoted or not char.isascii():
            expected = (
                tr("an ASCII character or an escape") if quoted else tr(r"\x and two hex digits")
            )
            raise joined.error(
                position,
                tr("{shown} is no byte; expected {expected}", shown=shown(char), expected=expected),
            )
        data.append(ord(char))
        position += 1
    return bytes(data)


def _escape(joined: Joined, match: re.Match[str]) -> bytes:
    hexes, octal, newline, other = match.groups()
    if newline:
        return b""
    if hexes:
        return bytes.fromhex(hexes)
    if octal:
        value = int(octal, 8)
        if value > 0xFF:
            raise joined.error(
                match.start(), tr("{shown} is over 0xff (octal 377)", shown=shown(match[0]))
            )
        return bytes([value])
    if other in _SIMPLE:
        return bytes([_SIMPLE[other]])
    if other == "x":
        piece = joined.text[match.start() : match.start() + 4]
        message = tr("{shown}: an odd digit or none; \\x needs two hex digits", shown=shown(piece))
        raise joined.error(match.start(), message)
    raise joined.error(
        match.start(), tr("{shown} is no escape that stands for a byte", shown=shown(match[0]))
    )
