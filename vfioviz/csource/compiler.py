"""One function, or one declaration at file scope, to closures."""

from __future__ import annotations

from tree_sitter import Node
from typing_extensions import override

from vfioviz.csource.context import Context
from vfioviz.csource.expressions import expression
from vfioviz.csource.initialise import initialiser
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.spots import spot
from vfioviz.csource.statements import guarded, statement, unreachable
from vfioviz.csource.trace import traced
from vfioviz.csource.types import CType
from vfioviz.csource.values import FREES, Fill, Run, Spot, Value, text

_NO_STEP = frozenset({"compound_statement", "labeled_statement", "case_statement"})


class Compiler(Context):
    """Combines the parts, which know each other only through this class."""

    @override
    def expr(self, node: Node) -> Value:
        return expression(self, node)

    @override
    def spot(self, node: Node) -> Spot:
        return spot(self, node)

    @override
    def init(self, kind: CType, node: Node) -> tuple[CType, Fill]:
        return initialiser(self, kind, node)

    @override
    def stmt(self, node: Node) -> Run:
        before, self.leaving = self.leaving, False
        try:
            run = self._stmt(node)
        except NotUnderstoodError as why:
            run = unreachable(why)
        if self.leaving:
            run = guarded(run)
        self.leaving = before
        if self.traced and node.type not in _NO_STEP:
            return traced(self, node, run)
        return run

    def _stmt(self, node: Node) -> Run:
        simple = node.type in {"expression_statement", "declaration", "return_statement"}
        if node.type == "ERROR" or node.is_missing or (simple and node.has_error):
            raise self.fail(node, "a statement that is not understood")
        return statement(self, node)


def addressed(node: Node) -> frozenset[str]:
    """Return the names whose address is taken anywhere below a node: with ``&``, or by cleanup."""
    found = set()
    cursor = node.walk()
    while True:
        current = cursor.node
        name = _addressed(current) if current is not None else ""
        if name:
            found.add(name)
        if cursor.goto_first_child():
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent() or cursor.node == node:
                return frozenset(found)


def _addressed(node: Node) -> str:
    """Return the name whose address a node takes; "" for none."""
    if node.type == "identifier":
        how, _, name = text(node).rpartition("$")
        return name if how and not how.startswith(FREES) else ""
    argument = node.child_by_field_name("argument") if node.type == "pointer_expression" else None
    if argument is None or text(node.children[0]) != "&":
        return ""
    while argument.type == "parenthesized_expression" and argument.named_children:
        argument = argument.named_children[0]
    return text(argument) if argument.type == "identifier" else ""
