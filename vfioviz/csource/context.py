"""State shared by the parts of the compiler: the current function and the program."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from tree_sitter import Node

from vfioviz.csource.limits import Limits
from vfioviz.csource.memory import Action, Site
from vfioviz.csource.reports import NotUnderstoodError, Place
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.syntax import Parsed
from vfioviz.csource.tokens import Token
from vfioviz.csource.types import Array, CType, Function, Member, Struct, Types
from vfioviz.csource.values import Compiled, Fill, Run, Scope, Spot, Value, Variable
from vfioviz.csource.views import View


class Surroundings(ABC):
    """What the compiler needs from the program."""

    types: Types
    runtime: Runtime
    limits: Limits
    view: View
    helpers: Mapping[str, object]

    @abstractmethod
    def typedef(self, name: str, context: Context, node: Node) -> CType:
        """Return what a typedef at file scope names; raises NotUnderstoodError."""

    @abstractmethod
    def tagged(self, name: str, context: Context, *, is_union: bool) -> CType:
        """Return a struct by its tag; one that no source declares stays incomplete."""

    @abstractmethod
    def defining(self, context: Context, name: str, node: Node) -> Struct | None:
        """Return the struct that a specifier at file scope defines; None inside a function."""

    @abstractmethod
    def enumerated(self, tag: str, context: Context, node: Node) -> CType:
        """Return the type of an enum at file scope."""

    @abstractmethod
    def complete(self, kind: CType, *, only_known: bool = False) -> None:
        """Lay out a struct whose members are needed; raises NotUnderstoodError."""

    @abstractmethod
    def declares(self, kind: Struct) -> bool:
        """Whether a source defines a struct's members."""

    @abstractmethod
    def assumed(self, context: Context, kind: CType, node: Node) -> None:
        """Record the use of an assumed size."""

    @abstractmethod
    def described(self, context: Context, node: Node) -> CType:
        """Return the type of a ``type_descriptor``."""

    @abstractmethod
    def operand_type(self, context: Context, node: Node) -> CType:
        """Return the type that ``sizeof`` or ``_Alignof`` is asked about."""

    @abstractmethod
    def type_of(self, context: Context, node: Node) -> CType:
        """Return an expression's type; nothing of it is evaluated."""

    @abstractmethod
    def type_of_tokens(self, context: Context, tokens: list[Token], node: Node) -> CType:
        """Return what ``typeof(...)`` means where it stands."""

    @abstractmethod
    def name(self, context: Context, name: str, node: Node) -> Value | Spot:
        """Return what a name means at file scope; raises NotUnderstoodError."""

    @abstractmethod
    def function(self, name: str, file: int) -> Compiled | None:
        """Return a compiled function; None where no source has it."""

    @abstractmethod
    def function_type(self, name: str, file: int) -> Function | None:
        """Return the type of a function that a source has; None where none has."""

    @abstractmethod
    def prototype(self, text: str) -> Function:
        """Return the type that a helper's prototype gives it; raises NotUnderstoodError."""

    @abstractmethod
    def released(self, context: Context, how: str, node: Node) -> Callable[[int], object]:
        """Return what ``__free(how)`` does with a value."""

    @abstractmethod
    def call(self, context: Context, node: Node) -> Value:
        """Compile a call."""

    @abstractmethod
    def declare(self, context: Context, node: Node) -> Run:
        """Compile a declaration inside a function."""

    @abstractmethod
    def define(self, context: Context, node: Node) -> Run:
        """Register a type that a function defines."""

    @abstractmethod
    def statement_expression(self, context: Context, node: Node) -> Value:
        """Compile ``({ ... })``."""


class Context(ABC):
    """The state of the compiler in one function, or in a declaration at file scope."""

    def __init__(self, world: Surroundings, file: int, name: str, parsed: Parsed) -> None:
        self.world = world
        self.types = world.types
        self.runtime = world.runtime
        self.file = file
        self.name = name
        """Of the function, or ""."""
        self.parsed = parsed
        self.scope = Scope()
        self.slots = 1
        self.result: CType = world.types.int
        self.addressed: frozenset[str] = frozenset()
        """Names whose address is taken."""
        self.jumps = False
        """Whether a statement that jumps out was compiled since the last reset."""
        self.leaving = False
        """Whether the statement being compiled has a statement expression that jumps out."""
        self.sized: str = ""
        """The function whose size argument is being compiled; "" for none."""
        self.traced = False
        self.cleanups: list[list[Run]] = []

    @abstractmethod
    def expr(self, node: Node) -> Value:
        """Compile an expression; raises NotUnderstoodError."""

    @abstractmethod
    def spot(self, node: Node) -> Spot:
        """Compile an lvalue; raises NotUnderstoodError."""

    @abstractmethod
    def stmt(self, node: Node) -> Run:
        """Compile a statement: 0 to go on, else a signal; what fails to compile fails when run."""

    @abstractmethod
    def init(self, kind: CType, node: Node) -> tuple[CType, Fill]:
        """Compile an initialiser; an array without a length gets the initialiser's."""

    def slot(self) -> int:
        """Allocate a slot of the frame."""
        self.slots += 1
        return self.slots - 1

    def place(self, node: Node) -> Place:
        """Return the place of a node in its source."""
        return self.parsed.place(node)

    def site(self, node: Node, action: Action = "store") -> Site:
        """Return the site that identifies a store."""
        return Site(action, self.place(node), self.parsed.said(node), self.name)

    def fail(self, node: Node, why: str) -> NotUnderstoodError:
        """Return the error that says what is not understood, and where."""
        said = self.parsed.said(node)
        if len(said) > 60:
            said = said[:57] + "..."
        return NotUnderstoodError(f"{why}: {said}" if said else why, self.place(node))

    def find(self, name: str) -> Variable | None:
        """Return the variable that a name means, innermost scope first."""
        for scope in self.scope.all():
            found = scope.names.get(name)
            if found is not None:
                return found
        return None

    def decayed(self, value: Value) -> Value:
        """Turn an array into a pointer to its first element, a function into one to itself."""
        if isinstance(value.type, Array):
            return Value(self.types.pointer(value.type.of), value.run)
        if isinstance(value.type, Function):
            return Value(self.types.pointer(value.type), value.run)
        return value

    def rvalue(self, node: Node) -> Value:
        """Compile an expression whose value is used."""
        return self.decayed(self.expr(node))

    def number(self, node: Node) -> int:
        """Return the value of an integer constant expression."""
        value = self.expr(node)
        if value.const is None:
            raise self.fail(node, "no constant")
        return value.const

    @contextmanager
    def block(self) -> Iterator[None]:
        """Open a scope."""
        self.scope = Scope(self.scope)
        try:
            yield
        finally:
            outer = self.scope.outer
            if outer is not None:
                self.scope = outer

    @contextmanager
    def within(self, parsed: Parsed) -> Iterator[None]:
        """Read nodes of another tree."""
        before, self.parsed = self.parsed, parsed
        try:
            yield
        finally:
            self.parsed = before

    def member(self, struct: Struct, name: str, node: Node) -> Member:
        """Return a member; raises NotUnderstoodError where there is none."""
        self.world.complete(struct)
        found = struct.fields.get(name)
        if found is None:
            raise self.fail(node, f"{struct} has no member {name}")
        return found


def field(context: Context, node: Node, name: str) -> Node:
    """Return a part that the grammar promises; raises NotUnderstoodError where it is missing."""
    found = node.child_by_field_name(name)
    if found is None:
        raise context.fail(node, f"no {name}")
    return found
