"""Limits on parsing and running C."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds, all counted and none timed: the same text always ends at the same place."""

    file_bytes: int = 2 << 20
    """UTF-8 bytes of one source; a longer one is left out."""
    total_bytes: int = 16 << 20
    """UTF-8 bytes of all sources."""
    file_tokens: int = 200_000
    """Tokens of one source; one that has more is left out."""
    problems: int = 100
    """Problems of one source; reading it ends with the last."""
    nesting: int = 120
    """Nesting of brackets, and depth of one function's syntax tree."""
    item_tokens: int = 60_000
    """Tokens of one function or declaration after its macros are expanded."""
    macro_work: int = 200_000
    """Tokens looked at while the macros of one function are expanded."""
    steps: int = 2_000_000
    """Statements, loop iterations and calls of one run; 64 bytes copied count as one."""
    calls: int = 48
    """Depth of nested calls."""
    object_bytes: int = 4 << 20
    """The largest object: KMALLOC_MAX_SIZE of a kernel with pages of 4 KiB."""
    memory_bytes: int = 32 << 20
    """All objects and all bytes ever stored, of one run."""
    objects: int = 50_000
    events: int = 400_000
    """Stores, copies, allocations and frees that are kept for the history of the bytes."""
    recorded: int = 100_000
    """Steps that a recording keeps."""


LIMITS = Limits()
