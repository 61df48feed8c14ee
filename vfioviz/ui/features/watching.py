"""Watching C run: steps, breakpoints, and the line that made a byte."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.document import watching
from vfioviz.document.watching import Watching
from vfioviz.language import mark
from vfioviz.ui.panels.table import STEPS
from vfioviz.ui.registry import ActionSpec, Feature, opened

if TYPE_CHECKING:
    from collections.abc import Callable

    from vfioviz.ui.watch.page import WatchPage
    from vfioviz.ui.workbench import Workbench


def _can(bench: Workbench) -> bool:
    """Where the active column is C text."""
    project = bench.document.project
    return (
        opened(bench)
        and project is not None
        and not bench.document.hides
        and watching.watchable(project, bench.document.active) is not None
    )


def _page(bench: Workbench) -> WatchPage:
    panel = bench.panes.bring(STEPS)
    panel.show_c()
    return panel.watch


def _go(bench: Workbench, way: Callable[[Watching], Watching]) -> None:
    _page(bench).go(way)


def _why(bench: Workbench) -> None:
    _page(bench).why()


def _toggle(bench: Workbench) -> None:
    _page(bench).toggle()


_WAYS = (
    (
        "watch-into",
        "step-into",
        mark("Step &into"),
        mark("Run the next statement of the C, into a call"),
        "F7",
        watching.into,
    ),
    (
        "watch-over",
        "step-over",
        mark("Step &over"),
        mark("Run the next statement of the C, over a call"),
        "F9",
        watching.over,
    ),
    (
        "watch-out",
        "step-out",
        mark("Step o&ut"),
        mark("Run the C on to where the caller goes on"),
        "Shift+F9",
        watching.out,
    ),
    (
        "watch-back",
        "step-back",
        mark("Step &back"),
        mark("Go back to the statement before"),
        "Shift+F7",
        watching.back,
    ),
    (
        "watch-run",
        "run",
        mark("&Run to a breakpoint"),
        mark("Run the C on to the next breakpoint, or to its end"),
        "Ctrl+F9",
        watching.run,
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
    )
)
