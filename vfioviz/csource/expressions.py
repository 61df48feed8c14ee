"""Expressions (C standard, 6.5), compiled to closures over a frame."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.csource import literals
from vfioviz.csource.access import assign, value_of
from vfioviz.csource.arithmetic import binary, stride, unary
from vfioviz.csource.context import Context, field
from vfioviz.csource.convert import convert, truth
from vfioviz.csource.spots import spot
from vfioviz.csource.types import VOID, Array, CType, Function, Int, Pointer, Struct, Void
from vfioviz.csource.values import Frame, Run, Spot, Value, children, constant, text


def expression(context: Context, node: Node) -> Value:
    """Compile any expression; raises NotUnderstoodError."""
    compiled = _KINDS.get(node.type)
    if compiled is None or node.is_missing:
        raise context.fail(node, "an expression that is not understood")
    return compiled(context, node)


def _inside(context: Context, node: Node) -> Value:
    inner = children(node)
    if len(inner) != 1:
        raise context.fail(node, "an expression that is not understood")
    if inner[0].type == "compound_statement":
        return context.world.statement_expression(context, inner[0])
    return context.expr(inner[0])


def _name(context: Context, node: Node) -> Value:
    name = text(node)
    for scope in context.scope.all():
        if name in scope.names:
            return value_of(context, spot(context, node), node)
        if name in scope.constants:
            return constant(context.types.int, scope.constants[name])
    if name in {"__func__", "__FUNCTION__"}:
        return literals.kept(context, context.name.encode() + b"\0", node)
    found = context.world.name(context, name, node)
    if isinstance(found, Spot):
        return value_of(context, found, node)
    return found


def _member(context: Context, node: Node) -> Value:
    return value_of(context, spot(context, node), node)


def _pointer(context: Context, node: Node) -> Value:
    argument = field(context, node, "argument")
    if text(node.children[0]) == "*":
        return value_of(context, spot(context, node), node)
    while argument.type == "parenthesized_expression" and len(children(argument)) == 1:
        argument = children(argument)[0]
    found = context.spot(argument)
    if found.kind == "bits":
        raise context.fail(node, "the address of a bit-field")
    if found.kind == "slot":
        raise context.fail(node, "the address of a variable that was taken to have none")
    value = Value(context.types.pointer(found.type), found.address)
    offset = _null_offset(context, argument)
    return value._replace(const=offset) if offset is not None else value


def _null_offset(context: Context, node: Node) -> int | None:
    """Return the offset in ``&((struct x *)0)->member``, a hand-written offsetof."""
    if node.type != "field_expression" or all(c.type != "->" for c in node.children):
        return None
    base = context.rvalue(field(context, node, "argument"))
    if base.const is None or not isinstance(base.type, Pointer):
        return None
    if not isinstance(base.type.to, Struct):
        return None
    member = context.member(base.type.to, text(field(context, node, "field")), node)
    return base.const + member.offset


def _true(context: Context, _: Node) -> Value:
    return constant(context.types.int, 1)


def _false(context: Context, _: Node) -> Value:
    return constant(context.types.int, 0)


def _null(context: Context, _: Node) -> Value:
    return constant(context.types.void_pointer, 0)


def _unary(context: Context, node: Node) -> Value:
    value = context.expr(field(context, node, "argument"))
    return unary(context, text(node.children[0]), value, node)


def _update(context: Context, node: Node) -> Value:
    argument = field(context, node, "argument")
    found = context.spot(argument)
    before = text(node.children[0]) in {"++", "--"}
    up = any(child.type == "++" for child in node.children)
    kind = found.type
    if not isinstance(kind, Int | Pointer):
        raise context.fail(node, f"++ or -- of {kind}")
    step = (stride(context, kind, node) if isinstance(kind, Pointer) else 1) * (1 if up else -1)
    held = value_of(context, found, argument)
    read, slot, mask = held.run, found.slot, kind.mask
    if found.kind == "slot" and not (isinstance(kind, Int) and (kind.signed or kind.boolean)):

        def count(frame: Frame) -> int:
            value: int = read(frame)
            frame[slot] = after = value + step & mask
            return after if before else value

        return Value(kind, count)
    changed = binary(context, "+" if up else "-", held, constant(context.types.int, 1), node)
    new = convert(context, changed, kind, node).run
    if found.kind == "slot":

        def change(frame: Frame) -> object:
            value = read(frame)
            frame[slot] = after = new(frame)
            return after if before else value

        return Value(kind, change)
    return Value(kind, _update_memory(context, found, changed, node, before=before))


def _update_memory(
    context: Context, found: Spot, changed: Value, node: Node, *, before: bool
) -> Run:
    """Compile ``++`` of an object in memory: its address is computed once."""
    at = context.slot()
    fixed = found._replace(address=lambda frame: frame[at], near=(at, 0))
    held = value_of(context, fixed, node)
    operator = "+" if any(child.type == "++" for child in node.children) else "-"
    changed = binary(context, operator, held, constant(context.types.int, 1), node)
    store = assign(context, fixed, convert(context, changed, found.type, node), node)
    read, address = held.run, found.address

    def run(frame: Frame) -> object:
        frame[at] = address(frame)
        if before:
            return store(frame)
        value = read(frame)
        store(frame)
        return value

    return run


def _assignment(context: Context, node: Node) -> Value:
    operator = text(field(context, node, "operator"))
    left, right = field(context, node, "left"), field(context, node, "right")
    to = context.spot(left)
    if isinstance(to.type, Array | Function):
        raise context.fail(node, f"an assignment to {to.type}")
    if operator == "=":
        value = convert(context, context.expr(right), to.type, node)
        return Value(_shown(context, to), assign(context, to, value, node))
    given = context.rvalue(right)
    if to.kind == "slot" or to.near is not None:
        held = value_of(context, to, left)
        made = binary(context, operator[:-1], held, given, node)
        return Value(to.type, assign(context, to, convert(context, made, to.type, node), node))
    at = context.slot()
    fixed = to._replace(address=lambda frame: frame[at], near=(at, 0))
    held = value_of(context, fixed, left)
    made = binary(context, operator[:-1], held, given, node)
    store = assign(context, fixed, convert(context, made, to.type, node), node)
    address = to.address

    def run(frame: Frame) -> object:
        frame[at] = address(frame)
        return store(frame)

    return Value(_shown(context, to), run)


def _shown(context: Context, to: Spot) -> CType:
    """Return the type of an assignment's value."""
    kind = to.type
    if to.kind == "bits" and isinstance(kind, Int):
        width = to.bits[1]
        if width < 32 or (width == 32 and kind.signed):
            return context.types.int
    return kind


def _binary(context: Context, node: Node) -> Value:
    operator = text(field(context, node, "operator"))
    left, right = field(context, node, "left"), field(context, node, "right")
    if operator in {"&&", "||"}:
        return _logical(context, operator, left, right)
    return binary(context, operator, context.expr(left), context.expr(right), node)


def _logical(context: Context, operator: str, left: Node, right: Node) -> Value:
    first = context.expr(left)
    a = truth(context, first, left)
    stops = operator == "||"
    if first.const is not None and bool(first.const) == stops:
        # An operand that is never evaluated need not compile: IS_ENABLED(CONFIG_X) && ...
        return constant(context.types.int, int(stops))
    second = context.expr(right)
    b = truth(context, second, right)
    if first.const is not None:
        if second.const is not None:
            return constant(context.types.int, int(bool(second.const)))
        return Value(context.types.int, lambda f: 1 if b(f) else 0)
    if stops:
        return Value(context.types.int, lambda f: 1 if a(f) or b(f) else 0)
    return Value(context.types.int, lambda f: 1 if a(f) and b(f) else 0)


def _conditional(context: Context, node: Node) -> Value:
    asked = field(context, node, "condition")
    condition = context.rvalue(asked)
    test = truth(context, condition, asked)
    otherwise = context.rvalue(field(context, node, "alternative"))
    yes = node.child_by_field_name("consequence")
    if yes is None:
        return _elvis(context, condition, otherwise, node)
    then = context.rvalue(yes)
    then, otherwise = _alike(context, then, otherwise, node)
    if condition.const is not None:
        return then if condition.const else otherwise
    a, b = then.run, otherwise.run
    return Value(then.type, lambda frame: a(frame) if test(frame) else b(frame))


def _elvis(context: Context, condition: Value, otherwise: Value, node: Node) -> Value:
    """``a ?: b``: a is evaluated once."""
    at = context.slot()
    held = Value(condition.type, lambda frame: frame[at])
    then, other = _alike(context, held, otherwise, node)
    test, a, b = condition.run, then.run, other.run

    def run(frame: Frame) -> object:
        frame[at] = value = test(frame)
        return a(frame) if value else b(frame)

    return Value(then.type, run)


def _alike(context: Context, first: Value, second: Value, node: Node) -> tuple[Value, Value]:
    """Convert both results of ``?:`` to a common type."""
    a, b = first.type, second.type
    if isinstance(a, Int) and isinstance(b, Int):
        kind = context.types.common(a, b)
        return convert(context, first, kind, node), convert(context, second, kind, node)
    if isinstance(a, Void) or isinstance(b, Void):
        return Value(VOID, first.run), Value(VOID, second.run)
    if isinstance(a, Pointer) and isinstance(b, Pointer):
        null = first.const == 0 or isinstance(a.to, Void)
        if null and second.const != 0:
            return Value(b, first.run), second
        return first, Value(a, second.run)
    if isinstance(a, Pointer):
        return first, convert(context, second, a, node)
    if isinstance(b, Pointer):
        return convert(context, first, b, node), second
    return first, convert(context, second, a, node)


def _cast(context: Context, node: Node) -> Value:
    kind = context.world.described(context, field(context, node, "type"))
    value = context.expr(field(context, node, "value"))
    if isinstance(kind, Struct) and value.type is not kind:
        raise context.fail(node, f"a cast to {kind}")
    return convert(context, value, kind, node)


def _sizeof(context: Context, node: Node) -> Value:
    kind = context.world.operand_type(context, node)
    if isinstance(kind, Function):
        return constant(context.types.size, 1)
    context.world.complete(kind)
    context.world.assumed(context, kind, node)
    if isinstance(kind, Array) and kind.count is None:
        raise context.fail(node, "the size of an array without a length")
    return constant(context.types.size, kind.size)


def _alignof(context: Context, node: Node) -> Value:
    kind = context.world.operand_type(context, node)
    context.world.complete(kind)
    return constant(context.types.size, kind.align)


def _comma(context: Context, node: Node) -> Value:
    first = context.expr(field(context, node, "left")).run
    second = context.rvalue(field(context, node, "right"))
    run = second.run

    def both(frame: Frame) -> object:
        first(frame)
        return run(frame)

    return Value(second.type, both)


def _compound(context: Context, node: Node) -> Value:
    found = spot(context, node)
    return value_of(context, found, node)


def _call(context: Context, node: Node) -> Value:
    return context.world.call(context, node)


_KINDS: Mapping[str, Callable[[Context, Node], Value]] = MappingProxyType(
    {
        "parenthesized_expression": _inside,
        "number_literal": literals.number,
        "char_literal": literals.char,
        "string_literal": literals.string,
        "concatenated_string": literals.string,
        "identifier": _name,
        "field_expression": _member,
        "subscript_expression": _member,
        "pointer_expression": _pointer,
        "unary_expression": _unary,
        "update_expression": _update,
        "assignment_expression": _assignment,
        "binary_expression": _binary,
        "conditional_expression": _conditional,
        "cast_expression": _cast,
        "sizeof_expression": _sizeof,
        "alignof_expression": _alignof,
        "comma_expression": _comma,
        "compound_literal_expression": _compound,
        "call_expression": _call,
        "true": _true,
        "false": _false,
        "null": _null,
    }
)
