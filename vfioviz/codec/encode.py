"""Values -> bytes: the inverse of ``decode``, and the structs that a driver hands to the core."""

from __future__ import annotations

import struct
from struct import Struct as Packer

from vfioviz.codec.content import Capability, Content, Value
from vfioviz.codec.layout import Leaf, Role
from vfioviz.codec.plan import Plan, capability_plan, element_packer, info_plan
from vfioviz.codec.tree import Elements, Layout
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.ioctls import IOCTLS
from vfioviz.uapi.schema import Abi, Linux

_HOLES = frozenset({Role.CAP_HOLE, Role.CAP_TAIL, Role.INFO_HOLE})


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
    code = "".join(part.code for part in block.plan.parts)
    count = (block.stop - block.start) // block.plan.element
    many = Packer(abi.prefix + code * count)
    return many.pack(*many.unpack_from(block.data, block.start))


def encode_info(
    content: Content, abi: Abi, linux: Linux, argsz: int = 0, cap_offset: int = 0
) -> bytes:
    """Return the whole info struct; ``pad`` and holes are zero, ``flags`` as the content has it.

    Raises:
        EncodeError: A value does not fit its field.
    """
    plan = info_plan(IOCTLS[content.ioctl].struct_name, abi, linux)
    values: dict[str, Value] = {**dict(content.info), "argsz": argsz, "cap_offset": cap_offset}
    return _pack(plan, values, b"")


def encode_capability(
    cap: Capability, ioctl: str, abi: Abi = X86_64, linux: Linux = (6, 12)
) -> bytes:
    """Return the struct of a capability with its header; ``next`` is 0.

    Args:
        cap: The capability; a raw one gives its payload behind the header.
        ioctl: Key of the ioctl, for an id means nothing without it.
        abi: The ABI of the kernel.
        linux: The header revision.

    Raises:
        EncodeError: A value does not fit its field, or values are given for an unknown capability.
    """
    header = {"id": cap.id, "version": cap.version}
    for name, value in header.items():
        if not 0 <= value <= 0xFFFF:
            message = f"{name} is {value}, expected 0 to 65535"
            raise EncodeError(message)
    if cap.payload is not None:
        return Packer(abi.prefix + "HHI").pack(cap.id, cap.version, 0) + cap.payload
    plan = capability_plan(ioctl, cap.id, cap.version, abi, linux)
    if plan is None:
        message = f"id {cap.id} version {cap.version} is not known to ioctl {ioctl}: give a payload"
        raise EncodeError(message)
    values: dict[str, Value] = {**dict(cap.values), **header, "next": 0}
    return _pack(plan, values, cap.filler) + _array(plan, values, abi)


def _pack(plan: Plan, values: dict[str, Value], filler: bytes) -> bytes:
    room = sum(part.stop - part.start for part in plan.parts if part.role in _HOLES)
    spare = filler if len(filler) == room else bytes(room)
    out: list[int | bytes] = []
    for part in plan.parts:
        size = part.stop - part.start
        if part.role in _HOLES:
            out.append(spare[:size])
            spare = spare[size:]
            continue
        value = values.get(part.field.name, 0)
        if (part.field.natural == size and size > 1) or part.field.count is None:
            out.append(_scalar(part.field.name, value, size))
        else:
            out.append(_bytes(part.field.name, value, size))
    return plan.packer.pack(*out)


def _scalar(name: str, value: Value, size: int) -> int:
    top = (1 << 8 * size) - 1
    if not isinstance(value, int) or not 0 <= value <= top:
        message = f"{name} is {value!r}, expected 0 to {top} (u{8 * size})"
        raise EncodeError(message)
    return value


def _bytes(name: str, value: Value, size: int) -> bytes:
    if value == 0:
        return bytes(size)
    if not isinstance(value, bytes) or len(value) != size:
        message = f"{name} takes {size} bytes"
        raise EncodeError(message)
    return value


def _array(plan: Plan, values: dict[str, Value], abi: Abi) -> bytes:
    array = plan.array
    if array is None:
        return b""
    value = values.get(array.field.name, b"" if not array.parts else ())
    if isinstance(value, bytes) and not array.parts:
        return value
    if not isinstance(value, tuple) or not array.parts:
        message = f"{array.field.name} takes {'elements' if array.parts else 'bytes'}"
        raise EncodeError(message)
    packer = element_packer(array, abi.prefix)
    try:
        return b"".join(packer.pack(*element) for element in value)
    except (struct.error, TypeError) as problem:
        message = f"{array.field.name}: an element does not fit {array.field.type}: {problem}"
        raise EncodeError(message) from problem
