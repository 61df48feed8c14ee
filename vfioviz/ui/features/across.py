"""From one column to another: copying what is selected, and two capabilities side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.language import mark, tr
from vfioviz.ui.panels.table import PAIR
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from vfioviz.document.derived import DerivedColumn
    from vfioviz.ui.workbench import Workbench


def _beside(bench: Workbench, by: int) -> DerivedColumn | None:
    """Return the column so many to the right, or to the left, of the active one."""
    columns, at = bench.document.derived.columns, bench.document.active + by
    return columns[at] if 0 <= at < len(columns) else None


def _copy(bench: Workbench, by: int) -> None:
    from vfioviz.document.edits import copy_across  # noqa: PLC0415 -- when it is asked for

    source, target = bench.document.active_column, _beside(bench, by)
    now = bench.document.view.selection
    if source is None or target is None:
        return
    if now is None or now.ref is None:
        bench.message.say(tr("Select a field or a capability to copy: in the map, or in the tree."))
        return
    ref = now.ref
    if bench.editing.run(lambda project: copy_across(project, source, target, ref)):
        bench.message.say(
            tr("{what}. Ctrl+Z takes it back.", what=bench.document.undo_stack.undoText())
        )


def _says(bench: Workbench, by: int) -> str:
    target = _beside(bench, by)
    if target is None:
        return tr("Copy to the ri&ght") if by > 0 else tr("Copy to the le&ft")
    return tr("Copy to {title}", title=target.title)


def _can(bench: Workbench, by: int) -> bool:
    return bench.document.view.selection is not None and _beside(bench, by) is not None


def _hold(bench: Workbench) -> None:
    """Hold the selected capability, to be compared with the one that is selected next."""
    panel = bench.panes.bring(PAIR)
    if panel.hold():
        bench.message.say(
            tr("{what} is held: select the capability to compare it with, in any column.",
               what=panel.held)
        )  # fmt: skip
    else:
        bench.message.say(tr("Select a capability first: in the map, or in the structure tree."))


FEATURE = Feature(
    actions=(
        ActionSpec(
            "copy-right",
            "Edit/across",
            mark("Copy to the ri&ght"),
            mark("Let the column at the right say what the selected field or capability says"),
            "forward",
            ("Alt+Shift+Right",),
            run=partial(_copy, by=1),
            needs=partial(_can, by=1),
            says=partial(_says, by=1),
            tells=True,
        ),
        ActionSpec(
            "copy-left",
            "Edit/across",
            mark("Copy to the le&ft"),
            mark("Let the column at the left say what the selected field or capability says"),
            "back",
            ("Alt+Shift+Left",),
            run=partial(_copy, by=-1),
            needs=partial(_can, by=-1),
            says=partial(_says, by=-1),
            tells=True,
        ),
        ActionSpec(
            "pair",
            "Variants/compare",
            mark("Compare two capabi&lities"),
            mark("Hold the selected capability; the one that is selected then stands beside it"),
            "pin",
            ("K",),
            short=mark("Hold"),
            run=_hold,
            needs=opened,
            tells=True,
        ),
    ),
)
