"""``vfioviz render --chart``: the charts of the window, as pictures, as text, as JSON."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from vfioviz.capture.source import CaptureError
from vfioviz.capture.visible import visible
from vfioviz.cli.asking import find_versions
from vfioviz.cli.load import captures
from vfioviz.cli.needs_qt import for_a_picture
from vfioviz.cli.output import refuse_input, save
from vfioviz.cli.printing import put_json
from vfioviz.cli.problems import UsageError, complain
from vfioviz.document.derived import Derived
from vfioviz.document.project import Project
from vfioviz.scene.bytemap import ByteMap
from vfioviz.scene.change import marks
from vfioviz.scene.palette import PAPER, Palette
from vfioviz.scene.plots import matrix, minimap, spaces, tables
from vfioviz.scene.plots.tables import Table
from vfioviz.scene.vision import Vision, as_seen

if TYPE_CHECKING:
    from vfioviz.ui.bytemap.export import Paintable

_DRAWN = (".svg", ".png", ".pdf")


class Chart(NamedTuple):
    """A chart, painted or told."""

    table: Table
    sheet: Callable[[Palette], Paintable]
    """Lays it out; called where Qt is."""


def run(arguments: argparse.Namespace, answer: Callable[[], tuple[Project, Derived]]) -> int:
    """Draw or tell one chart.

    Args:
        arguments: Of ``render``.
        answer: Returns what is drawn, for charts of an answer.

    Raises:
        UsageError: There is nothing to draw, or the output's name says no form.
    """
    ending = "" if arguments.output is None else Path(arguments.output).suffix.lower()
    if arguments.output is not None and ending not in (*_DRAWN, ".txt"):
        message = (
            f"-o {arguments.output}: a chart is written as .svg, .png, .pdf or .txt, by the "
            "name's end"
        )
        raise UsageError(message)
    kind: str = arguments.chart
    chart = _records(arguments) if kind == "records" else _ANSWERED[kind](arguments, *answer())
    if arguments.json:
        put_json(chart.table.document())
        return 0
    inputs = arguments.file, *arguments.more
    if ending == ".txt":
        lines = "".join(f"{visible(line)}\n" for line in chart.table.lines())
        save(arguments.output, lines.encode(), *inputs)
        return 0
    return _draw(arguments, chart, inputs)


def _draw(arguments: argparse.Namespace, chart: Chart, inputs: tuple[str, ...]) -> int:
    refuse_input(arguments.output, *inputs)
    refused = for_a_picture()
    if refused:
        return refused
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- only drawing needs Qt

    from vfioviz.ui.bytemap.export import ExportError, write_sheet  # noqa: PLC0415 -- likewise

    application = QGuiApplication.instance() or QGuiApplication(["vfioviz"])
    paper = as_seen(PAPER, Vision(arguments.vision))
    try:
        write_sheet(lambda: chart.sheet(paper), arguments.output, arguments.scale, links=False)
    except (ExportError, CaptureError) as problem:
        return complain(str(problem))
    finally:
        del application
    return 0


def _argsz(arguments: argparse.Namespace, project: Project, derived: Derived) -> Chart:
    versions = find_versions(arguments.variants or None, project.producers)

    def sheet(paper: Palette) -> Paintable:
        from vfioviz.ui.plots import offline  # noqa: PLC0415 -- only drawing needs Qt

        return offline.argsz(project, derived, versions, paper)

    return Chart(tables.argsz_table(project, derived, versions), sheet)


def _ranges(arguments: argparse.Namespace, _project: Project, derived: Derived) -> Chart:
    space = spaces.space(derived.columns, 0)
    if space is None:
        message = f"{arguments.file}: has neither areas nor IOVA ranges, of which the chart is"
        raise UsageError(message)

    def sheet(paper: Palette) -> Paintable:
        from vfioviz.ui.plots import offline  # noqa: PLC0415 -- only drawing needs Qt

        return offline.ranges(space, paper, to_scale=arguments.to_scale)

    return Chart(tables.ranges_table(space), sheet)


def _minimap(_arguments: argparse.Namespace, _project: Project, derived: Derived) -> Chart:
    columns = derived.columns
    maps = [ByteMap(column, 8, fold=True) for column in columns]
    against = [() if at == 0 else marks(columns[0], each) for at, each in enumerate(columns)]
    strips = [
        minimap.strip(each, changes, minimap.MOST_BINS)
        for each, changes in zip(maps, against, strict=True)
    ]

    def sheet(paper: Palette) -> Paintable:
        from vfioviz.ui.plots import offline  # noqa: PLC0415 -- only drawing needs Qt

        return offline.minimap(maps, strips, paper)

    return Chart(tables.minimap_table(maps, strips), sheet)


def _records(arguments: argparse.Namespace) -> Chart:
    names = arguments.file, *arguments.more
    found = tuple(one for name in names for one in captures(name, arguments))
    made = matrix.matrix(found)

    def sheet(paper: Palette) -> Paintable:
        from vfioviz.ui.plots import offline  # noqa: PLC0415 -- only drawing needs Qt

        return offline.records(found, made, paper)

    return Chart(tables.records_table(found, made), sheet)


_ANSWERED = {"argsz": _argsz, "ranges": _ranges, "minimap": _minimap}
CHARTS = (*_ANSWERED, "records")
