"""Layout -> Content: what was asked for, without offsets, so that a model can build it anew."""

from __future__ import annotations

from vfioviz.codec.content import Capability, Content, Value
from vfioviz.codec.layout import Role
from vfioviz.codec.plan import definition_plan, element_packer
from vfioviz.codec.tree import CapNode, Layout

_RESULTS = frozenset({"argsz", "cap_offset", "pad"})
_HOLES = frozenset({Role.CAP_HOLE, Role.CAP_TAIL})

MAX_ELEMENTS = 65_536
"""A longer array is carried raw: its elements as Python values would cost a hundred MB."""


def content(layout: Layout) -> Content:
    """Return info values and capabilities of an answer.

    A capability that is unknown, cut or holds more than ``MAX_ELEMENTS`` elements is carried raw:
    the bytes from its header to its end. Fields that are not there read as 0.
    """
    info = {field.name: 0 for field in layout.info.fields if field.name not in _RESULTS}
    stop = layout.caps[0].start if layout.caps else layout.info.size
    for leaf in layout.leaves_between(0, min(stop, layout.info.size, layout.size)):
        if leaf.role is Role.INFO and leaf.field.name in info and isinstance(leaf.value, int):
            info[leaf.field.name] = leaf.value
    info["flags"] &= ~layout.ioctl.caps_flag
    caps = tuple(_capability(layout, cap) for cap in layout.caps)
    return Content(layout.ioctl.key, tuple(info.items()), caps)


def _capability(layout: Layout, cap: CapNode) -> Capability:
    raw = layout.data[cap.start + 8 : cap.stop]
    if not cap.exact or cap.definition is None:
        return Capability(cap.id, cap.version, payload=raw)
    plan = definition_plan(cap.definition, layout.abi, layout.linux)
    values: dict[str, Value] = {}
    filler: list[bytes] = []
    fixed = plan.packer.unpack_from(layout.data, cap.start)
    for part, value in zip(plan.parts, fixed, strict=True):
        if part.role is Role.CAP_FIELD:
            values[part.field.name] = value
        elif part.role in _HOLES:
            filler.append(value)
    array = plan.array
    if array is not None:
        start = cap.start + array.start
        count = (cap.stop - start) // array.element
        if array.parts and count > MAX_ELEMENTS:
            return Capability(cap.id, cap.version, payload=raw)
        tail = layout.data[start : cap.stop]
        packer = element_packer(array, layout.abi.prefix)
        values[array.field.name] = tuple(packer.iter_unpack(tail)) if array.parts else tail
    return Capability(cap.id, cap.version, tuple(values.items()), filler=b"".join(filler))
