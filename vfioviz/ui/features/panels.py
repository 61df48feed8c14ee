"""The panels of the window, and the way to each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from vfioviz.language import mark, tr
from vfioviz.ui.panels.table import PANELS
from vfioviz.ui.registry import ActionSpec, Feature, opened
from vfioviz.ui.workspaces import WORKSPACES, Workspace

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench


def _cycle(bench: Workbench, by: int) -> None:
    if not any(dock.seen for dock in bench.panes.docks.values()):
        bench.message.say(tr("No other pane is open."))
    bench.panes.cycle(by, bench.centre.stack.currentWidget())


def _arrange(bench: Workbench) -> None:
    from PySide6.QtWidgets import QToolBar  # noqa: PLC0415 -- a feature knows no Qt

    bench.panes.arrange()
    # A right click on a panel's title can hide it, and the next start would remember that.
    for bar in bench.window.findChildren(QToolBar):
        bar.show()
    bench.message.say(tr("The panels stand where they stood at first."))


def _can_work(bench: Workbench) -> bool:
    return opened(bench) and bench.document.playing is None


def _work_in(bench: Workbench, space: Workspace) -> None:
    from vfioviz.ui.announcer import announce  # noqa: PLC0415 -- Qt

    bench.panes.work_in(space.key)
    bench.centre.focus_map()
    announce(bench.window, tr("Workspace {name}", name=tr(space.name).replace("&", "")))


def _works_in(bench: Workbench, space: Workspace) -> bool:
    return bench.panes.workspace is space


def _show(bench: Workbench, key: str) -> None:
    bench.panes.show(key)


FEATURE = Feature(
    panels=PANELS,
    actions=(
        ActionSpec(
            "next-pane",
            "Go/pane",
            mark("Next p&ane"),
            mark("Move the focus to the next pane"),
            "pane",
            ("F12",),
            run=partial(_cycle, by=1),
            needs=opened,
        ),
        ActionSpec(
            "previous-pane",
            "Go/pane",
            mark("Previous pan&e"),
            mark("Move the focus to the pane before"),
            "pane",
            ("Shift+F12",),
            run=partial(_cycle, by=-1),
            needs=opened,
        ),
        *(
            ActionSpec(
                f"panel-{panel.key}",
                "Go/panel",
                mark("Panel: {name}"),
                mark("Bring the panel {name} to the front, and go there"),
                "pane",
                (panel.keys,),
                values=(("name", panel.name),),
                run=partial(_show, key=panel.key),
                needs=opened,
                tells=not panel.safe,
            )
            for panel in PANELS
        ),
        *(
            ActionSpec(
                f"workspace-{space.key}",
                "View/workspace",
                space.name,
                space.tip,
                "layout",
                (space.keys,),
                group="workspace",
                run=partial(_work_in, space=space),
                needs=_can_work,
                checked=partial(_works_in, space=space),
            )
            for space in WORKSPACES
        ),
        ActionSpec(
            "reset-layout",
            "View/window",
            mark("&Reset panels"),
            mark("Put the panels back where they were at first"),
            "layout",
            run=_arrange,
            needs=opened,
        ),
    ),
)
