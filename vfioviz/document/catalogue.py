"""Capabilities to add, each with the realistic values that its header has as examples."""

from __future__ import annotations

import re

from vfioviz.codec.content import Capability, Value
from vfioviz.codec.plan import plans
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import CapabilityDef, Field

_ELEMENT = re.compile(r"\{([^{}]*)\}")
_NUMBER = re.compile(r"0[xX][0-9a-fA-F]+|\d+")


def offered(ioctl: Ioctl) -> tuple[CapabilityDef, ...]:
    """Return what can be added to an answer of an ioctl."""
    return ioctl.headers.capabilities(ioctl.ids)


def fresh(definition: CapabilityDef, headers: HeaderSet) -> Capability:
    """Return a capability of that kind with realistic values; zeros where none are known."""
    plan = plans(headers, X86_64).definition(definition)
    values = [example(plan.slots[index].field) for index in plan.values]
    if plan.array is not None:
        array = _array(plan.array.field, len(plan.array.slots))
        counter = plan.values.index(plan.array.counter)
        values[counter] = len(array)
        values.append(array)
    return Capability(definition.id, definition.version, tuple(values))


def example(field: Field) -> Value:
    """Return a realistic value of a field, 0 or zeros where its header has no example."""
    text = field.traits.example
    if field.count is not None:
        return bytes(field.size)
    return int(text, 0) if _NUMBER.fullmatch(text) else 0


def _array(field: Field, members: int) -> bytes | tuple[tuple[int, ...], ...]:
    text, usual = field.traits.example, field.traits.usual or 0
    if members == 0:
        if text.startswith('"'):
            return text.strip('"').ljust(usual).encode(field.traits.encoding or "ascii")
        return bytes(usual)
    rows = (
        tuple(int(number, 0) for number in _NUMBER.findall(row)) for row in _ELEMENT.findall(text)
    )
    return tuple(row for row in rows if len(row) == members)
