"""C text into tokens that know their place; linear in the text, whatever it holds."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from vfioviz.csource.reports import Place

Class = Literal["name", "number", "string", "char", "sign", "directive", "stray"]

# Possessive quantifiers: nothing that was read is read again. For (?!) see hexdump/literals.py.
_TOKEN = re.compile(
    r"""
    (?P<directive>^[ \t]*+\#(?:\\\r?\n|/\*(?:[^*]|\*(?!/)|(?!))*+(?:\*/)?|//[^\n]*+
        |"(?:\\.|[^"\\\n]|(?!))*+"?+|'(?:\\.|[^'\\\n]|(?!))*+'?+|[^\n]|(?!))*+)
    |(?P<skip>\n[\r\f\v\n]*+|[ \t\r\f\v]++|\\\r?\n|//(?:\\\r?\n|[^\n]|(?!))*+
        |/\*(?:[^*]|\*(?!/)|(?!))*+(?:\*/)?)
    |(?P<string>(?:u8|[LuU])?"(?:\\(?s:.)|[^"\\\n]|(?!))*+"?+)
    |(?P<char>[LuU]?'(?:\\(?s:.)|[^'\\\n]|(?!))*+'?+)
    |(?P<name>[A-Za-z_][A-Za-z0-9_]*+)
    |(?P<number>\.?[0-9](?:[eEpP][+-]|[A-Za-z0-9_.]|(?!))*+)
    |(?P<sign>\.\.\.|<<=|>>=|->|\+\+|--|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|\#\#|[-+*/%&|^~!<>=?:;,.(){}\[\]\#])
    |(?P<stray>.)
    """,
    re.VERBOSE | re.MULTILINE,
)


class Source:
    """A text with a name, and where its lines begin."""

    __slots__ = ("_lines", "_parts", "path", "text")

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._parts: dict[tuple[int, str], tuple[Token, ...]] = {}
        self._lines = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, offset: int) -> Place:
        """Return file, line and column of a character."""
        line = bisect_right(self._lines, offset)
        return Place(self.path, line, offset - self._lines[line - 1] + 1)

    def part(self, text: str, shift: int) -> tuple[Token, ...]:
        """Return the tokens of a part that begins ``shift`` characters in; made once.

        A directive's, above all: each ABI reads it anew.
        """
        found = self._parts.get((shift, text))
        if found is None:
            found = self._parts[shift, text] = tuple(tokenize(self, text, shift))
        return found


class Token(NamedTuple):
    """A token of C."""

    kind: Class
    text: str
    source: Source
    offset: int
    """Of its first character; for the expansion of a macro, of its use."""
    end: int
    spaced: bool
    """Whether white space or a comment stands before it."""
    hidden: frozenset[str] = frozenset()
    """Macros whose expansion it came from, which are not expanded in it again."""

    @property
    def place(self) -> Place:
        """File, line and column."""
        return self.source.place(self.offset)


def tokenize(
    source: Source, text: str | None = None, shift: int = 0, most: int = 1 << 30
) -> list[Token]:
    """Return the tokens of a source, or of a part of it that begins ``shift`` characters in.

    No more than one above ``most`` are returned.
    """
    found: list[Token] = []
    spaced = False
    for match in _TOKEN.finditer(source.text if text is None else text):
        kind = match.lastgroup
        if kind == "skip":
            spaced = True
            continue
        start, end = match.span()
        found.append(
            Token(kind, match.group(), source, start + shift, end + shift, spaced)  # type: ignore[arg-type]  # the groups' names are the classes
        )
        spaced = False
        if len(found) > most:
            break
    return found
