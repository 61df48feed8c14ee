"""Arithmetic on half-open spans of bytes."""

from __future__ import annotations


def align_up(offset: int, alignment: int) -> int:
    """Round ``offset`` up to a multiple of ``alignment``, a power of two: the kernel's ALIGN()."""
    return offset + (-offset & (alignment - 1))
