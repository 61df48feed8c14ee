"""The type of an array's elements, from how C, C++, Rust, Go, Zig, Java and Python declare it."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

_NAMES = {
    1: (
        r"(?:__)?[us]8|u?int8(?:_t)?|(?:un)?signed\s+char|u_?char|char|byte|[ui]8|U?[iI]nt8Array",
        r"bytes|bytearray|c_u?byte|np\.u?int8|BYTE|u_int8_t|guint8",
    ),
    2: (
        r"(?:__)?(?:[us]|[lb]e)16|u?int16(?:_t)?|(?:unsigned\s+)?short(?:\s+int)?|u?short|[ui]16",
        r"U?[iI]nt16Array|c_u?short|np\.u?int16|WORD|USHORT|u_int16_t|guint16",
    ),
    4: (
        r"(?:__)?(?:[us]|[lb]e)32|u?int32(?:_t)?|(?:unsigned\s+)?int|unsigned|uint|[ui]32",
        r"U?[iI]nt32Array|c_u?int|np\.u?int32|DWORD|ULONG|u_int32_t|guint32",
    ),
    8: (
        r"(?:__)?(?:(?:aligned_)?[us]|[lb]e)64|u?int64(?:_t)?|(?:unsigned\s+)?long\s+long(?:\s+int)?",
        r"[ui]64|Big(?:Ui|I)nt64Array|c_u?longlong|np\.u?int64|QWORD|u_int64_t|guint64",
    ),
}
_TYPE = re.compile(
    "|".join(
        rf"(?P<s{size}>(?<![\w.])(?:{'|'.join(names)})(?!\w))" for size, names in _NAMES.items()
    )
)
_LONG = re.compile(r"\b(?:unsigned\s+long|long|c_u?long|ulong)\b(?!\s+long)")
_BIG = re.compile(r"\b(?:__)?be(?:16|32|64)\b")
_CODES = {"b": 1, "B": 1, "h": 2, "H": 2, "i": 4, "I": 4, "l": 4, "L": 4, "q": 8, "Q": 8}
_ARRAY = re.compile(r"array\(\s*['\"]([bBhHiIlLqQ])['\"]\s*,\s*\Z")
_JAVA_LONG = re.compile(r"\blong\s*\[\s*\]|\blong\s+\w+\s*\[\s*\]\s*=\s*(?:new\s+long\[\]\s*)?\Z")
_STATEMENT = re.compile(r";(?![^\[\]\n]{0,40}\])|[{}]")
_SYMBOL = re.compile(r"0x[0-9a-f]{1,16} <[^<>]{1,200}>:")
"""A place in memory as gdb names it: a buffer may be called ``bytes``."""
_LOOKED_AT = 200
_COUNTS = r"((?:\[\s*(?:0[xX][0-9a-fA-F]{1,8}|[1-9][0-9]{0,8})\s*\])+)"
_FILLED = re.compile(
    rf"\w\s?{_COUNTS}\s*(?:__\w+(?:\([^()]*\))?\s*)*=\s*\Z"  # C
    rf"|\([\w ]+{_COUNTS}\)\Z"  # drgn, and C's compound literal
    rf"|(?<![\w\]]){_COUNTS}\w+\Z"  # Go
)
_WHOLE = re.compile(
    r"\[\s*[iu](?:8|16|32|64)\s*;\s*([1-9][0-9]{0,8})\s*\]\s*=\s*&?\s*\Z"  # Rust
    rf"|\([\w ]+{_COUNTS}\) \S+ =\s*\Z"  # LLDB
)
_COUNT = re.compile(r"0[xX][0-9a-fA-F]+|[0-9]+")


class Length(NamedTuple):
    """How many elements an array is declared to have."""

    elements: int
    zeros: bool
    """Whether those that are not written are zeros."""


def length(before: str) -> Length | None:
    """Return the length that the text up to an array's bracket declares; None for none."""
    text = _declaration(before)
    for pattern, zeros in ((_FILLED, True), (_WHOLE, False)):
        found = pattern.search(text)
        if found is not None:
            counts = next(filter(None, found.groups()))
            return Length(math.prod(int(one, 0) for one in _COUNT.findall(counts)), zeros)
    return None


def element_sizes(before: str) -> tuple[int, ...]:
    """Return what the text in front of an array says of its elements, in bytes; () for nothing.

    Args:
        before: the text up to the bracket.
    """
    text = _SYMBOL.sub("", _declaration(before))
    code = _ARRAY.search(text)
    if code is not None:
        return (_CODES[code[1]],)
    if _JAVA_LONG.search(text):
        return (8,)
    found: tuple[int, int] = (-1, 0)
    for match in _TYPE.finditer(text):
        size = int(str(match.lastgroup)[1:])
        # The last one counts, but not an index type: let x: [u32; N as usize].
        found = (match.start(), size)
    long = None
    for match in _LONG.finditer(text):
        long = match.start()
    if long is not None and long >= found[0] - len("unsigned "):
        return (8, 4)
    return (found[1],) if found[1] else ()


def is_big_endian(before: str) -> bool:
    """Whether the elements are declared as big-endian: ``__be32``."""
    return _BIG.search(_declaration(before)) is not None


def _declaration(before: str) -> str:
    """Return the last statement of a text; Rust has a semicolon within brackets."""
    return _STATEMENT.split(before[-_LOOKED_AT:])[-1]
