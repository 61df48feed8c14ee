"""What a driver checks before it answers, and how much of info it copies out.

All of them copy minsz bytes in and answer EINVAL below minsz; those with the core's code copy the
capabilities out before the info struct.
"""

from __future__ import annotations

from dataclasses import dataclass


class ModelError(ValueError):
    """A run that can't be asked for, or that a producer can't answer; the text says why."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one driver answers one ioctl; sizes in bytes."""

    minsz: int
    source: str
    caps: bool = True
    """Whether it ever adds capabilities."""
    grows: bool = False
    """Whether it copies more than minsz bytes of info to a caller with enough room."""
    echoes: bool = False
    """Whether cap_offset is copied in: without capabilities the caller gets its own back."""
    most: int | None = None
    """Largest argsz that it accepts; above that it answers EINVAL. None: any."""
