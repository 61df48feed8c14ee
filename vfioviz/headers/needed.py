"""Which declarations a struct needs, of all that a header and its includes make.

A declaration is needed where it may declare a name that the struct, or what it needs, mentions:
too many are harmless, and what is left out costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from vfioviz.csource.tokens import Token
from vfioviz.headers.cursor import RESERVED, Cursor

_KEYWORDS = RESERVED | {"__attribute__", "aligned", "__aligned__", "packed", "__packed__"}
"""What no declaration is taken to declare; the attributes' names may be names as well."""
_TAGS = frozenset({"struct", "union", "enum"})


class _Item(NamedTuple):
    """One declaration, or a directive that stands by itself."""

    tokens: list[Token]
    declares: frozenset[str]
    """Names that it may declare."""

    @property
    def directs(self) -> bool:
        """Whether a ``#pragma pack`` stands in it: it is for all that follows, so always needed."""
        return any(token.kind == "directive" for token in self.tokens)


class Items:
    """The declarations of one list of tokens."""

    def __init__(self, tokens: list[Token]) -> None:
        self._items = list(_split(tokens))
        self._by_name: dict[str, list[int]] = {}
        self._always = {number for number, item in enumerate(self._items) if item.directs}
        for number, item in enumerate(self._items):
            for name in item.declares:
                self._by_name.setdefault(name, []).append(number)

    def needed(self, name: str) -> list[Token]:
        """Return the tokens of what a struct or typedef needs, in their order; [] for nothing."""
        if name in _KEYWORDS - RESERVED:
            return [token for item in self._items for token in item.tokens]
        if name not in self._by_name:
            return []
        found: set[int] = {*self._by_name[name], *self._always}
        waiting = list(found)
        while waiting:
            item = self._items[waiting.pop()]
            for each in {token.text for token in item.tokens if token.kind == "name"}:
                for number in self._by_name.get(each, ()):
                    if number not in found:
                        found.add(number)
                        waiting.append(number)
        return [token for number in sorted(found) for token in self._items[number].tokens]


def _split(tokens: list[Token]) -> Iterator[_Item]:
    cursor = Cursor(tokens, 0)
    while cursor.at < len(tokens):
        start = cursor.at
        if tokens[start].kind == "directive":
            cursor.at += 1
        else:
            cursor.skip_item(start)
        item = tokens[start : cursor.at]
        yield _Item(item, frozenset(_declared(item)))


def _declared(item: Sequence[Token]) -> Iterator[str]:
    """Yield what stands outside of braces, what braces follow, and the names within an enum."""
    depth = 0
    enum_at = 0
    tag = before = ""
    for token in item:
        text = token.text
        if text == "{":
            depth += 1
            if tag and before != tag:
                yield before
            if tag == "enum" and not enum_at:
                enum_at = depth
            tag = ""
        elif text == "}":
            if enum_at == depth:
                enum_at = 0
            depth -= 1
        elif text in _TAGS:
            tag = text
        elif text == ";":
            tag = ""
        elif token.kind == "name" and (not depth or enum_at) and text not in _KEYWORDS:
            yield text
        before = text
