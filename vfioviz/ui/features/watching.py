"""Watching C run, and editing it: steps, breakpoints, the line that made a byte; a diff."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document.project import CaptureColumn, ModelColumn
from vfioviz.document.watchable import watchable
from vfioviz.kernel.sourced.producer import Sourced
from vfioviz.language import mark, tr
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from vfioviz.ui.watch.page import WatchPage
    from vfioviz.ui.workbench import Workbench


def _can(bench: Workbench) -> bool:
    """Where the active column is C text, or was captured and a model stands beside it."""
    project, active = bench.document.project, bench.document.active_column
    if not opened(bench) or project is None or bench.document.hides:
        return False
    if active is not None and isinstance(active.column, CaptureColumn):
        # Which of them has C is not asked: that would load the interpreter with the first map.
        return any(isinstance(one, ModelColumn) for one in project.columns)
    return watchable(project, bench.document.active) is not None


def _on_page(bench: Workbench, act: Callable[[WatchPage], object]) -> None:
    """Do something where the C is shown: of the active column, else of the first that has some."""
    project, active = bench.document.project, bench.document.active
    columns = () if project is None else (active, *range(len(project.columns)))
    found = next((one for one in columns if project and watchable(project, one)), None)
    if found is None:
        bench.message.say(tr("No column is a version of the code whose C is there to be watched."))
        return
    if found != active:
        bench.editing.go_to_column(found)
        shown = bench.document.derived.columns
        words = tr(
            "{title} is an answer, and no code: what is watched is {model}.",
            title=shown[active].title,
            model=shown[found].title,
        )
        bench.message.say(words)
    panel = bench.panes.bring(STEPS)
    panel.show_c()
    act(panel.watch)


def _go(bench: Workbench, way: str) -> None:
    from vfioviz.document import watching  # noqa: PLC0415 -- loaded with the page

    ways = {
        "into": watching.into, "over": watching.over, "out": watching.out,
        "back": watching.back, "run": watching.run,
    }  # fmt: skip
    _on_page(bench, lambda page: page.go(ways[way]))


def _why(bench: Workbench) -> None:
    _on_page(bench, lambda page: page.why())


def _toggle(bench: Workbench) -> None:
    _on_page(bench, lambda page: page.toggle())


def _edit(bench: Workbench) -> None:
    _on_page(bench, lambda page: page.begin_edit())


def _find(bench: Workbench) -> None:
    _on_page(bench, lambda page: page.find_place())


def _edited(bench: Workbench) -> Sourced | None:
    """Return the edit of C that the active column shows; None where it shows none."""
    project, column = bench.document.project, bench.document.active_column
    if project is None or column is None or not isinstance(column.column, ModelColumn):
        return None
    found = project.producer(column.column)
    return found if isinstance(found, Sourced) and found.base is not None else None


def _is_edited(bench: Workbench) -> bool:
    return _edited(bench) is not None


def _copy_diff(bench: Workbench) -> None:
    """Copy what ``git apply`` takes."""
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- Qt

    from vfioviz.document.edit_code import diff_of  # noqa: PLC0415 -- when it is wanted

    found = _edited(bench)
    if found is None or found.base is None:
        return
    if found.absent is not None:
        bench.message.fail(tr("The C of {key} is not here: read it first.", key=found.key))
        return
    diff = diff_of(found)
    if not diff:
        bench.message.say(tr("{key} is {base} again: no diff.", key=found.key, base=found.base.key))
        return
    QGuiApplication.clipboard().setText(diff)
    bench.message.say(
        tr("Copied {key} as a diff against {base}.", key=found.key, base=found.base.key)
    )


_WAYS = (
    (
        "watch-into",
        "step-into",
        mark("Step &into"),
        mark("Run the next statement of the C, into a call"),
        "F7",
        "into",
    ),
    (
        "watch-over",
        "step-over",
        mark("Step &over"),
        mark("Run the next statement of the C, over a call"),
        "F9",
        "over",
    ),
    (
        "watch-out",
        "step-out",
        mark("Step o&ut"),
        mark("Run the C on to where the caller goes on"),
        "Shift+F9",
        "out",
    ),
    (
        "watch-back",
        "step-back",
        mark("Step &back"),
        mark("Go back to the statement before"),
        "Shift+F7",
        "back",
    ),
    (
        "watch-run",
        "run",
        mark("&Run to a breakpoint"),
        mark("Run the C on to the next breakpoint, or to its end"),
        "Ctrl+F9",
        "run",
    ),
)

FEATURE = Feature(
    actions=(
        *(
            ActionSpec(
                key,
                "Go/watch",
                text,
                tip,
                icon,
                (keys,),
                run=partial(_go, way=way),
                needs=_can,
                tells=True,
            )
            for key, icon, text, tip, keys, way in _WAYS
        ),
        ActionSpec(
            "watch-byte",
            "Go/watch",
            mark("Run to the b&yte"),
            mark("Go to the line of the C that made the selected byte"),
            "run-to-byte",
            ("Ctrl+F7",),
            run=_why,
            needs=_can,
            tells=True,
        ),
        ActionSpec(
            "watch-breakpoint",
            "Go/watch",
            mark("Break&point"),
            mark("Set a breakpoint at the line of the cursor in the C, or take it away"),
            "breakpoint",
            ("Alt+F9",),
            run=_toggle,
            needs=_can,
            tells=True,
        ),
        ActionSpec(
            "c-files",
            "Go/watch",
            mark("&File or function of the C…"),
            mark("Open another file of the C that is shown, or go to a function by its name"),
            "search",
            ("Shift+F4",),
            run=_find,
            needs=_can,
            tells=True,
        ),
        ActionSpec(
            "edit-c",
            "Edit/c",
            mark("Edi&t the C"),
            mark("Edit the C of the active column: what comes out is a variant of its own"),
            "edit",
            ("F4",),
            run=_edit,
            needs=_can,
            tells=True,
        ),
        ActionSpec(
            "copy-diff",
            "Edit/copy",
            mark("Copy the edit as a d&iff"),
            mark("Copy what was edited in the C of the active column, as git apply takes it"),
            "copy",
            ("Ctrl+Alt+D",),
            run=_copy_diff,
            needs=_is_edited,
            tells=True,
        ),
    )
)
