"""Macros that compute in the types of what they are given: linux/minmax.h, align.h, overflow.h."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.csource.access import assign
from vfioviz.csource.arithmetic import folded
from vfioviz.csource.context import Context
from vfioviz.csource.convert import convert
from vfioviz.csource.helper import Special
from vfioviz.csource.helpers.given import int_of, need, path, type_of
from vfioviz.csource.reports import Kind, Stop
from vfioviz.csource.types import Array, CType, Int, Pointer, Struct
from vfioviz.csource.values import Frame, Spot, Value, constant


def _picks(pick: Callable[..., int], *, typed: bool = False) -> Special:
    def compiled(context: Context, node: Node, given: list[Node]) -> Value:
        kind: CType | None = type_of(context, given[0]) if typed and given else None
        values = [context.rvalue(each) for each in given[typed:]]
        if len(values) < 2:
            raise context.fail(node, "two values are wanted")
        if kind is None:
            kind = int_of(context, values[0], node)
            for value in values[1:]:
                kind = context.types.common(kind, int_of(context, value, node))
        if not isinstance(kind, Int):
            raise context.fail(node, f"the smaller or larger of {kind}")
        values = [convert(context, value, kind, node) for value in values]
        runs = tuple(value.run for value in values)
        if len(runs) == 2:
            a, b = runs
            return folded(Value(kind, lambda frame: pick(a(frame), b(frame))), *values)
        return folded(Value(kind, lambda frame: pick(*[run(frame) for run in runs])), *values)

    return Special(compiled)


def _clamp(value: int, low: int, high: int) -> int:
    return min(max(value, low), high)


def _min_not_zero(a: int, b: int) -> int:
    return min(a, b) if a and b else a or b


def _align(context: Context, node: Node, given: list[Node]) -> Value:
    """ALIGN, round_up: the mask has the value's type, so a large value wraps around to 0."""
    need(context, node, given, 2)
    value, to = context.rvalue(given[0]), context.rvalue(given[1])
    if isinstance(value.type, Pointer):
        number = convert(context, value, context.types.ulong, node)
        return convert(context, _aligned(context, number, to, node), value.type, node)
    return _aligned(context, value, to, node)


def _aligned(context: Context, value: Value, to: Value, node: Node) -> Value:
    kind = context.types.promote(int_of(context, value, node))
    to = convert(context, to, kind, node)
    run, align, wrap = value.run, to.run, kind.wrap
    runtime, place, said = context.runtime, context.place(node), context.parsed.said(node)
    top = kind.mask >> 1 if kind.signed else kind.mask

    def up(frame: Frame) -> int:
        number, step = run(frame), align(frame)
        if step <= 0 or step & (step - 1):
            raise Stop(Kind.DIVISION, f"{said}: {step} is no power of two", place)
        result = (number + step - 1) & -step
        if result > top:
            text = f"{said}: {number:#x} rounded up to {step} overflows {kind}"
            runtime.remark(Kind.SIZE_OVERFLOW, place, text)
        return wrap(result)

    return folded(Value(kind, up), value, to)


def _rounds(divide: Callable[[int, int], int]) -> Special:
    """Return a macro on a number and a step, which must not be 0."""

    def compiled(context: Context, node: Node, given: list[Node]) -> Value:
        need(context, node, given, 2)
        value, to = context.rvalue(given[0]), context.rvalue(given[1])
        kind = context.types.common(int_of(context, value, node), int_of(context, to, node))
        value, to = convert(context, value, kind, node), convert(context, to, kind, node)
        run, step, wrap, place = value.run, to.run, kind.wrap, context.place(node)

        def rounded(frame: Frame) -> int:
            number, by = run(frame), step(frame)
            if not by:
                raise Stop(Kind.DIVISION, "a division by zero", place)
            return wrap(divide(number, by))

        return folded(Value(kind, rounded), value, to)

    return Special(compiled)


def _is_aligned(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 2)
    value, to = context.rvalue(given[0]), context.rvalue(given[1])
    if isinstance(value.type, Pointer):
        value = convert(context, value, context.types.ulong, node)
    run, step = value.run, to.run
    return folded(Value(context.types.int, lambda f: 0 if run(f) & (step(f) - 1) else 1), value, to)


def _flexible(context: Context, node: Node, given: list[Node], *, whole: bool) -> Value:
    """struct_size, flex_array_size: SIZE_MAX where it overflows."""
    need(context, node, given, 3)
    pointer = context.rvalue(given[0])
    kind = pointer.type.to if isinstance(pointer.type, Pointer) else None
    if not isinstance(kind, Struct):
        raise context.fail(node, f"the size of what {pointer.type} points to")
    offset, array = path(context, kind, given[1])
    del offset
    if not isinstance(array, Array):
        raise context.fail(given[1], "no array")
    count = convert(context, context.rvalue(given[2]), context.types.size, node)
    base, each, most = kind.size if whole else 0, array.of.size, context.types.size.mask
    run = count.run
    runtime, place, said = context.runtime, context.place(node), context.parsed.said(node)

    def size(frame: Frame) -> int:
        result: int = base + each * run(frame)
        if result > most:
            runtime.remark(Kind.SIZE_OVERFLOW, place, f"{said} overflows; it gives SIZE_MAX")
            return most
        return result

    return folded(Value(context.types.size, size), count)


def _array_size(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 1)
    kind = context.world.type_of(context, given[0])
    if not isinstance(kind, Array) or kind.count is None:
        raise context.fail(node, f"the number of elements of {kind}")
    return constant(context.types.size, kind.count)


def _overflow(exactly: Callable[[int, int], int]) -> Special:
    """check_add_overflow and the like: computed without bounds, then stored."""

    def compiled(context: Context, node: Node, given: list[Node]) -> Value:
        need(context, node, given, 3)
        a, b = context.rvalue(given[0]), context.rvalue(given[1])
        to = context.rvalue(given[2])
        kind = to.type.to if isinstance(to.type, Pointer) else None
        if not isinstance(kind, Int) or not (isinstance(a.type, Int) and isinstance(b.type, Int)):
            raise context.fail(node, "numbers and a pointer to one are wanted")
        slot = context.slot()
        held = Value(kind, lambda frame: frame[slot])
        spot = Spot(kind, "memory", 0, to.run)
        store, first, second, wrap = assign(context, spot, held, node), a.run, b.run, kind.wrap

        def check(frame: Frame) -> int:
            exact = exactly(first(frame), second(frame))
            frame[slot] = result = wrap(exact)
            store(frame)
            return int(result != exact)

        return Value(context.types.named["_Bool"], check)

    return Special(compiled)


def _saturated(exactly: Callable[[int, int], int]) -> Special:
    """size_add and the like: SIZE_MAX where the size overflows."""

    def compiled(context: Context, node: Node, given: list[Node]) -> Value:
        need(context, node, given, 2)
        kind = context.types.size
        a, b = (convert(context, context.rvalue(each), kind, node) for each in given)
        first, second, most = a.run, b.run, kind.mask

        def size(frame: Frame) -> int:
            result = exactly(first(frame), second(frame))
            return result if 0 <= result <= most else most

        return folded(Value(kind, size), a, b)

    return Special(compiled)


def _swab(context: Context, node: Node, given: list[Node], order: str, size: int) -> Value:
    need(context, node, given, 1)
    kind = {2: "unsigned short", 4: "unsigned int", 8: "unsigned long long"}[size]
    to = context.types.named[kind]
    value = convert(context, context.rvalue(given[0]), to, node)
    if context.types.target.order == order:
        return value
    run = value.run
    return folded(
        Value(to, lambda f: int.from_bytes(run(f).to_bytes(size, "little"), "big")), value
    )


def _swaps() -> dict[str, Special]:
    found = {}
    for size in (2, 4, 8):
        for short, order in (("le", "little"), ("be", "big")):

            def compiled(
                context: Context,
                node: Node,
                given: list[Node],
                order: str = order,
                size: int = size,
            ) -> Value:
                return _swab(context, node, given, order, size)

            for name in (f"cpu_to_{short}{8 * size}", f"{short}{8 * size}_to_cpu"):
                found[name] = found[f"__{name}"] = Special(compiled)
    return found


SIZES: Mapping[str, Special] = MappingProxyType(
    {
        **dict.fromkeys(("min", "min3", "umin"), _picks(min)),
        **dict.fromkeys(("max", "max3", "umax"), _picks(max)),
        "min_t": _picks(min, typed=True),
        "max_t": _picks(max, typed=True),
        "clamp": _picks(_clamp),
        "clamp_val": _picks(_clamp),
        "clamp_t": _picks(_clamp, typed=True),
        "min_not_zero": _picks(_min_not_zero),
        **dict.fromkeys(("ALIGN", "round_up"), Special(_align)),
        "ALIGN_DOWN": _rounds(lambda a, b: a - a % b),
        "round_down": _rounds(lambda a, b: a - a % b),
        "rounddown": _rounds(lambda a, b: a - a % b),
        "roundup": _rounds(lambda a, b: -(-a // b) * b),
        "DIV_ROUND_UP": _rounds(lambda a, b: -(-a // b)),
        "DIV_ROUND_UP_ULL": _rounds(lambda a, b: -(-a // b)),
        "IS_ALIGNED": Special(_is_aligned),
        "struct_size": Special(lambda c, n, g: _flexible(c, n, g, whole=True)),
        "flex_array_size": Special(lambda c, n, g: _flexible(c, n, g, whole=False)),
        "ARRAY_SIZE": Special(_array_size),
        **dict.fromkeys(("check_add_overflow", "__builtin_add_overflow"), _overflow(operator.add)),
        **dict.fromkeys(("check_sub_overflow", "__builtin_sub_overflow"), _overflow(operator.sub)),
        **dict.fromkeys(("check_mul_overflow", "__builtin_mul_overflow"), _overflow(operator.mul)),
        "size_add": _saturated(operator.add),
        "size_sub": _saturated(operator.sub),
        "size_mul": _saturated(operator.mul),
        **dict.fromkeys(("array_size", "array3_size"), _saturated(operator.mul)),
        **_swaps(),
    }
)
