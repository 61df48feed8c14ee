"""``xxd -p`` and other bare hex: ``18000000a5a5``, ``18 00 00 00``, ``18:00:00:00``, words.

Lines that hold nothing else are the dump, so prose may stand around it, but not on its lines.
Rule: a line that may as well be a word of the prose (``face``), an offset or a number is refused
where it touches the dump, never taken for bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from typing_extensions import override

from vfioviz.capture.hexdump.base64 import is_whole_answer
from vfioviz.capture.hexdump.form import (
    ENOUGH,
    Block,
    ByteOrder,
    Plainly,
    Reading,
    StrayError,
)
from vfioviz.capture.hexdump.likeness import LIKELY, ORDERS, is_whole, points
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import swap
from vfioviz.language import mark, tr

_PARTS = re.compile(r"[0-9a-fA-F]+")
_LINE = re.compile(
    r"[ \t]*(?:0[xX](?=[0-9a-fA-F]{17}))?[0-9a-fA-F]+"
    r"(?:(?:[ \t]+[0-9a-fA-F]+)*|(?:[:\-][0-9a-fA-F]+)*|(?:,[ \t]*[0-9a-fA-F]+)*)[ \t,;:\-]*\Z"
)
_NOT_HEX = re.compile(r"[^0-9a-fA-F \t:,\-]")
_ENDS_IN_HEX = re.compile(
    r"\s(?:[0-9a-fA-F]{2}\s+){3}[0-9a-fA-F]{2}\s*\Z|\s(?:[0-9a-fA-F]{4}){1,4}(?:\s+(?:[0-9a-fA-F]{4}){1,4})+\s*\Z"
)
_OFFSET = re.compile(
    r"[ \t]*([0-9a-fA-F]{4,16})(?:[ \t]{2,}|\t)[0-9a-fA-F]{2,16}(?:[ ][0-9a-fA-F]{2,16}){2,}\s*\Z"
)
_BEGUN = re.compile(r"=(?:[0-9a-fA-F]{2})+\s*\Z")
_VALUE = 18
"""Characters of 0x and a u64; what is longer is a stream of bytes with 0x in front."""

_CERTAIN = 8
"""A line with more digits can't be prose."""

_FEWEST_ROWS = 4
"""Rows of one length, two at least, one of another, and the last."""

_BITS = 8
_FEWEST_BITS = 128
"""Of 16 bytes: an answer has no fewer."""

_ROW = 16
"""Bytes of zeros that are a row like the next, and no number that somebody wrote above."""

_ROW_SIZES = frozenset({8, 10, 16, 20, 24, 30, 32, 40, 48, 60, 64, 128, 256})
"""Bytes that tools and people write in a line."""
_WORDS = frozenset({4, 8, 16})
"""Digits of what may be words of 2, 4 or 8 bytes."""


class Plain(Plainly):
    """Hex digits and nothing else."""

    key = "hex"
    title = mark("plain hex (xxd -p)")

    def count(self, page: Page) -> int:
        """Return how many lines hold nothing but hex, if any of them is long enough to be sure."""
        matching = [line for line in page.dense if _LINE.match(line.text)]
        sure = any(_is_sure(line) for line in matching)
        alone = bool(matching) and len(matching) == len(page.lines)
        if alone and not sure and is_whole_answer("".join(line.text.strip() for line in matching)):
            return 0
        return min(len(matching), ENOUGH) if sure or alone else 0

    @override
    def usual(self, page: Page) -> ByteOrder:
        """Return "little" for several u32 or u64 in a line, else the order of the digits."""
        parts = [_digits(line.text) for line in page.lines if _LINE.match(line.text)]
        several = any(len(part) > 1 for part in parts)
        return (
            "little" if several and all(len(one) >= 8 for part in parts for one in part) else "big"
        )

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return hex, and binary where every digit is 0 or 1: Rust's ``{:08b}``."""
        parts = [
            part for line in page.lines if _LINE.match(line.text) for part in _digits(line.text)
        ]
        digits = "".join(parts)
        whole = all(len(part) == _BITS for part in parts) or len(parts) == len(page.lines)
        bits = whole and set(digits) == {"0", "1"} and len(digits) >= _FEWEST_BITS
        return (16, 2) if bits else (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps."""
        runs = list(_runs(page))
        sure = [run for run in runs if any(map(_is_sure, run))]
        if sure:
            runs = [run for run in runs if run in sure or _goes_on(page, run, sure)]
        _refuse_repeat(page, runs)
        for run in runs:
            _check_begun(page, run)
        blocks = _joined(page, runs)
        _check_parted(page, blocks)
        return tuple(_block(page, block, reading) for block in blocks)


def _check_begun(page: Page, run: list[Line]) -> None:
    """Refuse hex below ``data=00``: what the line above ends in may be its first bytes."""
    above = next((line for line in page.lines if line.number + 1 == run[0].number), None)
    if above is not None and _BEGUN.search(above.text) and not is_whole(_raw(run)):
        message = tr("the line above ends in hex too; put all bytes on lines of their own")
        raise page.error(run[0], 0, message)


def _refuse_repeat(page: Page, runs: list[list[Line]]) -> None:
    """Refuse a ``*`` among the lines: no offset says how many it stands for."""
    numbers = {line.number for run in runs for line in run}
    for line in page.lines:
        if line.text.strip() == "*" and line.number - 1 in numbers:
            message = tr(
                "'*' stands for rows that were left out, but no offset behind it tells how many; "
                "add the line with the last offset, or dump with -v"
            )
            raise StrayError.of(page.error(line, 0, message))


def _goes_on(page: Page, run: list[Line], others: list[list[Line]]) -> bool:
    """Whether only blank lines part eight digits without a number in them from another run."""
    if sum(len(part) for part in _digits(run[0].text)) < _CERTAIN:
        return False
    place = {line.number: at for at, line in enumerate(page.lines)}
    return any(
        place[run[0].number] - place[other[-1].number] == 1
        or place[other[0].number] - place[run[-1].number] == 1
        for other in others
    )


def _is_sure(line: Line) -> bool:
    parts = _digits(line.text)
    return sum(map(len, parts)) >= _CERTAIN and any(char.isdigit() for char in line.text)


def _digits(text: str) -> list[str]:
    return _PARTS.findall(_bare(text))


def _bare(text: str) -> str:
    """Blank the 0x that may stand in front."""
    start = len(text) - len(text.lstrip())
    if text[start : start + 2] in {"0x", "0X"} and len(text) > start + _VALUE:
        return text[:start] + "  " + text[start + 2 :]
    return text


def _runs(page: Page) -> Iterator[list[Line]]:
    """Yield the lines of hex that stand together, with no blank line between them."""
    run: list[Line] = []
    before: Line | None = None
    for line in page.lines:
        text, above, before = line.text, before, line
        if run and line.number != run[-1].number + 1:
            yield run
            run = []
        if _LINE.match(text):
            if not run and above is not None:
                _check_above(page, above, line)
            run.append(line)
            continue
        if run and (at := _nearly(text)) is not None:
            raise page.error(
                line, at, tr("{shown} is no hex digit, in a line of hex", shown=shown(text[at]))
            )
        if run:
            yield run
        run = []
    if run:
        yield run


def _joined(page: Page, runs: list[list[Line]]) -> list[list[Line]]:
    """Join runs separated only by blank lines, unless each is a separate answer."""
    numbers = [line.number for line in page.lines]
    place = {number: index for index, number in enumerate(numbers)}
    groups: list[list[list[Line]]] = []
    for run in runs:
        last = groups[-1][-1][-1] if groups else None
        if last is not None and place[run[0].number] == place[last.number] + 1:
            groups[-1].append(run)
        else:
            groups.append([run])
    blocks: list[list[Line]] = []
    for group in groups:
        whole = [line for run in group for line in run]
        likely = [points(_raw(run)) >= LIKELY for run in group]
        if len(group) > 1 and all(likely):
            blocks += group
        elif len(group) > 1 and (
            sum(likely) > 1
            or not all(map(_is_sure, whole))
            or (any(is_whole(_raw(run)) for run in group) and not is_whole(_raw(whole)))
        ):
            message = tr(
                "a blank line parts this from the hex above, and nothing says whether it goes on "
                "there; join the lines, or put other text between two dumps"
            )
            raise page.error(group[1][0], 0, message)
        else:
            blocks.append(whole)
    return blocks


def _raw(lines: list[Line]) -> bytes:
    digits = "".join("".join(_digits(line.text)) for line in lines)
    return bytes.fromhex(digits[: len(digits) // 2 * 2])


def _check_above(page: Page, line: Line, first: Line) -> None:
    """Make sure that the line above the first one was not meant to be part of the dump."""
    if line.number + 1 != first.number:
        return
    if (at := _nearly(line.text)) is not None:
        raise page.error(
            line, at, tr("{shown} is no hex digit, in a line of hex", shown=shown(line.text[at]))
        )
    if _ENDS_IN_HEX.search(line.text):
        message = tr(
            "the line above holds hex too, but not alone; put all bytes on lines of their own"
        )
        raise page.error(first, 0, message)


def _check_parted(page: Page, blocks: list[list[Line]]) -> None:
    """Make sure that other lines between two dumps are parted from one of them by a blank one."""
    numbers = {line.number for line in page.lines}
    for here, there in pairwise(blocks):
        first, last = here[-1].number, there[0].number
        if last > first + 1 and numbers.issuperset(range(first, last)):
            message = tr(
                "lines of hex and other lines take turns; two dumps need a blank line between "
                "them, and rows with offsets must not be broken"
            )
            raise page.error(there[0], 0, message)


def _nearly(text: str) -> int | None:
    """Return the index of the offending digit if a line is hex except for a few characters."""
    digits = sum(map(len, _PARTS.findall(text)))
    if digits < _CERTAIN or digits < 0.75 * len(text.replace(" ", "")):
        return None
    bad = _NOT_HEX.search(text)
    return bad.start() if bad else None


def _block(page: Page, lines: list[Line], reading: Reading) -> Block:
    joined = [_digits(line.text) for line in lines]
    _check_words(page, lines)
    # A stream that was broken at a fixed width may be cut within a byte.
    width = len(joined[0][0])
    stream = all(len(parts) == 1 for parts in joined)
    even_width = stream and all(len(parts[0]) == width for parts in joined[:-1])
    digits = "".join("".join(parts) for parts in joined)
    if not even_width or len(digits) % 2 or len(joined[-1][0]) > width:
        for line in lines:
            _check(page, line)
    if reading.base == 2 and len(digits) % _BITS == 0:
        data = int(digits, 2).to_bytes(len(digits) // _BITS, "big")
        numbers = frozenset(line.number for line in lines)
        return Block(data, lines[0].number, lines=numbers, weak=True)
    data = bytes.fromhex(digits)
    words = _word_size(joined)
    _refuse_bits(page, lines, joined)
    flat = [len(part) for parts in joined for part in parts]
    # A word is whole or it is none of these words; a group of xxd may be cut.
    cut = flat[0] >= _CERTAIN and flat[-1] < flat[0]
    mixed = not stream and (len(set(flat[:-1])) > 1 or flat[-1] > flat[0] or cut)
    if not stream and not is_whole(data) and _may_be_decimal(joined):
        message = tr(
            "these may be decimal numbers or bytes; write them as an array, or the bytes in hex"
        )
        raise page.error(lines[0], 0, message)
    alone = not stream and len(joined[-1]) == 1 and flat[-1] < flat[0]
    if (mixed or alone) and not is_whole(data):
        message = tr(
            "groups of different sizes, and argsz does not say that all of them are the answer"
        )
        raise page.error(lines[0], 0, message)
    if words > 1 and reading.order == "little":
        data = swap(data, words)
    if _bare(lines[0].text) != lines[0].text and stream:
        _refuse_number(page, lines[0], data)
    _check_short(page, lines, data)
    numbers = frozenset(line.number for line in lines)
    return Block(data, lines[0].number, lines=numbers, words=words, weak=True)


def _refuse_number(page: Page, line: Line, data: bytes) -> None:
    """Refuse 0x and digits that are an answer only from the last byte to the first."""
    if points(data[::-1]) >= max(LIKELY, points(data)):
        message = tr(
            "one number, whose last byte is an answer's first: zeros that were in front of it are "
            "gone; give the bytes, not their number"
        )
        raise StrayError.of(page.error(line, 0, message))


def _refuse_bits(page: Page, lines: list[Line], joined: list[list[str]]) -> None:
    """Refuse bytes in binary that stand with something else."""
    parts = [part for parts in joined for part in parts]
    bits = [part for part in parts if len(part) == _BITS and set(part) <= {"0", "1"}]
    if len(parts) > len(bits) >= _FEWEST_BITS // _BITS and is_whole(
        bytes(int(part, 2) for part in bits)
    ):
        others = (
            line
            for line, some in zip(lines, joined, strict=True)
            if not all(len(part) == _BITS and set(part) <= {"0", "1"} for part in some)
        )
        line = next(others, lines[0])
        message = tr("{shown} among bytes in binary", shown=shown(line.text.strip()))
        raise StrayError.of(page.error(line, 0, message))


def _may_be_decimal(joined: list[list[str]]) -> bool:
    """Whether no digit is a letter, and the groups are of a length that no word of hex has."""
    parts = [part for parts in joined for part in parts]
    return all(part.isdigit() for part in parts) and not {len(part) for part in parts} & {
        2,
        *_WORDS,
    }


def _word_size(joined: list[list[str]]) -> int:
    """Return the bytes in a word, where all groups are of one size that words have; else 1."""
    widths = {len(part) for parts in joined for part in parts}
    count = sum(map(len, joined))
    if len(widths) != 1 or count < 2:
        return 1
    width = widths.pop()
    return width // 2 if width in _WORDS else 1


def _check_words(page: Page, lines: list[Line]) -> None:
    """Refuse lines that may be a word, an offset with its row, or a number of the prose."""
    several = len(lines) > 1
    width = len(_digits(lines[0].text)[0])
    for line in lines:
        parts = _digits(line.text)
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
    first = _digits(lines[0].text)
    if several and len("".join(first)) < _CERTAIN < len("".join(_digits(lines[1].text))):
        message = tr(
            "{shown} may be a number or bytes; join it with the line below, or take it out",
            shown=shown(lines[0].text.strip()),
        )
        raise page.error(lines[0], 0, message)


def _check_short(page: Page, lines: list[Line], data: bytes) -> None:
    """Refuse a line that is short, where argsz says that the answer is so many bytes shorter."""
    heads = [data[:4], *(swap(data[:8], size)[:4] for size in (2, 4, 8))]
    told = {int.from_bytes(head, order) for head in heads for order in ORDERS}
    if len(data) in told:
        return
    counts = [len(_digits(line.text)) for line in lines]
    widths = {len(_raw([line])) for line in lines[:-1]}
    if max(counts) > 1 and any(count < counts[0] for count in counts[1:-1]):
        short = next(
            line for line, count in zip(lines[1:], counts[1:], strict=True) if count < counts[0]
        )
        message = tr("a row among others that is shorter than they are; only the last may be")
        raise StrayError.of(page.error(short, 0, message))
    uneven = len(counts) > 2 and counts[-2] < counts[0]
    if uneven or (max(counts) == 1 and len(widths) == 1 and not widths & _ROW_SIZES):
        before = _raw(lines[:-1])
        if any(is_whole(one) for one in (before, *(swap(before, size) for size in (2, 4, 8)))):
            message = tr(
                "{shown} may be a number or bytes; join it with the line above, or take it out",
                shown=shown(lines[-1].text.strip()),
            )
            raise StrayError.of(page.error(lines[-1], 0, message))
    _refuse_odd(page, lines)
    raw = _raw(lines[1:])
    first = _raw(lines[:1])
    row = len(first) >= _ROW and not any(first) and len(first) == len(_raw(lines[1:2]))
    if not row and any(is_whole(one) for one in (raw, *(swap(raw, size) for size in (2, 4, 8)))):
        message = tr(
            "{shown} may be a number or bytes; join it with the line below, or take it out",
            shown=shown(lines[0].text.strip()),
        )
        raise StrayError.of(page.error(lines[0], 0, message))
    for line in lines[1:]:
        digits = "".join(_digits(line.text))
        if len(digits) < _CERTAIN and len(data) - len(digits) // 2 in told:
            message = tr(
                "{shown} may be a number or bytes; join it with the line above, or take it out",
                shown=shown(digits),
            )
            raise page.error(line, 0, message)


def _refuse_odd(page: Page, lines: list[Line]) -> None:
    """Refuse one line among rows of another length that are an answer without it."""
    if len(lines) < _FEWEST_ROWS:
        return
    sizes = [len(_raw([line])) for line in lines]
    usual = Counter(sizes[:-1]).most_common(1)[0][0]
    odd = [at for at, size in enumerate(sizes[:-1]) if size != usual]
    if len(odd) != 1:
        return
    (at,) = odd
    raw = _raw(lines[:at] + lines[at + 1 :])
    if any(is_whole(one) for one in (raw, *(swap(raw, size) for size in (2, 4, 8)))):
        message = tr(
            "{shown} stands between rows that argsz counts without it; take it out if it is none "
            "of them",
            shown=shown(lines[at].text.strip()),
        )
        raise StrayError.of(page.error(lines[at], 0, message))


def _check(page: Page, line: Line) -> None:
    for part in _PARTS.finditer(_bare(line.text)):
        if len(part.group()) % 2:
            message = tr(
                "{shown} has an odd number of digits; each byte needs two",
                shown=shown(part.group()),
            )
            raise page.error(line, part.start(), message)
