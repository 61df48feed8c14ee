"""The smallest named run of bytes.

Rule 1: ``start`` and ``stop`` are half-open and count from the start of the info buffer.
Rule 2: the leaves of a layout cover ``[0, size)``, each byte exactly once, in ascending order.
Rule 3: ``next``, ``cap_offset`` and ``argsz`` are raw field values, never computed positions.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from vfioviz.codec import paths
from vfioviz.codec.ref import Place
from vfioviz.uapi.schema import Field


class Role(StrEnum):
    """What a leaf is; each byte of a buffer has exactly one."""

    INFO = "info"
    INFO_HOLE = "info-hole"
    INFO_TAIL = "info-tail"
    """Unnamed bytes at the end of the info struct."""
    INFO_PAD = "info-pad"
    """Between the info struct and the first capability."""
    CAP_HEADER = "cap-header"
    CAP_FIELD = "cap-field"
    CAP_HOLE = "cap-hole"
    CAP_TAIL = "cap-tail"
    """Unnamed bytes at the end of a capability's struct."""
    CAP_PAD = "cap-pad"
    """Between capabilities, or the rounding behind the last one."""
    UNKNOWN = "unknown"
    """Payload of a capability whose id or version is not known."""
    SLACK = "slack"
    """Behind the chain, up to argsz."""
    PAST_ARGSZ = "past-argsz"
    UNDECODABLE = "undecodable"
    HIDDEN = "hidden"
    """Hidden because a lesson asks for it; never produced by a decoder."""


class Leaf(NamedTuple):
    """The smallest named run of bytes."""

    start: int
    stop: int
    role: Role
    place: Place
    field: Field
    value: int | bytes | memoryview
    """An int for a complete scalar field, else the bytes (a view if there are many)."""

    @property
    def path(self) -> str:
        """Its text: ``argsz``, ``caps[0].header.next``, ``caps[2].iova_ranges[1].end``."""
        return paths.text(self.place, self.field.name)

    @property
    def misaligned(self) -> bool:
        """Whether it is a scalar at an offset that is not a multiple of its size."""
        return self.start % self.field.natural != 0
