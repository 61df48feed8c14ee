"""What sources declare at file scope: types, enumerators; each is parsed when it is reached."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping

from tree_sitter import Node
from typing_extensions import override

from vfioviz.csource import locals as variables
from vfioviz.csource.context import Context, Surroundings
from vfioviz.csource.helper import Helper, Special
from vfioviz.csource.items import Item
from vfioviz.csource.limits import Limits
from vfioviz.csource.macros import Budget, Expander, Macro
from vfioviz.csource.preprocess import asks
from vfioviz.csource.program import Program
from vfioviz.csource.reports import Kind, NotUnderstoodError, Report
from vfioviz.csource.runtime import Runtime
from vfioviz.csource.syntax import Parsed, parse
from vfioviz.csource.target import Target
from vfioviz.csource.tokens import Token
from vfioviz.csource.typereader import enum_type, lay_out
from vfioviz.csource.types import Array, CType, Struct, Types
from vfioviz.csource.values import children, text

_AGGREGATES = frozenset({"struct_specifier", "union_specifier"})


class Declarations(Surroundings):
    """File-scope declarations of the sources, parsed and laid out on demand."""

    def __init__(
        self,
        program: Program,
        target: Target,
        helpers: Mapping[str, Helper | Special],
        runtime: Runtime,
    ) -> None:
        self.program = program
        self.limits: Limits = program.limits
        self.view = program.view(target)
        self.types = Types(target)
        self.runtime = runtime
        self.helpers = helpers
        self.assumptions: list[Report] = []
        """Sizes assumed for lack of a declaration."""
        self._parsed: dict[int, Parsed | NotUnderstoodError] = {}
        self._contexts: dict[int, Context] = {}
        self._structs: dict[tuple[int, str], Struct] = {}
        self._waiting: dict[int, tuple[Context, Node]] = {}
        self._typedefs: dict[tuple[int, str], CType] = {}
        self._constants: dict[tuple[int, str], int] = {}
        self._unfinished: set[object] = set()

    @abstractmethod
    def compiler(self, file: int, name: str, parsed: Parsed) -> Context:
        """Return a compiler for a function or, without a name, for file scope."""

    # Text

    def expanded(self, tokens: list[Token], file: int) -> list[Token]:
        """Expand macros as a file knows them; helpers are none."""
        path = self.view.texts[file].source.path

        def place() -> int | None:
            here = expander.here
            return here.offset if here is not None and here.source.path == path else None

        def find(name: str) -> Macro | None:
            return None if name in self.helpers else self.view.macro(name, file, place())

        def known(name: str) -> bool:
            return self.view.macro(name, file) is not None

        expander = Expander(find, asks(known), Budget(self.limits.macro_work))
        found = expander.expand(tokens)
        if len(found) > self.limits.item_tokens:
            message = (
                f"{len(found)} tokens, more than the {self.limits.item_tokens} of one function"
            )
            raise NotUnderstoodError(message, tokens[0].place)
        return found

    def parse(self, item: Item) -> Parsed:
        """Return an item's syntax.

        Raises:
            NotUnderstoodError: beyond the limits.
        """
        found = self._parsed.get(id(item))
        if found is None:
            try:
                own = frozenset(item.names if item.kind == "typedef" else ())
                found = parse(
                    self.expanded(item.tokens, item.file),
                    lambda name: name not in own and self.is_type(name, item.file),
                    self.limits.nesting,
                )
            except NotUnderstoodError as why:
                found = why
            self._parsed[id(item)] = found
        if isinstance(found, NotUnderstoodError):
            raise found
        return found

    def is_type(self, name: str, file: int) -> bool:
        """Tell whether a name is a type's, at file scope."""
        return self.view.item("typedef", name, file) is not None

    def context(self, item: Item) -> Context:
        """Return a compiler for what an item declares at file scope."""
        found = self._contexts.get(id(item))
        if found is None:
            found = self.compiler(item.file, "", self.parse(item))
            self._contexts[id(item)] = found
        return found

    # Types

    @override
    def tagged(self, name: str, context: Context, *, is_union: bool) -> CType:
        """Return a struct by its tag; one that no source declares stays incomplete."""
        item = self.view.item("tag", name, context.file)
        key = (id(item) if item is not None else 0, name)
        found = self._structs.get(key)
        if found is None:
            found = self._structs[key] = Struct(name, is_union=is_union)
            if item is not None:
                for node in _specifiers(self.context(item).parsed.root):
                    if text(node.child_by_field_name("name")) == name:
                        self._waiting[id(found)] = (self.context(item), node)
                        break
        return found

    @override
    def defining(self, context: Context, name: str, node: Node) -> Struct | None:
        """Return the struct that a specifier at file scope defines; None inside a function."""
        if context.name:
            return None
        if name:
            found = self.tagged(name, context, is_union=node.type == "union_specifier")
            waits = self._waiting.get(id(found))
            ours = isinstance(found, Struct) and (found.complete or (waits and waits[1] == node))
            if ours or id(found) in self._unfinished:
                assert isinstance(found, Struct)  # noqa: S101 -- tagged() makes nothing else
                return found
            return None
        key = (id(context), f"{node.start_byte}")
        made = self._structs.get(key)
        if made is None:
            made = self._structs[key] = Struct("", is_union=node.type == "union_specifier")
            lay_out(context, made, node)
        return made

    @override
    def complete(self, kind: CType, *, only_known: bool = False) -> None:
        """Lay out a struct whose members are needed.

        Raises:
            NotUnderstoodError: nobody declares it; not where only what is known is asked for.
        """
        while isinstance(kind, Array):
            inner = kind.of
            if isinstance(inner, Struct) and not inner.complete:
                self.complete(inner, only_known=only_known)
            if kind.count is not None and inner.size:
                kind.size, kind.align = inner.size * kind.count, inner.align
            kind = inner
        if not isinstance(kind, Struct) or kind.complete:
            return
        waiting = self._waiting.get(id(kind))
        if waiting is None or id(kind) in self._unfinished:
            if only_known:
                return
            why = "holds itself" if waiting else "is declared in none of the sources"
            message = f"{kind} {why}"
            raise NotUnderstoodError(message)
        context, node = waiting
        self._unfinished.add(id(kind))
        try:
            with context.within(context.parsed):
                lay_out(context, kind, node)
        except NotUnderstoodError:
            kind.members.clear()
            kind.fields.clear()
            if not only_known:
                raise
        finally:
            self._unfinished.discard(id(kind))

    @override
    def declares(self, kind: Struct) -> bool:
        """Whether a source defines a struct's members."""
        return kind.complete or id(kind) in self._waiting

    @override
    def assumed(self, context: Context, kind: CType, node: Node) -> None:
        """Record the use of an assumed size."""
        while isinstance(kind, Array):
            kind = kind.of
        if isinstance(kind, Struct) and kind.assumed:
            said = (
                f"the size of {kind} is made up: {kind.assumed} is declared in none of the sources"
            )
            report = Report(Kind.ASSUMED, context.place(node), said)
            if report not in self.assumptions and len(self.assumptions) < 100:
                self.assumptions.append(report)

    @override
    def typedef(self, name: str, context: Context, node: Node) -> CType:
        """Return what a typedef at file scope names; raises NotUnderstoodError."""
        item = self.view.item("typedef", name, context.file)
        if item is None:
            raise context.fail(node, f"the type {name} is declared in none of the sources")
        key = (id(item), name)
        if key not in self._typedefs:
            if key in self._unfinished:
                raise context.fail(node, f"the type {name} is defined by itself")
            self._unfinished.add(key)
            try:
                self._typedefs[key] = self._define(item, name)
            finally:
                self._unfinished.discard(key)
        return self._typedefs[key]

    def _define(self, item: Item, name: str) -> CType:
        context = self.context(item)
        for node in children(context.parsed.root):
            if node.type != "type_definition":
                continue
            found = variables.typedefs(context, node)
            if name in found:
                return found[name]
        raise context.fail(context.parsed.root, f"the type {name} is not understood")

    def enumerator(self, item: Item, name: str, context: Context, node: Node) -> int:
        """Return an enumerator's value; raises NotUnderstoodError."""
        key = (id(item), name)
        if key not in self._constants:
            if key in self._unfinished:
                raise context.fail(node, f"{name} is defined by itself")
            self._unfinished.add(key)
            try:
                self._enumerate(item, name)
            finally:
                self._unfinished.discard(key)
        if key not in self._constants:
            raise context.fail(node, f"the value of {name} is not understood")
        return self._constants[key]

    @override
    def enumerated(self, tag: str, context: Context, node: Node) -> CType:
        """Return the type of an enum at file scope; its tag is "" where it has none."""
        body = node.child_by_field_name("body")
        item = self.view.item("tag", tag, context.file) if tag else None
        if body is None and item is not None:
            there = [
                each
                for each in all_nodes(self.context(item).parsed.root)
                if each.type == "enum_specifier" and text(each.child_by_field_name("name")) == tag
            ]
            bodies = [each.child_by_field_name("body") for each in there]
            body = next((each for each in bodies if each is not None), None)
        names = [
            text(each.child_by_field_name("name"))
            for each in (children(body) if body is not None else [])
            if each.type == "enumerator"
        ]
        negative = False
        for name in names:
            home = self.view.item("constant", name, context.file)
            if home is not None and ("enum", id(home), tag) not in self._unfinished:
                self._unfinished.add(("enum", id(home), tag))
                try:
                    negative = negative or self.enumerator(home, name, context, node) < 0
                finally:
                    self._unfinished.discard(("enum", id(home), tag))
        return enum_type(context, negative=negative)

    def _enumerate(self, item: Item, name: str) -> None:
        """Compute the enumerators of the enum that declares a name."""
        context = self.context(item)
        for node in all_nodes(context.parsed.root):
            if node.type != "enum_specifier":
                continue
            body = node.child_by_field_name("body")
            listed = [c for c in children(body) if c.type == "enumerator"] if body else []
            names = [text(each.child_by_field_name("name")) for each in listed]
            if name not in names:
                continue
            following = 0
            for each, called in zip(listed, names, strict=True):
                value = each.child_by_field_name("value")
                if value is not None:
                    following = context.number(value)
                # Earlier enumerators can be used in the values of later ones.
                self._constants[id(item), called] = following
                context.scope.constants[called] = following
                following += 1
            return


def all_nodes(root: Node) -> list[Node]:
    """Return all nodes, outer ones first."""
    found = []
    queue = [root]
    while queue:
        node = queue.pop()
        found.append(node)
        queue.extend(reversed(node.named_children))
    return found


def _specifiers(root: Node) -> list[Node]:
    return [
        node
        for node in all_nodes(root)
        if node.type in _AGGREGATES and node.child_by_field_name("body") is not None
    ]
