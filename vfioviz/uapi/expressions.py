"""The constant expressions of ``vfio.h``, evaluated over their syntax as C does for an ``int``."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType

from tree_sitter import Node

from vfioviz.uapi.syntax import HeaderError

_BINARY: Mapping[str, Callable[[int, int], int]] = MappingProxyType(
    {
        "<<": operator.lshift,
        ">>": operator.rshift,
        "|": operator.or_,
        "&": operator.and_,
        "^": operator.xor,
        "+": operator.add,
        "-": operator.sub,
        "*": operator.mul,
    }
)
_UNARY: Mapping[str, Callable[[int], int]] = MappingProxyType(
    {"-": operator.neg, "~": operator.invert, "+": operator.pos}
)


def evaluate(node: Node, name: Callable[[str], int]) -> int:
    """Return the value of an expression, in -2^31..2^31-1: an ``int`` wraps around.

    Args:
        node: The expression's syntax.
        name: Gives the value of an identifier.

    Raises:
        HeaderError: an operator or operand that no header uses.
    """
    return (_value(node, name) + 0x80000000 & 0xFFFFFFFF) - 0x80000000


def _value(node: Node, name: Callable[[str], int]) -> int:
    text = (node.text or b"").decode()
    match node.type:
        case "number_literal":
            return int(text, 0)
        case "char_literal":
            return ord(text[1:-1])
        case "identifier":
            return name(text)
        case "parenthesized_expression":
            return evaluate(node.named_children[0], name)
        case "binary_expression" | "unary_expression":
            sign = node.child_by_field_name("operator")
            symbol = (sign.text or b"").decode() if sign else ""
            operands = [evaluate(child, name) for child in node.named_children]
            if len(operands) == 2 and symbol in _BINARY:
                return _BINARY[symbol](*operands)
            if len(operands) == 1 and symbol in _UNARY:
                return _UNARY[symbol](*operands)
        case "call_expression" if text.startswith("_IO("):
            # include/uapi/asm-generic/ioctl.h: no direction, no size, type << 8 | nr.
            kind, number = (
                evaluate(child, name) for child in node.named_children[1].named_children
            )
            return kind << 8 | number
    message = f"an expression that no header uses: {text}"
    raise HeaderError(message)
