"""How programs in user space walk the active column."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.codec.consumers.known import consumers_of
from vfioviz.codec.consumers.walk import Walk, walk
from vfioviz.document.derived import DerivedColumn
from vfioviz.language import mark, tr
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import ToldPanel


class ConsumersPanel(ToldPanel):
    """One row a program."""

    headers = (
        mark("Program"),
        mark("Outcome"),
        mark("Found"),
        mark("Why"),
        mark("Unaligned loads"),
    )
    widths = (27, 24, 30, 0, 0)
    name = mark("Programs that walk the chain")

    @override
    def subject(self) -> object:
        return id(self._document.derived), self._document.active

    @override
    def told(self) -> tuple[tuple[Told, ...], str]:
        column = self._document.active_column
        if column is None:
            return (), tr("Nothing is open.")
        layout = column.layout
        size = layout.size if column.argsz is None else min(layout.size, column.argsz)
        data = layout.data[:size]
        rows = tuple(
            _row(walk(each, data, layout.ioctl.key, layout.abi), column, self._document.active)
            for each in consumers_of(layout.ioctl.key)
        )
        return rows, tr("No program is known that walks answers of this ioctl.")


def _row(each: Walk, column: DerivedColumn, active: int) -> Told:
    names = {cap.id: cap.name for cap in column.layout.caps}
    found = ", ".join(
        tr("{name} at {start}", name=names.get(visit.id, f"id {visit.id}"), start=visit.start)
        for visit in each.visits
        if visit.outside is None
    )
    loads = f"{each.unaligned}: {each.traps}" if each.traps else tr("none")
    texts = (each.consumer.title, tr(each.ending.value), found or tr("nothing"), each.reason, loads)
    tip = "\n".join(
        part for part in (each.consumer.title, each.consumer.source, tr(each.consumer.note)) if part
    )
    if not each.visits:
        return Told(texts, tip)
    last = each.visits[-1]
    return Told(texts, tip, active, last.start, last.start + 8)
