"""What can be done where no struct is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from vfioviz.language import tr
from vfioviz.ui.structs.sourcebar import SourceBar
from vfioviz.ui.whole import whole

_WIDTH = 560
"""Pixels of its text."""


@whole
class Nothing(QWidget):
    """Stands in the place of the map: what to open, and how; then that a struct is to be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.words = QLabel(self)
        self.file = self._button(tr("Open a header or patch…"))
        self.folder = self._button(tr("Open a folder…"))
        self.paste = self._button(tr("Paste"))
        self.paste.setToolTip(tr("What is on the clipboard (Ctrl+Shift+V)"))
        for label in (self.heading, self.words):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in (self.file, self.folder, self.paste):
            row.addWidget(button)
        row.addStretch(1)
        inner = QWidget(self)
        inner.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(inner)
        column.setSpacing(14)
        column.addStretch(2)
        for widget in (self.heading, self.words):
            column.addWidget(widget)
        column.addLayout(row)
        column.addStretch(3)
        outer = QHBoxLayout(self)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)
        self.show_source(listed=False)

    def _button(self, text: str) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        return made

    def connect_to(self, bar: SourceBar) -> None:
        """Have the buttons do what those of the source line do."""
        self.file.clicked.connect(bar.file.click)
        self.folder.clicked.connect(bar.folder.click)
        self.paste.clicked.connect(bar.paste.click)

    def show_source(self, listed: bool) -> None:  # noqa: FBT001 -- its one argument
        """Say what comes next.

        Args:
            listed: Whether there are structs to choose from.
        """
        if listed:
            self.heading.setText(tr("Choose a struct at the left"))
            self.words.setText(tr("Ctrl+F searches the names; the arrows and Return choose one."))
        else:
            self.heading.setText(tr("Open the header that declares a struct"))
            self.words.setText(
                tr(
                    "A header, a folder, a kernel tree or TREE@REV of a repository; a patch or "
                    "mail; btf for the running kernel. Type it above (Ctrl+O), drop a file here, "
                    "or paste a header, patch or mail. Nothing has to be built."
                )
            )
        for button in (self.file, self.folder, self.paste):
            button.setVisible(not listed)
        self.setAccessibleName(self.heading.text())
        self.setAccessibleDescription(self.words.text())
