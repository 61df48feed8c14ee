r"""String literals of C, Rust, Python, Go, Java, Lua, gdb and strace -> their bytes.

Two digits belong to an ``\x``, as in Python; C takes more, but then the value fits no byte and no
compiler accepts it, so such a text was never C. A backslash at a line's end: Rust swallows the
indentation of the next line, C and Python take it as bytes; where the text does not tell which it
is, that is an error. Digits alone are octal in C, decimal in Lua and OCaml, and behind LLVM's ``c``
two hex digits; ``echo -e`` and ``printf %b`` put a zero in front of three octal ones.
"""

from __future__ import annotations

import re

from vfioviz.capture.hexdump.page import Joined, shown
from vfioviz.language import tr

LIKE = re.compile(r".*?(?:\\x[0-9a-fA-F]|\\[0-7]{3}|\\0|\\u00[0-9a-fA-F]{2}|(?:\\[0-9]{1,3}){4})")
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
_BYTE = 0xFF
_DECIMAL = re.compile(r"\\([0-9]{1,3})")
_NUMBERED = re.compile(r"\\(?:([0-9]{1,3})|.)", re.DOTALL)
_ECHO = re.compile(r"(?:\\0[0-3][0-7]{2}|(?!)){4,}+\Z")
_LLVM = re.compile(r"(?:[\x00-\x5b\x5d-\x7f]|\\[0-9A-F]{2}|(?!))++\Z", re.DOTALL)
_RUST = re.compile(r"\b(?:let|const|static|fn|mut|assert_eq!|vec!)\b.*|&\s*\[u8|&'static")
_SIMPLE = {
    "a": 7, "b": 8, "t": 9, "n": 10, "v": 11, "f": 12, "r": 13, "e": 27,
    "\\": 92, "'": 39, '"': 34, "?": 63,
}  # fmt: skip


def bases(text: str) -> tuple[int, ...]:
    """Return the bases that the escapes of digits may be in: 8 before 10; (8,) where it is clear.

    Args:
        text: what stands between the quotes.
    """
    numbers = [number for number in _NUMBERED.findall(text) if number]
    if not numbers or "\\x" in text or any(int(number) > _BYTE for number in numbers):
        return (8,)
    same = all(number.lstrip("0") in {*"1234567", ""} for number in numbers)
    return (8,) if same else (8, 10)


def literal(joined: Joined, start: int, stop: int, *, base: int = 8) -> bytes:
    """Return the bytes between two quotes.

    Args:
        joined: the text.
        start: behind the quote that opens.
        stop: in front of the one that closes.
        base: of escapes of digits.

    Raises:
        CaptureError: naming line and column.
    """
    text = joined.text
    if base == 8:
        _refuse_decimal(joined, start, stop)
    if _ECHO.match(text[start:stop]):
        return bytes(int(digits, 8) for digits in text[start:stop].split("\\0")[1:])
    if text[max(start - 2, 0) : start] == 'c"' and _LLVM.match(text[start:stop]):
        return _llvm(text[start:stop])
    return _read(joined, start, stop, base)


def _read(joined: Joined, start: int, stop: int, base: int) -> bytes:
    data = bytearray()
    text = joined.text
    position = start
    while position < stop:
        if stream := _STREAM.match(text, position, stop):
            data += bytes.fromhex(stream.group().replace("\\x", ""))
            position = stream.end()
            continue
        char = text[position]
        decimal = _DECIMAL.match(text, position, stop) if base == 10 and char == "\\" else None
        if decimal is not None:
            value = int(decimal[1])
            if value > _BYTE:
                message = tr("{shown} is over 255", shown=shown(decimal[0]))
                raise joined.error(position, message)
            data.append(value)
            position = decimal.end()
            continue
        match = _ESCAPE.match(text, position, stop) if char == "\\" else None
        if match is not None:
            if match[4] and base == 10:
                message = tr(
                    "a line ends behind a backslash: Lua takes that as a byte, a mail program may "
                    "have broken the line; join the lines"
                )
                raise joined.error(position, message)
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


def _llvm(text: str) -> bytes:
    r"""Return the bytes of LLVM's ``c"P\00\A5"``."""
    return re.sub(
        rb"\\([0-9A-F]{2})", lambda part: bytes.fromhex(part[1].decode()), text.encode("ascii")
    )


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
