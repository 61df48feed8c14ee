"""The one table that a run prints."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple


class Row(NamedTuple):
    what: str
    value: str
    beside: str = ""
    """Beside what it stands: a ratio, or a budget."""
    met: bool | None = None
    """Whether the budget is met; None where there is none."""


class Section(NamedTuple):
    title: str
    rows: Sequence[Row]


def duration(seconds: float) -> str:
    if seconds < 1e-3:
        return f"{seconds * 1e6:.1f} µs"
    return f"{seconds * 1e3:.1f} ms" if seconds < 10 else f"{seconds:.1f} s"


def race_rows(times: Sequence[tuple[str, float]], within: float = 1.0) -> list[Row]:
    """Ours first; each time as a multiple of it.

    The budget of the first row: within so many times the fastest peer.
    """
    first = times[0][1]
    fastest = min(time for name, time in times if not name.startswith("vfioviz"))
    rows = []
    for index, (name, time) in enumerate(times):
        beside = f"{time / first:.2f} times"
        met = first <= within * fastest if not index else None
        if not index:
            beside = f"{first / fastest:.2f} times the fastest peer; budget: {within:g}"
        rows.append(Row(name, duration(time), beside, met))
    return rows


def budget(what: str, seconds: float, limit: float) -> Row:
    return Row(what, duration(seconds), f"budget: {duration(limit)}", seconds <= limit)


def lines(sections: Sequence[Section]) -> list[str]:
    widths = [
        max(len(str(row[column])) for section in sections for row in section.rows)
        for column in range(3)
    ]
    out = []
    for section in sections:
        out += ["", section.title]
        for row in section.rows:
            mark = {None: "", True: "met", False: "MISSED"}[row.met]
            cells = (row.what.ljust(widths[0]), row.value.rjust(widths[1]), row.beside)
            out.append(f"  {cells[0]}  {cells[1]}  {cells[2].ljust(widths[2])}  {mark}".rstrip())
    return out
