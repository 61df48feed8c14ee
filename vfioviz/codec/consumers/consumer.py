"""What a program checks on its way along the chain, as data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Literal

from vfioviz.uapi.ioctls import IOCTLS

SIZEOF_INFO = {"device": 24, "region": 32, "iommu": 24}
"""sizeof of the info structs by headers since v6.6, LP64, in bytes."""


class Access(StrEnum):
    """How fields are loaded."""

    CAST = "cast"
    """Through a pointer to the struct: an unaligned u32 or u64 traps where the CPU is strict."""
    RUST = "reference"
    """A Rust reference or raw dereference: undefined behaviour on any CPU where unaligned."""
    COPY = "copy"
    """Byte by byte into a value: alignment does not matter."""


@dataclass(frozen=True, slots=True)
class Consumer:
    """One program's walk."""

    key: str
    title: str
    source: str
    """Where it was read: file and revision."""
    ioctls: tuple[str, ...]
    """Keys of the ioctls whose answers it walks."""
    access: Access
    flag: Literal["checked", "error"] = "checked"
    """Without the CAPS flag: no capabilities, or an error."""
    zero: Literal["none", "info"] = "none"
    """With cap_offset 0: no capabilities, or the info struct read as one."""
    first_least: int = 0
    """A smaller cap_offset is refused."""
    first_most_argsz: bool = False
    """Whether cap_offset past argsz is refused."""
    least: int = 1
    """The walk ends at an offset below it."""
    base: int = 0
    """Offset of what it indexes: an offset below it wraps around (unsigned)."""
    bounds: Literal["none", "header", "all"] = "none"
    """What is compared with the size of the answer: nothing, 8 bytes of header, all it reads."""
    wraps: bool = False
    """Whether those sums are made in u32 and can wrap."""
    depth: bool = False
    """Whether the walk is limited to (argsz - sizeof(info)) / 8 steps."""
    larger_than: int = 0
    """It looks for capabilities only where argsz is larger."""
    versions: Mapping[int, int] = field(default_factory=lambda: MappingProxyType({}))
    """id -> the only version that it reads."""
    note: str = ""

    def names(self) -> str:
        """Return the ioctls by name."""
        return ", ".join(IOCTLS[key].name for key in self.ioctls)
