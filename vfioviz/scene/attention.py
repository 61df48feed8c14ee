"""Where to look first in columns that have just been opened."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.codec.finding import Severity
from vfioviz.codec.pairs import pairs
from vfioviz.document.derived import DerivedColumn
from vfioviz.scene.sync import MANY

_MISALIGNED = "misaligned"
"""Code of a finding that is only a note where all kernels of that time did it."""


class Spot(NamedTuple):
    """Bytes ``[start, stop)`` of a column."""

    column: int
    start: int
    stop: int


def first(columns: Sequence[DerivedColumn]) -> Spot | None:
    """Return what comes first of all that is misplaced; None where nothing is.

    That is a capability that is elsewhere than in the first column, or what a warning or an error
    is about, or a misaligned field. What a lesson hides is not looked at.
    """
    spots = [
        spot
        for index, column in enumerate(columns)
        if not column.veiled
        for spot in (*_moved(index, columns[0], column), *_grave(index, column))
    ]
    return min(spots, key=lambda spot: (spot.start, spot.column), default=None)


def _moved(index: int, reference: DerivedColumn, column: DerivedColumn) -> list[Spot]:
    here, there = column.layout, reference.layout
    if here is there or reference.veiled or max(len(here.caps), len(there.caps)) > MANY:
        return []
    return [
        Spot(index, here.caps[own].start, here.caps[own].stop)
        for own, other in pairs(here, there).items()
        if here.caps[own].start != there.caps[other].start
    ]


def _grave(index: int, column: DerivedColumn) -> list[Spot]:
    return [
        Spot(index, each.start, each.stop)
        for each in column.layout.findings
        if (each.severity is not Severity.NOTE or each.code == _MISALIGNED)
        and each.start < each.stop <= column.layout.size
    ]
