"""Random requests: the same seed gives the same ones on every machine."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.plan import plans
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
        chance = random.Random(f"{seed}:{number}")  # noqa: S311 -- no secret
        ioctl, handler = asked[number % len(asked)]
        abi = abis[number // len(asked) % len(abis)]
        caps = tuple(_capability(headers, ioctl.ids, chance) for _ in range(chance.choice(_COUNTS)))
        info = tuple(
            chance.randrange(1 << 8 * field.size) & ~ioctl.caps_flag
            if field.name == "flags"
            else chance.randrange(1 << 8 * field.size)
            for field in info_fields(ioctl)
        )
        content = Content(ioctl, info, caps)
        fill = chance.choice(_FILLS)
        yield Case(f"request {number + 1}", Question(content, handler, abi, None, fill))


def _capability(headers: HeaderSet, ids: str, chance: random.Random) -> Capability:
    known = [id_ for id_ in range(1, _IDS) if headers.versions(ids, id_)]
    if not known or chance.random() < 0.3:
        payload = chance.randbytes(chance.choice(_RAW))
        return Capability(chance.randrange(_IDS, 1 << 16), 1, payload=payload)
    id_ = chance.choice(known)
    version = chance.choice(headers.versions(ids, id_)).version
    plan = plans(headers, X86_64).capability(ids, id_, version)
    if plan is None:
        return Capability(id_, version, payload=b"")
    values: list[Value] = []
    for index in plan.values:
        slot = plan.slots[index]
        raw = chance.randbytes(slot.stop - slot.start)
        values.append(raw if slot.code.endswith("s") else int.from_bytes(raw, "little"))
    if plan.array is not None:
        many = chance.randrange(4)
        values.append(
            tuple(tuple(chance.randrange(1 << 32) for _ in plan.array.slots) for _ in range(many))
            if plan.array.slots
            else chance.randbytes(many * 5)
        )
    return Capability(id_, version, tuple(values))
