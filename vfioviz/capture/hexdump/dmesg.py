"""The kernel's ``print_hex_dump``, as dmesg, journalctl or a syslog file shows it.

``[   12.345678] vfio: 00000010: 18 00 00 00 a5 a5 a5 a5  ........``: any time stamp, the prefix
string of the call, then (lib/hexdump.c, v6.12) nothing for DUMP_PREFIX_NONE, ``%.8x`` for
DUMP_PREFIX_OFFSET, ``%p`` for DUMP_PREFIX_ADDRESS. Groups of 2, 4 or 8 bytes are values in the
byte order of the machine. QEMU's ``qemu_hexdump`` writes four digits behind its prefix. Since v4.15
``%p`` is hashed, so such addresses do not follow one another: the rows are then taken in the order
in which they stand.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from string import hexdigits
from typing import NamedTuple

from vfioviz.capture.hexdump.assembly import read_rows
from vfioviz.capture.hexdump.columns import body, damaged_front
from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading, StrayError
from vfioviz.capture.hexdump.likeness import is_short, is_whole
from vfioviz.capture.hexdump.log import unbroken
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.hexdump.rows import Row, Rules, swap
from vfioviz.language import tr

_LONGEST = 4096
"""Characters; a line of the kernel's log is shorter."""

_CERTAIN = 4
"""A row without an offset and with fewer bytes may be prose."""

_WIDTHS = frozenset({1, 2, 4, 8})

_ADDRESS = re.compile(
    r"(?<![0-9a-fA-FxX])([0-9a-fA-F]{16}|[0-9a-fA-F]{8}|[0-9a-fA-F]{4}):(?=[ \t]+[0-9a-fA-F]{2})"
)
_NEAR = re.compile(r"([0-9a-fA-F]{16}|[0-9a-fA-F]{8}|(?<=[ \t])[0-9a-fA-F]{4}):(?=[ \t]|\Z)")
_GROUP = re.compile(r"(?:[0-9a-fA-F]{2}|[0-9a-fA-F]{4}|[0-9a-fA-F]{8}|[0-9a-fA-F]{16})\Z")
_STAMP = re.compile(r"[ \t]*(?:<\d+>)?[ \t]*\[[^\]]*\d[^\]]*\]|.*\bkernel:")
_OFFSET = re.compile(r"\s*(?:0[xX])?[0-9a-fA-F`]{4,17}:\s*")
_GLUED = re.compile(r"[^0-9a-fA-F\s:\]>][0-9a-fA-F]{2}(?:[:,-]?)\s*\Z")
"""A group at the end of a prefix, behind what is no space: ``info=50``."""
_TEXT = re.compile(r"[ \t]*[0-9a-fA-F]{6,16}:?(?:[ \t]+[0-9a-fA-F]{2,16}){2,64}[ \t]+[|>*]")
"""A row of another form up to its text column, in which anything may stand."""
_TOKEN = re.compile(r"\S+")
_REST = re.compile(
    r"[ \t|>*+#;]*(?:[0-9a-fA-F]{2}){1,8}(?:[ \t]+(?:[0-9a-fA-F]{2}){1,8})*[ \t]*(?:\Z|[ \t]{2})"
)
_BELOW = 4
"""Lines below the last row in which the rest of it may stand."""
_ENDING = re.compile(r"(?:^|\s)(?:[0-9a-fA-F]{2}){1,8}(?:\s|\Z)")
_CLOCK = re.compile(r"\[?\d+\.\d+\]")
_VARIES = re.compile(r"[\d\s]+")


class _Prefixed(NamedTuple):
    tag: str
    """The text in front, with what a clock changes taken out."""
    address: re.Match[str] | None
    start: int
    """Index of the first group."""


class Dmesg(Plainly):
    """A prefix, perhaps an offset with a colon, then groups of hex digits."""

    key = "dmesg"
    title = "print_hex_dump (dmesg)"

    def count(self, page: Page) -> int:
        """Return how many lines have the commonest prefix and hex behind it."""
        tags = Counter[str]()
        for found in _found(unbroken(page)):
            tags[found.tag] += 1
            if tags[found.tag] == ENOUGH:
                break
        return max(tags.values(), default=0)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the dumps under the most common prefix; notes say what was assumed."""
        page = unbroken(page)
        tags = Counter((found.tag, found.address is not None) for found in _found(page))
        (tag, addressed), _ = max(tags.items(), key=lambda item: item[1])
        width = 0

        word = _last_word(page, tag)
        # Without an offset and a colon, what the message says may be taken for a byte.
        bare = not addressed and not word.endswith(":")

        def stray(text: str) -> bool:
            _, found, rest = text.rpartition(word)
            broken = tag.startswith(_tag(text).rstrip())
            return broken or (bool(found) and _is_mostly_hex(rest))

        def parse(line: Line) -> Row | None:
            nonlocal width
            row = _row(page, line, tag, word, addressed=addressed)
            if row is None:
                return None
            if len(row.text) > len(row.data) and stray(row.text):
                message = tr(
                    "another row begins behind the text of this one; put it on its own line"
                )
                raise page.error(line, line.text.find(row.text), message)
            _check_width(page, row, width)
            width = width or row.width
            data = swap(row.data, row.width) if reading.order == "little" else row.data
            return row._replace(data=data)

        def group(token: str) -> bytes:
            if len(token) != 2 * width:
                raise ValueError(token)
            data = bytes.fromhex(token)
            return data[::-1] if reading.order == "little" else data

        rules = Rules((16,), group, absolute=True, stray=stray)
        notes = []
        if addressed and _hashed(page, tag):
            notes.append(tr("hashed addresses, so the order of the rows could not be checked"))
            blocks = read_rows(page, lambda line: _without(parse(line)), rules)
        else:
            offsets = addressed and not _wide(page, tag)
            blocks = read_rows(page, parse, rules._replace(absolute=not offsets))
        _refuse_appended(page, blocks)
        _refuse_rest(page, blocks)
        _refuse_between(page, blocks)
        if not addressed:
            _refuse_joined(page, blocks)
            _refuse_damaged(page, blocks)
        return tuple(
            block._replace(note="; ".join(notes), words=max(width, 1), doubtful=bare)
            for block in blocks
        )


def _check_width(page: Page, row: Row, width: int) -> None:
    # The kernel falls back to bytes where the last row does not fill its words, and only there.
    narrow = 0 < row.width < width and (row.width > 1 or len(row.data) % width == 0)
    if row.width not in _WIDTHS or (width and row.width > width) or narrow:
        others = (
            tr("others have {number}", number=2 * width)
            if width
            else tr("2, 4, 8 or 16 were expected")
        )
        message = tr("a group of {number} digits; {others}", number=2 * row.width, others=others)
        raise page.error(row.line, row.start, message)
    if row.width > 1 and len(row.data) % row.width:
        raise page.error(row.line, row.start, tr("the last word of the row is cut"))


def _refuse_appended(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse a line joined to the last row, without which the rows are what argsz speaks of."""
    for block in filter(lambda one: not is_whole(one.data), blocks):
        last = [line for line in page.lines if line.joins and line.number in block.lines][-1:]
        if not last:
            continue
        line = last[0]
        parts = line.text[line.joins[0][0] :].split()
        sizes = accumulate(len(part) // 2 for part in reversed(parts) if _GROUP.match(part))
        if any(is_whole(block.data[:-size]) for size in sizes):
            message = tr("the line may be the end of the row above, or none of the dump")
            raise StrayError.of(page.error(line.joins[0][1], 0, message))


def _refuse_rest(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse rows under another prefix, and bytes below the last row, where bytes are missing."""
    used = frozenset().union(*(block.lines for block in blocks))
    if not any(is_short(block.data) for block in blocks):
        return
    last = max(used)
    for line in page.lines:
        if line.number in used or len(line.text) > _LONGEST:
            continue
        below = last < line.number <= last + _BELOW and _REST.match(line.text)
        if below or _find(line.text):
            message = tr(
                "argsz says that the answer is longer than the bytes that were read, and this line "
                "may hold more of it; give the dump alone, on lines of one form"
            )
            raise StrayError.of(page.error(line, 0, message))


def _refuse_joined(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse lines joined to rows without offsets, unless argsz says that they belong there."""
    for block in blocks:
        for line in page.lines:
            if line.joins and line.number in block.lines and not is_whole(block.data):
                message = tr("the line may be the end of the row above, or none of the dump")
                raise page.error(line.joins[0][1], 0, message)


def _refuse_damaged(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse rows in front of which a group stands with a digit that is none."""
    for block in filter(lambda one: not is_whole(one.data), blocks):
        for line in page.lines:
            found = _find(line.text) if line.number in block.lines else None
            bad = damaged_front(line.text, found.start) if found else None
            if bad is not None:
                message = tr(
                    "{shown} is no hex digit, in a line of hex", shown=shown(line.text[bad])
                )
                raise page.error(line, bad, message)


def _refuse_between(page: Page, blocks: tuple[Block, ...]) -> None:
    """Refuse lines between rows and below them, where argsz says that bytes are missing."""
    for block in filter(lambda one: is_short(one.data), blocks):
        last = max(block.lines)
        for line in page.lines:
            between = min(block.lines) < line.number <= last + 1 and line.number not in block.lines
            if between and _ENDING.search(line.text):
                message = tr("the line may be the end of the row above; join the two")
                raise page.error(line, 0, message)


def _found(page: Page) -> Iterator[_Prefixed]:
    for line in page.dense:
        found = _find(line.text)
        if found is not None:
            yield found


def _find(text: str) -> _Prefixed | None:
    if len(text) > _LONGEST:
        return None
    address = _ADDRESS.search(text)
    if address is not None and (column := _TEXT.match(text)) and column.end() <= address.start():
        return None
    if address is not None:
        prefix = text[: address.start()]
        return _Prefixed(_tag(prefix), address, address.end()) if prefix.strip() else None
    return _find_bare(text)


def _find_bare(text: str) -> _Prefixed | None:
    """Find groups behind a time stamp, or behind a prefix that ends in a colon."""
    tokens = list(_TOKEN.finditer(text))
    first = next(
        (
            i
            for i, (token, after) in enumerate(pairwise(tokens))
            if _GROUP.match(token.group()) and _GROUP.match(after.group())
        ),
        None,
    )
    if not first:
        return None
    prefix = text[: tokens[first].start()]
    if not _STAMP.match(prefix) and not prefix.rstrip().endswith(":"):
        return None
    if _OFFSET.fullmatch(prefix) or _GLUED.search(prefix):
        return None
    groups = [token.group() for token in tokens[first:]]
    same = [group for group in groups if _GROUP.match(group) and len(group) == len(groups[0])]
    certain = sum(map(len, same)) >= 2 * _CERTAIN
    return _Prefixed(_tag(prefix), None, tokens[first].start()) if certain else None


def _tag(prefix: str) -> str:
    return _VARIES.sub(" ", prefix)


def _row(page: Page, line: Line, tag: str, word: str, *, addressed: bool) -> Row | None:
    if len(line.text) > _LONGEST:
        return None
    if not addressed:
        start = _behind(line.text, tag, word)
        if start is None:
            return None
        parsed = body(page, line, start)
        return Row(line, start, "", parsed.data, parsed.sure, parsed.width, parsed.text)
    match = _ADDRESS.search(line.text) or _NEAR.search(line.text)
    if match is None or _tag(line.text[: match.start()]) != tag:
        return None
    parsed = body(page, line, match.end())
    return Row(line, match.start(1), match[1], parsed.data, parsed.sure, parsed.width, parsed.text)


def _behind(text: str, tag: str, word: str) -> int | None:
    """Return where the groups start behind this tag."""
    for token in _TOKEN.finditer(text):
        prefix = text[: token.start()]
        # The tag leaves out digits, and so a damaged group; the end of the prefix does not.
        if _tag(prefix) == tag and prefix.rstrip().endswith(word) and _GROUP.match(token.group()):
            return token.start()
    return None


def _without(row: Row | None) -> Row | None:
    return row._replace(offset="") if row is not None else None


def _is_mostly_hex(text: str) -> bool:
    start = "".join(text.split())[:16]
    digits = sum(char in hexdigits for char in start)
    return len(start) >= 2 * _CERTAIN and 5 * digits >= 4 * len(start)


def _last_word(page: Page, tag: str) -> str:
    """Return the end of the prefix as it stands in the text: ``0000:01:00.0:``."""
    for line in page.lines:
        found = _find(line.text)
        if found is not None and found.tag == tag:
            stop = found.address.start() if found.address else found.start
            word = line.text[:stop].split()[-1]
            # A clock goes on from row to row.
            return "]" if _CLOCK.fullmatch(word) else word
    return ""


def _addresses(page: Page, tag: str) -> list[str]:
    return [found.address[1] for found in _found(page) if found.tag == tag and found.address]


def _wide(page: Page, tag: str) -> bool:
    return any(len(address) == 16 for address in _addresses(page, tag))


def _hashed(page: Page, tag: str) -> bool:
    """Whether printed pointers are hashed: no two are near one another."""
    addresses = _addresses(page, tag)
    if len(addresses) < 2 or int(addresses[0], 16) <= _LONGEST:
        return False
    steps = (int(there, 16) - int(here, 16) for here, there in pairwise(addresses))
    return not any(abs(step) <= _LONGEST for step in steps)
