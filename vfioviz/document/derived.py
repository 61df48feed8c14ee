"""What ``derive`` gives: the columns with their layouts, runs and figures."""

from __future__ import annotations

from dataclasses import dataclass

from vfioviz.codec.layout import Layout
from vfioviz.document.project import Column
from vfioviz.kernel.run import Run


@dataclass(frozen=True, slots=True)
class Stats:
    """The figures of a column's header line; sizes in bytes."""

    size: int
    """Bytes of the answer: up to the end of the chain, or of the info struct without one."""
    cap_offset: int | None
    argsz_in: int | None
    argsz_out: int | None
    pad: int
    """Bytes of pad between info and capabilities, between them and behind the last."""
    misaligned: int
    """u64 fields at offsets that are no multiple of 8."""
    unwritten: int
    """Bytes inside the answer that nobody wrote."""
    overrun: int
    """Bytes written past the caller's argsz."""
    errors: int
    warnings: int
    notes: int

    @property
    def needed(self) -> int | None:
        """The argsz that the answer asks for; None where the caller passed as much, or more."""
        passed, returned = self.argsz_in, self.argsz_out
        short = passed is not None and returned is not None and returned > passed
        return returned if short else None


@dataclass(frozen=True, slots=True)
class DerivedColumn:
    """One column, ready to draw."""

    column: Column
    title: str
    """``Linux 6.1.0-53-amd64`` or the variant's key."""
    subtitle: str
    """``captured, 1b36:0010 (QEMU NVMe)`` or ``model, argsz 4096, fill 0xa5``."""
    badge: str
    """``captured``, ``constructed``, ``opened`` or ``model``: never mixed."""
    layout: Layout
    run: Run | None
    written: tuple[tuple[int, int], ...] | None
    """Spans that were written; None where that is not known."""
    argsz: int | None
    """Where the caller's memory ends, for the fence."""
    stats: Stats
    veiled: bool = False
    """Whether something of it is hidden: a lesson asks for it."""
    live: str = ""
    """``Linux 6.12.1, 2026-11-23T18:22:59Z``: who answered and when; "" for a model."""
    failure: str = ""
    """Why its producer could not answer; the layout is empty then."""


@dataclass(frozen=True, slots=True)
class Derived:
    """All columns of a project."""

    columns: tuple[DerivedColumn, ...]
