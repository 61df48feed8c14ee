"""How programs in user space walk the active column."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.codec.consumers.known import consumers_of
from vfioviz.codec.consumers.walk import Outcome, Walk, name_of, traps, walk
from vfioviz.language import mark, tr
from vfioviz.ui.jobs import Work
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import Plan, Rows, ToldPanel, nothing


class ConsumersPanel(ToldPanel):
    """A row for each pass that a program makes along the chain."""

    headers = (
        mark("Program"),
        mark("Looks for"),
        mark("Outcome"),
        mark("Found"),
        mark("Why"),
        mark("Unaligned loads"),
    )
    widths = (27, 20, 24, 24, 0, 0)
    name = mark("Programs that walk the chain")

    @override
    def subject(self) -> object:
        return id(self._document.derived), self._document.active

    @override
    def plan(self) -> Plan:
        column, active = self._document.active_column, self._document.active
        if column is None:
            return nothing(tr("Nothing is open."))
        layout = column.layout
        size = layout.size if column.argsz is None else min(layout.size, column.argsz)
        data = layout.data[:size]
        programs = tuple(consumers_of(layout.ioctl.key))

        def work(progress: Work) -> Rows:
            rows = tuple(
                _row(each, outcome, active)
                for program in progress.watch(programs, len(programs))
                for each in (walk(program, data, layout.ioctl.key, layout.abi),)
                for outcome in each.outcomes
            )
            return rows, tr("No program is known that walks answers of this ioctl.")

        return Plan(size, work)


def _row(each: Walk, outcome: Outcome, active: int) -> Told:
    ioctl = outcome.memory.ioctl
    consumer, search = each.consumer, outcome.search
    found = ", ".join(
        tr("{name} at {start}", name=name_of(ioctl, id_).lower(), start=start)
        for start, id_ in outcome.found
    )
    judged = traps(consumer.access) if outcome.unaligned else ""
    texts = (
        consumer.title,
        ", ".join(name_of(ioctl, id_).lower() for id_ in search.ids),
        tr(outcome.ending.value),
        found or tr("nothing"),
        outcome.reason,
        f"{outcome.unaligned}: {judged}" if judged else tr("none"),
    )
    parts = (consumer.title, consumer.source, tr(search.when), tr(consumer.note))
    tip = "\n".join(part for part in parts if part)
    last = (outcome.memory.starts or (-1,))[-1]
    return Told(texts, tip, active, last, last + 8) if last >= 0 else Told(texts, tip)
