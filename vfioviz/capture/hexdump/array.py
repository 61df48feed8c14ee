"""Arrays of C, Python, Rust, Go, Zig, Java or JSON: ``{0x10, 0x00}``, ``[16, 0]``, with what stands
around; also gdb's ``p/x`` with ``<repeats 16 times>``, LLDB's ``[0] = 80``, and values with 0x and
no commas.

Elements are of the declared type; without one, of as many bytes as their digits are filled to; or
else what they are is open, and the reading decides. A value that does not fit is an error, never
cut. Rows of one length are one array, as ``p/x`` of ``u8 b[5][16]`` and Rust's ``chunks`` show it.
"""  # noqa: D205 -- the forms are the summary

from __future__ import annotations

import re
from collections import Counter

from typing_extensions import override

from vfioviz.capture.hexdump import numerals
from vfioviz.capture.hexdump.arrayruns import (
    CLOSERS,
    FEW,
    SIMPLE,
    Run,
    elements,
    find_runs,
    stop_before,
    told,
)
from vfioviz.capture.hexdump.arraytext import blank, check_indices, flat
from vfioviz.capture.hexdump.elements import length
from vfioviz.capture.hexdump.form import (
    ENOUGH,
    Block,
    ByteOrder,
    Plainly,
    Reading,
    StrayError,
)
from vfioviz.capture.hexdump.likeness import is_whole
from vfioviz.capture.hexdump.offsets import count_rows
from vfioviz.capture.hexdump.page import Joined, Page, shown
from vfioviz.capture.source import MAX_SIZE
from vfioviz.language import mark, tr

_ROW_REPEATS = re.compile(r"\s*<repeats\s")
_BETWEEN = re.compile(r"0x|[\s,]+")
_LIKE = re.compile(
    r".*?(?:\(\w{2,20}\)[0-9]{1,20},|\b0[xX][0-9a-fA-F]{1,16}(?![0-9a-fA-F])|\b0[bB][01]{1,64}\b|\b0o[0-7]{1,22}\b"
    r"|[{\[(,]\s*-?[0-9]{1,20}n?\s*,|[{,]\s*-?[0-9]{1,3} '|\[\s*-?[0-9a-fA-F]{1,20}"
    r"(?:\s+-?[0-9a-fA-F]{1,20}){3}"
    r"|[{\[(]\s*-?[0-9a-fA-F]{1,16}\s*,\s*-?[0-9a-fA-F]{1,16}\s*,"
    r"|\[\d+\] = |<repeats|'(?:\\x[0-9a-fA-F]{2}|\\[0-7]{1,3})'[ \t]*,)"
    r"|[ \t]*-?[0-9]{1,20}n?[ \t]*,[ \t]*\Z"
)
_LENGTH = re.compile(r"\}\s*;\s*unsigned int \w{1,200}_len\s*=\s*([0-9]{1,9})\s*;")
_STOPS = frozenset({"}", "]", ")", ";", ""})
_MORE = re.compile(r"\S*[\s,]+0[xX]")
_MARKED = re.compile(r"[+*|>#:!%]{1,3}[ \t]*-?[0-9]")
"""What a diff, a comment or a quote puts in front of the next line of numbers."""
_UNEVEN = 2
_SHORTEST = 16
"""Bytes that an answer has at least."""
_MOST = 1000
"""Maximum arrays in one text."""
_FILLED = (2, 4, 8, 16)
"""Digits to which numbers are padded with zeros."""


class Array(Plainly):
    """Numbers between commas, in brackets or not."""

    key = "array"
    title = mark("array of numbers")

    def count(self, page: Page) -> int:
        """Return how many lines of arrays there are."""
        if not count_rows(page, _LIKE):
            return 0
        joined = page.joined()
        text = blank(joined.text)
        runs = find_runs(text)
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
        wide = {size for run in runs for size in run.extended if size not in found}
        return (*sorted(found), *sorted(wide)) or (0,)

    @override
    def bases(self, page: Page) -> tuple[int, ...]:
        """Return the possible bases of the elements of any array in the text."""
        _, _, runs = _scan(page)
        found = [base for run in runs if len(run.bases) > 1 for base in run.bases]
        return tuple(dict.fromkeys(found)) or (0,)

    def read(self, page: Page, reading: Reading) -> tuple[Block, ...]:
        """Return the bytes of each array."""
        joined, text, runs = _scan(page)
        return tuple(_block(joined, text, run, reading) for run in runs)


def _scan(page: Page) -> tuple[Joined, str, tuple[Run, ...]]:
    """Return the text, the same with what is no element made blank, and its arrays."""
    if "arrays" not in page.memo:
        joined = page.joined()
        text = blank(joined.text)
        check_indices(joined)
        text = flat(joined, text)
        runs = find_runs(text)
        if len(runs) > _MOST:
            message = tr("more than {count} arrays; cut out the one that is meant", count=_MOST)
            raise joined.error(runs[_MOST].start, message)
        page.memo["arrays"] = joined, text, tuple(told(joined, text, run) for run in runs)
    found: tuple[Joined, str, tuple[Run, ...]] = page.memo["arrays"]
    return found


def _block(joined: Joined, text: str, run: Run, reading: Reading) -> Block:
    _check_start(joined, text, run)
    _check_end(joined, text, run)
    _check_fill(joined, text, run)
    size = reading.size if reading.size in run.sizes or not run.declared else 0
    size = size or run.sizes[0]
    if len(run.sizes) > 1 and size not in run.sizes:
        size = run.sizes[0]
    order: ByteOrder = "big" if run.big and not reading.asked else reading.order
    if run.doubtful and run.size < _SHORTEST:
        message = tr(
            "gdb shows one byte of each number with a character, and nothing says that this is "
            "all; p/x shows the numbers"
        )
        raise joined.error(run.start, message)
    base = reading.base if reading.base in run.bases else run.bases[0]
    data = _bytes(joined, text, run, Reading(order, size, base=base))
    data, note = _of_length(joined, text, run, data, size)
    told_length = _LENGTH.search(text, run.stop, run.stop + 256)
    if told_length and int(told_length[1]) != len(data) // size:
        message = tr(
            "the array has {count} elements, but its length is given here", count=len(data) // size
        )
        raise joined.error(told_length.start(1), message)
    if not run.opener:
        _refuse_stray(joined, text, run, data, size)
    lines = frozenset(line.number for line in joined.lines_between(run.start, run.stop))
    behind = joined.line_at(min(run.stop, len(text) - 1))
    weak = not run.declared and not told_length
    return Block(
        data,
        joined.line_at(run.start).number,
        note,
        lines=lines | {behind.number},
        words=1 if run.big else size,
        doubtful=run.doubtful,
        weak=weak,
    )


def _of_length(joined: Joined, text: str, run: Run, data: bytes, size: int) -> tuple[bytes, str]:
    """Return the bytes of all elements that are declared: C and drgn leave out zeros at the end."""
    before = text[max(run.start - 256, 0) : stop_before(text, run.start)].rstrip("{[( \n\t")
    declared = length(before) if run.declared and run.opener else None
    count = len(data) // size
    if declared is None or declared.elements == count:
        return data, ""
    if count > declared.elements or not declared.zeros:
        message = tr(
            "the array has {count} elements, but {number} are declared; give all of them",
            count=count, number=declared.elements,
        )  # fmt: skip
        raise joined.error(run.start, message)
    missing = declared.elements - count
    if declared.elements * size > MAX_SIZE:
        message = tr(
            "the array describes more than {number} MiB, the most that is read",
            number=MAX_SIZE >> 20,
        )
        raise joined.error(run.start, message)
    note = tr("{count} elements at the end are declared but not written: zeros", count=missing)
    return data + bytes(size * missing), note


def _refuse_stray(joined: Joined, text: str, run: Run, data: bytes, size: int) -> None:
    """Refuse a number alone on the last or first line, where argsz counts the others alone."""
    rows = text[run.start : run.stop].split("\n")
    counts = [len(re.findall(r"[^\s,]+", row)) for row in rows]
    if len(rows) < _UNEVEN or is_whole(data):
        return
    for at, rest in ((len(rows) - 1, data[: -counts[-1] * size]), (0, data[counts[0] * size :])):
        if counts[at] == 1 and is_whole(rest):
            message = tr(
                "{shown} may be a number or bytes; join it with the others, or take it out",
                shown=shown(rows[at].strip()),
            )
            start = run.start + sum(len(row) + 1 for row in rows[:at])
            raise StrayError.of(joined.error(start, message))


def _check_fill(joined: Joined, text: str, run: Run) -> None:
    """Refuse an element that lacks a digit if the others are zero-padded to one width."""
    if not run.opener and 0 < run.hexes < run.size:
        odd = next(one for one in elements(text, run) if not numerals.PREFIX.match(one[1]))
        message = tr("{shown} among numbers with 0x; write it like them", shown=shown(odd[1]))
        raise joined.error(odd.start(), message)
    widths = Counter[int]()
    filled = False
    shorter: dict[int, re.Match[str]] = {}
    for match in elements(text, run):
        number = numerals.parse(match[1], run.bases[0])
        if number is None or number.base != 16:
            return
        digits = number.digits
        widths[len(digits)] += 1
        filled = filled or (digits[0] == "0" and len(digits) > 1)
        shorter.setdefault(len(digits), match)
        if len(widths) > _UNEVEN:
            return
    usual = widths.most_common(1)[0][0]
    if not filled or len(widths) < 2 or usual not in _FILLED or widths[usual] < FEW:
        return
    if sum(widths.values()) - widths[usual] > max(sum(widths.values()) // FEW, 1):
        return
    odd = next(match for width, match in shorter.items() if width != usual)
    message = tr(
        "{shown} where the others have {digits} digits; write it like them",
        shown=shown(odd[1]), digits=usual,
    )  # fmt: skip
    raise joined.error(odd.start(), message)


def _bytes(joined: Joined, text: str, run: Run, reading: Reading) -> bytes:
    size = reading.size
    if size == 1 and SIMPLE.fullmatch(text, run.start, run.stop):
        return bytes.fromhex(_BETWEEN.sub("", text[run.start : run.stop]))
    data = bytearray()
    stop, commas = run.start, "," in text[run.start : run.stop]
    for match in elements(text, run):
        element, times = match[1], int(match[2] or 1)
        if commas and data and "," not in text[stop : match.start()]:
            raise joined.error(
                match.start(), tr("a comma is missing before {shown}", shown=shown(element))
            )
        stop = match.end()
        value = _value(joined, match.start(), element, run, reading)
        if len(data) + times * size > MAX_SIZE:
            message = tr(
                "the array describes more than {number} MiB, the most that is read",
                number=MAX_SIZE >> 20,
            )
            raise joined.error(match.start(), message)
        data += value.to_bytes(size, reading.order) * times
    return bytes(data)


def _value(joined: Joined, position: int, element: str, run: Run, reading: Reading) -> int:
    """Return the value of an element, without its sign's weight beyond its bytes."""
    size = reading.size
    number = numerals.parse(element, reading.base)
    octal = element.isdigit() and len(element) > 1 and element[0] == "0"
    if number is None or (octal and run.doubt):
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
    value = number.value
    if size in run.extended:
        value = narrowed if (narrowed := numerals.narrowed(value, size)) is not None else value
    if not numerals.fits(value, size):
        if size == 1:
            message = tr(
                "{shown} does not fit a byte; expected elements from 0x00 to 0xff",
                shown=shown(element),
            )
        else:
            message = tr("{shown} does not fit {size} bytes", shown=shown(element), size=size)
        raise joined.error(position, message)
    return value % (1 << (8 * size))


def _check_start(joined: Joined, text: str, run: Run) -> None:
    """Check that there was no unreadable element before the first."""
    stop = stop_before(text, run.start)
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


def _check_end(joined: Joined, text: str, run: Run) -> None:
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
        if behind[:1] == CLOSERS[run.opener]:
            if _ROW_REPEATS.match(text, stop + 1):
                message = tr("a row that repeats; in gdb, 'set print repeats unlimited' shows it")
                raise joined.error(stop, message)
            return
        if not behind:
            message = tr("the text ends before the '{item}' of the array", item=CLOSERS[run.opener])
            raise joined.error(max(run.stop - 1, 0), message)
    elif behind[:1] in {"}", "]"}:
        message = tr("the array ends here, but nothing in front of its numbers opens it")
        raise joined.error(stop, message)
    line_end = text.find("\n", run.stop)
    same_line = line_end < 0 or stop <= line_end
    broken = comma or _MORE.match(text, stop, stop + 64) is not None
    marked = _MARKED.match(text, stop) is not None
    goes_on = (same_line and broken) or (comma and (behind[:1] == "'" or marked))
    if (run.opener or goes_on) and behind[:1] not in _STOPS:
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
