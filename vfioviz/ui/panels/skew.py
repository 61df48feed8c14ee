"""Header version by kernel version: what a program built with other headers makes of the answer."""

from __future__ import annotations

from typing_extensions import override

from vfioviz.kernel.question import ModelError, Question
from vfioviz.kernel.skew import Skew, skews
from vfioviz.language import mark, told, tr
from vfioviz.ui.jobs import Work, weight
from vfioviz.ui.models.told import Told
from vfioviz.ui.panels.told import Plan, Rows, ToldPanel, nothing


class SkewPanel(ToldPanel):
    """One row a pairing of kernel and program, modelled."""

    headers = (
        mark("Kernel (model)"),
        mark("Headers"),
        mark("Program for"),
        "sizeof(info)",
        "argsz",
        mark("Misreads"),
    )
    widths = (16, 9, 13, 13, 26, 0)
    name = mark("Programs with other headers")

    @override
    def subject(self) -> object:
        project = self._document.project
        if project is None:
            return None
        return project.content, project.handler, project.abi, project.fill

    @override
    def plan(self) -> Plan:
        project = self._document.project
        if project is None:
            return nothing(tr("Nothing is open."))

        def work(progress: Work) -> Rows:
            try:
                question = Question(
                    project.content, project.answering, project.layout_abi, fill=project.fill
                )
                pairings = skews(question, project.producers.released)
                return tuple(_row(each) for each in progress.watch(pairings)), ""
            except ModelError as problem:
                return (), str(problem)

        return Plan(weight(self._document), work)


def _row(each: Skew) -> Told:
    absent = tr("not there")
    misread = [
        f"{one.what}: {one.before or absent} -> {one.after or absent}" for one in each.misread
    ]
    said = [*map(told, each.lies), *misread]
    texts = (
        each.kernel,
        ".".join(map(str, each.headers)),
        each.program,
        str(each.sizeof),
        ", ".join(f"{call.argsz_in} -> {call.argsz_out}" for call in each.calls),
        "; ".join(said) or tr("nothing"),
    )
    return Told(texts, "\n".join(said) or tr("reads what the kernel wrote"))
