"""Text from a file, a host or a user as it may be shown: one line, nothing that acts.

A terminal acts on controls (C0, C1), a reader's eye on bidi marks, a log on line ends; halves of
characters (file names that are no UTF-8) can't be written at all.
"""

from __future__ import annotations

import unicodedata

_BYTE = 0xDC00
"""What PEP 383 adds to a byte of a file name that is no UTF-8."""


def visible(text: str) -> str:
    r"""Return a text with what is not seen written out: ``\n``, ``\x1b``, ``\u202e``, ``\xff``.

    Letters of all scripts and spaces stay. What was escaped can't be told from a backslash that
    was there: this is for people, not for a way back.
    """
    return text if text.isprintable() else "".join(map(_shown, text))


def _shown(char: str) -> str:
    if char.isprintable() or unicodedata.category(char) == "Zs":
        return char
    code = ord(char)
    if 0x80 <= code - _BYTE <= 0xFF:
        return f"\\x{code - _BYTE:02x}"
    return char.encode("unicode_escape").decode()


def shortened(text: str, most: int) -> str:
    """Return a text of at most ``most`` characters; a long one has an ellipsis inside."""
    if len(text) <= most:
        return text
    head = (most - 1) // 2
    return f"{text[:head]}…{text[len(text) - (most - 1 - head) :]}"


REPEATED = 200
"""Most characters of somebody's text that a sentence repeats."""


def repeated(text: str) -> str:
    """Return somebody's text as a sentence may repeat it: visible, of ``REPEATED`` at most.

    A tab is a space: it says nothing in a sentence.
    """
    return shortened(visible(text.strip().replace("\t", " ")), REPEATED)
