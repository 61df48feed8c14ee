"""``xxd -p`` and other bare hex: ``18000000a5a5``, ``18 00 00 00``, ``18:00:00:00``, words.

Lines that hold nothing else are the dump, so prose may stand around it, but not on its lines.
Rule: a line that may as well be a word of the prose (``face``), an offset or a number is refused
where it touches the dump, never taken for bytes.
"""

from __future__ import annotations

import re
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
from vfioviz.capture.hexdump.likeness import LIKELY, is_whole, points
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.plainlines import (
    BITS,
    CERTAIN,
    FEWEST_BITS,
    PARTS,
    bare,
    bytes_of,
    check_even,
    check_short,
    check_words,
    digits_of,
    may_be_decimal,
    refuse_bits,
    refuse_number,
    word_size,
)
from vfioviz.capture.hexdump.rows import swap
from vfioviz.language import mark, tr

_LINE = re.compile(
    r"[ \t]*(?:0[xX](?=[0-9a-fA-F]{17}))?[0-9a-fA-F]+"
    r"(?:(?:[ \t]+[0-9a-fA-F]+)*|(?:[:\-][0-9a-fA-F]+)*|(?:,[ \t]*[0-9a-fA-F]+)*)[ \t,;:\-]*\Z"
)
_NOT_HEX = re.compile(r"[^0-9a-fA-F \t:,\-]")
_ENDS_IN_HEX = re.compile(
    r"\s(?:[0-9a-fA-F]{2}\s+){3}[0-9a-fA-F]{2}\s*\Z|\s(?:[0-9a-fA-F]{4}){1,4}(?:\s+(?:[0-9a-fA-F]{4}){1,4})+\s*\Z"
)
_BEGUN = re.compile(r"=(?:[0-9a-fA-F]{2})+\s*\Z")


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
        parts = [digits_of(line.text) for line in page.lines if _LINE.match(line.text)]
        several = any(len(part) > 1 for part in parts)
        return (
            "little" if several and all(len(one) >= 8 for part in parts for one in part) else "big"
        )

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return hex, and binary where every digit is 0 or 1: Rust's ``{:08b}``."""
        parts = [
            part for line in page.lines if _LINE.match(line.text) for part in digits_of(line.text)
        ]
        digits = "".join(parts)
        whole = all(len(part) == BITS for part in parts) or len(parts) == len(page.lines)
        bits = whole and set(digits) == {"0", "1"} and len(digits) >= FEWEST_BITS
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
    if above is not None and _BEGUN.search(above.text) and not is_whole(bytes_of(run)):
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
    if sum(len(part) for part in digits_of(run[0].text)) < CERTAIN:
        return False
    place = {line.number: at for at, line in enumerate(page.lines)}
    return any(
        place[run[0].number] - place[other[-1].number] == 1
        or place[other[0].number] - place[run[-1].number] == 1
        for other in others
    )


def _is_sure(line: Line) -> bool:
    parts = digits_of(line.text)
    return sum(map(len, parts)) >= CERTAIN and any(char.isdigit() for char in line.text)


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
        likely = [points(bytes_of(run)) >= LIKELY for run in group]
        if len(group) > 1 and all(likely):
            blocks += group
        elif len(group) > 1 and (
            sum(likely) > 1
            or not all(map(_is_sure, whole))
            or (any(is_whole(bytes_of(run)) for run in group) and not is_whole(bytes_of(whole)))
        ):
            message = tr(
                "a blank line parts this from the hex above, and nothing says whether it goes on "
                "there; join the lines, or put other text between two dumps"
            )
            raise page.error(group[1][0], 0, message)
        else:
            blocks.append(whole)
    return blocks


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
    digits = sum(map(len, PARTS.findall(text)))
    if digits < CERTAIN or digits < 0.75 * len(text.replace(" ", "")):
        return None
    bad = _NOT_HEX.search(text)
    return bad.start() if bad else None


def _block(page: Page, lines: list[Line], reading: Reading) -> Block:
    joined = [digits_of(line.text) for line in lines]
    check_words(page, lines)
    # A stream that was broken at a fixed width may be cut within a byte.
    width = len(joined[0][0])
    stream = all(len(parts) == 1 for parts in joined)
    even_width = stream and all(len(parts[0]) == width for parts in joined[:-1])
    digits = "".join("".join(parts) for parts in joined)
    if not even_width or len(digits) % 2 or len(joined[-1][0]) > width:
        for line in lines:
            check_even(page, line)
    if reading.base == 2 and len(digits) % BITS == 0:
        data = int(digits, 2).to_bytes(len(digits) // BITS, "big")
        numbers = frozenset(line.number for line in lines)
        return Block(data, lines[0].number, lines=numbers, weak=True)
    data = bytes.fromhex(digits)
    words = word_size(joined)
    refuse_bits(page, lines, joined)
    flat = [len(part) for parts in joined for part in parts]
    # A word is whole or it is none of these words; a group of xxd may be cut.
    cut = flat[0] >= CERTAIN and flat[-1] < flat[0]
    mixed = not stream and (len(set(flat[:-1])) > 1 or flat[-1] > flat[0] or cut)
    if not stream and not is_whole(data) and may_be_decimal(joined):
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
    if bare(lines[0].text) != lines[0].text and stream:
        refuse_number(page, lines[0], data)
    check_short(page, lines, data)
    numbers = frozenset(line.number for line in lines)
    return Block(data, lines[0].number, lines=numbers, words=words, weak=True)
