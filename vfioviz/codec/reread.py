"""A capability of one header set told in another: the same bytes, under the names of these."""

from __future__ import annotations

from dataclasses import replace

from vfioviz.codec.content import Capability, Value
from vfioviz.codec.content_of import MAX_ELEMENTS
from vfioviz.codec.encode import EncodeError, encode_capability
from vfioviz.codec.plan import Plan, plans
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import Abi


def reread(cap: Capability, ids: str, abi: Abi, old: HeaderSet, new: HeaderSet) -> Capability:
    """Return a capability in the terms of another header set; raw where its bytes don't fit there.

    Args:
        cap: As ``old`` has it.
        ids: The id space.
        abi: What its bytes are laid out for.
        old: The header set that it is told in.
        new: The one that it is wanted in.
    """
    try:
        raw = encode_capability(cap, ids, abi, old)
    except EncodeError:
        return cap
    plan = plans(new, abi).capability(ids, cap.id, cap.version)
    made = None if plan is None else _read(raw, plan)
    if made is None and plan is not None and cap.payload is not None:
        # Four zeros at the end of what nobody knew were taken for padding; see ``content_of``.
        made = _read(raw + bytes(4), plan)
    if made is None:
        return Capability(cap.id, cap.version, payload=raw[8:], identity=cap.identity)
    values, filler = made
    return replace(cap, values=values, payload=None, filler=filler)


def _read(raw: bytes, plan: Plan) -> tuple[tuple[Value, ...], bytes] | None:
    """Return values and holes of a whole struct; None where the length is another."""
    if len(raw) < plan.size:
        return None
    fixed = plan.packer.unpack_from(raw)
    values: list[Value] = [fixed[index] for index in plan.values]
    filler = b"".join(fixed[index] for index in plan.fillers)
    array = plan.array
    if array is None:
        return (tuple(values), filler) if len(raw) == plan.size else None
    tail = raw[array.start :]
    if len(tail) != fixed[array.counter] * array.element:
        return None
    if not array.slots:
        return (*values, tail), filler
    if fixed[array.counter] > MAX_ELEMENTS:
        return None
    return (*values, tuple(array.packer.iter_unpack(tail))), filler
