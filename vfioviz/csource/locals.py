"""Declarations of variables, in functions and at file scope."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.context import Context, field
from vfioviz.csource.convert import convert
from vfioviz.csource.items import Item
from vfioviz.csource.memory import Site
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.typereader import declared, specified
from vfioviz.csource.types import Array, CType, Function, Int, Pointer
from vfioviz.csource.values import FREES, Fill, Frame, Run, Spot, Variable, children, text


def typedefs(context: Context, node: Node) -> dict[str, CType]:
    """Return the types that a ``typedef`` names."""
    base = specified(context, field(context, node, "type"))
    found: dict[str, CType] = {}
    align = _alignment(context, node)
    for declarator in node.children_by_field_name("declarator"):
        name, kind = declared(context, declarator, base)
        if align and isinstance(kind, Int):
            aligned = Int(kind.name, kind.size, align, signed=kind.signed, boolean=kind.boolean)
            kind = aligned
        found[name] = kind
    return found


def _alignment(context: Context, node: Node) -> int:
    for child in node.children:
        if child.type == "attribute_specifier" and "aligned" in text(child):
            queue = [child]
            while queue:
                current = queue.pop()
                if current.type == "call_expression":
                    asked = children(field(context, current, "arguments"))
                    return context.number(asked[0]) if asked else 16
                queue.extend(current.named_children)
    return 0


def declare(context: Context, node: Node) -> Run:
    """Compile a declaration inside a function."""
    storage = {text(c) for c in node.children if c.type == "storage_class_specifier"}
    kind = field(context, node, "type")
    auto = kind.type == "struct_specifier" and text(kind.child_by_field_name("name")) == "a$"
    base = None if auto else specified(context, kind)
    runs: list[Run] = []
    for declarator in node.children_by_field_name("declarator"):
        value, inner = _parts(context, declarator)
        if base is None and value is None:
            raise context.fail(node, "__auto_type without an initialiser")
        if value is not None and auto:
            base = context.rvalue(value).type
        name, shape = declared(context, inner, base or context.types.int)
        if isinstance(shape, Function) or "extern" in storage:
            continue
        cleanup, _, plain = name.rpartition("$")
        if "static" in storage:
            _local_static(context, plain, shape, value, declarator)
            continue
        runs.append(_variable(context, plain, shape, value, declarator))
        if cleanup.startswith(FREES):
            _freed(context, cleanup.removeprefix(FREES), plain, shape, declarator)
        elif cleanup:
            runs.append(_cleaned(context, cleanup, plain, declarator))
    return runs[0] if len(runs) == 1 else _all_of(tuple(runs))


def _parts(context: Context, declarator: Node) -> tuple[Node | None, Node]:
    """Return a declarator's initialiser, None where it has none, and what it declares."""
    if declarator.type != "init_declarator":
        return None, declarator
    return field(context, declarator, "value"), field(context, declarator, "declarator")


def _all_of(runs: tuple[Run, ...]) -> Run:
    def all_of(frame: Frame) -> int:
        for run in runs:
            run(frame)
        return 0

    return all_of


def _variable(context: Context, name: str, kind: CType, value: Node | None, node: Node) -> Run:
    if isinstance(kind, Int | Pointer) and name not in context.addressed:
        slot = context.slot()
        variable = Variable(kind, slot, in_memory=False)
        if value is None:
            context.scope.names[name] = variable

            def forget(frame: Frame) -> int:
                frame[slot] = None
                return 0

            return forget
        given = _single(value)
        # The name is in scope in its own initialiser, where only its size is of use.
        context.scope.names[name] = variable
        run = convert(context, context.expr(given), kind, node).run

        def start(frame: Frame) -> int:
            frame[slot] = run(frame)
            return 0

        return start
    return _object(context, name, kind, value, node)


def _single(value: Node) -> Node:
    while value.type == "initializer_list" and len(children(value)) == 1:
        value = children(value)[0]
    return value


def _object(context: Context, name: str, kind: CType, value: Node | None, node: Node) -> Run:
    """Declare an object in memory."""
    slot = context.slot()
    context.scope.names[name] = Variable(kind, slot, in_memory=True)
    context.world.complete(kind)
    fill: Fill | None = None
    if value is not None:
        kind, fill = context.init(kind, value)
        context.scope.names[name] = Variable(kind, slot, in_memory=True)
    if isinstance(kind, Array) and kind.count is None:
        raise context.fail(node, "an array without a length")
    context.world.assumed(context, kind, node)
    runtime, size = context.runtime, kind.size
    title = f"{name} ({context.name})"
    site = Site("declare", context.place(node), name, context.name)
    memory = runtime.memory

    def make(frame: Frame) -> int:
        base = frame[slot]
        if base is None:
            made = memory.allocate(size, title, "stack", site)
            runtime.stack.append(made)
            base = frame[slot] = made.base
        else:
            memory.revive(memory.pages[base >> 12], site)
        if fill is not None:
            fill(frame, base)
        return 0

    return make


def _freed(context: Context, how: str, name: str, kind: CType, node: Node) -> None:
    """Note what ``__free(how)`` does when the block ends."""
    if not isinstance(kind, Pointer):
        raise context.fail(node, f"__free of {kind}")
    found = context.find(name)
    if found is None or found.in_memory or not context.cleanups:
        raise context.fail(node, f"__free({how})")
    slot, errors = found.slot, context.runtime.error_pointers
    run = context.world.released(context, how, node)

    def clean(frame: Frame) -> object:
        # A jump may leave the block before the variable is reached again.
        value, frame[slot] = frame[slot], None
        if value and value < errors:
            run(value)
        return 0

    context.cleanups[-1].append(clean)


def _cleaned(context: Context, how: str, name: str, node: Node) -> Run:
    """Note that the block ends with ``how(&name)``; running it says that the name is reached."""
    found = context.find(name)
    world, file = context.world, context.file
    kind = world.function_type(how, file)
    if found is None or not found.in_memory or not context.cleanups or kind is None:
        raise context.fail(node, f"__cleanup({how})")
    slot, reached = found.slot, context.slot()

    def reach(frame: Frame) -> int:
        frame[reached] = True
        return 0

    def clean(frame: Frame) -> object:
        function = world.function(how, file)
        if frame[reached] and function is not None:
            frame[reached] = None
            function.run([frame[slot]])
        return 0

    context.cleanups[-1].append(clean)
    return reach


def _local_static(context: Context, name: str, kind: CType, value: Node | None, node: Node) -> None:
    address = _static(context, name, kind, value, node)
    context.scope.names[name] = Variable(address.type, -1, in_memory=True, address=address.address)


def _static(context: Context, name: str, kind: CType, value: Node | None, node: Node) -> Spot:
    """Return a variable that is created when a run first reaches it."""
    fill: Fill | None = None
    context.world.complete(kind)
    runtime, key = context.runtime, object()
    site = Site("initialise", context.place(node), name, context.name)
    state: list[Fill] = []
    if isinstance(kind, Array) and kind.count is None and value is not None:
        kind, fill = context.init(kind, value)
        state.append(fill)
    if isinstance(kind, Array) and kind.count is None:
        raise context.fail(node, "an array without a length")
    size = kind.size

    def address(_: Frame) -> int:
        base = runtime.statics.get(key)
        if base is None:
            made = runtime.memory.allocate(size, name, "static", site, fill=0)
            base = runtime.statics[key] = made.base
            if size:
                runtime.put(base, bytes(size), site)
            if value is not None:
                # Compiled late: an initialiser may name what is declared after it.
                if not state:
                    with context.within(parsed):
                        state.append(context.init(kind, value)[1])
                state[0]([None] * context.slots, base)
        return base

    parsed = context.parsed
    return Spot(kind, "memory", 0, address)


def static_spot(context: Context, item: Item, name: str) -> Spot:
    """Return a variable that an item at file scope declares.

    Raises:
        NotUnderstoodError: its declaration is not understood.
    """
    for node in children(context.parsed.root):
        if node.type != "declaration" or node.has_error:
            continue
        base = specified(context, field(context, node, "type"))
        for declarator in node.children_by_field_name("declarator"):
            value, inner = _parts(context, declarator)
            called, kind = declared(context, inner, base)
            if called != name or isinstance(kind, Function):
                continue
            if item.extern and value is None:
                message = f"{name} is only declared, in none of the sources defined"
                raise NotUnderstoodError(message, context.place(declarator))
            return _static(context, name, kind, value, declarator)
    raise context.fail(context.parsed.root, f"{name} is not understood")
