"""Values -> bytes: the inverse of ``decode``, and the structs that a driver hands to the core.

Rule 1: nothing is filled in: missing, extra and out-of-range values are refused.
"""

from __future__ import annotations

import struct
import sys
from array import array as words_of
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from struct import Struct as Packer

from vfioviz.codec.blocks import Elements
from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.plan import ArrayPlan, Plan, Slot, plans
from vfioviz.codec.same import Same
from vfioviz.uapi.headerset import HeaderSet
from vfioviz.uapi.schema import Abi

_MANY = 1024
"""Elements from which on they are packed all at once."""


class EncodeError(ValueError):
    """A value that does not fit its field; the text names field, value and range."""


def encode(layout: Layout) -> bytes:
    """Return the bytes of a layout, from the values of its leaves."""
    order = layout.abi.byte_order
    out: list[bytes | memoryview] = []
    for block in layout.blocks:
        if isinstance(block, Elements):
            out.append(_elements(block, layout.abi))
        else:
            out += [_leaf(leaf, order) for leaf in block.leaves]
    return b"".join(out)


def _leaf(leaf: Leaf, order: str) -> bytes | memoryview:
    value = leaf.value
    if isinstance(value, int):
        return value.to_bytes(leaf.stop - leaf.start, "little" if order == "little" else "big")
    return value


def _elements(block: Elements, abi: Abi) -> bytes:
    code = "".join(slot.code for slot in block.plan.slots)
    many = Packer(abi.prefix + code * block.length)
    return many.pack(*many.unpack_from(block.data, block.start))


def encode_info(
    content: Content, abi: Abi, headers: HeaderSet, argsz: int = 0, cap_offset: int = 0
) -> bytes:
    """Return the whole info struct; ``pad`` and holes are zero, ``flags`` as the content has it.

    Args:
        content: The request.
        abi: The ABI of the kernel.
        headers: The header set whose struct it is: that of the kernel.
        argsz: The field, in bytes.
        cap_offset: The field, in bytes.

    Raises:
        EncodeError: A value does not fit its field.
    """
    plan = plans(headers, abi).info(content.ioctl)
    names = [field.name for field in info_fields(content.ioctl)]
    if len(names) != len(content.info):
        message = f"{content.ioctl.name} takes {len(names)} info values, {len(content.info)} given"
        raise EncodeError(message)
    given = dict(zip(names, content.info, strict=True))
    given["argsz"] = argsz
    given["cap_offset"] = cap_offset
    out: list[int | bytes] = []
    for slot in plan.slots:
        size = slot.stop - slot.start
        if slot.code.endswith("s"):
            out.append(bytes(size))
        else:
            # Fields that a request does not give are pad, or were reserved in an older release.
            out.append(_scalar(slot.field.name, given.get(slot.field.name, 0), size))
    return plan.packer.pack(*out)


def encode_capability(cap: Capability, ids: str, abi: Abi, headers: HeaderSet) -> bytes:
    """Return the struct of a capability with its header; ``next`` is 0.

    Args:
        cap: The capability; a raw one gives its payload behind the header.
        ids: The id space of the capability; an id means nothing without it.
        abi: The ABI of the kernel.
        headers: The header set of the kernel.

    Raises:
        EncodeError: A value does not fit its field, is missing or superfluous, or the
        capability is unknown and has no payload.
    """
    for name, value in (("id", cap.id), ("version", cap.version)):
        if not 0 <= value <= 0xFFFF:
            message = f"{name} is {value}, expected 0 to 65535"
            raise EncodeError(message)
    if cap.payload is not None:
        return Packer(abi.prefix + "HHI").pack(cap.id, cap.version, 0) + cap.payload
    plan = plans(headers, abi).capability(ids, cap.id, cap.version)
    if plan is None:
        message = f"id {cap.id} version {cap.version} is not known to ioctl {ids}: give a payload"
        raise EncodeError(message)
    names, given = plan.names, cap.values
    if len(names) != len(given):
        message = (
            f"{plan.struct.name} takes {len(names)} values ({', '.join(names)}), {len(given)} given"
        )
        raise EncodeError(message)
    fixed = _fixed(plan, (cap.id, cap.version, 0), given, cap.filler)
    return fixed if plan.array is None else fixed + _array(plan.array, given[-1])


def _fixed(
    plan: Plan, header: tuple[int, int, int], given: Sequence[Value], filler: bytes
) -> bytes:
    out: list[int | bytes] = [*header]
    room = sum(plan.slots[i].stop - plan.slots[i].start for i in plan.fillers)
    spare = filler if len(filler) == room else bytes(room)
    values = dict(zip(plan.values, given, strict=False))
    for index in range(len(header), len(plan.slots)):
        slot = plan.slots[index]
        if index in values:
            out.append(_value(slot, values[index]))
        else:
            size = slot.stop - slot.start
            out.append(spare[:size])
            spare = spare[size:]
    return plan.packer.pack(*out)


def _value(slot: Slot, value: Value) -> int | bytes:
    size = slot.stop - slot.start
    if not slot.code.endswith("s"):
        return _scalar(slot.field.name, value, size)
    if not isinstance(value, bytes) or len(value) != size:
        message = f"{slot.field.name} takes {size} bytes"
        raise EncodeError(message)
    return value


def _scalar(name: str, value: Value, size: int) -> int:
    top = (1 << 8 * size) - 1
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= top:
        message = f"{name} is {value!r}, expected 0 to {top} (u{8 * size})"
        raise EncodeError(message)
    return value


def _array(array: ArrayPlan, value: Value) -> bytes:
    if isinstance(value, bytes) and not array.slots:
        return value
    if not isinstance(value, tuple) or not array.slots:
        message = f"{array.field.name} takes {'elements' if array.slots else 'bytes'}"
        raise EncodeError(message)
    if len(value) > _MANY:
        return _pairs(Same(value), array.packer.format) or _packed(array, value)
    return _packed(array, value)


@lru_cache(maxsize=2)
def _pairs(value: Same[tuple[tuple[int, ...], ...]], form: str) -> bytes:
    """Return elements of two u64 each, packed at once and once for all columns; b"" for others."""
    if form not in {"<QQ", ">QQ"}:
        return b""
    try:
        if any(map((2).__ne__, map(len, value.it))):
            return b""
        words = words_of("Q", chain.from_iterable(value.it))
    except (OverflowError, TypeError):
        return b""
    if (form[0] == "<") != (sys.byteorder == "little"):
        words.byteswap()
    return words.tobytes()


def _packed(array: ArrayPlan, value: tuple[tuple[int, ...], ...]) -> bytes:
    try:
        return b"".join([array.packer.pack(*element) for element in value])
    except (struct.error, TypeError) as problem:
        message = f"{array.field.name}: an element does not fit {array.field.type}: {problem}"
        raise EncodeError(message) from problem
