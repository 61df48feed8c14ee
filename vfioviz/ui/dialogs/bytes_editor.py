"""The bytes of a u8 array or a raw payload: as hex, and as text where it is one."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget
from typing_extensions import override

from vfioviz.language import tr
from vfioviz.scene import text
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.editors.hexfield import format_hex, parse_hex
from vfioviz.ui.fonts import mono
from vfioviz.ui.models.values import Bytes
from vfioviz.ui.whole import whole


@whole
class BytesDialog(Dialog):
    """Hex rows, and a line of characters (EBCDIC for ``util_str``) that edits the same bytes."""

    TOPIC = "panel.structure"

    edited = Signal(object)
    """A ``Bytes``."""

    def __init__(self, path: str, value: Bytes, parent: QWidget | None = None) -> None:
        super().__init__(tr("Edit {path}", path=path), tr("Apply"), parent)
        self.resize(560, 340)
        self._value = value
        self._encoding = "cp037" if value.ebcdic else "latin-1"
        name = QLabel(
            tr("Text (EBCDIC, code page 037)") if value.ebcdic else tr("Text (Latin-1)"), self
        )
        self.body.addWidget(name)
        self.line = QLineEdit(self)
        self.line.setFont(mono())
        self.line.setAccessibleName(tr("Text"))
        self.line.textEdited.connect(self._from_text)
        self.body.addWidget(self.line)
        self.body.addWidget(QLabel(tr("Bytes (hex)"), self))
        self.hex = QPlainTextEdit(self)
        self.hex.setObjectName("input")
        self.hex.setFont(mono())
        self.hex.setAccessibleName(tr("Bytes in hex"))
        self.hex.setTabChangesFocus(True)
        self.hex.textChanged.connect(self._from_hex)
        self.body.addWidget(self.hex, 1)
        self.amount = QLabel(self)
        self.amount.setObjectName("muted")
        self.body.addWidget(self.amount)
        self.hex.setPlainText(format_hex(value.data))
        self.hex.setFocus()

    def _from_hex(self) -> None:
        data = parse_hex(self.hex.toPlainText())
        if isinstance(data, str):
            self.complain(data)
            return
        self.complain("")
        self._show_size(data)
        self.line.setText(text.printable(data, self._encoding))

    def _from_text(self, typed: str) -> None:
        """Keep the length: a string field of the kernel has a fixed size, padded with spaces."""
        kept = parse_hex(self.hex.toPlainText())
        room = len(kept) if isinstance(kept, bytes) else len(self._value.data)
        try:
            data = typed.encode(self._encoding)
        except UnicodeEncodeError as problem:
            char = typed[problem.start]
            self.complain(
                tr(
                    "'{char}' has no byte in {encoding}: use the hex rows.",
                    char=char,
                    encoding=self._encoding,
                )
            )
            return
        if self._value.ebcdic:
            data = data.rstrip(b"\x40").ljust(room, b"\x40")
        self.complain("")
        blocker = QSignalBlocker(self.hex)
        self.hex.setPlainText(format_hex(data))
        del blocker
        self._show_size(data)

    def _show_size(self, data: bytes) -> None:
        self.amount.setText(text.byte_count(len(data)))

    @override
    def accept(self) -> None:
        data = parse_hex(self.hex.toPlainText())
        if isinstance(data, str):
            self.complain(data)
            return
        self.edited.emit(Bytes(data, self._value.ebcdic))
        super().accept()
