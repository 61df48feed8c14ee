"""Constant expressions of headers, with their types (C standard, 6.6)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from vfioviz.csource.numbers import character, number, string
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.tokens import Token
from vfioviz.csource.types import Array, CType, Function, Int, Struct, Types
from vfioviz.headers.cursor import Cursor

_LEVELS: Mapping[str, int] = MappingProxyType(
    {
        "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, ">": 7, "<=": 7,
        ">=": 7, "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10,
    }
)  # fmt: skip
_SIZEOF = frozenset({"sizeof"})
_ALIGNOF = frozenset({"_Alignof", "__alignof__", "__alignof", "alignof"})
_OFFSETOF = frozenset({"__builtin_offsetof", "offsetof"})


class Constant(NamedTuple):
    """A number and its type."""

    value: int
    type: Int


class Names(Protocol):
    """What an expression needs from the declarations before it."""

    @property
    def scalars(self) -> Types:
        """The built-in types."""

    def constant(self, name: str) -> int | None:
        """Return the value of an enumerator."""

    def type_comes(self, cursor: Cursor) -> bool:
        """Whether a type name begins here."""

    def type_name(self, cursor: Cursor) -> CType:
        """Read ``struct x *``; raises NotUnderstoodError."""

    def object(self, name: str) -> CType | None:
        """Return the type of a variable that is declared."""


def evaluate(cursor: Cursor, names: Names) -> Constant:
    """Read an expression and return its value.

    Raises:
        NotUnderstoodError: it is invalid or not constant.
    """
    return _Evaluator(cursor, names).conditional()


def is_complete(kind: CType) -> bool:
    """Tell whether a type has a size."""
    while isinstance(kind, Array):
        kind = kind.of
    return not isinstance(kind, Struct) or kind.complete


class _Evaluator:
    def __init__(self, cursor: Cursor, names: Names) -> None:
        self._cursor = cursor
        self._names = names
        self._types = names.scalars

    def conditional(self) -> Constant:
        cursor = self._cursor
        cursor.down()
        try:
            condition = self._binary(1)
            if not cursor.accept("?"):
                return condition
            first = condition if cursor.peek() == ":" else self.conditional()
            cursor.expect(":")
            second = self.conditional()
            common = self._types.common(first.type, second.type)
            return Constant(common.wrap((first if condition.value else second).value), common)
        finally:
            cursor.up()

    def _binary(self, weakest: int) -> Constant:
        left = self._cast()
        while True:
            operator = self._cursor.peek()
            level = _LEVELS.get(operator, 0)
            if level < weakest or not level:
                return left
            self._cursor.at += 1
            left = self._compute(operator, left, self._binary(level + 1))

    def _compute(self, operator: str, left: Constant, right: Constant) -> Constant:
        types = self._types
        if operator in {"||", "&&"}:
            either = bool(left.value) or bool(right.value)
            both = bool(left.value) and bool(right.value)
            return Constant(int(either if operator == "||" else both), types.int)
        if operator in {"<<", ">>"}:
            kind = types.promote(left.type)
            if not 0 <= right.value < 8 * kind.size:
                raise self._cursor.fail(f"a shift by {right.value}")
            a = left.value
            return Constant(
                kind.wrap(a << right.value if operator == "<<" else a >> right.value), kind
            )
        common = types.common(left.type, right.type)
        a, b = common.wrap(left.value), common.wrap(right.value)
        if operator in {"==", "!=", "<", ">", "<=", ">="}:
            holds = {
                "==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b
            }[operator]  # fmt: skip
            return Constant(int(holds), types.int)
        if operator in {"/", "%"}:
            if not b:
                raise self._cursor.fail("a division by zero")
            quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
            return Constant(common.wrap(quotient if operator == "/" else a - b * quotient), common)
        made = {"|": a | b, "^": a ^ b, "&": a & b, "+": a + b, "-": a - b, "*": a * b}[operator]
        return Constant(common.wrap(made), common)

    def _cast(self) -> Constant:
        cursor = self._cursor
        if cursor.peek() == "(":
            cursor.at += 1
            if self._names.type_comes(cursor):
                kind = self._names.type_name(cursor)
                cursor.expect(")")
                cursor.down()
                try:
                    value = self._cast().value
                finally:
                    cursor.up()
                if not isinstance(kind, Int):
                    raise cursor.fail(f"a cast to {kind} in a constant expression")
                return Constant(kind.wrap(value), kind)
            cursor.at -= 1
        return self._unary()

    def _unary(self) -> Constant:
        cursor = self._cursor
        token = cursor.token()
        if token is None:
            raise cursor.fail("an expression without an end")
        text = token.text
        if text in {"-", "+", "~", "!"}:
            cursor.at += 1
            cursor.down()
            try:
                inner = self._cast()
            finally:
                cursor.up()
            if text == "!":
                return Constant(int(not inner.value), self._types.int)
            kind = self._types.promote(inner.type)
            value = {"-": -inner.value, "+": inner.value, "~": ~inner.value}[text]
            return Constant(kind.wrap(value), kind)
        if text == "__extension__":
            cursor.at += 1
            return self._cast()
        if text in _SIZEOF or text in _ALIGNOF:
            cursor.at += 1
            return self._size(alignment=text in _ALIGNOF)
        if text in _OFFSETOF:
            cursor.at += 1
            return self._offset()
        return self._primary(token)

    def _primary(self, token: Token) -> Constant:
        cursor = self._cursor
        types = self._types
        cursor.at += 1
        if token.text == "(":
            inner = self.conditional()
            while cursor.accept(","):
                inner = self.conditional()
            cursor.expect(")")
            return inner
        if token.kind == "number":
            return self._number(token)
        if token.kind == "char":
            return Constant(types.int.wrap(character(token.text)), types.int)
        if token.kind == "name":
            found = self._names.constant(token.text)
            if found is not None:
                kind = types.int if -(1 << 31) <= found < 1 << 31 else (
                    types.uint if 0 <= found < 1 << 32 else types.llong
                )  # fmt: skip
                return Constant(found, kind)
            if token.text in {"true", "false"}:
                return Constant(int(token.text == "true"), types.int)
            cursor.at -= 1
            raise cursor.fail(f"{token.text[:60]} is no constant that the source declares")
        cursor.at -= 1
        raise cursor.fail(f"{token.text[:40]!r} in a constant expression")

    def _number(self, token: Token) -> Constant:
        try:
            read = number(token.text)
        except NotUnderstoodError as why:
            raise NotUnderstoodError(why.text, token.place) from None
        kind = self._types.holding(read)
        return Constant(kind.wrap(read.value), kind)

    def _size(self, *, alignment: bool) -> Constant:
        cursor = self._cursor
        kind = self._operand()
        if isinstance(kind, Function) or not is_complete(kind):
            raise cursor.fail(f"the size of {kind}, which is not known here")
        return Constant(kind.align if alignment else kind.size, self._types.size)

    def _operand(self) -> CType:
        """Return the type of the operand of ``sizeof``."""
        cursor = self._cursor
        token = cursor.token()
        if token is not None and token.kind == "string":
            return self._string(token)
        if cursor.peek() != "(":
            return self._unary().type
        cursor.at += 1
        if self._names.type_comes(cursor):
            kind = self._names.type_name(cursor)
            cursor.expect(")")
            return kind
        token = cursor.token()
        if token is not None and token.kind == "string":
            kind = self._string(token)
        elif (member := self._member()) is not None:
            kind = member
        elif (
            token is not None
            and self._names.object(token.text) is not None
            and cursor.peek(1) == ")"
        ):
            cursor.at += 1
            kind = self._names.object(token.text) or self._types.int
        else:
            kind = self.conditional().type
        cursor.expect(")")
        return kind

    def _string(self, token: Token) -> CType:
        self._cursor.at += 1
        return Array(self._types.char, len(string(token.text)) + 1)

    def _member(self) -> CType | None:
        """Return the type of ``((struct x *)0)->member``; None where something else follows."""
        cursor = self._cursor
        start = cursor.at
        brackets = 0
        while cursor.accept("("):
            brackets += 1
        if brackets < 2 or not self._names.type_comes(cursor):
            cursor.at = start
            return None
        kind = self._names.type_name(cursor)
        to = getattr(kind, "to", None)
        cursor.expect(")")
        if cursor.peek() == "(":
            cursor.skip_brackets()
        else:
            cursor.at += 1
        if not isinstance(to, Struct) or not (cursor.accept(")") and cursor.accept("->")):
            cursor.at = start
            return None
        found = to.fields.get(cursor.peek())
        if found is None:
            raise cursor.fail(f"{to} has no member {cursor.peek()[:60]}")
        cursor.at += 1
        for _ in range(brackets - 2):
            cursor.expect(")")
        return found.type

    def _offset(self) -> Constant:
        cursor = self._cursor
        cursor.expect("(")
        kind = self._names.type_name(cursor)
        cursor.expect(",")
        offset = 0
        while True:
            if not isinstance(kind, Struct):
                raise cursor.fail("offsetof in what is no struct")
            found = kind.fields.get(cursor.peek())
            if found is None:
                raise cursor.fail(f"{kind} has no member {cursor.peek()[:60]}")
            cursor.at += 1
            offset, kind = offset + found.offset, found.type
            while cursor.accept("["):
                index = self.conditional().value
                cursor.expect("]")
                if not isinstance(kind, Array):
                    raise cursor.fail("an index of what is no array")
                offset, kind = offset + index * kind.of.size, kind.of
            if not cursor.accept("."):
                break
        cursor.expect(")")
        return Constant(offset, self._types.size)
