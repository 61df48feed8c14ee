"""C tokens with their places: enough to see that two texts differ in line breaks alone."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n]){1,8}\'|[^\W\d]\w*|\d\w*|[^\s\w]', re.ASCII
)


class Token(NamedTuple):
    """One word, number, string or character."""

    text: str
    line: int
    """Index of its line."""


def words(text: str) -> list[str]:
    """Return the tokens of one line."""
    return _TOKEN.findall(text)


def tokens(lines: list[str]) -> list[Token]:
    """Return the tokens of a text."""
    return [Token(word, index) for index, line in enumerate(lines) for word in words(line)]
