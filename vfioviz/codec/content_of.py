"""Layout -> Content: the request without offsets, so that a model can rebuild the answer."""

from __future__ import annotations

from bisect import bisect_right

from vfioviz.codec.blocks import Fields
from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.layout import CapNode, Layout
from vfioviz.codec.plan import plans_at
from vfioviz.codec.ref import INFO_INDEX
from vfioviz.codec.revision import ALIGNED

_ROUNDING = 7
"""Maximum bytes that rounding up to 8 adds."""

MAX_ELEMENTS = 65_536
"""A longer array is kept raw: as Python values its elements would take a hundred MB."""


def content(layout: Layout) -> Content:
    """Return info values and capabilities of an answer.

    No answer says how long an unknown capability is: in a chain rounded to 8, four trailing zeros
    are taken for padding, which is a guess (a model says so).
    A capability that is unknown, cut or holds more than ``MAX_ELEMENTS`` elements is kept raw:
    the bytes from its header to its end. Missing fields read as 0. The n-th capability
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
    starts = sorted(cap.start for cap in layout.caps)
    return Content(ioctl, info, tuple(_capability(layout, cap, starts) for cap in layout.caps))


def _is_rounded(layout: Layout) -> bool:
    """Whether the kernel may round sizes up: every capability starts at a multiple of 8."""
    return layout.linux >= ALIGNED and all(cap.start % 8 == 0 for cap in layout.caps)


def _room(layout: Layout, cap: CapNode, starts: list[int]) -> int:
    """Return where the next capability starts, or where the last one's own bytes end."""
    place = bisect_right(starts, cap.start)
    return starts[place] if place < len(starts) else cap.stop


def _capability(layout: Layout, cap: CapNode, starts: list[int]) -> Capability:
    raw = layout.data[cap.start + 8 : cap.stop]
    room = _room(layout, cap, starts)
    if room - cap.stop > _ROUNDING:
        # Longer than its struct: some other capability with that id; keep all its bytes.
        return Capability(cap.id, cap.version, payload=layout.data[cap.start + 8 : room])
    if cap.definition is None and _is_rounded(layout) and len(raw) >= 8 and not any(raw[-4:]):
        raw = raw[:-4]
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
