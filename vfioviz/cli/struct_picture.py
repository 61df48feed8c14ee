"""What ``vfioviz struct`` and ``vfioviz series`` write with ``-o``."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from vfioviz.cli.needs_qt import for_a_picture
from vfioviz.cli.output import refuse_input, save
from vfioviz.cli.problems import UsageError, complain
from vfioviz.scene.structsheet import Picture

_DRAWN = (".svg", ".png", ".pdf")


def refuse_name(output: str | None, what: str, inputs: Iterable[str], *, json: bool) -> None:
    """Raise UsageError for an output that can't be written: its name, ``--json``, an input."""
    if output is None:
        return
    if Path(output).suffix.lower() not in (*_DRAWN, ".txt"):
        message = f"-o {output}: {what} is written as .svg, .png, .pdf or .txt, by the name's end"
        raise UsageError(message)
    if json:
        message = f"-o {output}: JSON is printed; expected -o or --json, not both"
        raise UsageError(message)
    refuse_input(output, *inputs)


def write(
    output: str, lines: Callable[[], Iterable[str]], picture: Callable[[], Picture], *inputs: str
) -> int:
    """Write a text or a picture, by the name's end; returns the exit status, 0 where it is written.

    Args:
        output: Where.
        lines: Its text.
        picture: What is drawn.
        inputs: What was read.

    Raises:
        CaptureError: It can't be written.
    """
    if Path(output).suffix.lower() == ".txt":
        save(output, "".join(f"{line}\n" for line in lines()).encode(), *inputs)
        return 0
    refused = for_a_picture()
    if refused:
        return refused
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- only drawing needs Qt

    from vfioviz.ui.bytemap.export import ExportError  # noqa: PLC0415 -- likewise
    from vfioviz.ui.structs.picture import render  # noqa: PLC0415 -- likewise

    application = QGuiApplication.instance() or QGuiApplication(["vfioviz"])
    try:
        render(picture(), output, links=False)
    except ExportError as problem:
        return complain(str(problem))
    finally:
        del application
    return 0
