"""Macros that depend on types: linux/minmax.h, align.h, overflow.h, container_of.h, uaccess.h."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.csource.access import assign
from vfioviz.csource.arithmetic import binary
from vfioviz.csource.context import Context, field
from vfioviz.csource.convert import convert, truth
from vfioviz.csource.helper import Call, Special
from vfioviz.csource.helpers.given import int_of, need, path, type_of
from vfioviz.csource.helpers.sizes import SIZES
from vfioviz.csource.reports import Kind
from vfioviz.csource.spots import shifted
from vfioviz.csource.types import VOID, Array, Int, Pointer
from vfioviz.csource.values import Frame, Value, constant, text


def _offsetof(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 2)
    kind = type_of(context, given[0])
    context.world.assumed(context, kind, node)
    if given[1].type == "subscript_expression":
        index = context.rvalue(field(context, given[1], "index"))
        if index.const is None:
            offset, array = path(context, kind, field(context, given[1], "argument"))
            if not isinstance(array, Array):
                raise context.fail(node, f"an element of {array}")
            scaled = binary(context, "*", index, constant(context.types.size, array.of.size), node)
            return binary(context, "+", scaled, constant(context.types.size, offset), node)
    return constant(context.types.size, path(context, kind, given[1])[0])


def _container_of(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 3)
    kind = type_of(context, given[1])
    offset, _ = path(context, kind, given[2])
    pointer = context.rvalue(given[0])
    if not isinstance(pointer.type, Pointer):
        raise context.fail(given[0], f"{pointer.type} where a pointer is wanted")
    return Value(context.types.pointer(kind), shifted(context, pointer.run, -offset))


def _get_user(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 2)
    to, source = context.spot(given[0]), context.rvalue(given[1])
    kind = source.type.to if isinstance(source.type, Pointer) else None
    if not isinstance(kind, Int | Pointer):
        raise context.fail(node, "a pointer to a number is wanted")
    slot = context.slot()
    held = convert(context, Value(kind, lambda frame: frame[slot]), to.type, node)
    store = assign(context, to, held, node)
    call = Call(context.runtime, "get_user", context.site(node, "copy"))
    address, size, runtime = source.run, kind.size, context.runtime
    signed = isinstance(kind, Int) and kind.signed

    def get(frame: Frame) -> int:
        found = call.user(address(frame), size)
        if found is None:
            frame[slot] = 0
            store(frame)
            return -14
        there, offset = found
        raw = there.data[offset : offset + size]
        frame[slot] = int.from_bytes(raw, runtime.order, signed=signed)
        store(frame)
        return 0

    return Value(context.types.int, get)


def _put_user(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 2)
    to = context.rvalue(given[1])
    kind = to.type.to if isinstance(to.type, Pointer) else None
    if not isinstance(kind, Int | Pointer):
        raise context.fail(node, "a pointer to a number is wanted")
    value = convert(context, context.rvalue(given[0]), kind, node)
    site = context.site(node, "copy")
    call = Call(context.runtime, "put_user", site)
    run, address, size, runtime = value.run, to.run, kind.size, context.runtime

    def put(frame: Frame) -> int:
        number, at = run(frame), address(frame)
        if call.user(at, size) is None:
            return -14
        raw = (number & (1 << 8 * size) - 1).to_bytes(size, runtime.order)
        runtime.put(at, raw, site, user=True)
        return 0

    return Value(context.types.int, put)


def _warns(kind: Kind) -> Special:
    def compiled(context: Context, node: Node, given: list[Node]) -> Value:
        if not given:
            raise context.fail(node, "a condition is wanted")
        asked = truth(context, context.expr(given[0]), given[0])
        runtime, place, said = context.runtime, context.place(node), context.parsed.said(node)

        def warn(frame: Frame) -> int:
            if not asked(frame):
                return 0
            runtime.remark(kind, place, f"{said} fires")
            return 1

        return Value(context.types.int, warn)

    return Special(compiled)


def _expect(context: Context, node: Node, given: list[Node]) -> Value:
    if not given:
        raise context.fail(node, "a value is wanted")
    return convert(context, context.rvalue(given[0]), context.types.long, node)


def _same(context: Context, node: Node, given: list[Node]) -> Value:
    if not given:
        raise context.fail(node, "a value is wanted")
    return context.rvalue(given[0])


def _is_constant(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 1)
    return constant(context.types.int, int(context.rvalue(given[0]).const is not None))


def _compatible(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 2)
    first, second = (type_of(context, each) for each in given)
    return constant(context.types.int, int(str(first) == str(second)))


def _choose(context: Context, node: Node, given: list[Node]) -> Value:
    need(context, node, given, 3)
    return context.rvalue(given[1] if context.number(given[0]) else given[2])


def _ignored(_: Context, __: Node, ___: list[Node]) -> Value:
    return Value(VOID, lambda _: None)


def _unknown(context: Context, node: Node, given: list[Node]) -> Value:
    raise context.fail(node, f"{text(given[0])}() is in none of the sources and no helper")


def _array_index(context: Context, node: Node, given: list[Node]) -> Value:
    """array_index_nospec: 0 for an index beyond; it has the index's type."""
    need(context, node, given, 2)
    index, size = context.rvalue(given[0]), context.rvalue(given[1])
    kind = int_of(context, index, node)
    run, most = index.run, size.run
    return Value(kind, lambda f: i if 0 <= (i := run(f)) < most(f) else 0)


_WARN = _warns(Kind.WARNING)
_BUG = _warns(Kind.BUG)

FORMS: Mapping[str, Special] = MappingProxyType(
    {
        **SIZES,
        "offsetof$": Special(_offsetof),
        "offsetof": Special(_offsetof),
        "container_of": Special(_container_of),
        **dict.fromkeys(("get_user", "__get_user"), Special(_get_user)),
        **dict.fromkeys(("put_user", "__put_user"), Special(_put_user)),
        **dict.fromkeys(("WARN_ON", "WARN_ON_ONCE", "WARN", "WARN_ONCE", "WARN_RATELIMIT"), _WARN),
        **dict.fromkeys(("BUG_ON", "VM_BUG_ON"), _BUG),
        "__builtin_expect": Special(_expect),
        "__builtin_constant_p": Special(_is_constant),
        "__builtin_types_compatible_p": Special(_compatible),
        "__builtin_choose_expr": Special(_choose),
        "array_index_nospec": Special(_array_index),
        "data_race": Special(_same),
        "ERR_CAST": Special(_same),
        "__csource_ignore": Special(_ignored),
        "asm$": Special(_ignored),
        "unknown$": Special(_unknown),
    }
)
