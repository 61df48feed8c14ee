"""The text of arrays made ready: comments, casts, indices and characters are taken out.

Positions are kept, so that an error names line and column of the text as it was given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from vfioviz.capture.hexdump import numerals
from vfioviz.capture.hexdump.likeness import ORDERS
from vfioviz.capture.hexdump.page import Joined
from vfioviz.language import tr

_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINE_COMMENT = re.compile(r"//[^\n]*|#[^\n]*")
_CAST = re.compile(
    r"\((?:unsigned[ ]char|(?:signed[ ])?char|(?:__)?[us](?:8|16|32|64)"
    r"|u?int(?:8|16|32|64)_t|byte|short|int|long)\)"
)
CHARACTER = re.compile(r"(?<=[0-9])[ ]'(?:\\[0-7]{3}|\\x[0-9a-fA-F]{2}|\\.|[^\\'\n])'")
_CALLED = re.compile(r"(?<=[0-9a-fA-F])\.to(?:U?Byte|U?Short|U?Int|U?Long)\(\)")
"""Kotlin's conversion behind a number."""
_INDEX = re.compile(
    r"(?<=[{,(\n])[ \t]{0,64}\[(0[xX][0-9a-fA-F]{1,16}|\d{1,9})[ ]{0,8}\][ ]?=(?!=)"
)
_INDEXED = re.compile(
    _INDEX.pattern + r"[ ][^\s,<{}]{1,80}(?:\s+<repeats\s+([0-9]{1,12})\s+times>)?"
)
LITERAL = re.compile(
    r"(?<=[\[{(,=\n])([ \t\n]*)[bcLu]?'(\\x[0-9a-fA-F]{2}|\\[0-7]{1,3}|\\[^x\n]|[^\\'\n])'"
    r"(?=[ \t]*(?:[,\]})\n|]|\Z))"
)
"""A character that is an element: C's ``'h'`` and ``'\\x10'``, Rust's ``b'h'``."""
_SIMPLE = {"a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27}
_QUOTED = re.compile(r"(['\"])(0[xXoObB][0-9a-fA-F]{1,64})\1")
_KEY = re.compile(r'"key":\s*\[[^\[\]]{0,65536}\]')
"""Of a map, as bpftool's JSON has it: not the value."""
_JOINT = re.compile(
    r"(?<=[\w'>])\s{0,400},?\s{0,400}([\]}])(?:\s{0,400},\s{0,400}|\s{0,400}\n\s{0,400})([\[{])"
    r"(?=\s{0,400}-?[0-9a-fA-F])"
)
"""Between two rows of an array of arrays."""
_ROW_ELEMENT = re.compile(r"(-?[0-9a-fA-F][0-9A-Za-z_]*)(?:\s*<repeats\s+([0-9]{1,12})\s+times>)?")
_ROW = 4
"""Elements that a row of an array of arrays has at least."""
_MOST_ROWS = 10_000
"""Maximum rows of arrays of arrays."""
_LONGEST_ROW = 4096
"""Maximum characters of a row."""


def check_indices(joined: Joined) -> None:
    """Check that indexed elements are in order, with none missing.

    Raises:
        CaptureError: naming line and column.
    """
    text = CHARACTER.sub(_spaces, joined.text)
    due = 0
    for match in _INDEXED.finditer(text):
        base = 16 if match[1][:2] in {"0x", "0X"} else 8 if match[1][0] == "0" else 10
        index = int(match[1], base) if base != 8 or match[1].strip("01234567") == "" else -1
        if index not in {due, 0}:
            message = tr("element {index} where {due} was expected", index=index, due=due)
            raise joined.error(match.start(), message)
        due = index + int(match[2] or 1)


def _spaces(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", match.group())


def character(body: str) -> int:
    """Return the number of a character as C writes it between quotes, 0 to 0x10FFFF."""
    if len(body) == 1:
        return ord(body)
    if body[1] == "x":
        return bytes.fromhex(body[2:])[0]
    if body[1] in "01234567":
        return int(body[1:], 8)
    return _SIMPLE.get(body[1], ord(body[1]))


def _number(match: re.Match[str]) -> str:
    """Return a character as the number that it is, in as many places."""
    value = character(match[2])
    if value > 0xFF:
        return match[0]
    digits = f"0x{value:02x}"
    room = len(match[0])
    # The last of the blanks in front makes room for it.
    front = match[1] if room - len(match[1]) >= len(digits) else match[1][:-1]
    if room - len(front) < len(digits):
        digits = str(value)
    return front + digits.ljust(room - len(front))


def blank(text: str) -> str:
    """Return the text with comments, casts, indices and characters made blank, positions kept."""
    # A character may be a mark of a comment.
    text = CHARACTER.sub(_spaces, text)
    text = LITERAL.sub(_number, text)
    # Without an end the search for one would begin again at each "/*".
    whole = text.rfind("*/") + 2 if "*/" in text else 0
    text = _BLOCK_COMMENT.sub(_spaces, text[:whole]) + text[whole:]
    for pattern in (_LINE_COMMENT, _CAST, _CALLED, _INDEX):
        text = pattern.sub(_spaces, text)
    return _QUOTED.sub(r" \2 ", _KEY.sub(_spaces, text))


def flat(joined: Joined, text: str) -> str:
    """Return the text with the brackets between the rows of an array of arrays made blank.

    Raises:
        CaptureError: where the rows differ in length.
    """
    joints = list(_JOINT.finditer(text))
    if not joints or len(joints) > _MOST_ROWS:
        return text
    parts: list[str] = []
    stop = 0
    for group in _chains(text, joints):
        rows = [text[start:end] for start, end in group]
        counts = [_count(row) for row in rows]
        if min(counts[:-1]) < _ROW or all(map(_stands_alone, rows)):
            continue
        if len(set(counts[:-1])) > 1 or counts[-1] > counts[0]:
            message = tr("rows of different lengths in an array of arrays; give one array")
            raise joined.error(group[-1][0], message)
        for (_, end), (start, _) in pairwise(group):
            between = text[end:start]
            comma = between.find(",", max(between.find("]"), between.find("}")))
            spaces = re.sub(r"[^\n]", " ", between)
            if comma >= 0:
                spaces = f"{spaces[:comma]},{spaces[comma + 1 :]}"
            parts += [text[stop:end], spaces]
            stop = start
    return "".join((*parts, text[stop:]))


def _chains(text: str, joints: list[re.Match[str]]) -> Iterator[list[tuple[int, int]]]:
    """Yield where the rows of each array of arrays stand, without their brackets."""
    rows: list[tuple[int, int]] = []
    for joint in joints:
        origin = max(joint.start() - _LONGEST_ROW, 0)
        first = 1 + max(text.rfind(one, origin, joint.start()) for one in "[{")
        if rows and rows[-1][0] != first:
            yield rows
            rows = []
        if not rows:
            rows.append((first, joint.start()))
        rows[-1] = rows[-1][0], joint.start()
        limit = joint.end() + _LONGEST_ROW
        ends = [at for one in "]}" if (at := text.find(one, joint.end(), limit)) >= 0]
        rows.append((joint.end(), min((*ends, limit, len(text)))))
    yield rows


def _count(row: str) -> int:
    """Return how many elements a row has, with its repeats."""
    return sum(int(element[2] or 1) for element in _ROW_ELEMENT.finditer(row))


def _stands_alone(row: str) -> bool:
    """Whether argsz says that a row is a whole answer."""
    values = [
        number.value
        for element in islice(_ROW_ELEMENT.finditer(row), 4)
        if (number := numerals.parse(element[1], 10)) is not None
    ]
    count = _count(row)
    if values and any(values[0] == count * size for size in numerals.SIZES[1:]):
        return True
    head = bytes(value & 0xFF for value in values)
    return len(head) == 4 and any(int.from_bytes(head, order) == count for order in ORDERS)
