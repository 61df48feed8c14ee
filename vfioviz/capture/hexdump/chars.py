r"""``od -c`` and ``hexdump -c``: ``0000000   P  \0  \0  \0 017``, four columns a byte.

A space is a blank column, so the columns count; what a mail program moved is refused by the
offset that follows.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import mark, tr

_CELL = r"(?:\\[0abtnvfr]|[0-3][0-7]{2}|[!-~])"
_LIKE = re.compile(rf"[ \t]*([0-9a-fA-F]{{6,8}})(?=.*\\0)(?:[ ]{{1,8}}{_CELL})+[ ]*\Z")
_NEAR = re.compile(r"[ \t]*(0[0-9a-fA-F]{5,7})(?=[ \t].*\\[0abtnvfr])")
_END = re.compile(r"[ \t]*([0-9a-fA-F]{6,8})[ \t]*\Z")
_WIDTH = 4
_NAMED = {"0": 0, "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


class Chars(Plainly):
    """An offset, then a character, an escape or three octal digits for each byte."""

    key = "od-c"
    title = mark("od -c, hexdump -c")

    def count(self, page: Page) -> int:
        """Return how many rows there are."""
        return count_rows(page, _LIKE)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading

        def parse(line: Line) -> Row | None:
            found = _LIKE.match(line.text) or _NEAR.match(line.text)
            if found is None:
                # A row may hold no zero at all; its columns tell it.
                found = _END.match(line.text[: len(line.text) - len(line.text.lstrip()) + 8])
                if found is None or len(line.text) - found.end(1) < _WIDTH:
                    return None
            data = bytearray()
            text = line.text.rstrip("\r\n")
            text += " " * (-(len(text) - found.end(1)) % _WIDTH)
            for start in range(found.end(1), len(text), _WIDTH):
                cell = text[start : start + _WIDTH]
                value = _value(cell)
                if value is None:
                    message = tr(
                        "{shown} is no character of od -c in four columns", shown=shown(cell)
                    )
                    raise page.error(line, start, message)
                data.append(value)
            blank = len(data) - len(data.rstrip(b" ")) if text.endswith("    ") else 0
            # hexdump fills the last row with blanks, which may be no spaces of the data.
            return Row(line, found.start(1), found[1], bytes(data), len(data) - blank)

        blocks = read_rows(page, parse, Rules((8, 16, 10), _none, end=_END))
        for block in blocks:
            last = next(line for line in page.lines if line.number == max(block.lines))
            if _END.match(last.text) is None and last.text.endswith("    "):
                message = tr(
                    "the row ends in blanks, which may be spaces or nothing; add the line with the "
                    "last offset"
                )
                raise page.error(last, len(last.text.rstrip()), message)
        return blocks


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
