"""Windows of the program: another one, one or many for files, leaving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vfioviz.language import mark
from vfioviz.ui.registry import ActionSpec, Feature

if TYPE_CHECKING:
    from vfioviz.ui.workbench import Workbench


def _new_window(bench: Workbench) -> None:
    if bench.program.new_window is not None:
        bench.program.new_window()


def _choose_windows(bench: Workbench) -> None:
    from vfioviz.ui.recent import set_preference  # noqa: PLC0415 -- Qt

    many = bench.actions["windows-many"].isChecked()
    set_preference("windows", "many" if many else "one")


def _quit(bench: Workbench) -> None:
    if bench.program.quit is None:
        bench.window.close()
    else:
        bench.program.quit()


def _begin(bench: Workbench) -> None:
    from vfioviz.ui.recent import preference  # noqa: PLC0415 -- Qt

    bench.actions["windows-many"].setChecked(preference("windows", "one") == "many")


FEATURE = Feature(
    actions=(
        ActionSpec(
            "new-window",
            "File/window",
            mark("&New window"),
            mark("Open another window"),
            "pane",
            ("Ctrl+N",),
            run=_new_window,
        ),
        ActionSpec(
            "windows-many",
            "File/many",
            mark("Files open in new &windows"),
            mark("A window for each file, or all files side by side in one"),
            "layout",
            checkable=True,
            run=_choose_windows,
        ),
        ActionSpec(
            "quit",
            "File/quit",
            mark("&Quit"),
            mark("Leave vfioviz"),
            "quit",
            ("Ctrl+Q",),
            run=_quit,
        ),
    ),
    begin=_begin,
)
