"""Parts of a column's bytes that have rows of their own."""

from __future__ import annotations

from typing import NamedTuple


class Bands(NamedTuple):
    """Where each band begins, and how many rows it takes at the least."""

    starts: tuple[int, ...]
    """Offsets, rising; the first is 0. A band that ends where it begins is empty."""
    rows: tuple[int, ...] = ()
    """Of each band, in all columns; () for as many as it needs."""
