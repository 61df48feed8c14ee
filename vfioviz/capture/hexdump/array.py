"""Arrays of C, Python, Rust, Go, Zig, Java or JSON: ``{0x10, 0x00}``, ``[16, 0]``, with what stands
around; also gdb's ``p/x`` with ``<repeats 16 times>``, LLDB's ``[0] = 80``, and values with 0x and
no commas.

Elements are of the declared type; without one, of as many bytes as their digits are filled to; or
else what they are is open, and the reading decides. A value that does not fit is an error, never
cut.
"""  # noqa: D205 -- the forms are the summary

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.hexdump.elements import element_sizes, is_big_endian
from vfioviz.capture.hexdump.form import ENOUGH, Block, ByteOrder, Plainly, Reading
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.capture.source import MAX_SIZE
from vfioviz.language import mark, tr

_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"//[^\n]*|#[^\n]*")
_CAST = re.compile(
    r"\((?:unsigned[ ]char|(?:signed[ ])?char|(?:__)?[us](?:8|16|32|64)"
    r"|u?int(?:8|16|32|64)_t|byte|short|int|long)\)"
)
_CHARACTER = re.compile(r"(?<=[0-9])[ ]'(?:\\[0-7]{3}|\\x[0-9a-fA-F]{2}|\\.|[^\\'\n])'")
_INDEX = re.compile(r"(?<=[{,(\n])[ \t]{0,64}\[(\d{1,9})\][ ]?=(?!=)")
_NUMBER = r"-?[0-9][0-9A-Za-z_]*"
_REPEATS = r"(?:\s*<repeats\s+[0-9]{1,12}\s+times>)?"
_ELEMENT = re.compile(rf"({_NUMBER})(?:\s*<repeats\s+([0-9]{{1,12}})\s+times>)?")
_RUN = re.compile(
    rf"(?<![\w.]){_NUMBER}(?:{_REPEATS}(?:(?:\s*,\s*|\s+){_NUMBER}{_REPEATS}|(?!))++|\s*<repeats\s+[0-9]{{1,12}}\s+times>)"
)
_SUFFIX = r"(?:_?[ui](8|16|32|64)|[uU]?[lL]{0,2}[uU]?)"
_HEX = re.compile(rf"0[xX]([0-9a-fA-F][0-9a-fA-F_]*?){_SUFFIX}\Z")
_DECIMAL = re.compile(rf"(-?(?:0+|[1-9][0-9_]*?)){_SUFFIX}\Z")
_SIMPLE = re.compile(
    r"0x[0-9a-fA-F]{2}(?:(?:\s*+,\s*+0x[0-9a-fA-F]{2}|(?!))*+|(?:\s++0x[0-9a-fA-F]{2}|(?!))*+)"
)
_BETWEEN = re.compile(r"0x|[\s,]+")
_PAIR = re.compile(r"[0-9a-fA-F]{2}\Z")
_LIKE = re.compile(
    r".*?(?:\b0[xX][0-9a-fA-F]{1,16}(?![0-9a-fA-F])|[{\[(,]\s*-?[0-9]{1,20}\s*,"
    r"|\[\d+\] = |<repeats)"
)
_LENGTH = re.compile(r"\}\s*;\s*unsigned int \w{1,200}_len\s*=\s*([0-9]{1,9})\s*;")
_CLOSERS = {"{": "}", "[": "]", "(": ")"}
_STOPS = frozenset({"}", "]", ")", ";", ""})
_MORE = re.compile(r"\S*[\s,]+0[xX]")
_FEW = 8
_UNEVEN = 2
_MOST = 1000
"""Maximum arrays in one text."""
_LONG = 65_536
"""Above this many elements the smallest size that fits is used: no answer is that long."""
_SIZES = (1, 2, 4, 8)
_FILLED = {2: 1, 4: 2, 8: 4, 16: 8}


class _Run(NamedTuple):
    start: int
    stop: int
    opener: str
    """The bracket in front, or ""."""
    size: int
    """Elements, repeats not counted."""
    hexes: int
    """Elements with 0x."""
    repeats: bool
    """Whether any element says how often it repeats."""
    sizes: tuple[int, ...] = (1,)
    """What an element's bytes may be."""
    declared: bool = False
    big: bool = False


class Array(Plainly):
    """Numbers between commas, in brackets or not."""

    key = "array"
    title = mark("array of numbers")

    def count(self, page: Page) -> int:
        """Return how many lines of arrays there are."""
        if not count_rows(page, _LIKE):
            return 0
        joined = page.joined()
        text = _blank(joined.text)
        runs = _runs(text)
        found = last = 0
        for run in runs:
            first = joined.line_at(run.start).number
            stop = first + text.count("\n", run.start, run.stop)
            found += max(stop - max(first - 1, last), 0)
            last = stop
        return min(found, ENOUGH)

    @override
    def sizes(self, page: Page) -> tuple[int, ...]:
        """Return the possible element sizes of any array in the text."""
        _, _, runs = _scan(page)
        found = {size for run in runs if len(run.sizes) > 1 for size in run.sizes}
        return tuple(sorted(found)) or (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each array."""
        joined, text, runs = _scan(page)
        _check_indices(joined)
        return tuple(_block(joined, text, run, reading) for run in runs)


def _scan(page: Page) -> tuple[Joined, str, tuple[_Run, ...]]:
    """Return the text, the same with what is no element made blank, and its arrays."""
    if "arrays" not in page.memo:
        joined = page.joined()
        text = _blank(joined.text)
        runs = _runs(text)
        if len(runs) > _MOST:
            message = tr("more than {count} arrays; cut out the one that is meant", count=_MOST)
            raise joined.error(runs[_MOST].start, message)
        page.memo["arrays"] = joined, text, tuple(_told(text, run) for run in runs)
    found: tuple[Joined, str, tuple[_Run, ...]] = page.memo["arrays"]
    return found


def _check_indices(joined: Joined) -> None:
    """Check that indexed elements are in order, with none missing."""
    due = 0
    for match in _INDEX.finditer(joined.text):
        index = int(match[1])
        if index not in {due, 0}:
            message = tr("element {index} where {due} was expected", index=index, due=due)
            raise joined.error(match.start(), message)
        due = index + 1


def _blank(text: str) -> str:
    """Return the text with comments, casts, indices and characters made blank, positions kept."""

    def spaces(match: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", match.group())

    # Without an end the search for one would begin again at each "/*".
    whole = text.rfind("*/") + 2 if "*/" in text else 0
    text = _BLOCK_COMMENT.sub(spaces, text[:whole]) + text[whole:]
    for pattern in (_LINE_COMMENT, _CAST, _INDEX, _CHARACTER):
        text = pattern.sub(spaces, text)
    return text


def _runs(text: str) -> list[_Run]:
    """Return the arrays: in brackets, or with 0x; small ones only where there is no bigger."""
    runs = [run for run in _all_runs(text) if _is_array(run)]
    if any(run.size >= _FEW for run in runs):
        runs = [run for run in runs if run.size >= _FEW or (run.repeats and run.opener)]
    return runs


def _before(text: str, start: int) -> int:
    """Return where the preceding text ends, ignoring spaces."""
    while start and text[start - 1].isspace():
        start -= 1
    return start


def _all_runs(text: str) -> Iterator[_Run]:
    for match in _RUN.finditer(text):
        before = _before(text, match.start())
        opener = text[before - 1 : before] if before and text[before - 1] in _CLOSERS else ""
        count = hexes = 0
        repeats = False
        for element in _ELEMENT.finditer(text, match.start(), match.end()):
            count += 1
            hexes += element[1][:2] in {"0x", "0X"}
            repeats = repeats or element[2] is not None
        yield _Run(match.start(), match.end(), opener, count, hexes, repeats)


def _is_array(run: _Run) -> bool:
    if run.hexes * 2 > run.size:
        return run.size >= 2 or run.repeats
    return bool(run.opener) and (run.size >= 4 or run.repeats)


def _told(text: str, run: _Run) -> _Run:
    """Return the run with what its elements may be."""
    before = text[max(run.start - 256, 0) : _before(text, run.start)].rstrip("{[( \n\t")
    declared = element_sizes(before)
    if declared:
        return run._replace(sizes=declared, declared=True, big=is_big_endian(before))
    if _SIMPLE.fullmatch(text, run.start, run.stop):
        return run
    low = high = 0
    widths = set()
    filled = False
    suffix = 0
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        number = _HEX.match(match[1])
        if number is not None:
            digits = number[1].replace("_", "")
            widths.add(len(digits))
            filled = filled or (digits[0] == "0" and len(digits) > 1)
            value = int(digits, 16)
        else:
            number = _DECIMAL.match(match[1])
            if number is None or len(match[1]) > 24:
                return run
            value = int(number[1].replace("_", ""))
        suffix = max(suffix, int(number[2] or 0) // 8)
        low, high = min(low, value), max(high, value)
    if suffix:
        return run._replace(sizes=(suffix,), declared=True)
    if filled:
        return run._replace(sizes=(_FILLED.get(max(widths), 1),))
    sizes = tuple(
        size for size in _SIZES if low >= -(1 << (8 * size - 1)) and high < 1 << (8 * size)
    )
    return run._replace(sizes=(sizes or (1,))[: 1 if run.size > _LONG else len(_SIZES)])


def _block(joined: Joined, text: str, run: _Run, reading: Reading) -> Block:
    _check_start(joined, text, run)
    _check_end(joined, text, run)
    _check_fill(joined, text, run)
    size = reading.size if reading.size in run.sizes or not run.declared else 0
    size = size or run.sizes[0]
    if len(run.sizes) > 1 and size not in run.sizes:
        size = run.sizes[0]
    order: ByteOrder = "big" if run.big and not reading.asked else reading.order
    data = _bytes(joined, text, run, size, order)
    length = _LENGTH.search(text, run.stop, run.stop + 256)
    if length and int(length[1]) != len(data) // size:
        message = tr(
            "the array has {count} elements, but its length is given here", count=len(data) // size
        )
        raise joined.error(length.start(1), message)
    lines = frozenset(line.number for line in joined.lines_between(run.start, run.stop))
    behind = joined.line_at(min(run.stop, len(text) - 1))
    weak = not run.declared and not length
    return Block(
        data,
        joined.line_at(run.start).number,
        lines=lines | {behind.number},
        words=1 if run.big else size,
        weak=weak,
    )


def _check_fill(joined: Joined, text: str, run: _Run) -> None:
    """Refuse an element that lacks a digit if the others are zero-padded to one width."""
    widths = Counter[int]()
    filled = False
    shorter: dict[int, re.Match[str]] = {}
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        number = _HEX.match(match[1])
        if number is None:
            return
        widths[len(number[1])] += 1
        filled = filled or (number[1][0] == "0" and len(number[1]) > 1)
        shorter.setdefault(len(number[1]), match)
        if len(widths) > _UNEVEN:
            return
    usual = widths.most_common(1)[0][0]
    if not filled or len(widths) < 2 or usual not in _FILLED or widths[usual] < _FEW:
        return
    if sum(widths.values()) - widths[usual] > max(sum(widths.values()) // _FEW, 1):
        return
    odd = next(match for width, match in shorter.items() if width != usual)
    message = tr(
        "{shown} where the others have {digits} digits; write it like them",
        shown=shown(odd[1]), digits=usual,
    )  # fmt: skip
    raise joined.error(odd.start(), message)


def _bytes(joined: Joined, text: str, run: _Run, size: int, order: ByteOrder) -> bytes:
    if size == 1 and _SIMPLE.fullmatch(text, run.start, run.stop):
        return bytes.fromhex(_BETWEEN.sub("", text[run.start : run.stop]))
    pairs = size == 1 and _bare_hex(text, run)
    data = bytearray()
    stop, commas = run.start, "," in text[run.start : run.stop]
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        element, times = match[1], int(match[2] or 1)
        if commas and data and "," not in text[stop : match.start()]:
            raise joined.error(
                match.start(), tr("a comma is missing before {shown}", shown=shown(element))
            )
        stop = match.end()
        value = int(element, 16) if pairs else _value(joined, match.start(), element, size)
        if len(data) + times * size > MAX_SIZE:
            message = tr(
                "the array describes more than {number} MiB, the most that is read",
                number=MAX_SIZE >> 20,
            )
            raise joined.error(match.start(), message)
        data += value.to_bytes(size, order) * times
    return bytes(data)


def _bare_hex(text: str, run: _Run) -> bool:
    """Whether the elements are hex without 0x: two digits each, and not all decimal."""
    if run.hexes:
        return False
    decimal = True
    for match in _ELEMENT.finditer(text, run.start, run.stop):
        if not _PAIR.match(match[1]):
            return False
        decimal = decimal and match[1].isdigit() and match[1][0] != "0"
    return not decimal


def _value(joined: Joined, position: int, element: str, size: int) -> int:
    """Return the value of an element, without its sign's weight beyond ``size`` bytes."""
    match = _HEX.match(element)
    if match:
        value = int(match[1].replace("_", ""), 16)
    else:
        match = _DECIMAL.match(element)
        if match is None or len(element) > 24:
            if element.isdigit():
                message = tr(
                    "{shown} is octal in C and decimal elsewhere; write 0x..", shown=shown(element)
                )
            else:
                message = tr(
                    "{shown} is no number; expected 0x00 to 0x{most}",
                    shown=shown(element), most="ff" * size,
                )  # fmt: skip
            raise joined.error(position, message)
        value = int(match[1].replace("_", ""))
    top = 1 << (8 * size)
    if value >= top or value < -(top >> 1):
        if size == 1:
            message = tr(
                "{shown} does not fit a byte; expected elements from 0x00 to 0xff",
                shown=shown(element),
            )
        else:
            message = tr("{shown} does not fit {size} bytes", shown=shown(element), size=size)
        raise joined.error(position, message)
    return value % top


def _check_start(joined: Joined, text: str, run: _Run) -> None:
    """Check that there was no unreadable element before the first."""
    stop = _before(text, run.start)
    if text[stop - 1 : stop] == ",":
        origin = max(stop - 256, 0)
        before = text[origin:stop]
        words = before[:-1].split()
        word = words[-1] if words else ""
        start = before.rfind(word, 0, len(before) - 1)
        word = word.lstrip("{[(")
        position = origin + before.find(word, start)
        message = tr("{shown} in an array of bytes; expected a number", shown=shown(word))
        raise joined.error(max(position, 0), message)


def _check_end(joined: Joined, text: str, run: _Run) -> None:
    """Check that the array was not cut short by something other than a number."""
    rest = re.compile(r"\s*,?\s*").match(text, run.stop)
    stop = rest.end() if rest else run.stop
    comma = "," in text[run.stop : stop]
    behind = text[stop : stop + 3]
    if behind == "...":
        message = tr(
            "the array is cut off by '...'; in gdb, 'set print elements unlimited' shows it whole"
        )
        raise joined.error(stop, message)
    if run.opener:
        if behind[:1] == _CLOSERS[run.opener]:
            return
        if not behind:
            message = tr(
                "the text ends before the '{item}' of the array", item=_CLOSERS[run.opener]
            )
            raise joined.error(max(run.stop - 1, 0), message)
    elif behind[:1] in {"}", "]"}:
        message = tr("the array ends here, but nothing in front of its numbers opens it")
        raise joined.error(stop, message)
    line_end = text.find("\n", run.stop)
    same_line = line_end < 0 or stop <= line_end
    broken = comma or _MORE.match(text, stop, stop + 64) is not None
    if (run.opener or (same_line and broken)) and behind[:1] not in _STOPS:
        word = text[stop : stop + 64].split(maxsplit=1)[0]
        expected = tr("a number or the closing bracket") if run.opener else tr("a number")
        raise joined.error(
            stop,
            tr(
                "{shown} in an array of bytes; expected {expected}",
                shown=shown(word),
                expected=expected,
            ),
        )
