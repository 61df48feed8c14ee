"""Lines of bare hex, and what among them may be something else: a number, a word, an offset.

Rule: what may as well be one of these is refused where it touches the dump, never taken for bytes.
"""

from __future__ import annotations

import re
from collections import Counter

from vfioviz.capture.hexdump.form import StrayError
from vfioviz.capture.hexdump.likeness import LIKELY, ORDERS, is_whole, points
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import swap
from vfioviz.language import tr

PARTS = re.compile(r"[0-9a-fA-F]+")
_OFFSET = re.compile(
    r"[ \t]*([0-9a-fA-F]{4,16})(?:[ \t]{2,}|\t)[0-9a-fA-F]{2,16}(?:[ ][0-9a-fA-F]{2,16}){2,}\s*\Z"
)
_VALUE = 18
"""Characters of 0x and a u64; what is longer is a stream of bytes with 0x in front."""

CERTAIN = 8
"""A line with more digits can't be prose."""

_FEWEST_ROWS = 4
"""Rows of one length, two at least, one of another, and the last."""

BITS = 8
FEWEST_BITS = 128
"""Of 16 bytes: an answer has no fewer."""

_ROW = 16
"""Bytes of zeros that are a row like the next, and no number that somebody wrote above."""

_ROW_SIZES = frozenset({8, 10, 16, 20, 24, 30, 32, 40, 48, 60, 64, 128, 256})
"""Bytes that tools and people write in a line."""

_WORDS = frozenset({4, 8, 16})
"""Digits of what may be words of 2, 4 or 8 bytes."""


def bare(text: str) -> str:
    """Blank the 0x that may stand in front."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 2] in {"0x", "0X"} and len(text) > start + _VALUE:
        return text[:start] + "  " + text[start + 2 :]
    return text


def digits_of(text: str) -> list[str]:
    """Return the groups of digits in a line."""
    return PARTS.findall(bare(text))


def bytes_of(lines: list[Line]) -> bytes:
    """Return the bytes of whole pairs of digits, in the order in which they are written."""
    digits = "".join("".join(digits_of(line.text)) for line in lines)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def word_size(joined: list[list[str]]) -> int:
    """Return the bytes in a word, where all groups are of one size that words have; else 1."""
    widths = {len(part) for parts in joined for part in parts}
    count = sum(map(len, joined))
    if len(widths) != 1 or count < 2:
        return 1
    width = widths.pop()
    return width // 2 if width in _WORDS else 1


def may_be_decimal(joined: list[list[str]]) -> bool:
    """Whether no digit is a letter, and the groups are of a length that no word of hex has."""
    parts = [part for parts in joined for part in parts]
    return all(part.isdigit() for part in parts) and not {len(part) for part in parts} & {
        2,
        *_WORDS,
    }


def refuse_number(page: Page, line: Line, data: bytes) -> None:
    """Refuse 0x and digits that are an answer only from the last byte to the first."""
    if points(data[::-1]) >= max(LIKELY, points(data)):
        message = tr(
            "one number, whose last byte is an answer's first: zeros that were in front of it are "
            "gone; give the bytes, not their number"
        )
        raise StrayError.of(page.error(line, 0, message))


def refuse_bits(page: Page, lines: list[Line], joined: list[list[str]]) -> None:
    """Refuse bytes in binary that stand with something else."""
    parts = [part for parts in joined for part in parts]
    bits = [part for part in parts if len(part) == BITS and set(part) <= {"0", "1"}]
    if len(parts) > len(bits) >= FEWEST_BITS // BITS and is_whole(
        bytes(int(part, 2) for part in bits)
    ):
        others = (
            line
            for line, some in zip(lines, joined, strict=True)
            if not all(len(part) == BITS and set(part) <= {"0", "1"} for part in some)
        )
        line = next(others, lines[0])
        message = tr("{shown} among bytes in binary", shown=shown(line.text.strip()))
        raise StrayError.of(page.error(line, 0, message))


def check_words(page: Page, lines: list[Line]) -> None:
    """Refuse lines that may be a word, an offset with its row, or a number of the prose."""
    several = len(lines) > 1
    width = len(digits_of(lines[0].text)[0])
    for line in lines:
        parts = digits_of(line.text)
        text = "".join(parts)
        word = len(parts) == 1 and text.isalpha() and len(set(text.lower())) > 1
        if several and word and "fff" not in text.lower() and len(text) != width:
            message = tr(
                "{shown} may be a word or bytes; join it with the line above, or take it out",
                shown=shown(text),
            )
            raise page.error(line, 0, message)
        longer = len(parts) > 2 and len(parts[0]) > len(parts[1]) == len(parts[2])
        if longer or _OFFSET.match(line.text):
            message = tr(
                "{shown} may be an offset or bytes; take the offsets out, or give them a colon",
                shown=shown(parts[0]),
            )
            raise page.error(line, 0, message)
    first = digits_of(lines[0].text)
    if several and len("".join(first)) < CERTAIN < len("".join(digits_of(lines[1].text))):
        message = tr(
            "{shown} may be a number or bytes; join it with the line below, or take it out",
            shown=shown(lines[0].text.strip()),
        )
        raise page.error(lines[0], 0, message)


def check_short(page: Page, lines: list[Line], data: bytes) -> None:
    """Refuse a line that is short, where argsz says that the answer is so many bytes shorter."""
    heads = [data[:4], *(swap(data[:8], size)[:4] for size in (2, 4, 8))]
    told = {int.from_bytes(head, order) for head in heads for order in ORDERS}
    if len(data) in told:
        return
    counts = [len(digits_of(line.text)) for line in lines]
    widths = {len(bytes_of([line])) for line in lines[:-1]}
    if max(counts) > 1 and any(count < counts[0] for count in counts[1:-1]):
        short = next(
            line for line, count in zip(lines[1:], counts[1:], strict=True) if count < counts[0]
        )
        message = tr("a row among others that is shorter than they are; only the last may be")
        raise StrayError.of(page.error(short, 0, message))
    uneven = len(counts) > 2 and counts[-2] < counts[0]
    if uneven or (max(counts) == 1 and len(widths) == 1 and not widths & _ROW_SIZES):
        before = bytes_of(lines[:-1])
        if any(is_whole(one) for one in (before, *(swap(before, size) for size in (2, 4, 8)))):
            message = tr(
                "{shown} may be a number or bytes; join it with the line above, or take it out",
                shown=shown(lines[-1].text.strip()),
            )
            raise StrayError.of(page.error(lines[-1], 0, message))
    _refuse_odd(page, lines)
    raw = bytes_of(lines[1:])
    first = bytes_of(lines[:1])
    row = len(first) >= _ROW and not any(first) and len(first) == len(bytes_of(lines[1:2]))
    if not row and any(is_whole(one) for one in (raw, *(swap(raw, size) for size in (2, 4, 8)))):
        message = tr(
            "{shown} may be a number or bytes; join it with the line below, or take it out",
            shown=shown(lines[0].text.strip()),
        )
        raise StrayError.of(page.error(lines[0], 0, message))
    for line in lines[1:]:
        digits = "".join(digits_of(line.text))
        if len(digits) < CERTAIN and len(data) - len(digits) // 2 in told:
            message = tr(
                "{shown} may be a number or bytes; join it with the line above, or take it out",
                shown=shown(digits),
            )
            raise page.error(line, 0, message)


def _refuse_odd(page: Page, lines: list[Line]) -> None:
    """Refuse one line among rows of another length that are an answer without it."""
    if len(lines) < _FEWEST_ROWS:
        return
    sizes = [len(bytes_of([line])) for line in lines]
    usual = Counter(sizes[:-1]).most_common(1)[0][0]
    odd = [at for at, size in enumerate(sizes[:-1]) if size != usual]
    if len(odd) != 1:
        return
    (at,) = odd
    raw = bytes_of(lines[:at] + lines[at + 1 :])
    if any(is_whole(one) for one in (raw, *(swap(raw, size) for size in (2, 4, 8)))):
        message = tr(
            "{shown} stands between rows that argsz counts without it; take it out if it is none "
            "of them",
            shown=shown(lines[at].text.strip()),
        )
        raise StrayError.of(page.error(lines[at], 0, message))


def check_even(page: Page, line: Line) -> None:
    """Refuse half a byte."""
    for part in PARTS.finditer(bare(line.text)):
        if len(part.group()) % 2:
            message = tr(
                "{shown} has an odd number of digits; each byte needs two",
                shown=shown(part.group()),
            )
            raise page.error(line, part.start(), message)
