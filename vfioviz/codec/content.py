"""What an answer says, independent of layout: info values and capabilities, in order.

Rule 1: each capability of a request has an identity that is never reused.
Rule 2: values stand in the order of the slots of their struct, never by name.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from vfioviz.codec.ref import CapId
from vfioviz.uapi.abi import X86_64
from vfioviz.uapi.headerset import HeaderSet, Ioctl
from vfioviz.uapi.schema import Field

Value = int | bytes | tuple[tuple[int, ...], ...]
"""A scalar; the bytes of a u8 array; the elements of an array of structs, field by field."""


@dataclass(frozen=True, slots=True)
class Capability:
    """A capability that a driver asks for; the header's ``next`` is a result and not part of it."""

    id: int
    version: int
    values: tuple[Value, ...] = ()
    """Values of its own fields (no header, no hole) in declaration order, a flexible array last;
    () if raw."""
    payload: bytes | None = None
    """The bytes after the header if the capability is kept raw (unknown, cut or huge)."""
    filler: bytes = b""
    """The contents of the struct's holes and tail, in order; used if the sizes still fit."""
    identity: CapId | None = None
    """Its identity; None only until it becomes part of a request, which assigns one."""

    @property
    def known_by(self) -> CapId:
        """Its identity; raises ValueError if it is not part of a request."""
        if self.identity is None:
            message = f"capability {self.id} is part of no request yet"
            raise ValueError(message)
        return self.identity


@dataclass(frozen=True, slots=True)
class Content:
    """The request that a model runs on: everything but offsets, padding and argsz."""

    ioctl: Ioctl
    info: tuple[int, ...]
    """Values of ``info_fields``, in that order; ``flags`` without the CAPS bit."""
    caps: tuple[Capability, ...] = ()
    errno: int = 0
    """What the driver answers once argsz has passed the minsz test: EINVAL for an absent region."""
    born: int = 0
    """Number of identities assigned so far."""

    def __post_init__(self) -> None:
        """Assign missing identities; raises ValueError for duplicates."""
        born = self.born
        caps = []
        for cap in self.caps:
            if cap.identity is not None:
                born = max(born, cap.identity.number + 1)
        for cap in self.caps:
            if cap.identity is None:
                caps.append(replace(cap, identity=CapId(born)))
                born += 1
            else:
                caps.append(cap)
        if len({cap.identity for cap in caps}) != len(caps):
            message = "two capabilities of a request have the same identity"
            raise ValueError(message)
        object.__setattr__(self, "caps", tuple(caps))
        object.__setattr__(self, "born", born)

    @property
    def headers(self) -> HeaderSet:
        """The header set that it is expressed in."""
        return self.ioctl.headers

    def find(self, identity: CapId) -> int | None:
        """Return the place of a capability in the request; None where it is not part of it."""
        for index, cap in enumerate(self.caps):
            if cap.identity == identity:
                return index
        return None

    def get(self, name: str) -> int:
        """Return the value of an info field; KeyError where the request has none."""
        for field, value in zip(info_fields(self.ioctl), self.info, strict=True):
            if field.name == name:
                return value
        raise KeyError(name)

    def with_info(self, name: str, value: int) -> Content:
        """Return the request with another value of an info field; KeyError where it has none."""
        names = [field.name for field in info_fields(self.ioctl)]
        if name not in names:
            raise KeyError(name)
        at = names.index(name)
        return replace(self, info=(*self.info[:at], value, *self.info[at + 1 :]))


def info_fields(ioctl: Ioctl) -> tuple[Field, ...]:
    """Return the fields of the info struct that a request gives: all but argsz and the results."""
    shape = ioctl.headers.struct(ioctl.struct_name, X86_64)
    return tuple(field for field in shape.fields if not field.traits.result)


def without_filler(content: Content) -> Content:
    """Return the content with zeros in all holes, for use with another ABI than its own."""
    if not any(cap.filler for cap in content.caps):
        return content
    caps = tuple(replace(cap, filler=b"") for cap in content.caps)
    return replace(content, caps=caps)
