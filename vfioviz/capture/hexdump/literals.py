r"""String literals of C, Rust, Python, Go, Java, gdb and strace -> their bytes.

Two digits belong to an ``\x``, as in Python; C takes more, but then the value fits no byte and no
compiler accepts it, so such a text was never C. A backslash at a line's end: Rust swallows the
indentation of the next line, C and Python take it as bytes; where the text does not tell which it
is, that is an error.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.page import Joined, shown
from vfioviz.language import tr

LIKE = re.compile(r".*?(?:\\x[0-9a-fA-F]|\\[0-7]{3}|\\0)")
"""A text with an escape of digits."""

# (?!), here and wherever a group is repeated possessively: before Python 3.11.5 the match went on
# from where the last, failing repetition stood (CPython issue gh-106052); an alternative that fails
# at once sets it back.
_STREAM = re.compile(r"(?:\\x[0-9a-fA-F]{2}|(?!))++")
_ESCAPE = re.compile(
    r"\\(?:x([0-9a-fA-F]{2})|([0-7]{1,3})|(?:u\{?00|U000000(?=[0-9a-fA-F]))([0-9a-fA-F]{2})\}?|(\n)|(.))",
    re.DOTALL,
)
_DIGITS = 3
_ESCAPED = re.compile(r"\\([0-9]{3}|.)", re.DOTALL)
_RUST = re.compile(r"\b(?:let|const|static|fn|mut|assert_eq!|vec!)\b.*|&\s*\[u8|&'static")
_SIMPLE = {
    "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27,
    "\\": 92, "'": 39, '"': 34, "?": 63,
}  # fmt: skip


def literal(joined: Joined, start: int, stop: int) -> bytes:
    """Return the bytes between two quotes.

    Raises:
        CaptureError: naming line and column.
    """
    data = bytearray()
    text = joined.text
    _refuse_decimal(joined, start, stop)
    position = start
    while position < stop:
        if stream := _STREAM.match(text, position, stop):
            data += bytes.fromhex(stream.group().replace("\\x", ""))
            position = stream.end()
            continue
        char = text[position]
        match = _ESCAPE.match(text, position, stop) if char == "\\" else None
        if match is not None:
            data += _escape(joined, match, start)
            position = match.end()
            if match[4]:
                position = _continued(joined, position, stop, start)
            continue
        if char == "\\":
            raise joined.error(position, tr("the text ends within an escape"))
        if not char.isascii():
            expected = tr("an ASCII character or an escape")
            raise joined.error(
                position,
                tr("{shown} is no byte; expected {expected}", shown=shown(char), expected=expected),
            )
        data.append(ord(char))
        position += 1
    return bytes(data)


def _refuse_decimal(joined: Joined, start: int, stop: int) -> None:
    """Refuse escapes of three digits of which one is no octal: Lua's are decimal."""
    escapes = list(_ESCAPED.finditer(joined.text, start, stop))
    if not all(len(escape[1]) == _DIGITS for escape in escapes):
        return
    for escape in escapes:
        if "8" in escape[1] or "9" in escape[1]:
            message = tr("{shown} is decimal, as in Lua; write \\x..", shown=shown(escape[0]))
            raise joined.error(escape.start(), message)


def _continued(joined: Joined, position: int, stop: int, start: int) -> int:
    """Return where a continued literal goes on."""
    text = joined.text
    indent = position
    while indent < stop and text[indent] in " \t":
        indent += 1
    if indent < stop and text[indent] not in "\\\n" and "\\" in text[start : start + 8]:
        message = tr(
            "{shown} where the literal goes on; expected an escape", shown=shown(text[indent])
        )
        raise joined.error(indent, message)
    if indent == position:
        return position
    before = text[max(start - 200, 0) : start]
    if _RUST.search(before.rpartition(";")[2]):
        return indent
    message = tr(
        "the literal goes on here behind spaces: Rust drops them, C and Python take them as bytes; "
        "take the indentation out, or close the literal on each line"
    )
    raise joined.error(position, message)


def _escape(joined: Joined, match: re.Match[str], start: int) -> bytes:
    del start
    hexes, octal, code, newline, other = match.groups()
    if newline:
        return b""
    if code and code[0] > "7" and match[0][1] != "U":
        message = tr("{shown} is a character, not one byte", shown=shown(match[0]))
        raise joined.error(match.start(), message)
    if hexes or code:
        return bytes.fromhex(hexes or code)
    if octal:
        value = int(octal, 8)
        if value > 0xFF:
            raise joined.error(
                match.start(), tr("{shown} is over 0xff (octal 377)", shown=shown(match[0]))
            )
        return bytes([value])
    if other in _SIMPLE:
        return bytes([_SIMPLE[other]])
    if other == "x":
        piece = joined.text[match.start() : match.start() + 4]
        message = tr("{shown}: an odd digit or none; \\x needs two hex digits", shown=shown(piece))
        raise joined.error(match.start(), message)
    raise joined.error(
        match.start(), tr("{shown} is no escape that stands for a byte", shown=shown(match[0]))
    )
