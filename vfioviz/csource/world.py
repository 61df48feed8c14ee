"""A program on one target: types, functions as closures, statics; created when reached."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tree_sitter import Node
from typing_extensions import override

from vfioviz.csource import calls
from vfioviz.csource import locals as variables
from vfioviz.csource.compiler import Compiler, addressed
from vfioviz.csource.context import Context
from vfioviz.csource.declarations import Declarations, all_nodes
from vfioviz.csource.functions import compile_function, signature
from vfioviz.csource.helper import Call, Helper, Special
from vfioviz.csource.program import Program
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.statements import statement_expression
from vfioviz.csource.syntax import Parsed, parse
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Source, Token, tokenize
from vfioviz.csource.typereader import declared, specified
from vfioviz.csource.types import CType, Function
from vfioviz.csource.values import FREES, Compiled, Run, Spot, Value, children, constant, text

_AGGREGATES = frozenset({"struct_specifier", "union_specifier"})


class World(Declarations):
    """What the compiler needs beyond the function that it compiles."""

    def __init__(
        self,
        program: Program,
        target: Target,
        helpers: Mapping[str, Helper | Special],
        runtime: Runtime,
    ) -> None:
        super().__init__(program, target, helpers, runtime)
        self.traced = False
        """Whether functions are compiled so that each step can be kept."""
        self._statics: dict[tuple[int, str], Spot] = {}
        self._functions: dict[tuple[int, bool], Compiled] = {}
        self._helper_types: dict[str, Function] = {}

    @override
    def compiler(self, file: int, name: str, parsed: Parsed) -> Compiler:
        return Compiler(self, file, name, parsed)

    @override
    def described(self, context: Context, node: Node) -> CType:
        """Return the type of a ``type_descriptor``."""
        base = specified(context, _field(context, node, "type"))
        return declared(context, node.child_by_field_name("declarator"), base)[1]

    @override
    def operand_type(self, context: Context, node: Node) -> CType:
        """Return the type that ``sizeof`` or ``_Alignof`` is asked about."""
        kind = node.child_by_field_name("type")
        if kind is not None:
            plain = children(kind)
            if len(plain) == 1 and plain[0].type == "type_identifier":
                found = self._variable_type(context, plain[0])
                if found is not None:
                    return found
            return self.described(context, kind)
        return self.type_of(context, _field(context, node, "value"))

    def _variable_type(self, context: Context, node: Node) -> CType | None:
        """``sizeof(x)``, where the grammar cannot tell a variable from a type."""
        local = context.find(text(node))
        if local is not None:
            return local.type
        try:
            found = self.name(context, text(node), node)
        except NotUnderstoodError:
            return None
        return found.type

    @override
    def type_of(self, context: Context, node: Node) -> CType:
        """Return an expression's type; nothing of it is evaluated."""
        while node.type == "parenthesized_expression" and len(children(node)) == 1:
            inner = children(node)[0]
            if inner.type == "compound_statement":
                break
            node = inner
        if node.type in {"identifier", "field_expression", "subscript_expression"}:
            return self._type_of_name(context, node)
        if node.type == "pointer_expression" and text(node.children[0]) == "*":
            return context.spot(node).type
        return context.expr(node).type

    def _type_of_name(self, context: Context, node: Node) -> CType:
        try:
            return context.spot(node).type
        except NotUnderstoodError:
            return context.expr(node).type

    @override
    def type_of_tokens(self, context: Context, tokens: list[Token], node: Node) -> CType:
        """Return what ``typeof(...)`` means where it stands."""
        if not tokens:
            raise context.fail(node, "typeof of nothing")
        first = tokens[0]
        pieces = tokenize(Source("<typeof>", "void f ( void ) { sizeof ( ) ; }"))
        pieces = [first._replace(kind=each.kind, text=each.text) for each in pieces]
        parsed = parse(
            [*pieces[:8], *tokens, *pieces[8:]],
            lambda name: self.is_type(name, context.file),
            self.limits.nesting,
        )
        found = next((n for n in all_nodes(parsed.root) if n.type == "sizeof_expression"), None)
        if found is None or found.has_error:
            raise context.fail(node, "a typeof that is not understood")
        with context.within(parsed):
            return self.operand_type(context, found)

    # Names

    @override
    def name(self, context: Context, name: str, node: Node) -> Value | Spot:
        """Return what a name means at file scope; raises NotUnderstoodError."""
        item = self.view.item("constant", name, context.file)
        if item is not None:
            return constant(self.types.int, self.enumerator(item, name, context, node))
        variable = self.view.item("variable", name, context.file)
        function = self.view.item("function", name, context.file)
        if function is not None or name in self.helpers:
            return self._function_value(context, name, node)
        if variable is not None:
            key = (id(variable), name)
            if key not in self._statics:
                made = variables.static_spot(self.context(variable), variable, name)
                self._statics[key] = made
            return self._statics[key]
        raise context.fail(node, f"{name} is declared in none of the sources")

    def _function_value(self, context: Context, name: str, node: Node) -> Value:
        file = context.file
        kind = calls.type_of(self, context, name, node)
        runtime, key = self.runtime, ("function", name, file)
        site = context.site(node)

        def run(_: list[object]) -> int:
            base = runtime.statics.get(key)
            if base is None:
                made = runtime.memory.allocate(1, f"{name}()", "function", site)
                base = runtime.statics[key] = made.base
                runtime.functions[base] = (name, file)
            return base

        return Value(kind, run)

    # Code

    @override
    def function(self, name: str, file: int) -> Compiled | None:
        """Return a compiled function; None where no source has it.

        Raises:
            NotUnderstoodError: it is beyond the limits, or its head is not understood.
        """
        item = self.view.item("function", name, file)
        if item is None:
            return None
        key = (id(item), self.traced)
        found = self._functions.get(key)
        if found is None:
            context = Compiler(self, item.file, name, self.parse(item))
            context.traced = self.traced
            node = _definition(context)
            context.addressed = addressed(node)
            found = self._functions[key] = Compiled(name)
            try:
                compile_function(context, node, found)
            except NotUnderstoodError:
                del self._functions[key]
                raise
        return found

    @override
    def function_type(self, name: str, file: int) -> Function | None:
        """Return the type of a function that a source has; None where none has."""
        item = self.view.item("function", name, file)
        if item is None:
            return None
        context = Compiler(self, item.file, name, self.parse(item))
        return signature(context, _definition(context))[0]

    @override
    def prototype(self, text: str) -> Function:
        """Return the type that a helper's prototype gives it; raises NotUnderstoodError."""
        found = self._helper_types.get(text)
        if found is None:
            source = Source("<helpers>", text)
            parsed = parse(
                self.expanded(tokenize(source), 0), lambda name: self.is_type(name, 0), 60
            )
            context = Compiler(self, 0, "", parsed)
            node = children(parsed.root)[0] if children(parsed.root) else parsed.root
            if node.type != "declaration" or parsed.root.has_error:
                raise context.fail(node, "a helper's prototype that is not understood")
            base = specified(context, _field(context, node, "type"))
            kind = declared(context, _field(context, node, "declarator"), base)[1]
            if not isinstance(kind, Function):
                raise context.fail(node, "a helper that is no function")
            found = self._helper_types[text] = kind
        return found

    @override
    def call(self, context: Context, node: Node) -> Value:
        """Compile a call."""
        return calls.call(context, node)

    @override
    def released(self, context: Context, how: str, node: Node) -> Callable[[int], object]:
        """Return what ``__free(how)`` does with a value."""
        helper = self.helpers.get(how)
        if not isinstance(helper, Helper):
            return self._own_release(context, how, node)
        act, seen = helper.act, Call(self.runtime, how, context.site(node, "free"))
        return lambda value: act(seen, value)

    def _own_release(self, context: Context, how: str, node: Node) -> Callable[[int], object]:
        """Return what ``DEFINE_FREE(how, ...)`` of a source does."""
        name, file = f"{FREES}{how}", context.file
        if self.function_type(name, file) is None:
            raise context.fail(node, f"__free({how})")

        def release(value: int) -> object:
            found = self.function(name, file)
            return found.run([value]) if found is not None else None

        return release

    @override
    def declare(self, context: Context, node: Node) -> Run:
        """Compile a declaration inside a function."""
        return variables.declare(context, node)

    @override
    def define(self, context: Context, node: Node) -> Run:
        """Register a type that a function defines."""
        if node.type == "type_definition":
            context.scope.typedefs.update(variables.typedefs(context, node))
        else:
            specified(context, node)
        return lambda _: 0

    @override
    def statement_expression(self, context: Context, node: Node) -> Value:
        """Compile ``({ ... })``."""
        with context.block():
            run, last = statement_expression(context, node)
            value = context.rvalue(last) if last is not None else constant(self.types.int, 0)
        given = value.run

        def both(frame: list[object]) -> object:
            run(frame)
            return given(frame)

        return Value(value.type, both)


def _field(context: Context, node: Node, name: str) -> Node:
    found = node.child_by_field_name(name)
    if found is None:
        raise context.fail(node, f"no {name}")
    return found


def _definition(context: Context) -> Node:
    for node in children(context.parsed.root):
        if node.type == "function_definition":
            return node
    raise context.fail(context.parsed.root, f"{context.name}() is not understood")
