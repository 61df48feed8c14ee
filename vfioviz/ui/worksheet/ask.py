"""Saves a worksheet and its key from the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from vfioviz.capture.filewrite import write_file
from vfioviz.capture.source import CaptureError
from vfioviz.document.teach.exercises import Level, SheetError
from vfioviz.language import tr
from vfioviz.scene.worksheet.plain import plain
from vfioviz.scene.worksheet.sheet import worksheet
from vfioviz.ui.message_bar import MessageBar
from vfioviz.ui.worksheet.export import render

_DRAWN = frozenset({".pdf", ".svg"})


def ask(parent: QWidget, message: MessageBar, seed: int, count: int, level: Level) -> QFileDialog:
    """Ask for a file and write the sheet there, and its key beside it."""
    dialog = QFileDialog(parent, tr("Save worksheet"), f"worksheet-{seed}.pdf")
    dialog.setObjectName("worksheet-dialog")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(
        [tr("PDF document (*.pdf)"), tr("SVG drawings (*.svg)"), tr("Plain text (*.txt)")]
    )
    dialog.selectFile(f"worksheet-{seed}.pdf")
    dialog.setDefaultSuffix("pdf")
    dialog.fileSelected.connect(partial(_save, message, seed, count, level))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog


def _save(message: MessageBar, seed: int, count: int, level: Level, name: str) -> None:
    path = Path(name)
    try:
        for key in (False, True):
            sheet = worksheet(seed, count, level, key=key)
            target = path.with_stem(f"{path.stem}-key") if key else path
            if path.suffix.lower() in _DRAWN:
                render(sheet, target)
            else:
                write_file(target, plain(sheet).encode())
    except (SheetError, CaptureError) as problem:
        message.fail(tr("The worksheet was not saved: {problem}", problem=problem))
        return
    message.say(tr("Saved {sheet}, and its key beside it.", sheet=path.name))
