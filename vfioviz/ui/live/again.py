"""File, Read again: the same consent once more."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from vfioviz.language import tr
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.fonts import mono
from vfioviz.ui.live.wish import Wish, named
from vfioviz.ui.plain import plain


def command_line(text: str, parent: QWidget) -> QLineEdit:
    """Return a field that shows what will run; it can be copied, not changed."""
    line = QLineEdit(text, parent)
    line.setReadOnly(True)
    line.setFont(mono())
    line.setAccessibleName(tr("What will run"))
    line.setToolTip(plain(text))
    line.setCursorPosition(0)
    return line


class AgainDialog(Dialog):
    """Says what reading again does; ``accepted`` is the consent."""

    TOPIC = "panel.capture"

    def __init__(self, wish: Wish, shown: str, parent: QWidget | None = None) -> None:
        super().__init__(tr("Read again"), tr("&Read again"), parent)
        self.resize(640, 180)
        devices = named(wish.request.devices)
        where = f" on {wish.target.host}" if wish.target.host else ""
        self.what = QLabel(
            tr(
                "Read {devices}{where} again? Once more {warning}.",
                devices=devices,
                where=where,
                warning=wish.warning,
            ),
            self,
        )
        self.what.setWordWrap(True)
        self.line = command_line(shown, self)
        runs = QLabel(tr("This runs:"), self)
        runs.setObjectName("muted")
        for widget in (self.what, runs, self.line):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.ok.setFocus()
