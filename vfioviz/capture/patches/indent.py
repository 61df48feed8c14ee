"""Indentation for added lines that lost theirs: from the lines around, in kernel style.

It matters to no compiler, only to readers. A string or comment keeps what is left of its own.
"""

from __future__ import annotations

import re

_CONTROL = re.compile(r"(?:\} ?)?(?:else\b|(?:else )?(?:if|for|while|switch)\b ?\()|do\Z")
_LABEL = re.compile(r"(?!default\b)\w+:\Z")
_CASE = re.compile(r"(?:case\b.*|default ?):")
_TAB = 8


def lead(line: str) -> str:
    """Return the white space at the front."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def with_tabs(line: str) -> str:
    """Return a line with its indentation of spaces turned back into tabs."""
    width = len(lead(line).expandtabs(_TAB))
    return "\t" * (width // _TAB) + " " * (width % _TAB) + line.lstrip(" \t")


class Indenter:
    """Follows a text line by line."""

    def __init__(self) -> None:
        self._last = ""
        self._at = ""
        """Indentation of the last statement."""
        self._statement = ""
        self._back: str | None = None
        """Where to return after a statement without braces under its ``if``."""
        self._open = 0
        """Brackets that are open."""

    def seen(self, line: str) -> None:
        """Take a line that has its indentation."""
        text = line.strip()
        if not text:
            return
        self._last = line
        if _in_comment(text):
            return
        here = lead(line)
        if self._open > 0:
            self._statement = f"{self._statement[:200]} {text}"
        else:
            if not (_is_control(self._statement) and len(here) > len(self._at)):
                self._back = None
            elif self._back is None:
                self._back = self._at
            self._at, self._statement = here, text
        self._open = max(0, self._open + text.count("(") - text.count(")"))

    def indented(self, text: str, following: str = "") -> str:
        """Return a line that lost its indentation with one, and follow it.

        Args:
            text: the line.
            following: the next line of the base, used where nothing came before.
        """
        code = text.strip()
        if not code:
            return ""
        made = self._indent(code, following) + code
        self.seen(made)
        return made

    def _indent(self, code: str, following: str) -> str:
        last, here = self._last.strip(), lead(self._last)
        if not last:
            return lead(following)
        if code.startswith("#") or _LABEL.match(code):
            return ""
        if _in_comment(last) and "*/" not in last:
            return here + (" " if last.startswith("/*") else "")
        if self._open > 0:
            return here if here != self._at else here + "\t"
        if _is_control(self._statement):
            return self._at + ("" if code.startswith("{") else "\t")
        at = self._at if self._back is None else self._back
        if self._statement.endswith("{"):
            first_case = _CASE.match(code) and self._statement.startswith("switch")
            return at if code.startswith("}") or first_case else at + "\t"
        if code.startswith("}"):
            return at[:-1]
        if _CASE.match(self._statement) and not _CASE.match(code):
            return at + "\t"
        if _CASE.match(code) and not _CASE.match(self._statement):
            return at[:-1]
        return at


def _in_comment(text: str) -> bool:
    return text.startswith(("/*", "* ", "*/")) or text == "*"


def _is_control(text: str) -> bool:
    return bool(_CONTROL.match(text)) and not text.endswith((";", "{", "}", ":"))
