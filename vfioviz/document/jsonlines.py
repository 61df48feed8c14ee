"""Texts <-> the lines that a project file has of them: it reads well in a diff."""

from __future__ import annotations

from itertools import groupby

from vfioviz.document.jsonpart import JsonPart, ProjectError
from vfioviz.language import tr

MAX_LINES = 200_000
"""Of one file."""


def write_lines(text: str) -> list[str | int]:
    """Return a text as its lines; a number is that many empty ones."""
    found: list[str | int] = []
    for empty, group in groupby(text.split("\n"), lambda line: not line):
        lines = list(group)
        if empty:
            found.append(len(lines))
        else:
            found += lines
    return found


def read_lines(part: JsonPart) -> str:
    """Return a text that ``write_lines`` wrote; raises ProjectError."""
    lines: list[str] = []
    for one in part.items():
        if isinstance(one.value, int):
            lines += [""] * one.integer(1, MAX_LINES)
        else:
            lines.append(one.text())
        if len(lines) > MAX_LINES:
            raise _too_long(part)
    return "\n".join(lines)


def _too_long(part: JsonPart) -> ProjectError:
    return part.fail(tr("at most {most} lines", most=MAX_LINES))
