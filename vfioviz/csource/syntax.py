"""An item's syntax tree by tree-sitter, and how it maps back to the source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

import tree_sitter_c
from tree_sitter import Language, Node, Parser

from vfioviz.csource.reports import NOWHERE, NotUnderstoodError, Place
from vfioviz.csource.rewrite import Writer
from vfioviz.csource.tokens import Token


class Parsed(NamedTuple):
    """A syntax tree, and how it maps back to the source."""

    root: Node
    text: bytes
    starts: list[int]
    """Offset in ``text`` of each token that was written."""
    tokens: list[Token]
    typeofs: list[list[Token]]
    """The operand of each ``typeof``, by the number in ``struct y$N``."""

    def token(self, offset: int) -> Token | None:
        """Return the token that a byte of the text came from."""
        at = bisect_right(self.starts, offset) - 1
        return self.tokens[at] if at >= 0 else None

    def place(self, node: Node) -> Place:
        """Return where a node begins."""
        token = self.token(node.start_byte)
        return token.place if token else NOWHERE

    def said(self, node: Node) -> str:
        """Return a node as its source spells it, on one line, at most 120 characters."""
        first, last = self.token(node.start_byte), self.token(max(node.end_byte - 1, 0))
        if first is None or last is None or first.source is not last.source:
            return ""
        text = first.source.text[first.offset : min(max(last.end, first.end), first.offset + 400)]
        text = " ".join(text.split())
        return text if len(text) <= 120 else text[:117] + "..."


@lru_cache(maxsize=1)
def parser() -> Parser:
    """Return the parser of C; it keeps nothing of a text."""
    return Parser(Language(tree_sitter_c.language()))


def parse(tokens: list[Token], is_type: Callable[[str], bool], nesting: int) -> Parsed:
    """Parse an item whose macros are expanded.

    Raises:
        NotUnderstoodError: it is nested too deeply.
    """
    writer = Writer(is_type)
    writer.write(tokens)
    text = "".join(writer.pieces).encode()
    root = parser().parse(text).root_node
    parsed = Parsed(root, text, writer.starts, writer.origins, writer.typeofs)
    _measure(parsed, nesting)
    return parsed


def _measure(parsed: Parsed, nesting: int) -> None:
    """Refuse a tree that is too deep for the recursive walks."""
    cursor = parsed.root.walk()
    depth = 0
    while True:
        if cursor.goto_first_child():
            depth += 1
            if depth > nesting:
                message = f"more than {nesting} levels inside each other"
                raise NotUnderstoodError(message, parsed.place(parsed.root))
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return
            depth -= 1
