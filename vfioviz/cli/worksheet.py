"""``vfioviz worksheet``: exercises of a seed, and their key, for paper."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from vfioviz.capture.filewrite import same_file, write_file
from vfioviz.capture.source import CaptureError
from vfioviz.cli.load import complain
from vfioviz.cli.needs_qt import for_a_picture
from vfioviz.cli.printing import put, put_text
from vfioviz.document.teach.exercises import SheetError
from vfioviz.scene.worksheet.blocks import Worksheet
from vfioviz.scene.worksheet.plain import plain
from vfioviz.scene.worksheet.sheet import worksheet

_DRAWN = {".pdf", ".svg"}
_FORMS = {*_DRAWN, ".txt"}


def run(arguments: argparse.Namespace) -> int:
    """Write the sheet and its key; status 2 for a number out of range or a file."""
    wanted = [False] if arguments.no_key else [False, True]
    try:
        made = [worksheet(arguments.seed, arguments.count, arguments.level, key=key)
                for key in wanted]  # fmt: skip
    except SheetError as problem:
        return complain(str(problem))
    if arguments.output is None and arguments.key is None:
        _print(made)
        return 0
    if arguments.output is None:
        return complain("--key needs -o: a key alone would be printed among the exercises")
    sheet = Path(arguments.output)
    key = Path(arguments.key) if arguments.key else sheet.with_stem(f"{sheet.stem}-key")
    wrong = _wrong_name(sheet, key)
    if wrong:
        return complain(wrong)
    refused = _cannot_draw((sheet, key)[: len(made)])
    if refused:
        return refused
    for one, path in zip(made, (sheet, key), strict=False):
        try:
            written = _write(one, path)
        except CaptureError as problem:
            return complain(str(problem))
        for name in written:
            put(f"{name}: {one.title}")
    return 0


def _wrong_name(sheet: Path, key: Path) -> str:
    for path in (sheet, key):
        if path.suffix.lower() not in _FORMS:
            return f"{path}: expected a name that ends in .pdf, .svg or .txt"
    if sheet == key or same_file(sheet, key):
        return f"{key}: the key would take the place of the exercises"
    return ""


def _cannot_draw(paths: Sequence[Path]) -> int:
    if not any(path.suffix.lower() in _DRAWN for path in paths):
        return 0
    # Qt embeds fonts in the order of a hash, which it otherwise seeds anew in each process.
    os.environ["QT_HASH_SEED"] = "0"
    return for_a_picture()


def _print(made: Sequence[Worksheet]) -> None:
    for number, one in enumerate(made):
        if number:
            sys.stdout.write("\f\n")
        put_text(plain(one))


def _write(sheet: Worksheet, path: Path) -> list[Path]:
    if path.suffix.lower() not in _DRAWN:
        write_file(path, plain(sheet).encode(), links=False)
        return [path]
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415 -- only drawing needs Qt

    from vfioviz.ui.worksheet.export import render  # noqa: PLC0415 -- likewise

    application = QGuiApplication.instance() or QGuiApplication(["vfioviz"])
    written = render(sheet, path, links=False)
    del application
    return written
