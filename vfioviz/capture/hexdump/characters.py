r"""LLDB's ``x/80cb``: ``0x555555558060: P\0\0\0\x0f\0\0\0``, up to 32 characters a row.

Every character behind the colon and a space is a byte; the next row's address tells whether a
space at the end of a row was lost.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules
from vfioviz.language import mark, tr

_LIKE = re.compile(
    r"[ \t]*0x([0-9a-fA-F]{4,16}): "
    r"(?=.*\\(?:0|x[0-9a-fA-F]{2}))((?:\\(?:x[0-9a-fA-F]{2}|.)|[^\\])+)\Z"
)
_NEAR = re.compile(r"[ \t]*0x([0-9a-fA-F]{4,16}): (?=\S{8})(.*)\Z")
_PART = re.compile(r"\\x([0-9a-fA-F]{2})|\\([0abtnvfre\\'\"])|([ -\[\]-~])")
_NAMED = {
    "0": 0, "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27,
    "\\": 92, "'": 39, '"': 34,
}  # fmt: skip


class Characters(Plainly):
    """An address, then characters and escapes with nothing between them."""

    key = "lldb-c"
    title = mark("LLDB x/c")

    def count(self, page: Page) -> int:
        """Return how many rows there are."""
        return count_rows(page, _LIKE)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        del reading

        def parse(line: Line) -> Row | None:
            found = _LIKE.match(line.text) or _NEAR.match(line.text)
            if found is None:
                return None
            data = bytearray()
            position = found.start(2)
            while position < len(line.text):
                part = _PART.match(line.text, position)
                if part is None:
                    message = tr("{shown} is no byte", shown=shown(line.text[position:]))
                    raise page.error(line, position, message)
                if part[1]:
                    data += bytes.fromhex(part[1])
                else:
                    data.append(_NAMED[part[2]] if part[2] else ord(part[3]))
                position = part.end()
            return Row(line, found.start(1), found[1], bytes(data), len(data))

        rules = Rules((16,), _none, absolute=True)
        return tuple(block._replace(note="") for block in read_rows(page, parse, rules))


def _none(token: str) -> bytes:
    raise ValueError(token)
