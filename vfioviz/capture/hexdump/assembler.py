"""Data in an assembler's source: ``.byte``, ``.long``, ``.string``, ``.zero``; ``db``, ``dd``.

As gcc -S, clang -S, radare2's pca, nasm, MASM and IDA write it. A label begins another object.
Rule: the directives of an object stand together; what is none of them, with more behind it, may
be a part that was damaged, and is refused.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump.form import ENOUGH, Block, Plainly, Reading
from vfioviz.capture.hexdump.likeness import is_likely, is_short
from vfioviz.capture.hexdump.page import Line, Page, shown
from vfioviz.capture.source import MAX_SIZE
from vfioviz.language import mark, tr

_SIZES = {
    ".byte": 1, ".2byte": 2, ".short": 2, ".hword": 2, ".half": 2, ".value": 2, ".4byte": 4,
    ".long": 4, ".int": 4, ".8byte": 8, ".quad": 8, ".xword": 8, ".dword": 8,
    "db": 1, "dw": 2, "dd": 4, "dq": 8,
}  # fmt: skip
_WORD = ".word"
"""Two bytes on x86, four on Arm, MIPS and RISC-V."""
_STRINGS = {".ascii": b"", ".asciz": b"\0", ".string": b"\0"}
_ZEROS = frozenset({".zero", ".skip", ".space"})
_LINE = re.compile(
    r"[ \t]*(?:[\w.$@?]{1,24}:(?P<address>[0-9A-Fa-f]{4,16})[ \t]+)?"
    r"(?P<label>[\w.$@?]{0,64}:?[ \t]*)?"
    r"(?<![\w.$@?])(?P<name>\.(?:byte|[248]byte|short|hword|half|value|word|long|int|quad|xword"
    r"|dword|ascii|asciz|string|zero|skip|space)|[dD][bwdqBWDQ])[ \t]+(?P<rest>\S.*)"
)
_LABEL = re.compile(r"[ \t]*(?P<name>[\w.$@?]{1,256}):[ \t]*(?:[#;@/].*)?\Z")
_SIZE_OF = re.compile(r"[ \t]*\.size[ \t]+([\w.$]{1,256}),[ \t]*(\d{1,9})[ \t]*(?:[#;/@].*)?\Z")
_SECTION = re.compile(
    r"[ \t]*\.(?:section|text|data|bss|pushsection|popsection)(?![\w.:$@])[ \t]*(\S*)"
)
_UNREAD = re.compile(r"\.(?:debug|eh_frame|note|comment|gnu|zdebug)")
"""Sections that hold none of a program's data."""
_NUMBER = re.compile(
    r"[ \t]*(?:(?P<count>[0-9][0-9A-Fa-f]{0,8}[hH]?)[ \t]+dup[ \t]*\([ \t]*)?"
    r"(?P<sign>-?)(?P<digits>0[xX][0-9a-fA-F]{1,16}|0[bB][01]{1,64}|[0-9][0-9a-fA-F]{0,20}[hH]?)"
    r"(?P<close>[ \t]*\))?[ \t]*(?P<end>,|\Z|//|/\*.*|[#;@].*)"
)
_COMMENT = re.compile(r"[ \t]*(?:(?:[#;@]|//|/\*).*)?\Z")
_COMMA = re.compile(r"[ \t]*,[ \t]*")
_PART = re.compile(
    r'[ \t]*(?:["\d]|[0-9A-Fa-f]{1,17}[hH](?:[ \t]*,|[ \t]*\Z)|[dD][bwdqBWDQ][ \t]*\Z)|.*\\[0-7]{3}'
)
"""What only the end or the start of a directive has: a string, numbers."""
_ESCAPE = re.compile(r'\\([0-7]{1,3}|[xX][0-9a-fA-F]+|[bfnrt"\\])|([^"\\])')
_SIMPLE = {"b": 8, "f": 12, "n": 10, "r": 13, "t": 9, '"': 34, "\\": 92}
_LINES = 6
"""Into which a mail may break one string."""
_LEAST = 16
"""Bytes of the shortest info struct."""
_FAR_START = 4096
"""Bytes; a listing that starts nearer to 0 than this has lost its first lines."""
_FEW = 2
"""Lines of ``dd`` without a label: fewer may be a debugger's command."""
_LONGEST = 65_536


class _Item(NamedTuple):
    line: Line
    name: str
    start: int
    """Where what follows the directive begins."""
    label: str
    """Of the object that it is in; "" for none."""
    address: int | None
    """Where it stands, in a listing of IDA."""


class Assembler(Plainly):
    """Directives that hold data."""

    key = "asm"
    title = mark("assembler (.byte, .long, .string, db)")

    def count(self, page: Page) -> int:
        """Return how many directives there are."""
        items = [item for run in _objects(page) for item in run]
        intel = sum(not item.name.startswith(".") for item in items)
        labels = any(_LABEL.match(line.text[:_LONGEST]) for line in page.lines) if intel else True
        sure = labels or intel >= _FEW or intel < len(items)
        # A mail breaks a long string into lines that look like strings without a directive.
        broken = sum(
            item.name in _STRINGS and "\\" in item.line.text[item.start : _LONGEST]
            for item in items
        )
        return min(len(items) + _LINES * broken, ENOUGH) if sure else 0

    @override
    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return what a ``.word`` may have."""
        words = any(item.name == _WORD for run in _objects(page) for item in run)
        return (4, 2) if words else (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each object."""
        blocks = []
        by_number = {line.number: line for line in page.lines}
        sizes = {found[1]: int(found[2]) for line in page.lines
                 if (found := _SIZE_OF.match(line.text[:_LONGEST]))}  # fmt: skip
        for run in _objects(page):
            _check_together(page, by_number, run)
            data = bytearray()
            widest = 1
            for item in run:
                widest = max(widest, _size(item.name, reading))
                _check_address(page, run[0], item, len(data))
                data += _bytes(page, item, reading, MAX_SIZE - len(data))
            _check_size(page, run, len(data), sizes)
            lines = frozenset(item.line.number for item in run)
            first = run[0].line.number
            origin = run[0].address
            note = tr("address {origin:#x} taken as the start", origin=origin) if origin else ""
            blocks.append(Block(bytes(data), first, note, lines, widest, weak=True))
        if not all(item.label for run in _objects(page) for item in run[:1]):
            return tuple(blocks)
        return _answers(blocks)


def _answers(blocks: list[Block]) -> tuple[Block, ...]:
    """Return the objects that look like answers, if any does: a label parts them from others."""
    found = [each for each in blocks if len(each.data) >= _LEAST and is_likely(each.data)]
    if not found or len(blocks) == 1:
        return tuple(blocks)
    behind = {block.line for block in blocks}
    if any(is_short(each.data) and behind & _touched(each) for each in found):
        return tuple(blocks)
    left = len(blocks) - len(found)
    said = tr("{count} more in the text look like no answer and were left out", count=left)
    notes = ("; ".join(filter(None, (each.note, said if left else ""))) for each in found)
    return tuple(
        each._replace(weak=False, note=note) for each, note in zip(found, notes, strict=True)
    )


def _touched(block: Block) -> set[int]:
    last = max(block.lines)
    return {last + 1, last + 2}


def _check_address(page: Page, first: _Item, item: _Item, size: int) -> None:
    if item.address is None or first.address is None:
        return
    if 0 < first.address < _FAR_START:
        message = tr(
            "the first address is {address:#x}, so the lines in front of it are missing; add them "
            "from address 0",
            address=first.address,
        )
        raise page.error(first.line, 0, message)
    if item.address == first.address + size:
        return
    message = tr(
        "address {address:#x}; expected {due:#x}: a line is missing, or there is one too many",
        address=item.address,
        due=first.address + size,
    )
    raise page.error(item.line, 0, message)


def _check_size(page: Page, run: list[_Item], size: int, sizes: Mapping[str, int]) -> None:
    said = sizes.get(run[0].label, size)
    if said != size:
        message = tr(
            "the object ends here with {count} bytes, but its .size says {size}",
            count=size,
            size=said,
        )
        raise page.error(run[-1].line, 0, message)


def _objects(page: Page) -> list[list[_Item]]:
    if "assembler" not in page.memo:
        page.memo["assembler"] = [run for run in _found(page) if run]
    found: list[list[_Item]] = page.memo["assembler"]
    return found


def _found(page: Page) -> Iterator[list[_Item]]:
    """Yield the directives of each object."""
    run: list[_Item] = []
    unread = False
    label = ""
    prefixes = _prefixes(page)
    for line in page.lines:
        text = line.text[:_LONGEST]
        section = _SECTION.match(text)
        alone = _LABEL.match(text)
        if section is not None or alone is not None:
            yield run
            run = []
            unread = _UNREAD.match(section[1]) is not None if section else unread
            label = alone["name"] if alone else ""
        elif (found := _LINE.match(text)) is not None and not unread:
            before = found["label"].strip()
            if before.endswith(":") and before not in prefixes:
                yield run
                run, label = [], before[:-1]
            elif before and not run:
                label = before
            address = int(found["address"], 16) if found["address"] else None
            run.append(_Item(line, found["name"].lower(), found.start("rest"), label, address))
    yield run


def _prefixes(page: Page) -> frozenset[str]:
    """Return what stands before several lines: no label, but a program's name in its log."""
    found = Counter(
        match["label"].strip()
        for line in page.lines
        if (match := _LINE.match(line.text[:_LONGEST]))
    )
    return frozenset(label for label, count in found.items() if count > 1)


def _check_together(page: Page, by_number: Mapping[int, Line], run: list[_Item]) -> None:
    """Refuse other lines among the directives of an object."""
    numbers = {item.line.number for item in run}
    first, last = min(numbers), max(numbers)
    for number in range(first - 1, last + 2):
        line = by_number.get(number)
        if line is None or number in numbers:
            continue
        text = line.text[:_LONGEST]
        among = first < line.number < last and not _COMMENT.match(text)
        if among or _is_part(text):
            message = tr(
                "{shown} among the assembler's data; expected .byte, .long, .string, .zero or a "
                "label",
                shown=shown(line.text.strip()),
            )
            raise page.error(line, 0, message)


def _is_part(text: str) -> bool:
    """Whether a line that touches the data may be what was broken off a directive."""
    word = next(iter(text.split()), "")
    cut = len(word) > 1 and any(name.startswith(word) for name in (*_SIZES, *_STRINGS, *_ZEROS))
    return _PART.match(text) is not None or (cut and word[0] == "." and not _LINE.match(text))


def _size(name: str, reading: Reading) -> int:
    return _SIZES.get(name, reading.size or 4 if name == _WORD else 1)


def _bytes(page: Page, item: _Item, reading: Reading, room: int) -> bytes:
    """Return the bytes of one directive; ``room``: no more than these."""
    if item.name in _STRINGS:
        return _string(page, item)
    data = bytearray()
    size = _size(item.name, reading)
    text = item.line.text
    at = item.start
    while True:
        found = _NUMBER.match(text, at)
        if found is None or (found["count"] is None) != (found["close"] is None):
            message = tr("{shown} is no number", shown=shown(text[at:].strip() or text.strip()))
            raise page.error(item.line, at, message)
        intel = not item.name.startswith(".")
        value = _value(found["digits"], intel=intel)
        repeat = _value(found["count"], intel=True) if found["count"] else 1
        if value is None or repeat is None:
            message = tr("{shown} is no number", shown=shown(found["digits"]))
            raise page.error(item.line, found.start("digits"), message)
        if item.name in _ZEROS:
            if found["end"] == "," or found["sign"]:
                message = tr("expected a number of zeros alone")
                raise page.error(item.line, found.start("digits"), message)
            size, repeat, value = 1, value, 0
        value = -value if found["sign"] else value
        if not -(1 << (8 * size - 1)) <= value < 1 << (8 * size):
            message = tr(
                "{shown} is no number of {size} bytes", shown=shown(found["digits"]), size=size
            )
            raise page.error(item.line, found.start("digits"), message)
        if len(data) + repeat * size > room:
            message = tr(
                "the dump describes more than {number} MiB, the most that is read",
                number=MAX_SIZE >> 20,
            )
            raise page.error(item.line, found.start("digits"), message)
        data += (value & ((1 << (8 * size)) - 1)).to_bytes(size, reading.order) * repeat
        if found["end"] != ",":
            return bytes(data)
        at = found.end()


def _value(digits: str, *, intel: bool) -> int | None:
    """Return a number as gas writes it, or nasm, MASM and IDA; None where it is none."""
    base = 0 if digits[:2].lower() in {"0x", "0b"} and digits[-1] not in "hH" else 10
    if digits[-1] in "hH":
        base, digits = 16 if intel else 10, digits[:-1] if intel else digits
    elif not intel and base and digits[0] == "0":
        base = 8
    try:
        return int(digits, base)
    except ValueError:
        return None


def _string(page: Page, item: _Item) -> bytes:
    """Return the bytes of the strings behind a directive."""
    data = bytearray()
    text = item.line.text
    at = item.start
    while True:
        if text[at : at + 1] != '"':
            message = tr("expected a string between quotes")
            raise page.error(item.line, at, message)
        at += 1
        while found := _ESCAPE.match(text, at):
            data += _unit(found)
            at = found.end()
        if text[at : at + 1] != '"':
            wrong = text[at : at + 1] == "\\"
            message = (
                tr("{shown} is no escape that stands for a byte", shown=shown(text[at : at + 2]))
                if wrong
                else tr("the quote that opens here is not closed on its line")
            )
            raise page.error(item.line, at if wrong else item.start, message)
        data += _STRINGS[item.name]
        at += 1
        if _COMMENT.match(text, at):
            return bytes(data)
        comma = _COMMA.match(text, at)
        if comma is None:
            message = tr("expected a comma or the end of the line")
            raise page.error(item.line, at, message)
        at = comma.end()


def _unit(found: re.Match[str]) -> bytes:
    """Return the byte of an escape, or the bytes of a character."""
    if found[1] is None:
        return found[2].encode("utf-8", "surrogatepass")
    body = found[1]
    if body[0] in "xX":  # gas takes all hex digits, and keeps the last two
        return bytes([int(body[-2:].lower().removeprefix("x"), 16)])
    return bytes([int(body, 8) & 0xFF if body[0].isdigit() else _SIMPLE[body]])
