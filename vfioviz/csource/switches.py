"""``switch``: labels, ranges, fall-through (C standard, 6.8.4.2; ranges are GNU C)."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as dataclass_field

from tree_sitter import Node

from vfioviz.csource.context import Context, field
from vfioviz.csource.sequence import BREAK, Sequence, cost, walker
from vfioviz.csource.types import Int
from vfioviz.csource.values import Frame, Run, children, text


@dataclass(slots=True)
class _Cases:
    """Where each label leads: an index among the statements."""

    single: dict[int, int] = dataclass_field(default_factory=dict)
    ranges: list[tuple[int, int, int]] = dataclass_field(default_factory=list)
    default: int = -1

    def find(self, value: int) -> int:
        """Return the index for a value, -1 for none."""
        at = self.single.get(value, -1)
        if at >= 0:
            return at
        return next((i for low, high, i in self.ranges if low <= value <= high), self.default)


def switch(context: Context, node: Node) -> Run:
    """Compile a switch; raises NotUnderstoodError for a label that is not constant."""
    asked = field(context, node, "condition")
    value = context.rvalue(asked)
    if not isinstance(value.type, Int):
        raise context.fail(asked, f"a switch on {value.type}")
    kind = context.types.promote(value.type)
    cases = _Cases()
    with context.block():
        sequence = Sequence(context)
        _fill(context, field(context, node, "body"), kind, cases, sequence)
    place = context.place(node)
    walk = walker(context.runtime, tuple(sequence.runs), sequence.labels, place, cost(node))
    run = value.run

    def choose(frame: Frame) -> object:
        at = cases.find(run(frame))
        if at < 0:
            return 0
        signal = walk(frame, at)
        return 0 if signal == BREAK else signal

    return choose


def _fill(context: Context, body: Node, kind: Int, cases: _Cases, sequence: Sequence) -> None:
    # tree-sitter nests a case's statements below it, even a following case.
    queue = children(body)[::-1] if body.type == "compound_statement" else [body]
    while queue:
        child = queue.pop()
        if child.type != "case_statement":
            sequence.add(child)
            continue
        label = child.child_by_field_name("value")
        if label is None:
            cases.default = len(sequence.runs)
        else:
            low, high = (kind.wrap(each) for each in _label(context, label))
            if low == high:
                cases.single.setdefault(low, len(sequence.runs))
            else:
                cases.ranges.append((low, high, len(sequence.runs)))
        queue.extend(each for each in reversed(children(child)) if each != label)


def _label(context: Context, node: Node) -> tuple[int, int]:
    """Return the first and last value of a label."""
    if node.type == "call_expression" and text(node.child_by_field_name("function")) == "range$":
        ends = children(field(context, node, "arguments"))
        if len(ends) != 2:
            raise context.fail(node, "a range of labels that is not understood")
        return context.number(ends[0]), context.number(ends[1])
    number = context.number(node)
    return number, number
