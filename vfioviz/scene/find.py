"""Finds fields by name, value or flag, and bytes wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from vfioviz.codec.leaf import Leaf, Role
from vfioviz.codec.ref import FieldRef
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene import text

MOST = 200
"""Maximum hits."""
_LEAVES = 6000
"""Fields that are looked at, of all columns together: more would hold the window up."""
_LONGEST = 20
"""Characters of a number."""
_BYTES = re.compile(r"(?:[0-9a-f]{2}[\s:,]+)+[0-9a-f]{2}|(?:[0-9a-f]{2}){3,}", re.IGNORECASE)


class Hit(NamedTuple):
    """Something that was found: bytes ``[start, stop)`` of a column."""

    column: int
    start: int
    stop: int
    ref: FieldRef | None
    words: str
    """``flags = PGSIZES | CAPS (0x3)``."""


class Found(NamedTuple):
    """All that was found."""

    hits: tuple[Hit, ...]
    whole: bool
    """Whether all was looked at."""


def find(columns: Sequence[DerivedColumn], active: int, wanted: str) -> Found:
    """Look for a name, a number, a flag or bytes; first in the active column, then in the others.

    Args:
        columns: Where to look; what a lesson hides is left out.
        active: Index of the column that comes first.
        wanted: ``iova``, ``72``, ``0x48``, ``CAPS`` or ``05 00 01 00``.
    """
    wanted = wanted.strip().lower()
    if not wanted:
        return Found((), whole=True)
    order = sorted(range(len(columns)), key=lambda index: (index != active, index))
    hits: list[Hit] = []
    left = _LEAVES
    for index in order:
        column = columns[index]
        if column.veiled:
            continue
        hits += islice(_bytes(index, column, wanted), MOST - len(hits))
        for leaf in column.layout.leaves_between(0, column.layout.size):
            if not left or len(hits) >= MOST:
                return Found(tuple(hits), whole=False)
            left -= 1
            if _matches(leaf, wanted):
                words = f"{leaf.path} = {text.value(leaf)}"
                ref = column.layout.ref(leaf)
                hits.append(Hit(index, leaf.start, leaf.stop, ref, words))
    return Found(tuple(hits), whole=True)


def _matches(leaf: Leaf, wanted: str) -> bool:
    if leaf.role is Role.HIDDEN:
        return False
    if wanted in leaf.path.lower():
        return True
    if not isinstance(leaf.value, int):
        return False
    number = _number(wanted)
    if number is not None:
        return leaf.value == number
    value, field = leaf.value, leaf.field
    set_ = [each for each in field.flags if each.value and value & each.value == each.value]
    meant = [each for each in field.names if each.value == value]
    return any(wanted in {each.name.lower(), each.macro.lower()} for each in (*set_, *meant))


def _number(wanted: str) -> int | None:
    if len(wanted) > _LONGEST or not wanted.isascii():
        return None
    try:
        return int(wanted, 16 if wanted[:2] == "0x" else 10)
    except ValueError:
        return None


def _bytes(index: int, column: DerivedColumn, wanted: str) -> Iterator[Hit]:
    """Yield where bytes stand that were typed in hex, two at the least with something between."""
    if _BYTES.fullmatch(wanted) is None:
        return
    sought = bytes.fromhex(re.sub(r"[^0-9a-f]", "", wanted))
    data, at = column.layout.data, 0
    while (at := data.find(sought, at)) >= 0:
        yield Hit(index, at, at + len(sought), None, f"{sought.hex(' ')} @ {text.both(at)}")
        at += 1
