"""Calls of functions of the sources, of helpers, and through pointers."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.context import Context, Surroundings, field
from vfioviz.csource.convert import convert
from vfioviz.csource.helper import Call, Helper, Special
from vfioviz.csource.memory import Action, Site
from vfioviz.csource.reports import Kind, NotUnderstoodError, Stop
from vfioviz.csource.types import CType, Function, Int, Pointer, Void
from vfioviz.csource.values import Frame, Run, Value, children, text


def call(context: Context, node: Node) -> Value:
    """Compile a call; raises NotUnderstoodError."""
    called = field(context, node, "function")
    given = children(field(context, node, "arguments"))
    if called.type == "identifier" and context.find(text(called)) is None:
        name = text(called)
        helper = context.world.helpers.get(name)
        if isinstance(helper, Special):
            return helper.compile(context, node, given)
        if isinstance(helper, Helper):
            return _helper(context, name, helper, given, node)
        kind = context.world.function_type(name, context.file)
        if kind is not None:
            return _direct(context, name, kind, given, node)
        if context.world.view.item("variable", name, context.file) is None:
            raise context.fail(node, f"{name}() is in none of the sources and no helper")
    return _indirect(context, called, given, node)


def type_of(world: Surroundings, context: Context, name: str, node: Node) -> Function:
    """Return the type of a function or helper that a name means."""
    helper = world.helpers.get(name)
    if isinstance(helper, Helper):
        return world.prototype(helper.prototype)
    kind = world.function_type(name, context.file)
    if kind is None:
        raise context.fail(node, f"{name} has no address")
    return kind


def _arguments(
    context: Context,
    kind: Function,
    given: list[Node],
    node: Node,
    sizes: frozenset[int],
    name: str,
) -> tuple[Run, ...]:
    wanted = len(kind.params)
    if len(given) < wanted or (len(given) > wanted and not kind.variadic):
        raise context.fail(node, f"{wanted} arguments are wanted, not {len(given)}")
    runs: list[Run] = []
    for index, argument in enumerate(given):
        before, context.sized = context.sized, name if index in sizes else ""
        try:
            value = context.rvalue(argument)
        finally:
            context.sized = before
        if index < wanted:
            runs.append(convert(context, value, kind.params[index], argument).run)
        elif isinstance(value.type, Int):
            promoted = context.types.promote(value.type)
            runs.append(convert(context, value, promoted, argument).run)
        else:
            runs.append(value.run)
    return tuple(runs)


def _helper(context: Context, name: str, helper: Helper, given: list[Node], node: Node) -> Value:
    kind = context.world.prototype(helper.prototype)
    result = kind.result
    seen = Call(context.runtime, name, context.site(node, _action(name)))
    act = helper.act
    if helper.lazy:
        return Value(result, _result(context, lambda _: act(seen), result))
    runs = _arguments(context, kind, given, node, helper.sizes, name)
    if len(runs) == 3:
        a, b, c = runs
        return Value(result, _result(context, lambda f: act(seen, a(f), b(f), c(f)), result))
    return Value(result, _result(context, lambda f: act(seen, *[run(f) for run in runs]), result))


def _result(context: Context, run: Run, kind: CType) -> Run:
    """Convert a helper's result to its return type."""
    del context
    if isinstance(kind, Int):
        wrap = kind.wrap
        return lambda frame: wrap(run(frame))
    if isinstance(kind, Pointer):
        mask = kind.mask
        return lambda frame: run(frame) & mask
    return run


def _action(name: str) -> Action:
    if "free" in name:
        return "free"
    if "alloc" in name or "dup" in name:
        return "allocate"
    if "set" in name:
        return "fill"
    return "copy"


def _direct(context: Context, name: str, kind: Function, given: list[Node], node: Node) -> Value:
    runs = _arguments(context, kind, given, node, frozenset(), "")
    world, file = context.world, context.file
    place = context.place(node)
    state: list[Run] = []

    def run(frame: Frame) -> object:
        if not state:
            found = world.function(name, file)
            assert found is not None  # noqa: S101 -- its type was found above
            # Looked up again at each call: a recursive function is not compiled yet.
            if found.run == found.early:
                return found.run([each(frame) for each in runs])
            state.append(found.run)
        return state[0]([each(frame) for each in runs])

    if isinstance(kind.result, Void):
        return Value(kind.result, run)

    def valued(frame: Frame) -> object:
        result = run(frame)
        if result is None:
            raise Stop(Kind.NO_RETURN, f"{name}() ends without a value, which is used", place)
        return result

    return Value(kind.result, valued)


def _indirect(context: Context, called: Node, given: list[Node], node: Node) -> Value:
    pointer = context.rvalue(called)
    to = pointer.type.to if isinstance(pointer.type, Pointer) else None
    if not isinstance(to, Function):
        raise context.fail(node, f"a call of {pointer.type}")
    runs = _arguments(context, to, given, node, frozenset(), "")
    site = context.site(node)
    address, world, kind = pointer.run, context.world, to

    def run(frame: Frame) -> object:
        return invoke(world, address(frame), [each(frame) for each in runs], kind, site)

    return Value(to.result, run)


def invoke(
    world: Surroundings, address: int, args: list[int], kind: Function, site: Site
) -> object:
    """Call the function at an address.

    Raises:
        Stop: there is no function.
    """
    runtime = world.runtime
    found = runtime.functions.get(address)
    if found is None:
        there = runtime.pages.get(address >> 12)
        if there is not None and there.live and there.storage != "function":
            raise Stop(
                Kind.WILD, f"{site.text}: a call of {there.name}, which is no function", site.place
            )
        stop = runtime.memory.astray(address, 1, "call")
        raise Stop(stop.kind, f"{site.text}: {stop.text}", site.place)
    name, file = found
    helper = world.helpers.get(name)
    if isinstance(helper, Helper):
        result = helper.act(Call(runtime, name, site), *args)
        return _result_now(result, kind.result)
    function = world.function(name, file)
    if function is None:
        raise NotUnderstoodError(f"{name}() is in none of the sources", site.place)
    have = len(function.kind.params) if function.kind else 0
    if have != len(args):
        message = f"{name}() takes {have} arguments and is called with {len(args)}"
        raise NotUnderstoodError(message, site.place)
    return function.run(args)


def _result_now(result: int | None, kind: CType) -> int | None:
    if isinstance(kind, Int) and result is not None:
        return kind.wrap(result)
    return result
