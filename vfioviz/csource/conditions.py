"""The value of an ``#if`` expression (C standard, 6.10.1): unknown names are 0."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from vfioviz.csource.numbers import character, number
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.tokens import Token

_BINARY: Mapping[str, tuple[int, Callable[[int, int], int]]] = MappingProxyType(
    {
        "||": (1, lambda a, b: int(bool(a or b))),
        "&&": (2, lambda a, b: int(bool(a and b))),
        "|": (3, operator.or_),
        "^": (4, operator.xor),
        "&": (5, operator.and_),
        "==": (6, operator.eq),
        "!=": (6, operator.ne),
        "<": (7, operator.lt),
        ">": (7, operator.gt),
        "<=": (7, operator.le),
        ">=": (7, operator.ge),
        "<<": (8, lambda a, b: a << (b & 63)),
        ">>": (8, lambda a, b: a >> (b & 63)),
        "+": (9, operator.add),
        "-": (9, operator.sub),
        "*": (10, operator.mul),
        "/": (10, lambda a, b: abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1) if b else 0),
        "%": (10, lambda a, b: abs(a) % abs(b) * (1 if a >= 0 else -1) if b else 0),
    }
)
_UNARY: Mapping[str, Callable[[int], int]] = MappingProxyType(
    {"!": lambda a: int(not a), "-": operator.neg, "+": operator.pos, "~": operator.invert}
)
_DEPTH = 60


def value(tokens: list[Token]) -> int:
    """Evaluate; ``defined`` and macros are already gone.

    Raises:
        NotUnderstoodError: it is no constant expression.
    """
    reader = _Reader(tokens)
    result = reader.conditional(0)
    reader.end()
    return result


class _Reader:
    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def _peek(self) -> str:
        return self._tokens[self._at].text if self._at < len(self._tokens) else ""

    def _fail(self) -> NotUnderstoodError:
        token = self._tokens[min(self._at, len(self._tokens) - 1)] if self._tokens else None
        text = "this condition of #if is no constant expression"
        return NotUnderstoodError(text, token.place) if token else NotUnderstoodError(text)

    def end(self) -> None:
        if self._at < len(self._tokens):
            raise self._fail()

    def conditional(self, depth: int) -> int:
        if depth > _DEPTH:
            raise self._fail()
        condition = self._binary(1, depth)
        if self._peek() != "?":
            return condition
        self._at += 1
        first = self.conditional(depth + 1)
        if self._peek() != ":":
            raise self._fail()
        self._at += 1
        second = self.conditional(depth + 1)
        return first if condition else second

    def _binary(self, weakest: int, depth: int) -> int:
        left = self._unary(depth)
        while True:
            found = _BINARY.get(self._peek())
            if found is None or found[0] < weakest:
                return left
            self._at += 1
            right = self._binary(found[0] + 1, depth + 1)
            left = _wrap(int(found[1](left, right)))

    def _unary(self, depth: int) -> int:
        if depth > _DEPTH or self._at >= len(self._tokens):
            raise self._fail()
        token = self._tokens[self._at]
        self._at += 1
        if token.kind == "number":
            return _wrap(number(token.text).value)
        if token.kind == "char":
            return character(token.text)
        if token.kind == "name":
            return int(token.text == "true")
        if token.text in _UNARY:
            return _wrap(_UNARY[token.text](self._unary(depth + 1)))
        if token.text == "(":
            inner = self.conditional(depth + 1)
            if self._peek() == ")":
                self._at += 1
                return inner
        self._at -= 1
        raise self._fail()


def _wrap(result: int) -> int:
    # intmax_t; that unsigned operands stay unsigned matters to no header.
    return (result + (1 << 63)) % (1 << 64) - (1 << 63) if abs(result) >> 64 else result
