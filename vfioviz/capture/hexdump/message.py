"""Bytes within a message: ``%*ph`` of printk in all its forms, bpftrace's ``%rx``.

``vfio: info=50 00 00 00 0f``, ``%*phC`` with colons, ``%*phD`` with dashes, ``%*phN`` with nothing
between (lib/vsprintf.c, v6.12: at most 64 bytes). Numbers of the message may stand around, so what
is read must look like an answer; messages that follow one another with 64 bytes go on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_likely
from vfioviz.capture.hexdump.page import Line, Page
from vfioviz.language import mark

_BYTE = "[0-9a-fA-F]{2}"
_RUN = re.compile(
    rf"(?<![0-9a-zA-Z.:\-])(?:0[xX])?(?:{_BYTE}(?P<s>[ :\-]){_BYTE}(?:(?P=s){_BYTE}){{6,}}|(?:{_BYTE}){{8,}})"
    r"(?![0-9a-zA-Z])(?![:\-][0-9a-zA-Z])"
)
_STREAM_LEAST = 32
"""Digits of a stream within a message: a shorter one is a number or a commit."""
_MOST = 64
"""Bytes that one ``%*ph`` writes."""
_VARIES = re.compile(r"[0-9]+")
_LONGEST = 65_536


class _Found(NamedTuple):
    line: Line
    start: int
    data: bytes
    tag: str


class Message(Plainly):
    """Bytes in the middle of a line."""

    key = "ph"
    title = mark("%*ph in a message")

    def count(self, page: Page) -> int:
        """Return how many lines hold such bytes behind other text."""
        found = 0
        for line in page.lines:
            found += _find(line) is not None
            if found == ENOUGH:
                break
        return found

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each message."""
        del reading
        found = [one for line in page.lines if (one := _find(line)) is not None]
        blocks: list[Block] = []
        tag = ""
        for one in found:
            lines = frozenset({one.line.number})
            last = blocks[-1] if blocks else None
            follows = (
                last is not None
                and one.tag == tag
                and len(last.data) % _MOST == 0
                and not _is_whole(last.data)
            )
            if follows and last is not None:
                blocks[-1] = last._replace(data=last.data + one.data, lines=last.lines | lines)
            else:
                blocks.append(Block(one.data, one.line.number, lines=lines, doubtful=True))
            tag = one.tag
        return tuple(blocks)


def _is_whole(data: bytes) -> bool:
    told = {int.from_bytes(data[:4], "little"), int.from_bytes(data[:4], "big")}
    return len(data) in told and is_likely(data)


def _find(line: Line) -> _Found | None:
    """Return the longest run of bytes of a line; the other text is the message."""
    best: re.Match[str] | None = None
    for found in _RUN.finditer(line.text[:_LONGEST]):
        if found["s"] is None and len(found[0]) < _STREAM_LEAST:
            continue
        if best is None or len(found[0]) > len(best[0]):
            best = found
    if best is None or (not line.text[: best.start()].strip() and not line.text[best.end() :].strip()):
        return None
    digits = best[0][2:] if best[0][:2] in {"0x", "0X"} else best[0]
    data = bytes.fromhex(re.sub(r"[ :\-]", "", digits)) if best["s"] or len(digits) % 2 == 0 else b""
    tag = _VARIES.sub("", line.text[: best.start()])
    return _Found(line, best.start(), data, tag) if data else None

