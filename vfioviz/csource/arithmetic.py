"""Operators on numbers and pointers (C standard, 6.5.3.3 to 6.5.14).

A kernel is compiled with -fno-strict-overflow: signed numbers wrap as well, and are not trapped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.convert import convert, wrapped
from vfioviz.csource.reports import Kind, Place, Stop
from vfioviz.csource.types import Int, Pointer, Struct, Void
from vfioviz.csource.values import Frame, Run, Value, constant

_COMPARE: Mapping[str, Callable[[Run, Run], Run]] = MappingProxyType(
    {
        "==": lambda a, b: lambda f: 1 if a(f) == b(f) else 0,
        "!=": lambda a, b: lambda f: 1 if a(f) != b(f) else 0,
        "<": lambda a, b: lambda f: 1 if a(f) < b(f) else 0,
        ">": lambda a, b: lambda f: 1 if a(f) > b(f) else 0,
        "<=": lambda a, b: lambda f: 1 if a(f) <= b(f) else 0,
        ">=": lambda a, b: lambda f: 1 if a(f) >= b(f) else 0,
    }
)
_BITWISE: Mapping[str, Callable[[Run, Run], Run]] = MappingProxyType(
    {
        "&": lambda a, b: lambda f: a(f) & b(f),
        "|": lambda a, b: lambda f: a(f) | b(f),
        "^": lambda a, b: lambda f: a(f) ^ b(f),
    }
)


def binary(context: Context, operator: str, left: Value, right: Value, node: Node) -> Value:
    """Compile an operator on two values; ``&&``, ``||`` and ``,`` are handled elsewhere.

    Raises:
        NotUnderstoodError: these types have no such operator.
    """
    left, right = context.decayed(left), context.decayed(right)
    a, b = left.type, right.type
    if isinstance(a, Pointer) or isinstance(b, Pointer):
        return _pointers(context, operator, left, right, node)
    if not (isinstance(a, Int) and isinstance(b, Int)):
        raise context.fail(node, f"{operator} on {a} and {b}")
    if operator in {"<<", ">>"}:
        return _shift(context, operator, left, right, node)
    common = context.types.common(a, b)
    left, right = convert(context, left, common, node), convert(context, right, common, node)
    if operator in _COMPARE:
        made = Value(context.types.int, _compared(operator, left.run, right))
    elif operator in _BITWISE:
        # Operands are in range, so the result is.
        if right.const is not None and operator == "&":
            made = Value(common, _masked(left.run, right.const))
        else:
            made = Value(common, _BITWISE[operator](left.run, right.run))
    elif operator in {"/", "%"}:
        made = Value(common, _divide(operator, common, left.run, right.run, context.place(node)))
    elif operator in {"+", "-", "*"}:
        made = Value(common, _add(context, operator, common, left, right, node))
    else:
        raise context.fail(node, f"the operator {operator}")
    return folded(made, left, right)


def _compared(operator: str, a: Run, right: Value) -> Run:
    """Compare; with a constant in one step."""
    number = right.const
    if number is None:
        return _COMPARE[operator](a, right.run)
    if operator == "==":
        return lambda f: 1 if a(f) == number else 0
    if operator == "!=":
        return lambda f: 1 if a(f) != number else 0
    if operator == "<":
        return lambda f: 1 if a(f) < number else 0
    return _COMPARE[operator](a, right.run)


def _masked(a: Run, number: int) -> Run:
    return lambda f: a(f) & number


def folded(made: Value, *operands: Value) -> Value:
    """Fold constants."""
    if any(operand.const is None for operand in operands) or not isinstance(made.type, Int):
        return made
    try:
        return constant(made.type, made.run([]))
    except Stop:
        return made


def _add(context: Context, operator: str, kind: Int, left: Value, right: Value, node: Node) -> Run:
    a, b = left.run, right.run
    mask, half = kind.mask, kind.half
    if context.sized and not kind.signed and operator != "-":
        return _checked(context, operator, kind, a, b, node)
    if kind.signed:
        if operator == "+":
            return lambda f: (a(f) + b(f) + half & mask) - half
        if operator == "-":
            return lambda f: (a(f) - b(f) + half & mask) - half
        return lambda f: (a(f) * b(f) + half & mask) - half
    if right.const is not None:
        number = -right.const if operator == "-" else right.const
        if operator != "*":
            return lambda f: a(f) + number & mask
    if operator == "+":
        return lambda f: a(f) + b(f) & mask
    if operator == "-":
        return lambda f: a(f) - b(f) & mask
    return lambda f: a(f) * b(f) & mask


def _checked(context: Context, operator: str, kind: Int, a: Run, b: Run, node: Node) -> Run:
    """Return an addition or product that reports overflow, because it computes a size."""
    runtime, place, mask = context.runtime, context.place(node), kind.mask
    said, purpose = context.parsed.said(node), context.sized

    def run(frame: Frame) -> int:
        first, second = a(frame), b(frame)
        result: int = first + second if operator == "+" else first * second
        if result > mask:
            text = f"{said} is {result:#x}, more than {kind} holds, as a size for {purpose}()"
            runtime.remark(Kind.SIZE_OVERFLOW, place, text)
        return result & mask

    return run


def _divide(operator: str, kind: Int, a: Run, b: Run, place: Place) -> Run:
    rest = operator == "%"
    wrap = kind.wrap

    def run(frame: Frame) -> int:
        first, second = a(frame), b(frame)
        if not second:
            raise Stop(Kind.DIVISION, "a division by zero", place)
        quotient = abs(first) // abs(second)
        if (first < 0) != (second < 0):
            quotient = -quotient
        return wrap(first - quotient * second if rest else quotient)

    return run


def _shift(context: Context, operator: str, left: Value, right: Value, node: Node) -> Value:
    kind = left.type
    if not isinstance(kind, Int):
        raise context.fail(node, f"{operator} on {kind}")
    kind = context.types.promote(kind)
    bits = 8 * kind.size
    place, runtime = context.place(node), context.runtime
    a, b, mask, half, signed = left.run, right.run, kind.mask, kind.half, kind.signed

    def amount(frame: Frame) -> int:
        by: int = b(frame)
        if not 0 <= by < bits:
            runtime.remark(Kind.SHIFT, place, f"a shift of {kind} by {by} bits, of {bits}")
            by %= bits
        return by

    count: Run = amount
    if right.const is not None and 0 <= right.const < bits:
        count = right.run
    if operator == ">>":
        made = Value(kind, lambda f: a(f) >> count(f))
    elif signed:
        made = Value(kind, lambda f: ((a(f) << count(f)) + half & mask) - half)
    else:
        made = Value(kind, lambda f: a(f) << count(f) & mask)
    if count is amount:
        return made
    return folded(made, left, right)


def _pointers(context: Context, operator: str, left: Value, right: Value, node: Node) -> Value:
    a, b = left.type, right.type
    types = context.types
    if operator in _COMPARE:
        if isinstance(a, Int):
            left = convert(context, left, b, node)
        if isinstance(b, Int):
            right = convert(context, right, a, node)
        return Value(types.int, _COMPARE[operator](left.run, right.run))
    if operator == "-" and isinstance(a, Pointer) and isinstance(b, Pointer):
        return _difference(context, left, right, stride(context, a, node))
    if operator == "+" and isinstance(b, Pointer):
        left, right, a, b = right, left, b, a
    if operator not in {"+", "-"} or not isinstance(a, Pointer) or not isinstance(b, Int):
        raise context.fail(node, f"{operator} on {a} and {b}")
    size, mask = stride(context, a, node), a.mask
    factor = -size if operator == "-" else size
    base, index = left.run, right.run
    if right.const is not None:
        offset = factor * right.const
        if left.const is not None:
            return constant(a, left.const + offset & mask)
        return Value(a, lambda f: base(f) + offset & mask)
    if factor == 1:
        return Value(a, lambda f: base(f) + index(f) & mask)
    return Value(a, lambda f: base(f) + factor * index(f) & mask)


def _difference(context: Context, left: Value, right: Value, size: int) -> Value:
    kind = context.types.long
    first, second, wrap = left.run, right.run, kind.wrap
    if size <= 1:
        return Value(kind, lambda f: wrap(first(f) - second(f)))

    def difference(frame: Frame) -> int:
        apart = wrap(first(frame) - second(frame))
        return -(-apart // size) if apart < 0 else apart // size

    return Value(kind, difference)


def stride(context: Context, pointer: Pointer, node: Node) -> int:
    """Return the bytes from one element to the next."""
    to = pointer.to
    if isinstance(to, Struct):
        context.world.complete(to)
    if not to.size and not isinstance(to, Void | Struct):
        raise context.fail(node, f"arithmetic on {pointer}")
    return to.size


def unary(context: Context, operator: str, value: Value, node: Node) -> Value:
    """Compile ``!``, ``-``, ``+`` and ``~``."""
    value = context.decayed(value)
    run = value.run
    if operator == "!":
        if not isinstance(value.type, Int | Pointer):
            raise context.fail(node, f"! on {value.type}")
        return folded(Value(context.types.int, lambda f: 0 if run(f) else 1), value)
    if not isinstance(value.type, Int):
        raise context.fail(node, f"{operator} on {value.type}")
    kind = context.types.promote(value.type)
    if operator == "-":
        return folded(Value(kind, wrapped(kind, lambda f: -run(f))), value)
    if operator == "~":
        return folded(Value(kind, wrapped(kind, lambda f: ~run(f))), value)
    if operator == "+":
        return Value(kind, run, value.const)
    raise context.fail(node, f"the operator {operator}")
