"""How the columns share the width of the map: what gives way, and in which order.

All columns are on the screen as long as their bytes can be told apart. Names give way before
bytes do: where they do not fit beside each column they stand beside one alone, and the ribbons
lead from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from vfioviz.ui.bytemap.metrics import (
    LANE,
    MAX_BYTE,
    MIN_BYTE,
    MIN_TEXT,
    TIGHT_BYTE,
    Metrics,
    clamped,
    made,
)

_LEAD, _TRAIL = 8, 8
"""Pixels before the cells of a column, and behind its names."""
_THIN_LEAD = 5
_THIN_ARROWS, _THIN_LANE = 16, 5
_ARROWS = 26
_AIR = 64
"""Pixels that a column may be wider than it asks for."""
_STEP = 8
"""Pixels of what is left over go out in such steps, so that a resize seldom changes a column."""


class Names(NamedTuple):
    """Pixels that the names of a column's capabilities take at 100 %."""

    full: int
    """With offset and what is wrong with it; 0 where there is no capability."""
    place: int
    """The offset alone."""
    own: int = 0
    """Those that stand beside no other column, were the first that has any the one with names."""


class Plan(NamedTuple):
    """The columns, laid out for a width."""

    metrics: Metrics
    """Of the cells of all columns."""
    offsets: int
    """Pixels of the offsets, left of the first column."""
    labels: tuple[int, ...]
    """Pixels of the names right of each column."""
    namer: int | None
    """The one column that has names; None where each has."""
    widths: tuple[int, ...]
    """Pixels of each column."""

    @property
    def total(self) -> int:
        """Pixels of all of it."""
        return self.offsets + sum(self.widths)


class _Form(NamedTuple):
    """One way to lay columns out, from the widest to the narrowest."""

    labels: tuple[int, ...]
    namer: int | None
    byte: int
    thin: bool


def plan(
    *,
    zoom: int,
    row_bytes: int,
    room: int,
    digits: int,
    names: Sequence[Names],
    lanes: int = 1,
    grid: int = 8,
    hexadecimal: bool = False,
    letters: bool = False,
) -> Plan:
    """Return the first form that fits, else the narrowest; what is left over makes it wider.

    Args:
        zoom: Per cent, 50 to 400.
        row_bytes: 8, 16, 32 or 64.
        room: Pixels that all columns may take.
        digits: Of the largest offset, with its ``0x``.
        names: Of each column; one at the least.
        lanes: Lanes of arrows.
        grid: Gridlines each so many bytes.
        hexadecimal: Offsets in hex.
        letters: The letter of its role in each cell.
    """
    zoom = clamped(zoom)
    scale, count = zoom / 100, len(names)
    text = max(MIN_TEXT, round(MIN_TEXT * scale))
    offsets = round(digits * max(MIN_TEXT, text) * 0.62) + 18

    def fixed(form: _Form) -> int:
        lead, trail = (_THIN_LEAD, 0) if form.thin else (_LEAD, _TRAIL)
        return offsets + sum(form.labels) + count * (lead + trail + _arrows(form, lanes))

    forms = _forms(names, max(1.0, text / MIN_TEXT), scale)
    form = next(
        (each for each in forms if fixed(each) + count * row_bytes * each.byte <= room), forms[-1]
    )
    spare = max(0, room - fixed(form) - count * row_bytes * form.byte)
    more = min(round(MAX_BYTE * scale) - form.byte, spare // (count * row_bytes))
    byte = form.byte + max(0, more)
    spare = max(0, room - fixed(form) - count * row_bytes * byte)
    labels = tuple(each + min(_AIR, spare // count) // _STEP * _STEP for each in form.labels)
    metrics = made(
        zoom=zoom,
        row_bytes=row_bytes,
        byte=byte,
        offsets=0,
        lead=_THIN_LEAD if form.thin else _LEAD,
        trail=0 if form.thin else _TRAIL,
        gutter=_arrows(form, lanes),
        labels=max(labels),
        grid=grid,
        hexadecimal=hexadecimal,
        letters=letters,
    )
    own = metrics.column - metrics.labels
    widths = [own + each for each in labels]
    # The header of the last one may use what is left, up to the edge of the map.
    widths[-1] += max(0, room - offsets - sum(widths))
    return Plan(metrics, offsets, labels, form.namer, tuple(widths))


def _arrows(form: _Form, lanes: int) -> int:
    return _THIN_ARROWS + _THIN_LANE * min(lanes, 2) if form.thin else _ARROWS + LANE * lanes


def _forms(names: Sequence[Names], grown: float, scale: float) -> list[_Form]:
    ample, tight = round(MIN_BYTE * scale), round(TIGHT_BYTE * scale)
    full = tuple(round(each.full * grown) for each in names)
    places = tuple(round(each.place * grown) for each in names)
    own = tuple(round(max(each.place, each.own) * grown) for each in names)
    forms = [_Form(tuple(max(full) for _ in full), None, ample, thin=False)]
    if len(names) == 1:
        return [*forms, _Form(full, None, tight, thin=True)]
    namer = next((index for index, each in enumerate(full) if each), 0)

    def alone(others: Sequence[int]) -> tuple[int, ...]:
        return tuple(full[i] if i == namer else each for i, each in enumerate(others))

    return [
        *forms,
        *([_Form(alone(own), namer, ample, thin=False)] if own != places else []),
        _Form(alone(places), namer, ample, thin=False),
        _Form(alone(places), namer, tight, thin=False),
        _Form(alone([0] * len(full)), namer, tight, thin=True),
    ]
