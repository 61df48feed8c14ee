"""Why something can't be read, and the commands that would change that: to copy, never to run."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from vfioviz.capture.live.explain import Explanation
from vfioviz.language import mark, tr
from vfioviz.ui.fonts import mono

_HINT = re.compile(r" \((?:vfioviz |--)[^)]*\)")
_OPENINGS = mark("group its no nothing root the there this")
"""Words that begin our own sentences: an address or a host's name stays as it is written."""
_LINES = (1, 5)
"""Least and most commands that are seen at once."""


def sentence(told: Explanation) -> str:
    """Return text and next step for a window: without what one would type in a terminal."""
    line = _HINT.sub("", told.line)
    if line.partition(" ")[0] in tr(_OPENINGS).split():
        line = line[0].upper() + line[1:]
    return line if line.endswith(".") else f"{line}."


class Reasons(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.why = QLabel(self)
        self.why.setWordWrap(True)
        self.why.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.commands = QPlainTextEdit(self)
        self.commands.setReadOnly(True)
        self.commands.setFont(mono())
        self.commands.setAccessibleName(tr("Commands to copy; this program runs none of them"))
        self.commands.setTabChangesFocus(True)
        self.copy = QPushButton(tr("&Copy commands"), self)
        self.copy.setAutoDefault(False)
        self.copy.setToolTip(tr("This program runs none of them"))
        self.copy.clicked.connect(self._copy)
        row = QHBoxLayout()
        row.addWidget(self.commands, 1)
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignTop)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.addWidget(self.why)
        body.addLayout(row)
        self.tell("", ())

    def tell(self, text: str, commands: Sequence[str]) -> None:
        """Show a reason and commands; "" and none hide it."""
        self.why.setText(text)
        self.why.setVisible(bool(text))
        self.commands.setPlainText("\n".join(commands))
        lines = max(_LINES[0], min(len(commands), _LINES[1]))
        margin = 2 * int(self.commands.document().documentMargin()) + 2
        self.commands.setFixedHeight(self.commands.fontMetrics().lineSpacing() * lines + margin)
        self.commands.setVisible(bool(commands))
        self.copy.setVisible(bool(commands))
        self.setVisible(bool(text or commands))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.commands.toPlainText())
