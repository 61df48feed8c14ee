"""The built-in headers and the shipped models, as tests name them: by key, and values by name."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.codec.content import Capability, Content, Value, info_fields
from vfioviz.codec.layout import Layout
from vfioviz.codec.leaf import Leaf
from vfioviz.codec.plan import plans
from vfioviz.codec.ref import CapId
from vfioviz.kernel.producer import Producer
from vfioviz.kernel.question import Question
from vfioviz.kernel.run import Run
from vfioviz.kernel.shipped import SHIPPED
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import built_in
from vfioviz.uapi.schema import Abi

HEADERS = built_in()
IOCTLS = HEADERS.ioctls
VERSIONS = SHIPPED.versions
HANDLERS = SHIPPED.handlers
KEYS = SHIPPED.keys
version = SHIPPED.version

NamedValues = tuple[tuple[str, Value], ...]


class Named(NamedTuple):
    """A capability with its values by name; those that are not named are 0."""

    id: int
    version: int
    values: NamedValues = ()
    payload: bytes | None = None
    filler: bytes = b""


def capability(key: str, cap: Named, identity: CapId | None = None) -> Capability:
    """Return a capability of an ioctl, its values in the order of the struct."""
    if cap.payload is not None:
        return Capability(cap.id, cap.version, payload=cap.payload, identity=identity)
    plan = plans(HEADERS, X86_64).capability(IOCTLS[key].ids, cap.id, cap.version)
    assert plan is not None, cap
    given = dict(cap.values)
    values: list[Value] = []
    for index in plan.values:
        field = plan.slots[index].field
        empty = 0 if field.count is None else bytes(field.size)
        values.append(given.pop(field.name, empty))
    if plan.array is not None:
        nothing: Value = () if plan.array.slots else b""
        values.append(given.pop(plan.array.field.name, nothing))
    assert not given, f"{plan.struct.name} has no {', '.join(given)}"
    return Capability(cap.id, cap.version, tuple(values), filler=cap.filler, identity=identity)


def request(
    key: str,
    info: tuple[tuple[str, int], ...] = (),
    caps: Sequence[Named | Capability] = (),
    errno: int = 0,
) -> Content:
    """Return a request; info values that are not named are 0."""
    ioctl, given = IOCTLS[key], dict(info)
    values = tuple(given.pop(field.name, 0) for field in info_fields(ioctl))
    assert not given, f"{ioctl.struct_name} has no {', '.join(given)}"
    made = (capability(key, cap) if isinstance(cap, Named) else cap for cap in caps)
    return Content(ioctl, values, tuple(made), errno)


def refused(key: str, errno: int, index: int | None = None) -> Content:
    """Return the request of a call that a driver answered with an error."""
    info = () if index is None else (("index", index),)
    return request(key, info, errno=errno)


def named(content: Content, index: int) -> dict[str, Value]:
    """Return the values of a capability by name; {} for a raw one."""
    cap, ioctl = content.caps[index], content.ioctl
    plan = plans(ioctl.headers, X86_64).capability(ioctl.ids, cap.id, cap.version)
    if plan is None or cap.payload is not None:
        return {}
    return dict(zip(plan.names, cap.values, strict=True))


def question(
    content: Content,
    *,
    handler: str = "",
    abi: Abi = X86_64,
    argsz: int | None = None,
    fill: int = 0,
) -> Question:
    """Return a call; without a handler the ioctl's first one answers."""
    answering = SHIPPED.handler(handler) if handler else SHIPPED.handlers_for(content.ioctl)[0]
    return Question(content, answering, abi, argsz, fill)


def run(
    content: Content,
    producer: Producer,
    *,
    handler: str = "",
    abi: Abi = X86_64,
    argsz: int | None,
    fill: int = 0,
) -> Run:
    """Return what one version answers to a call."""
    return producer.answer(question(content, handler=handler, abi=abi, argsz=argsz, fill=fill))


def reported_argsz(
    content: Content, producer: Producer, *, handler: str = "", abi: Abi = X86_64
) -> int:
    """Return the argsz that one version asks for, in bytes."""
    return run(content, producer, handler=handler, abi=abi, argsz=None).needed


def find(layout: Layout, path: str) -> Leaf | None:
    """Return the leaf that a path leads to; None where it is none, or a group."""
    ref = layout.read(path)
    return None if ref is None else layout.leaf(ref)
