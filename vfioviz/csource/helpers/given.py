"""How helpers interpret their arguments: types, numbers, member names."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.context import Context, field
from vfioviz.csource.types import Array, CType, Int, Struct
from vfioviz.csource.values import Value, text


def need(context: Context, node: Node, given: list[Node], count: int) -> None:
    """Raise NotUnderstoodError if the number of arguments is wrong."""
    if len(given) != count:
        raise context.fail(node, f"{count} arguments are wanted, not {len(given)}")


def type_of(context: Context, node: Node) -> CType:
    """Return the type given as an argument."""
    if node.type == "sizeof_expression":
        return context.world.operand_type(context, node)
    raise context.fail(node, "a type is wanted")


def int_of(context: Context, value: Value, node: Node) -> Int:
    """Return the type of a number; raises NotUnderstoodError for anything else."""
    if not isinstance(value.type, Int):
        raise context.fail(node, f"{value.type} where a number is wanted")
    return value.type


def path(context: Context, kind: CType, node: Node) -> tuple[int, CType]:
    """Return the offset and type of a member that is named ``a.b[1].c``."""
    if node.type == "identifier":
        if not isinstance(kind, Struct):
            raise context.fail(node, f"a member of {kind}")
        member = context.member(kind, text(node), node)
        if member.bits is not None:
            raise context.fail(node, "the offset of a bit-field")
        return member.offset, member.type
    if node.type == "field_expression":
        offset, inner = path(context, kind, field(context, node, "argument"))
        if not isinstance(inner, Struct):
            raise context.fail(node, f"a member of {inner}")
        member = context.member(inner, text(field(context, node, "field")), node)
        return offset + member.offset, member.type
    if node.type == "subscript_expression":
        offset, inner = path(context, kind, field(context, node, "argument"))
        if not isinstance(inner, Array):
            raise context.fail(node, f"an element of {inner}")
        index = context.number(field(context, node, "index"))
        return offset + index * inner.of.size, inner.of
    raise context.fail(node, "the name of a member is wanted")
