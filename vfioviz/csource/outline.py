"""What a file of C defines, by name and line: also of one that is being typed and does not parse.

It goes by how a kernel is written: what stands at the start of a line, and its brace at the start
of one, is a definition. One pass over the lines, whatever they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["function", "struct", "macro"]

_MACRO = re.compile(r"#\s*define\s+([A-Za-z_]\w*)")
_STRUCT = re.compile(r"(?:typedef\s+)?(?:struct|union|enum)\s+([A-Za-z_]\w*)\s*\{")
_TABLE = re.compile(r"([A-Za-z_]\w*)\s*(?:\[[^\]]*\])?\s*=\s*\{\Z")
_CALLED = re.compile(r"([A-Za-z_]\w*)\s*\(")
_BEGINS = re.compile(r"[A-Za-z_]")
_HEAD = 12
"""Lines that the head of a function may take."""
_LONGEST = 400
"""Characters of a line that are looked at."""
_NO_NAME = frozenset({"__attribute__", "__printf", "__releases", "__acquires", "__must_hold"})


class Landmark(NamedTuple):
    """A definition."""

    name: str
    line: int
    """From 1."""
    kind: Kind


def outline(text: str) -> tuple[Landmark, ...]:
    """Return what a file defines, in its order."""
    return tuple(_found(text.split("\n")))


def _found(lines: list[str]) -> Iterator[Landmark]:
    head: list[tuple[int, str]] = []
    for number, whole in enumerate(lines, start=1):
        line = whole[:_LONGEST].rstrip()
        if line[:1] == "#":
            if macro := _MACRO.match(line):
                yield Landmark(macro[1], number, "macro")
            head = []
        elif line[:1] == "{":
            yield from _function(head)
            head = []
        elif found := _named(line):
            yield Landmark(found[1], number, "struct")
            head = []
        elif _BEGINS.match(line) and line.endswith("{") and "(" in line:
            yield from _function([*head, (number, line)])
            head = []
        elif line:
            head = _on(head, number, line)


def _named(line: str) -> re.Match[str] | None:
    """Return the name of a struct or table that a line begins."""
    if not _BEGINS.match(line) or "{" not in line:
        return None
    return _STRUCT.match(line) or _TABLE.search(line)


def _on(head: list[tuple[int, str]], number: int, line: str) -> list[tuple[int, str]]:
    """Return the lines that may be the head of a function, with one more."""
    if line.endswith((";", ":")):
        return []
    if line[:1] in {" ", "\t"}:
        return [*head[:_HEAD], (number, line)] if head else []
    if not _BEGINS.match(line):
        return []
    # Type and name may stand on lines of their own.
    begun = any("(" in text for _, text in head)
    return [(number, line)] if begun else [*head[-_HEAD:], (number, line)]


def _function(head: list[tuple[int, str]]) -> Iterator[Landmark]:
    for number, line in head:
        for called in _CALLED.finditer(line):
            if called[1] not in _NO_NAME:
                yield Landmark(called[1], number, "function")
                return
