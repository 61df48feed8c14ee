"""What an answer says, free of where it lies: info values and capabilities in order."""

from __future__ import annotations

from dataclasses import dataclass, replace

Value = int | bytes | tuple[tuple[int, ...], ...]
"""A scalar; the bytes of a u8 array; the elements of an array of structs, field by field."""


@dataclass(frozen=True, slots=True)
class Capability:
    """A capability that a driver asks for; the header's ``next`` is a result and not part of it."""

    id: int
    version: int
    values: tuple[tuple[str, Value], ...] = ()
    """Kernel field name -> value, header left out, in declaration order. Empty where raw."""
    payload: bytes | None = None
    """The bytes behind the header, where the capability is carried raw (unknown, cut or huge)."""
    filler: bytes = b""
    """What stood in the struct's holes and tail, in order; used where the sizes still fit."""

    def get(self, name: str) -> Value:
        """Return the value of a field; KeyError where there is none."""
        return dict(self.values)[name]


@dataclass(frozen=True, slots=True)
class Content:
    """The request that a model runs on: everything but offsets, padding and argsz."""

    ioctl: str
    """``device``, ``region`` or ``iommu``."""
    info: tuple[tuple[str, int], ...]
    """Info fields without argsz, cap_offset and pad; ``flags`` without the CAPS bit."""
    caps: tuple[Capability, ...] = ()
    errno: int = 0
    """What the driver answers once argsz has passed the minsz test: EINVAL for an absent region."""

    def get(self, name: str) -> int:
        """Return the value of an info field; KeyError where there is none."""
        return dict(self.info)[name]


def without_filler(content: Content) -> Content:
    """Return a content whose holes hold zeros: for another ABI than the one it was read by."""
    caps = tuple(replace(cap, filler=b"") for cap in content.caps)
    return replace(content, caps=caps)
