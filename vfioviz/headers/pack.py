"""``#pragma pack``: an upper bound on alignment, with its stack."""

from __future__ import annotations

import re

from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.headers.cursor import Cursor

_PACK = re.compile(
    r"\s*#\s*pragma\s+pack\s*\(\s*(?:(?P<word>push|pop)\s*(?:,\s*[A-Za-z_]\w*\s*)?,?\s*)?"
    r"(?P<number>\d{1,3})?\s*\)"
)
_MOST = 100


class Pack:
    """The current ``#pragma pack``."""

    def __init__(self) -> None:
        self.most = 0
        """Bytes; 0 for no bound."""
        self._stack: list[int] = []

    def pragma(self, text: str, cursor: Cursor) -> None:
        """Apply a pragma and skip it; raises NotUnderstoodError."""
        place = cursor.place
        cursor.at += 1
        match = _PACK.match(text)
        if match is None or len(self._stack) > _MOST:
            raise NotUnderstoodError("a #pragma pack that is not understood", place)
        number = int(match["number"]) if match["number"] else None
        if number not in {None, 0, 1, 2, 4, 8, 16}:
            raise NotUnderstoodError(f"#pragma pack({number})", place)
        if match["word"] == "push":
            self._stack.append(self.most)
            self.most = self.most if number is None else number
        elif match["word"] == "pop":
            self.most = self._stack.pop() if self._stack else 0
        else:
            self.most = number or 0
