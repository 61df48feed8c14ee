"""Escape a capture's text for code and Markdown, so that it is always data.

Each takes one line without controls (``capture.visible``) and returns one that its language reads
as a comment, or as plain text.
"""

from __future__ import annotations

import re

_COOKIE = re.compile(r"(coding)(?=[:=])", re.IGNORECASE)
_ACTIVE = re.compile(r"([\\`*{}\[\]<>&|~#!@$]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z]))")
_LINK = re.compile(r"(?<=:)(?=//)|(?<=www)(?=\.)", re.IGNORECASE)
_BLOCK = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)]))")
"""What begins a list, a rule or a heading at the start of a line."""


def c_comment(line: str) -> str:
    """Return a line to put between ``/*`` and ``*/``: it neither ends nor begins a comment."""
    return line.replace("*/", "* /").replace("/*", "/ *")


def python_comment(line: str) -> str:
    """Return a line to put after ``#``; the first two must not name an encoding (PEP 263)."""
    return _COOKIE.sub(r"\1 ", line)


def rust_comment(line: str) -> str:
    """Return a line to put after ``//``: only a newline ends that comment."""
    return line


def markdown(line: str) -> str:
    """Return a line that renders as it is: no markup, HTML, entity, table, link or mention."""
    escaped = _LINK.sub(r"\\", _ACTIVE.sub(r"\\\1", line))
    return _BLOCK.sub(lambda found: _harmless(*found.groups("")), escaped)


def code(line: str) -> str:
    """Return a line as code in a table: no fence inside ends it."""
    return "`" + line.replace("`", "'").replace("|", "\\|") + "`"


def _harmless(blank: str, mark: str, digits: str, point: str) -> str:
    return f"{blank}\\{mark}" if mark else f"{blank}{digits}\\{point}"
