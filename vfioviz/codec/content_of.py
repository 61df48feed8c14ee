"""Layout -> Content: what was asked for, without offsets, so that a model can build it anew."""

from __future__ import annotations

from vfioviz.codec.blocks import Fields
from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.plan import plans_at
from vfioviz.codec.ref import INFO_INDEX

MAX_ELEMENTS = 65_536
"""A longer array is carried raw: its elements as Python values would cost a hundred MB."""


def content(layout: Layout) -> Content:
    """Return info values and capabilities of an answer.

    A capability that is unknown, cut or holds more than ``MAX_ELEMENTS`` elements is carried raw:
    the bytes from its header to its end. Fields that are not there read as 0. The n-th capability
    of the chain gets the identity n.
    """
    ioctl = layout.ioctl
    first = layout.blocks[0] if layout.blocks else None
    there: dict[str, int] = {}
    if isinstance(first, Fields) and first.cap == INFO_INDEX:
        for slot, value in zip(first.plan.slots, first.values, strict=False):
            if isinstance(value, int):
                there[slot.field.name] = value
    if "flags" in there:
        there["flags"] &= ~ioctl.caps_flag
    info = tuple(there.get(field.name, 0) for field in info_fields(ioctl))
    return Content(ioctl, info, tuple(_capability(layout, cap) for cap in layout.caps))


def _capability(layout: Layout, cap: CapNode) -> Capability:
    raw = layout.data[cap.start + 8 : cap.stop]
    if not cap.exact or cap.definition is None:
        return Capability(cap.id, cap.version, payload=raw)
    plan = plans_at(layout.ioctl, layout.abi, layout.linux).definition(cap.definition)
    fixed = plan.packer.unpack_from(layout.data, cap.start)
    values: list[Value] = [fixed[index] for index in plan.values]
    filler = b"".join(fixed[index] for index in plan.fillers)
    array = plan.array
    if array is not None:
        start = cap.start + array.start
        count = (cap.stop - start) // array.element
        if array.slots and count > MAX_ELEMENTS:
            return Capability(cap.id, cap.version, payload=raw)
        tail = layout.data[start : cap.stop]
        values.append(tuple(array.packer.iter_unpack(tail)) if array.slots else tail)
    return Capability(cap.id, cap.version, tuple(values), filler=filler)
