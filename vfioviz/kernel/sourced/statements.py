"""A function's tokens as statements with their positions; bounded, ignoring types.

What no C grammar accepts (``__free(kfree)``, ``list_for_each_entry(...) {``) is a statement too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from vfioviz.csource.tokens import Token
from vfioviz.kernel.rule import ModelError
from vfioviz.language import mark, phrase

Kind = Literal["block", "if", "switch", "loop", "label", "plain"]

_NESTING = 60
_OPEN = frozenset("([{")
_CLOSE = frozenset(")]}")


@dataclass(frozen=True, slots=True, eq=False)
class Statement:
    """One statement; a label (``case X:``, ``out:``) is one of its own."""

    kind: Kind
    tokens: Sequence[Token]
    """All of it."""
    head: Sequence[Token] = ()
    """What an ``if``, ``switch`` or loop asks, without its parentheses."""
    inner: tuple[Statement, ...] = ()
    """The statements in a block, or those that the statement controls, ``else`` last."""

    @property
    def start(self) -> int:
        """Offset of its first character in the file."""
        return self.tokens[0].offset

    @property
    def stop(self) -> int:
        """Offset behind its last character."""
        return self.tokens[-1].end

    def all(self) -> Iterator[Statement]:
        """Yield it and all statements inside it, outer ones first."""
        yield self
        for each in self.inner:
            yield from each.all()

    def names(self) -> set[str]:
        """Return the names that it mentions; a member's name is none."""
        return mentioned(self.tokens)

    def texts(self) -> list[str]:
        """Return its tokens as text."""
        return [token.text for token in self.tokens]


def mentioned(tokens: Sequence[Token]) -> set[str]:
    """Return the names that tokens mention; what stands behind ``.`` or ``->`` is none."""
    found = set()
    before = ""
    for token in tokens:
        if token.kind == "name" and before not in {".", "->"}:
            found.add(token.text)
        before = token.text
    return found


def body(tokens: Sequence[Token]) -> Statement:
    """Return a function's body as a block.

    Raises:
        ModelError: It nests too deeply, or a bracket has no partner.
    """
    depth = 0
    for index, token in enumerate(tokens):
        if token.kind != "sign":
            continue
        if token.text == "{" and not depth:
            return _Reader(tokens).block(index, 0)[0]
        depth += (token.text in "([") - (token.text in ")]")
    raise _broken(tokens)


def _broken(tokens: Sequence[Token]) -> ModelError:
    place = tokens[0].place if tokens else ""
    return ModelError(
        phrase(mark("{place}: the function's brackets don't fit each other"), place=str(place))
    )


class _Reader:
    """Reads statements from a place on; each method returns what it read and what follows."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens

    def _text(self, at: int) -> str:
        if at >= len(self._tokens):
            raise _broken(self._tokens)
        return self._tokens[at].text

    def block(self, at: int, depth: int) -> tuple[Statement, int]:
        if depth > _NESTING:
            raise _broken(self._tokens)
        inner = []
        next_ = at + 1
        while self._text(next_) != "}":
            found, next_ = self.statement(next_, depth + 1)
            inner.append(found)
        stop = next_ + 1
        return Statement("block", self._tokens[at:stop], inner=tuple(inner)), stop

    def statement(self, at: int, depth: int) -> tuple[Statement, int]:
        if depth > _NESTING:
            raise _broken(self._tokens)
        text = self._text(at)
        if text == "{":
            return self.block(at, depth)
        if text == "if":
            return self._if(at, depth)
        if text == "do":
            inner, next_ = self.statement(at + 1, depth + 1)
            stop = self._semicolon(next_)
            return Statement("loop", self._tokens[at:stop], inner=(inner,)), stop
        if text in {"case", "default"}:
            stop = self._colon(at)
            return Statement("label", self._tokens[at:stop]), stop
        if self._tokens[at].kind == "name" and self._text(at + 1) == ":":
            return Statement("label", self._tokens[at : at + 2]), at + 2
        if self._tokens[at].kind == "name" and self._text(at + 1) == "(":
            stop = self._closed(at + 1)
            if text in {"for", "while", "switch"} or self._text(stop) == "{":
                # A loop macro is followed directly by its block.
                return self._governs(at, stop, depth)
        stop = self._semicolon(at)
        return Statement("plain", self._tokens[at:stop]), stop

    def _if(self, at: int, depth: int) -> tuple[Statement, int]:
        stop = self._closed(at + 1)
        head = self._tokens[at + 2 : stop - 1]
        yes, next_ = self.statement(stop, depth + 1)
        inner = [yes]
        if next_ < len(self._tokens) and self._tokens[next_].text == "else":
            no, next_ = self.statement(next_ + 1, depth + 1)
            inner.append(no)
        return Statement("if", self._tokens[at:next_], head, tuple(inner)), next_

    def _governs(self, at: int, stop: int, depth: int) -> tuple[Statement, int]:
        inner, next_ = self.statement(stop, depth + 1)
        kind: Kind = "switch" if self._text(at) == "switch" else "loop"
        head = self._tokens[at + 2 : stop - 1]
        return Statement(kind, self._tokens[at:next_], head, (inner,)), next_

    def _closed(self, at: int) -> int:
        """Return what follows the bracket that is opened at ``at``."""
        depth = 0
        for index in range(at, len(self._tokens)):
            text = self._tokens[index].text
            depth += (text in _OPEN) - (text in _CLOSE)
            if not depth:
                return index + 1
        raise _broken(self._tokens)

    def _semicolon(self, at: int) -> int:
        index = at
        while self._text(index) != ";":
            if self._text(index) in _CLOSE:
                raise _broken(self._tokens)
            index = self._closed(index) if self._text(index) in _OPEN else index + 1
        return index + 1

    def _colon(self, at: int) -> int:
        index = at
        while self._text(index) != ":":
            if self._text(index) in _CLOSE:
                raise _broken(self._tokens)
            index = self._closed(index) if self._text(index) in _OPEN else index + 1
        return index + 1
