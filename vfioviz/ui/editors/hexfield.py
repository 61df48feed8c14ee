"""Bytes as text: hex digits that a user typed, and how they are shown."""

from __future__ import annotations

import re

from vfioviz.language import tr

_SEPARATORS = re.compile(r"0[xX]|[\s,;:_]+")
_WIDTH = 16


def parse_hex(text: str) -> bytes | str:
    """Return the bytes that hex digits say, or what is wrong with them.

    Spaces, commas, colons, underscores, line ends and ``0x`` may stand between them.
    """
    digits = _SEPARATORS.sub("", text)
    for place, char in enumerate(text):
        if not (char in "xX,;:_" or char.isspace() or char in "0123456789abcdefABCDEF"):
            line = text.count("\n", 0, place) + 1
            column = place - (text.rfind("\n", 0, place) + 1) + 1
            return tr(
                "Line {line}, column {column}: '{char}' is no hex digit.",
                line=line,
                column=column,
                char=char,
            )
    if "x" in digits.lower():
        return tr("An x may only stand in 0x.")
    if len(digits) % 2:
        return tr("{count} hex digits: a byte takes two, so one is missing.", count=len(digits))
    return bytes.fromhex(digits)


def format_hex(data: bytes) -> str:
    """Return bytes as rows of 16."""
    return "\n".join(data[at : at + _WIDTH].hex(" ") for at in range(0, len(data), _WIDTH))
