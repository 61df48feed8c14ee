"""Numbers behind an address or offset: gdb's ``x/80ub``, ``x/20dw``, ``x/40oh``, ``x/80cb``,
``x/4a``, QEMU's ``xp /20uw`` and ``/80cb``, ``od -t d4``, ``-t u1``, ``-t o4``, ``hexdump -d``.

The digits do not tell how many bytes a number has: the step from row to row does; a row alone is
read in each size that its numbers fit in.
"""  # noqa: D205 -- the forms are the summary

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump.arraytext import character
from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.columns import spells
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.gdb import ADDRESS
from vfioviz.capture.hexdump.likeness import is_likely, is_short
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules, swap
from vfioviz.language import mark, tr

_CHAR = r"'(?:\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\[^x\n]|[^\\\n])'"
_VALUE = rf"(?:-?[0-9]+(?:[ \t]{_CHAR})?|0[xX][0-9a-fA-F]+(?:[ \t]<[^>]{{0,200}}>)?|{_CHAR})"
_MEMORY = re.compile(ADDRESS + rf"(?:[ \t]+{_VALUE})+[ \t]*\Z")
_OFFSET = re.compile(r"[ \t]*([0-9a-fA-F]{6,8})(?:[ \t]+-?[0-9]+)+[ \t]*\Z")
_END = re.compile(r"[ \t]*([0-9a-fA-F]{6,8})[ \t]*\Z")
_NEAR_MEMORY = re.compile(ADDRESS + r"(?=[ \t])")
_NEAR_OFFSET = re.compile(r"[ \t]*(0[0-9a-fA-F]{5,7})(?=[ \t])")
_TOKEN = re.compile(rf"(?<=\s)({_VALUE})(?=\s|\Z)")
_NUMBER = re.compile(rf"(-?[0-9]+|0[xX][0-9a-fA-F]+)?(?:[ \t]?({_CHAR}|<[^>]*>))?\Z")
_GAP = re.compile(r"[ \t]{2,}(?=\S)")
_PAIRS = re.compile(r"(?:[0-9a-fA-F]{2}){1,8}")
_FILLED = re.compile(r"0[xX]0[0-9a-fA-F]")
_SIZES = (1, 2, 4, 8)
_PADDED = {3: 1, 5: 2, 6: 2, 11: 4, 22: 8}
"""Digits that od and hexdump fill with zeros (octal, and hexdump's five decimal): bytes."""
_DECIMAL_WORD = 5
_ROW = 16
"""Bytes that gdb and QEMU's monitor write in a row at most, LLDB unless it is told otherwise."""
_LEAST = 8
_PADDING = re.compile(r"-?0[0-9]")
_NO_OCTAL = re.compile(r"-|00|0?[0-7]*[89]|[1-9]")
_PITCH = {4: 1, 5: 1, 6: 2, 7: 2, 11: 4, 12: 4, 21: 8}
"""Columns from number to number, as od and QEMU's monitor write decimals: bytes."""


class _Row(NamedTuple):
    offset: str
    tokens: tuple[str, ...]
    pitch: int
    """Columns from the end of one token to the next, where that is the same for all; else 0."""


class _Style(NamedTuple):
    """How all rows of a page are written."""

    rows: tuple[_Row, ...]
    memory: bool
    """Whether addresses are in hex, with a colon."""
    base: int
    """Of numbers without a prefix."""
    stop: str
    """The offset behind the last row; "" where there is none."""


class Numbers(Plainly):
    """An address or offset, then decimal, octal or unfilled hex numbers, or characters."""

    key = "numbers"
    title = mark("gdb x/d, x/u, x/c, od -t d (numbers)")

    def count(self, page: Page) -> int:
        """Return how many rows there are, if their numbers follow their offsets."""
        style = _style(page)
        return min(len(style.rows), ENOUGH) if style and _sizes(style) else 0

    @override
    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return the sizes that the rows' offsets leave."""
        style = _style(page)
        return (style and _sizes(style)) or _SIZES

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        style = _style(page)
        if style is None:
            return ()
        size = reading.size or (_sizes(style) or (1,))[0]
        like, near = (_MEMORY, _NEAR_MEMORY) if style.memory else (_OFFSET, _NEAR_OFFSET)

        def convert(token: str) -> bytes:
            return _bytes(token, style.base, size, reading)

        def parse(line: Line) -> Row | None:
            found = like.match(line.text) or near.match(line.text)
            if found is None:
                return None
            data = bytearray()
            stop = _behind(line.text, found, memory=style.memory)
            for token in _tokens(page, line, stop):
                try:
                    data += convert(token.group())
                except ValueError:
                    message = tr(
                        "{shown} is no number of {size} bytes", shown=shown(token[0]), size=size
                    )
                    raise page.error(line, token.start(), message) from None
            return Row(line, found.start(1), found[1], bytes(data), len(data), size)

        bases = (16,) if style.memory else (8, 10, 16)
        end = None if style.memory else _END
        rules = Rules(bases, convert, end=end, absolute=style.memory, padding=size - 1)
        blocks = read_rows(page, parse, rules)
        if style.memory:
            blocks = tuple(block._replace(note="") for block in blocks)
            _refuse_wide(page, style, size, blocks)
        _refuse_cut(page, style, blocks)
        return tuple(block._replace(words=size) for block in blocks)


def _refuse_wide(page: Page, style: _Style, size: int, blocks: tuple[Block, ...]) -> None:
    """Refuse rows that are as wide only because others are missing, as the bytes tell."""
    width = max(len(row.tokens) for row in style.rows) * size
    for block in blocks if width > _ROW and len(style.rows) > 1 else ():
        if not is_likely(block.data):
            line = next(line for line in page.lines if line.number == block.line)
            message = tr(
                "by their addresses these rows hold {width} bytes each, where debuggers write "
                "{most}; rows may be missing between them",
                width=width, most=_ROW,
            )  # fmt: skip
            raise page.error(line, 0, message)


def _refuse_cut(page: Page, style: _Style, blocks: tuple[Block, ...]) -> None:
    """Refuse a row of characters alone: gdb shows one byte of a number of any size with each."""
    characters = any("'" in token for row in style.rows for token in row.tokens)
    for block in blocks if style.memory and characters and len(style.rows) == 1 else ():
        if is_short(block.data) or len(block.data) < _LEAST:
            line = next(line for line in page.lines if line.number == block.line)
            message = tr(
                "gdb shows one byte of each number with a character, and nothing says that this is "
                "all; p/x shows the numbers"
            )
            raise page.error(line, 0, message)


def _tokens(page: Page, line: Line, start: int) -> Iterator[re.Match[str]]:
    """Yield the numbers of a row; raise at the first token that is not a number."""
    position = start
    for token in _TOKEN.finditer(line.text, start):
        if line.text[position : token.start()].strip():
            break
        yield token
        position = token.end()
    rest = line.text[position:]
    if rest.strip():
        at = position + len(rest) - len(rest.lstrip())
        message = tr("{shown} is no number of this row", shown=shown(line.text[at:].split()[0]))
        raise page.error(line, at, message)


def _is_a_number_too(row: _Row) -> bool:
    """Whether what stands for the offset of a row alone is as wide as its numbers: od -An."""
    return len(row.offset) in _PADDED and all(len(one) == len(row.offset) for one in row.tokens)


def _behind(text: str, found: re.Match[str], *, memory: bool) -> int:
    return text.index(":", found.end(1)) + 1 if memory else found.end(1)


def _style(page: Page) -> _Style | None:
    """Return how the rows of the commoner kind are written; None where there are none."""
    if "numbers" not in page.memo:
        page.memo["numbers"] = _find_style(page)
    found: _Style | None = page.memo["numbers"]
    return found


def _find_style(page: Page) -> _Style | None:
    kinds: dict[bool, list[_Row]] = {True: [], False: []}
    stop = ""
    for line in page.dense:
        for memory, like in ((True, _MEMORY), (False, _OFFSET)):
            found = like.match(line.text)
            if found is not None and not _is_spelled(line.text, found.end(1)):
                kinds[memory].append(_row(line.text, found, memory=memory))
                break
        else:
            end = _END.match(line.text) if kinds[False] and not stop else None
            stop = end[1] if end else stop
        if max(map(len, kinds.values())) == ENOUGH:
            break
    memory = len(kinds[True]) >= len(kinds[False])
    rows = kinds[memory]
    if memory and all(map(_as_xxd, rows)) and not any("0x" in line.text for line in page.dense):
        return None
    if not memory and len(rows) == 1 and not stop and _is_a_number_too(rows[0]):
        return None
    base = _base(rows, memory=memory) if rows else None
    return None if base is None else _Style(tuple(rows), memory, base, stop)


def _is_spelled(text: str, start: int) -> bool:
    """Whether pairs of hex digits are followed by what they are as text: a row of xxd."""
    for gap in _GAP.finditer(text, start):
        groups = text[start : gap.start()].lstrip(":").split()
        if not all(map(_PAIRS.fullmatch, groups)):
            return False
        data, column = bytes.fromhex("".join(groups)), text[gap.end() :].rstrip()
        width = len(groups[0]) // 2 if groups else 1
        if len(data) >= _LEAST and (spells(column, data) or spells(column, swap(data, width))):
            return True
    return False


def _as_xxd(row: _Row) -> bool:
    """Whether a row could be one of xxd with a digit lost: ``00000000: 18 0``."""
    return len(row.offset) == 8 and all(re.fullmatch(r"[0-9]{1,2}", token) for token in row.tokens)


def _row(text: str, found: re.Match[str], *, memory: bool) -> _Row:
    start = _behind(text, found, memory=memory)
    tokens = list(_TOKEN.finditer(text, start))
    # gdb and LLDB write no columns: a tab or one blank stands between any two.
    columns = not memory or ("\t" not in text[start:] and "  " in text[start:].strip())
    steps = {after.end() - here.end() for here, after in pairwise(tokens)} if columns else set()
    pitch = steps.pop() if len(steps) == 1 else 0
    return _Row(found[1], tuple(token.group() for token in tokens), pitch)


def _base(rows: list[_Row], *, memory: bool) -> int | None:
    """Return the base of numbers without a prefix; None: they are hex words."""
    tokens = [token for row in rows for token in row.tokens]
    if memory and any(map(_FILLED.match, tokens)):
        return None
    plain = [token for token in tokens if token[:2] not in {"0x", "0X"}]
    if not any(map(_PADDING.match, plain)):
        return 10
    if memory:
        # gdb and QEMU prefix octal with a single 0; more zeros are padding of hex words.
        return None if any(map(_NO_OCTAL.match, plain)) else 8
    widths = {len(token) for token in plain}
    width = widths.pop() if len(widths) == 1 else 0
    if width not in _PADDED or _PADDED[width] == 1:
        return None
    return 10 if width == _DECIMAL_WORD else 8


def _sizes(style: _Style) -> tuple[int, ...]:
    """Return the sizes in which the numbers fit and the offsets follow one another."""
    found: list[int] = []
    fits: list[int] = []
    width = len(style.rows[0].tokens[0])
    fixed = (
        _PADDED.get(width)
        if not style.memory and style.rows[0].tokens[0][0] == "0" and width > 1
        else None
    )
    for size in _SIZES:
        if fixed and size != fixed:
            continue
        try:
            for row in style.rows:
                for token in row.tokens:
                    _bytes(token, style.base, size, Reading())
        except ValueError:
            continue
        fits.append(size)
        bases = (16,) if style.memory else (8, 10, 16)
        if any(_follow(style, size, base) for base in bases):
            found.append(size)
    pitches = {row.pitch for row in style.rows if row.pitch}
    told = _PITCH.get(pitches.pop()) if len(pitches) == 1 else None
    # Where the step says otherwise, rows are missing.
    return (told,) if told in fits and found and told else tuple(found)


def _follow(style: _Style, size: int, base: int) -> bool:
    """Whether some rows are exactly one row apart, and none closer."""
    try:
        offsets = [int(row.offset, base) for row in style.rows]
        if style.stop:
            offsets.append(int(style.stop, base))
    except ValueError:
        return False
    if len(offsets) == 1:
        return True
    lengths = [len(row.tokens) * size for row in style.rows]
    steps = [there - here for here, there in pairwise(offsets)]
    if style.stop:
        return any(
            0 <= length - step < size or step == length
            for step, length in zip(steps, lengths, strict=False)
        )
    return any(step == length for step, length in zip(steps, lengths, strict=False))


def _bytes(token: str, base: int, size: int, reading: Reading) -> bytes:
    """Return the bytes of one number or character; ValueError where it is none of this size."""
    found = _NUMBER.match(token)
    if found is None or not token:
        raise ValueError(token)
    number, char = found.groups()
    if char and char[0] == "<":
        char = None
    if number is None:
        if char is None:  # where a debugger names a place, and nothing else
            raise ValueError(token)
        if size > 1:
            # QEMU shows a character of the lowest byte only.
            raise ValueError(token)
        value = _char(char)
    else:
        hexed = number[:2] in {"0x", "0X"}
        value = int(number, 16 if hexed else base)
        if char and (value & 0xFF) != _char(char):
            raise ValueError(token)
        if char and size > 1:
            # gdb shows a character of the lowest byte only.
            raise ValueError(token)
    if not -(1 << (8 * size - 1)) <= value < 1 << (8 * size):
        raise ValueError(token)
    return (value & ((1 << (8 * size)) - 1)).to_bytes(size, reading.order)


def _char(text: str) -> int:
    """Return the byte of a character in quotes; ValueError where it is none."""
    value = character(text[1:-1])
    if value > 0xFF:
        raise ValueError(text)
    return value
