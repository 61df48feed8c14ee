"""Going from one thing to another: to an offset, along the chain, findings and differences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document.project import MAX_COLUMNS
from vfioviz.language import mark, tr
from vfioviz.scene.text import BADGES
from vfioviz.ui.panels.table import DIFFERENCES, FINDINGS
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench


def _goto(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.goto import GotoDialog  # noqa: PLC0415 -- rare

    column = bench.document.active_column
    if column is None:
        return
    dialog = GotoDialog(column.layout, bench.document.active, bench.window)
    dialog.chosen.connect(bench.centre.jump)
    dialog.open()


def _find(bench: Workbench) -> None:
    from vfioviz.ui.dialogs.find import FindDialog  # noqa: PLC0415 -- rare

    document = bench.document
    dialog = FindDialog(document.derived.columns, document.active, bench.window)
    dialog.chosen.connect(bench.centre.jump)
    dialog.open()


def _follow(bench: Workbench) -> None:
    navigator = bench.centre.load_map().navigator
    if not navigator.follow():
        bench.message.say(navigator.why)


def _back(bench: Workbench) -> None:
    navigator = bench.centre.load_map().navigator
    if not navigator.back():
        bench.message.say(navigator.why)


def _step_finding(bench: Workbench, by: int) -> None:
    panel = bench.panes[FINDINGS]
    if not panel.step(by):
        bench.message.say(tr("No findings in this column."))
    elif panel.model.rowCount() == 1:
        bench.message.say(tr("This is the only finding of this column."))
    elif panel.around:
        last = tr("That was the last finding: on from the first.")
        first = tr("That was the first finding: on from the last.")
        bench.message.say(last if by > 0 else first)


def _step_difference(bench: Workbench, by: int) -> None:
    panel = bench.panes[DIFFERENCES]
    if not panel.step(by):
        bench.message.say(panel.none.text())
    elif panel.model.rowCount() == 1:
        bench.message.say(tr("This is the only difference."))
    elif panel.around:
        last = tr("That was the last difference: on from the first.")
        first = tr("That was the first difference: on from the last.")
        bench.message.say(last if by > 0 else first)


def _to_column(bench: Workbench, index: int) -> None:
    from vfioviz.ui.announcer import announce  # noqa: PLC0415 -- Qt

    bench.editing.go_to_column(index)
    column = bench.document.active_column
    if column is not None:
        announce(
            bench.window,
            tr(
                "Column {number}: {title}, {badge}",
                number=index + 1,
                title=column.title,
                badge=tr(BADGES[column.badge]),
            ),
        )


def _has_column(bench: Workbench, index: int) -> bool:
    project = bench.document.project
    return project is not None and index < len(project.columns)


FEATURE = Feature(
    actions=(
        ActionSpec(
            "goto",
            "Go/to",
            mark("&Go to…"),
            mark("Go to an offset, a capability or a field"),
            "goto",
            ("Ctrl+G",),
            short=mark("Go to"),
            run=_goto,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "find",
            "Go/to",
            mark("F&ind…"),
            mark("Find a name, a value, a flag or bytes in all columns"),
            "search",
            ("Ctrl+F",),
            run=_find,
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "follow",
            "Go/to",
            mark("&Follow next"),
            mark("Go where cap_offset or next of the selection points"),
            "follow",
            ("N",),
            run=_follow,
            needs=opened,
        ),
        ActionSpec(
            "back",
            "Go/to",
            mark("&Back"),
            mark("Go back to where you followed from"),
            "back",
            ("B",),
            run=_back,
            needs=opened,
        ),
        ActionSpec(
            "next-finding",
            "Go/find",
            mark("&Next finding"),
            mark("Go to the next finding of the column"),
            "next-finding",
            ("F8",),
            short=mark("Next"),
            run=partial(_step_finding, by=1),
            needs=opened,
        ),
        ActionSpec(
            "previous-finding",
            "Go/find",
            mark("&Previous finding"),
            mark("Go to the finding before"),
            "previous-finding",
            ("Shift+F8",),
            short=mark("Previous"),
            run=partial(_step_finding, by=-1),
            needs=opened,
        ),
        ActionSpec(
            "next-difference",
            "Go/find",
            mark("Next &difference"),
            mark("Select the next thing that differs from the reference"),
            "next-finding",
            ("F6",),
            run=partial(_step_difference, by=1),
            needs=opened,
        ),
        ActionSpec(
            "previous-difference",
            "Go/find",
            mark("Previous difference"),
            mark("Select the previous thing that differs from the reference"),
            "previous-finding",
            ("Shift+F6",),
            run=partial(_step_difference, by=-1),
            needs=opened,
        ),
        *(
            ActionSpec(
                f"column-{number}",
                "Go/column",
                mark("Column &{number}"),
                mark("Show column {number} in the panels"),
                "column",
                (f"Ctrl+{number}",),
                values=(("number", number),),
                run=partial(_to_column, index=number - 1),
                needs=partial(_has_column, index=number - 1),
            )
            for number in range(1, MAX_COLUMNS + 1)
        ),
    ),
)
