"""A capture under way: how far it is, how to end it, and in the end what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QProgressBar, QWidget
from typing_extensions import override

from vfioviz.capture.live.explain import explain
from vfioviz.capture.live.messages import Message, Progress
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.theme import mono


class ProgressDialog(Dialog):
    """Stands until the child has ended; Escape and Cancel ask it to."""

    ended = Signal(object)
    """The reader, with all that was read."""

    def __init__(self, listener: Listener, parent: QWidget | None = None) -> None:
        super().__init__("Capturing", "", parent)
        self.resize(620, 200)
        self._listener = listener
        self._finished = False
        self.what = QLabel("Starting…", self)
        self.what.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName("Calls made")
        self.shown = QLabel(listener.command.shown, self)
        self.shown.setObjectName("muted")
        self.shown.setFont(mono())
        self.shown.setWordWrap(True)
        self.failures = QPlainTextEdit(self)
        self.failures.setReadOnly(True)
        self.failures.setAccessibleName("What went wrong, and what to do")
        self.failures.setTabChangesFocus(True)
        self.failures.hide()
        for widget in (self.what, self.bar, self.shown):
            self.body.addWidget(widget)
        self.body.addWidget(self.failures, 1)
        self.ok.setText("Cancel")
        listener.heard.connect(self._heard)
        listener.finished.connect(self._done)

    def start(self) -> None:
        """Show the dialog and start the child."""
        self.open()
        self._listener.listen()

    @property
    def answers(self) -> int:
        """Answers that were read so far, each fill counted."""
        return self._listener.reader.records

    def _heard(self, message: Message) -> None:
        if isinstance(message, Progress):
            self.bar.setRange(0, max(message.of, message.done, 1))
            self.bar.setValue(message.done)
            index = "" if message.index is None else f" {message.index}"
            self.what.setText(f"{message.device}  {message.ioctl}{index}")

    def _done(self) -> None:
        self._finished = True
        reader = self._listener.reader
        failures = [explain(each, reader.host, reader.devices) for each in reader.failures]
        self.ended.emit(reader)
        if not failures:
            super().accept()
            return
        count = len(reader.captures())
        self.setWindowTitle("Captured" if count else "Nothing was captured")
        self.bar.hide()
        read = f"{count} answers were read and are kept" if count else "Nothing was read"
        steps = f"{len(failures)} step{'s' if len(failures) > 1 else ''}"
        self.what.setText(f"{read}; {steps} did not work:")
        text = []
        for each in failures:
            text.append(f"{each.line}.".replace("..", "."))
            text += [f"    {line}" for line in each.commands]
        said = self._listener.said
        if said:
            text += ["", "The program's last words:", *said.splitlines()]
        if self._listener.left:
            text.append("The child could not be ended: it runs as root or waits in the kernel.")
        self.failures.setPlainText("\n".join(text))
        self.failures.show()
        self.resize(720, 360)
        self.ok.setText("Close")

    @override
    def reject(self) -> None:
        if self._finished:
            super().reject()
            return
        self.what.setText("Ending… what was read is kept.")
        self.ok.setEnabled(False)
        self._listener.cancel()
        self._listener.finished.connect(lambda: self.ok.setEnabled(True))
