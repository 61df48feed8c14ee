"""Findings about values: nonzero pads, reserved fields, unknown flags."""

from __future__ import annotations

from collections.abc import Iterator

from vfioviz.codec.blocks import Fields
from vfioviz.codec.finding import Finding
from vfioviz.codec.findings import finding
from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.plan import named_bits
from vfioviz.language import mark

PADS = frozenset(
    {Role.INFO_PAD, Role.CAP_PAD, Role.CAP_HOLE, Role.CAP_TAIL, Role.INFO_HOLE, Role.INFO_TAIL}
)


def odd_values(block: Fields) -> Iterator[Finding]:
    """Yield the findings for the values of a struct."""
    values, known = block.values, len(block.values)
    for index, bad in block.plan.watch:
        if index < known:
            value = values[index]
            if isinstance(value, int) and value & bad:
                yield _value(block.leaf(index), value)
    for index in block.plan.fillers:
        if index < known and any(values[index]):  # type: ignore[arg-type]  # bytes, by its code
            yield from pad_bytes(block.leaf(index))


def _value(leaf: Leaf, value: int) -> Finding:
    if leaf.field.traits.reserved:
        return finding(
            "reserved-bytes",
            leaf.start,
            leaf.stop,
            mark("{path} is {value:#x}, expected 0."),
            path=leaf.path,
            value=value,
        )
    return finding(
        "unknown-flags",
        leaf.start,
        leaf.stop,
        mark("{path} is {value:#x}: the bits {rest:#x} have no name up to v6.12."),
        path=leaf.path,
        value=value,
        rest=value & ~named_bits(leaf.field.flags),
    )


def pad_bytes(leaf: Leaf) -> Iterator[Finding]:
    """Yield a finding for a pad, hole or tail that is not zero."""
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
