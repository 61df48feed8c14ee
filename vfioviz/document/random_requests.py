"""Random requests: the same seed gives the same ones on every machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.plan import plans
from vfioviz.document.teach.draw import Draw
from vfioviz.kernel.handler import Handler
from vfioviz.kernel.question import Question
from vfioviz.kernel.review.findings import Case
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Abi

_COUNTS = (0, 1, 1, 2, 3, 6)
"""How many capabilities a request has."""
_FILLS = (0, 0xA5, 0xFF)
_RAW = (0, 1, 4, 8, 12, 33)
"""Bytes behind the header of a capability that no header declares."""
_IDS = 64
_ELEMENTS = 4


def requests(
    count: int,
    seed: int,
    headers: HeaderSet,
    asked: Sequence[tuple[Ioctl, Handler]],
    abis: Sequence[Abi],
) -> Iterator[Case]:
    """Yield random calls, of all ioctls, drivers and ABIs in turn.

    Args:
        count: How many.
        seed: Of the random numbers.
        headers: Which capabilities are known.
        asked: Which driver answers which ioctl.
        abis: Of the kernel.
    """
    for number in range(count):
        draw = Draw(f"request {number} of seed {seed}")
        ioctl, handler = asked[number % len(asked)]
        abi = abis[number // len(asked) % len(abis)]
        caps = tuple(_capability(headers, ioctl.ids, draw) for _ in range(draw.pick(_COUNTS)))
        info = []
        for field in info_fields(ioctl):
            value = draw.below(1 << 8 * field.size)
            info.append(value & ~ioctl.caps_flag if field.name == "flags" else value)
        content = Content(ioctl, tuple(info), caps)
        question = Question(content, handler, abi, None, draw.pick(_FILLS))
        yield Case(f"request {number + 1}", question)


def _capability(headers: HeaderSet, ids: str, draw: Draw) -> Capability:
    known = [id_ for id_ in range(1, _IDS) if headers.versions(ids, id_)]
    if not known or not draw.below(3):
        payload = _bytes(draw, draw.pick(_RAW))
        return Capability(_IDS + draw.below((1 << 16) - _IDS), 1, payload=payload)
    id_ = draw.pick(known)
    version = draw.pick(headers.versions(ids, id_)).version
    plan = plans(headers, X86_64).capability(ids, id_, version)
    if plan is None:
        return Capability(id_, version, payload=b"")
    many = draw.below(_ELEMENTS)
    values: list[Value] = []
    for index in plan.values:
        slot = plan.slots[index]
        raw = _bytes(draw, slot.stop - slot.start)
        value: Value = raw if slot.code.endswith("s") else int.from_bytes(raw, "little")
        values.append(many if plan.array is not None and index == plan.array.counter else value)
    if plan.array is not None:
        slots = plan.array.slots
        rows = tuple(tuple(draw.below(1 << 32) for _ in slots) for _ in range(many))
        values.append(rows if slots else _bytes(draw, many))
    return Capability(id_, version, tuple(values))


def _bytes(draw: Draw, count: int) -> bytes:
    return bytes(draw.below(256) for _ in range(count))
