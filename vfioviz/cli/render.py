"""``vfioviz render``: the byte map as a picture, with or without a display."""

from __future__ import annotations

import argparse
from dataclasses import replace

from vfioviz.capture.source import Capture
from vfioviz.cli.asking import find_handler, find_version, producers
from vfioviz.cli.headers import header_set
from vfioviz.cli.load import UsageError, best, captures, complain, load
from vfioviz.cli.needs_qt import for_a_picture
from vfioviz.cli.output import refuse_input
from vfioviz.codec.finding import Severity
from vfioviz.document.derive import derive
from vfioviz.document.derived import Derived
from vfioviz.document.project import MAX_COLUMNS
from vfioviz.document.start import project_from
from vfioviz.document.view import View


def run(arguments: argparse.Namespace) -> int:
    """Draw one column a file and one a variant; status 1 where a column has error findings."""
    try:
        refuse_input(arguments.output, arguments.file, *arguments.more)
        derived = _derived(arguments)
    except UsageError as problem:
        return complain(str(problem))
    refused = for_a_picture()
    if refused:
        return refused
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- only drawing needs Qt

    from vfioviz.ui.bytemap.export import ExportError, render  # noqa: PLC0415 -- likewise

    application = QGuiApplication.instance() or QGuiApplication(["vfioviz"])
    try:
        render(derived.columns, View(), arguments.output, arguments.scale, links=False)
    except ExportError as problem:
        return complain(str(problem))
    finally:
        del application
    worst = any(column.layout.worst() is Severity.ERROR for column in derived.columns)
    return 1 if worst else 0


def _derived(arguments: argparse.Namespace) -> Derived:
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
    derived = derive(
        replace(
            project,
            handler=handler.key,
            argsz=project.argsz if arguments.argsz == -1 else arguments.argsz,
            fill=project.fill if arguments.fill is None else arguments.fill,
        )
    )
    for column in derived.columns:
        if column.failure:
            message = f"{column.title}: {column.failure}"
            raise UsageError(message)
    return derived
