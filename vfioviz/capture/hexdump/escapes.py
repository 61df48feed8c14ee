r"""``\x10\x00``: string literals, several in a row, gdb's and strace's, or escapes without quotes.

gdb's ``"P\000", '\000' <repeats 11 times>, "\002"`` is one expression; it leaves out one last zero
of a char array. strace's string is as long as its call says, or cut off by ``...``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump import printed
from vfioviz.capture.hexdump.form import Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_likely
from vfioviz.capture.hexdump.literals import LIKE, bases, literal
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Joined, Page
from vfioviz.capture.source import MAX_SIZE, CaptureError
from vfioviz.language import mark, tr

_LITERAL = re.compile(
    r"""(?:(?<![\w\\])(?<![0-9][ ])(?:[bBuUrRL]|c|br){0,2}'((?:[^'\\\n]|\\.|\\\n|(?!))*+)'"""
    r"""|"((?:[^"\\\n]|\\.|\\\n|(?!))*+)")"""
)
# Possessive throughout: a comment must not be taken apart to try again.
_BETWEEN = re.compile(
    r"(?:\s++|\\\n|\+\+?|\.(?:ascii|asciz|string)(?=\s)|/\*.*?\*/|//[^\n]*+|#[^\n]*+|(?!))*+\Z",
    re.DOTALL,
)
_REPEATS = re.compile(r"\s*<repeats\s+(\d{1,12})\s+times>")
_COMMA = re.compile(r"\s*,\s*\Z")
_GDB = re.compile(r"(?:\$\d+ = |^\w[\w.\->\[\]]* = |output)[\s{(]*\Z", re.MULTILINE)
_CUT = re.compile(r"\s?\.\.\.")
_RESULT = re.compile(r"[^\n\"]{0,80}\)\s+= (\d{1,9})\b")
_CALL = re.compile(
    r"\b(?:p?read(?:64|v)?|recv(?:from)?|p?write(?:64)?|send(?:to)?)\([^()\n\"]{0,80}\Z"
)
_CHARACTERS = re.compile(r".*?[\t{ ,]-?[0-9]{1,3}[ ]'(?:\\[0-7]{3}|\\.|[^\\\n])'")
"""gdb's numbers with their characters: an array, or rows of memory."""

_ELEMENTS = re.compile(
    r".*?(?:(?:[\s{\[(,]b?'(?:\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\.|[^\\'])'[ \t]*,){2}"
    r"|\[\d+\] = ')"
)
"""Characters that are the elements of an array."""
_OCTAL = re.compile(
    r"(?:\$\d+ = [^\n]*|\w\(\d+[^()\n\"]{0,80}, |\bchar \w+\[\d*\]\s*=\s*"
    r"|\.(?:ascii|asciz|string)\s+|\bb)\Z"
)
"""What stands in front of gdb's, strace's, C's, gas' and Python's strings: octal digits."""
_DECIMAL = re.compile(r"(?:\blocal \w+ = |\bstring = )\Z")
"""The same of Lua's and OCaml's."""
_ZERO_ENDED = re.compile(r"\.(?:asciz|string)\s+\Z")
_LLDB = re.compile(
    r"\((?:unsigned |signed )?(?:char|u?int8_t|__u8|u8)\[(\d{1,9})\]\) [^\n\"]{1,100} = \Z"
)
"""LLDB's array: the length is that of the array, whose last zero the string does not show."""
_DRGN = re.compile(r"\([\w ]{1,80} \[(\d{1,9})\]\)\Z")
"""drgn's array of char: it shows what stands before the first zero, the length all the same."""

_THREE = re.compile(r"\\[0-7]{3}")
"""An escape as gdb writes it."""

_WORD = 4


class _Piece(NamedTuple):
    start: int
    stop: int
    times: int
    end: int
    """Behind the quote and its ``<repeats>``."""
    repeats: bool


class Escapes(Plainly):
    """String literals with escapes."""

    key = "escapes"
    title = mark(r"\x.. string")

    def count(self, page: Page) -> int:
        """Return how many lines hold an escape with digits."""
        found = count_rows(page, LIKE)
        characters = max(count_rows(page, _CHARACTERS), count_rows(page, _ELEMENTS)) if found else 0
        return 0 if found and characters >= found else found

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return octal, and decimal where the escapes of digits may be Lua's or OCaml's."""
        joined, groups = _scan(page)
        # The word in front of the quote says more than what stands somewhere on the line.
        open_ = [
            before
            for group in groups
            if (_DECIMAL.search(before := _before(joined, group)) or not _OCTAL.search(before))
            and 10 in bases("".join(joined.text[one.start : one.stop] for one in group))
        ]
        return ((10, 8) if _DECIMAL.search(open_[0]) else (8, 10)) if open_ else (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each group of literals that follow one another."""
        joined, groups = _scan(page)
        if not groups:
            return printed.blocks(page)
        blocks: list[Block] = []
        failed: CaptureError | None = None
        for group in groups:
            try:
                blocks.append(_block(joined, group, reading.base or 8))
            except CaptureError as error:
                failed = failed or error
        if failed is not None and not any(is_likely(block.data) for block in blocks):
            raise failed
        if failed is not None:
            # What cannot be read is no answer's neighbour but a part of it, unless apart.
            blocks = [block for block in blocks if is_likely(block.data)]
            if not _apart(failed, blocks):
                raise failed
        return tuple(blocks)


def _scan(page: Page) -> tuple[Joined, list[list[_Piece]]]:
    """Return the text, and the literals with an escape in it, by the value that they make."""
    if "literals" not in page.memo:
        joined = page.joined()
        groups = [group for group in _groups(joined.text) if _has_escape(joined.text, group)]
        page.memo["literals"] = joined, groups
    found: tuple[Joined, list[list[_Piece]]] = page.memo["literals"]
    return found


def _apart(failed: CaptureError, blocks: list[Block]) -> bool:
    """Whether the literal that could not be read stands on no line of the others, nor next to."""
    line = failed.line or 0
    return all(line not in block.lines for block in blocks)


def _groups(text: str) -> Iterator[list[_Piece]]:
    """Yield the literals that make one value."""
    group: list[_Piece] = []
    for match in _LITERAL.finditer(text):
        span = match.span(1) if match[1] is not None else match.span(2)
        repeats = _REPEATS.match(text, match.end())
        piece = _Piece(
            *span,
            int(repeats[1]) if repeats else 1,
            repeats.end() if repeats else match.end(),
            repeats is not None,
        )
        between = text[group[-1].end : match.start()] if group else ""
        if group and not _joins(between, group[-1], piece):
            yield group
            group = []
        group.append(piece)
    if group:
        yield group


def _joins(between: str, last: _Piece, piece: _Piece) -> bool:
    if len(between) >= 4096:
        return False
    # gdb puts a comma around what repeats, and only there.
    if _COMMA.match(between):
        return last.repeats or piece.repeats
    return _BETWEEN.match(between) is not None


def _has_escape(text: str, group: list[_Piece]) -> bool:
    return any(LIKE.match(text[piece.start : piece.stop].replace("\n", " ")) for piece in group)


def _block(joined: Joined, group: list[_Piece], base: int) -> Block:
    text = joined.text
    data = bytearray()
    for piece in group:
        part = literal(joined, piece.start, piece.stop, base=base)
        if len(data) + len(part) * piece.times > MAX_SIZE:
            message = tr(
                "the text describes more than {number} MiB, the most that is read",
                number=MAX_SIZE >> 20,
            )
            raise joined.error(piece.start, message)
        data += part * piece.times
        if _ZERO_ENDED.search(text[max(piece.start - 40, 0) : piece.start - 1]):
            data += b"\0"
    first, end = group[0].start - 1, group[-1].end
    if _CUT.match(text, end):
        message = tr(
            "the string is cut off by '...'; strace -s 4096 and gdb's 'set print elements "
            "unlimited' show it whole"
        )
        raise joined.error(end, message)
    before = _before(joined, group)
    result = _RESULT.match(text, end)
    if result and _CALL.search(before) and int(result[1]) != len(data):
        message = tr("the string has {count} bytes, but the call says otherwise", count=len(data))
        raise joined.error(result.start(1), message)
    note = ""
    declared = _DRGN.search(before)
    if declared and int(declared[1]) != len(data):
        message = tr(
            "drgn shows a char array up to its first zero, {count} of {size} bytes; "
            "prog.read(address, size) shows them all",
            count=len(data), size=int(declared[1]),
        )  # fmt: skip
        raise joined.error(group[0].start, message)
    array = _LLDB.search(before)
    if array:
        data, note = _of_length(joined, group, data, int(array[1]))
    elif any(piece.repeats for piece in group) or _GDB.search(before):
        data, note = _with_last_zero(data)
    elif not before.strip() and _lacks_zero(data) and _THREE.search(text, first, end):
        data, note = _with_last_zero(data)  # of gdb's output, which names no value
    lines = frozenset(line.number for line in joined.lines_between(max(first, 0), end))
    return Block(bytes(data), joined.line_at(group[0].start).number, note, lines, weak=True)


def _before(joined: Joined, group: list[_Piece]) -> str:
    """Return what stands in front of the first quote."""
    first = group[0].start - 1
    return joined.text[max(first - 120, 0) : max(first, 0)]


def _of_length(
    joined: Joined, group: list[_Piece], data: bytearray, size: int
) -> tuple[bytearray, str]:
    """Return the bytes with the zero at the end that LLDB leaves out of an array of ``size``."""
    if len(data) == size:
        return data, ""
    if len(data) + 1 == size:
        return data + b"\0", tr("LLDB leaves out one zero at the end of a char array: put back")
    message = tr(
        "the string has {count} bytes, but the array {size}; memory read shows them all",
        count=len(data), size=size,
    )  # fmt: skip
    raise joined.error(group[0].start, message)


def _told(data: bytearray) -> set[int]:
    return {int.from_bytes(data[:4], "little"), int.from_bytes(data[:4], "big")}


def _lacks_zero(data: bytearray) -> bool:
    return len(data) + 1 in _told(data)


def _with_last_zero(data: bytearray) -> tuple[bytearray, str]:
    """Return the bytes with the zero at the end that gdb leaves out, where that is to be seen."""
    if len(data) in _told(data):
        return data, ""
    if _lacks_zero(data) or (len(data) + 1) % _WORD == 0:
        return data + b"\0", tr("gdb leaves out one zero at the end of a char array: put back")
    note = tr("gdb leaves out one zero at the end of a char array, if there was one")
    return data, note
