"""Lvalues: the place of a variable, a member, an element."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.arithmetic import stride
from vfioviz.csource.context import Context, field
from vfioviz.csource.types import Array, CType, Function, Int, Pointer, Struct
from vfioviz.csource.values import Frame, Run, Spot, Value, children, text


def spot(context: Context, node: Node) -> Spot:
    """Compile an lvalue; raises NotUnderstoodError for anything else."""
    match node.type:
        case "identifier":
            return _name(context, node)
        case "field_expression":
            return _field(context, node)
        case "subscript_expression":
            return _element(context, node)
        case "pointer_expression" if text(node.children[0]) == "*":
            return _target(context, node)
        case "compound_literal_expression":
            return _literal(context, node)
        case "parenthesized_expression" if len(children(node)) == 1:
            inner = children(node)[0]
            if inner.type != "compound_statement":
                return context.spot(inner)
    value = context.expr(node)
    if isinstance(value.type, Struct | Array | Function):
        # The result of a call, ?: or a statement expression has an address as well.
        return Spot(value.type, "memory", 0, value.run)
    raise context.fail(node, "this is no place for a value")


def _name(context: Context, node: Node) -> Spot:
    name = text(node)
    found = context.find(name)
    if found is None:
        there = context.world.name(context, name, node)
        if isinstance(there, Value):
            if isinstance(there.type, Function):
                return Spot(there.type, "memory", 0, there.run)
            raise context.fail(node, "a constant is no place for a value")
        return there
    if found.address is not None:
        return Spot(found.type, "memory", 0, found.address)
    slot = found.slot
    if not found.in_memory:
        return Spot(found.type, "slot", slot, lambda frame: frame[slot])
    return Spot(found.type, "memory", 0, lambda frame: frame[slot], near=(slot, 0))


def _field(context: Context, node: Node) -> Spot:
    argument = field(context, node, "argument")
    name = text(field(context, node, "field"))
    near: tuple[int, int] | None = None
    if any(child.type == "->" for child in node.children):
        value = context.rvalue(argument)
        kind = value.type.to if isinstance(value.type, Pointer) else None
        base = value.run
        held = context.find(text(argument)) if argument.type == "identifier" else None
        if held is not None and not held.in_memory:
            near = held.slot, 0
    else:
        outer = context.spot(argument)
        kind, base, near = outer.type, outer.address, outer.near
    if not isinstance(kind, Struct):
        raise context.fail(node, f"a member of {kind or 'what is no pointer'}")
    member = context.member(kind, name, node)
    address = shifted(context, base, member.offset)
    if member.bits is not None:
        return Spot(member.type, "bits", 0, address, member.bits)
    if near is not None:
        near = near[0], near[1] + member.offset
    return Spot(member.type, "memory", 0, address, near=near)


def shifted(context: Context, base: Run, offset: int) -> Run:
    """Return a run that adds bytes to an address."""
    if not offset:
        return base
    mask = context.types.void_pointer.mask
    return lambda frame: base(frame) + offset & mask


def _element(context: Context, node: Node) -> Spot:
    array = context.expr(field(context, node, "argument"))
    index = context.rvalue(field(context, node, "index"))
    count = array.type.count if isinstance(array.type, Array) else None
    array = context.decayed(array)
    if isinstance(index.type, Pointer):
        array, index = index, array
    if not isinstance(array.type, Pointer) or not isinstance(index.type, Int):
        raise context.fail(node, f"an element of {array.type}")
    size = stride(context, array.type, node)
    base, run, mask = array.run, index.run, array.type.mask
    if index.const is not None and (count is None or 0 <= index.const <= count):
        return Spot(array.type.to, "memory", 0, shifted(context, base, index.const * size))
    if count and count > 1:  # [1] is how flexible arrays were spelt
        return Spot(array.type.to, "memory", 0, _bounded(context, base, run, (size, count), node))
    return Spot(array.type.to, "memory", 0, lambda frame: base(frame) + size * run(frame) & mask)


def _bounded(context: Context, base: Run, index: Run, shape: tuple[int, int], node: Node) -> Run:
    """Return an element's address; an index beyond an array inside a struct is out of bounds."""
    size, count = shape
    runtime, place = context.runtime, context.place(node)
    said = context.parsed.said(node)

    def run(frame: Frame) -> int:
        at: int = index(frame)
        # A pointer may point just past the end.
        if not 0 <= at <= count:
            runtime.bad_index(said, at, count, place)
        result: int = base(frame) + size * at
        return result

    return run


def _target(context: Context, node: Node) -> Spot:
    value = context.rvalue(field(context, node, "argument"))
    if not isinstance(value.type, Pointer):
        raise context.fail(node, f"* of {value.type}")
    to: CType = value.type.to
    context.world.complete(to, only_known=True)
    return Spot(to, "memory", 0, value.run)


def _literal(context: Context, node: Node) -> Spot:
    kind = context.world.described(context, field(context, node, "type"))
    context.world.complete(kind)
    kind, fill = context.init(kind, field(context, node, "value"))
    slot = context.slot()
    runtime, site = context.runtime, context.site(node, "declare")

    def run(frame: Frame) -> int:
        base = frame[slot]
        if base is None:
            made = runtime.memory.allocate(kind.size, "a compound literal", "stack", site)
            runtime.stack.append(made)
            base = frame[slot] = made.base
        fill(frame, base)
        return int(base)

    return Spot(kind, "memory", 0, run)
