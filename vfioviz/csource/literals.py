"""Literals as values: numbers with their types, characters, static strings."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource import numbers
from vfioviz.csource.context import Context
from vfioviz.csource.reports import NotUnderstoodError
from vfioviz.csource.types import Array
from vfioviz.csource.values import Frame, Value, children, constant, text


def number(context: Context, node: Node) -> Value:
    """Compile an integer, of the first type that holds it (C standard, 6.4.4.1)."""
    try:
        read = numbers.number(text(node))
    except NotUnderstoodError as why:
        raise context.fail(node, why.text) from None
    kind = context.types.holding(read)
    return constant(kind, kind.wrap(read.value))


def char(context: Context, node: Node) -> Value:
    """Compile a character, an ``int``."""
    found = numbers.string(text(node))
    if len(found) != 1:
        raise context.fail(node, "no character")
    return constant(context.types.int, context.types.char.wrap(found[0]))


def string(context: Context, node: Node) -> Value:
    """Compile a string or several in a row, an array of char."""
    parts = [node] if node.type == "string_literal" else children(node)
    if any(part.type != "string_literal" for part in parts):
        raise context.fail(node, "a string that is not understood")
    data = b"".join(numbers.string(text(part)) for part in parts) + b"\0"
    return kept(context, data, node)


def kept(context: Context, data: bytes, node: Node) -> Value:
    """Return an array of char that lasts as long as the run."""
    runtime, key = context.runtime, object()
    site = context.site(node, "initialise")

    def run(_: Frame) -> int:
        base = runtime.statics.get(key)
        if base is None:
            made = runtime.memory.allocate(len(data), "a string", "constant", site)
            made.data[:] = data
            made.origin[:] = [runtime.memory.note(site, made, 0, data, None, len(data))] * len(data)
            base = runtime.statics[key] = made.base
        return base

    return Value(Array(context.types.char, len(data)), run)
