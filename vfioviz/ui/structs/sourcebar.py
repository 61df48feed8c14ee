"""Where structs come from: a file, folder, revision, patch, kernel, or the clipboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from vfioviz.capture.headerlist import HeadersWanted
from vfioviz.language import tr


class SourceBar(QWidget):
    """Two lines to type into, and what fills them."""

    wanted = Signal(object)
    """A HeadersWanted."""
    added = Signal(object)
    """A HeadersWanted that comes behind what is open."""
    refused = Signal(str)
    """Why nothing is opened."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.source = QLineEdit(self)
        self.source.setPlaceholderText(
            tr("a header, folder, TREE@REV, TREE@A..B, patch or mail, btf, btf:FILE")
        )
        self.source.setClearButtonEnabled(True)
        self.source.returnPressed.connect(self.open)
        self.base = QLineEdit(self)
        self.base.setPlaceholderText(tr("of a patch; else the built-in"))
        self.base.returnPressed.connect(self.open)
        name, below = QLabel(tr("&Source:"), self), QLabel(tr("&Base:"), self)
        name.setBuddy(self.source)
        below.setBuddy(self.base)
        self.file = self._button(tr("&File…"), lambda: self._ask(folder=False))
        self.folder = self._button(tr("Fol&der…"), lambda: self._ask(folder=True))
        self.paste = self._button(tr("&Paste"), self.take_clipboard)
        self.paste.setToolTip(
            tr("Take the header, mail or patch that is on the clipboard; Ctrl+Alt+V adds it")
        )
        self.go = self._button(tr("&Open"), self.open)
        self.more = self._button(tr("&Add"), self.add)
        self.more.setToolTip(
            tr("Put it behind what is open: each struct is drawn through all of them (Ctrl+Return)")
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(name)
        row.addWidget(self.source, 3)
        for button in (self.file, self.folder, self.paste):
            row.addWidget(button)
        row.addSpacing(8)
        row.addWidget(below)
        row.addWidget(self.base, 1)
        row.addWidget(self.go)
        row.addWidget(self.more)

    def _button(self, text: str, run: object) -> QPushButton:
        made = QPushButton(text, self)
        made.setAutoDefault(False)
        made.clicked.connect(run)
        return made

    def open(self) -> None:
        """Ask for what is typed."""
        self._ask_for(self.wanted)

    def add(self) -> None:
        """Ask for what is typed, behind what is open."""
        self._ask_for(self.added)

    def _ask_for(self, signal: SignalInstance) -> None:
        text = self.source.text().strip()
        if text:
            signal.emit(HeadersWanted(text, self.base.text().strip()))
        else:
            self.refused.emit(
                tr("No source is named: a file, a folder, TREE@REV, a patch, or btf.")
            )

    def take_clipboard(self) -> None:
        """Ask for the text on the clipboard."""
        self._ask_for_clipboard(self.wanted)

    def add_clipboard(self) -> None:
        """Ask for the text on the clipboard, behind what is open."""
        self._ask_for_clipboard(self.added)

    def _ask_for_clipboard(self, signal: SignalInstance) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.source.clear()
            signal.emit(HeadersWanted(tr("pasted text"), self.base.text().strip(), text))
        else:
            self.refused.emit(tr("There is no text on the clipboard."))

    def take(self, *paths: str) -> None:
        """Ask for a file or folder, or for several, one behind the other."""
        for number, path in enumerate(paths):
            self.source.setText(path)
            if number:
                self.add()
            else:
                self.open()

    def _ask(self, *, folder: bool) -> None:
        dialog = QFileDialog(self, tr("Headers or a patch"))
        dialog.setObjectName("headers-dialog")
        if folder:
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
            dialog.setNameFilters(
                [tr("Headers, patches and mails (*.h *.patch *.diff *.eml *.mbox *.txt)"),
                 tr("All files (*)")]
            )  # fmt: skip
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda paths: self.take(*paths))
        dialog.open()
