r"""``od -c`` and ``hexdump -c``: ``0000000   P  \0  \0  \0 017``, four columns a byte.

A space is a blank column, so the columns count; what a mail program moved is refused by the
offset that follows. ``od -An -c`` has no offset: there all rows must be full; where the
last is not, argsz must say that it is whole, because a space at its end is nothing to be seen.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_whole
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import mark, tr

_CELL = r"(?:\\[0abtnvfr]|[0-3][0-7]{2}|[!-~])"
_LIKE = re.compile(rf"[ \t]*([0-9a-fA-F]{{6,8}})(?=.*\\0)(?:[ ]{{1,8}}{_CELL})+[ ]*\Z")
_NEAR = re.compile(r"[ \t]*(0[0-9a-fA-F]{5,7})(?=[ \t].*\\[0abtnvfr])")
_END = re.compile(r"[ \t]*([0-9a-fA-F]{6,8})[ \t]*\Z")
_BARE = re.compile(rf"(?=.*\\0)(?:[ ]{{1,4}}(?<=[ ]){_CELL}|[ ]{{4}})+[ ]*\Z")
_WIDTH = 4
_NAMED = {"0": 0, "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


class Chars(Plainly):
    """An offset, then a character, an escape or three octal digits for each byte."""

    key = "od-c"
    title = mark("od -c, hexdump -c")

    def count(self, page: Page) -> int:
        """Return how many rows there are."""
        return count_rows(page, _LIKE) or _count_bare(page)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading
        if not count_rows(page, _LIKE):
            return _bare(page)

        def parse(line: Line) -> Row | None:
            found = _LIKE.match(line.text) or _NEAR.match(line.text)
            if found is None:
                # A row may hold no zero at all; its columns tell it.
                found = _END.match(line.text[: len(line.text) - len(line.text.lstrip()) + 8])
                if found is None or len(line.text) - found.end(1) < _WIDTH:
                    return None
            text = line.text.rstrip("\r\n")
            text += " " * (-(len(text) - found.end(1)) % _WIDTH)
            data = _cells(page, line, text, found.end(1))
            blank = len(data) - len(data.rstrip(b" ")) if text.endswith("    ") else 0
            # hexdump fills the last row with blanks, which may be no spaces of the data.
            return Row(line, found.start(1), found[1], bytes(data), len(data) - blank)

        blocks = read_rows(page, parse, Rules((8, 16, 10), _none, end=_END))
        for block in blocks:
            last = next(line for line in page.lines if line.number == max(block.lines))
            if _END.match(last.text) is None and last.text.endswith(" "):
                message = tr(
                    "the row ends in blanks, which may be spaces or nothing; add the line with the "
                    "last offset"
                )
                raise page.error(last, len(last.text.rstrip()), message)
        return blocks


def _cells(page: Page, line: Line, text: str, start: int) -> bytearray:
    """Return the bytes of a row's columns."""
    data = bytearray()
    for at in range(start, len(text), _WIDTH):
        cell = text[at : at + _WIDTH]
        value = _value(cell)
        if value is None:
            message = tr("{shown} is no character of od -c in four columns", shown=shown(cell))
            raise page.error(line, at, message)
        data.append(value)
    return data


def _count_bare(page: Page) -> int:
    """Return how many rows without an offset there are, where they are most of the text."""
    found = count_rows(page, _BARE)
    return found if 2 * found >= min(len(page.lines), ENOUGH) else 0


def _bare(page: Page) -> tuple[Block, ...]:
    """Return the dump of rows without offsets, which must be all of the text."""
    full = max(len(line.text) for line in page.lines)
    data = bytearray()
    for number, line in enumerate(page.lines, start=page.lines[0].number):
        if line.text.strip() == "*":
            message = tr(
                "'*' stands for rows that were left out, but no offset behind it tells how many; "
                "add the line with the last offset, or dump with -v"
            )
            raise page.error(line, 0, message)
        if line.number != number:
            raise page.error(
                line, 0, tr("lines of numbers stand apart; expected one block of them")
            )
        size = len(line.text)
        if size % _WIDTH or (line is not page.lines[-1] and size < full):
            message = tr(
                "the row does not end with a whole byte, or before the others do: spaces at its "
                "end may be gone; od -A x -c has offsets"
            )
            raise page.error(line, len(line.text.rstrip()), message)
        data += _cells(page, line, line.text, 0)
    if len(page.lines[-1].text) < full and not is_whole(bytes(data)):
        message = tr(
            "rows without offsets, and argsz does not say that they are all: a space at the end is "
            "nothing to be seen; od -A x -c has offsets"
        )
        raise page.error(page.lines[0], 0, message)
    numbers = frozenset(line.number for line in page.lines)
    return (Block(bytes(data), page.lines[0].number, lines=numbers),)


def _value(cell: str) -> int | None:
    if cell == "    ":
        return 0x20
    if cell[:1] != " ":
        return None
    body = cell[1:]
    if re.fullmatch(r"[0-3][0-7]{2}", body):
        return int(body, 8)
    if body[0] != " ":
        return None
    if body[1] == "\\" and body[2] in _NAMED:
        return _NAMED[body[2]]
    return ord(body[2]) if body[1] == " " and "!" <= body[2] <= "~" else None


def _none(token: str) -> bytes:
    raise ValueError(token)
