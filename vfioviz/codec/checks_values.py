"""Findings that turn on a value: pads that must be zero, reserved fields, flags without a name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from vfioviz.codec.findings import finding
from vfioviz.codec.layout import Finding, Leaf, Role
from vfioviz.language import mark
from vfioviz.uapi.schema import Flag

RESERVED = frozenset({"reserved", "__pad"})
PADS = frozenset({Role.INFO_PAD, Role.CAP_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.INFO_HOLE})


def watched(leaf: Leaf) -> int | bytes | None:
    """Return what a leaf's value is judged by: bits that must be clear, zeros that it must be."""
    if leaf.role in PADS:
        return bytes(leaf.stop - leaf.start)
    if leaf.role is not Role.CAP_FIELD or not isinstance(leaf.value, int):
        return None
    if leaf.field.name in RESERVED:
        return -1
    return ~named_bits(leaf.field.flags) if leaf.field.flags else None


@cache
def named_bits(flags: tuple[Flag, ...]) -> int:
    """Return the bits that have a name."""
    mask = 0
    for flag in flags:
        mask |= flag.value
    return mask


def loose_finding(leaf: Leaf) -> Iterator[Finding]:
    """Yield what a watched leaf's value gives cause to say; nothing if it is as it should be."""
    value = leaf.value
    if not isinstance(value, int):
        yield from _pad(leaf)
    elif leaf.field.name in RESERVED:
        if value:
            yield finding(
                "reserved-bytes",
                leaf.start,
                leaf.stop,
                mark("{path} is {value:#x}, expected 0."),
                path=leaf.path,
                value=value,
            )
    elif value & ~named_bits(leaf.field.flags):
        rest = value & ~named_bits(leaf.field.flags)
        yield finding(
            "unknown-flags",
            leaf.start,
            leaf.stop,
            mark("{path} is {value:#x}: the bits {rest:#x} have no name up to v6.12."),
            path=leaf.path,
            value=value,
            rest=rest,
        )


def _pad(leaf: Leaf) -> Iterator[Finding]:
    size = leaf.stop - leaf.start
    raw = leaf.value
    if isinstance(raw, int) or not any(raw[:4096]):
        return
    shown = bytes(raw[:8]).hex(" ") + (" ..." if size > 8 else "")
    said = mark("The {size} bytes at {start} hold {shown}, not zero.")
    if leaf.role is Role.CAP_HOLE:
        said = mark(
            "The {size} bytes at {start} hold {shown}, not zero. Before Linux commit cd24e2a60af6 "
            "(in v6.6, in stable) this hole leaked stack bytes."
        )
    start, stop = leaf.start, leaf.stop
    yield finding("pad-bytes", start, stop, said, size=size, start=start, shown=shown)
