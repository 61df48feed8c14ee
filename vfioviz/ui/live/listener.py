"""A child that speaks the agent's protocol, read in a thread of its own."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QThread, Signal
from typing_extensions import override

from vfioviz.capture.live.messages import Record
from vfioviz.capture.live.run import Run
from vfioviz.capture.live.stream import Reader
from vfioviz.capture.live.transport import Command
from vfioviz.ui.whole import whole

_END = 8000
"""Milliseconds that a child has to end when the program does."""
_running: set[Listener] = set()
"""A thread must not go before it ends, whatever becomes of the dialog that started it."""


@whole
class Listener(QThread):
    """Runs one command to its end; the reader is to be looked at when ``finished`` was sent."""

    heard = Signal(object)
    """A message, in the order in which it came; answers themselves are kept by the reader."""

    def __init__(self, command: Command, reader: Reader) -> None:
        super().__init__()
        self.command = command
        self.reader = reader
        self._run = Run(command)

    def listen(self) -> None:
        """Start the child."""
        _running.add(self)
        app = QCoreApplication.instance()
        if app is not None:
            app.aboutToQuit.connect(self._leave)
        self.finished.connect(lambda: _running.discard(self))
        self.start()

    def _leave(self) -> None:
        if self.isRunning():
            self.cancel()
            self.wait(_END)

    @override
    def run(self) -> None:
        with self._run as child:
            for line in child.lines():
                message = self.reader.feed(line)
                if message is not None and not isinstance(message, Record):
                    self.heard.emit(message)
            self.reader.finish(child.failure(self.reader))

    def cancel(self) -> None:
        """Ask for an end; what was read stays, and ``finished`` still comes."""
        self._run.cancel()

    @property
    def said(self) -> str:
        """The last lines of stderr, once it has finished."""
        return self._run.stderr

    @property
    def left(self) -> bool:
        """Whether the child could not be ended."""
        return self._run.left
