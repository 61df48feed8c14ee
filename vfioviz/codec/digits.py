"""Numbers in text, read with a bound: ``int`` fails on 4,301 digits, and on the digits of ²."""

from __future__ import annotations

_MOST = 20
"""Digits of 2^64; leading zeros count."""


def whole_number(text: str) -> int | None:
    """Return the value of 1 to 20 ASCII digits; None for anything else."""
    return int(text) if len(text) <= _MOST and text.isascii() and text.isdigit() else None
