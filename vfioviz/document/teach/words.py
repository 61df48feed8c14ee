"""Words of a lesson's script with where they stand, and what is wrong with one."""

from __future__ import annotations

import re
from typing import NamedTuple

from typing_extensions import override

from vfioviz.capture.visible import shortened, visible

_WORD = re.compile(r"\S+")


class TextPlace(NamedTuple):
    """Where something stands in the lesson's file."""

    line: int
    """From 1."""
    column: int
    """From 1, in characters."""


class Word(NamedTuple):
    """A word of a statement."""

    text: str
    place: TextPlace


class Problem(NamedTuple):
    """What is wrong with a lesson."""

    place: TextPlace
    text: str
    """What is there, what was expected, what to do."""

    @override
    def __str__(self) -> str:
        return f"line {self.place.line}, column {self.place.column}: {self.text}"


_LONGEST = 600
"""Characters of what is said."""


class ScriptError(Exception):
    """A lesson that can't be read, or can't be played; ``str`` names line and column."""

    def __init__(self, place: TextPlace, text: str) -> None:
        self.problem = Problem(place, said(text))
        super().__init__(str(self.problem))


def said(text: str) -> str:
    """Return what is said of a line as one line, however long and odd its words are."""
    return shortened(visible(text), _LONGEST)


def words(line: str, number: int, first: int = 1) -> tuple[Word, ...]:
    """Return the words of a line.

    Args:
        line: The text, or the end of a line.
        number: Of the line, from 1.
        first: Column in which ``line`` begins, from 1.
    """
    return tuple(
        Word(match[0], TextPlace(number, first + match.start())) for match in _WORD.finditer(line)
    )


def number(word: Word, top: int = 0xFFFFFFFFFFFFFFFF) -> int:
    """Return the number that a word is, decimal or 0x...; raises ScriptError with its place."""
    value = parse_number(word.text)
    if value is None or value > top:
        raise ScriptError(word.place, f"'{word.text}': expected a number, 0 to {top}, or 0x...")
    return value


def parse_number(text: str) -> int | None:
    """Return 72 for ``72`` and ``0x48``; None for what is no number."""
    text = text.strip()
    if re.fullmatch(r"0[xX][0-9a-fA-F]{1,32}", text):
        return int(text, 16)
    return int(text) if re.fullmatch(r"[0-9]{1,40}", text) else None
