"""``vfioviz render``: the byte map or a chart as a picture, with or without a display."""

from __future__ import annotations

import argparse
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.cli import charts
from vfioviz.cli.asking import find_handler, find_version, producers
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import UsageError, best, captures, complain, load
from vfioviz.cli.needs_qt import for_a_picture
from vfioviz.cli.output import refuse_input
from vfioviz.codec.finding import Severity
from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived
from vfioviz.document.project import MAX_COLUMNS, Project
from vfioviz.document.start import project_from
from vfioviz.document.view import View
from vfioviz.scene.palette import PAPER
from vfioviz.scene.vision import Vision, as_seen


def run(arguments: argparse.Namespace) -> int:
    """Draw one column a file and one a variant; status 1 where a column has error findings."""
    try:
        _check(arguments)
        if arguments.chart is not None:
            return charts.run(arguments, lambda: _answer(arguments))
        refuse_input(arguments.output, arguments.file, *arguments.more)
        derived = _answer(arguments)[1]
    except UsageError as problem:
        return complain(str(problem))
    refused = for_a_picture()
    if refused:
        return refused
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- only drawing needs Qt

    from vfioviz.ui.bytemap.export import ExportError, render  # noqa: PLC0415 -- likewise

    application = QGuiApplication.instance() or QGuiApplication(["vfioviz"])
    try:
        render(
            derived.columns, View(), arguments.output, arguments.scale,
            palette=as_seen(PAPER, Vision(arguments.vision)), letters=arguments.letters,
            links=False,
        )  # fmt: skip
    except ExportError as problem:
        return complain(str(problem))
    finally:
        del application
    worst = any(column.layout.worst() is Severity.ERROR for column in derived.columns)
    return 1 if worst else 0


def _check(arguments: argparse.Namespace) -> None:
    """Raise UsageError for options that belong to a chart, or to a map, and stand beside none."""
    if arguments.chart is None and arguments.json:
        message = "--json: of a chart; the map as JSON is what 'vfioviz show --json' prints"
        raise UsageError(message)
    if arguments.output is None and not arguments.json:
        message = "-o MAP is missing: expected a name that ends in .svg, .png or .pdf"
        raise UsageError(message)
    if arguments.output is not None and arguments.json:
        message = f"-o {arguments.output}: JSON is printed; expected -o or --json, not both"
        raise UsageError(message)
    if arguments.to_scale and arguments.chart != "ranges":
        message = "--to-scale: the axis of --chart ranges; there is none here"
        raise UsageError(message)
    if arguments.letters and arguments.chart is not None:
        message = "--letters: those of the map's cells; a chart has its own"
        raise UsageError(message)


def _answer(arguments: argparse.Namespace) -> tuple[Project, Derived]:
    keys = arguments.variants
    among = producers(arguments)
    for key in keys:
        find_version(key, among)
    first = load(arguments)
    headers = header_set(arguments)
    chosen: list[Capture] = [first.capture]
    told_in = argparse.Namespace(headers="", header_set=headers)
    chosen += [best(captures(name, told_in), first.ioctl.key, headers) for name in arguments.more]
    if len(chosen) + len(keys) > MAX_COLUMNS:
        message = (
            f"{len(chosen) + len(keys)} columns asked for; {MAX_COLUMNS} are drawn at the most"
        )
        raise UsageError(message)
    project = project_from(
        chosen, ioctl=first.ioctl.key, abi=arguments.abi, variants=keys, headers=headers,
        producers=among,
    )  # fmt: skip
    handler = find_handler(first, arguments.handler)
    project = replace(
        project,
        handler=handler.key,
        argsz=project.argsz if arguments.argsz == -1 else arguments.argsz,
        fill=project.fill if arguments.fill is None else arguments.fill,
    )
    derived = derive(project)
    for column in derived.columns:
        if column.failure:
            message = f"{column.title}: {column.failure}"
            raise UsageError(message)
    return project, derived
