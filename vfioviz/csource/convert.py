"""Conversions between types (C standard, 6.3)."""

from __future__ import annotations

from tree_sitter import Node

from vfioviz.csource.context import Context
from vfioviz.csource.types import CType, Int, Pointer, Struct, Void
from vfioviz.csource.values import Run, Value, constant


def fits(of: Int, kind: Int) -> bool:
    """Whether every value of one type is a value of another."""
    if kind.boolean or of.boolean:
        return of.boolean
    if of.signed == kind.signed:
        return of.size <= kind.size
    return not of.signed and of.size < kind.size


def wrapped(kind: Int, run: Run) -> Run:
    """Return a run whose numbers are reduced to a type, modulo 2^N."""
    mask, half = kind.mask, kind.half
    if kind.boolean:
        return lambda frame: 1 if run(frame) else 0
    if kind.signed:

        def signed(frame: list[object]) -> int:
            value: int = run(frame) & mask
            return value - mask - 1 if value & half else value

        return signed
    return lambda frame: run(frame) & mask


def convert(context: Context, value: Value, kind: CType, node: Node) -> Value:
    """Convert as an assignment or a cast does.

    Raises:
        NotUnderstoodError: there is no such conversion.
    """
    value = context.decayed(value)
    of = value.type
    made: Value | None = None
    if of is kind:
        return value
    if isinstance(kind, Void) or (
        isinstance(kind, Struct) and isinstance(of, Struct) and kind.tag == of.tag
    ):
        made = Value(kind, value.run)
    elif isinstance(kind, Int):
        made = _to_int(value, of, kind)
    elif isinstance(kind, Pointer):
        made = _to_pointer(value, of, kind)
    if made is None:
        given = "a value of type void" if isinstance(of, Void) else f"{of}"
        raise context.fail(node, f"{given} where {kind} is wanted")
    return made


def _to_int(value: Value, of: CType, kind: Int) -> Value | None:
    if not isinstance(of, Int | Pointer):
        return None
    if value.const is not None:
        return constant(kind, kind.wrap(value.const))
    if isinstance(of, Int):
        whole = fits(of, kind)
    else:
        whole = kind.size >= of.size and not kind.signed and not kind.boolean
    return Value(kind, value.run if whole else wrapped(kind, value.run))


def _to_pointer(value: Value, of: CType, kind: Pointer) -> Value | None:
    if isinstance(of, Pointer):
        return Value(kind, value.run, value.const)
    if not isinstance(of, Int):
        return None
    mask, run = kind.mask, value.run
    if value.const is not None:
        return constant(kind, value.const & mask)
    if not of.signed and of.size <= kind.size:
        return Value(kind, run)
    return Value(kind, lambda frame: run(frame) & mask)


def truth(context: Context, value: Value, node: Node) -> Run:
    """Return a run that is zero or non-zero, for a condition."""
    value = context.decayed(value)
    if not isinstance(value.type, Int | Pointer):
        raise context.fail(node, f"{value.type} as a condition")
    return value.run
