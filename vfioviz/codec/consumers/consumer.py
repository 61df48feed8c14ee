"""A program, what it looks for, and how it walks; one file each in ``programs``."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from vfioviz.codec.consumers.ending import End
from vfioviz.codec.consumers.memory import Memory
from vfioviz.uapi.headerset import built_in


class Access(StrEnum):
    """How fields are loaded; ``memcpy`` counts as none of these."""

    CAST = "cast"
    """Through a pointer to the struct: an unaligned u32 or u64 traps on strict-alignment CPUs."""
    RUST = "reference"
    """A Rust reference or raw dereference: undefined behaviour on any CPU where unaligned."""
    COPY = "copy"
    """Byte by byte into a value: alignment does not matter."""


@dataclass(frozen=True, slots=True)
class Search:
    """One pass along the chain."""

    ids: tuple[int, ...]
    """What it looks for; a pass that looks for one id returns there."""
    walk: Callable[[Memory], End]
    """The pass, by the program's structure. It raises what ``Memory`` raises, and is bounded by
    it: it calls ``Memory.come`` for each place before it loads anything there."""
    when: str = ""
    """Marked for translation: what the program checks beyond the answer itself."""


def as_it_is(data: bytes) -> bytes:
    """Return the answer unchanged: the program's memory ends where it does."""
    return data


@dataclass(frozen=True, slots=True)
class Consumer:
    """One program."""

    key: str
    title: str
    file: str
    """File and function in its sources."""
    revision: str
    """The commit that was read."""
    searches: Mapping[str, tuple[Search, ...]]
    """ioctl -> what it looks for in its answers."""
    access: Access
    note: str = ""
    """Marked for translation."""
    memory: Callable[[bytes], bytes] = as_it_is
    """The memory that receives the answer."""
    check: Callable[[Memory], End | None] | None = None
    """What is checked before any pass; None means that the program continues."""

    @property
    def ioctls(self) -> tuple[str, ...]:
        """Keys of the ioctls whose answers it walks."""
        return tuple(self.searches)

    @property
    def source(self) -> str:
        """Where it was read: file, function and revision."""
        return f"{self.file}, {self.revision}"

    def names(self) -> str:
        """Return the ioctls by name."""
        return ", ".join(built_in().ioctls[key].name for key in self.ioctls)
