"""The pictures of charts: on the clipboard, or in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from vfioviz.language import mark, tr
from vfioviz.ui.context import CHART, CHART_OF_BYTES, menu
from vfioviz.ui.panels.plot import PlotPanel

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint

    from vfioviz.ui.workbench import Workbench

P = TypeVar("P", bound=PlotPanel)

_FILTER = mark("SVG picture, text stays text (*.svg);;PNG picture (*.png);;PDF document (*.pdf)")
_NONE = mark("There is no chart to make a picture of.")
_SCALE = 2.0


def wired(bench: Workbench, panel: P) -> P:
    """Let the buttons of a panel do what they say."""
    panel.copy_wanted.connect(partial(copy, bench, panel))
    panel.export_wanted.connect(partial(ask_export, bench, panel))
    panel.menu_wanted.connect(partial(_pop_up, bench, panel))
    return panel


def _pop_up(bench: Workbench, panel: PlotPanel, at: QPoint) -> None:
    """Show what one can do with a chart."""
    groups = CHART_OF_BYTES if panel.of_bytes else CHART
    menu(bench, groups, panel.offered(), tr(panel.name)).popup(at)


def in_front(bench: Workbench) -> PlotPanel | None:
    """Return the panel with a chart that has the focus, else the first that is seen."""
    seen = [
        dock.panel
        for dock in bench.panes.docks.values()
        if dock.seen and isinstance(dock.panel, PlotPanel)
    ]
    focus = QApplication.focusWidget()
    focused = (each for each in seen if focus is not None and each.isAncestorOf(focus))
    return next(focused, next(iter(seen), None))


def with_chart(bench: Workbench, do: Callable[[Workbench, PlotPanel], object]) -> None:
    """Do something with the chart that is seen; say so where none is."""
    panel = in_front(bench)
    if panel is None:
        bench.message.say(tr("Bring a panel with a chart to the front first."))
        return
    do(bench, panel)


def turn(bench: Workbench, panel: PlotPanel) -> None:
    """Show the table in place of the chart, or the chart again."""
    panel.as_table.toggle()
    said = tr("{name}: table") if panel.as_table.isChecked() else tr("{name}: chart")
    bench.message.say(said.format(name=tr(panel.name)))


def copy(bench: Workbench, panel: PlotPanel) -> None:
    """Put a picture of a chart on the clipboard."""
    sheet = panel.picture(bench.theme.paper)
    if sheet is None:
        bench.message.say(tr(_NONE))
        return
    QGuiApplication.clipboard().setImage(sheet.image())
    bench.message.say(tr("Copied the picture: {title}.", title=sheet.title))


def ask_export(bench: Workbench, panel: PlotPanel) -> None:
    """Let the user choose where the picture of a chart goes."""
    if panel.picture() is None:
        bench.message.say(tr(_NONE))
        return
    dialog = QFileDialog(bench.window, tr("Save the picture"), f"{panel.name}.svg", tr(_FILTER))
    dialog.setObjectName("picture-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("svg")
    dialog.filterSelected.connect(
        lambda chosen: dialog.setDefaultSuffix(chosen.partition("*.")[2].rstrip(")"))
    )
    dialog.fileSelected.connect(lambda path: export(bench, panel, path))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def export(bench: Workbench, panel: PlotPanel, path: str) -> None:
    """Write the picture of a chart; a chart is small, and painted at once."""
    from vfioviz.ui.bytemap.export import ExportError, write_sheet  # noqa: PLC0415 -- rare

    sheet = panel.picture(bench.theme.paper)
    if sheet is None:
        bench.message.say(tr(_NONE))
        return
    try:
        write_sheet(lambda: sheet, Path(path), _SCALE)
    except (ExportError, OSError) as problem:
        bench.message.fail(str(problem))
        return
    bench.message.say(tr("Exported {path}", path=path))
