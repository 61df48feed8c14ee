"""Going from one thing to another: to an offset, along the chain, findings and differences."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document.project import MAX_COLUMNS
from vfioviz.language import mark, tr
from vfioviz.scene.text import BADGES
from vfioviz.ui.panels.table import DIFFERENCES, FINDINGS, WHY
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
    from vfioviz.ui.finding import Search  # noqa: PLC0415 -- Qt

    document, search = bench.document, bench.get(Search)
    dialog = FindDialog(document.derived.columns, document.active, bench.window, search.words)
    dialog.chosen.connect(bench.centre.jump)
    dialog.sought.connect(search.look_for)
    dialog.open()


def _step_found(bench: Workbench, by: int) -> None:
    from vfioviz.ui.finding import Search  # noqa: PLC0415 -- Qt

    search = bench.get(Search)
    if not search.words:
        _find(bench)
    elif not search.step(by):
        bench.message.say(tr("Nothing of that is in these columns."))


def _find_same(bench: Workbench) -> None:
    """Look for the value that is selected, or for its bytes."""
    from vfioviz.ui.finding import Search  # noqa: PLC0415 -- Qt

    column, now = bench.document.active_column, bench.document.view.selection
    if column is None or now is None or now.start >= column.layout.size:
        bench.message.say(tr("Select bytes first: in the map, or in the structure tree."))
        return
    leaf = column.layout.leaf_at(now.start)
    whole = (leaf.start, leaf.stop) == (now.start, now.stop)
    raw = column.layout.data[now.start : now.stop]
    search = bench.get(Search)
    search.look_for(str(leaf.value) if whole and isinstance(leaf.value, int) else raw.hex(" "))
    if not search.step(1):
        bench.message.say(tr("Nothing of that is in these columns."))


def _follow(bench: Workbench) -> None:
    navigator = bench.centre.load_map().navigator
    if not navigator.follow():
        bench.message.say(navigator.why)


def _back(bench: Workbench) -> None:
    navigator = bench.centre.load_map().navigator
    if not navigator.back():
        bench.message.say(navigator.why)


def _pointer(bench: Workbench) -> None:
    navigator = bench.centre.load_map().navigator
    if not navigator.pointer():
        bench.message.say(navigator.why)


def _why(bench: Workbench) -> None:
    bench.panes.show(WHY.key)


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
            "find-next",
            "Go/to",
            mark("Find next"),
            mark("Go to the next place of what was looked for"),
            "search",
            ("F3",),
            run=partial(_step_found, by=1),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "find-previous",
            "Go/to",
            mark("Find previous"),
            mark("Go to the place before of what was looked for"),
            "search",
            ("Shift+F3",),
            run=partial(_step_found, by=-1),
            needs=opened,
            tells=True,
        ),
        ActionSpec(
            "find-same",
            "Go/to",
            mark("Find the same"),
            mark("Look for the selected value, or the selected bytes, in all columns"),
            "search",
            ("Ctrl+F3",),
            run=_find_same,
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
            "pointer",
            "Go/find",
            mark("Who points here"),
            mark("Go to the cap_offset or next that leads to the selected capability"),
            "back",
            ("Shift+N",),
            run=_pointer,
            needs=opened,
        ),
        ActionSpec(
            "why",
            "Go/find",
            mark("Why is this byte here"),
            mark("Say what put the selected bytes where they are"),
            "help",
            ("Y",),
            run=_why,
            needs=opened,
            tells=True,
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
