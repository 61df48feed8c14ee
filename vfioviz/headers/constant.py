"""Constant expressions of headers, with their types (C standard, 6.6).

Of what is only measured, as by ``sizeof``, the type is known and no value is.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple, Protocol

from vfioviz.csource.numbers import character, number, string
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.tokens import Token
from vfioviz.csource.types import Array, CType, Function, Int, Pointer, Struct, Types
from vfioviz.headers.cursor import Cursor

_LEVELS: Mapping[str, int] = MappingProxyType(
    {
        "||": 1, "&&": 2, "|": 3, "^": 4, "&": 5, "==": 6, "!=": 6, "<": 7, ">": 7, "<=": 7,
        ">=": 7, "<<": 8, ">>": 8, "+": 9, "-": 9, "*": 10, "/": 10, "%": 10,
    }
)  # fmt: skip
_SIZEOF = frozenset({"sizeof"})
_ALIGNOF = frozenset({"_Alignof", "__alignof__", "__alignof", "alignof"})
_COMPARES = frozenset({"==", "!=", "<", ">", "<=", ">="})
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


class _Operand(NamedTuple):
    """What an expression is while it is read."""

    value: int | None
    """Of a number or pointer; None where it is known when a program runs."""
    type: CType
    address: int | None = None
    """Where it lies, of what has an address: counted from that of ``(struct x *)0``."""


def evaluate(cursor: Cursor, names: Names) -> Constant:
    """Read an expression and return its value.

    Raises:
        NotUnderstoodError: it is invalid or not constant.
    """
    return _Evaluator(cursor, names).constant()


def type_of(cursor: Cursor, names: Names) -> CType:
    """Read an expression, as of ``typeof``, and return its type.

    Raises:
        NotUnderstoodError: it is not understood.
    """
    return _Evaluator(cursor, names).comma().type


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
        self._why = ""
        """Why a value is not known that would be, if it were computed at all."""

    def constant(self) -> Constant:
        """Read a number that is known."""
        start = self._cursor.place
        found = self._plain(self.conditional())
        if not isinstance(found.type, Int) or found.value is None:
            message = self._why or f"{found.type}: no constant, which is needed here"
            raise NotUnderstoodError(message, start)
        return Constant(found.value, found.type)

    def comma(self) -> _Operand:
        """Read ``a, b``."""
        found = self.conditional()
        while self._cursor.accept(","):
            found = self.conditional()
        return found

    def conditional(self) -> _Operand:
        """Read ``a ? b : c``, or what binds more closely."""
        cursor = self._cursor
        cursor.down()
        try:
            condition = self._binary(1)
            if not cursor.accept("?"):
                return condition
            condition = self._plain(condition)
            first = condition if cursor.peek() == ":" else self._plain(self.comma())
            cursor.expect(":")
            second = self._plain(self.conditional())
            taken = first if condition.value else second
            value = None if condition.value is None else taken.value
            if isinstance(first.type, Int) and isinstance(second.type, Int):
                return self._number_of(value, self._types.common(first.type, second.type))
            return _Operand(value, first.type if isinstance(second.type, Int) else second.type)
        finally:
            cursor.up()

    def _plain(self, found: _Operand) -> _Operand:
        """Return what an operator sees: of an array the address of its first element."""
        if isinstance(found.type, Array):
            return _Operand(found.address, self._types.pointer(found.type.of))
        if isinstance(found.type, Function):
            return _Operand(found.address, self._types.pointer(found.type))
        return found

    @staticmethod
    def _number_of(value: int | None, kind: Int) -> _Operand:
        return _Operand(None if value is None else kind.wrap(value), kind)

    def _binary(self, weakest: int) -> _Operand:
        left = self._cast()
        while True:
            operator = self._cursor.peek()
            level = _LEVELS.get(operator, 0)
            if level < weakest or not level:
                return left
            self._cursor.at += 1
            left = self._compute(operator, self._plain(left), self._plain(self._binary(level + 1)))

    def _compute(self, operator: str, left: _Operand, right: _Operand) -> _Operand:
        if operator in {"||", "&&"}:
            return self._logical(operator, left.value, right.value)
        if not isinstance(left.type, Int) or not isinstance(right.type, Int):
            return self._with_address(operator, left, right)
        kind = self._result(operator, left.type, right.type)
        if left.value is None or right.value is None:
            return _Operand(None, kind)
        one, other = Constant(left.value, left.type), Constant(right.value, right.type)
        made = self._number_made(operator, one, other)
        return _Operand(*made) if made is not None else _Operand(None, kind)

    def _logical(self, operator: str, left: int | None, right: int | None) -> _Operand:
        decided = 1 if operator == "||" else 0
        if left is not None and bool(left) == bool(decided):
            return _Operand(decided, self._types.int)
        if left is None or right is None:
            return _Operand(None, self._types.int)
        return _Operand(int(bool(right)), self._types.int)

    def _result(self, operator: str, left: Int, right: Int) -> Int:
        if operator in {"<<", ">>"}:
            return self._types.promote(left)
        if operator in _COMPARES:
            return self._types.int
        return self._types.common(left, right)

    def _with_address(self, operator: str, left: _Operand, right: _Operand) -> _Operand:
        """Compute with one or two addresses."""
        if operator in _COMPARES:
            both = left.value is not None and right.value is not None
            equal = int((left.value == right.value) == (operator == "=="))
            return _Operand(equal if both and operator in {"==", "!="} else None, self._types.int)
        if operator == "+" and isinstance(left.type, Int):
            left, right = right, left
        if not isinstance(left.type, Pointer) or operator not in {"+", "-"}:
            raise self._cursor.fail(f"{left.type} {operator} {right.type}")
        size = max(left.type.to.size, 1)
        known = left.value is not None and right.value is not None
        if isinstance(right.type, Pointer):
            between = ((left.value or 0) - (right.value or 0)) // size
            return self._number_of(between if known else None, self._types.long)
        step = size * (right.value or 0)
        moved = (left.value or 0) + (step if operator == "+" else -step)
        return _Operand(moved & left.type.mask if known else None, left.type)

    def _number_made(self, operator: str, left: Constant, right: Constant) -> Constant | None:
        """Compute; None for what has no value, as a division by zero that ``?:`` passes over."""
        types = self._types
        if operator in {"<<", ">>"}:
            kind = types.promote(left.type)
            if not 0 <= right.value < 8 * kind.size:
                self._why = f"a shift by {right.value}"
                return None
            a = left.value
            return Constant(
                kind.wrap(a << right.value if operator == "<<" else a >> right.value), kind
            )
        common = types.common(left.type, right.type)
        a, b = common.wrap(left.value), common.wrap(right.value)
        if operator in _COMPARES:
            holds = {
                "==": a == b, "!=": a != b, "<": a < b, ">": a > b, "<=": a <= b, ">=": a >= b
            }[operator]  # fmt: skip
            return Constant(int(holds), types.int)
        if operator in {"/", "%"}:
            if not b:
                self._why = "a division by zero"
                return None
            quotient = abs(a) // abs(b) * (1 if (a < 0) == (b < 0) else -1)
            return Constant(common.wrap(quotient if operator == "/" else a - b * quotient), common)
        made = {"|": a | b, "^": a ^ b, "&": a & b, "+": a + b, "-": a - b, "*": a * b}[operator]
        return Constant(common.wrap(made), common)

    def _cast(self) -> _Operand:
        cursor = self._cursor
        if cursor.peek() == "(":
            cursor.at += 1
            if self._names.type_comes(cursor):
                kind = self._names.type_name(cursor)
                cursor.expect(")")
                cursor.down()
                try:
                    inner = self._plain(self._cast())
                finally:
                    cursor.up()
                if isinstance(kind, Int):
                    return self._number_of(inner.value, kind)
                known = isinstance(kind, Pointer) and isinstance(inner.type, Int | Pointer)
                value = inner.value if known else None
                return _Operand(value, kind)
            cursor.at -= 1
        return self._unary()

    def _unary(self) -> _Operand:
        cursor = self._cursor
        token = cursor.token()
        if token is None:
            raise cursor.fail("an expression without an end")
        text = token.text
        if text in {"-", "+", "~", "!", "*", "&"}:
            cursor.at += 1
            cursor.down()
            try:
                inner = self._cast()
            finally:
                cursor.up()
            return self._signed(text, inner)
        if text == "__extension__":
            cursor.at += 1
            return self._cast()
        if text in _SIZEOF or text in _ALIGNOF:
            cursor.at += 1
            return self._size(alignment=text in _ALIGNOF)
        return self._suffixed(self._primary(token))

    def _signed(self, sign: str, inner: _Operand) -> _Operand:
        if sign == "&":
            return _Operand(inner.address, self._types.pointer(inner.type))
        inner = self._plain(inner)
        if sign == "*":
            return self._at(inner)
        if sign == "!":
            value = None if inner.value is None else int(not inner.value)
            return _Operand(value, self._types.int)
        if not isinstance(inner.type, Int):
            raise self._cursor.fail(f"{sign} of {inner.type}")
        kind = self._types.promote(inner.type)
        if inner.value is None:
            return _Operand(None, kind)
        value = {"-": -inner.value, "+": inner.value, "~": ~inner.value}[sign]
        return self._number_of(value, kind)

    def _at(self, found: _Operand) -> _Operand:
        """Return what a pointer points to."""
        if not isinstance(found.type, Pointer):
            raise self._cursor.fail(f"{found.type} is no pointer")
        return _Operand(None, found.type.to, found.value)

    def _suffixed(self, found: _Operand) -> _Operand:
        """Read ``->member``, ``.member`` and ``[index]``."""
        cursor = self._cursor
        while True:
            if cursor.accept("["):
                index = self._plain(self.comma())
                cursor.expect("]")
                found = self._at(self._compute("+", self._plain(found), index))
            elif cursor.accept("->"):
                found = self._member(self._at(self._plain(found)))
            elif cursor.accept("."):
                found = self._member(found)
            else:
                return found

    def _member(self, found: _Operand) -> _Operand:
        cursor = self._cursor
        kind = found.type
        if not isinstance(kind, Struct):
            raise cursor.fail(f"a member of {kind}, which is no struct")
        member = kind.fields.get(cursor.peek())
        if member is None:
            raise cursor.fail(f"{kind} has no member {cursor.peek()[:60]}")
        cursor.at += 1
        known = found.address is not None and member.bits is None
        return _Operand(None, member.type, (found.address or 0) + member.offset if known else None)

    def _primary(self, token: Token) -> _Operand:
        cursor = self._cursor
        types = self._types
        cursor.at += 1
        if token.text == "(":
            cursor.down()
            inner = self.comma()
            cursor.up()
            cursor.expect(")")
            return inner
        if token.kind == "number":
            return _Operand(*self._number(token))
        if token.kind == "char":
            return self._number_of(character(token.text), types.int)
        if token.kind == "string":
            return _Operand(None, Array(types.char, len(string(token.text)) + 1))
        if token.text in _OFFSETOF:
            return _Operand(*self._offset())
        if token.kind == "name":
            return self._named(token)
        cursor.at -= 1
        raise cursor.fail(f"{token.text[:40]!r} in a constant expression")

    def _named(self, token: Token) -> _Operand:
        types = self._types
        found = self._names.constant(token.text)
        if found is not None:
            kind = types.int if -(1 << 31) <= found < 1 << 31 else (
                types.uint if 0 <= found < 1 << 32 else types.llong
            )  # fmt: skip
            return _Operand(found, kind)
        if token.text in {"true", "false"}:
            return _Operand(int(token.text == "true"), types.int)
        kind_of_object = self._names.object(token.text)
        if kind_of_object is not None:
            return _Operand(None, kind_of_object)
        self._cursor.at -= 1
        raise self._cursor.fail(f"{token.text[:60]} is no constant that the source declares")

    def _number(self, token: Token) -> Constant:
        try:
            read = number(token.text)
        except NotUnderstoodError as why:
            raise NotUnderstoodError(why.text, token.place) from None
        kind = self._types.holding(read)
        return Constant(kind.wrap(read.value), kind)

    def _size(self, *, alignment: bool) -> _Operand:
        cursor = self._cursor
        kind = self._operand()
        if isinstance(kind, Function) or not is_complete(kind):
            raise cursor.fail(f"the size of {kind}, which is not known here")
        return _Operand(kind.align if alignment else kind.size, self._types.size)

    def _operand(self) -> CType:
        """Return the type of the operand of ``sizeof``."""
        cursor = self._cursor
        if cursor.peek() == "(":
            cursor.at += 1
            if self._names.type_comes(cursor):
                kind = self._names.type_name(cursor)
                cursor.expect(")")
                return kind
            cursor.at -= 1
        cursor.down()
        try:
            return self._unary().type
        finally:
            cursor.up()

    def _offset(self) -> Constant:
        cursor = self._cursor
        cursor.expect("(")
        kind = self._names.type_name(cursor)
        cursor.expect(",")
        found = self._suffixed(self._member(_Operand(None, kind, 0)))
        if found.address is None:
            raise cursor.fail("offsetof of what has no address that is known")
        cursor.expect(")")
        return Constant(found.address, self._types.size)
