"""Flags as text: their names with a bar between them, and bits without a name in hex."""

from __future__ import annotations

from collections.abc import Sequence

from vfioviz.uapi.schema import Flag


def written(value: int, flags: Sequence[Flag]) -> str:
    """Return ``PGSIZES | CAPS | 0x10``; ``0`` for none."""
    found, rest = [], value
    for flag in flags:
        if flag.value and value & flag.value == flag.value:
            found.append(flag.name)
            rest &= ~flag.value
    return " | ".join([*found, *([f"{rest:#x}"] if rest else [])]) or "0"


def bits(text: str, flags: Sequence[Flag]) -> int | None:
    """Return the bits that names and numbers say, in any case; None where one is neither."""
    known = {name.lower(): flag.value for flag in flags for name in (flag.name, flag.macro)}
    value = 0
    for part in text.split("|"):
        name = part.strip().lower()
        if name in known:
            value |= known[name]
            continue
        try:
            number = int(name, 16 if name[:2] == "0x" else 10) if len(name) <= _LONGEST else -1
        except ValueError:
            return None
        if number < 0 or not name.isascii():
            return None
        value |= number
    return value


_LONGEST = 20
"""Characters of a number; a u64 has no more."""
