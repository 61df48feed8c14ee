"""The header line of a column: the figures that an argument about a layout needs."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from vfioviz.document.derived import DerivedColumn
from vfioviz.language import tr
from vfioviz.scene import text

Weight = Literal["", "quiet", "warn", "error"]


_KERNEL = re.compile(r"Linux (\d+\.\d+(?:\.\d+)?(?:-rc\d+)?(?:-\d+)?)")
"""``Linux 6.1.0-53-amd64``: what comes behind is the distribution's, and the machine's."""


class Chip(NamedTuple):
    """One figure."""

    label: str
    value: str
    weight: Weight = ""
    """``quiet`` if there is nothing to report."""


def titles(title: str) -> tuple[str, ...]:
    """Return a title from the longest form to the shortest: of a kernel, its version alone."""
    kernel = _KERNEL.match(title)
    if kernel is None or title[kernel.end() : kernel.end() + 1] not in {*"-+._~"}:
        return (title,)
    return title, kernel[0], kernel[1]


def chips(column: DerivedColumn) -> tuple[Chip, ...]:
    """Return the figures of a column, always the same in the same order."""
    if column.veiled:
        return (Chip(tr("figures"), tr("hidden until you have answered"), "quiet"),)
    stats = column.stats
    return (
        Chip(tr("bytes"), text.count(stats.size)),
        Chip("cap_offset", tr("none") if stats.cap_offset is None else str(stats.cap_offset)),
        Chip(
            "argsz",
            argsz(stats.argsz_in, stats.argsz_out),
            "" if stats.needed is None else "warn",
        ),
        Chip(tr("pad"), text.count(stats.pad), "" if stats.pad else "quiet"),
        Chip(
            tr("misaligned u64"),
            text.count(stats.misaligned),
            "warn" if stats.misaligned else "quiet",
        ),
        Chip(tr("not written"), text.count(stats.unwritten), "" if stats.unwritten else "quiet"),
        Chip(tr("overrun"), text.count(stats.overrun), "error" if stats.overrun else "quiet"),
        findings(stats.errors, stats.warnings, stats.notes),
    )


def argsz(passed: int | None, returned: int | None) -> str:
    """Return ``4096``, ``needs 40, got 36`` where it was too little, ``40 → 36`` where less."""
    if passed is None or passed == returned:
        return tr("none") if returned is None else str(returned)
    if returned is not None and returned > passed:
        return tr("needs {needed}, got {got}", needed=returned, got=passed)
    back = tr("none") if returned is None else returned
    return f"{passed} → {back}"


def findings(errors: int, warnings: int, notes: int) -> Chip:
    """Return the chip that counts the findings of the highest severity."""
    if errors:
        return Chip(tr("errors"), text.count(errors), "error")
    if warnings:
        return Chip(tr("warnings"), text.count(warnings), "warn")
    return Chip(tr("notes"), text.count(notes), "" if notes else "quiet")
