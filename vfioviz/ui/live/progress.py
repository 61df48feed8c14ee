"""A capture under way: how far it is, how to end it, and in the end what went wrong."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QPlainTextEdit, QProgressBar, QWidget
from typing_extensions import override

from vfioviz.capture.live.explain import explain
from vfioviz.capture.live.messages import Begin, Message, Progress
from vfioviz.capture.live.stream import Reader
from vfioviz.language import mark, tr
from vfioviz.scene.text import plural
from vfioviz.ui.dialogs.base import Dialog
from vfioviz.ui.live.again import command_line
from vfioviz.ui.live.listener import Listener
from vfioviz.ui.live.reasons import sentence
from vfioviz.ui.live.summary import steps
from vfioviz.ui.whole import whole

_ASKED = {"pkexec": mark("pkexec asks for a password"), "askpass": mark("sudo asks for a password")}
_LINES = (3, 18)
"""Least and most lines of details that are seen at once."""
_WIDTH = 760


@whole
class ProgressDialog(Dialog):
    """Stands until the child has ended; Escape and Cancel ask it to."""

    TOPIC = "panel.capture"

    ended = Signal(object)
    """The reader, with all that was read."""

    def __init__(self, listener: Listener, parent: QWidget | None = None) -> None:
        super().__init__(tr("Capturing"), "", parent)
        self.resize(640, 200)
        self._listener = listener
        self._finished = False
        self._cancelled = False
        root = listener.command.target.root
        asked = (
            tr("; {item} in a window of its own", item=tr(_ASKED[root])) if root in _ASKED else ""
        )
        self.what = QLabel(tr("Starting{asked}…", asked=asked), self)
        self.what.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 0)
        self.bar.setFormat(tr("%v of %m calls"))
        self.bar.setAccessibleName(tr("Calls made"))
        self.shown = command_line(listener.command.shown, self)
        self.failures = QPlainTextEdit(self)
        self.failures.setReadOnly(True)
        self.failures.setAccessibleName(tr("What went wrong, and what to do"))
        self.failures.setTabChangesFocus(True)
        self.failures.hide()
        for widget in (self.what, self.bar, self.shown):
            self.body.addWidget(widget)
        self.body.addWidget(self.failures, 1)
        self.copy = self.buttons.addButton(tr("&Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self.copy.setAutoDefault(False)
        self.copy.clicked.connect(
            lambda: QGuiApplication.clipboard().setText(self.failures.toPlainText())
        )
        self.copy.hide()
        self.ok.setText(tr("Cancel"))
        # An Enter that comes twice must not end what the first one started.
        self.ok.setAutoDefault(False)
        self.ok.setFocus()
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
        if self._cancelled:
            return
        if isinstance(message, Begin):
            self.what.setText(tr("Linux {kernel}: opening the devices…", kernel=message.kernel))
        if isinstance(message, Progress):
            self.bar.setRange(0, max(message.of, message.done, 1))
            self.bar.setValue(message.done)
            index = "" if message.index is None else tr(", region {index}", index=message.index)
            self.what.setText(f"{self._place(message.device)}: {message.ioctl}{index}")

    def _place(self, address: str) -> str:
        reader = self._listener.reader
        devices = list(dict.fromkeys(each for plan in reader.plans for each in plan.devices))
        if len(devices) > 1 and address in devices:
            return tr(
                "Device {number} of {count}, {address}",
                number=devices.index(address) + 1,
                count=len(devices),
                address=address,
            )
        return tr("Device {address}", address=address)

    def _done(self) -> None:
        self._finished = True
        self.ok.setEnabled(True)
        reader = self._listener.reader
        self.ended.emit(reader)
        wanted = self._cancelled and all(each.code == "cancelled" for each in reader.failures)
        if not self._listener.left and (wanted or not reader.failures):
            super().accept()
            return
        self._tell(reader)

    def _tell(self, reader: Reader) -> None:
        count = len(reader.captures())
        self.setWindowTitle(tr("Captured") if count else tr("Nothing was captured"))
        self.bar.hide()
        read = tr("Nothing was read")
        if count:
            said = mark("{answers} is kept") if count == 1 else mark("{answers} are kept")
            read = tr(said, answers=plural(count, "answer"))
        self.what.setText(tr("{read}; {steps} did not work:", read=read, steps=steps(reader)))
        self.failures.setPlainText("\n".join(self._details(reader)))
        self.failures.show()
        self.copy.show()
        self.shown.setCursorPosition(0)
        self.ok.setText(tr("Close"))
        self.ok.setAutoDefault(True)
        self.ok.setDefault(True)
        self.ok.setFocus()
        self._fit()

    def _fit(self) -> None:
        """Make room for the details as they are wrapped, as far as a screen has it."""
        self.resize(_WIDTH, self.height())
        layout = self.layout()
        if layout is not None:
            layout.activate()
        # The height of a plain text's document is in lines.
        wrapped = int(self.failures.document().size().height()) + 1
        lines = max(_LINES[0], min(wrapped, _LINES[1]))
        self.failures.setMinimumHeight(self.failures.fontMetrics().lineSpacing() * lines)
        self.resize(_WIDTH, self.minimumSizeHint().height())

    def _details(self, reader: Reader) -> list[str]:
        lines = []
        for failure in reader.failures:
            told = explain(failure, reader.host, reader.devices)
            lines.append(sentence(told))
            lines += [f"    {line}" for line in told.commands]
        if self._listener.said:
            lines += ["", tr("The last words of what was started:")]
            lines += [f"    {line}" for line in self._listener.said.splitlines()]
        if self._listener.left:
            lines += ["", tr("It could not be ended: it runs as root, or waits in the kernel.")]
        return lines

    @override
    def reject(self) -> None:
        if self._finished:
            super().reject()
            return
        self._cancelled = True
        self.what.setText(tr("Ending… what was read is kept."))
        self.ok.setEnabled(False)
        self._listener.cancel()
