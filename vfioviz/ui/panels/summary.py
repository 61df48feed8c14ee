"""All columns in one table: their figures side by side."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, told, tr
from vfioviz.scene import text
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import Plan, ToldPanel


class SummaryPanel(ToldPanel):
    """One row a column; choosing one makes it the active one."""

    headers = (
        mark("Column"),
        "",
        mark("Bytes"),
        "argsz",
        "cap_offset",
        mark("Pad"),
        mark("Misaligned u64"),
        mark("Not written"),
        mark("Past argsz"),
        mark("Findings"),
        mark("Warnings of the kernel"),
    )
    widths = (26, 11, 7, 15, 11, 6, 15, 10, 11, 22, 0)
    name = mark("Figures of all columns")

    @override
    def subject(self) -> object:
        return id(self._document.derived)

    @override
    def plan(self) -> Plan:
        rows = tuple(_row(one, index) for index, one in enumerate(self._document.derived.columns))
        return Plan(0, lambda _work: (rows, tr("Nothing is open.")))


def _row(column: DerivedColumn, index: int) -> Told:
    stats = column.stats
    given = "-" if stats.argsz_in is None else str(stats.argsz_in)
    back = "-" if stats.argsz_out is None else str(stats.argsz_out)
    counts = ((stats.errors, "error"), (stats.warnings, "warning"), (stats.notes, "note"))
    found = ", ".join(text.plural(count, name) for count, name in counts if count) or tr("none")
    said = "; ".join(map(told, column.run.warnings)) if column.run is not None else ""
    texts = (
        column.title,
        tr(text.BADGES[column.badge]),
        str(stats.size),
        f"{given} -> {back}",
        "-" if stats.cap_offset is None else str(stats.cap_offset),
        str(stats.pad),
        str(stats.misaligned),
        str(stats.unwritten),
        str(stats.overrun),
        found,
        said or tr("none"),
    )
    return Told(texts, told(column.subtitle), index, 0, min(4, column.layout.size))
