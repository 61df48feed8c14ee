"""Offset and bytes parted by spaces alone: Wireshark, tshark ``-x``, SPDK, strace, WinDbg, hexyl.

``0010   00 80 00 00 ...   ........`` (Wireshark, four digits), ``00000010  00 80 ...  ........``
(SPDK's ``spdk_log_dump``, hexyl without border), `` | 00010  00 80 ...  ........ |`` (strace
``-e read=``), ``ffff8001`12345678  00 80 00 00-00 00 ...`` (WinDbg ``db``; ``dw``, ``dd``, ``dq``
and ``dc`` write words), ``0x00000010  0080 0000 ...  ........`` (radare2 ``px``; ``pxw`` and
``pxq`` write words with 0x), ``  0x00000010 00800000 ... ........`` (``readelf -x``).
The first column is an offset where the rows follow one another by it.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.columns import body, spells
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.capture.hexdump.rows import Row, Rules, swap
from vfioviz.capture.source import CaptureError
from vfioviz.language import mark, tr

_ADDRESS = r"[ \t]*(\|[ ]|0[xX])?([0-9a-fA-F]{8}`[0-9a-fA-F]{8}|[0-9a-fA-F]{4,16})"
_LIKE = re.compile(_ADDRESS + r"([ \t]+)(?=(?:0[xX])?[0-9a-fA-F`]{2,}(?:[ \t-]|\Z))")
_NEAR = re.compile(
    r"[ \t]*(\|[ ]|0[xX](?=[0-9a-fA-F]{8}))?([0-9a-fA-F]{8}`[0-9a-fA-F]{8}|0[0-9a-fA-F]{3,15})"
    r"([ \t]{2,})(?=\S)"
)
_END = re.compile(r"[ \t]*([0-9a-fA-F]{4,16})[ \t]*\Z")
_DASH = re.compile(r"(?<=[0-9a-fA-F]{2})-(?=[0-9a-fA-F]{2}(?:[ \-]|\Z))")
_TICK = re.compile(r"(?<=[0-9a-fA-F]{8})`(?=[0-9a-fA-F]{8})")
_PREFIXED = re.compile(r"[ \t]+0[xX](?:[0-9a-fA-F]{2})+(?:[ \t]|\Z)")
_PREFIX = re.compile(r"(?<=[ \t])0[xX](?=(?:[0-9a-fA-F]{4}){1,4}(?:[ \t]|\Z))")
_SECTION = re.compile(r".{0,8}\b(?:Contents|dump) of section\b")
"""objdump -s, readelf -x: groups are bytes in their order."""
_PX = re.compile(r"[ \t]*0[xX][0-9a-fA-F]{8,16}[ ]{2}(?:[0-9a-fA-F]{2}){1,2}(?:[ ]|\Z)")
_ANSWER = 1 << 16


class _Head(NamedTuple):
    offset: int
    size: int
    width: int
    sure: bool
    """Whether the row alone tells that its first column is an offset."""
    straight: bool | None
    """Whether the text column spells the bytes in order, or in words backwards; None: neither."""


class Columned(Plainly):
    """An offset without a colon, bytes, and their text parted from them by spaces."""

    key = "columns"
    title = mark("Wireshark, SPDK, WinDbg (columns)")

    def count(self, page: Page) -> int:
        """Return how many rows there are, if their first column is an offset."""
        heads = _heads(page)
        if not heads:
            return 0
        follow = any(there.offset - here.offset == here.size for here, there in pairwise(heads))
        return len(heads) if follow or heads[0].sure else 0

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        heads = _heads(page)
        width = max((head.width for head in heads), default=1)
        straight = sum(head.straight is True for head in heads)
        backwards = sum(head.straight is False for head in heads)
        in_order = any(_SECTION.match(line.text) for line in page.lines) or _is_px(page)
        told = straight != backwards or in_order
        straight += in_order * ENOUGH
        little = backwards > straight if told else reading.order == "little"
        absolute = bool(heads) and heads[0].offset >= _ANSWER

        def parse(line: Line) -> Row | None:
            found = _LIKE.match(line.text) or _NEAR.match(line.text)
            if found is None:
                return None
            row = body(page, *_cleaned(line, found))
            if len(row.data) % row.width or (row.width < width and len(row.data) == row.width):
                raise page.error(line, found.end(), tr("the last word of the row is cut"))
            data = swap(row.data, row.width) if little else row.data
            offset = found[2].replace("`", "")
            return Row(line, found.start(2), offset, data, row.sure, row.width, row.text)

        def group(token: str) -> bytes:
            data = bytes.fromhex(token)
            return data[::-1] if little else data

        rules = Rules((16,), group, end=_END, absolute=absolute)
        return tuple(
            block._replace(note="" if absolute else block.note, words=1 if told else width)
            for block in read_rows(page, parse, rules)
        )


def _is_px(page: Page) -> bool:
    """Whether radare2's ``px`` wrote the rows: pairs of bytes in their order; ``pxh`` has 0x."""
    return any(_PX.match(line.text) for line in page.dense)


def _cleaned(line: Line, found: re.Match[str]) -> tuple[Line, int]:
    """Return the line with WinDbg's dash and ticks, and strace's last bar, taken out."""
    text = line.text
    start = found.end(2)
    if found[1] and found[1][0] == "|" and text.rstrip().endswith("|"):
        text = text.rstrip()[:-1].rstrip()
    text = text[:start] + _DASH.sub(" ", _TICK.sub("", text[start:]))
    if found[1] and _PREFIXED.match(text, start):
        text = text[:start] + _PREFIX.sub("  ", text[start:])
    return line._replace(text=text), start


def _heads(page: Page) -> list[_Head]:
    heads: list[_Head] = []
    for line in page.dense:
        found = _LIKE.match(line.text)
        if found is None:
            continue
        try:
            row = body(page, *_cleaned(line, found))
        except CaptureError:  # a line that is no row is none to count
            continue
        offset = int(found[2].replace("`", ""), 16)
        straight = spells(row.text, row.data) if row.text else False
        backwards = bool(row.text) and spells(row.text, swap(row.data, row.width))
        told = None if row.width == 1 or straight == backwards else straight
        tick = "`" in found[2]
        apart = len(found[3]) > 1 or found[3] == "\t"
        prefixed = bool(found[1]) and found[1][0] == "0"
        barred = bool(found[1]) and not prefixed
        spelled = straight or backwards
        sure = tick or (apart and (barred or (prefixed and spelled) or (offset == 0 and straight)))
        heads.append(_Head(offset, len(row.data), row.width, sure, told))
        if len(heads) == ENOUGH:
            break
    return heads
