"""Statements (C standard, 6.8), compiled to closures that return 0 or a signal."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.csource.context import Context, field
from vfioviz.csource.convert import convert, truth
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.sequence import BREAK, CONTINUE, RETURN, Sequence, cost
from vfioviz.csource.switches import switch
from vfioviz.csource.types import Void
from vfioviz.csource.values import Frame, Run, children, text


class Leave(Exception):  # noqa: N818 -- no error
    """Carries a signal out of a statement expression."""

    def __init__(self, signal: object) -> None:
        super().__init__()
        self.signal = signal


def statement(context: Context, node: Node) -> Run:
    """Compile a statement that is understood.

    Raises:
        NotUnderstoodError: it is not.
    """
    compiled = _KINDS.get(node.type)
    if compiled is None or node.is_missing:
        raise context.fail(node, "a statement that is not understood")
    return compiled(context, node)


def block(context: Context, node: Node) -> Run:
    """Compile a compound statement, in a scope of its own."""
    with context.block():
        context.cleanups.append([])
        sequence = Sequence(context)
        for child in children(node):
            sequence.add(child)
        run = sequence.compile(context.place(node), cost(node))
        cleanups = tuple(reversed(context.cleanups.pop()))
    if not cleanups:
        return run

    def cleaned(frame: Frame) -> object:
        signal = run(frame)
        for cleanup in cleanups:
            cleanup(frame)
        return signal

    return cleaned


def _expression(context: Context, node: Node) -> Run:
    inner = children(node)
    if not inner:
        return lambda _: 0
    run = context.expr(inner[0]).run

    def alone(frame: Frame) -> int:
        run(frame)
        return 0

    return alone


def _condition(context: Context, node: Node) -> Run:
    asked = field(context, node, "condition")
    return truth(context, context.expr(asked), asked)


def _if(context: Context, node: Node) -> Run:
    # A chain of else-ifs is walked, so its length adds no depth.
    arms: list[tuple[Run, Run]] = []
    otherwise: Run | None = None
    current: Node | None = node
    while current is not None:
        asked = field(context, current, "condition")
        value = context.rvalue(asked)
        if value.const is None or value.const:
            then = context.stmt(field(context, current, "consequence"))
            arms.append((truth(context, value, asked), then))
        last = _else(context, current)
        current = None
        if last is not None and last.type == "if_statement" and not context.traced:
            current = last
        elif last is not None:
            otherwise = context.stmt(last)
    return _arms(tuple(arms), otherwise)


def _else(context: Context, node: Node) -> Node | None:
    alternative = node.child_by_field_name("alternative")
    if alternative is None:
        return None
    inner = children(alternative)
    if len(inner) != 1:
        raise context.fail(alternative, "an else that is not understood")
    return inner[0]


def _arms(arms: tuple[tuple[Run, Run], ...], otherwise: Run | None) -> Run:
    if len(arms) == 1:
        test, then = arms[0]
        if otherwise is None:
            return lambda frame: then(frame) if test(frame) else 0
        last = otherwise
        return lambda frame: then(frame) if test(frame) else last(frame)

    def chain(frame: Frame) -> object:
        for asks, does in arms:
            if asks(frame):
                return does(frame)
        return otherwise(frame) if otherwise is not None else 0

    return chain


def _loop(context: Context, node: Node, test: Run | None, update: Run | None, *, late: bool) -> Run:
    runtime, place = context.runtime, context.place(node)
    body = context.stmt(field(context, node, "body"))

    def loop(frame: Frame) -> object:
        if not late and test is not None and not test(frame):
            return 0
        while True:
            runtime.steps += 1
            if runtime.steps > runtime.most_steps:
                runtime.exhausted(place)
            signal = body(frame)
            if signal and signal != CONTINUE:
                return 0 if signal == BREAK else signal
            if update is not None:
                update(frame)
            if test is not None and not test(frame):
                return 0

    return loop


def _while(context: Context, node: Node) -> Run:
    return _loop(context, node, _condition(context, node), None, late=False)


def _do(context: Context, node: Node) -> Run:
    return _loop(context, node, _condition(context, node), None, late=True)


def _for(context: Context, node: Node) -> Run:
    with context.block():
        first = node.child_by_field_name("initializer")
        begin: Run | None = None
        if first is not None:
            declares = first.type == "declaration"
            begin = context.stmt(first) if declares else context.expr(first).run
        asked = node.child_by_field_name("condition")
        test = truth(context, context.expr(asked), asked) if asked is not None else None
        step = node.child_by_field_name("update")
        update = context.expr(step).run if step is not None else None
        loop = _loop(context, node, test, update, late=False)
    if begin is None:
        return loop
    start = begin

    def run(frame: Frame) -> object:
        start(frame)
        return loop(frame)

    return run


def _return(context: Context, node: Node) -> Run:
    context.jumps = True
    inner = children(node)
    if not inner or isinstance(context.result, Void):
        given = context.expr(inner[0]).run if inner else None

        def plain(frame: Frame) -> int:
            if given is not None:
                given(frame)
            frame[0] = None
            return RETURN

        return plain
    value = convert(context, context.expr(inner[0]), context.result, node)
    run = value.run

    def give(frame: Frame) -> int:
        frame[0] = run(frame)
        return RETURN

    return give


def _goto(context: Context, node: Node) -> Run:
    context.jumps = True
    label = text(field(context, node, "label"))
    return lambda _: label


def _signal(signal: int) -> Callable[[Context, Node], Run]:
    def compiled(context: Context, _: Node) -> Run:
        context.jumps = True
        return lambda _: signal

    return compiled


def statement_expression(context: Context, node: Node) -> tuple[Run, Node | None]:
    """Compile all but the last statement of ``({ ... })``, in the scope that is open.

    Returns:
        What runs them, and the expression that gives the value; None where it has none.
    """
    body = children(node)
    last = body[-1] if body else None
    valued = last is not None and last.type == "expression_statement" and bool(children(last))
    before = context.jumps
    context.jumps = False
    sequence = Sequence(context)
    for child in body[:-1] if valued else body:
        sequence.add(child)
    run = sequence.compile(context.place(node), cost(node))
    leaves, context.jumps = context.jumps, before or context.jumps
    if leaves:
        inner = run

        def leaving(frame: Frame) -> int:
            signal = inner(frame)
            if signal:
                raise Leave(signal)
            return 0

        run = leaving
        context.leaving = True
    return run, children(last)[0] if valued and last is not None else None


def guarded(run: Run) -> Run:
    """Return a statement that a statement expression inside may leave."""

    def guard(frame: Frame) -> object:
        try:
            return run(frame)
        except Leave as leave:
            return leave.signal

    return guard


def unreachable(why: NotUnderstoodError) -> Run:
    """Return what fails when it is reached."""

    def fail(_: Frame) -> object:
        raise why

    return fail


_KINDS: Mapping[str, Callable[[Context, Node], Run]] = MappingProxyType(
    {
        "compound_statement": block,
        "expression_statement": _expression,
        "declaration": lambda context, node: context.world.declare(context, node),
        "type_definition": lambda context, node: context.world.define(context, node),
        "struct_specifier": lambda context, node: context.world.define(context, node),
        "union_specifier": lambda context, node: context.world.define(context, node),
        "enum_specifier": lambda context, node: context.world.define(context, node),
        "if_statement": _if,
        "while_statement": _while,
        "do_statement": _do,
        "for_statement": _for,
        "switch_statement": switch,
        "return_statement": _return,
        "goto_statement": _goto,
        "break_statement": _signal(BREAK),
        "continue_statement": _signal(CONTINUE),
    }
)
