"""Declarators: ``*(*name[4])(...)``, and the type that one derives from the specifiers' type."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Literal, NamedTuple

from vfioviz.csource.reports import NotUnderstoodError, Place
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Token
from vfioviz.csource.types import Array, CType, Function
from vfioviz.headers import attributes
from vfioviz.headers.attributes import NONE, Attributes
from vfioviz.headers.constant import evaluate
from vfioviz.headers.cursor import Cursor
from vfioviz.headers.limits import HeaderLimits
from vfioviz.headers.pack import Pack
from vfioviz.headers.preprocess import most_aligned
from vfioviz.headers.record import Record
from vfioviz.headers.scalars import Scalars
from vfioviz.headers.scope import Scope

Step = tuple[Literal["*", "[", "("], int | None]
_DIMENSIONS = 16
_STEPS = 40
WORDS = frozenset(
    {"void", "char", "short", "int", "long", "float", "double", "signed", "unsigned", "_Bool"}
    | {"__int128", "_Complex", "__complex__", "__float128", "_Float128", "_Float32", "_Float64"}
    | {"_Float32x", "_Float64x", "__signed__", "__signed", "__int128_t", "__uint128_t"}
)
ALIASES = {"__signed__": ["signed"], "__signed": ["signed"], "__int128_t": ["__int128"],
            "__uint128_t": ["unsigned", "__int128"]}  # fmt: skip
PASSED = frozenset(
    {"const", "volatile", "restrict", "__const", "__const__", "__volatile__", "__volatile"}
    | {"__restrict", "__restrict__", "inline", "__inline", "__inline__", "_Noreturn", "register"}
    | {"auto", "__extension__", "_Atomic", "__thread", "_Thread_local"}
)
STORAGE = frozenset({"typedef", "extern", "static"})
TAGGED = frozenset({"struct", "union", "enum"})
TYPEOF = frozenset({"typeof", "__typeof__", "__typeof"})
ASM = frozenset({"asm", "__asm__", "__asm"})
ASSERT = frozenset({"_Static_assert", "static_assert"})


class Specified(NamedTuple):
    """The specifiers before the declarators."""

    type: CType
    said: str
    storage: frozenset[str]
    attributes: Attributes
    inline: bool
    """Whether a struct, union or enum is defined in it."""


class Declarator(NamedTuple):
    """One name, and how its type derives from the specifiers' type."""

    name: str
    place: Place
    steps: tuple[Step, ...]
    attributes: Attributes


class Declarators(ABC):
    """The state of the reader of declarations, and the part that reads declarators."""

    def __init__(
        self, tokens: list[Token], scalars: Scalars, scope: Scope, limits: HeaderLimits
    ) -> None:
        self.scalars = scalars
        self.scope = scope
        self._target: Target = scalars.target
        self._limits = limits
        self._cursor = Cursor(tokens, limits.nesting)
        self._members = limits.members
        self._most = most_aligned(self._target)
        self._pack = Pack()
        self._open: list[Record] = []
        """Those whose members are being read, the outermost first."""

    # ---- what expressions ask

    def constant(self, name: str) -> int | None:
        """Return the value of an enumerator."""
        return self.scope.constants.get(name)

    def object(self, name: str) -> CType | None:
        """Return the type of a variable."""
        return self.scope.objects.get(name)

    def type_comes(self, cursor: Cursor) -> bool:
        """Whether a type name begins here."""
        text = cursor.peek()
        if not cursor.is_name():
            return False
        return (
            text in WORDS or text in TAGGED or text in PASSED or text in TYPEOF
            or text in self.scope.typedefs or text == "__builtin_va_list"
        )  # fmt: skip

    def type_name(self, cursor: Cursor) -> CType:
        """Read a type without a name."""
        made = self._specifiers(cursor)
        declarator = self._declarator(cursor)
        return self._derived(made, declarator)[0]

    @abstractmethod
    def _specifiers(self, cursor: Cursor) -> Specified:
        """Read what precedes the declarators."""

    # ---- declarators

    def _declarator(self, cursor: Cursor) -> Declarator:
        cursor.down()
        try:
            return self._declarator_here(cursor)
        finally:
            cursor.up()

    def _declarator_here(self, cursor: Cursor) -> Declarator:
        stars, asked = self._stars(cursor)
        name, place, inner = "", cursor.place, None
        if cursor.peek() == "(" and self._nested(cursor):
            cursor.at += 1
            inner = self._declarator(cursor)
            cursor.expect(")")
            name, place = inner.name, inner.place
        elif cursor.is_name() and cursor.peek() not in ASM:
            name = cursor.name()
        suffixes, behind = self._suffixes(cursor)
        asked = asked.and_(behind)
        steps = (*stars, *suffixes[::-1], *(inner.steps if inner else ()))
        if len(steps) > _STEPS:
            raise cursor.fail("a declarator that is too long")
        return Declarator(name, place, steps, asked.and_(inner.attributes) if inner else asked)

    def _stars(self, cursor: Cursor) -> tuple[list[Step], Attributes]:
        stars: list[Step] = []
        asked = NONE
        while True:
            if cursor.accept("*"):
                stars.append(("*", None))
                asked = NONE
            elif cursor.peek() in PASSED:
                cursor.at += 1
            elif attributes.comes(cursor):
                asked = asked.and_(attributes.read(cursor, self, self._most))
            else:
                return stars, asked

    def _suffixes(self, cursor: Cursor) -> tuple[list[Step], Attributes]:
        found: list[Step] = []
        asked = NONE
        while len(found) <= _DIMENSIONS:
            if cursor.peek() == "[":
                found.append(("[", self._length(cursor)))
            elif cursor.peek() == "(":
                cursor.skip_brackets()
                found.append(("(", None))
            elif attributes.comes(cursor):
                asked = asked.and_(attributes.read(cursor, self, self._most))
            elif cursor.peek() in ASM:
                cursor.at += 1
                cursor.skip_brackets()
            else:
                return found, asked
        raise cursor.fail("an array of too many dimensions")

    def _nested(self, cursor: Cursor) -> bool:
        """Tell whether a parenthesis holds a declarator, not parameters."""
        following = cursor.peek(1)
        if following in {"*", "(", "["} or following in {"__attribute__", "__attribute"}:
            return True
        return (
            cursor.is_name(1)
            and following not in self.scope.typedefs
            and following not in WORDS | TAGGED | PASSED
        )

    def _length(self, cursor: Cursor) -> int | None:
        cursor.expect("[")
        while cursor.peek() in PASSED or cursor.peek() == "static":
            cursor.at += 1
        if cursor.accept("]"):
            return None
        count = evaluate(cursor, self).value
        cursor.expect("]")
        if not 0 <= count <= self._limits.object_bytes:
            raise cursor.fail(f"an array of {count} elements")
        return count

    def _derived(self, made: Specified, declarator: Declarator) -> tuple[CType, str]:
        """Return the type of a declarator and how it is spelled."""
        kind, said = made.type, made.said
        counts = ""
        for step, count in declarator.steps:
            if step == "*":
                kind, said = self.scalars.pointer(kind), f"{said}{counts} *"
                counts = ""
            elif step == "[":
                kind = Array(kind, count)
                if kind.size > self._limits.object_bytes:
                    raise NotUnderstoodError(f"an array of {kind.size} bytes", declarator.place)
                counts = f"[{'' if count is None else count}]{counts}"
            else:
                kind, said, counts = Function(kind, (), variadic=True), f"{said}{counts} ()", ""
        return kind, (said + counts).replace("* *", "**").replace("() *", "(*)()")
