"""Compile a function definition."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tree_sitter import Node

from vfioviz.csource.access import keeper
from vfioviz.csource.context import Context, field
from vfioviz.csource.memory import Site
from vfioviz.csource.reports import Kind, NotUnderstoodError, Stop
from vfioviz.csource.sequence import RETURN
from vfioviz.csource.typereader import declared, parameters, specified
from vfioviz.csource.types import CType, Function, Int, Pointer, Struct
from vfioviz.csource.values import Compiled, Frame, Run, Variable

_MOST_ROOM = 600
"""What Python's limit of 1000 nested calls leaves to callers."""


def signature(context: Context, node: Node) -> tuple[Function, Node]:
    """Return a definition's type, and the declarator that holds its parameters."""
    base = specified(context, field(context, node, "type"))
    declarator = field(context, node, "declarator")
    name, kind = declared(context, declarator, base)
    inner: Node | None = declarator
    found: Node | None = None
    while inner is not None:
        if inner.type == "function_declarator":
            found = inner
        following = inner.child_by_field_name("declarator")
        if following is None and inner.named_children:
            following = next((c for c in inner.named_children if "declarator" in c.type), None)
        inner = following
    if not isinstance(kind, Function) or found is None or not name:
        raise context.fail(node, "a function whose head is not understood")
    return kind, found


def compile_function(context: Context, node: Node, into: Compiled) -> None:
    """Compile a definition into ``into``.

    Raises:
        NotUnderstoodError: its head is not understood; what its body holds fails when it is run.
    """
    kind, head = signature(context, node)
    into.kind = kind
    into.place = context.place(node)
    context.result = kind.result
    context.world.complete(kind.result, only_known=True)
    entries: list[Run] = []
    given = list(parameters(context, head))
    slots = [context.slot() for _ in given]
    for (name, param), slot in zip(given, slots, strict=True):
        if not name:
            continue
        moved = _parameter(context, name, param, slot, node)
        if moved is not None:
            entries.append(moved)
    body = context.stmt(field(context, node, "body"))
    into.run = _runner(context, into, body, tuple(entries), _depth(node))


def _depth(node: Node) -> int:
    """Return the depth of a function's syntax, roughly that of its nested closures."""
    cursor = node.walk()
    depth = deepest = 0
    while True:
        if cursor.goto_first_child():
            depth += 1
            deepest = max(deepest, depth)
            continue
        while not cursor.goto_next_sibling():
            if not cursor.goto_parent():
                return deepest
            depth -= 1
            if depth <= 0:
                return deepest


def _parameter(context: Context, name: str, kind: CType, slot: int, node: Node) -> Run | None:
    """Declare a parameter; return what moves it to memory if it has to be there."""
    if not isinstance(kind, Int | Pointer | Struct):
        raise context.fail(node, f"a parameter of type {kind}")
    if isinstance(kind, Struct):
        context.world.complete(kind)
    elif name not in context.addressed:
        context.scope.names[name] = Variable(kind, slot, in_memory=False)
        return None
    at = context.slot()
    context.scope.names[name] = Variable(kind, at, in_memory=True)
    runtime, size = context.runtime, kind.size
    site = Site("declare", context.place(node), name, context.name)
    title = f"{name} ({context.name})"
    store = None if isinstance(kind, Struct) else keeper(context, kind, site)

    def move(frame: Frame) -> object:
        made = runtime.memory.allocate(size, title, "stack", site)
        runtime.stack.append(made)
        frame[at] = made.base
        if store is None:
            runtime.copy(made.base, frame[slot], size, site)
        else:
            store(made.base, frame[slot])
        return 0

    return move


def _runner(
    context: Context, into: Compiled, body: Run, entries: tuple[Run, ...], depth: int
) -> Callable[[Sequence[int]], object]:
    runtime, name = context.runtime, into.name
    most = runtime.limits.calls
    room = depth + 8
    place = into.place
    leaving = Site("free", place, f"return from {name}", name)
    result = context.result
    struct = isinstance(result, Struct)
    size = result.size
    passed = Site("copy", place, f"result of {name}", name)
    # Slots are allocated while the body is compiled, so their number is only known now.
    count = context.slots

    def end(mark: int) -> None:
        stack = runtime.stack
        for gone in stack[mark:]:
            runtime.memory.kill(gone, leaving)
        del stack[mark:]

    def run(args: Sequence[int]) -> object:
        runtime.depth += 1
        runtime.room += room
        if runtime.depth > most or runtime.room > _MOST_ROOM:
            text = f"{name}() is called inside too many calls ({runtime.depth})"
            raise Stop(Kind.DEPTH, text, place)
        runtime.steps += 1
        mark = len(runtime.stack)
        frame: Frame = [None, *args, *[None] * (count - 1 - len(args))]
        for entry in entries:
            entry(frame)
        signal = body(frame)
        value = frame[0]
        if signal != RETURN and signal:
            message = f"a jump to {signal}, which stands inside a block that it does not come from"
            raise NotUnderstoodError(message, place)
        if struct and value is not None:
            made = runtime.memory.allocate(size, f"result of {name}", "stack", passed)
            runtime.copy(made.base, value, size, passed)
            value = made.base
            end(mark)
            runtime.stack.append(made)
        elif len(runtime.stack) > mark:
            end(mark)
        runtime.depth -= 1
        runtime.room -= room
        return value

    return run
