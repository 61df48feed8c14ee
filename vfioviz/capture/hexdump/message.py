"""Bytes within a message: ``%*ph`` of printk in all its forms, bpftrace's ``%rx``.

``vfio: info=50 00 00 00 0f``, ``%*phC`` with colons, ``%*phD`` with dashes, ``%*phN`` with nothing
between (lib/vsprintf.c, v6.12: at most 64 bytes). Numbers of the message may stand around, so what
is read must look like an answer; messages that follow one another with 64 bytes go on.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from vfioviz.capture.hexdump.columns import damaged_front
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_short, is_whole
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.language import mark, tr

_BYTE = "[0-9a-fA-F]{2}"
_RUN = re.compile(
    rf"(?<![0-9a-zA-Z.:\-])(?:0[xX])?"
    rf"(?:{_BYTE}(?P<s>[ :\-]){_BYTE}(?:(?P=s){_BYTE}){{6,}}|(?:{_BYTE}){{8,}})"
    r"(?![0-9a-zA-Z])(?![:\-][0-9a-zA-Z])"
)
_MORE = re.compile(rf"(?:^|[\s'\"])(?:{_BYTE}){{2,}}['\")\],;]*\s*\Z")
_AGAIN = re.compile(
    rf"(?<![0-9a-zA-Z.:\-])(?:{_BYTE}(?P<s>[ :\-]){_BYTE}(?:(?P=s){_BYTE}){{2,}}|(?:{_BYTE}){{4,}})"
    r"(?![0-9a-zA-Z])(?![:\-][0-9a-zA-Z])"
)
_BELOW = 2
"""Lines below a message in which the rest of it may stand."""
_CUT = re.compile(rf"{_BYTE}[ :\-,]{_BYTE}[ :\-,]?[ ]?\.\.\.(?!\.|\S{{2}})")
_WIDE = re.compile(rf"(?<![0-9a-zA-Z]){_BYTE}[ :\-]([fF]{{6}}{_BYTE})(?![0-9a-zA-Z])")
"""What C writes of a signed char."""
_SHORT = re.compile(rf"{_BYTE}(?:(?P<s>[ :\-]?){_BYTE}(?:(?P=s){_BYTE})*)?")
_OFFSET = re.compile(r"\W*(?:0[xX])?[0-9a-fA-F`]{4,17}:?\W*")
_BEHIND = re.compile(rf"[ \t]{{2,4}}{_BYTE}[ :\-]")
_FRONT = re.compile(rf"[:.\-]{_BYTE} \Z")
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
    stop: int


class Message(Plainly):
    """Bytes in the middle of a line."""

    key = "ph"
    title = mark("%*ph in a message")

    def count(self, page: Page) -> int:
        """Return how many lines hold such bytes behind other text."""
        found = 0
        for line in page.dense:
            found += _find(line) is not None
            if found == ENOUGH:
                break
        return found

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each message."""
        del reading
        found: list[_Found] = []
        for line in page.lines:
            _refuse_cut(page, line)
            one = _find(line) or (_rest(line, found[-1]) if found else None)
            if one is not None:
                found.append(one)
        blocks: list[Block] = []
        tag = ""
        for one in found:
            lines = frozenset({one.line.number})
            last = blocks[-1] if blocks else None
            follows = (
                last is not None
                and one.tag == tag
                and len(last.data) % _MOST == 0
                and not is_whole(last.data)
            )
            if follows and last is not None:
                blocks[-1] = last._replace(data=last.data + one.data, lines=last.lines | lines)
            else:
                blocks.append(Block(one.data, one.line.number, lines=lines, doubtful=True))
            tag = one.tag
        _refuse_damaged(page, found, blocks)
        _refuse_more(page, blocks)
        cut = tr("64 bytes are the most that one %*ph writes, so it may be cut off")
        return tuple(
            block._replace(note=cut)
            if len(block.data) % _MOST == 0 and not is_whole(block.data)
            else block
            for block in blocks
        )


def _refuse_damaged(page: Page, found: list[_Found], blocks: list[Block]) -> None:
    """Refuse bytes in front of which another stands with a digit that is none."""
    doubtful = {number for block in blocks if not is_whole(block.data) for number in block.lines}
    for one in found:
        bad = damaged_front(one.line.text, one.start) if one.line.number in doubtful else None
        if bad is not None:
            message = tr(
                "{shown} is no hex digit, in a line of hex", shown=shown(one.line.text[bad])
            )
            raise page.error(one.line, bad, message)


def _refuse_more(page: Page, blocks: list[Block]) -> None:
    """Refuse a line below that ends in hex, where argsz says that bytes are missing."""
    ends = {max(block.lines) for block in blocks if is_short(block.data)}
    numbers = [line.number for line in page.lines] if ends else []
    below = {
        number for at, number in enumerate(numbers) if ends & {*numbers[max(at - _BELOW, 0) : at]}
    }
    for line in page.lines if ends else ():
        behind = line.number in ends and (one := _find(line)) and _has_more(line.text, one.stop)
        if behind or (line.number in below and _MORE.search(line.text[:_LONGEST])):
            message = tr(
                "argsz says that the answer is longer than the bytes that were read, and this line "
                "may hold more of it; give the dump alone, on lines of one form"
            )
            raise page.error(line, 0, message)


def _refuse_cut(page: Page, line: Line) -> None:
    """Refuse ``<Buffer 18 00 ... 70 more bytes>``, and bytes among which one is wider."""
    cut = _CUT.search(line.text[:_LONGEST])
    if cut is not None:
        message = tr("the bytes are cut off by '...'; show all of them")
        raise page.error(line, cut.end() - 3, message)
    wide = _WIDE.search(line.text[:_LONGEST])
    if wide is not None:
        message = tr("{shown} among bytes; expected two hex digits", shown=shown(wide[1]))
        raise page.error(line, wide.start(1), message)


def _rest(line: Line, last: _Found) -> _Found | None:
    """Return the end of the bytes of the message above: few of them, behind the same words."""
    if line.number != last.line.number + 1 or len(last.data) % _MOST or is_whole(last.data):
        return None
    if _VARIES.sub("", line.text[: last.start]) != last.tag:
        return None
    text = line.text[last.start :].strip()
    found = _SHORT.fullmatch(text)
    if found is None:
        return None
    data = bytes.fromhex(re.sub(r"[ :\-]", "", text))
    return _Found(line, last.start, data, last.tag, len(line.text))


def _find(line: Line) -> _Found | None:
    """Return the longest run of bytes of a line; the other text is the message."""
    best: re.Match[str] | None = None
    for found in _RUN.finditer(line.text[:_LONGEST]):
        if found["s"] is None and len(found[0]) < _STREAM_LEAST:
            continue
        if best is None or len(found[0]) > len(best[0]):
            best = found
    if best is None or (
        not line.text[: best.start()].strip() and not line.text[best.end() :].strip()
    ):
        return None
    if _OFFSET.fullmatch(line.text[: best.start()]):
        return None
    digits = best[0][2:] if best[0][:2] in {"0x", "0X"} else best[0]
    data = (
        bytes.fromhex(re.sub(r"[ :\-]", "", digits)) if best["s"] or len(digits) % 2 == 0 else b""
    )
    if not is_whole(data) and _is_part(line.text, best):
        return None
    if digits != best[0] and best["s"] and not is_whole(data) and is_whole(data[1:]):
        data = data[1:]  # "#define X 0x10 58 00 00 00": the others have no 0x
    tag = _VARIES.sub("", line.text[: best.start()])
    return _Found(line, best.start(), data, tag, best.end()) if data else None


def _has_more(text: str, stop: int) -> bool:
    """Whether four bytes or more stand on a line behind those that were read."""
    return _AGAIN.search(text[:_LONGEST], stop) is not None


def _is_part(text: str, run: re.Match[str]) -> bool:
    """Whether more bytes stand in front of a run or behind it: ``1:24 00 ...``, two columns."""
    return (
        _BEHIND.match(text, run.end()) is not None
        or _FRONT.search(text[max(run.start() - 4, 0) : run.start()]) is not None
    )
